/* voice_one.c: one phrase: read it, say it, hear it, keep it. */
#include "base/str.h"
#include "ui/picture.h"
#include "ui/screens/machine/voice.h"
#include "ui/words.h"

static const char *const troubles[VOICE_TROUBLES] = {
    [VOICE_NO_MICROPHONE] = N_("No microphone answers. Plug one in, then record again."),
    [VOICE_UNPLUGGED] = N_("The microphone is gone. Plug it in, then record again."),
    [VOICE_NOTHING_HEARD] =
        N_("Not one sound came. Is the microphone switched on? Is there one in the socket?"),
    [VOICE_TOO_QUIET] = N_("Too soft. Come nearer to the microphone, and say it again."),
    [VOICE_TOO_SHORT] = N_("That was too short. Say the whole phrase."),
    [VOICE_TOO_LOUD] = N_("Too loud, it rattles. Step back a little, and say it again."),
    [VOICE_TOO_LONG] = N_("Too long, or the room is too loud. Eight seconds are enough."),
    [VOICE_DISK_FULL] = N_("The disk is nearly full: this is not kept yet. Make room first."),
    [VOICE_NO_ROOM] = N_("There is no room for more recordings. Take some away first."),
};

/* How loud it is, in steps that are seen from the corner of the eye; red is for danger alone. */
static void draw_meter(const struct kit *kit, struct rect rect, int level)
{
    enum { STEPS = 20, LOUD = 18 };
    const struct theme *theme = kit->theme;
    for (int i = 0; i < STEPS; i++) {
        bool is_lit = level * STEPS > i * 100;
        uint32_t colour = !is_lit ? COLOUR_GROOVE : i >= LOUD ? COLOUR_AMBER : COLOUR_GREEN;
        frame_fill(kit->frame, rect_cell(rect, STEPS, 1, theme_px(theme, 1.5), i),
                   theme_px(theme, 1.0), colour);
    }
}

static void draw_recording(const struct ui *ui, const struct voice_view *voice,
                           const struct kit *kit, struct rect rect)
{
    const struct theme *theme = kit->theme;
    char text[24];
    bool is_ready = voice->state == VOICE_READY;
    frame_fill(kit->frame, rect, theme->radius[RADIUS_MEDIUM], COLOUR_BLUE_SOFT);
    rect = rect_inset(rect, theme_px(theme, 5.0), theme_px(theme, 2.0));
    str_format(text, sizeof text, _("%d s"), (voice->left_ms + 999) / 1000);
    struct text_style style = desk_style(TYPE_TITLE, WEIGHT_BOLD, COLOUR_INK, ALIGN_RIGHT);
    style.tabular = true;
    text_draw(kit, rect_cut_right(&rect, theme_px(theme, 26.0)), style, text);
    text_draw(kit, rect_cut_left(&rect, theme_px(theme, 64.0)),
              desk_style(TYPE_BUTTON, WEIGHT_BOLD, COLOUR_BLUE, ALIGN_LEFT),
              is_ready ? _("In a moment…") : _("Say it now"));
    (void)rect_cut_left(&rect, theme_px(theme, 3.0));
    draw_meter(kit, rect_centre(rect, rect.w, theme_px(theme, 10.0)), voice->level);
}

/* Nothing to decide: a computer speaks, or nobody. */
static void draw_plain(const struct kit *kit, struct rect rect, const char *picture,
                       const char *text)
{
    const struct theme *theme = kit->theme;
    frame_fill(kit->frame, rect, theme->radius[RADIUS_MEDIUM], COLOUR_FLOOR);
    rect = rect_inset(rect, theme_px(theme, 5.0), theme_px(theme, 2.0));
    int side = theme_px(theme, 11.0);
    frame_picture(kit->frame, rect_centre(rect_cut_left(&rect, theme_px(theme, 14.0)), side, side),
                  picture, 255, false);
    (void)rect_cut_left(&rect, theme_px(theme, 4.0));
    text_draw(kit, rect, desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT), text);
}

/* What the microphone is at, in one band. */
static void draw_state(const struct ui *ui, const struct voice_view *voice, const struct kit *kit,
                       struct rect rect)
{
    bool is_recorded = voice->rows[ui->voice.row].is_recorded;
    switch (voice->state) {
    case VOICE_READY:
    case VOICE_RECORDS: draw_recording(ui, voice, kit, rect); return;
    case VOICE_TAKEN:
        if (voice->trouble == VOICE_WELL) {
            desk_band(kit, rect, VERDICT_QUESTION, _("Is it good like this?"));
            return;
        }
        /* fall through */
    case VOICE_FAILED: desk_band(kit, rect, VERDICT_NOT_THIS, _(troubles[voice->trouble])); return;
    case VOICE_AT_REST: break;
    }
    if (is_recorded) {
        desk_band(kit, rect, VERDICT_DONE, _("One of you says it."));
    } else if (!voice->has_microphone) {
        desk_band(kit, rect, VERDICT_QUESTION, _("No microphone is plugged in."));
    } else if (voice->has_program) {
        draw_plain(kit, rect, PICTURE_COMPUTER, _("The computer says it."));
    } else {
        draw_plain(kit, rect, PICTURE_NOTHING, _("Nobody says it yet."));
    }
}

