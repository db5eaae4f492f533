/* import_question.c: what only a person can decide about a month's files: the list of it, one thing
 * at a time, and the columns with what they were understood as. Every answer reads the files anew.
 */
#include <string.h>

#include "base/str.h"
#include "ui/keypad.h"
#include "ui/letterpad.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/desk/desk_crates.h"
#include "ui/screens/desk/import.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/words.h"

enum { NUMBER_DIGITS = 5, ANSWER_TYPED = -1 };

/* Single columns are part of the question about all of them. */
static bool is_open(const struct month_question *question)
{
    return question->answer[0] == '\0' && question->kind != MONTH_QUESTION_COLUMN;
}

int import_open_count(const struct month *month)
{
    int count = 0;
    for (size_t i = 0; i < month->question_count; i++) {
        count += is_open(&month->questions[i]);
    }
    return count;
}

int import_next_question(const struct month *month)
{
    for (int may_wait = 0; may_wait < 2; may_wait++) {
        for (size_t i = 0; i < month->question_count; i++) {
            const struct month_question *question = &month->questions[i];
            if (is_open(question) && (int)question->may_wait == may_wait) {
                return (int)i;
            }
        }
    }
    return -1;
}

/* The question that is shown, or NULL when there is none left. */
static const struct month_question *shown(const struct ui *ui, const struct ui_view *view,
                                          int *ret_index)
{
    const struct month *month = view->import.month;
    int index = ui->choice == IMPORT_NEXT    ? import_next_question(month)
                : ui->choice >= IMPORT_WRITE ? ui->choice - IMPORT_WRITE
                                             : ui->choice - IMPORT_ASK;
    *ret_index = index;
    return index >= 0 && (size_t)index < month->question_count ? &month->questions[index] : NULL;
}

bool import_question_is_shown(const struct ui *ui, const struct ui_view *view)
{
    int index;
    bool asks = ui->choice == IMPORT_NEXT || ui->choice >= IMPORT_ASK;
    return view->import.is_ready && asks && shown(ui, view, &index) != NULL;
}

static void answer(struct ui *ui, struct request *request, int question, int choice)
{
    request->kind = REQUEST_IMPORT_ANSWER;
    request->argument = question;
    request->value = choice;
    str_copy(request->text, sizeof request->text,
             ui->choice >= IMPORT_WRITE ? ui->typed : ui->digits);
    ui->digits[0] = ui->typed[0] = '\0';
    ui->choice = IMPORT_NEXT;
    ui->page = 0;
}

static int choice_of(const struct month_question *question, const char *value)
{
    for (size_t i = 0; i < question->choice_count; i++) {
        if (str_equal(question->choices[i].value, value)) {
            return (int)i;
        }
    }
    return -1;
}

/* A name that is typed. True if it was meant for that. */
static bool write_event(struct ui *ui, const struct ui_input *input, int index,
                        struct request *ret_request)
{
    switch (input->action) {
    case IMPORT_LETTER: letterpad_type(ui->typed, sizeof ui->typed, input->argument); return true;
    case ACTION_ERASE: letterpad_erase(ui->typed); return true;
    case ACTION_VALIDATE:
        if (ui->typed[0] != '\0') {
            answer(ui, ret_request, index, ANSWER_TYPED);
        }
        return true;
    default: return false;
    }
}

bool import_question_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                           struct request *ret_request)
{
    int index;
    const struct month_question *question = shown(ui, view, &index);
    if (question == NULL || view->job.status == JOB_RUNNING) {
        return false;
    }
    if (ui->choice >= IMPORT_WRITE) {
        return write_event(ui, input, index, ret_request);
    }
    switch (input->action) {
    case IMPORT_ANSWER: answer(ui, ret_request, index, input->argument); return true;
    case ACTION_KEY: parts_type(ui, input->argument, NUMBER_DIGITS); return true;
    case ACTION_ERASE: {
        size_t length = strlen(ui->digits);
        ui->digits[length > 0 ? length - 1 : 0] = '\0';
        return true;
    }
    case ACTION_VALIDATE:
        if (question->kind == MONTH_QUESTION_COLUMNS && choice_of(question, "yes") >= 0) {
            answer(ui, ret_request, index, choice_of(question, "yes"));
        } else if (question->takes_number && ui->digits[0] != '\0') {
            answer(ui, ret_request, index, ANSWER_TYPED);
        }
        return true;
    default: return false;
    }
}

