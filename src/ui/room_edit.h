/* room_edit.h: where the director is with the drawing of the room. Pure. */
#ifndef BORNE_UI_ROOM_EDIT_H
#define BORNE_UI_ROOM_EDIT_H

#include "domain/rooms.h"

enum { ROOM_UNDOS = 16 };

/* Of REQUEST_ROOMS. */
enum rooms_deed {
    ROOMS_KEEP, /* the room of now, under a name, in place of the one that has it */
    ROOMS_COPY,
    ROOMS_RENAME,
    ROOMS_DROP,
    ROOMS_TAKE /* it is the room of now */
};

struct room_edit {
    enum floor_kind kind;        /* that is put with the next touch, FLOOR_NOTHING: none */
    int thing;                   /* that was touched, 0: none */
    bool does_not_fit;           /* what was asked for last */
    int place;                   /* products are placed: where to, 0: not said yet */
    uint32_t product;            /* and which, ID_NONE: not said yet */
    int kept;                    /* of the rooms that are kept: the one that was touched */
    enum rooms_deed deed;        /* asked about, or what the name is for */
    char name[LIMIT_FLOOR_NAME]; /* being typed */
    /* As things were before each change, latest last; kind FLOOR_NOTHING: it was not there. */
    struct floor_thing undos[ROOM_UNDOS];
    int undo_count;
};

#endif
