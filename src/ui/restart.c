/* restart.c: "the machine starts again, nothing is lost". Amber: nobody did anything wrong. */
#include "ui/restart.h"

#include "ui/picture.h"
#include "ui/widgets.h"
#include "ui/words.h"

void restart_draw(int language, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    frame_begin(kit->frame, &theme->panel, COLOUR_AMBER_SOFT);
    struct rect body = rect_inset(kit->frame->screen, theme->edge, theme->edge);
    struct text_style style = {.type = TYPE_DISPLAY,
                               .least = TYPE_HERO,
                               .weight = WEIGHT_BOLD,
                               .colour = COLOUR_INK,
                               .align = ALIGN_CENTRE};
    struct rect saved = rect_cut_bottom(&body, theme_px(theme, 30.0));
    struct rect title = rect_cut_bottom(&body, theme_px(theme, 34.0));
    text_draw(kit, title, style, words_get(language, N_("It starts again")));
    style.type = TYPE_TITLE;
    style.least = TYPE_INSTRUCTION;
    style.weight = WEIGHT_REGULAR;
    text_draw(kit, saved, style, words_get(language, N_("Nothing is lost. One moment.")));
    int side = theme_px(theme, 60.0);
    side = side < body.h ? side : body.h;
    struct rect row = rect_centre(body, 2 * side + 2 * theme->pad, side);
    frame_picture(kit->frame, rect_cut_left(&row, side), PICTURE_SWAP, 255, false);
    widget_verdict_mark(kit, rect_cut_right(&row, side), VERDICT_WAIT);
}
