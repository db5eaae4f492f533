/* voice_view.h: the voice as the director's screen shows it: what is said, which of it people
 * recorded, and what the microphone is at. Values only. */
#ifndef BORNE_UI_VOICE_VIEW_H
#define BORNE_UI_VOICE_VIEW_H

#include <stdbool.h>

#include "base/limits.h"

/* What is said is of one of these. */
enum say_kind { SAY_KIND_PHRASE, SAY_KIND_PRODUCT, SAY_KIND_PLACE, SAY_KIND_NUMBER, SAY_KINDS };

struct voice_row {
    enum say_kind kind;
    bool is_recorded;
    char words[LIMIT_NAME];
};

/* Of REQUEST_VOICE; `value` is a row. */
enum voice_deed {
    VOICE_DEED_HEAR,   /* as it is said now */
    VOICE_DEED_RECORD, /* the microphone listens */
    VOICE_DEED_STOP,   /* that was all */
    VOICE_DEED_TAKE,   /* hear what was just recorded */
    VOICE_DEED_KEEP,   /* it is said so from now on */
    VOICE_DEED_DROP,   /* what was just recorded is wanted no more */
    VOICE_DEED_AWAY    /* back to the speech program */
};

enum voice_state {
    VOICE_AT_REST,
    VOICE_READY,   /* listens in a moment */
    VOICE_RECORDS, /* listens */
    VOICE_TAKEN,   /* something good was recorded, nobody has decided */
    VOICE_FAILED   /* nothing was: `trouble` says why */
};

enum voice_trouble {
    VOICE_WELL,
    VOICE_NO_MICROPHONE,
    VOICE_UNPLUGGED,
    VOICE_NOTHING_HEARD,
    VOICE_TOO_QUIET,
    VOICE_TOO_SHORT,
    VOICE_TOO_LOUD,
    VOICE_TOO_LONG,
    VOICE_NO_ROOM,   /* what was taken is not kept yet */
    VOICE_DISK_FULL, /* the same */
    VOICE_TROUBLES
};

struct voice_view {
    int language;                 /* words.h */
    const struct voice_row *rows; /* in the order of their kinds */
    int count;
    bool has_program;    /* what nobody recorded is spoken, too */
    bool has_microphone; /* one is plugged in */
    enum voice_state state;
    int row; /* that it is about */
    int level, left_ms;
    enum voice_trouble trouble;
};

/* What has been chosen on the screen. */
struct voice_choice {
    int language;
    enum say_kind kind;
    bool is_one; /* a row is shown, else their list */
    int row;
    bool goes_on; /* after what is kept comes the next that is not recorded */
    bool begins;  /* … and the microphone listens at once */
};

#endif
