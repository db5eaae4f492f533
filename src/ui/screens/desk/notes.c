/* notes.c: the free notes of buyers, one after the other, for the director alone: each becomes an
 * allergy, a substitution, or nothing. No other screen shows them. */
#include "ui/screens/desk/notes.h"

#include "base/str.h"
#include "domain/people.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

size_t notes_open(const struct ui_view *view)
{
    size_t count = 0;
    const struct plan *plan = view->prep->plan;
    for (size_t i = 0; view->people != NULL && plan != NULL && i < view->people->count; i++) {
        const struct person *person = &view->people->rows[i];
        const struct order *order = plan_order(plan, person->order);
        count += person->note[0] != '\0' && order != NULL && !order->is_cancelled &&
                 prep_note(view->prep, person->order) == NOTE_OPEN;
    }
    return count;
}

/* The notes there are, those to be read first. */
static const struct person *note_at(const struct ui_view *view, int place, int *ret_count)
{
    const struct person *found = NULL;
    int count = 0;
    const struct plan *plan = view->prep->plan;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; view->people != NULL && plan != NULL && i < view->people->count; i++) {
            const struct person *person = &view->people->rows[i];
            const struct order *order = plan_order(plan, person->order);
            if (person->note[0] == '\0' || order == NULL || order->is_cancelled ||
                (prep_note(view->prep, person->order) == NOTE_OPEN) != (pass == 0)) {
                continue;
            }
            found = count == place ? person : found;
            count++;
        }
    }
    *ret_count = count;
    return found;
}

/* The place of the note that is shown. A decision may move it: the screen stays with the order. */
static const struct person *shown(const struct ui *ui, const struct ui_view *view,
                                  struct desk_pages *ret_pages)
{
    int count;
    (void)note_at(view, 0, &count);
    *ret_pages = desk_pages(ui->page, count, 1);
    return count > 0 ? note_at(view, ret_pages->page, &count) : NULL;
}

static void notes_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                        struct request *ret_request)
{
    struct desk_pages pages;
    const struct person *person = shown(ui, view, &pages);
    if (input->kind == UI_TAP && input->action == DESK_CHOOSE && person != NULL) {
        ret_request->kind = REQUEST_COMMAND;
        ret_request->command = (struct command){
            .kind = COMMAND_SET_NOTE, .target = person->order, .value = input->argument};
    } else if (input->kind == UI_TAP && input->action == ACTION_BACK) {
        ui_go(ui, view, SCREEN_CHORES);
    } else {
        (void)desk_event(ui, view, input);
    }
}

static void draw_note(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect rect, const struct person *person)
{
    const struct theme *theme = kit->theme;
    const struct plan *plan = view->prep->plan;
    const struct order *order = plan_order(plan, person->order);
    const struct pickup *pickup = plan_pickup(plan, order->pickup);
    char head[160];
    widget_card(kit, rect);
    struct rect inside = rect_inset(rect, theme->pad, theme_px(theme, 4.0));
    struct rect top = rect_cut_top(&inside, theme_px(theme, 14.0));
    if (pickup != NULL) {
        desk_letter(kit, &top, pickup);
    }
    str_format(head, sizeof head, _("Order %u"), order->number);
    if (order->reference[0] != '\0') {
        (void)str_append(head, sizeof head, " (");
        (void)str_append(head, sizeof head, order->reference);
        (void)str_append(head, sizeof head, ")");
    }
    text_draw(kit, top, desk_style(TYPE_BUTTON, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT), head);
    struct text_style style = desk_style(TYPE_INSTRUCTION, WEIGHT_REGULAR, COLOUR_INK, ALIGN_LEFT);
    style.lines = 7;
    text_draw(kit, inside, style, person->note);
}

static void draw_choices(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                         struct rect rect, const struct person *person)
{
    const struct {
        const char *name, *picture, *word;
        enum note_kind kind;
    } choices[] = {
        {"allergy", PICTURE_ALLERGY, _("Allergy"), NOTE_ALLERGY},
        {"substitution", PICTURE_SWAP, _("Substitution"), NOTE_SUBSTITUTION},
        {"nothing", PICTURE_NOTHING, _("Nothing to do"), NOTE_NOTHING},
    };
    const struct theme *theme = kit->theme;
    enum note_kind now = prep_note(view->prep, person->order);
    for (int i = 0; i < 3; i++) {
        struct rect cell = desk_cell(kit, rect, 3, 3, 1, i);
        desk_tile_chosen(kit, cell, choices[i].name, DESK_CHOOSE, (int)choices[i].kind,
                         choices[i].kind == now);
        struct rect inside = rect_inset(cell, theme_px(theme, 4.0), theme_px(theme, 2.0));
        int side = theme_px(theme, 13.0);
        frame_picture(kit->frame, rect_centre(rect_cut_left(&inside, side), side, side),
                      choices[i].picture, 255, false);
        (void)rect_cut_left(&inside, theme_px(theme, 3.0));
        struct text_style style = desk_style(TYPE_BUTTON, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT);
        style.lines = 2;
        text_draw(kit, inside, style, choices[i].word);
    }
}

static void notes_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, _("Notes of the members"), "");
    struct rect body = areas.body, footer = areas.footer;
    struct desk_pages pages;
    const struct person *person = shown(ui, view, &pages);
    if (person == NULL) {
        desk_band(kit, rect_cut_top(&body, theme_px(theme, 20.0)), VERDICT_DONE,
                  _("Nobody has written a note."));
    } else {
        desk_sentence(kit, &body, COLOUR_INK, _("What should be made of this note?"));
        int rows = theme->narrow ? 3 : 1;
        struct rect choices =
            rect_cut_bottom(&body, rows * (theme->primary + theme->gap) - theme->gap);
        (void)rect_cut_bottom(&body, theme->gap);
        draw_note(ui, view, kit, body, person);
        draw_choices(ui, view, kit, choices, person);
    }
    desk_back(ui, kit, &footer);
    desk_pager(kit, footer, pages);
}

const struct screen_def screen_notes = {.name = "notes",
                                        .enter = desk_enter,
                                        .event = notes_event,
                                        .view = notes_view,
                                        .is_directors_own = true,
                                        .is_director = true};
