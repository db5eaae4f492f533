/* import_preview.c: what a file would do: one sentence, the warnings by kind.
 */
#include <string.h>

#include "base/str.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/desk/desk_crates.h"
#include "ui/screens/desk/import.h"
#include "ui/words.h"

enum { GROUPS = IMPORT_ALL_GROUPS - IMPORT_GROUP };

int import_place(const struct ui *ui, const struct ui_view *view)
{
    bool is_gone = ui->choice == IMPORT_NEXT || ui->choice >= IMPORT_ASK;
    return is_gone && !import_question_is_shown(ui, view) ? IMPORT_FOLLOW : ui->choice;
}

/* The kinds of warnings, warnings before notices: indexes into the month's groups. */
struct groups {
    int rows[GROUPS];
    int count;
};

static void find_groups(const struct month *month, struct groups *ret_groups)
{
    struct groups groups = {.count = 0};
    for (int severity = MONTH_WARNING; severity >= MONTH_NOTICE; severity--) {
        for (size_t i = 0; i < month->warning_group_count && groups.count < GROUPS; i++) {
            if ((int)month->warning_groups[i].severity == severity) {
                groups.rows[groups.count++] = (int)i;
            }
        }
    }
    *ret_groups = groups;
}

static const char *group_title(const struct ui *ui, const struct month_warning_group *group)
{
    return group->title[0] != '\0' ? group->title : _("Other remarks");
}

static void say_month(const struct ui *ui, const struct import_view *import, char *to, size_t size)
{
    const struct month *month = import->month;
    char weight[32], part[80];
    unsigned long orders = month->order_count, points = month->pickup_count;
    unsigned long open = (unsigned long)import_open_count(month);
    desk_weight(ui, weight, sizeof weight, month_weight_g(month));
    str_format(to, size, _n("%lu order", "%lu orders", orders), orders);
    str_format(part, sizeof part, _n("%lu labo", "%lu labos", points), points);
    (void)str_append(to, size, " · ");
    (void)str_append(to, size, part);
    (void)str_append(to, size, " · ");
    (void)str_append(to, size, weight);
    if (open > 0) {
        str_format(part, sizeof part, _n("%lu thing to settle", "%lu things to settle", open),
                   open);
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

static int count_width(const struct theme *theme)
{
    return theme_px(theme, theme->narrow ? 20.0 : 17.0);
}

static void draw_group(const struct ui *ui, const struct month *month, const struct kit *kit,
                       struct rect rect, const struct groups *groups, int index)
{
    const struct theme *theme = kit->theme;
    const struct month_warning_group *group = &month->warning_groups[groups->rows[index]];
    bool is_warning = group->severity == MONTH_WARNING;
    char name[FRAME_NAME], count[16];
    str_format(name, sizeof name, "warning_%d", index);
    desk_tile(kit, rect, name, DESK_CHOOSE, IMPORT_GROUP + index, 0);
    struct rect inside =
        rect_inset(rect, theme_px(theme, theme->narrow ? 2.0 : 4.0), theme_px(theme, 2.0));
    struct text_style style =
        desk_style(TYPE_BODY, WEIGHT_BOLD, is_warning ? COLOUR_AMBER : COLOUR_INK, ALIGN_RIGHT);
    str_format(count, sizeof count, "%zu", group->count);
    struct rect number = rect_cut_left(&inside, count_width(theme));
    text_draw(kit, number, style, count);
    (void)rect_cut_left(&inside, theme_px(theme, theme->narrow ? 3.0 : 4.0));
    style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_INK, ALIGN_LEFT);
    style.lines = 3;
    text_draw(kit, inside, style, group_title(ui, group));
}

/* A tile of the right column that opens something: a number and what it counts. */
static void draw_counted(const struct kit *kit, struct rect rect, const char *name, int place,
                         unsigned long count, uint32_t colour, const char *text)
{
    const struct theme *theme = kit->theme;
    desk_tile(kit, rect, name, DESK_CHOOSE, place, 0);
    struct rect inside =
        rect_inset(rect, theme_px(theme, theme->narrow ? 2.0 : 4.0), theme_px(theme, 2.0));
    text_drawf(kit, rect_cut_left(&inside, count_width(theme)),
               desk_style(TYPE_BODY, WEIGHT_BOLD, colour, ALIGN_RIGHT), "%lu", count);
    (void)rect_cut_left(&inside, theme_px(theme, 4.0));
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_INK, ALIGN_LEFT);
    style.lines = 3;
    text_draw(kit, inside, style, text);
}