static void draw_choice(const struct ui *ui, const struct kit *kit, struct rect rect,
                        const struct month_question *question, int index)
{
    const struct theme *theme = kit->theme;
    const struct month_choice *choice = &question->choices[index];
    bool is_proposed = str_equal(choice->value, question->proposed);
    bool is_chosen = str_equal(choice->value, question->answer);
    char name[FRAME_NAME];
    str_format(name, sizeof name, "answer_%d", index);
    desk_tile_chosen(kit, rect, name, IMPORT_ANSWER, index, is_chosen);
    struct rect inside = rect_inset(rect, theme_px(theme, 4.0), theme_px(theme, 2.0));
    if (is_proposed && question->answer[0] == '\0') {
        text_draw(kit, rect_cut_bottom(&inside, inside.h * 2 / 5),
                  desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_GREEN, ALIGN_LEFT),
                  _("most likely"));
    }
    struct text_style style = desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT);
    style.lines = 2;
    text_draw(kit, inside, style, choice->label);
}

/* The likeliest first, then as they come. */
static int choice_at(const struct month_question *question, int place)
{
    int likely = question->proposed[0] != '\0' ? choice_of(question, question->proposed) : -1;
    if (likely < 0) {
        return place;
    }
    return place == 0 ? likely : place <= likely ? place - 1 : place;
}

/* A name that is in no list may be typed, or is the answer already. */
static void draw_write(const struct ui *ui, const struct kit *kit, struct rect *footer, int index,
                       const struct month_question *question)
{
    const struct theme *theme = kit->theme;
    bool is_typed = question->answer[0] != '\0' && choice_of(question, question->answer) < 0;
    widget_button(
        kit, rect_cut_right(footer, theme_px(theme, 112.0)),
        (struct button){.name = "write",
                        .action = DESK_CHOOSE,
                        .argument = IMPORT_WRITE + index,
                        .kind = BUTTON_SECONDARY,
                        .shape = SHAPE_TICK,
                        .has_shape = is_typed,
                        .word = is_typed ? question->answer : _("Another place: type its name")});
    (void)rect_cut_right(footer, theme->gap);
}

static struct desk_pages draw_choices(const struct ui *ui, const struct kit *kit, struct rect body,
                                      const struct month_question *question)
{
    const struct theme *theme = kit->theme;
    int count = (int)question->choice_count, tile = theme_px(theme, 24.0);
    int columns = count <= 3 ? 1 : desk_fit(body.w, theme_px(theme, 96.0), theme->gap);
    int rows = desk_fit(body.h, tile, theme->gap);
    struct desk_pages pages = desk_pages(ui->page, count, columns * rows);
    for (int i = pages.first; i < pages.end; i++) {
        struct rect cell = rect_cell(body, columns, rows, theme->gap, i - pages.first);
        draw_choice(ui, kit, cell, question, choice_at(question, i));
    }
    return pages;
}

/* A weight in grams: typed beside the question and the choices there are, as high as the screen; on
 * a high panel below them. */
static void draw_number(const struct ui *ui, const struct kit *kit, struct rect *body,
                        struct rect *footer)
{
    const struct theme *theme = kit->theme;
    struct rect pad = desk_side(kit, body, 112.0, 160.0);
    if (!theme->narrow) {
        pad.h = footer->y + footer->h - pad.y;
        footer->w = body->w;
    }
    struct rect field = rect_cut_top(&pad, theme_px(theme, theme->narrow ? 28.0 : 18.0));
    (void)rect_cut_top(&pad, theme_px(theme, 3.0));
    struct rect unit = rect_cut_right(&field, theme_px(theme, 14.0));
    widget_field(kit, field, ui->digits);
    text_draw(kit, unit, desk_style(TYPE_BUTTON, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE), _("g"));
    keypad_draw(kit, pad,
                (struct keypad){.digit_action = ACTION_KEY,
                                .erase_action = ACTION_ERASE,
                                .validate_action = ACTION_VALIDATE,
                                .can_validate = ui->digits[0] != '\0'});
}

