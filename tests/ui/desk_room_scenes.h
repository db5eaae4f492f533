/* desk_room_scenes.h: the room is drawn, its products placed, its way tried, in every state that
 * looks different. */
#ifndef BORNE_TESTS_UI_DESK_ROOM_SCENES_H
#define BORNE_TESTS_UI_DESK_ROOM_SCENES_H

#include "ui/desk_scenes.h"

/* Shelves A to D, a table, two fridges, a cool box, a basin, the door and five arrows. */
void room_scene_floor(struct floor *floor);

void room_empty(struct desk_test *desk);
void room_kinds(struct desk_test *desk);
void room_adding(struct desk_test *desk);
void room_drawn(struct desk_test *desk);
void room_shelf(struct desk_test *desk);
void room_fridge(struct desk_test *desk);
void room_no_room(struct desk_test *desk);
void room_named(struct desk_test *desk);
void room_goods(struct desk_test *desk);
void room_goods_places(struct desk_test *desk);
void room_goods_place(struct desk_test *desk);
void room_goods_scanned(struct desk_test *desk);
void room_way(struct desk_test *desk);
void room_way_well(struct desk_test *desk);
void room_setup(struct desk_test *desk);

/* The kit: made at the desk, taken over by a new Borne. */
void kit_make(struct desk_test *desk);
void kit_made(struct desk_test *desk);
void kit_found(struct desk_test *desk);
void kit_refused(struct desk_test *desk);
void kit_taken(struct desk_test *desk);

void own_none(struct desk_test *desk);
void own_all(struct desk_test *desk);
void own_logos(struct desk_test *desk);
void own_photos_none(struct desk_test *desk);
void own_photos(struct desk_test *desk);
void own_photos_left(struct desk_test *desk);
void own_photo(struct desk_test *desk);
void own_words(struct desk_test *desk);
void own_refused(struct desk_test *desk);
void own_name(struct desk_test *desk);
void own_home(struct desk_test *desk);

#endif
