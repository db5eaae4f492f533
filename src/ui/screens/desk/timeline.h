/* timeline.h: what the timeline's files share: the list of a half-day, the form in which one entry
 * is changed, and where a fetch round goes. */
#ifndef BORNE_UI_SCREENS_DESK_TIMELINE_H
#define BORNE_UI_SCREENS_DESK_TIMELINE_H

#include "ui/screens/desk/desk.h"

/* ui->choice */
enum timeline_choice {
    TIMELINE_LIST,
    TIMELINE_CHANGE,
    TIMELINE_ADD,
    TIMELINE_FORM,
    TIMELINE_WORDS,
    TIMELINE_PLACES
};

/* The form of ui->entry; true when the input was about it. */
bool timeline_form_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                         struct request *request);
/* The screen with the round that is for this supplier in its form, or a new one; "": a new one, and
 * where it goes is asked first. */
void timeline_round_open(struct ui *ui, const struct ui_view *view, const char *supplier);
void timeline_round_begin(struct ui *ui, const struct ui_view *view, const char *supplier);
/* Where it goes: kind of place, suppliers. */
bool timeline_places_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input);
void timeline_places_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit);
/* An entry's words; of a round as many of its suppliers as there is room for. */
void timeline_draw_words(const struct ui *ui, const struct kit *kit, struct rect rect,
                         struct text_style style, const struct timeline_entry *entry);
void timeline_form_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit);

#endif
