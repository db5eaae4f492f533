/* helper_call.c: see helper_call.h. */
#include "ui/helper_call.h"

/* What the lane has in hand: a step of its crate, the crate itself when nothing is left of it. */
static uint32_t step_of(const struct ui *ui, const struct ui_view *view)
{
    const struct prep *prep = view->prep;
    uint32_t crate = prep_lane(prep, ui->lane)->crate;
    bool substitute;
    if (crate == ID_NONE) {
        return ID_NONE;
    }
    uint32_t step = prep_crate(prep, crate)->status == CRATE_CHECKING
                        ? prep_next_count(prep, crate, &substitute)
                        : prep_next_portion(prep, crate);
    return step != ID_NONE ? step : crate;
}

bool helper_call_counts(struct ui *ui, const struct ui_view *view)
{
    enum refusal_kind kind = ui->refusal.kind;
    if (kind != REFUSAL_OTHER_CRATE && kind != REFUSAL_OTHER_PRODUCT) {
        return false;
    }
    uint32_t step = step_of(ui, view);
    ui->wrong_in_row = step == ui->wrong_step ? ui->wrong_in_row + 1 : 1;
    ui->wrong_step = step;
    return helper_call_is_on(ui);
}

bool helper_call_is_on(const struct ui *ui)
{
    enum refusal_kind kind = ui->refusal.kind;
    return ui->screen == SCREEN_NOT_THIS && ui->wrong_in_row >= HELPER_CALL_AFTER &&
           (kind == REFUSAL_OTHER_CRATE || kind == REFUSAL_OTHER_PRODUCT);
}
