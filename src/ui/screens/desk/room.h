/* room.h: what the files of the room's screen share. */
#ifndef BORNE_UI_SCREENS_DESK_ROOM_H
#define BORNE_UI_SCREENS_DESK_ROOM_H

#include "ui/floor_map.h"
#include "ui/screens/desk/desk.h"

/* ui->choice */
enum room_place {
    ROOM_MAP,   /* what stands where; the panel is about what was touched */
    ROOM_KINDS, /* what is to be added */
    ROOM_NAME,  /* letters for a name */
    ROOM_GOODS, /* which product lies where */
    ROOM_WAY,   /* what one comes by in which order, and what is odd about it */
    ROOM_SETUP, /* what is to be done to make a borrowed room this one */
    ROOM_KEPT,  /* rooms that are kept under a name */
    ROOM_KEPT_ONE,
    ROOM_KEPT_NAME, /* letters for one's name */
    ROOM_KEPT_ASK   /* before something is lost */
};

enum {
    ROOM_SQUARE = DESK_OWN, /* argument: y * FLOOR_COLUMNS + x */
    ROOM_DEED,              /* argument: enum room_deed */
    ROOM_KIND,              /* argument: enum floor_kind */
    ROOM_LETTER,            /* letters of the pad */
    ROOM_ERASE,
    ROOM_TICK, /* argument: a thing's number */
    ROOM_PRODUCT,
    ROOM_AT /* argument: place (place.h) */
};

enum room_deed {
    DEED_ADD = 1,
    DEED_GOODS,
    DEED_WAY,
    DEED_SETUP,
    DEED_TURN,
    DEED_NAME,
    DEED_REMOVE,
    DEED_KEPT,
    DEED_KEEP, /* the same as ROOMS_KEEP and those behind it */
    DEED_COPY,
    DEED_RENAME,
    DEED_DROP,
    DEED_TAKE
};

/* What the arrows of a panel change: arguments of DESK_LESS and DESK_MORE. */
enum room_field { FIELD_LENGTH, FIELD_PLACES, FIELD_ZONE, FIELD_KILOS, FIELD_COUNT };
bool room_has_field(const struct floor_thing *thing, enum room_field field);

/* The map at the left, the panel beside it; both reach down to the screen's edge. On a high panel
 * the map stands above, on its side where its squares would be too small to be touched. */
struct room_areas {
    struct floor_grid grid;
    struct rect panel;
};
struct room_areas room_areas(const struct kit *kit, struct areas areas, bool is_touched);
/* The panel's lowest row: back, undo. Returns what is left of it on a high panel, else {0}. */
struct rect room_foot(const struct ui *ui, const struct kit *kit, struct rect *panel);
/* A row to turn pages with: what the foot has left, else the lowest one of *panel. */
struct rect room_pager(const struct kit *kit, struct rect foot, struct rect *panel);
/* A sentence at the head of the panel. */
void room_say(const struct kit *kit, struct rect *panel, uint32_t colour, const char *text);
/* A product's name, what does not fit into so many lines of `width` px cut out of its middle. */
void room_name(const struct kit *kit, struct text_style style, int width, const char *name,
               char to[LIMIT_NAME]);
/* Targets over what stands in the room (such as have places), or over every square. */
void room_targets(const struct kit *kit, const struct room_areas *areas, const struct floor *floor,
                  bool with_squares, bool with_places_only);

/* room_goods.c */
void room_goods_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                      struct request *request);
void room_goods_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit);
/* A label was read that is a place's or a product's. */
bool room_goods_scan(struct ui *ui, const struct ui_view *view, const struct code *code,
                     struct request *request);
/* Products of the plan that have no place on the map. */
int room_unplaced(const struct ui_view *view);

/* room_way.c: the way and its test, and the list of what is set up. */
void room_way_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit);
void room_setup_event(const struct ui_view *view, const struct ui_input *input,
                      struct request *request);
void room_setup_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit);
/* What is odd about the way, as sentences; the `nth`, false: there are no more. */
bool room_way_says(const struct ui *ui, const struct ui_view *view, int nth, char *to, size_t size);

/* room_kept.c: rooms that are kept under a name. */
void room_kept_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                     struct request *request);
void room_kept_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit);

/* room_view.c: the map with its panel. */
void room_map_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit);

#endif
