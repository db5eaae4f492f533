/* helpers.c: how many people helped in each half-day of the prep: heads that were counted, told by
 * keys at its end or later. A number of the day, nobody's. */
#include "domain/helpers.h"

#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "ui/keypad.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

enum { HELPERS_DIGITS = 3 };

/* The half-day whose number is typed: ui->choice, at first the last one that nobody told of. */
static void helpers_enter(struct ui *ui, const struct ui_view *view)
{
    desk_enter(ui, view);
    uint32_t half_day = view->prep->half_day;
    ui->choice = (int)half_day;
    if (half_day > 1 && prep_helpers(view->prep, half_day - 1) == 0) {
        ui->choice = (int)half_day - 1; /* it was closed just now */
    }
}

static bool can_validate(const struct ui *ui, const struct ui_view *view, int64_t *ret_people)
{
    return str_to_int64(ui->digits, 0, LIMIT_HELPERS, ret_people) && !view->prep->is_closed;
}

static void helpers_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                          struct request *ret_request)
{
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE;
    size_t length = strlen(ui->digits);
    int64_t people;
    if (action == DESK_CHOOSE) {
        ui->choice = input->argument;
        ui->digits[0] = '\0';
    } else if (action == ACTION_KEY && length < HELPERS_DIGITS) {
        ui->digits[length] = (char)('0' + input->argument);
        ui->digits[length + 1] = '\0';
    } else if (action == ACTION_ERASE && length > 0) {
        ui->digits[length - 1] = '\0';
    } else if (action == ACTION_VALIDATE && can_validate(ui, view, &people)) {
        ret_request->kind = REQUEST_COMMAND;
        ret_request->command = (struct command){
            .kind = COMMAND_TELL_HELPERS, .target = (uint32_t)ui->choice, .number = people};
        ui->digits[0] = '\0';
    } else if (action != ACTION_KEY && action != ACTION_ERASE) {
        (void)desk_event(ui, view, input);
    }
}

static void draw_half_day(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                          struct rect tile, uint32_t half_day)
{
    char name[FRAME_NAME], text[48];
    const struct theme *theme = kit->theme;
    uint32_t people = prep_helpers(view->prep, half_day);
    str_format(name, sizeof name, "half_day_%u", half_day);
    desk_tile_chosen(kit, tile, name, DESK_CHOOSE, (int)half_day, ui->choice == (int)half_day);
    struct rect inside = rect_inset(tile, theme_px(theme, 4.0), theme_px(theme, 2.0));
    struct text_style right = desk_style(TYPE_BUTTON, WEIGHT_BOLD, COLOUR_INK, ALIGN_RIGHT);
    str_format(text, sizeof text, "%u", people);
    text_draw(kit, rect_cut_right(&inside, theme_px(theme, 18.0)), right, people > 0 ? text : "–");
    text_drawf(kit, inside, desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT),
               _("half-day %u"), half_day);
}

static void helpers_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    int64_t people;
    struct areas areas = desk_begin(ui, kit, _("How many were we?"), "");
    struct rect body = areas.body, footer = areas.footer;
    struct rect keys = desk_keys(kit, &areas, &body);
    desk_sentence(kit, &body, COLOUR_INK, _("Heads are counted, no names."));
    struct rect field = rect_cut_bottom(&body, theme_px(theme, 22.0));
    (void)rect_cut_bottom(&body, theme->gap);
    widget_field(kit, field, ui->digits);
    int columns = 2, rows = desk_fit(body.h, theme->target, theme->gap);
    struct desk_pages pages = desk_pages(ui->page, (int)view->prep->half_day, columns * rows);
    for (int i = pages.first; i < pages.end; i++) {
        draw_half_day(ui, view, kit, rect_cell(body, columns, rows, theme->gap, i - pages.first),
                      (uint32_t)i + 1);
    }
    keypad_draw(kit, keys,
                (struct keypad){.digit_action = ACTION_KEY,
                                .erase_action = ACTION_ERASE,
                                .validate_action = ACTION_VALIDATE,
                                .can_validate = can_validate(ui, view, &people)});
    footer.w = body.w;
    desk_back(ui, kit, &footer);
    desk_pager(kit, footer, pages);
}

const struct screen_def screen_helpers = {.name = "helpers",
                                          .enter = helpers_enter,
                                          .event = helpers_event,
                                          .view = helpers_view,
                                          .is_director = true};
