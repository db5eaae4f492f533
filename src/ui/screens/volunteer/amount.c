/* amount.c: amounts on screen. */
#include "ui/screens/volunteer/amount.h"

#include <string.h>

#include "base/str.h"
#include "ui/action.h"
#include "ui/keypad.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/widgets.h"
#include "ui/words.h"

void amount_erase(struct ui *ui)
{
    size_t length = strlen(ui->digits);
    if (length > 0) {
        ui->digits[length - 1] = '\0';
    }
}

static int64_t grams_of(const struct product *product, int64_t units_milli)
{
    return product->weight_g > 0 ? plan_grams(product, units_milli) : units_milli;
}

void amount_bounds(const struct ui_view *view, const struct product *product, int64_t units_milli,
                   int64_t *ret_low_g, int64_t *ret_high_g)
{
    int64_t expected = grams_of(product, units_milli);
    int64_t tolerance = plan_tolerance_g(view->prep->plan, expected);
    *ret_low_g = expected - tolerance;
    *ret_high_g = expected + tolerance;
}

void amount_draw_tolerance(const struct ui_view *view, const struct kit *kit, struct rect rect,
                           const struct product *product, int64_t units_milli, int64_t typed_g)
{
    const struct theme *theme = kit->theme;
    int64_t expected = grams_of(product, units_milli);
    int64_t tolerance = plan_tolerance_g(view->prep->plan, expected);
    int thickness = theme_px(theme, 2.0), y = rect.y + rect.h - theme_px(theme, 3.0);
    frame_line(kit->frame, rect.x, y, rect.x + rect.w, y, thickness, COLOUR_SHELF, false);
    /* The band takes the middle third: three tolerances to each side of the right weight. */
    struct rect band = rect_centre(rect, rect.w / 3, theme_px(theme, 6.0));
    band.y = y - band.h / 2;
    frame_fill(kit->frame, band, band.h / 2, COLOUR_GREEN);
    if (typed_g > 0 && tolerance > 0) {
        int64_t reach = 3 * tolerance, off = typed_g - expected;
        off = off < -reach ? -reach : off > reach ? reach : off;
        int side = theme_px(theme, 9.0);
        int x = rect.x + rect.w / 2 + (int)(off * (rect.w / 2 - side / 2) / reach);
        frame_shape(kit->frame, (struct rect){x - side / 2, y - side - thickness, side, side},
                    SHAPE_PIN, COLOUR_INK);
    }
}

void amount_keys(const struct kit *kit, struct rect *body, bool can_validate)
{
    const struct theme *theme = kit->theme;
    bool beside = body->w > theme_px(theme, 140.0);
    int wide = theme_px(theme, 108.0), high = 3 * theme->primary + 2 * theme->gap;
    int least = 4 * theme->target + 3 * theme->gap, half = body->w * 11 / 20;
    wide = theme->low ? least : half > wide ? wide : half < least ? least : half;
    struct rect keys = beside ? rect_cut_right(body, wide) : rect_cut_bottom(body, high);
    (void)(beside ? rect_cut_right(body, theme->gap) : rect_cut_bottom(body, theme->gap));
    keypad_draw(kit, keys,
                (struct keypad){.digit_action = ACTION_KEY,
                                .erase_action = ACTION_ERASE,
                                .validate_action = ACTION_VALIDATE,
                                .can_validate = can_validate});
}

int amount_card_width(const struct kit *kit)
{
    return theme_px(kit->theme, parts_is_tight(kit) ? 58.0 : kit->theme->low ? 93.0 : 84.0);
}

void amount_draw_under(const struct kit *kit, struct rect *card, const char *words)
{
    const struct theme *theme = kit->theme;
    struct text_style style = {.type = TYPE_SMALL,
                               .least = TYPE_SMALL,
                               .colour = COLOUR_MUTED,
                               .align = ALIGN_CENTRE,
                               .lines = 2};
    int high = theme_px(theme, 8.0);
    if (theme->low) { /* where words are as large as on other panels */
        high = text_lines(kit, style, words, card->w) * text_line_px(theme->type[TYPE_SMALL]);
    }
    text_draw(kit, rect_cut_bottom(card, high), style, words);
}

void amount_draw_steps(const struct ui_view *view, const struct kit *kit, struct rect rect,
                       uint32_t crate)
{
    const struct crate *row = plan_crate(view->prep->plan, crate);
    if (row == NULL) {
        return;
    }
    bool checking = prep_crate(view->prep, crate)->status == CRATE_CHECKING;
    int done = 0;
    for (uint32_t i = 0; i < row->portion_count; i++) {
        const struct portion_state *state = prep_portion(view->prep, row->first_portion + i);
        bool counted = state->count.state == COUNT_AGREED || state->count.state == COUNT_DIFFERS;
        done += checking ? counted : state->settled;
    }
    widget_steps(kit, rect, done, (int)row->portion_count);
}