/* Which orders do not count, and that those "en attente" do: members pay on the spot. */
static void draw_left_out(const struct ui *ui, const struct month *month, const struct kit *kit,
                          struct rect rect, unsigned long left)
{
    char text[160];
    unsigned long waiting = (unsigned long)month->waiting;
    str_copy(text, sizeof text,
             left > 0 ? _n("order left out", "orders left out", left)
                      : _n("order not paid yet, counted", "orders not paid yet, counted", waiting));
    draw_counted(kit, rect, "left_out", IMPORT_LEFT_OUT, left > 0 ? left : waiting, COLOUR_INK,
                 text);
}

static unsigned long count_left_out(const struct month *month)
{
    unsigned long left = 0;
    for (size_t i = 0; i < month->left_out_count; i++) {
        left += month->left_out[i].orders;
    }
    return left;
}

/* The place of the tiles: at the right of the table, on a high panel below it, as many rows of two
 * as there are tiles, four at most. */
static struct rect cut_warnings(const struct kit *kit, struct rect *body, const struct month *month)
{
    enum { ROWS_MOST = 4 };
    const struct theme *theme = kit->theme;
    if (!theme->narrow) {
        return desk_side(kit, body, 104.0, 0.0);
    }
    struct groups groups;
    find_groups(month, &groups);
    int tiles = groups.count + (month->question_count > 0) +
                (count_left_out(month) > 0 || month->waiting > 0) + (month->column_count > 0);
    int rows = tiles > 2 ? (tiles + 1) / 2 : 1;
    rows = rows < ROWS_MOST ? rows : ROWS_MOST;
    struct rect rect = rect_cut_bottom(body, rows * (theme->target + theme->gap) - theme->gap);
    (void)rect_cut_bottom(body, theme->gap);
    return rect;
}

/* What is to be settled, kinds of warnings, what was left out. */
static void draw_warnings(const struct ui *ui, const struct month *month, const struct kit *kit,
                          struct rect rect)
{
    const struct theme *theme = kit->theme;
    struct groups groups;
    find_groups(month, &groups);
    unsigned long open = (unsigned long)import_open_count(month), left = count_left_out(month);
    int columns = theme->narrow ? 2 : 1, lines = desk_fit(rect.h, theme->target, theme->gap);
    int rows = columns * lines, at = 0;
    if (month->question_count > 0) {
        draw_counted(kit, rect_cell(rect, columns, lines, theme->gap, at++), "questions",
                     IMPORT_QUESTIONS, open, open > 0 ? COLOUR_AMBER : COLOUR_GREEN,
                     _n("thing to settle", "things to settle", open));
    }
    if (groups.count == 0 && left == 0 && month->waiting == 0 && at == 0) {
        desk_band(kit, rect_cell(rect, 1, lines, theme->gap, 0), VERDICT_DONE,
                  _("Nothing to see: all is clear."));
    }
    if (left > 0 || month->waiting > 0) {
        draw_left_out(ui, month, kit, rect_cell(rect, columns, lines, theme->gap, at++), left);
    }
    bool more = groups.count > rows - at;
    int shown = more ? rows - at - 1 : groups.count;
    for (int i = 0; i < shown; i++) {
        draw_group(ui, month, kit, rect_cell(rect, columns, lines, theme->gap, at++), &groups, i);
    }
    if (!more && at < rows && month->column_count > 0) {
        draw_counted(kit, rect_cell(rect, columns, lines, theme->gap, at), "columns",
                     IMPORT_COLUMNS, month->column_count, COLOUR_INK,
                     _n("column, and what it means", "columns, and what they mean",
                        (unsigned long)month->column_count));
    }
    if (more) {
        char text[160];
        str_format(text, sizeof text, _("%d more kinds"), groups.count - shown);
        widget_button(kit, rect_cell(rect, columns, lines, theme->gap, at),
                      (struct button){.name = "more_warnings",
                                      .action = DESK_CHOOSE,
                                      .argument = IMPORT_ALL_GROUPS,
                                      .kind = BUTTON_SECONDARY,
                                      .shape = SHAPE_ARROW_RIGHT,
                                      .has_shape = true,
                                      .word = text});
    }
}

