/* power.c: somebody pressed the machine's power button: nothing happens before it was asked. For
 * everybody: any person may switch the Borne off in the evening; nothing is lost by it, so no PIN
 * stands in the way. A scan goes back to work, and is work already. */
#include "ui/action.h"
#include "ui/picture.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/upkeep_view.h"
#include "ui/widgets.h"
#include "ui/words.h"

enum { POWER_OFF = ACTION_OWN, POWER_RESTART };
enum { ASKS, ON_ITS_WAY, BUSY, FAILED }; /* ui->power */

#define PICTURE_MOON "\U0001F319"

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    if (input->kind == UI_CHANGED) {
        if (ui->power != ON_ITS_WAY && view->now_ms - ui->touched_ms >= UI_HOME_AFTER_MS) {
            ui->screen = ui->power_back;
        } else if (ui->power == ON_ITS_WAY && view->job.status == JOB_FAILED) {
            ui->power = FAILED;
        }
        return;
    }
    switch (input->kind == UI_TAP ? input->action : ACTION_NONE) {
    case ACTION_BACK:
    case ACTION_NO:
    case ACTION_VALIDATE: ui->screen = ui->power_back; break;
    case POWER_OFF:
    case POWER_RESTART:
        ui->power = view->job.status == JOB_RUNNING ? BUSY : ON_ITS_WAY;
        ret_request->kind = ui->power == ON_ITS_WAY ? REQUEST_UPKEEP : REQUEST_NONE;
        ret_request->argument = input->action == POWER_OFF ? UPKEEP_DEED_OFF : UPKEEP_DEED_RESTART;
        break;
    default: break;
    }
}

static void draw_question(const struct ui *ui, const struct kit *kit, struct rect rect)
{
    static const char *const titles[] = {N_("Switch off?"), N_("Good bye."), N_("Not now."),
                                         N_("It did not work.")};
    static const char *const texts[] = {
        N_("Nothing is lost."),
        N_("This takes some seconds."),
        N_("Something is still being done. Wait until it has ended."),
        N_("Hold the button for five seconds."),
    };
    const struct theme *theme = kit->theme;
    int side = theme_px(theme, 50.0);
    int most = rect.h * (theme->narrow ? 3 : 5) / 10;
    side = side < most ? side : most;
    frame_picture(kit->frame, rect_centre(rect_cut_top(&rect, side), side, side), PICTURE_MOON, 255,
                  false);
    (void)rect_cut_top(&rect, theme->gap);
    text_draw(kit, rect_cut_top(&rect, theme->narrow ? rect.h / 2 : theme_px(theme, 26.0)),
              (struct text_style){.type = theme->narrow ? TYPE_TITLE : TYPE_HERO,
                                  .least = TYPE_BODY,
                                  .lines = 2,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_INK,
                                  .align = ALIGN_CENTRE},
              _(titles[ui->power]));
    (void)rect_cut_top(&rect, theme->narrow ? theme->gap / 2 : 0);
    text_draw(kit, rect,
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = TYPE_SMALL,
                                  .colour = COLOUR_MUTED,
                                  .align = ALIGN_CENTRE,
                                  .top = true,
                                  .lines = 3},
              _(texts[ui->power]));
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    (void)view;
    kit_begin(kit, COLOUR_PAPER);
    struct areas areas = header_areas(kit, true);
    struct rect body = areas.body, footer = areas.footer;
    body.y = areas.header.y;
    body.h += areas.body.y - areas.header.y;
    if (theme->narrow) { /* one above the other */
        int rows = 3 * theme->primary + 2 * theme->gap;
        footer = (struct rect){footer.x, footer.y + footer.h - rows, footer.w, rows};
        body.h = footer.y - theme->gap - body.y;
    }
    int most = theme_px(theme, 110.0);
    draw_question(ui, kit, rect_centre(body, body.w, body.h < most ? body.h : most));
    if (ui->power == ON_ITS_WAY) {
        return;
    }
    static const struct button buttons[] = {
        {.name = "back", .action = ACTION_BACK, .kind = BUTTON_PRIMARY, .word = N_("Go on")},
        {.name = "restart",
         .action = POWER_RESTART,
         .kind = BUTTON_SECONDARY,
         .word = N_("Restart")},
        {.name = "off", .action = POWER_OFF, .kind = BUTTON_ATTENTION, .word = N_("Switch off")},
    };
    for (int i = 0; i < 3; i++) {
        struct button button = buttons[i];
        button.word = _(button.word);
        button.type = TYPE_BODY;
        widget_button(
            kit, rect_cell(footer, theme->narrow ? 1 : 3, theme->narrow ? 3 : 1, theme->gap, i),
            button);
    }
}

const struct screen_def screen_power = {.name = "power", .event = event, .view = view};
