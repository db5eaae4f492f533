/* share.h: what the two halves of the screen "product by product" share: share.c asks the rules,
 * share_view.c draws; say.c says it aloud. Nobody else includes it. */
#ifndef BORNE_UI_SCREENS_VOLUNTEER_SHARE_H
#define BORNE_UI_SCREENS_VOLUNTEER_SHARE_H

#include "ui/action.h"
#include "ui/ui.h"

enum { SHARE_PRODUCT = ACTION_OWN, SHARE_KEYS, SHARE_OTHER, SHARE_PAGE };
enum { SHARE_BY_LABEL, SHARE_TYPING }; /* ui->choice */

struct share_step {
    const struct product *product; /* NULL: to be chosen */
    const struct crate *crate;     /* NULL: every crate has its part */
    int64_t units_milli;           /* it takes */
    bool weighed;
};

struct share_step share_find_step(const struct ui *ui, const struct ui_view *view);
/* What was typed or lies on the scale. */
bool share_read_number(const struct ui *ui, const struct ui_view *view,
                       const struct share_step *step, int64_t *ret);

void share_draw(const struct ui *ui, const struct ui_view *view, const struct kit *kit);

#endif
