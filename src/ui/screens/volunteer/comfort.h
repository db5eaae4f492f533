/* comfort.h: choosing a language and how the screen is, as help and its own screen offer it. */
#ifndef BORNE_UI_SCREENS_VOLUNTEER_COMFORT_H
#define BORNE_UI_SCREENS_VOLUNTEER_COMFORT_H

#include "ui/ui.h"

enum { COMFORT_NAMES = 4 }; /* languages that help shows; all are on the screen itself */
enum { COMFORT_LANGUAGE = 200, COMFORT_SWITCH }; /* actions; argument: language, enum comfort */

/* The button of a language; the one in use has a tick. Targets "language_fr"… */
void comfort_name(const struct ui *ui, const struct kit *kit, struct rect rect, int language);
/* True if the input was a choice of these: it is done. */
bool comfort_choose(struct ui *ui, const struct ui_input *input);

/* What a pair likes is kept as soon as it differs from what is known of it, unless something else
 * is asked for already. */
void comfort_keep(const struct ui *ui, const struct ui_view *view, struct request *request);
/* After a start: as the pair in the lane had it. */
void comfort_again(struct ui *ui, const struct ui_view *view);

#endif
