/* screen_id.h: which screens there are: everybody's, the volunteers', the director's. Their table
 * is in ui.c. */
#ifndef BORNE_UI_SCREEN_ID_H
#define BORNE_UI_SCREEN_ID_H

enum screen_id {
    /* everybody's */
    SCREEN_HOME,
    SCREEN_HELP,      /* help for the screen it was asked on */
    SCREEN_COMFORT,   /* language, size of words, contrast, hand, voice */
    SCREEN_WELCOME,   /* how it goes, in six drawings; the way to the practice crate */
    SCREEN_PRACTISED, /* what was tried of it */
    SCREEN_DANGER,    /* nothing saved; red */
    SCREEN_POWER,     /* switch off? */
    /* the volunteers' */
    SCREEN_PAIR,         /* choose an animal */
    SCREEN_CRATE_CHOICE, /* scan a crate, or take the one proposed */
    SCREEN_CRATE_NUMBER, /* or type its number */
    SCREEN_CRATE_OPENED, /* number, pick-up point, how many things, where to start */
    SCREEN_PICK,         /* one step: place, drawing, number; by scan, count or weight */
    SCREEN_NOT_THIS,     /* a refusal: what was read beside what was expected */
    SCREEN_PROBLEM,      /* missing, damaged, other product, too many */
    SCREEN_KEPT_OUT,     /* a bag too long out of the cold; red */
    SCREEN_CRATE_DONE,
    SCREEN_CHECK,        /* blind count, recount */
    SCREEN_CHECK_RESULT, /* agreed, or the differences */
    SCREEN_SHARE,        /* product by product: this crate, so many */
    SCREEN_RECEIVE,      /* what comes in: which product */
    SCREEN_LOAD,         /* crates onto a vehicle */
    SCREEN_LOT,          /* one delivery of it: who, which note, how many, how cold */
    SCREEN_BAG,          /* from a sack to bags, and their labels */
    SCREEN_CHILLED,      /* whose bags are filled now, and what the cold has room for */
    SCREEN_BULK,         /* goods of a labo that fills its own crates, ticked onto the vehicle */
    SCREEN_TRIPS,        /* vehicles, what they carry, where they stop */
    SCREEN_EMPTIES,      /* crates that come back, counted by labo */
    SCREEN_CLEAN,        /* what is cleaned and read off each half-day */
    /* the director's */
    SCREEN_PIN,
    SCREEN_DIRECTOR, /* progress by pick-up point */
    SCREEN_IMPORT,   /* files of the stick, preview, confirm */
    SCREEN_LABELS,   /* which labels, and where they go */
    SCREEN_PAPERS,   /* slips and sheets of the day */
    SCREEN_PRINTER,  /* which printer, its language, its paper */
    SCREEN_SHEET,    /* where on a sheet of stickers to begin, shifted by how much */
    SCREEN_STOCK,    /* a paper of their own, in millimetres */
    SCREEN_PRINTING, /* what comes out, what is in the way */
    SCREEN_REVIEW,   /* list of discrepancies with filters */
    SCREEN_EXPORT,
    SCREEN_SETTINGS,
    SCREEN_DEVICES,  /* what is plugged in, how it is read */
    SCREEN_CHORES,   /* what an import left to be done by hand */
    SCREEN_NOTES,    /* the buyers' notes, for the director alone */
    SCREEN_ALONE,    /* the pair that filled a crate may check it, as nobody else is there */
    SCREEN_LEARN,    /* a code nobody knows is taught */
    SCREEN_KEEP,     /* backups, and what is kept how long */
    SCREEN_RECOVERY, /* the code of the recovery sheet, once */
    SCREEN_RESTORE,  /* from a backup back to work */
    SCREEN_PRIVACY,  /* what Borne notes, in plain words */
    SCREEN_CLOCK,    /* the clock cannot be right: which day is it? */
    SCREEN_DOCTOR,   /* the state of the station on one page */
    SCREEN_UPDATE,   /* the version of this machine, a newer one from a stick */
    SCREEN_DISK,     /* from the stick it was started from to a disk of the PC */
    SCREEN_MORE,     /* everything else of the desk, before, during, after */
    SCREEN_SHORTAGE, /* a product that is short or over: how much there is, the rule, what it does
                      */
    SCREEN_CASE,     /* one discrepancy: cause, decision, follow-up, correction */
    SCREEN_RETURNS,  /* labos' return forms: product, what, how many, faces */
    SCREEN_CODES,    /* who may: the codes of director and helper, the recovery stick */
    SCREEN_FIND,     /* an order, a crate, a product by scan or keys */
    SCREEN_MONTH,    /* the prep in one page, beside those before */
    SCREEN_YEAR,     /* the committee's indicators, month by month, beside the goals */
    SCREEN_HELPERS,  /* how many people helped in each half-day */
    SCREEN_FIRST,    /* a new Borne: what can be made ready */
    SCREEN_TIMELINE, /* what happens when: ticked, and changed */
    SCREEN_TOUCH,    /* where the finger lands: four crosses */
    SCREEN_FRIDGES,  /* how many fridges and cool boxes, what each holds */
    SCREEN_ROOM,     /* the room: drawn, products placed, the way tried, set up */
    SCREEN_KIT,      /* the method without the people: made, or taken over */
    SCREEN_OWN,      /* name, mark and words of their own */
    SCREEN_LENDS,    /* labos' parts of the month on sticks, and their records */
    SCREEN_VOICE,    /* what is said aloud: recorded with a microphone */
    SCREEN_ARRIVALS, /* what is to come, supplier by supplier */
    SCREEN_SUBSTITUTES, /* what may be given in a product's place, and why */
    SCREEN_HALF_DAY,    /* its end: the pairs are forgotten */
    SCREEN_CLOSE,       /* the end of the preparation */
    SCREEN_ID_COUNT
};

#endif
