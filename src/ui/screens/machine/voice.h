/* voice.h: the page of one phrase on the screen of the voice. Inside of voice*.c only. */
#ifndef BORNE_UI_SCREENS_MACHINE_VOICE_H
#define BORNE_UI_SCREENS_MACHINE_VOICE_H

#include "ui/screens/desk/desk.h"

enum voice_action {
    VOICE_LANGUAGE = DESK_OWN, /* argument: language */
    VOICE_KIND,                /* argument: enum say_kind */
    VOICE_ROW,                 /* argument: row */
    VOICE_RECORD,
    VOICE_HEAR,
    VOICE_SKIP,
    VOICE_AWAY
};

/* ui->choice */
enum voice_place { VOICE_PLACE_SHOWN, VOICE_PLACE_AWAY };

/* The first row of the kind from `from` on that nobody has recorded, then any; -1: all are. */
int voice_next_row(const struct voice_view *voice, enum say_kind kind, int from);
/* The rows of a kind stand together: the first, and one after the last. */
void voice_rows(const struct voice_view *voice, enum say_kind kind, int *ret_first, int *ret_end);
const char *voice_kind_word(enum say_kind kind);

void voice_draw_one(const struct ui *ui, const struct ui_view *view, const struct kit *kit);

#endif
