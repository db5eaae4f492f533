/* import_preview.c: what a file would do: one sentence, the pick-up points, the warnings by kind.
 */
#include <string.h>

#include "base/str.h"
#include "ui/picture.h"
#include "ui/screens/desk.h"
#include "ui/screens/desk_crates.h"
#include "ui/screens/import.h"
#include "ui/words.h"

enum { GROUPS = IMPORT_ALL_GROUPS - IMPORT_GROUP };

struct group {
    const char *code;
    unsigned long count;
    size_t first; /* index of its first warning */
};

struct groups {
    struct group rows[GROUPS];
    int count;
};

/* By kind, in the order of the file; warnings before notices. */
static void find_groups(const struct month *month, struct groups *ret_groups)
{
    struct groups groups = {.count = 0};
    for (int severity = MONTH_WARNING; severity >= MONTH_NOTICE; severity--) {
        for (size_t i = 0; i < month->warning_count; i++) {
            const struct month_warning *warning = &month->warnings[i];
            int at = 0;
            if ((int)warning->severity != severity) {
                continue;
            }
            while (at < groups.count && !str_equal(groups.rows[at].code, warning->code)) {
                at++;
            }
            if (at == GROUPS) {
                continue;
            }
            if (at == groups.count) {
                groups.rows[groups.count++] = (struct group){.code = warning->code, .first = i};
            }
            groups.rows[at].count++;
        }
    }
    *ret_groups = groups;
}

/* A kind of warning in a few words; what a later reader adds is a remark. */
static const char *group_title(const struct ui *ui, const struct group *group)
{
    static const struct {
        const char *code, *title;
    } titles[] = {
        {"pickup_missing", N_("Orders without a pick-up point")},
        {"pickup_unknown", N_("Pick-up points that are not in the list")},
        {"product_unknown", N_("Products that are not in the catalogue")},
        {"product_by_name", N_("Products recognised by name")},
        {"order_twice", N_("Two orders with one number")},
        {"order_repeated", N_("Orders that stand there twice")},
        {"order_scattered", N_("Orders in several places")},
        {"order_empty", N_("Orders with nothing to prepare")},
        {"line_refunded", N_("Refunded lines")},
        {"fraction", N_("Fractions of whole goods")},
        {"status_unknown", N_("Unknown states of orders")},
        {"status_column_missing", N_("States of orders not given")},
        {"several_months", N_("More than one month")},
        {"catalogue_missing", N_("No catalogue")},
        {"catalogue_sku_twice", N_("One reference twice")},
        {"catalogue_name_twice", N_("One product name twice")},
        {"catalogue_row_nameless", N_("Products without a name")},
        {"temperature_unknown", N_("Chilled or not: unknown")},
        {"unit_unknown", N_("Unknown units")},
        {"weight_unreadable", N_("Unreadable weights")},
        {"ean_unusable", N_("Unusable bar codes")},
        {"step_unreadable", N_("Unreadable steps")},
        {"point_mode_unknown", N_("Ready or in bulk: unknown")},
        {"row_ragged", N_("Rows of another length")},
        {"text_repaired", N_("Accents that were repaired")},
        {"text_damaged", N_("Damaged letters")},
        {"end_unsure", N_("The end of the file")},
    };
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {
        if (str_equal(titles[i].code, group->code)) {
            return _(titles[i].title);
        }
    }
    return _("Other remarks");
}

static void say_month(const struct ui *ui, const struct import_view *import, char *to, size_t size)
{
    const struct month *month = import->month;
    char weight[32], part[80];
    unsigned long orders = month->order_count, points = month->pickup_count;
    unsigned long warnings = month->warning_count + month->warnings_dropped;
    desk_weight(ui, weight, sizeof weight, month_weight_g(month));
    str_format(to, size, _n("%lu order", "%lu orders", orders), orders);
    str_format(part, sizeof part, _n("%lu labo", "%lu labos", points), points);
    (void)str_append(to, size, " · ");
    (void)str_append(to, size, part);
    (void)str_append(to, size, " · ");
    (void)str_append(to, size, weight);
    if (warnings > 0) {
        str_format(part, sizeof part, _n("%lu thing to see", "%lu things to see", warnings),
                   warnings);
        (void)str_append(to, size, " · ");
        (void)str_append(to, size, part);
    }
}

