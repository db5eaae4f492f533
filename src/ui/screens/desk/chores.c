/* chores.c: what a later import left for the director: labels to print again, notes to read, crates
 * to put right by hand. A tap says that it is done. */
#include "ui/screens/desk/chores.h"

#include "base/str.h"
#include "domain/prep_chore.h"
#include "ui/import_words.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/desk/notes.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

/* Arguments of DESK_OWN: a chore's number, or one of these. */
enum { CHORE_LABELS = -1, CHORE_NOTES = -2 };

unsigned long chores_waiting(const struct ui_view *view)
{
    return (unsigned long)(prep_open_chores(view->prep) + (prep_needed_labels(view->prep) > 0) +
                           (notes_open(view) > 0));
}

unsigned long chores_by_hand(const struct ui_view *view)
{
    return (unsigned long)(prep_open_chores(view->prep) + (prep_needed_labels(view->prep) > 0));
}

/* The rows of the list: labels and notes first, then what waits, then what is done. */
struct chore_rows {
    int count, heads;
    bool has_labels, has_notes;
};

static struct chore_rows find_rows(const struct ui_view *view)
{
    struct chore_rows rows = {.has_labels = prep_needed_labels(view->prep) > 0,
                              .has_notes = notes_open(view) > 0};
    rows.heads = rows.count = rows.has_labels + rows.has_notes;
    for (size_t i = 0; i < view->prep->chore_count; i++) {
        rows.count += !view->prep->chores[i].is_void;
    }
    return rows;
}

/* The number of the chore at a place of the list, open ones first. */
static uint32_t chore_at(const struct prep *prep, int place)
{
    for (int done = 0; done < 2; done++) {
        for (size_t i = 0; i < prep->chore_count; i++) {
            const struct chore *chore = &prep->chores[i];
            if (!chore->is_void && (int)chore->is_done == done && place-- == 0) {
                return (uint32_t)i + 1;
            }
        }
    }
    return 0;
}

static void chores_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                         struct request *ret_request)
{
    if (input->kind != UI_TAP || input->action != DESK_OWN) {
        (void)desk_event(ui, view, input);
    } else if (input->argument == CHORE_LABELS) {
        ui_go(ui, view, SCREEN_LABELS);
    } else if (input->argument == CHORE_NOTES) {
        ui_go(ui, view, SCREEN_NOTES);
    } else {
        const struct chore *chore = prep_chore(view->prep, (uint32_t)input->argument);
        ret_request->kind = REQUEST_COMMAND;
        ret_request->command = (struct command){.kind = COMMAND_CHORE_DONE,
                                                .target = (uint32_t)input->argument,
                                                .value = chore != NULL && !chore->is_done};
    }
}

/* "42-1/2, 57-1/1 …": as many crates as fit into a sentence. */
static void say_labels(const struct prep *prep, char *to, size_t size)
{
    size_t told = 0, count = prep_needed_labels(prep);
    for (size_t i = 0; i < prep->plan->crates.count && told < 4; i++) {
        const struct crate *crate = &prep->plan->crates.rows[i];
        char one[32];
        if (!prep_crate(prep, crate->id)->needs_label) {
            continue;
        }
        str_format(one, sizeof one, "%s%u-%d/%d", told > 0 ? ", " : "",
                   plan_order(prep->plan, crate->order)->number, crate->index, crate->of);
        (void)str_append(to, size, one);
        told++;
    }
    (void)str_append(to, size, count > told ? "…" : "");
}

/* A row: what is to be done (a green one is), and the button that does or ticks it. */
static void draw_row(const struct kit *kit, struct rect rect, uint32_t stripe, const char *picture,
                     const char *text, struct button button)
{
    const struct theme *theme = kit->theme;
    widget_card_striped(kit, rect, SIDE_LEFT, stripe);
    struct rect inside = rect_inset(rect, theme_px(theme, 3.0), 0);
    struct rect right = rect_cut_right(&inside, theme_px(theme, 62.0));
    int high = theme->narrow ? theme->primary : right.h - 2 * theme_px(theme, 1.5);
    widget_button(kit, rect_centre(right, right.w, high), button);
    (void)rect_cut_right(&inside, theme_px(theme, 3.0));
    (void)rect_cut_left(&inside, theme_px(theme, 3.0));
    if (picture == NULL && stripe == COLOUR_GREEN) {
        int side = theme_px(theme, 8.0);
        frame_shape(kit->frame, rect_centre(rect_cut_left(&inside, side), side, side), SHAPE_TICK,
                    COLOUR_GREEN);
        (void)rect_cut_left(&inside, theme_px(theme, 3.0));
    } else if (picture != NULL) {
        int side = theme_px(theme, 11.0);
        frame_picture(kit->frame, rect_centre(rect_cut_left(&inside, side), side, side), picture,
                      255, false);
        (void)rect_cut_left(&inside, theme_px(theme, 3.0));
    }
    struct text_style style = desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT);
    char glued[420];
    style.lines = 3;
    desk_glue(glued, sizeof glued, text);
    text_draw(kit, inside, style, glued);
}

