/* resumed.c: after a crash or a power cut: what was kept last, so that nobody doubts it. */
#include "base/str.h"
#include "ui/moment.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/widgets.h"
#include "ui/words.h"

/* "lentilles 2 of 3", at picking only: a check is not told how many. */
static void what_was_kept(const struct ui *ui, const struct ui_view *view, uint32_t portion,
                          char *to, size_t size)
{
    const struct prep *prep = view->prep;
    const struct portion *row = plan_portion(prep->plan, portion);
    const struct product *product = row != NULL ? plan_product(prep->plan, row->product) : NULL;
    to[0] = '\0';
    if (product == NULL) {
        return;
    }
    if (ui->task == LANE_TASK_CHECK) {
        str_format(to, size, "%s, ", product->name);
        return;
    }
    char done[32], whole[32];
    parts_amount(ui, done, sizeof done, product, prep_content_milli(prep, portion));
    parts_amount(ui, whole, sizeof whole, product, row->units_milli);
    /* Translators: a product, how many are in, how many are wanted. */
    str_format(to, size, _("%s %s of %s, "), product->name, done, whole);
}

void parts_resumed(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                   struct rect *body)
{
    const struct theme *theme = kit->theme;
    const struct lane *lane = prep_lane(view->prep, ui->lane);
    const struct crate *crate =
        view->prep->plan != NULL ? plan_crate(view->prep->plan, lane->crate) : NULL;
    if (!ui->is_resumed || crate == NULL || lane->last_ms == 0) {
        return;
    }
    char words[320], what[200], at[24];
    moment_hour(ui, view, at, sizeof at, lane->last_ms);
    what_was_kept(ui, view, lane->last_portion, what, sizeof what);
    /* Translators: a number, then nothing or "lentils 2 of 3, ", then an hour. */
    if (theme->low) { /* its number stands right above */
        str_format(words, sizeof words, _("Kept: %s%s"), what, at);
    } else {
        str_format(words, sizeof words, _("Last thing kept: crate %u, %s%s"),
                   plan_order(view->prep->plan, crate->order)->number, what, at);
    }
    int room = body->w - theme_px(theme, 26.0);
    struct text_style small = {.type = TYPE_SMALL, .weight = WEIGHT_SEMIBOLD};
    int wanted = text_width(kit, small, words);
    int lines = parts_is_slim(kit) ? 4 : theme->narrow || wanted > room ? 2 : 1;
    lines = lines == 2 && wanted > room * 19 / 10 ? 3 : lines;
    int high = theme_px(theme, 7.0 + 8.0 * lines);
    if (theme->low) { /* words are as large as elsewhere there */
        lines = text_lines(kit, small, words, room);
        high = lines * text_line_px(theme->type[TYPE_SMALL]) + theme_px(theme, 2.0);
    }
    struct rect strip = rect_cut_top(body, high);
    (void)rect_cut_top(body, theme_px(theme, 3.0));
    frame_fill(kit->frame, strip, theme->radius[RADIUS_SMALL], COLOUR_GREEN_SOFT);
    struct rect inside = rect_inset(strip, theme_px(theme, 3.0), theme_px(theme, 2.0));
    int side = theme_px(theme, 9.0);
    struct rect mark = rect_cut_left(&inside, side);
    widget_verdict_mark(kit, rect_centre(mark, side, side), VERDICT_DONE);
    (void)rect_cut_left(&inside, theme_px(theme, 3.0));
    text_draw(kit, inside,
              (struct text_style){.type = TYPE_BODY,
                                  .least = TYPE_SMALL,
                                  .weight = WEIGHT_SEMIBOLD,
                                  .colour = COLOUR_INK,
                                  .lines = lines},
              words);
}
