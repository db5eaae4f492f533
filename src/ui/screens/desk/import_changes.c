/* import_changes.c: a second import of the month, before it is kept: what differs, order by order,
 * and what it would leave to be done by hand. */
#include "base/str.h"
#include "ui/import_words.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/desk/import.h"
#include "ui/words.h"

enum { SENTENCE = 420 };

static void add_part(char *to, size_t size, const char *part)
{
    (void)str_append(to, size, to[0] != '\0' ? " · " : "");
    (void)str_append(to, size, part);
}

/* "3 new · 2 changed · 1 cancelled". */
static void say_kind(const struct ui *ui, const struct plan_changes *changes, char *to, size_t size)
{
    const size_t *of_kind = changes->of_kind;
    unsigned long added = of_kind[PLAN_CHANGE_ADDED], gone = of_kind[PLAN_CHANGE_CANCELLED],
                  changed = of_kind[PLAN_CHANGE_CHANGED] + of_kind[PLAN_CHANGE_MOVED],
                  repacked = of_kind[PLAN_CHANGE_REPACKED];
    char part[64];
    to[0] = '\0';
    if (added > 0) {
        str_format(part, sizeof part, _n("%lu new", "%lu new", added), added);
        add_part(to, size, part);
    }
    if (changed > 0) {
        str_format(part, sizeof part, _n("%lu changed", "%lu changed", changed), changed);
        add_part(to, size, part);
    }
    if (gone > 0) {
        str_format(part, sizeof part, _n("%lu cancelled", "%lu cancelled", gone), gone);
        add_part(to, size, part);
    }
    if (repacked > 0) {
        str_format(part, sizeof part, _n("%lu packed anew", "%lu packed anew", repacked), repacked);
        add_part(to, size, part);
    }
    if (to[0] == '\0') {
        str_copy(to, size, _("No order changes, only details."));
    }
}

/* A row of the list: a shape that tells the kind, and its sentence. */
static void draw_row(const struct kit *kit, struct rect rect, enum shape shape, uint32_t colour,
                     const char *text)
{
    const struct theme *theme = kit->theme;
    int side = theme_px(theme, 6.5);
    struct rect mark = rect_cut_left(&rect, side);
    frame_shape(kit->frame, rect_centre(mark, side, side), shape, colour);
    (void)rect_cut_left(&rect, theme_px(theme, 4.0));
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_INK, ALIGN_LEFT);
    style.lines = theme->narrow ? 3 : 2;
    char glued[SENTENCE];
    desk_glue(glued, sizeof glued, text);
    text_draw(kit, rect, style, glued);
}

static void draw_change(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                        struct rect rect, const struct plan_change *change)
{
    static const struct {
        enum shape shape;
        uint32_t colour;
    } looks[PLAN_CHANGE_KIND_COUNT] = {
        [PLAN_CHANGE_ADDED] = {SHAPE_PLUS, COLOUR_GREEN},
        [PLAN_CHANGE_CHANGED] = {SHAPE_TRIANGLE, COLOUR_AMBER},
        [PLAN_CHANGE_MOVED] = {SHAPE_ARROW_RIGHT, COLOUR_BLUE},
        [PLAN_CHANGE_REPACKED] = {SHAPE_RING, COLOUR_MUTED},
        [PLAN_CHANGE_CANCELLED] = {SHAPE_CROSS, COLOUR_AMBER},
    };
    char text[SENTENCE];
    import_words_change(ui, view->prep->plan, view->import.plan, change, text, sizeof text);
    draw_row(kit, rect, looks[change->kind].shape, looks[change->kind].colour, text);
}

