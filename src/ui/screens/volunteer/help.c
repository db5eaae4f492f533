/* help.c: the screen that was asked about, in three drawings; and the tutor is there. */
#include "ui/action.h"
#include "ui/header.h"
#include "ui/picture.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/comfort.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/widgets.h"
#include "ui/words.h"

struct help_line {
    const char *picture; /* NULL: the barcode */
    const char *words;
};
enum { LINES = 3, HELP_COMFORT = ACTION_OWN };

static const struct help_line lines[SCREEN_ID_COUNT][LINES] = {
    [SCREEN_HOME] = {{PICTURE_POINT, N_("Choose")},
                     {NULL, N_("or scan")},
                     {PICTURE_PEOPLE, N_("In pairs")}},
    [SCREEN_PAIR] = {{PICTURE_POINT, N_("Choose")},
                     {PICTURE_PEOPLE, N_("One for two")},
                     {PICTURE_BASKET, N_("Begin")}},
    [SCREEN_CRATE_CHOICE] = {{PICTURE_BASKET, N_("A crate")},
                             {PICTURE_LABEL, N_("Its label")},
                             {NULL, N_("Scan")}},
    [SCREEN_CRATE_NUMBER] = {{PICTURE_LABEL, N_("Its label")},
                             {PICTURE_KEYS, N_("Type its number")},
                             {PICTURE_BASKET, N_("Begin")}},
    [SCREEN_CRATE_OPENED] = {{PICTURE_BASKET, N_("Your crate")},
                             {PICTURE_WALK, N_("Go there")},
                             {NULL, N_("Scan")}},
    [SCREEN_PICK] = {{PICTURE_WALK, N_("Go there")},
                     {PICTURE_HAND, N_("Take")},
                     {NULL, N_("Scan")}},
    [SCREEN_NOT_THIS] = {{PICTURE_BACK, N_("Put it back")},
                         {PICTURE_HAND, N_("Take the right one")},
                         {NULL, N_("Scan")}},
    [SCREEN_PROBLEM] = {{PICTURE_POINT, N_("Choose")},
                        {PICTURE_LIST, N_("It is noted")},
                        {PICTURE_WALK, N_("Go on")}},
    [SCREEN_CRATE_DONE] = {{PICTURE_BASKET, N_("Put it away")},
                           {PICTURE_LABEL, N_("Its label")},
                           {NULL, N_("Scan")}},
    [SCREEN_RECEIVE] = {{PICTURE_PARCEL, N_("What has come")},
                        {NULL, N_("Scan")},
                        {PICTURE_FINGERS, N_("Count")}},
    [SCREEN_LOAD] = {{PICTURE_LABEL, N_("Its label")},
                     {NULL, N_("Scan")},
                     {PICTURE_VAN, N_("Load")}},
    [SCREEN_BAG] = {{PICTURE_GRAIN, N_("A sack")},
                    {PICTURE_FINGERS, N_("Count")},
                    {PICTURE_LABEL, N_("A label on each")}},
    [SCREEN_CHILLED] = {{PICTURE_VAN, N_("Who leaves next")},
                        {PICTURE_ICE, N_("Fill its bags")},
                        {PICTURE_FROZEN, N_("Back into the cold")}},
    [SCREEN_BULK] = {{PICTURE_PARCEL, N_("Load")},
                     {PICTURE_POINT, N_("Touch it")},
                     {PICTURE_VAN, N_("Go on")}},
    [SCREEN_TRIPS] = {{PICTURE_VAN, N_("A vehicle")},
                      {PICTURE_POINT, N_("Its labos")},
                      {PICTURE_SCALES, N_("Its kilos")}},
    [SCREEN_EMPTIES] = {{PICTURE_POINT, N_("Whose crates")},
                        {PICTURE_FINGERS, N_("Count")},
                        {PICTURE_LABEL, N_("Old labels off")}},
    [SCREEN_CLEAN] = {{PICTURE_HAND, N_("Do it")},
                      {PICTURE_POINT, N_("Touch it")},
                      {PICTURE_COLD, N_("Read the fridge")}},
    [SCREEN_LOT] = {{PICTURE_SHEET, N_("The delivery note")},
                    {PICTURE_FINGERS, N_("Count")},
                    {PICTURE_KEYS, N_("Type or scan")}},
    [SCREEN_CHECK] = {{PICTURE_LENS, N_("Look")},
                      {PICTURE_FINGERS, N_("Count")},
                      {PICTURE_KEYS, N_("Type or scan")}},
    [SCREEN_CHECK_RESULT] = {{PICTURE_LENS, N_("Look")},
                             {PICTURE_LABEL, N_("Its label")},
                             {NULL, N_("Scan")}},
};
/* Where a screen has no lines of its own. */
static const struct help_line director_lines[LINES] = {{PICTURE_LOCK, N_("For the director")},
                                                       {PICTURE_LIST, N_("The manual")},
                                                       {PICTURE_PEOPLE, N_("Ask")}};

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    if (parts_scan(ui, input, ret_request) || input->kind != UI_TAP) {
        return;
    }
    switch (input->action) {
    case ACTION_BACK:
    case ACTION_HELP:
    case ACTION_VALIDATE:
    case ACTION_NO: ui_go(ui, view, ui->back); break;
    case ACTION_UNDO: parts_command(ret_request, COMMAND_UNDO); break;
    case HELP_COMFORT: ui_go(ui, view, SCREEN_COMFORT); break;
    default: comfort_choose(ui, input); break;
    }
}

