/* disk.c: a Borne that was started from a stick is put on a disk of this PC: which one, twice yes,
 * how far it is, and turned off. */
#include "base/str.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/screens.h"
#include "ui/upkeep_view.h"
#include "ui/words.h"

/* ui->choice: 0, or the chosen disk from 1; ui->page: how often yes was said. */
static const struct upkeep_disk *chosen(const struct ui *ui, const struct ui_view *view)
{
    return view->upkeep != NULL && ui->choice > 0 && ui->choice <= view->upkeep->disk_count
               ? &view->upkeep->disks[ui->choice - 1]
               : NULL;
}

static enum upkeep_state state_of(const struct ui_view *view)
{
    return view->upkeep != NULL ? view->upkeep->disk : UPKEEP_IDLE;
}

static void ask_disks(struct request *request)
{
    request->kind = REQUEST_UPKEEP;
    request->argument = UPKEEP_DEED_DISKS;
}

static void disk_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                       struct request *ret_request)
{
    if (input->kind != UI_TAP || state_of(view) == UPKEEP_WORKS) {
        return; /* nothing may be left while a disk is written */
    }
    if (input->action == ACTION_VALIDATE && state_of(view) == UPKEEP_DONE) {
        ret_request->kind = REQUEST_UPKEEP;
        ret_request->argument = UPKEEP_DEED_OFF;
    } else if (input->action == DESK_OWN) {
        ask_disks(ret_request);
    } else if (input->action == DESK_CHOOSE) {
        ui->choice = input->argument + 1;
        ui->page = 0;
    } else if (input->action == ACTION_YES && chosen(ui, view) != NULL && ui->page == 0) {
        ui->page = 1;
    } else if (input->action == ACTION_YES && chosen(ui, view) != NULL) {
        ret_request->kind = REQUEST_UPKEEP;
        ret_request->argument = UPKEEP_DEED_INSTALL;
        ret_request->value = ui->choice - 1;
        ui->choice = ui->page = 0;
    } else if (input->action == ACTION_NO) {
        ui->choice = ui->page = 0;
    } else if (input->action == ACTION_BACK) {
        ui_go(ui, view, SCREEN_UPDATE);
    } else {
        (void)desk_event(ui, view, input);
    }
}

static void size_text(const struct ui *ui, char *to, size_t size, const struct upkeep_disk *disk)
{
    str_format(to, size, _("%s, %lu GB"), disk->model,
               (unsigned long)((disk->bytes + 500000000) / 1000000000));
}

static void view_list(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, _("On the disk"), "");
    struct rect body = areas.body, footer = areas.footer;
    int count = view->upkeep != NULL ? view->upkeep->disk_count : 0;
    desk_sentence(kit, &body, COLOUR_INK, _("On which disk of this PC shall Borne live?"));
    if (state_of(view) == UPKEEP_FAILED) {
        desk_band(kit, rect_cut_bottom(&body, theme_px(theme, 26.0)), VERDICT_NOT_THIS,
                  _("It did not work. This stick still works as before."));
        (void)rect_cut_bottom(&body, theme->gap);
    }
    int rows = desk_fit(body.h, theme_px(theme, 26.0), theme->gap);
    for (int i = 0; i < count && i < rows; i++) {
        char name[FRAME_NAME], text[120];
        const struct upkeep_disk *disk = &view->upkeep->disks[i];
        struct rect tile = rect_cell(body, 1, rows, theme->gap, i);
        str_format(name, sizeof name, "disk_%d", i + 1);
        desk_tile(kit, tile, name, DESK_CHOOSE, i, 0);
        struct rect inside = rect_inset(tile, theme->pad, theme_px(theme, 2.0));
        size_text(ui, text, sizeof text, disk);
        struct rect foot = rect_cut_bottom(&inside, inside.h / 2);
        text_draw(kit, inside, desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT),
                  text);
        text_draw(kit, foot,
                  desk_style(TYPE_SMALL, WEIGHT_REGULAR,
                             disk->has_record ? COLOUR_AMBER : COLOUR_MUTED, ALIGN_LEFT),
                  disk->has_record ? _("a Borne lives there: its work would be lost")
                                   : _("all that is on it would be lost"));
    }
    if (count == 0) {
        widget_card(kit, body);
        desk_message(kit, body, VERDICT_QUESTION, _("No disk was found for it."),
                     _("It needs a disk of this PC with 2 GB that is not in use."));
    }
    desk_back(ui, kit, &footer);
    widget_button(kit, rect_cut_right(&footer, theme_px(theme, 90.0)),
                  (struct button){.name = "look",
                                  .action = DESK_OWN,
                                  .kind = count == 0 ? BUTTON_PRIMARY : BUTTON_SECONDARY,
                                  .word = _("Look for disks")});
}

/* Yes is asked for twice, and stands on another side the second time. */
static void view_sure(const struct ui *ui, const struct upkeep_disk *disk, const struct kit *kit)
{
    char size[120], text[300];
    struct areas areas = desk_begin(ui, kit, _("On the disk"), "");
    struct rect footer = areas.footer;
    bool is_last = ui->page > 0;
    size_text(ui, size, sizeof size, disk);
    widget_card_outlined(kit, areas.body, COLOUR_RED);
    str_format(text, sizeof text,
               is_last            ? _("Once more: %s is erased and becomes a Borne.")
               : disk->has_record ? _("%s: the work of the Borne on it is lost, for ever.")
                                  : _("%s: all that is on it is lost, for ever."),
               size);
    desk_message(kit, areas.body, VERDICT_QUESTION,
                 is_last ? _("Really erase this disk?") : _("Erase this disk?"), text);
    struct button yes = {.name = "yes",
                         .action = ACTION_YES,
                         .kind = BUTTON_ATTENTION,
                         .word = is_last ? _("Yes, really") : _("Yes, erase it")};
    struct button no = {
        .name = "no", .action = ACTION_NO, .kind = BUTTON_PRIMARY, .word = _("No, go back")};
    int half = desk_half(kit, footer, 110.0);
    widget_button(kit, rect_cut_left(&footer, half), is_last ? no : yes);
    widget_button(kit, rect_cut_right(&footer, half), is_last ? yes : no);
}

static void view_work(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, _("On the disk"), "");
    struct rect body = areas.body, footer = areas.footer;
    if (state_of(view) == UPKEEP_DONE) {
        widget_card(kit, body);
        desk_message(kit, body, VERDICT_DONE, _("Borne lives on the disk now."),
                     _("Turn this PC off, pull the stick out, turn it on again."));
        desk_primary(kit, &footer, _("Turn off"), NULL, false);
        return;
    }
    desk_progress(kit, rect_cut_bottom(&body, theme_px(theme, 26.0)),
                  view->upkeep->disk_percent * 10);
    (void)rect_cut_bottom(&body, theme->gap);
    widget_card(kit, body);
    desk_message(kit, body, VERDICT_WAIT, _("Borne is being put on the disk."),
                 _("Some minutes. Leave the stick in, and the PC on."));
}

static void disk_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct upkeep_disk *disk = chosen(ui, view);
    if (state_of(view) == UPKEEP_WORKS || state_of(view) == UPKEEP_DONE) {
        view_work(ui, view, kit);
    } else if (disk != NULL) {
        view_sure(ui, disk, kit);
    } else {
        view_list(ui, view, kit);
    }
}

const struct screen_def screen_disk = {.name = "disk",
                                       .enter = desk_enter,
                                       .event = disk_event,
                                       .view = disk_view,
                                       .is_director = true};
