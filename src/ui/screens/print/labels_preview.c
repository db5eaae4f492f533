/* labels_preview.c: see labels_preview.h. */
#include "ui/screens/print/labels_preview.h"

#include "ui/words.h"

struct desk_pages labels_preview_draw(const struct ui *ui, const struct ui_view *view,
                                      const struct kit *kit, struct rect rect)
{
    const struct theme *theme = kit->theme;
    const struct preview_view *preview = &view->print.preview;
    struct desk_pages pages = desk_pages(preview->at, preview->of, 1);
    if (preview->says[0] != '\0') {
        desk_nothing(kit, rect, VERDICT_NOT_THIS, _("Nothing to show"), preview->says);
        return pages;
    }
    if (preview->dots == 0) {
        desk_band(kit, rect_cut_top(&rect, theme_px(theme, 24.0)), VERDICT_WAIT, _("Drawing …"));
        return pages;
    }
    int margin = theme_px(theme, 3.0);
    struct rect ink =
        frame_dots_fit(rect_inset(rect, margin, margin), preview->width, preview->height);
    struct rect paper = {ink.x - margin, ink.y - margin, ink.w + 2 * margin, ink.h + 2 * margin};
    frame_shadow(kit->frame, paper, margin);
    frame_fill(kit->frame, paper, margin, COLOUR_CARD);
    frame_dots(kit->frame, ink, preview->dots);
    return pages;
}
