/* review_filter.c: by what the list of differences is filtered: five chips and the way to the other
 * ways, each opens its values with how many cases each has; only values that occur are offered, the
 * most frequent first. What else was chosen holds while one counts. */
#include <stdlib.h>

#include "base/limits.h"
#include "base/str.h"
#include "domain/prep_case.h"
#include "ui/moment.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/desk/desk_crates.h"
#include "ui/screens/desk/review.h"
#include "ui/words.h"

/* Chips that are always there. */
enum { ALWAYS = BY_STATE };

static const struct {
    const char *name, *word;
} ways[REVIEW_BY_COUNT] = {
    [BY_PRODUCT] = {"by_product", N_("Product")}, [BY_SUPPLIER] = {"by_supplier", N_("Supplier")},
    [BY_PICKUP] = {"by_pickup", N_("Labo")},      [BY_TYPE] = {"by_type", N_("What")},
    [BY_STATE] = {"by_state", N_("Decision")},    [BY_CAUSE] = {"by_cause", N_("Cause")},
    [BY_FOLLOW] = {"by_follow", N_("To do")},     [BY_CRATE] = {"by_crate", N_("Crate")},
    [BY_STEP] = {"by_step", N_("When")},          [BY_TIME] = {"by_time", N_("Half-day")}};

uint32_t review_value(const struct ui_view *view, const struct discrepancy *d, enum review_by by)
{
    const struct prep *prep = view->prep;
    const struct crate *crate = plan_crate(prep->plan, d->crate);
    const struct supplier *supplier;
    switch (by) {
    case BY_PRODUCT: return d->product;
    case BY_SUPPLIER:
        supplier = case_supplier(prep, d);
        return supplier != NULL ? supplier->id : ID_NONE;
    case BY_PICKUP: return crate != NULL ? crate->pickup : d->pickup;
    case BY_TYPE: return (uint32_t)d->type;
    case BY_STATE: return case_is_open(d) ? 1 : 2;
    case BY_CAUSE: return (uint32_t)d->cause + 1;
    case BY_FOLLOW: return (uint32_t)d->follow_up + 1;
    case BY_CRATE: return crate != NULL ? crate->id : ID_NONE;
    case BY_STEP: return (uint32_t)d->step + 1;
    case BY_TIME: return moment_half(view, d->at_ms);
    case BY_NONE:
    case REVIEW_BY_COUNT: break;
    }
    return 0;
}

bool review_passes(const struct ui_view *view, const struct review_filter *filter,
                   const struct discrepancy *d)
{
    if (d->is_undone) {
        return false;
    }
    for (int by = BY_PRODUCT; by < REVIEW_BY_COUNT; by++) {
        uint32_t wanted = filter->by[by];
        if (wanted != 0 && wanted != review_value(view, d, (enum review_by)by)) {
            return false;
        }
    }
    return true;
}

static const char *follow_word(const struct ui *ui, enum case_follow_up follow_up)
{
    return follow_up == FOLLOW_TO_DO  ? _("to do")
           : follow_up == FOLLOW_DONE ? _("done")
                                      : _("nothing more to do");
}

static void say_crate(const struct plan *plan, uint32_t id, char *to, size_t size)
{
    const struct crate *crate = plan_crate(plan, id);
    const struct order *order = crate != NULL ? plan_order(plan, crate->order) : NULL;
    if (order != NULL) {
        str_format(to, size, "%u %d/%d", order->number, crate->index, crate->of);
    }
}

