/* lane.c: see lane.h. */
#include "ui/lane.h"

#include "base/str.h"
#include "support/check.h"
#include "ui/action.h"

static struct frame frame;

void lane_show_on(struct lane_test *lane, const struct panel *panel,
                  const struct text_metrics *metrics)
{
    lane->theme = theme_make_in(panel, panel_rect(panel)); /* as lanes.c does it */
    lane->kit = (struct kit){.frame = &frame, .theme = &lane->theme, .metrics = metrics};
}

void lane_open(struct lane_test *lane, bool has_month)
{
    memset(lane, 0, sizeof *lane);
    if (has_month) {
        small_prep_init(&lane->small);
    }
    prep_init(&lane->empty, 1, &lane->none);
    lane->view = (struct ui_view){
        .prep = has_month ? &lane->small.prep : &lane->empty,
        .pairs = &lane->small.pairs,
        .pair = -1,
        .now_ms = INT64_C(1763625600000), /* a Thursday, 8 in the morning in UTC */
        .utc_offset_s = 3600,
        .has_pin = true,
    };
    lane_show_on(lane, &(struct panel){1280, 800, PANEL_DIAGONAL_IN}, &text_plain_metrics);
    ui_init(&lane->ui, 0);
    lane->ui.touched_ms = lane->view.now_ms;
    ui_resume(&lane->ui, &lane->view);
}

void lane_close(struct lane_test *lane)
{
    prep_finish(&lane->empty);
    small_prep_finish(&lane->small);
}

const struct frame *lane_frame(struct lane_test *lane)
{
    ui_draw(&lane->ui, &lane->view, &lane->kit);
    return &frame;
}

static void carry_out(struct lane_test *lane)
{
    struct request *request = &lane->request;
    lane->outcome = (struct outcome){.request = request->kind};
    if (request->kind == REQUEST_COMMAND) {
        request->command.lane = lane->ui.lane;
        request->command.pair = lane->view.pair_token;
        size_t before = lane->small.event_count;
        if (lane->view.prep->plan != NULL) {
            (void)small_do(&lane->small, request->command);
        } else {
            decide(lane->view.prep, NULL, &request->command, &lane->small.decision);
        }
        lane->outcome.command = request->command;
        lane->outcome.refusal = lane->small.decision.refusal;
        lane->outcome.event_count = lane->small.event_count - before;
        if (lane->outcome.event_count > 0) {
            lane->outcome.event = lane->small.events[lane->small.event_count - 1].kind;
        }
    } else if (request->kind == REQUEST_PAIR) {
        lane->view.pair = request->argument;
        lane->view.pair_token = request->argument >= 0 ? 1000 + (uint64_t)request->argument : 0;
    } else {
        return;
    }
    lane->sound = ui_outcome(&lane->ui, &lane->view, &lane->outcome);
}

static void send(struct lane_test *lane, struct ui_input input)
{
    lane->sound = SOUND_NONE;
    lane->outcome = (struct outcome){.request = REQUEST_NONE};
    ui_event(&lane->ui, &lane->view, &input, &lane->request);
    if (lane->request.kind == REQUEST_NONE) {
        return;
    }
    carry_out(lane);
    while (ui_deadline_ms(&lane->ui, &lane->view) <= lane->view.now_ms) {
        struct ui_input changed = {.kind = UI_CHANGED};
        ui_event(&lane->ui, &lane->view, &changed, &lane->request);
        if (lane->request.kind == REQUEST_NONE) {
            break;
        }
        carry_out(lane);
    }
}

bool lane_can_tap(struct lane_test *lane, const char *name)
{
    return frame_target_named(lane_frame(lane), name) != NULL;
}

void lane_tap(struct lane_test *lane, const char *name)
{
    const struct frame_target *target = frame_target_named(lane_frame(lane), name);
    if (target == NULL) {
        fprintf(stderr, "no target %s on screen %s\n", name, lane_screen(lane));
        exit(1);
    }
    send(lane,
         (struct ui_input){.kind = UI_TAP, .action = target->action, .argument = target->argument});
}

void lane_scan(struct lane_test *lane, const char *text)
{
    send(lane, (struct ui_input){.kind = UI_SCAN, .code = code_read(text)});
}

void lane_scan_crate(struct lane_test *lane, uint32_t crate)
{
    lane_scan(lane, small_crate_code(&lane->small, crate));
}

void lane_scan_product(struct lane_test *lane, enum small_product product)
{
    lane_scan(lane, small_codes[product]);
}

void lane_wait(struct lane_test *lane, int64_t ms)
{
    lane->view.now_ms += ms;
    send(lane, (struct ui_input){.kind = UI_CHANGED});
}

const char *lane_screen(const struct lane_test *lane)
{
    return ui_screen(lane->ui.screen)->name;
}

void lane_choose_pair(struct lane_test *lane, int pair)
{
    lane->view.pair = pair;
    lane->view.pair_token = 1000 + (uint64_t)pair;
}

void lane_open_crate(struct lane_test *lane, uint32_t crate, enum lane_task task)
{
    lane->ui.task = task;
    ui_go(&lane->ui, &lane->view, SCREEN_CRATE_CHOICE);
    lane_scan_crate(lane, crate);
    CHECK_INT(lane->outcome.refusal.kind, REFUSAL_NONE);
    CHECK_INT(prep_lane(lane->view.prep, lane->ui.lane)->crate, crate);
}

uint32_t lane_crate_of_kind(const struct lane_test *lane, enum crate_kind kind, int nth)
{
    const struct plan *plan = &lane->small.plan;
    for (size_t i = 0; i < plan->crates.count; i++) {
        if (plan->crates.rows[i].kind == kind && nth-- == 0) {
            return plan->crates.rows[i].id;
        }
    }
    CHECK_NEVER("no such crate");
    return ID_NONE;
}

void lane_go_to_step(struct lane_test *lane, enum small_product product)
{
    uint32_t wanted = small_product_id(&lane->small, product);
    for (int i = 0; i < 20; i++) {
        uint32_t crate = prep_lane(lane->view.prep, lane->ui.lane)->crate;
        uint32_t step = prep_next_portion(lane->view.prep, crate);
        CHECK(step != ID_NONE);
        if (plan_portion(lane->view.prep->plan, step)->product == wanted) {
            ui_go_to_work(&lane->ui, &lane->view, SCREEN_HOME);
            return;
        }
        CHECK_INT(
            small_do(&lane->small, (struct command){.kind = COMMAND_SKIP, .lane = lane->ui.lane}),
            REFUSAL_NONE);
    }
    CHECK_NEVER("no such step");
}

void lane_type(struct lane_test *lane, const char *digits)
{
    for (; *digits != '\0'; digits++) {
        char name[] = {'k', 'e', 'y', '_', *digits, '\0'};
        lane_tap(lane, name);
    }
}

void lane_at_step(struct lane_test *lane, enum small_product product, int64_t least_milli)
{
    lane_choose_pair(lane, 0);
    for (size_t i = 0; i < lane->small.plan.portions.count; i++) {
        const struct portion *portion = &lane->small.plan.portions.rows[i];
        if (portion->product == small_product_id(&lane->small, product) &&
            portion->units_milli >= least_milli) {
            lane_open_crate(lane, portion->crate, LANE_TASK_PICK);
            lane_go_to_step(lane, product);
            return;
        }
    }
    CHECK_NEVER("no such portion");
}
