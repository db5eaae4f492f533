/* coach.c: one thing to try with each product of the practice crate. */
#include "ui/screens/coach.h"

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
