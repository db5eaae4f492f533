/* desk_crates.c: lists of crates, with what state each is in as a shape and a word. */
#include "ui/screens/desk/desk_crates.h"

#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"
#include "domain/check_rule.h"
#include "domain/lend.h"
#include "domain/summary.h"
#include "ui/screens/desk/desk.h"
#include "ui/words.h"

/* Drops the last letters until the rest and an ellipsis fit. */
static void shorten(const struct kit *kit, struct text_style style, int width, char *name,
                    size_t size)
{
    char tried[LIMIT_NAME + 4];
    size_t length = strlen(name);
    do {
        do {
            length--;
        } while (length > 1 && (name[length - 1] == ' ' || (name[length] & 0xC0) == 0x80));
        name[length] = '\0';
        str_format(tried, sizeof tried, "%s…", name);
    } while (length > 1 && text_width(kit, style, tried) > width);
    str_copy(name, size, tried);
}

/* What stands after a name's dash; NULL where it has none. */
static const char *after_dash(const char *name)
{
    const char *dash = strstr(name, " –");
    size_t length = dash != NULL ? strlen(" –") : strlen(" -");
    dash = dash != NULL ? dash : strstr(name, " - ");
    return dash == NULL || dash == name ? NULL : dash + length + (dash[length] == ' ');
}

const char *desk_product_pack(const struct kit *kit, struct text_style style, int width,
                              const char *name)
{
    style.type = style.least;
    bool is_cut = !kit->theme->narrow && text_width(kit, style, name) > width;
    return is_cut ? after_dash(name) : NULL;
}

void desk_product(const struct kit *kit, struct rect rect, struct text_style style,
                  const char *name)
{
    char text[LIMIT_NAME + 4];
    struct text_style least = style;
    least.type = style.least;
    int room = rect.h / text_line_px(kit->theme->type[style.least]);
    if (kit->theme->narrow && text_lines(kit, least, name, rect.w) <= room) {
        style.lines = room;
        text_draw(kit, rect, style, name);
        return;
    }
    str_copy(text, sizeof text, name);
    if (text_width(kit, least, text) > rect.w) {
        char *dash = strstr(text, " –");
        dash = dash != NULL ? dash : strstr(text, " - ");
        if (dash != NULL && dash != text) {
            *dash = '\0';
        }
    }
    if (text_width(kit, least, text) > rect.w) {
        shorten(kit, least, rect.w, text, sizeof text);
    }
    text_draw(kit, rect, style, text);
}

/* `reasons`: why each crate is to be checked. */
static bool is_listed(const struct ui *ui, const struct prep *prep, const struct crate *crate,
                      const uint8_t *reasons)
{
    const struct crate_state *state = prep_crate(prep, crate->id);
    switch (ui->choice) {
    case DESK_TO_CHECK:
        return check_waits(prep, crate,
                           (enum check_reason)reasons[crate - prep->plan->crates.rows]);
    case DESK_TO_PACK:
        return state->status < CRATE_PICKED && prep_crate_counts(prep, crate->id) &&
               (prep_pickup_mode(prep, crate->pickup) == PICKUP_READY ||
                lend_is_noted(prep, crate->id));
    case DESK_COLD: return summary_is_cold_open(prep, crate->id);
    default: return crate->pickup == (uint32_t)ui->choice;
    }
}

uint32_t desk_loaded(const struct prep *prep, uint32_t pickup)
{
    uint32_t loaded = 0;
    for (size_t i = 0; i < prep->plan->crates.count; i++) {
        loaded += prep->crates[i].trip != 0 &&
                  (pickup == ID_NONE || prep->plan->crates.rows[i].pickup == pickup);
    }
    return loaded;
}

const char *desk_status_word(const struct ui *ui, enum crate_status status, bool is_asked)
{
    switch (status) {
    case CRATE_PLANNED: return _("to pack");
    case CRATE_PICKING: return _("begun");
    case CRATE_PICKED: return is_asked ? _("to check") : _("filled");
    case CRATE_CHECKING: return _("counting");
    case CRATE_CHECKED: return _("checked");
    case CRATE_STATUS_COUNT: break;
    }
    return "";
}

