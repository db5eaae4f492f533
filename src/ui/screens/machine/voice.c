/* voice.c: what is said aloud, language by language: what people recorded, what the computer says;
 * one phrase after the other without a way back to the list. */
#include "ui/screens/machine/voice.h"

#include "base/str.h"
#include "ui/picture.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

static const char *const kinds[SAY_KINDS] = {
    [SAY_KIND_PHRASE] = N_("Phrases"),
    [SAY_KIND_PRODUCT] = N_("Products"),
    [SAY_KIND_PLACE] = N_("Places"),
    [SAY_KIND_NUMBER] = N_("Amounts"),
};

const char *voice_kind_word(enum say_kind kind)
{
    return kinds[kind];
}

void voice_rows(const struct voice_view *voice, enum say_kind kind, int *ret_first, int *ret_end)
{
    int first = 0;
    while (first < voice->count && voice->rows[first].kind != kind) {
        first++;
    }
    *ret_first = *ret_end = first;
    while (*ret_end < voice->count && voice->rows[*ret_end].kind == kind) {
        ++*ret_end;
    }
}

int voice_next_row(const struct voice_view *voice, enum say_kind kind, int from)
{
    int first, end;
    voice_rows(voice, kind, &first, &end);
    from = from < first || from >= end ? first : from;
    for (int i = 0; i < end - first; i++) {
        int row = first + (from - first + i) % (end - first);
        if (!voice->rows[row].is_recorded) {
            return row;
        }
    }
    return -1;
}

static void enter(struct ui *ui, const struct ui_view *view)
{
    desk_enter(ui, view);
    ui->voice = (struct voice_choice){.language = LANGUAGE_FR};
}

static void ask(struct ui *ui, enum voice_deed deed, struct request *request)
{
    request->kind = REQUEST_VOICE;
    request->argument = (int)deed;
    request->value = ui->voice.row;
}

static void show_list(struct ui *ui, struct request *request)
{
    ui->voice.is_one = ui->voice.begins = false;
    ui->choice = VOICE_PLACE_SHOWN;
    ask(ui, VOICE_DEED_DROP, request);
}

static void show_row(struct ui *ui, int row, bool goes_on)
{
    ui->voice.row = row;
    ui->voice.is_one = true;
    ui->voice.goes_on = goes_on;
    ui->choice = VOICE_PLACE_SHOWN;
}

static void list_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input)
{
    const struct voice_view *voice = view->voice;
    int missing = voice_next_row(voice, ui->voice.kind, 0);
    switch (input->action) {
    case VOICE_LANGUAGE:
        ui->voice = (struct voice_choice){.language = input->argument};
        ui->page = 0;
        break;
    case VOICE_KIND:
        ui->voice.kind = (enum say_kind)input->argument;
        ui->page = 0;
        break;
    case VOICE_ROW: show_row(ui, input->argument, false); break;
    case ACTION_VALIDATE:
        if (missing >= 0) {
            show_row(ui, missing, true);
        }
        break;
    case ACTION_BACK: desk_leave(ui, view); break;
    default: (void)desk_event(ui, view, input); break;
    }
}

/* The one button that changes its meaning with what the microphone is at. */
static void validate(struct ui *ui, const struct voice_view *voice, struct request *request)
{
    switch (voice->state) {
    case VOICE_READY:
    case VOICE_RECORDS: ask(ui, VOICE_DEED_STOP, request); break;
    case VOICE_TAKEN: ask(ui, VOICE_DEED_KEEP, request); break;
    case VOICE_AT_REST:
    case VOICE_FAILED: ask(ui, VOICE_DEED_RECORD, request); break;
    }
}

static void skip(struct ui *ui, const struct voice_view *voice, struct request *request)
{
    int first, end;
    voice_rows(voice, ui->voice.kind, &first, &end);
    int missing = voice_next_row(voice, ui->voice.kind, ui->voice.row + 1);
    int next = ui->voice.row + 1 < end ? ui->voice.row + 1 : first;
    show_row(ui, ui->voice.goes_on && missing >= 0 ? missing : next, ui->voice.goes_on);
    ask(ui, VOICE_DEED_DROP, request);
}