/* What was not taken, and why. */
static void view_left_out(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    const struct month *month = view->import.month;
    struct areas areas = desk_begin(ui, kit, _("Import"), view->import.file_name);
    struct rect body = areas.body, footer = areas.footer;
    desk_sentence(kit, &body, COLOUR_INK,
                  month->left_out_count > 0 ? _("Left out, and why") : _("Counted, and why"));
    if (month->waiting > 0) {
        char text[240];
        str_format(text, sizeof text,
                   _n("%lu order is “en attente”: it counts, one pays on the spot.",
                      "%lu orders are “en attente”: they count, one pays on the spot.",
                      (unsigned long)month->waiting),
                   (unsigned long)month->waiting);
        if (month->left_out_count == 0) { /* all that there is to say */
            desk_nothing(kit, body, VERDICT_DONE, text, "");
        } else {
            int high = desk_band_height(kit, body.w, text, 22.0);
            desk_band(kit, rect_cut_bottom(&body, high), VERDICT_DONE, text);
            (void)rect_cut_bottom(&body, theme->gap);
        }
    }
    if (month->left_out_count > 0) {
        widget_card(kit, body);
    }
    struct rect card = rect_inset(body, theme->pad, theme_px(theme, 4.0));
    int rows = desk_fit(card.h, theme_px(theme, 14.0), theme_px(theme, 2.0));
    struct desk_pages pages = desk_pages(ui->page, (int)month->left_out_count, rows);
    for (int i = pages.first; i < pages.end; i++) {
        struct rect row = rect_cell(card, 1, rows, theme_px(theme, 2.0), i - pages.first);
        text_drawf(kit, rect_cut_left(&row, theme_px(theme, 24.0)),
                   desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_RIGHT), "%zu",
                   month->left_out[i].orders);
        (void)rect_cut_left(&row, theme_px(theme, 6.0));
        text_draw(kit, row, desk_style(TYPE_BODY, WEIGHT_REGULAR, COLOUR_INK, ALIGN_LEFT),
                  month->left_out[i].text);
    }
    desk_back(ui, kit, &footer);
    desk_pager(kit, footer, pages);
}

/* The list to take along: on the stick, and what became of it. */
static void draw_save(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect *footer)
{
    const struct theme *theme = kit->theme;
    bool is_mine = view->job.kind == JOB_REMARKS;
    bool is_written = is_mine && view->job.status == JOB_DONE;
    widget_button(
        kit, rect_cut_right(footer, theme_px(theme, 100.0)),
        (struct button){.name = "save_remarks",
                        .action = IMPORT_SAVE_REMARKS,
                        .kind = BUTTON_SECONDARY,
                        .shape = SHAPE_TICK,
                        .has_shape = is_written,
                        .disabled = view->stick_name[0] == '\0' || view->job.status == JOB_RUNNING,
                        .word = is_written ? _("Written to the stick") : _("List to the stick")});
    (void)rect_cut_right(footer, theme->gap);
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
    struct rect upper = desk_upper_row(kit, &body, true);
    int columns = desk_fit(body.w, theme_px(theme, 140.0), theme->gap);
    int rows = desk_fit(body.h, theme->target, theme->gap);
    struct desk_pages pages = desk_pages(ui->page, groups.count, columns * rows);
    for (int i = pages.first; i < pages.end; i++) {
        draw_group(ui, view->import.month, kit,
                   rect_cell(body, columns, rows, theme->gap, i - pages.first), &groups, i);
    }
    desk_back(ui, kit, &footer);
    draw_save(ui, view, kit, &footer);
    desk_pager(kit, upper.h > 0 ? upper : footer, pages);
}