static struct desk_pages draw_list(const struct ui *ui, const struct ui_view *view,
                                   const struct kit *kit, struct rect rect)
{
    const struct theme *theme = kit->theme;
    const struct plan_changes *changes = view->import.changes;
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme_px(theme, 5.0), theme_px(theme, 3.5));
    int rows = desk_fit(card.h, theme_px(theme, theme->narrow ? 29.0 : 17.5), theme_px(theme, 2.5));
    struct desk_pages pages =
        desk_pages(ui->page, (int)(changes->count + changes->goods_count), rows);
    for (int i = pages.first; i < pages.end; i++) {
        struct rect row = rect_cell(card, 1, rows, theme_px(theme, 2.5), i - pages.first);
        if ((size_t)i < changes->count) {
            draw_change(ui, view, kit, row, &changes->rows[i]);
        } else {
            char text[SENTENCE];
            import_words_goods(ui, view->prep->plan, view->import.plan,
                               &changes->goods[(size_t)i - changes->count], text, sizeof text);
            draw_row(kit, row, SHAPE_CIRCLE, COLOUR_MUTED, text);
        }
    }
    if (changes->count + changes->goods_count == 0) {
        draw_row(kit, rect_cut_top(&card, theme_px(theme, 24.0)), SHAPE_CIRCLE, COLOUR_MUTED,
                 _("Suppliers, names of buyers, or who fills the crates of a labo."));
    }
    return pages;
}

/* A tile of the right column: a number and what it counts. */
static void draw_tile(const struct kit *kit, struct rect rect, const char *name, int argument,
                      unsigned long count, uint32_t colour, const char *text)
{
    const struct theme *theme = kit->theme;
    bool is_open = argument >= 0;
    if (is_open) {
        desk_tile(kit, rect, name, DESK_CHOOSE, argument, 0);
    } else {
        widget_card(kit, rect);
    }
    struct rect inside = rect_inset(rect, theme_px(theme, 4.0), theme_px(theme, 2.0));
    struct rect number = rect_cut_left(&inside, theme_px(theme, theme->narrow ? 24.0 : 17.0));
    text_drawf(kit, number,
               desk_style(TYPE_BODY, WEIGHT_BOLD, count > 0 ? colour : COLOUR_INK, ALIGN_RIGHT),
               "%lu", count);
    (void)rect_cut_left(&inside, theme_px(theme, 4.0));
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_INK, ALIGN_LEFT);
    style.lines = 2;
    text_draw(kit, inside, style, text);
}

/* Four tiles below each other, as high as four leave, a target at least; on a high panel two and
 * two. */
static void place_tiles(const struct kit *kit, struct rect rect, struct rect *ret_place)
{
    const struct theme *theme = kit->theme;
    int tall = theme_px(theme, 25.0), most = (rect.h - 3 * theme->gap) / 4;
    int high = most > tall ? tall : most > theme->target ? most : theme->target;
    for (int i = 0; i < 4; i++) {
        if (theme->narrow) {
            ret_place[i] = rect_cell(rect, 2, 2, theme->gap, i);
            continue;
        }
        ret_place[i] = rect_cut_top(&rect, high);
        (void)rect_cut_top(&rect, theme->gap);
    }
}

static void draw_side(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect rect)
{
    const struct import_view *import = &view->import;
    unsigned long chores = import->chore_count, labels = import->labels,
                  warnings = import->month->warning_count + import->month->warnings_dropped;
    unsigned long open = (unsigned long)import_open_count(import->month);
    struct rect place[4];
    place_tiles(kit, rect, place);
    draw_tile(kit, place[0], "chores", chores > 0 ? IMPORT_CHORES : -1, chores, COLOUR_AMBER,
              _n("thing to do by hand", "things to do by hand", chores));
    draw_tile(kit, place[1], "labels", labels > 0 ? IMPORT_LABELS : -1, labels, COLOUR_AMBER,
              _n("label to print again", "labels to print again", labels));
    draw_tile(kit, place[2], "points", IMPORT_POINTS, (unsigned long)import->month->order_count,
              COLOUR_INK, _("orders, labo by labo"));
    if (open > 0) {
        draw_tile(kit, place[3], "questions", IMPORT_QUESTIONS, open, COLOUR_AMBER,
                  _n("thing to settle", "things to settle", open));
    } else if (warnings > 0 && place[3].h >= kit->theme->target) {
        draw_tile(kit, place[3], "warnings", IMPORT_ALL_GROUPS, warnings, COLOUR_AMBER,
                  _n("thing to see", "things to see", warnings));
    }
}