/* The name of a place, letter by letter, as high as the screen. */
static void view_write(const struct ui *ui, const struct kit *kit,
                       const struct month_question *question)
{
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, _("Name of the place"), question->subject);
    struct rect body = areas.body, footer = areas.footer;
    struct rect field = rect_cut_top(&body, theme_px(theme, 18.0));
    (void)rect_cut_top(&body, theme_px(theme, 3.0));
    if (ui->typed[0] == '\0') {
        widget_field(kit, field, "");
    } else {
        int radius = theme->radius[RADIUS_MEDIUM];
        frame_fill(kit->frame, field, radius, COLOUR_CARD);
        frame_border(kit->frame, field, radius, theme_px(theme, 1.2), COLOUR_BLUE, false);
        text_draw(kit, rect_inset(field, theme_px(theme, 6.0), theme_px(theme, 1.5)),
                  desk_style(TYPE_BUTTON, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE), ui->typed);
    }
    letterpad_draw(
        ui, kit, body,
        (struct letterpad){.letter_action = IMPORT_LETTER, .erase_action = ACTION_ERASE});
    desk_back(ui, kit, &footer);
    desk_primary(kit, &footer, _("This is its name"), NULL, ui->typed[0] == '\0');
}

static void view_question(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                          const struct month_question *question, int index)
{
    const struct theme *theme = kit->theme;
    int left = import_open_count(view->import.month);
    char said[420], subtitle[80];
    str_format(subtitle, sizeof subtitle,
               _n("%d thing to settle", "%d things to settle", (unsigned long)left), left);
    struct areas areas = desk_begin(ui, kit, _("Import"), subtitle);
    struct rect body = areas.body, footer = areas.footer;
    if (question->takes_number) {
        draw_number(ui, kit, &body, &footer);
    }
    struct text_style style = desk_style(TYPE_INSTRUCTION, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT);
    style.lines = 3;
    desk_glue(said, sizeof said, question->text);
    text_draw(kit, rect_cut_top(&body, theme_px(theme, theme->narrow ? 44.0 : 30.0)), style, said);
    (void)rect_cut_top(&body, theme->gap);
    struct rect upper = desk_upper_row(kit, &body, question->takes_text);
    struct desk_pages pages = draw_choices(ui, kit, body, question);
    desk_back(ui, kit, &footer);
    if (question->takes_text) {
        draw_write(ui, kit, &footer, index, question);
    }
    desk_pager(kit, upper.h > 0 ? upper : footer, pages);
}

/* The question about one column, or -1. */
static int column_question(const struct month *month, const struct month_column *column)
{
    for (size_t i = 0; i < month->question_count; i++) {
        if (month->questions[i].kind == MONTH_QUESTION_COLUMN &&
            str_equal(month->questions[i].subject, column->label)) {
            return (int)i;
        }
    }
    return -1;
}

static void draw_column(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                        struct rect rect, int index)
{
    const struct theme *theme = kit->theme;
    const struct month *month = view->import.month;
    const struct month_column *column = &month->columns[index];
    int question = column_question(month, column);
    bool is_used = column->title[0] != '\0';
    char name[FRAME_NAME];
    str_format(name, sizeof name, "column_%d", index);
    if (question >= 0) {
        desk_tile(kit, rect, name, DESK_CHOOSE, IMPORT_ASK + question, 0);
    } else {
        widget_card(kit, rect);
    }
    struct rect inside = rect_inset(rect, theme_px(theme, 4.0), theme_px(theme, 3.5));
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT);
    style.lines = 2;
    text_draw(kit, rect_cut_top(&inside, theme_px(theme, 17.0)), style,
              column->label[0] != '\0' ? column->label : _("no title"));
    uint32_t colour = !is_used ? COLOUR_MUTED : column->is_guessed ? COLOUR_AMBER : COLOUR_GREEN;
    struct text_style meaning = desk_style(TYPE_BODY, WEIGHT_BOLD, colour, ALIGN_LEFT);
    meaning.lines = 2;
    text_draw(kit, rect_cut_top(&inside, theme_px(theme, 20.0)), meaning,
              is_used ? column->title : _("not used"));
    (void)rect_cut_top(&inside, theme_px(theme, 2.0));
    style.lines = 1;
    style.colour = COLOUR_INK;
    for (int i = 0; i < MONTH_SAMPLES && inside.h >= theme_px(theme, 9.0); i++) {
        desk_product(kit, rect_cut_top(&inside, theme_px(theme, 10.0)), style, column->samples[i]);
    }
}

