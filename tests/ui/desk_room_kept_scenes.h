/* desk_room_kept_scenes.h: rooms that are kept under a name, in every state that looks different.
 */
#ifndef BORNE_TESTS_UI_DESK_ROOM_KEPT_SCENES_H
#define BORNE_TESTS_UI_DESK_ROOM_KEPT_SCENES_H

#include "ui/desk_scenes.h"

void rooms_none(struct desk_test *desk);
void rooms_named(struct desk_test *desk);
void rooms_kept(struct desk_test *desk);
void rooms_one(struct desk_test *desk);
void rooms_one_now(struct desk_test *desk);
void rooms_copy_taken(struct desk_test *desk);
void rooms_drop_asked(struct desk_test *desk);
void rooms_replace_asked(struct desk_test *desk);
void rooms_take_asked(struct desk_test *desk);

/* What the drawn fridges and cool boxes hold. */
void fridges_drawn(struct desk_test *desk);

#endif