static void draw_mark(const struct kit *kit, struct rect box, enum crate_status status)
{
    struct rect inner = rect_centre(box, box.w * 3 / 5, box.h * 3 / 5);
    switch (status) {
    case CRATE_PLANNED: frame_shape(kit->frame, box, SHAPE_RING, COLOUR_EDGE); return;
    case CRATE_PICKING:
        frame_shape(kit->frame, box, SHAPE_RING, COLOUR_GREEN);
        frame_shape(kit->frame, inner, SHAPE_CIRCLE, COLOUR_GREEN_PALE);
        return;
    case CRATE_PICKED:
    case CRATE_CHECKING: frame_shape(kit->frame, box, SHAPE_CIRCLE, COLOUR_GREEN_MID); return;
    case CRATE_CHECKED:
        frame_shape(kit->frame, box, SHAPE_CIRCLE, COLOUR_GREEN);
        frame_shape(kit->frame, inner, SHAPE_TICK, COLOUR_CARD);
        return;
    case CRATE_STATUS_COUNT: return;
    }
}

static void draw_crate(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect rect, const struct crate *crate, bool is_asked)
{
    const struct theme *theme = kit->theme;
    const struct plan *plan = view->prep->plan;
    const struct crate_state *state = prep_crate(view->prep, crate->id);
    enum crate_status status = state->status;
    const struct order *order = plan_order(plan, crate->order);
    const struct pickup *pickup = plan_pickup(plan, crate->pickup);
    int side = theme_px(theme, 7.0);
    struct rect mark = rect_cut_left(&rect, side);
    draw_mark(kit, rect_centre(mark, side, side), status);
    (void)rect_cut_left(&rect, theme_px(theme, 3.0));
    if (ui->choice < 0 && pickup != NULL) {
        desk_letter(kit, &rect, pickup);
    }
    struct text_style bold = desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT);
    struct rect number = rect_cut_left(&rect, theme_px(theme, 18.0));
    text_drawf(kit, number, bold, "%u", order != NULL ? order->number : 0);
    struct text_style muted = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT);
    text_drawf(kit, rect_cut_left(&rect, theme_px(theme, 19.0)), muted, "%d/%d", crate->index,
               crate->of);
    if (ui->choice == DESK_COLD) {
        bold.tabular = true;
        text_drawf(kit, rect, bold, _("%lld min"),
                   (long long)((view->now_ms - state->opened_ms) / 60000));
        return;
    }
    text_draw(kit, rect, muted,
              state->trip != 0 ? _("loaded") : desk_status_word(ui, status, is_asked));
}

/* Counts, then draws: the rows of one page in columns. */
static struct desk_pages draw_list(const struct ui *ui, const struct ui_view *view,
                                   const struct kit *kit, struct rect rect)
{
    const struct theme *theme = kit->theme;
    const struct plan *plan = view->prep->plan;
    double wide_mm = ui->choice < 0 ? 112.0 : 98.0; /* a letter stands there, too */
    int columns = desk_fit(rect.w, theme_px(theme, wide_mm), theme->pad);
    int rows = desk_fit(rect.h, theme_px(theme, 10.0), theme_px(theme, 2.0)), total = 0, at = 0;
    uint8_t *reasons = calloc(plan->crates.count + 1, 1);
    ASSERT(reasons != NULL);
    check_reasons(view->prep, reasons);
    for (size_t i = 0; i < plan->crates.count; i++) {
        total += is_listed(ui, view->prep, &plan->crates.rows[i], reasons);
    }
    struct desk_pages pages = desk_pages(ui->page, total, columns * rows);
    if (total < columns * rows) {
        /* A short list spreads over the columns, but never in single rows. */
        int even = (total + columns - 1) / columns;
        rect.h = rect.h * (even > 4 ? even : 4) / rows;
        rows = even > 4 ? even : 4;
    }
    for (size_t i = 0; i < plan->crates.count; i++) {
        if (!is_listed(ui, view->prep, &plan->crates.rows[i], reasons)) {
            continue;
        }
        if (at >= pages.first && at < pages.end) {
            /* Down the columns: numbers follow each other as in the store. */
            int cell = at - pages.first;
            struct rect column = rect_cell(rect, columns, 1, theme->pad, cell / rows);
            draw_crate(ui, view, kit, rect_cell(column, 1, rows, theme_px(theme, 2.0), cell % rows),
                       &plan->crates.rows[i], reasons[i] != CHECK_NOT_ASKED);
        }
        at++;
    }
    free(reasons);
    return pages;
}

