/* timeline_entry.c: one entry of the timeline is changed: when, who, how many, its words. */
#include <string.h>

#include "base/str.h"
#include "ui/letterpad.h"
#include "ui/picture.h"
#include "ui/screens/desk/timeline.h"
#include "ui/timeline_words.h"
#include "ui/words.h"

enum { STEP_MINUTES = 15 };

/* Arguments of DESK_LESS and DESK_MORE. */
enum form_field {
    FIELD_DAY,
    FIELD_HOUR,
    FIELD_PEOPLE,
    FIELD_WHO,
    FIELDS_USUAL,
    FIELD_VEHICLE = FIELDS_USUAL, /* of a round, and where it is ours */
    FIELD_LIMIT,
    FIELDS
};

/* Arguments of DESK_OWN. */
enum { DEED_LEAVE_OUT = 1, DEED_WORDS, DEED_WHERE };

/* Actions of the letters. */
enum { LETTER = DESK_OWN + 1, ERASE };

/* Not a usual one: it can go for good. */
static bool is_own(const struct timeline_entry *entry)
{
    return entry->number >= TIMELINE_OWN;
}

static int fields_of(const struct timeline_entry *entry)
{
    return !timeline_is_round(entry)              ? FIELDS_USUAL
           : entry->round.vehicle == ROUND_THEIRS ? FIELD_LIMIT
                                                  : FIELDS;
}

static int wrap(int value, int least, int most)
{
    return value < least ? most : value > most ? least : value;
}

static int stop(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

static void step(struct timeline_entry *entry, enum form_field field, int by)
{
    switch (field) {
    case FIELD_DAY: entry->day = stop(entry->day + by, 1, TIMELINE_DAYS); return;
    case FIELD_HOUR:
        entry->minute = stop(entry->minute + by * STEP_MINUTES, TIMELINE_FROM, TIMELINE_UNTIL);
        return;
    case FIELD_PEOPLE: entry->people = stop(entry->people + by, 0, TIMELINE_PEOPLE); return;
    case FIELD_WHO:
        entry->who = (enum timeline_who)wrap((int)entry->who + by, 0, WHO_COUNT - 1);
        return;
    case FIELD_VEHICLE:
        entry->round.vehicle =
            (enum round_vehicle)wrap((int)entry->round.vehicle + by, 0, ROUND_VEHICLE_COUNT - 1);
        entry->round.limit_kg = round_usual_kg(entry->round.vehicle);
        return;
    case FIELD_LIMIT:
        entry->round.limit_kg =
            stop(entry->round.limit_kg + by * ROUND_LEAST_KG, ROUND_LEAST_KG, ROUND_MOST_KG);
        return;
    case FIELDS: return;
    }
}

static void keep(struct ui *ui, struct request *request)
{
    request->kind = REQUEST_TIMELINE;
    request->entry = ui->entry;
    ui->half = timeline_half(&ui->entry);
    ui->page = 0;
    ui->choice = TIMELINE_CHANGE;
}

static bool words_event(struct ui *ui, const struct ui_input *input)
{
    struct timeline_entry *entry = &ui->entry;
    size_t length = strlen(entry->words);
    switch (input->action) {
    case LETTER:
        letterpad_type_words(entry->words, sizeof entry->words, input->argument);
        return true;
    case ERASE: letterpad_erase(entry->words); return true;
    case ACTION_VALIDATE:
        if (length > 0 && entry->words[length - 1] == ' ') {
            entry->words[length - 1] = '\0';
        }
        ui->choice = entry->words[0] != '\0' ? TIMELINE_FORM : TIMELINE_WORDS;
        return true;
    case ACTION_BACK: ui->choice = TIMELINE_CHANGE; return true;
    default: return false;
    }
}

bool timeline_form_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                         struct request *request)
{
    (void)view;
    if (ui->choice == TIMELINE_WORDS) {
        return words_event(ui, input);
    }
    switch (input->action) {
    case DESK_LESS: step(&ui->entry, (enum form_field)input->argument, -1); return true;
    case DESK_MORE: step(&ui->entry, (enum form_field)input->argument, 1); return true;
    case DESK_OWN:
        if (input->argument == DEED_WORDS) {
            ui->choice = TIMELINE_WORDS;
        } else if (input->argument == DEED_WHERE) {
            ui->choice = TIMELINE_PLACES;
            ui->page = 0;
        } else if (is_own(&ui->entry)) {
            ui->entry.words[0] = '\0'; /* an own one goes for good */
            ui->entry.round = (struct round){.limit_kg = ROUND_LEAST_KG};
            keep(ui, request);
        } else {
            ui->entry.is_left_out = !ui->entry.is_left_out;
        }
        return true;
    case ACTION_VALIDATE:
        if (!timeline_goes_nowhere(&ui->entry)) {
            keep(ui, request);
        }
        return true;
    case ACTION_BACK: ui->choice = TIMELINE_CHANGE; return true;
    default: return false;
    }
}

