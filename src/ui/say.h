/* say.h: what is said aloud for a screen: the words, names and numbers that stand on it, in the
 * order in which they are wanted. Parts are clips of their own (app/voice.h makes and plays them),
 * so that a recording can stand for one of them. Pure. */
#ifndef BORNE_UI_SAY_H
#define BORNE_UI_SAY_H

#include "ui/ui.h"

enum { SAY_PARTS = 6, SAY_TEXT = LIMIT_NAME };

struct say_part {
    int language; /* words.h: names of products and places stay French */
    char text[SAY_TEXT];
};

struct say {
    struct say_part parts[SAY_PARTS];
    int count; /* 0: nothing is said here */
};

/* Of the lane's screen; on the help screen, what is said of the screen it was asked on. */
void say_screen(const struct ui *ui, const struct ui_view *view, struct say *ret);
/* Whether the screen says it by itself when it comes: where a pair is at work. */
bool say_is_step(const struct ui *ui, const struct ui_view *view);
/* Whether the lane's people can hear it again: there is a voice, and they have not turned it off.
 */
bool say_can_hear(const struct ui *ui, const struct ui_view *view);

/* As it is read out: "750 g" is said "750 grammes". */
void say_aloud(const struct say_part *part, char *to, size_t size);

bool say_same(const struct say *a, const struct say *b);

/* Every part that is said in a month in this language, but numbers of crates: to be made ahead. */
void say_month(const struct plan *plan, int language,
               void (*add)(void *context, const struct say_part *part, enum say_kind kind),
               void *context);
/* The same as a list, each once, kind by kind: at most `room` rows, returns how many. Whether
 * somebody recorded them is left to the caller. */
int say_list(const struct plan *plan, int language, struct voice_row *rows, int room);

#endif