static void draw_words(const struct kit *kit, struct rect rect, const char *words)
{
    const struct theme *theme = kit->theme;
    widget_card(kit, rect);
    struct text_style style = desk_style(TYPE_HERO, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE);
    style.lines = 3;
    text_draw(kit, rect_inset(rect, theme_px(theme, 8.0), theme_px(theme, 4.0)), style, words);
}

static void draw_buttons(const struct ui *ui, const struct voice_view *voice, const struct kit *kit,
                         struct rect rect)
{
    const struct theme *theme = kit->theme;
    bool is_recorded = voice->rows[ui->voice.row].is_recorded;
    bool has_take = voice->state == VOICE_TAKEN;
    bool listens = voice->state == VOICE_READY || voice->state == VOICE_RECORDS;
    widget_button(
        kit, rect_cell(rect, 3, 1, theme->gap, 0),
        (struct button){.name = "hear_it",
                        .action = VOICE_HEAR,
                        .kind = BUTTON_SECONDARY,
                        .picture = PICTURE_SPEAKER,
                        .disabled = listens || (!has_take && !is_recorded && !voice->has_program),
                        .word = _("Hear it")});
    if (has_take) {
        widget_button(kit, rect_cell(rect, 3, 1, theme->gap, 1),
                      (struct button){.name = "again",
                                      .action = VOICE_RECORD,
                                      .kind = BUTTON_SECONDARY,
                                      .picture = PICTURE_MICROPHONE,
                                      .word = _("Again")});
    } else {
        widget_button(kit, rect_cell(rect, 3, 1, theme->gap, 1),
                      (struct button){.name = "away",
                                      .action = VOICE_AWAY,
                                      .kind = BUTTON_SECONDARY,
                                      .disabled = listens || !is_recorded,
                                      .word = _("Take it away")});
    }
    widget_button(kit, rect_cell(rect, 3, 1, theme->gap, 2),
                  (struct button){.name = "skip",
                                  .action = VOICE_SKIP,
                                  .kind = BUTTON_SECONDARY,
                                  .shape = SHAPE_ARROW_RIGHT,
                                  .has_shape = true,
                                  .word = has_take ? _("Leave it, next") : _("Next")});
}

static void draw_footer(const struct ui *ui, const struct voice_view *voice, const struct kit *kit,
                        struct rect footer)
{
    desk_back(ui, kit, &footer);
    switch (voice->state) {
    case VOICE_AT_REST:
    case VOICE_FAILED: desk_primary(kit, &footer, _("Record"), PICTURE_MICROPHONE, false); return;
    case VOICE_READY:
    case VOICE_RECORDS: desk_primary(kit, &footer, _("That is all"), NULL, false); return;
    case VOICE_TAKEN:
        desk_primary(kit, &footer, ui->voice.goes_on ? _("Keep it, next") : _("Keep it"), NULL,
                     false);
        return;
    }
}

static void draw_away(const struct ui *ui, const struct voice_view *voice, const struct kit *kit)
{
    struct areas areas = desk_begin(ui, kit, _("The voice"), "");
    struct rect footer = areas.footer;
    widget_card_outlined(kit, areas.body, COLOUR_AMBER);
    desk_message(kit, areas.body, VERDICT_QUESTION, voice->rows[ui->voice.row].words,
                 voice->has_program
                     ? _("Take this recording away? The computer says it again, then.")
                     : _("Take this recording away? Nobody says it, then."));
    int half = desk_half(kit, footer, 110.0);
    widget_button(kit, rect_cut_left(&footer, half),
                  (struct button){.name = "yes",
                                  .action = ACTION_YES,
                                  .kind = BUTTON_ATTENTION,
                                  .word = _("Yes, take it away")});
    widget_button(
        kit, rect_cut_right(&footer, half),
        (struct button){
            .name = "no", .action = ACTION_NO, .kind = BUTTON_PRIMARY, .word = _("No, go back")});
}

void voice_draw_one(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    const struct voice_view *voice = view->voice;
    int first, end;
    char text[128];
    if (ui->choice == VOICE_PLACE_AWAY) {
        draw_away(ui, voice, kit);
        return;
    }
    voice_rows(voice, ui->voice.kind, &first, &end);
    str_format(text, sizeof text, "%s · %s · %d/%d", words_name(voice->language),
               _(voice_kind_word(ui->voice.kind)), ui->voice.row - first + 1, end - first);
    struct areas areas = desk_begin(ui, kit, _("The voice"), text);
    struct rect body = areas.body;
    draw_buttons(ui, voice, kit, rect_cut_bottom(&body, theme->target));
    (void)rect_cut_bottom(&body, theme->gap);
    draw_state(ui, voice, kit, rect_cut_bottom(&body, theme_px(theme, 22.0)));
    (void)rect_cut_bottom(&body, theme->gap);
    draw_words(kit, body, voice->rows[ui->voice.row].words);
    draw_footer(ui, voice, kit, areas.footer);
}