static void say(const struct ui *ui, enum form_field field, char *to, size_t size)
{
    const struct timeline_entry *entry = &ui->entry;
    struct timeline_entry who = *entry;
    switch (field) {
    case FIELD_DAY: str_format(to, size, "%d", entry->day); return;
    case FIELD_HOUR: timeline_hour(entry, to, size); return;
    case FIELD_PEOPLE:
        if (entry->people == 0) {
            (void)str_copy(to, size, _("everyone there"));
        } else {
            str_format(to, size, "%d", entry->people);
        }
        return;
    case FIELD_WHO:
        who.people = 0;
        timeline_who(ui->language, &who, to, size);
        return;
    case FIELD_VEHICLE:
        (void)str_copy(to, size, timeline_vehicle(ui->language, entry->round.vehicle));
        return;
    case FIELD_LIMIT: str_format(to, size, _("%d kg"), entry->round.limit_kg); return;
    case FIELDS: return;
    }
}

static void draw_stepper(const struct ui *ui, const struct kit *kit, struct rect row,
                         enum form_field field)
{
    static const char *const names[FIELDS] = {"day", "hour", "people", "who", "vehicle", "limit"};
    static const char *const titles[FIELDS] = {N_("Day"), N_("Hour"),    N_("How many"),
                                               N_("Who"), N_("Vehicle"), N_("Carries")};
    const struct theme *theme = kit->theme;
    char less[FRAME_NAME], more[FRAME_NAME], text[48];
    str_format(less, sizeof less, "%s_less", names[field]);
    str_format(more, sizeof more, "%s_more", names[field]);
    row = rect_centre(row, row.w, theme->target);
    widget_button(kit, rect_cut_right(&row, theme->target),
                  (struct button){.name = more,
                                  .action = DESK_MORE,
                                  .argument = (int)field,
                                  .kind = BUTTON_SECONDARY,
                                  .shape = SHAPE_PLUS,
                                  .has_shape = true});
    struct rect middle = rect_cut_right(&row, theme_px(theme, theme->narrow ? 84.0 : 60.0));
    say(ui, field, text, sizeof text);
    struct text_style style = desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE);
    style.tabular = true;
    text_draw(kit, rect_inset(middle, theme_px(theme, 2.5), 0), style, text);
    widget_button(kit, rect_cut_right(&row, theme->target),
                  (struct button){.name = less,
                                  .action = DESK_LESS,
                                  .argument = (int)field,
                                  .kind = BUTTON_SECONDARY,
                                  .shape = SHAPE_MINUS,
                                  .has_shape = true});
    text_draw(kit, row, desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT),
              _(titles[field]));
}