static void say_cold(const struct ui *ui, const struct ui_view *view, char *to, size_t size)
{
    uint32_t open;
    (void)summary_cold_ms(view->prep, view->now_ms, &open);
    str_copy(to, size, _("No cold bag is open."));
    if (open > 0) {
        str_format(to, size,
                   _n("%lu cold bag is open, since:", "%lu cold bags are open, since:",
                      (unsigned long)open),
                   (unsigned long)open);
    }
}

static void say_crates(const struct ui *ui, const struct ui_view *view, char *to, size_t size)
{
    bool all = ui->choice < 0;
    struct progress p = prep_progress(view->prep, all ? ID_NONE : (uint32_t)ui->choice);
    unsigned long left = p.crates - p.picked, unchecked = check_left(view->prep).waiting;
    if (ui->choice == DESK_COLD) {
        say_cold(ui, view, to, size);
    } else if (ui->choice == DESK_TO_CHECK) {
        str_format(
            to, size,
            _n("%lu crate waits for its check.", "%lu crates wait for their check.", unchecked),
            unchecked);
    } else if (!all && prep_pickup_mode(view->prep, (uint32_t)ui->choice) == PICKUP_BULK) {
        str_copy(to, size, _("This labo fills its crates itself."));
    } else if (left > 0) {
        str_format(to, size, _n("%lu crate is left.", "%lu crates are left.", left), left);
    } else if (p.checked < p.crates) {
        str_copy(to, size, _("All is packed."));
    } else {
        str_copy(to, size, _("All is packed and checked."));
    }
}

/* Packed, checked and loaded are three counts; none is mixed with what was ordered. */
static void say_counts(const struct ui *ui, const struct prep *prep, uint32_t pickup, bool is_short,
                       char *to, size_t size)
{
    struct progress p = prep_progress(prep, pickup);
    char kilos[32];
    desk_weight(ui, kilos, sizeof kilos, p.weight_g);
    if (prep_pickup_mode(prep, pickup) == PICKUP_BULK || is_short) {
        str_copy(to, size, kilos);
    } else {
        str_format(to, size, _("packed %u/%u · checked %u · loaded %u · %s"), p.picked, p.crates,
                   p.checked, desk_loaded(prep, pickup), kilos);
    }
}

static const char *title_of(const struct ui *ui)
{
    return ui->choice == DESK_COLD      ? _("Cold bags")
           : ui->choice == DESK_TO_PACK ? _("To pack")
                                        : _("To check");
}

void desk_crates_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    const struct pickup *pickup =
        ui->choice > 0 ? plan_pickup(view->prep->plan, (uint32_t)ui->choice) : NULL;
    char sentence[160];
    char counts[160] = "";
    if (pickup != NULL) {
        say_counts(ui, view->prep, pickup->id, kit->theme->narrow, counts, sizeof counts);
    }
    struct areas areas = desk_begin(ui, kit, pickup != NULL ? pickup->name : title_of(ui),
                                    theme->narrow ? "" : counts);
    struct rect body = areas.body, footer = areas.footer;
    if (theme->narrow && counts[0] != '\0') { /* the header has no room for them */
        desk_say(kit, rect_cut_top(&body, theme_px(theme, 20.0)), COLOUR_INK, counts);
    }
    say_crates(ui, view, sentence, sizeof sentence);
    desk_sentence(kit, &body, COLOUR_INK, sentence);
    widget_card(kit, body);
    struct desk_pages pages =
        draw_list(ui, view, kit, rect_inset(body, theme->pad, theme_px(theme, 4.0)));
    if (pages.end == 0) {
        text_draw(kit, body, desk_style(TYPE_BODY, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_CENTRE),
                  _("Nothing to look at here."));
    }
    desk_back(ui, kit, &footer);
    if (pickup != NULL || ui->choice == DESK_COLD) {
        struct rect button = rect_cut_right(&footer, theme_px(theme, 90.0));
        widget_button(kit, button,
                      (struct button){.name = "differences",
                                      .action = DESK_OWN,
                                      .argument = 1,
                                      .kind = BUTTON_SECONDARY,
                                      .word = _("Differences")});
        (void)rect_cut_right(&footer, theme->gap);
    }
    desk_pager(kit, footer, pages);
}
