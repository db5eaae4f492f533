/* upkeep_view.h: this machine as the director's screens show it: the version it runs, what a stick
 * brings, the disks it could live on. Values made by the app (app/upkeep.h). */
#ifndef BORNE_UI_UPKEEP_VIEW_H
#define BORNE_UI_UPKEEP_VIEW_H

#include <stdbool.h>
#include <stdint.h>

enum { UPKEEP_WORD = 32, UPKEEP_DISKS = 8, UPKEEP_MODEL = 48 };

enum upkeep_state { UPKEEP_IDLE, UPKEEP_WORKS, UPKEEP_DONE, UPKEEP_FAILED };

struct upkeep_disk {
    char name[UPKEEP_WORD]; /* "sda" */
    char model[UPKEEP_MODEL];
    uint64_t bytes;
    bool has_record; /* a Borne lives there already */
};

struct upkeep_view {
    bool is_ours;               /* false: a PC that does not belong to Borne: nothing to do here */
    const char *version;        /* of this program; never NULL */
    char offered[UPKEEP_WORD];  /* the package on the stick, by its name; "" */
    char previous[UPKEEP_WORD]; /* the version before: "package" is the one first installed; "" */
    bool may_go_back;           /* nothing was noted since this version came */
    enum upkeep_state update;   /* of the latest update, since the machine was started */
    char update_says[UPKEEP_WORD]; /* done: the version; failed: why (kiosk-config/update.sh) */
    bool is_on_stick;              /* started from the image: it can be put on a disk */
    struct upkeep_disk disks[UPKEEP_DISKS];
    int disk_count;
    enum upkeep_state disk; /* of being put on a disk */
    int disk_percent;
};

/* Of REQUEST_UPKEEP. Numbers are not kept. */
enum upkeep_deed {
    UPKEEP_DEED_UPDATE,  /* from the stick in use; never while a prep is open */
    UPKEEP_DEED_BACK,    /* likewise */
    UPKEEP_DEED_DISKS,   /* which ones are there */
    UPKEEP_DEED_INSTALL, /* value: index into disks */
    UPKEEP_DEED_OFF,
    UPKEEP_DEED_RESTART,
    UPKEEP_DEED_CLOCK,      /* value: minutes since 1970, UTC */
    UPKEEP_DEED_CLOCK_KEEP, /* it stays as it is, and is not asked about again */
    UPKEEP_DEED_COUNT
};

#endif
