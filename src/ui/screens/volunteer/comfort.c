/* comfort.c: the screen as a pair likes it: its language, larger words, contrast, the left hand. */
#include "ui/screens/volunteer/comfort.h"

#include "base/str.h"
#include "ui/action.h"
#include "ui/picture.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/widgets.h"
#include "ui/words.h"

struct likes {
    enum comfort bit;
    const char *name, *picture, *words;
};

static const struct likes likes[] = {
    {COMFORT_BIG, "big", PICTURE_LENS, N_("Large")},
    {COMFORT_CONTRAST, "contrast", PICTURE_CONTRAST, N_("Contrast")},
    {COMFORT_LEFT, "left", PICTURE_LEFT, N_("Left hand")},
    {COMFORT_QUIET, "voice", PICTURE_SPEAKER, N_("Voice")}, /* last: where there is one */
};
enum { LIKES = sizeof likes / sizeof *likes };

/* What is in use has a tick and a green rim. */
static void draw_choice(const struct kit *kit, struct rect rect, struct button button, bool is_on)
{
    const struct theme *theme = kit->theme;
    button.kind = BUTTON_SECONDARY;
    bool has_room = !theme->narrow && rect.w > theme_px(theme, 80.0);
    if (is_on && (button.picture != NULL || has_room)) {
        button.has_shape = true;
        button.shape = SHAPE_TICK;
        button.picture = NULL;
    }
    widget_button(kit, rect, button);
    if (is_on) {
        frame_border(kit->frame, rect, theme->radius[RADIUS_MEDIUM], theme_px(theme, 1.3),
                     COLOUR_GREEN, false);
    }
}

void comfort_name(const struct ui *ui, const struct kit *kit, struct rect rect, int language)
{
    char name[FRAME_NAME];
    str_format(name, sizeof name, "language_%s", words_code(language));
    draw_choice(kit, rect,
                (struct button){.name = name,
                                .action = COMFORT_LANGUAGE,
                                .argument = language,
                                .word = words_name(language)},
                ui->language == language);
}

bool comfort_choose(struct ui *ui, const struct ui_input *input)
{
    if (input->kind != UI_TAP) {
        return false;
    }
    if (input->action == COMFORT_LANGUAGE && input->argument >= 0 &&
        input->argument < words_count()) {
        ui->language = input->argument;
        return true;
    }
    if (input->action == COMFORT_SWITCH) {
        ui->comfort ^= (unsigned)input->argument & (COMFORT_ALL | COMFORT_QUIET);
        return true;
    }
    return false;
}

/* Whether the pair likes its screen other than is known of it. */
static bool is_new(const struct ui *ui, const struct ui_view *view)
{
    bool is_kept = view->likes_language != NULL && view->likes_language[0] != '\0';
    const char *language = is_kept ? view->likes_language : words_code(LANGUAGE_FR);
    unsigned comfort = is_kept ? view->likes_comfort : 0;
    return view->pair >= 0 && ui->pair == view->pair && !view->prep->is_practice &&
           (comfort != ui->comfort || !str_equal(language, words_code(ui->language)));
}

/* After a start, as the pair had it. */
void comfort_again(struct ui *ui, const struct ui_view *view)
{
    int language = view->likes_language != NULL ? words_language(view->likes_language) : -1;
    if (view->pair >= 0 && language >= 0) {
        ui->pair = view->pair;
        ui->language = language;
        ui->comfort = view->likes_comfort & (COMFORT_ALL | COMFORT_QUIET);
    }
}

void comfort_keep(const struct ui *ui, const struct ui_view *view, struct request *request)
{
    if (request->kind == REQUEST_NONE && is_new(ui, view)) {
        request->kind = REQUEST_LIKES;
        request->argument = (int)ui->comfort;
        (void)str_copy(request->text, sizeof request->text, words_code(ui->language));
    }
}

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    if (comfort_choose(ui, input) || parts_scan(ui, input, ret_request) || input->kind != UI_TAP) {
        return;
    }
    if (input->action == ACTION_BACK || input->action == ACTION_NO ||
        input->action == ACTION_VALIDATE) {
        ui_go(ui, view, ui->back);
    }
}

static enum sound outcome(struct ui *ui, const struct ui_view *view, const struct outcome *outcome)
{
    parts_go_after(ui, view, outcome, ui->back);
    return SOUND_NONE;
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    bool narrow = theme->narrow;
    int names = words_count(), count = view->has_voice ? LIKES : LIKES - 1;
    kit_begin(kit, COLOUR_BLUE_SOFT);
    struct areas areas = header_areas(kit, true);
    parts_header(ui, view, kit, areas.header, ID_NONE, narrow ? "" : _("As you like it"));
    struct rect body = areas.body;
    bool slim = parts_is_slim(kit);
    int across = (slim || theme->low) && count > 3 ? 2 : 1, down = (count + across - 1) / across;
    struct rect left = slim ? rect_cut_top(&body, (body.h - theme->gap) * names / (names + down))
                            : rect_cut_left(&body, (body.w - theme->gap) / 2);
    (void)rect_cut_left(&body, slim ? 0 : theme->gap);
    (void)rect_cut_top(&body, slim ? theme->gap : 0);
    int columns = names > count + 1 ? 2 : 1;
    for (int i = 0; i < names; i++) {
        comfort_name(ui, kit,
                     rect_cell(left, columns, (names + columns - 1) / columns, theme->gap, i), i);
    }
    for (int i = 0; i < count; i++) {
        draw_choice(kit, rect_cell(body, across, down, theme->gap, i),
                    (struct button){.name = likes[i].name,
                                    .action = COMFORT_SWITCH,
                                    .argument = (int)likes[i].bit,
                                    .picture = across == 1 ? likes[i].picture : NULL,
                                    .word = _(likes[i].words)},
                    ((ui->comfort & (unsigned)likes[i].bit) != 0) !=
                        (likes[i].bit == COMFORT_QUIET));
    }
    parts_back(ui, kit, areas.footer);
    struct rect rest = areas.footer;
    (void)rect_cut_left(&rest, parts_footer_left(kit, areas.footer).w + theme->gap);
    (void)parts_stay(ui, view, kit, narrow ? rest : parts_footer_right(kit, rest));
}

const struct screen_def screen_comfort = {
    .name = "comfort", .event = event, .outcome = outcome, .view = view};
