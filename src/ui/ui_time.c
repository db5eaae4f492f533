/* ui_time.c: what time does to a lane: screens that are left by themselves, a bag too long out of
 * the cold, when to look again. */
#include "ui/ui_time.h"

#include "domain/check_rule.h"
#include "ui/screens/volunteer/idle.h"
#include "ui/words.h"

bool ui_is_at_work(const struct ui *ui, const struct ui_view *view)
{
    return prep_lane(view->prep, ui->lane)->crate != ID_NONE;
}

bool ui_may_be_left(enum screen_id screen)
{
    return screen == SCREEN_HELP || screen == SCREEN_COMFORT || screen == SCREEN_PAIR ||
           screen == SCREEN_WELCOME || screen == SCREEN_PRACTISED || screen == SCREEN_FIRST ||
           screen == SCREEN_CRATE_CHOICE || screen == SCREEN_CRATE_NUMBER ||
           screen == SCREEN_NOT_THIS || screen == SCREEN_CHECK_RESULT || screen == SCREEN_RECEIVE ||
           screen == SCREEN_CHILLED || screen == SCREEN_TRIPS || screen == SCREEN_CLEAN ||
           ui_screen(screen)->is_director;
}

/* The bag that is filled in this lane, ID_NONE when there is none or it was told to be out too
 * long. */
static uint32_t bag_in_hand(const struct ui *ui, const struct ui_view *view)
{
    uint32_t crate = prep_lane(view->prep, ui->lane)->crate;
    bool is_bag = crate != ID_NONE && plan_crate(view->prep->plan, crate)->kind != CRATE_DRY &&
                  prep_crate(view->prep, crate)->status == CRATE_PICKING;
    return is_bag && !prep_kept_out_is_told(view->prep, crate) ? crate : ID_NONE;
}

/* Too long out of the cold: noted by itself, once. */
bool ui_note_kept_out(struct ui *ui, const struct ui_view *view, struct request *request)
{
    uint32_t crate = bag_in_hand(ui, view);
    int64_t out_ms = crate != ID_NONE ? check_cold_ms(view->prep, crate, view->now_ms) : 0;
    if (out_ms < COLD_TOO_LONG_MS || ui->kept_out == crate) {
        return false;
    }
    ui->kept_out = crate; /* asked for once: the disk may take its time */
    *request = (struct request){.kind = REQUEST_COMMAND};
    request->command.kind = COMMAND_KEPT_OUT;
    request->command.crate = crate;
    request->command.value = (int32_t)(out_ms / 60000);
    return true;
}

static int64_t screen_deadline_ms(const struct ui *ui, const struct ui_view *view)
{
    if (ui->next.kind != COMMAND_NONE || ui->voice.begins) {
        return view->now_ms;
    }
    bool is_set = ui->language != LANGUAGE_FR || ui->comfort != 0;
    if (ui->screen == SCREEN_HOME) {
        int64_t french_ms = ui->touched_ms + UI_HOME_AFTER_MS, idle_ms = idle_deadline_ms(ui, view);
        return is_set && view->pair < 0 && french_ms < idle_ms ? french_ms : idle_ms;
    }
    if (ui->screen == SCREEN_POWER) {
        int64_t back_ms = ui->touched_ms + UI_HOME_AFTER_MS;
        return back_ms > view->now_ms ? back_ms : INT64_MAX; /* on its way: asked no more */
    }
    uint32_t crate = prep_lane(view->prep, ui->lane)->crate;
    if (ui->screen == SCREEN_PICK && crate != ID_NONE &&
        plan_crate(view->prep->plan, crate)->kind != CRATE_DRY) {
        int64_t out_ms = check_cold_ms(view->prep, crate, view->now_ms); /* it warns in time */
        return view->now_ms + (out_ms < COLD_WARN_MS ? COLD_WARN_MS - out_ms : 60000);
    }
    if (!ui_may_be_left(ui->screen) || (ui_is_at_work(ui, view) && ui->screen == SCREEN_NOT_THIS)) {
        return INT64_MAX;
    }
    if (ui->screen == SCREEN_PIN && view->pin_wait_s > 0) {
        return view->now_ms + 1000; /* the wait counts down */
    }
    if (ui->screen == SCREEN_TOUCH && view->now_ms - ui->touched_ms < UI_TOUCH_PROOF_MS) {
        return view->now_ms + 1000; /* the proof counts down */
    }
    if (ui_screen(ui->screen)->is_director) {
        int64_t lock_ms = ui->touched_ms + UI_LOCK_AFTER_MS;
        return lock_ms > view->now_ms ? lock_ms : view->now_ms + 1000; /* a job goes on */
    }
    /* The countdown before the way home changes once a second. */
    int64_t left_ms = ui->touched_ms + UI_HOME_AFTER_MS - view->now_ms;
    if (left_ms > UI_COUNTDOWN_MS) {
        return view->now_ms + left_ms - UI_COUNTDOWN_MS;
    }
    int64_t part_ms = left_ms > 0 ? left_ms % 1000 : 0;
    return view->now_ms + (part_ms > 0 ? part_ms : 1000);
}

int64_t ui_deadline_ms(const struct ui *ui, const struct ui_view *view)
{
    int64_t at_ms = screen_deadline_ms(ui, view);
    uint32_t bag = bag_in_hand(ui, view);
    if (bag != ID_NONE && ui->kept_out != bag) {
        int64_t left_ms = COLD_TOO_LONG_MS - check_cold_ms(view->prep, bag, view->now_ms);
        int64_t cold_ms = view->now_ms + (left_ms > 0 ? left_ms : 0);
        at_ms = cold_ms < at_ms ? cold_ms : at_ms;
    }
    return at_ms;
}