void import_columns_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                         bool is_question)
{
    const struct theme *theme = kit->theme;
    const struct month *month = view->import.month;
    struct areas areas = desk_begin(ui, kit, _("Import"), view->import.file_name);
    struct rect body = areas.body, footer = areas.footer;
    desk_sentence(kit, &body, COLOUR_INK,
                  is_question ? _("Is each column understood? Tap the one to correct.")
                              : _("What was understood of each column"));
    struct rect upper = desk_upper_row(kit, &body, true);
    int columns = desk_fit(body.w, theme_px(theme, 72.0), theme->gap);
    int rows = theme->narrow ? desk_fit(body.h, theme_px(theme, 80.0), theme->gap) : 1;
    struct desk_pages pages = desk_pages(ui->page, (int)month->column_count, columns * rows);
    for (int i = pages.first; i < pages.end; i++) {
        draw_column(ui, view, kit, rect_cell(body, columns, rows, theme->gap, i - pages.first), i);
    }
    desk_back(ui, kit, &footer);
    if (is_question) {
        desk_primary(kit, &footer, _("Yes, all is right"), NULL, false);
    }
    desk_pager(kit, upper.h > 0 ? upper : footer, pages);
}

void import_question_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    int index;
    const struct month_question *question = shown(ui, view, &index);
    if (ui->choice >= IMPORT_WRITE) {
        view_write(ui, kit, question);
    } else if (question->kind == MONTH_QUESTION_COLUMNS && view->import.month->column_count > 0) {
        import_columns_view(ui, view, kit, true);
    } else {
        view_question(ui, view, kit, question, index);
    }
}

void import_questions_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    const struct month *month = view->import.month;
    struct areas areas = desk_begin(ui, kit, _("Import"), view->import.file_name);
    struct rect body = areas.body, footer = areas.footer;
    desk_sentence(kit, &body, COLOUR_INK, _("Things to settle"));
    int row_h = theme_px(theme, theme->narrow ? 30.0 : 24.0);
    int rows = desk_fit(body.h, row_h, theme->gap);
    struct desk_pages pages = desk_pages(ui->page, (int)month->question_count, rows);
    for (int i = pages.first; i < pages.end; i++) {
        const struct month_question *question = &month->questions[i];
        bool is_settled = question->answer[0] != '\0';
        struct rect row = rect_cut_top(&body, row_h);
        (void)rect_cut_top(&body, theme->gap);
        char name[FRAME_NAME], said[420];
        str_format(name, sizeof name, "question_%d", i);
        desk_tile(kit, row, name, DESK_CHOOSE, IMPORT_ASK + i,
                  is_settled ? COLOUR_GREEN : COLOUR_AMBER);
        struct rect inside = rect_inset(row, theme_px(theme, 6.0), theme_px(theme, 2.0));
        if (is_settled) {
            int side = theme_px(theme, 8.0);
            struct rect mark = rect_cut_left(&inside, side);
            frame_shape(kit->frame, rect_centre(mark, side, side), SHAPE_TICK, COLOUR_GREEN);
            (void)rect_cut_left(&inside, theme_px(theme, 3.0));
        }
        struct text_style style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_INK, ALIGN_LEFT);
        style.lines = 3;
        desk_glue(said, sizeof said, question->text);
        text_draw(kit, inside, style, said);
    }
    desk_back(ui, kit, &footer);
    desk_pager(kit, footer, pages);
}