static enum sound outcome(struct ui *ui, const struct ui_view *view, const struct outcome *outcome)
{
    parts_go_after(ui, view, outcome, ui->back);
    return SOUND_NONE;
}

static void draw_line(const struct ui *ui, const struct kit *kit, struct rect rect, int index,
                      const struct help_line *line)
{
    const struct theme *theme = kit->theme;
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme->pad, theme->pad);
    struct rect words = theme->narrow ? rect_cut_right(&card, card.w * 11 / 20)
                                      : rect_cut_bottom(&card, theme_px(theme, 26.0));
    text_draw(kit, words,
              (struct text_style){.type = TYPE_TITLE,
                                  .least = theme->narrow ? TYPE_SMALL : TYPE_INSTRUCTION,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_INK,
                                  .align = ALIGN_CENTRE,
                                  .lines = 2},
              _(line->words));
    int side = theme_px(theme, 14.0);
    struct rect disc = {card.x, card.y, side, side};
    frame_shape(kit->frame, disc, SHAPE_CIRCLE, COLOUR_BLUE);
    char number[2] = {(char)('1' + index), '\0'};
    text_draw(kit, disc,
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = TYPE_BODY,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_CARD,
                                  .align = ALIGN_CENTRE},
              number);
    if (theme->narrow) {
        (void)rect_cut_left(&card, side);
    } else {
        (void)rect_cut_top(&card, side / 2);
    }
    card = rect_inset(card, theme->pad, theme->narrow ? 0 : theme_px(theme, 3.0));
    if (line->picture != NULL) {
        frame_picture(kit->frame, card, line->picture, 255, false);
    } else {
        frame_shape(kit->frame, card, SHAPE_BARCODE, COLOUR_INK);
    }
}

/* The languages by their names (in a column those that are not in use), and what else can be as one
 * likes it. */
static void draw_comfort(const struct ui *ui, const struct kit *kit, struct rect *body)
{
    const struct theme *theme = kit->theme;
    int names[COMFORT_NAMES], count = 0;
    for (int i = 0; i < words_count() && count < COMFORT_NAMES; i++) {
        if (!theme->narrow || i != ui->language) {
            names[count++] = i;
        }
    }
    int side = theme->target, rows = parts_is_slim(kit) ? 2 : 1;
    if (rows == 2 && count > 3) {
        count = 3;
    }
    struct rect strip = rect_cut_bottom(body, rows * side + (rows - 1) * theme->gap);
    (void)rect_cut_bottom(body, theme->gap);
    struct rect box =
        rows == 2 ? rect_cell(strip, 2, 2, theme->gap, count) : rect_cut_right(&strip, side);
    widget_button(kit, box,
                  (struct button){.name = "comfort",
                                  .action = HELP_COMFORT,
                                  .kind = BUTTON_SECONDARY,
                                  .picture = PICTURE_EYE});
    (void)rect_cut_right(&strip, rows == 2 ? 0 : theme->gap);
    for (int i = 0; i < count; i++) {
        comfort_name(ui, kit, rect_cell(strip, rows == 2 ? 2 : count, rows, theme->gap, i),
                     names[i]);
    }
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    kit_begin(kit, COLOUR_BLUE_SOFT);
    struct areas areas = header_areas(kit, true);
    parts_header(ui, view, kit, areas.header, prep_lane(view->prep, ui->lane)->crate, "");
    const struct help_line *own = lines[ui->back];
    if (own[0].words == NULL) {
        own = director_lines;
    }
    draw_comfort(ui, kit, &areas.body);
    for (int i = 0; i < LINES; i++) {
        bool rows = theme->narrow;
        draw_line(ui, kit, rect_cell(areas.body, rows ? 1 : LINES, rows ? LINES : 1, theme->gap, i),
                  i, &own[i]);
    }
    parts_back(ui, kit, areas.footer);
    struct rect rest = areas.footer;
    (void)rect_cut_left(&rest, parts_footer_left(kit, areas.footer).w + theme->gap);
    if (theme->narrow && !view->prep->is_practice && parts_stay(ui, view, kit, rest)) {
        return;
    }
    if (view->prep->is_practice) {
        widget_button(kit, theme->narrow ? rest : parts_footer_right(kit, rest),
                      (struct button){.name = "stop",
                                      .action = ACTION_HOME,
                                      .kind = BUTTON_SECONDARY,
                                      .picture = PICTURE_CAP,
                                      .word = _("Stop practising")});
        return;
    }
    if (parts_countdown_s(ui, view) >= 0) {
        parts_stay(ui, view, kit, parts_footer_right(kit, rest));
        (void)rect_cut_right(&rest, theme_px(theme, 98.0) + theme->gap);
    }
    if (!theme->narrow) {
        frame_picture(kit->frame, rect_cut_left(&rest, theme_px(theme, 20.0)), PICTURE_PEOPLE, 255,
                      false);
        (void)rect_cut_left(&rest, theme_px(theme, 5.0));
    }
    text_draw(kit, rest,
              (struct text_style){.type = TYPE_TITLE,
                                  .least = theme->low ? TYPE_SMALL : TYPE_INSTRUCTION,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_INK,
                                  .lines = 2},
              _("Ask your tutor."));
}

const struct screen_def screen_help = {
    .name = "help", .event = event, .outcome = outcome, .view = view};