void review_word(const struct ui *ui, const struct ui_view *view, enum review_by by, uint32_t value,
                 char *to, size_t size)
{
    const struct plan *plan = view->prep->plan;
    const struct product *product = by == BY_PRODUCT ? plan_product(plan, value) : NULL;
    const struct supplier *supplier = by == BY_SUPPLIER ? plan_supplier(plan, value) : NULL;
    const struct pickup *pickup = by == BY_PICKUP ? plan_pickup(plan, value) : NULL;
    const char *word = product != NULL    ? product->name
                       : supplier != NULL ? supplier->name
                       : pickup != NULL   ? pickup->name
                                          : "";
    to[0] = '\0';
    if (value == 0) {
        word = _("all");
    } else if (by == BY_TYPE) {
        word = review_type_word(ui, (enum discrepancy_type)value);
    } else if (by == BY_STATE) {
        word = value == 1 ? _("to decide") : _("decided");
    } else if (by == BY_CAUSE) {
        word = case_cause_word(ui, (enum case_cause)(value - 1));
    } else if (by == BY_FOLLOW) {
        word = follow_word(ui, (enum case_follow_up)(value - 1));
    } else if (by == BY_STEP) {
        word = review_step_word(ui, (enum discrepancy_step)(value - 1));
    } else if (by == BY_CRATE) {
        say_crate(plan, value, to, size);
        return;
    } else if (by == BY_TIME) {
        moment_half_words(ui, value, to, size);
        return;
    }
    (void)str_copy(to, size, word);
}

/* How many ways are in use that have no chip; *ret_one: one of them. */
static int count_more(const struct review_filter *filter, int *ret_one)
{
    int count = 0;
    for (int by = ALWAYS + 1; by < REVIEW_BY_COUNT; by++) {
        if (filter->by[by] != 0) {
            *ret_one = by;
            count++;
        }
    }
    return count;
}

static void draw_chip(const struct kit *kit, struct rect chip, const char *name, int argument,
                      const char *head, const char *word, bool is_chosen)
{
    const struct theme *theme = kit->theme;
    desk_tile_chosen(kit, chip, name, DESK_CHOOSE, argument, is_chosen);
    struct rect inside = rect_inset(chip, theme_px(theme, 2.8), theme_px(theme, 2.0));
    struct rect upper = rect_cut_top(&inside, inside.h / 2);
    text_draw(kit, upper, desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT), head);
    desk_product(kit, inside, desk_style(TYPE_SMALL, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT), word);
}

/* One way to filter, with what is chosen of it. */
static void draw_way(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                     struct rect chip, int by)
{
    char word[LIMIT_NAME];
    uint32_t value = ui->filter.by[by];
    review_word(ui, view, (enum review_by)by, value, word, sizeof word);
    draw_chip(kit, chip, ways[by].name, by, words_get(ui->language, ways[by].word), word,
              value != 0);
}

void review_chips(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                  struct rect rect)
{
    for (int by = BY_PRODUCT; by <= ALWAYS; by++) {
        draw_way(ui, view, kit, desk_cell(kit, rect, ALWAYS + 1, ALWAYS + 1, 3, by - 1), by);
    }
    char word[LIMIT_NAME];
    const char *head = _("Another way");
    int one = BY_NONE, more = count_more(&ui->filter, &one);
    if (more == 1) {
        head = words_get(ui->language, ways[one].word);
        review_word(ui, view, (enum review_by)one, ui->filter.by[one], word, sizeof word);
    } else if (more > 1) {
        str_format(word, sizeof word, _("%d chosen"), more);
    } else {
        (void)str_copy(word, sizeof word, _("cause, time…"));
    }
    draw_chip(kit, desk_cell(kit, rect, ALWAYS + 1, ALWAYS + 1, 3, ALWAYS), "by_more",
              REVIEW_ALL_WAYS, head, word, more > 0);
}

struct value {
    uint32_t value, cases;
};

static int most_first(const void *a, const void *b)
{
    const struct value *x = a, *y = b;
    return x->cases != y->cases ? (x->cases < y->cases ? 1 : -1)
                                : (x->value > y->value) - (x->value < y->value);
}

static int oldest_first(const void *a, const void *b)
{
    const struct value *x = a, *y = b;
    return (x->value > y->value) - (x->value < y->value);
}

/* "All" and behind it the values that occur among what else is chosen, each once; at most `room`.
 */