/* What a round carries, below its name: amber where that is too much. */
static void draw_load(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect *head, const struct timeline_entry *entry)
{
    char load[96];
    bool is_heavy = timeline_load(ui->language, entry, view->prep, load, sizeof load);
    if (load[0] == '\0') {
        return;
    }
    struct rect foot = rect_cut_bottom(head, head->h * 2 / 5);
    struct text_style style = desk_style(TYPE_SMALL, is_heavy ? WEIGHT_BOLD : WEIGHT_REGULAR,
                                         is_heavy ? COLOUR_AMBER : COLOUR_MUTED, ALIGN_LEFT);
    if (is_heavy) {
        int side = theme_px(kit->theme, 6.0);
        struct rect mark = rect_cut_left(&foot, side + kit->theme->gap);
        widget_verdict_mark(kit, rect_centre(mark, side, side), VERDICT_NOT_THIS);
    }
    text_draw(kit, foot, style, load);
}

static void view_form(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    const struct timeline_entry *entry = &ui->entry;
    struct areas areas = desk_begin(ui, kit, _("The timeline"), "");
    struct rect body = areas.body, footer = areas.footer;
    struct rect head = rect_cut_top(&body, theme->target);
    int side = theme_px(theme, 17.0);
    frame_picture(kit->frame, rect_centre(rect_cut_left(&head, side), side, side),
                  timeline_picture(entry), entry->is_left_out ? 110 : 255, entry->is_left_out);
    (void)rect_cut_left(&head, theme_px(theme, 6.0));
    if (is_own(entry)) {
        bool is_round = timeline_is_round(entry);
        widget_button(kit,
                      rect_centre(rect_cut_right(&head, theme_px(theme, 50.0)),
                                  theme_px(theme, 50.0), theme->target),
                      (struct button){.name = is_round ? "where" : "words",
                                      .action = DESK_OWN,
                                      .argument = is_round ? DEED_WHERE : DEED_WORDS,
                                      .kind = BUTTON_SECONDARY,
                                      .word = is_round ? _("Where to?") : _("Its words")});
        (void)rect_cut_right(&head, theme->gap);
    }
    struct text_style title = desk_style(
        TYPE_TITLE, WEIGHT_BOLD, entry->is_left_out ? COLOUR_MUTED : COLOUR_INK, ALIGN_LEFT);
    title.lines = theme->narrow ? 2 : 1;
    draw_load(ui, view, kit, &head, entry);
    title.type = timeline_is_round(entry) ? TYPE_INSTRUCTION : title.type; /* its load is below */
    timeline_draw_words(ui, kit, head, title, entry);
    (void)rect_cut_top(&body, theme->gap);
    int fields = fields_of(entry);
    int high = fields * (theme->target + 2 * theme->gap) + theme->gap;
    body = theme->narrow ? rect_cut_top(&body, high) : body;
    widget_card(kit, body);
    body = rect_inset(body, theme_px(theme, 6.0), theme_px(theme, 3.0));
    for (int i = 0; i < fields; i++) {
        draw_stepper(ui, kit, desk_cell(kit, body, fields, 2, 1, i), (enum form_field)i);
    }
    desk_back(ui, kit, &footer);
    desk_primary(kit, &footer, _("Keep it"), NULL, timeline_goes_nowhere(entry));
    widget_button(kit, rect_cut_right(&footer, theme_px(theme, 82.0)),
                  (struct button){.name = "leave_out",
                                  .action = DESK_OWN,
                                  .argument = DEED_LEAVE_OUT,
                                  .kind = BUTTON_SECONDARY,
                                  .word = is_own(entry)        ? _("Take it away")
                                          : entry->is_left_out ? _("Take it in again")
                                                               : _("Leave it out")});
}

static void view_words(const struct ui *ui, const struct kit *kit)
{
    desk_words_view(ui, kit,
                    &(struct desk_words){.title = _("What happens then?"),
                                         .typed = ui->entry.words,
                                         .keep = _("Go on"),
                                         .pad = {.letter_action = LETTER, .erase_action = ERASE},
                                         .is_off = ui->entry.words[0] == '\0'});
}

void timeline_form_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    if (ui->choice == TIMELINE_WORDS) {
        view_words(ui, kit);
    } else {
        view_form(ui, view, kit);
    }
}
