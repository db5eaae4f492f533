/* desk_scene_keep.h: the screens about backups and what is kept, in their states; each brings an
 * open desk there. */
#ifndef BORNE_TESTS_UI_DESK_SCENE_KEEP_H
#define BORNE_TESTS_UI_DESK_SCENE_KEEP_H

#include "ui/desk_scenes.h"

void scene_keep_never(struct desk_test *desk);
void scene_keep_old(struct desk_test *desk);
void scene_keep_first(struct desk_test *desk);
void scene_keep_stick(struct desk_test *desk);
void scene_keep_written(struct desk_test *desk);
void scene_recovery_first(struct desk_test *desk);
void scene_recovery_again(struct desk_test *desk);
void scene_recovery_code(struct desk_test *desk);
void scene_restore_none(struct desk_test *desk);
void scene_restore_list(struct desk_test *desk);
void scene_restore_code(struct desk_test *desk);
void scene_restore_proof(struct desk_test *desk);
void scene_restore_done(struct desk_test *desk);
void scene_privacy(struct desk_test *desk);
void scene_privacy_ask(struct desk_test *desk);
void scene_privacy_erased(struct desk_test *desk);

#endif