/* One kind: each row of the file with its sentence. */
static void view_group(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       const struct month_warning_group *group)
{
    const struct theme *theme = kit->theme;
    const struct month *month = view->import.month;
    struct areas areas = desk_begin(ui, kit, _("Import"), view->import.file_name);
    struct rect body = areas.body, footer = areas.footer;
    desk_sentence(kit, &body, COLOUR_INK, group_title(ui, group));
    struct rect upper = desk_upper_row(kit, &body, true);
    widget_card(kit, body);
    struct rect card = rect_inset(body, theme->pad, theme_px(theme, 4.0));
    int high = theme_px(theme, theme->narrow ? 41.0 : 21.0);
    int rows = desk_fit(card.h, high, theme_px(theme, 2.0)), at = 0;
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
    draw_save(ui, view, kit, &footer);
    desk_pager(kit, upper.h > 0 ? upper : footer, pages);
}

/* "commandes.csv · Export of the shop", and whether the stick is still needed. */
static void say_source(const struct ui *ui, const struct ui_view *view, char *to, size_t size)
{
    const struct import_view *import = &view->import;
    str_copy(to, size, import->file_name);
    if (import->is_aside && view->stick_name[0] != '\0') {
        (void)str_append(to, size, " · ");
        (void)str_append(to, size, _("the stick may be pulled"));
    }
}

static void view_month(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    const struct import_view *import = &view->import;
    char text[480];
    enum verdict verdict;
    char subtitle[240];
    say_source(ui, view, subtitle, sizeof subtitle);
    struct areas areas = desk_begin(ui, kit, _("Import"), subtitle);
    struct rect body = areas.body, footer = areas.footer;
    say_month(ui, import, text, sizeof text);
    desk_sentence(kit, &body, COLOUR_INK, text);
    if (say_effect(ui, view, text, sizeof text, &verdict)) {
        int high = desk_band_height(kit, body.w, text, strlen(text) > 90 ? 32.0 : 20.0);
        desk_band(kit, rect_cut_top(&body, high), verdict, text);
        (void)rect_cut_top(&body, theme->gap);
    }
    struct rect side = cut_warnings(kit, &body, import->month);
    struct desk_pages pages = import_points_draw(ui, import->plan, kit, body);
    draw_warnings(ui, import->month, kit, side);
    desk_back(ui, kit, &footer);
    if (import->open_questions > 0) {
        desk_primary(kit, &footer, _("Settle"), NULL, false);
    } else if (import->is_same) {
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
    int place = import_place(ui, view), index = place - IMPORT_GROUP;
    if (import_question_is_shown(ui, view)) {
        import_question_view(ui, view, kit);
    } else if (place == IMPORT_QUESTIONS) {
        import_questions_view(ui, view, kit);
    } else if (place == IMPORT_COLUMNS) {
        import_columns_view(ui, view, kit, false);
    } else if (place == IMPORT_LEFT_OUT) {
        view_left_out(ui, view, kit);
    } else if (view->import.follows && place == IMPORT_CHORES) {
        import_chores_view(ui, view, kit);
    } else if (view->import.follows && place == IMPORT_LABELS) {
        import_labels_view(ui, view, kit);
    } else if (view->import.follows && place == IMPORT_FOLLOW) {
        import_changes_view(ui, view, kit);
    } else if (place >= IMPORT_ALL_GROUPS) {
        view_groups(ui, view, kit);
    } else if (place >= IMPORT_GROUP && index < groups.count) {
        view_group(ui, view, kit, &view->import.month->warning_groups[groups.rows[index]]);
    } else {
        view_month(ui, view, kit);
    }
}
