/* sound.h: what the kiosk's sounds are, as notes. Told apart by rhythm first, then by pitch; every
 * one has a shape on the screen as its twin. Pure data: platform/sound.h plays it. */
#ifndef BORNE_UI_SOUND_H
#define BORNE_UI_SOUND_H

enum sound {
    SOUND_NONE,
    SOUND_ACCEPTED, /* saved: two notes up */
    SOUND_NOT_THIS, /* does not fit, nothing changed: two soft notes down */
    SOUND_ALREADY,  /* already done: one short note */
    SOUND_DANGER,   /* nothing saved, allergy, cold chain: loud, three times two */
    SOUND_FINISHED, /* a crate is done: three notes up */
    /* the other things a scan can be that does not fit, each with a rhythm of its own */
    SOUND_UNKNOWN,     /* a code nobody knows: a question, low then higher */
    SOUND_OTHER_CRATE, /* another crate: three low notes */
    SOUND_STALE,       /* an old label: one long note that sinks */
    SOUND_CALL,        /* the second wrong thing in a row: somebody may come and help */
    SOUND_COUNTED,     /* seen and counted on the screen only: a tick */
    SOUND_COUNT
};

enum { SOUND_NOTES = 6 };

struct sound_note {
    int hz; /* 0: silence */
    int ms;
};

struct sound_pattern {
    const char *name; /* for tests and `borne play`: "accepted" */
    int loudness;     /* 0..100 of the volume setting */
    int count;
    struct sound_note notes[SOUND_NOTES];
};

const struct sound_pattern *sound_pattern(enum sound sound);
/* The pitch of a note for a lane: the same rhythm and melody, higher or lower, so that each pair
 * knows its own. What concerns everybody (any other number) is as in the pattern. */
int sound_hz(const struct sound_note *note, unsigned lane);
/* The sound of a name, or SOUND_COUNT. */
enum sound sound_named(const char *name);

#endif