/* What confirming would change, when it is more than adding a month. False: nothing to say. */
static bool say_effect(const struct ui *ui, const struct ui_view *view, char *to, size_t size,
                       enum verdict *ret_verdict)
{
    const struct import_view *import = &view->import;
    if (import->is_same) {
        str_copy(to, size, _("Nothing has changed: this month is already here."));
        *ret_verdict = VERDICT_ALREADY;
    } else if (import->is_blocked) {
        str_copy(to, size, import->why);
        *ret_verdict = VERDICT_NOT_THIS;
    } else if (import->replaces) {
        str_copy(to, size, import->why);
        *ret_verdict = VERDICT_QUESTION;
    } else if (import->past[0] != '\0') {
        str_copy(to, size, import->past);
        *ret_verdict = VERDICT_QUESTION;
    } else {
        return false;
    }
    return true;
}

struct point_sums {
    unsigned long orders, crates;
    int64_t weight_g;
};

static struct point_sums sums_of(const struct plan *plan, uint32_t pickup)
{
    struct point_sums sums = {0};
    for (size_t i = 0; i < plan->orders.count; i++) {
        sums.orders += plan->orders.rows[i].pickup == pickup;
    }
    for (size_t i = 0; i < plan->crates.count; i++) {
        if (plan->crates.rows[i].pickup == pickup) {
            sums.crates++;
            sums.weight_g += plan_crate_g(plan, &plan->crates.rows[i]);
        }
    }
    return sums;
}

/* The columns of the table, cut from the right of a row. */
struct columns {
    struct rect name, orders, crates, weight;
};

static struct columns cut_columns(const struct kit *kit, struct rect row)
{
    const struct theme *theme = kit->theme;
    struct columns columns;
    columns.weight = rect_cut_right(&row, theme_px(theme, 32.0));
    columns.crates = rect_cut_right(&row, theme_px(theme, 35.0));
    columns.orders = rect_cut_right(&row, theme_px(theme, 24.0));
    (void)rect_cut_right(&row, theme_px(theme, 2.0));
    columns.name = row;
    return columns;
}

static void draw_point(const struct ui *ui, const struct plan *plan, const struct kit *kit,
                       struct rect rect, const struct pickup *pickup)
{
    const struct theme *theme = kit->theme;
    struct columns columns = cut_columns(kit, rect);
    struct point_sums sums = sums_of(plan, pickup != NULL ? pickup->id : ID_NONE);
    struct text_style number = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_INK, ALIGN_RIGHT);
    char weight[32];
    number.tabular = true;
    if (pickup != NULL) {
        desk_letter(kit, &columns.name, pickup);
    } else {
        struct rect mark = rect_cut_left(&columns.name, theme_px(theme, 14.0));
        widget_verdict_mark(kit, rect_centre(mark, rect.h * 4 / 5, rect.h * 4 / 5),
                            VERDICT_NOT_THIS);
        (void)rect_cut_left(&columns.name, theme_px(theme, 3.5));
    }
    text_draw(kit, columns.name, desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT),
              pickup != NULL ? pickup->name : _("no labo"));
    text_drawf(kit, columns.orders, number, "%lu", sums.orders);
    desk_weight(ui, weight, sizeof weight, sums.weight_g);
    text_draw(kit, columns.weight, number, weight);
    if (pickup != NULL && pickup->mode == PICKUP_BULK) {
        number.colour = COLOUR_MUTED;
        text_draw(kit, columns.crates, number, _("in bulk"));
    } else {
        text_drawf(kit, columns.crates, number, "%lu", sums.crates);
    }
}