static int find_values(const struct ui *ui, const struct ui_view *view, enum review_by by,
                       struct value *values, int room)
{
    const struct prep *prep = view->prep;
    struct review_filter others = ui->filter;
    int count = 1;
    others.by[by] = 0;
    values[0] = (struct value){0, 0};
    if (ui->filter.by[by] != 0) {
        values[count++] = (struct value){ui->filter.by[by], 0};
    }
    for (size_t i = 0; i < prep->discrepancy_count; i++) {
        const struct discrepancy *d = &prep->discrepancies[i];
        if (!review_passes(view, &others, d)) {
            continue;
        }
        uint32_t value = review_value(view, d, by);
        int at = 1;
        while (at < count && values[at].value != value) {
            at++;
        }
        if (value != 0 && at == count && count < room) {
            values[count++] = (struct value){value, 0};
        }
        values[0].cases++;
        if (value != 0 && at < count) {
            values[at].cases++;
        }
    }
    qsort(values + 1, (size_t)count - 1, sizeof *values, by == BY_TIME ? oldest_first : most_first);
    return count;
}

static void draw_value(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect tile, enum review_by by, struct value value)
{
    const struct theme *theme = kit->theme;
    char name[FRAME_NAME], word[LIMIT_NAME];
    str_format(name, sizeof name, "value_%u", value.value);
    desk_tile_chosen(kit, tile, name, DESK_OWN, (int)value.value, ui->filter.by[by] == value.value);
    struct rect inside = rect_inset(tile, theme_px(theme, 4.0), theme_px(theme, 2.0));
    const char *picture = value.value == 0 ? NULL
                          : by == BY_TYPE  ? review_type_picture((enum discrepancy_type)value.value)
                          : by == BY_STEP
                              ? review_step_picture((enum discrepancy_step)(value.value - 1))
                              : NULL;
    if (picture != NULL) {
        int side = theme_px(theme, 10.0);
        frame_picture(kit->frame, rect_centre(rect_cut_left(&inside, side), side, side), picture,
                      255, false);
        (void)rect_cut_left(&inside, theme_px(theme, 3.0));
    }
    struct text_style style = desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT);
    struct text_style right = desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_MUTED, ALIGN_RIGHT);
    style.lines = 2;
    text_drawf(kit, rect_cut_right(&inside, theme_px(theme, 14.0)), right, "%u", value.cases);
    review_word(ui, view, by, value.value, word, sizeof word);
    text_draw(kit, inside, style, word);
}

static void view_values(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    enum review_by by = (enum review_by)ui->choice;
    struct value values[LIMIT_PRODUCTS + 1];
    struct areas areas =
        desk_begin(ui, kit, _("Differences"), words_get(ui->language, ways[by].word));
    struct rect body = areas.body, footer = areas.footer;
    int count = find_values(ui, view, by, values, LIMIT_PRODUCTS + 1);
    int columns = desk_fit(body.w, theme_px(theme, 100.0), theme->gap);
    int rows = desk_fit(body.h, theme->target, theme->gap);
    struct desk_pages pages = desk_pages(ui->page, count, columns * rows);
    for (int i = pages.first; i < pages.end; i++) {
        draw_value(ui, view, kit, rect_cell(body, columns, rows, theme->gap, i - pages.first), by,
                   values[i]);
    }
    desk_back(ui, kit, &footer);
    desk_pager(kit, footer, pages);
}

static void view_ways(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, _("Differences"), _("show only some"));
    struct rect body = areas.body, footer = areas.footer;
    int columns = theme->narrow ? 2 : 3, count = REVIEW_BY_COUNT - 1;
    int lines = (count + columns - 1) / columns;
    int most = lines * (theme_px(theme, 24.0) + theme->gap) - theme->gap;
    body = rect_cut_top(&body, body.h < most ? body.h : most);
    bool is_any = false;
    for (int by = BY_PRODUCT; by < REVIEW_BY_COUNT; by++) {
        draw_way(ui, view, kit, rect_cell(body, columns, lines, theme->gap, by - 1), by);
        is_any = is_any || ui->filter.by[by] != 0;
    }
    desk_back(ui, kit, &footer);
    desk_primary(kit, &footer, _("Show everything"), NULL, !is_any);
}

void review_chooser(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    if (ui->choice == REVIEW_ALL_WAYS) {
        view_ways(ui, view, kit);
    } else {
        view_values(ui, view, kit);
    }
}