static void one_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                      struct request *request)
{
    const struct voice_view *voice = view->voice;
    switch (input->action) {
    case ACTION_VALIDATE: validate(ui, voice, request); break;
    case VOICE_RECORD: ask(ui, VOICE_DEED_RECORD, request); break;
    case VOICE_HEAR:
        ask(ui, voice->state == VOICE_TAKEN ? VOICE_DEED_TAKE : VOICE_DEED_HEAR, request);
        break;
    case VOICE_SKIP: skip(ui, voice, request); break;
    case VOICE_AWAY: ui->choice = VOICE_PLACE_AWAY; break;
    case ACTION_YES:
        if (ui->choice == VOICE_PLACE_AWAY) {
            ask(ui, VOICE_DEED_AWAY, request);
        }
        break;
    case ACTION_NO: ui->choice = VOICE_PLACE_SHOWN; break;
    case ACTION_BACK:
        if (ui->choice == VOICE_PLACE_AWAY) {
            ui->choice = VOICE_PLACE_SHOWN;
        } else {
            show_list(ui, request);
        }
        break;
    default: (void)desk_event(ui, view, input); break;
    }
}

/* The row that is shown went with the month that it was of. */
static bool is_gone(const struct ui *ui, const struct voice_view *voice)
{
    return ui->voice.row >= voice->count || voice->rows[ui->voice.row].kind != ui->voice.kind;
}

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    if (view->voice == NULL) {
        (void)desk_event(ui, view, input);
    } else if (ui->voice.is_one && is_gone(ui, view->voice)) {
        show_list(ui, ret_request);
    } else if (input->kind == UI_CHANGED && ui->voice.begins) {
        ui->voice.begins = false;
        ask(ui, VOICE_DEED_RECORD, ret_request);
    } else if (input->kind != UI_TAP) {
        (void)desk_event(ui, view, input);
    } else if (ui->voice.is_one) {
        ui->voice.begins = false;
        one_event(ui, view, input, ret_request);
    } else {
        list_event(ui, view, input);
    }
}

/* What was kept, or taken away, is durable. No sound: the next phrase is being recorded. */
static enum sound outcome(struct ui *ui, const struct ui_view *view, const struct outcome *outcome)
{
    if (outcome->request != REQUEST_VOICE || view->voice == NULL || !ui->voice.is_one) {
        return SOUND_NONE;
    }
    int missing = voice_next_row(view->voice, ui->voice.kind, ui->voice.row + 1);
    if (ui->choice == VOICE_PLACE_AWAY) {
        ui->choice = VOICE_PLACE_SHOWN;
    } else if (ui->voice.goes_on && missing >= 0) {
        ui->voice.row = missing;
        ui->voice.begins = true;
    } else if (ui->voice.goes_on) {
        ui->voice.is_one = false;
    }
    return SOUND_NONE;
}

static void draw_tab(const struct kit *kit, struct rect rect, const char *name, int action,
                     int argument, bool is_chosen, const char *word, const char *text)
{
    const struct theme *theme = kit->theme;
    desk_tile_chosen(kit, rect, name, action, argument, is_chosen);
    struct rect inside = rect_inset(rect, theme_px(theme, 2.0), theme_px(theme, 1.5));
    if (text[0] != '\0') {
        struct text_style style =
            desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_CENTRE);
        style.tabular = true;
        text_draw(kit, rect_cut_bottom(&inside, inside.h / 2), style, text);
    }
    text_draw(kit, inside, desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_CENTRE), word);
}

static void draw_languages(const struct ui *ui, const struct kit *kit, struct rect rect)
{
    for (int i = 0; i < words_count(); i++) {
        char name[FRAME_NAME];
        str_format(name, sizeof name, "said_%s", words_code(i));
        draw_tab(kit, rect_cell(rect, words_count(), 1, kit->theme->gap, i), name, VOICE_LANGUAGE,
                 i, i == ui->voice.language, words_name(i), "");
    }
}

/* A kind that has nothing to say is not shown: products are said in French alone. */
static void draw_kinds(const struct ui *ui, const struct voice_view *voice, const struct kit *kit,
                       struct rect rect)
{
    static const char *const names[SAY_KINDS] = {"kind_phrases", "kind_products", "kind_places",
                                                 "kind_amounts"};
    int shown = 0, at = 0, first, end;
    for (int kind = 0; kind < SAY_KINDS; kind++) {
        voice_rows(voice, (enum say_kind)kind, &first, &end);
        shown += end > first;
    }
    for (int kind = 0; kind < SAY_KINDS; kind++) {
        int done = 0;
        char text[32];
        voice_rows(voice, (enum say_kind)kind, &first, &end);
        for (int row = first; row < end; row++) {
            done += voice->rows[row].is_recorded;
        }
        str_format(text, sizeof text, "%d/%d", done, end - first);
        if (end > first) {
            draw_tab(kit, rect_cell(rect, shown, 1, kit->theme->gap, at++), names[kind], VOICE_KIND,
                     kind, kind == (int)ui->voice.kind, _(kinds[kind]), text);
        }
    }
}