static struct desk_pages draw_points(const struct ui *ui, const struct plan *plan,
                                     const struct kit *kit, struct rect rect)
{
    const struct theme *theme = kit->theme;
    struct text_style head = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_RIGHT);
    widget_card(kit, rect);
    struct rect inside = rect_inset(rect, theme_px(theme, 5.0), theme_px(theme, 3.5));
    struct columns columns = cut_columns(kit, rect_cut_top(&inside, theme_px(theme, 9.0)));
    struct rect orders = columns.orders; /* the word is wider than the numbers below it */
    orders.x -= theme_px(theme, 24.0);
    orders.w += theme_px(theme, 24.0);
    text_draw(kit, orders, head, _("orders"));
    text_draw(kit, columns.crates, head, _("crates"));
    text_draw(kit, columns.weight, head, _("weight"));
    bool homeless = sums_of(plan, ID_NONE).orders > 0;
    int count = (int)plan->pickups.count + homeless;
    int rows = desk_fit(inside.h, theme_px(theme, 10.5), 0);
    struct desk_pages pages = desk_pages(ui->page, count, rows);
    for (int i = pages.first; i < pages.end; i++) {
        struct rect row = rect_cell(inside, 1, rows, 0, i - pages.first);
        /* What has no place yet stands first. */
        const struct pickup *pickup = homeless && i == 0 ? NULL : &plan->pickups.rows[i - homeless];
        draw_point(ui, plan, kit, row, pickup);
    }
    return pages;
}

static void draw_group(const struct ui *ui, const struct month *month, const struct kit *kit,
                       struct rect rect, const struct groups *groups, int index)
{
    const struct theme *theme = kit->theme;
    const struct group *group = &groups->rows[index];
    bool is_warning = month->warnings[group->first].severity == MONTH_WARNING;
    char name[FRAME_NAME], count[16];
    str_format(name, sizeof name, "warning_%d", index);
    desk_tile(kit, rect, name, DESK_CHOOSE, IMPORT_GROUP + index, 0);
    struct rect inside = rect_inset(rect, theme_px(theme, 4.0), theme_px(theme, 2.0));
    struct text_style style =
        desk_style(TYPE_BODY, WEIGHT_BOLD, is_warning ? COLOUR_AMBER : COLOUR_INK, ALIGN_RIGHT);
    str_format(count, sizeof count, "%lu", group->count);
    struct rect number = rect_cut_left(&inside, theme_px(theme, 17.0));
    text_draw(kit, number, style, count);
    (void)rect_cut_left(&inside, theme_px(theme, 4.0));
    style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_INK, ALIGN_LEFT);
    style.lines = 3;
    text_draw(kit, inside, style, group_title(ui, group));
}

/* The right column: kinds of warnings as tiles, what was left out below. */
static void draw_warnings(const struct ui *ui, const struct month *month, const struct kit *kit,
                          struct rect rect)
{
    const struct theme *theme = kit->theme;
    struct groups groups;
    find_groups(month, &groups);
    char text[160] = "";
    if (month->cancelled > 0) {
        struct text_style style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT);
        style.lines = 2;
        str_format(text, sizeof text,
                   _n("Left out: %lu cancelled order", "Left out: %lu cancelled orders",
                      (unsigned long)month->cancelled),
                   (unsigned long)month->cancelled);
        text_draw(kit, rect_cut_bottom(&rect, theme_px(theme, 15.0)), style, text);
        (void)rect_cut_bottom(&rect, theme_px(theme, 3.0));
    }
    int rows = desk_fit(rect.h, theme->target, theme->gap);
    if (groups.count == 0) {
        desk_band(kit, rect_cell(rect, 1, rows, theme->gap, 0), VERDICT_DONE,
                  _("Nothing to see: all is clear."));
    }
    bool more = groups.count > rows;
    int shown = more ? rows - 1 : groups.count;
    for (int i = 0; i < shown; i++) {
        draw_group(ui, month, kit, rect_cell(rect, 1, rows, theme->gap, i), &groups, i);
    }
    if (more) {
        str_format(text, sizeof text, _("%d more kinds"), groups.count - shown);
        widget_button(kit, rect_cell(rect, 1, rows, theme->gap, shown),
                      (struct button){.name = "more_warnings",
                                      .action = DESK_CHOOSE,
                                      .argument = IMPORT_ALL_GROUPS,
                                      .kind = BUTTON_SECONDARY,
                                      .shape = SHAPE_ARROW_RIGHT,
                                      .has_shape = true,
                                      .word = text});
    }
}

