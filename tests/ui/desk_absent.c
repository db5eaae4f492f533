/* desk_absent.c: the director's screens as empty pages, for tests of the volunteers' screens. */
#include "ui/screens/screens.h"

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    (void)ui, (void)view, (void)input, (void)ret_request;
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    (void)ui, (void)view;
    frame_begin(kit->frame, &kit->theme->panel, COLOUR_PAPER);
}

#define ABSENT(screen)                                                                             \
    const struct screen_def screen_##screen = {#screen, NULL, event, NULL, view, true}

ABSENT(pin);
ABSENT(director);
ABSENT(import);
ABSENT(labels);
ABSENT(review);
ABSENT(export);
ABSENT(settings);
