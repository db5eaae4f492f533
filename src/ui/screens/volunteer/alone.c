/* alone.c: one pair is alone in the room: the helper, with the PIN, lets it check what it filled.
 * The record says so. */
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/words.h"

static void alone_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                        struct request *ret_request)
{
    if (input->kind != UI_TAP) {
        return;
    }
    switch (input->action) {
    case ACTION_VALIDATE:
    case ACTION_YES:
        if (ui->wanted_crate != ID_NONE) {
            struct command *command = parts_command(ret_request, COMMAND_OPEN_CHECK);
            command->crate = ui->wanted_crate;
            command->value = 1;
        }
        break;
    default: desk_lock(ui, view); break;
    }
}

static enum sound alone_outcome(struct ui *ui, const struct ui_view *view,
                                const struct outcome *outcome)
{
    ui->is_director = false;
    ui->wanted_crate = ID_NONE;
    parts_go_after(ui, view, outcome, SCREEN_CRATE_CHOICE);
    return SOUND_NONE;
}

static void alone_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    (void)view;
    struct areas areas = desk_begin(ui, kit, _("Check"), "");
    struct rect footer = areas.footer;
    desk_nothing(kit, areas.body, VERDICT_QUESTION, _("Nobody else is here?"),
                 _("The pair that filled this crate counts it itself. The record says so."));
    desk_back(ui, kit, &footer);
    desk_primary(kit, &footer, _("Allow it"), PICTURE_LENS, false);
}

const struct screen_def screen_alone = {.name = "alone",
                                        .enter = desk_enter,
                                        .event = alone_event,
                                        .outcome = alone_outcome,
                                        .view = alone_view,
                                        .is_director = true};
