/* desk_scene_lend.c: see desk_scene_lend.h. */
#include "ui/desk_scene_lend.h"

#include "base/str.h"
#include "domain/lend.h"
#include "support/check.h"

static void stick(struct desk_test *desk)
{
    str_copy(desk->view.stick_name, sizeof desk->view.stick_name, "CLE-NOVEMBRE");
}

/* The first pick-up point of which nothing has been begun, or of which something has. */
static const struct pickup *point(struct desk_test *desk, bool may)
{
    const struct plan *plan = desk->month.prep.plan;
    for (size_t i = 0; i < plan->pickups.count; i++) {
        if (lend_may(&desk->month.prep, plan->pickups.rows[i].id) == may) {
            return &plan->pickups.rows[i];
        }
    }
    CHECK(false);
    return NULL;
}

static void lend(struct desk_test *desk)
{
    CHECK_INT(small_do(&desk->month,
                       (struct command){.kind = COMMAND_LEND, .target = point(desk, true)->id}),
              REFUSAL_NONE);
}

static void open_screen(struct desk_test *desk)
{
    desk_tap(desk, "more");
    desk_tap(desk, "before");
    desk_tap(desk, "lends");
    CHECK_INT(desk->request.kind, REQUEST_PARTS_LOOK);
}

static void open_point(struct desk_test *desk, const struct pickup *pickup)
{
    char name[32];
    open_screen(desk);
    str_format(name, sizeof name, "point_%s", pickup->letter);
    while (!desk_can_tap(desk, name)) {
        desk_tap(desk, "page_next");
    }
    desk_tap(desk, name);
}

void scene_lends(struct desk_test *desk)
{
    lend(desk);
    open_screen(desk);
}

static void found(struct desk_test *desk, struct part_found file)
{
    static struct part_view parts;
    parts = (struct part_view){.found = {file}, .count = 1};
    stick(desk);
    open_screen(desk);
    desk->view.parts = &parts;
    desk->view.job = (struct job_view){.kind = JOB_PARTS, .status = JOB_DONE};
}

static const struct part_found record = {.name = "preparation-1-blenod-les-toul.releve-borne",
                                         .pickup = "Blénod-lès-Toul",
                                         .prep = 1,
                                         .crates = 24,
                                         .picked = 23,
                                         .checked = 8,
                                         .events = 412,
                                         .discrepancies = 3,
                                         .conflicts = 1};

void scene_lends_looked(struct desk_test *desk)
{
    lend(desk);
    found(desk, record);
}

void scene_lends_record(struct desk_test *desk)
{
    scene_lends_looked(desk);
    desk_tap(desk, "found_0");
}

void scene_lends_again(struct desk_test *desk)
{
    struct part_found again = record;
    again.events = again.discrepancies = again.conflicts = 0;
    found(desk, again);
    desk_tap(desk, "found_0");
}

void scene_lends_letter(struct desk_test *desk)
{
    found(desk, (struct part_found){.is_letter = true,
                                    .name = "preparation-1-neuves-maisons.part-borne",
                                    .pickup = "Neuves-Maisons",
                                    .prep = 1});
    desk_tap(desk, "found_0");
}

void scene_lends_wrong(struct desk_test *desk)
{
    struct part_found wrong = {.name = "preparation-1-toul.releve-borne",
                               .why = "Ce fichier est abîmé : il n’arrive pas entier. Rien n’est "
                                      "changé. Écrivez-le encore une fois sur la clé, et attendez "
                                      "qu’elle ait fini."};
    found(desk, wrong);
    desk_tap(desk, "found_0");
}

void scene_lends_empty(struct desk_test *desk)
{
    found(desk, (struct part_found){.is_letter = true,
                                    .name = "preparation-1-neuves-maisons.part-borne",
                                    .pickup = "Neuves-Maisons",
                                    .prep = 1});
}

void scene_lends_point(struct desk_test *desk)
{
    stick(desk);
    open_point(desk, point(desk, true));
    desk_tap(desk, "names");
}

void scene_lends_written(struct desk_test *desk)
{
    stick(desk);
    lend(desk);
    open_point(desk, plan_pickup(desk->month.prep.plan, desk->month.prep.lends[0].pickup));
    desk->view.job = (struct job_view){.kind = JOB_PART, .status = JOB_DONE};
    str_copy(desk->view.job.result, sizeof desk->view.job.result,
             "preparation-1-neuves-maisons.part-borne");
}

void scene_lends_out(struct desk_test *desk)
{
    lend(desk);
    open_point(desk, plan_pickup(desk->month.prep.plan, desk->month.prep.lends[0].pickup));
}

void scene_lends_give_up(struct desk_test *desk)
{
    scene_lends_out(desk);
    desk_tap(desk, "give_up");
}

void scene_lends_begun(struct desk_test *desk)
{
    open_point(desk, point(desk, false));
}

/* This is the labo's machine. */
static void borrow(struct desk_test *desk)
{
    struct prep *prep = &desk->month.prep;
    lend(desk);
    struct event event = {.id = {42, 1},
                          .lamport = prep->lamport + 1,
                          .prep = prep->number,
                          .kind = EVENT_CRATES_BORROWED,
                          .number = 1};
    CHECK(prep_apply(prep, &event));
    prep->station = 42;
}

void scene_lends_mine(struct desk_test *desk)
{
    borrow(desk);
    stick(desk);
    open_screen(desk);
}

void scene_lends_given_back(struct desk_test *desk)
{
    borrow(desk);
    struct event event = {.id = {42, 2},
                          .lamport = desk->month.prep.lamport + 1,
                          .prep = desk->month.prep.number,
                          .kind = EVENT_CRATES_RETURNED,
                          .number = 1,
                          .value = 1};
    CHECK(prep_apply(&desk->month.prep, &event));
    open_screen(desk);
}