static void draw_row(const struct kit *kit, struct rect rect, const struct voice_row *row, int at)
{
    const struct theme *theme = kit->theme;
    char name[FRAME_NAME];
    str_format(name, sizeof name, "row_%d", at + 1);
    desk_tile(kit, rect, name, VOICE_ROW, at, 0);
    struct rect inside = rect_inset(rect, theme_px(theme, 3.5), theme_px(theme, 2.0));
    int side = theme_px(theme, 9.0);
    struct rect mark = rect_centre(rect_cut_right(&inside, side), side, side);
    (void)rect_cut_right(&inside, theme_px(theme, 3.0));
    if (row->is_recorded) {
        widget_verdict_mark(kit, mark, VERDICT_DONE);
    } else {
        frame_shape(kit->frame, mark, SHAPE_RING, COLOUR_EDGE);
    }
    struct text_style style = desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT);
    style.lines = 2;
    text_draw(kit, inside, style, row->words);
}

static void draw_list(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    const struct voice_view *voice = view->voice;
    int recorded = 0, first, end;
    char text[96];
    for (int i = 0; i < voice->count; i++) {
        recorded += voice->rows[i].is_recorded;
    }
    str_format(text, sizeof text,
               theme->narrow        ? _("%d of %d recorded")
               : voice->has_program ? _("%d of %d recorded, the computer says the rest")
                                    : _("%d of %d recorded, the rest is silent"),
               recorded, voice->count);
    struct areas areas = desk_begin(ui, kit, _("The voice"), text);
    struct rect body = areas.body, footer = areas.footer;
    struct rect tabs = rect_cut_top(&body, theme->target);
    if (theme->narrow) {
        draw_languages(ui, kit, tabs);
        (void)rect_cut_top(&body, theme->gap);
        draw_kinds(ui, voice, kit, rect_cut_top(&body, theme->target));
    } else {
        draw_languages(ui, kit, rect_cut_left(&tabs, (tabs.w - theme->gap) * 2 / 5));
        (void)rect_cut_left(&tabs, theme->gap * 2);
        draw_kinds(ui, voice, kit, tabs);
    }
    (void)rect_cut_top(&body, theme->gap);
    voice_rows(voice, ui->voice.kind, &first, &end);
    int columns = desk_fit(body.w, theme_px(theme, 120.0), theme->gap);
    struct rect turn = {0}; /* of the pager, where the footer has no room for it */
    if (theme->narrow) {
        turn = rect_cut_bottom(&body, theme->primary);
        (void)rect_cut_bottom(&body, theme->gap);
    }
    int rows = desk_fit(body.h, theme->target, theme->gap);
    struct desk_pages pages = desk_pages(ui->page, end - first, columns * rows);
    for (int i = pages.first; i < pages.end; i++) {
        draw_row(kit, rect_cell(body, columns, rows, theme->gap, i - pages.first),
                 &voice->rows[first + i], first + i);
    }
    desk_back(ui, kit, &footer);
    bool is_all = voice_next_row(voice, ui->voice.kind, 0) < 0;
    desk_primary(kit, &footer, is_all ? _("All are recorded") : _("Record what is missing"), NULL,
                 is_all);
    desk_pager(kit, theme->narrow ? turn : footer, pages);
}

static void view_screen(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    if (view->voice == NULL) {
        struct areas areas = desk_begin(ui, kit, _("The voice"), "");
        struct rect footer = areas.footer;
        desk_back(ui, kit, &footer);
    } else if (ui->voice.is_one && !is_gone(ui, view->voice)) {
        voice_draw_one(ui, view, kit);
    } else {
        draw_list(ui, view, kit);
    }
}

const struct screen_def screen_voice = {.name = "voice",
                                        .enter = enter,
                                        .event = event,
                                        .outcome = outcome,
                                        .view = view_screen,
                                        .is_director = true,
                                        .is_directors_own = true};
