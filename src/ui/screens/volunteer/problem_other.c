/* problem_other.c: what is put in instead, as the director allows: where it lies, what it looks
 * like, how much of it, and in whose place. */
#include "base/str.h"
#include "ui/picture.h"
#include "ui/quantity.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/screens/volunteer/problem.h"
#include "ui/widgets.h"
#include "ui/words.h"

/* The ordered goods, pale, an arrow, and what is put in; its place before all. */
static void draw_swap(const struct ui *ui, const struct kit *kit, struct rect row,
                      const struct problem_step *step)
{
    const struct theme *theme = kit->theme;
    int side = row.h;
    struct rect was = rect_cut_left(&row, side);
    frame_border(kit->frame, was, side / 5, theme->border, COLOUR_EDGE, true);
    frame_picture(kit->frame, rect_centre(was, side * 13 / 20, side * 13 / 20),
                  parts_picture(step->product), 90, true);
    (void)rect_cut_left(&row, theme_px(theme, 3.0));
    struct rect arrow = rect_cut_left(&row, side / 2);
    frame_shape(kit->frame, rect_centre(arrow, side / 2, side / 2), SHAPE_ARROW_RIGHT,
                COLOUR_MUTED);
    (void)rect_cut_left(&row, theme_px(theme, 3.0));
    if (!kit->theme->narrow) {
        parts_scan_mark(ui, kit, rect_cut_right(&row, theme_px(theme, 44.0)));
    }
    const char *place = step->other->place;
    text_draw(kit, row,
              (struct text_style){.type = place[0] != '\0' ? TYPE_HERO : TYPE_INSTRUCTION,
                                  .least = TYPE_SMALL,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_GREEN,
                                  .align = theme->narrow ? ALIGN_CENTRE : ALIGN_LEFT,
                                  .lines = place[0] != '\0' ? 1 : 2},
              place[0] != '\0' ? place : _("Ask where it is"));
}

void problem_draw_other(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                        struct rect body, const struct problem_step *step)
{
    const struct theme *theme = kit->theme;
    (void)view;
    widget_card(kit, body);
    struct rect card = rect_inset(body, theme->pad, theme_px(theme, theme->narrow ? 3.0 : 5.0));
    bool is_low = card.h < theme_px(theme, 70.0);
    draw_swap(ui, kit, rect_cut_top(&card, theme_px(theme, is_low ? 12.0 : 22.0)), step);
    (void)rect_cut_top(&card, theme_px(theme, 2.0));
    int64_t other = problem_other_milli(step);
    if (!step->weighed && other % 1000 == 0 && !is_low) {
        struct rect row = rect_cut_bottom(&card, theme_px(theme, 20.0));
        int done = (int)(ui->tally_milli / 1000), whole = (int)(other / 1000);
        if (!quantity_draw(kit, row, ALIGN_CENTRE, parts_picture(step->other),
                           done < whole ? done : whole, whole)) {
            widget_steps(kit, row, (int)(ui->tally_milli * 100 / other), 100);
        }
        (void)rect_cut_bottom(&card, theme_px(theme, 2.0));
    }
    parts_product(kit, card, step->other);
}
