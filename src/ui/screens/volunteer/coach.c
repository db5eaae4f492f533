/* coach.c: one thing to try with each product of the practice crate; one line for the tutor. */
#include "ui/screens/volunteer/coach.h"

#include "domain/practice.h"
#include "ui/words.h"

const char *coach_words(const struct ui *ui, const struct ui_view *view)
{
    static const char *const words[PRACTICE_LESSONS] = {
        [PRACTICE_SCAN] = N_("One *scan* each. Try a wrong one too."),
        [PRACTICE_COUNT] = N_("*Scan* one, then type the rest."),
        [PRACTICE_PROBLEM] = N_("It is not there: touch the *hand*."),
        [PRACTICE_UNDO] = N_("*Scan* one, then *undo* it."),
    };
    bool is_undone = (view->practice_learned >> PRACTICE_UNDO & 1u) != 0;
    enum practice_lesson next = practice_next(view->prep, ui->lane);
    if (ui->screen != SCREEN_PICK || next == PRACTICE_LESSONS) {
        return "";
    }
    return next == PRACTICE_UNDO && is_undone ? _("Well done. Now *scan* both.") : _(words[next]);
}

/* Around the steps: before the first, after the last, and when something is not as it should be. */
static const char *words_beside(const struct ui *ui)
{
    static const struct {
        enum screen_id screen;
        const char *words;
    } lines[] = {
        {SCREEN_CRATE_OPENED, N_("Let them read out the number.")},
        {SCREEN_PROBLEM, N_("Let them choose: nobody is to blame.")},
        {SCREEN_CRATE_DONE, N_("Let them put it away.")},
        {SCREEN_CHECK_RESULT, N_("Thank them.")},
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        if (lines[i].screen == ui->screen) {
            return _(lines[i].words);
        }
    }
    return NULL;
}

const char *coach_tutor(const struct ui *ui, const struct ui_view *view)
{
    const struct prep *prep = view->prep;
    uint32_t crate = prep_lane(prep, ui->lane)->crate;
    bool swaps = ui->job_rounds > 0 && ui->job_rounds % UI_SWAP_ROUNDS == 0;
    const char *words = words_beside(ui);
    if (crate == ID_NONE || words != NULL) {
        return crate != ID_NONE ? words : NULL;
    }
    if (ui->screen != SCREEN_PICK && ui->screen != SCREEN_CHECK) {
        return NULL;
    }
    if (swaps) {
        return _("Swap the scanner.");
    }
    if (ui->screen == SCREEN_CHECK) {
        return _("Say no number: let them count.");
    }
    uint32_t step = prep_next_portion(prep, crate);
    bool weighed =
        step != ID_NONE &&
        plan_is_weighed(plan_product(prep->plan, plan_portion(prep->plan, step)->product));
    return weighed ? _("Let them weigh, then type.") : _("Let them fetch it, be patient.");
}