static void draw_labels_row(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                            struct rect rect)
{
    char text[240];
    unsigned long count = prep_needed_labels(view->prep);
    str_format(text, sizeof text,
               _n("%lu label is wrong now, print it again: ",
                  "%lu labels are wrong now, print them again: ", count),
               count);
    say_labels(view->prep, text, sizeof text);
    draw_row(kit, rect, COLOUR_AMBER, PICTURE_LABEL, text,
             (struct button){.name = "labels",
                             .action = DESK_OWN,
                             .argument = CHORE_LABELS,
                             .kind = BUTTON_SECONDARY,
                             .word = _("Labels")});
}

static void draw_notes_row(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                           struct rect rect)
{
    char text[160];
    unsigned long count = (unsigned long)notes_open(view);
    str_format(text, sizeof text,
               _n("%lu order has a note to read", "%lu orders have a note to read", count), count);
    draw_row(kit, rect, COLOUR_AMBER, PICTURE_LIST, text,
             (struct button){.name = "notes",
                             .action = DESK_OWN,
                             .argument = CHORE_NOTES,
                             .kind = BUTTON_SECONDARY,
                             .word = _("Read")});
}

static void draw_chore(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect rect, uint32_t number)
{
    const struct chore *chore = prep_chore(view->prep, number);
    bool may = prep_chore_may_change(view->prep, number, !chore->is_done);
    char text[400], name[FRAME_NAME];
    import_words_chore(ui, view->prep, chore, text, sizeof text);
    str_format(name, sizeof name, "chore_%u", number);
    draw_row(kit, rect, chore->is_done ? COLOUR_GREEN : COLOUR_AMBER, NULL, text,
             (struct button){.name = name,
                             .action = DESK_OWN,
                             .argument = (int)number,
                             .kind = BUTTON_SECONDARY,
                             .shape = SHAPE_UNDO,
                             .has_shape = chore->is_done,
                             .disabled = !may,
                             .word = chore->is_done ? _("Take back")
                                     : may          ? _("Done")
                                                    : _("In use")});
}

static void chores_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, _("To do by hand"), "");
    struct rect body = areas.body, footer = areas.footer;
    struct chore_rows rows =
        view->prep->plan != NULL ? find_rows(view) : (struct chore_rows){.count = 0};
    if (chores_waiting(view) == 0 && rows.count == 0) {
        desk_nothing(kit, body, VERDICT_DONE, _("All is done: nothing is left of the last import."),
                     "");
    } else if (chores_waiting(view) == 0) {
        const char *text = _("All is done: nothing is left of the last import.");
        desk_band(kit, rect_cut_top(&body, desk_band_height(kit, body.w, text, 20.0)), VERDICT_DONE,
                  text);
        (void)rect_cut_top(&body, theme->gap);
    }
    int gap = theme->gap, row_h = theme_px(theme, theme->narrow ? 42.0 : 24.0);
    int per_page = desk_fit(body.h, row_h, gap);
    struct desk_pages pages = desk_pages(ui->page, rows.count, per_page);
    for (int i = pages.first; i < pages.end; i++) {
        struct rect row = rect_cut_top(&body, row_h);
        (void)rect_cut_top(&body, gap);
        if (i == 0 && rows.has_labels) {
            draw_labels_row(ui, view, kit, row);
        } else if (i < rows.heads) {
            draw_notes_row(ui, view, kit, row);
        } else {
            draw_chore(ui, view, kit, row, chore_at(view->prep, i - rows.heads));
        }
    }
    desk_back(ui, kit, &footer);
    desk_pager(kit, footer, pages);
}

const struct screen_def screen_chores = {.name = "chores",
                                         .enter = desk_enter,
                                         .event = chores_event,
                                         .view = chores_view,
                                         .is_director = true};
