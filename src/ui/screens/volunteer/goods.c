/* goods.c: the drawing of what is to be taken, beside what it is mistaken for. */
#include "ui/screens/volunteer/goods.h"

#include <string.h>

#include "base/str.h"
#include "domain/check_rule.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/widgets.h"
#include "ui/words.h"

void goods_draw(const struct ui_view *view, const struct kit *kit, struct rect rect,
                const struct product *product)
{
    const struct theme *theme = kit->theme;
    const struct product *other = alike_product(view->prep->plan, view->mistakes, product);
    if (other == NULL) {
        frame_picture(kit->frame, rect, parts_picture(product), 255, false);
        return;
    }
    struct rect halves[2] = {rect_cell(rect, 2, 1, theme_px(theme, 3.0), 0),
                             rect_cell(rect, 2, 1, theme_px(theme, 3.0), 1)};
    const struct product *both[2] = {product, other};
    for (int i = 0; i < 2; i++) {
        char words[LIMIT_NAME];
        alike_words(both[i]->name, both[1 - i]->name, words, sizeof words);
        const char *blank = strchr(words, ' ');
        bool is_short = blank == NULL || strchr(blank + 1, ' ') == NULL;
        bool has_room = is_short && rect.h > theme_px(theme, 24.0);
        struct rect foot = rect_cut_bottom(&halves[i], has_room ? theme_px(theme, 9.0) : 0);
        text_draw(kit, foot,
                  (struct text_style){.type = TYPE_BODY,
                                      .least = TYPE_SMALL,
                                      .weight = WEIGHT_BOLD,
                                      .colour = i == 0 ? COLOUR_GREEN : COLOUR_AMBER,
                                      .align = ALIGN_CENTRE},
                  has_room && text_width(kit, (struct text_style){.type = TYPE_SMALL}, words) <
                                  foot.w * 9 / 10
                      ? words
                      : "");
        frame_picture(kit->frame, halves[i], parts_picture(both[i]), i == 0 ? 255 : 130, false);
        int side = theme_px(theme, 13.0);
        side = side < halves[i].w / 2 ? side : halves[i].w / 2;
        struct rect mark = {halves[i].x + halves[i].w - side, halves[i].y, side, side};
        widget_verdict_mark(kit, mark, i == 0 ? VERDICT_DONE : VERDICT_NOT_THIS);
    }
}

void goods_draw_cold(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                     struct rect *body, uint32_t crate)
{
    int64_t out_ms = check_cold_ms(view->prep, crate, view->now_ms);
    if (out_ms < COLD_WARN_MS || parts_is_slim(kit)) {
        return;
    }
    const struct theme *theme = kit->theme;
    char words[96];
    bool is_late = out_ms >= COLD_TOO_LONG_MS;
    str_format(words, sizeof words, _("Fridge! %d min"), (int)(out_ms / 60000));
    struct rect band = rect_cut_top(body, theme_px(theme, theme->low ? 16.0 : 12.0));
    (void)rect_cut_top(body, theme_px(theme, 2.0));
    frame_fill(kit->frame, band, theme->radius[RADIUS_MEDIUM],
               widget_verdict_ground(is_late ? VERDICT_DANGER : VERDICT_NOT_THIS));
    band = rect_inset(band, theme_px(theme, 4.0), theme_px(theme, 1.0));
    widget_verdict_mark(kit, rect_cut_left(&band, band.h), is_late ? VERDICT_DANGER : VERDICT_WAIT);
    (void)rect_cut_left(&band, theme_px(theme, 4.0));
    text_draw(kit, band,
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = TYPE_SMALL,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_INK},
              words);
}

void goods_draw_news(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                     struct rect *body)
{
    parts_resumed(ui, view, kit, body);
    goods_draw_cold(ui, view, kit, body, prep_lane(view->prep, ui->lane)->crate);
}