/* All kinds as tiles, when they do not fit beside the table. */
static void view_groups(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct groups groups;
    find_groups(view->import.month, &groups);
    struct areas areas = desk_begin(ui, kit, _("Import"), view->import.file_name);
    struct rect body = areas.body, footer = areas.footer;
    desk_sentence(kit, &body, COLOUR_INK, _("Things to see"));
    int columns = desk_fit(body.w, theme_px(theme, 140.0), theme->gap);
    int rows = desk_fit(body.h, theme->target, theme->gap);
    struct desk_pages pages = desk_pages(ui->page, groups.count, columns * rows);
    for (int i = pages.first; i < pages.end; i++) {
        draw_group(ui, view->import.month, kit,
                   rect_cell(body, columns, rows, theme->gap, i - pages.first), &groups, i);
    }
    desk_back(ui, kit, &footer);
    desk_pager(kit, footer, pages);
}

/* One kind: each row of the file with its sentence. */
static void view_group(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       const struct group *group)
{
    const struct theme *theme = kit->theme;
    const struct month *month = view->import.month;
    struct areas areas = desk_begin(ui, kit, _("Import"), view->import.file_name);
    struct rect body = areas.body, footer = areas.footer;
    desk_sentence(kit, &body, COLOUR_INK, group_title(ui, group));
    widget_card(kit, body);
    struct rect card = rect_inset(body, theme->pad, theme_px(theme, 4.0));
    int rows = desk_fit(card.h, theme_px(theme, 21.0), theme_px(theme, 2.0)), at = 0;
    struct desk_pages pages = desk_pages(ui->page, (int)group->count, rows);
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_INK, ALIGN_LEFT);
    style.lines = 3;
    for (size_t i = 0; i < month->warning_count; i++) {
        const struct month_warning *warning = &month->warnings[i];
        if (!str_equal(warning->code, group->code)) {
            continue;
        }
        if (at >= pages.first && at < pages.end) {
            struct rect row = rect_cell(card, 1, rows, theme_px(theme, 2.0), at - pages.first);
            struct rect line = rect_cut_left(&row, theme_px(theme, 46.0));
            if (warning->row > 0) {
                text_drawf(kit, line,
                           desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_MUTED, ALIGN_LEFT),
                           _("line %u"), warning->row);
            }
            char glued[480];
            desk_glue(glued, sizeof glued, warning->text);
            text_draw(kit, row, style, glued);
        }
        at++;
    }
    desk_back(ui, kit, &footer);
    desk_pager(kit, footer, pages);
}

static void view_month(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    const struct import_view *import = &view->import;
    char text[480];
    enum verdict verdict;
    struct areas areas = desk_begin(ui, kit, _("Import"), import->file_name);
    struct rect body = areas.body, footer = areas.footer;
    say_month(ui, import, text, sizeof text);
    desk_sentence(kit, &body, COLOUR_INK, text);
    if (say_effect(ui, view, text, sizeof text, &verdict)) {
        bool is_long = strlen(text) > 90;
        desk_band(kit, rect_cut_top(&body, theme_px(theme, is_long ? 32.0 : 20.0)), verdict, text);
        (void)rect_cut_top(&body, theme->gap);
    }
    struct rect side = rect_cut_right(&body, theme_px(theme, 104.0));
    (void)rect_cut_right(&body, theme->gap);
    struct desk_pages pages = draw_points(ui, import->plan, kit, body);
    draw_warnings(ui, import->month, kit, side);
    desk_back(ui, kit, &footer);
    if (import->is_same) {
        desk_primary(kit, &footer, _("Labels"), PICTURE_LABEL, false);
    } else if (!import->is_blocked && !import->follows) {
        desk_primary(kit, &footer, _("Import"), NULL, false);
    }
    desk_pager(kit, footer, pages);
}

void import_preview_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    struct groups groups;
    find_groups(view->import.month, &groups);
    int index = ui->choice - IMPORT_GROUP;
    if (view->import.follows && ui->choice == IMPORT_CHORES) {
        import_chores_view(ui, view, kit);
    } else if (view->import.follows && ui->choice == IMPORT_FOLLOW) {
        import_changes_view(ui, view, kit);
    } else if (ui->choice >= IMPORT_ALL_GROUPS) {
        view_groups(ui, view, kit);
    } else if (ui->choice >= IMPORT_GROUP && index < groups.count) {
        view_group(ui, view, kit, &groups.rows[index]);
    } else {
        view_month(ui, view, kit);
    }
}