void import_changes_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    const struct import_view *import = &view->import;
    char text[200];
    struct areas areas = desk_begin(ui, kit, _("Import"), import->file_name);
    struct rect body = areas.body, footer = areas.footer;
    say_kind(ui, import->changes, text, sizeof text);
    desk_sentence(kit, &body, COLOUR_INK, text);
    if (import->has_moved_on) {
        desk_band(kit, rect_cut_top(&body, theme_px(theme, 22.0)), VERDICT_QUESTION,
                  _("Work went on meanwhile, the list is another one now. Look again."));
        (void)rect_cut_top(&body, theme->gap);
    } else if (import->is_partial) {
        desk_band(kit, rect_cut_top(&body, theme_px(theme, 22.0)), VERDICT_QUESTION,
                  _("Most orders are not in this file. Is it really the whole month?"));
        (void)rect_cut_top(&body, theme->gap);
    }
    struct rect side = desk_side(kit, &body, 92.0, 64.0);
    struct desk_pages pages = draw_list(ui, view, kit, body);
    draw_side(ui, view, kit, side);
    desk_back(ui, kit, &footer);
    desk_primary(kit, &footer, import->open_questions > 0 ? _("Settle") : _("Import"), NULL, false);
    desk_pager(kit, footer, pages);
}

/* "42-1/2 · Toul": a label that would be void, and printed again. */
static void draw_label(const struct kit *kit, struct rect rect, const struct plan *plan,
                       uint32_t crate_id)
{
    const struct crate *crate = plan_crate(plan, crate_id);
    const struct pickup *pickup = plan_pickup(plan, crate->pickup);
    char text[160];
    str_format(text, sizeof text, "%u-%d/%d%s%s", plan_order(plan, crate->order)->number,
               crate->index, crate->of, pickup != NULL ? " · " : "",
               pickup != NULL ? pickup->name : "");
    draw_row(kit, rect, SHAPE_CROSS, COLOUR_AMBER, text);
}

void import_labels_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    const struct import_view *import = &view->import;
    struct areas areas = desk_begin(ui, kit, _("Import"), import->file_name);
    struct rect body = areas.body, footer = areas.footer;
    desk_sentence(kit, &body, COLOUR_INK, _("These labels will be void: print them again"));
    widget_card(kit, body);
    struct rect card = rect_inset(body, theme->pad, theme_px(theme, 4.0));
    int columns = desk_fit(card.w, theme_px(theme, 130.0), theme->gap);
    int rows = desk_fit(card.h, theme_px(theme, 14.0), theme_px(theme, 2.0));
    struct desk_pages pages = desk_pages(ui->page, (int)import->labels, columns * rows);
    for (int i = pages.first; i < pages.end; i++) {
        draw_label(kit, rect_cell(card, columns, rows, theme_px(theme, 2.0), i - pages.first),
                   import->plan, import->label_crates[i]);
    }
    desk_back(ui, kit, &footer);
    desk_pager(kit, footer, pages);
}

void import_chores_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    const struct import_view *import = &view->import;
    struct areas areas = desk_begin(ui, kit, _("Import"), import->file_name);
    struct rect body = areas.body, footer = areas.footer;
    desk_sentence(kit, &body, COLOUR_INK, _("This will be left to do by hand"));
    widget_card(kit, body);
    struct rect card = rect_inset(body, theme->pad, theme_px(theme, 4.0));
    int rows = desk_fit(card.h, theme_px(theme, theme->narrow ? 29.0 : 16.5), theme_px(theme, 2.0));
    struct desk_pages pages = desk_pages(ui->page, (int)import->chore_count, rows);
    for (int i = pages.first; i < pages.end; i++) {
        char text[SENTENCE];
        import_words_chore_ahead(ui, view->prep, import->plan, &import->chores[i], text,
                                 sizeof text);
        draw_row(kit, rect_cell(card, 1, rows, theme_px(theme, 2.0), i - pages.first), SHAPE_RING,
                 COLOUR_AMBER, text);
    }
    desk_back(ui, kit, &footer);
    desk_pager(kit, footer, pages);
}
