/* desk_upkeep_scenes.h: the screens of this machine (version, disk) in every state that looks
 * different. */
#ifndef BORNE_TESTS_UI_DESK_UPKEEP_SCENES_H
#define BORNE_TESTS_UI_DESK_UPKEEP_SCENES_H

#include "ui/desk_scenes.h"

void update_other_pc(struct desk_test *desk);
void update_no_stick(struct desk_test *desk);
void update_offered(struct desk_test *desk);
void update_prep_open(struct desk_test *desk);
void update_works(struct desk_test *desk);
void update_done(struct desk_test *desk);
void update_wrong_key(struct desk_test *desk);
void update_moved_on(struct desk_test *desk);
void update_back(struct desk_test *desk);
void disk_none(struct desk_test *desk);
void disk_list(struct desk_test *desk);
void disk_sure(struct desk_test *desk);
void disk_really(struct desk_test *desk);
void disk_works(struct desk_test *desk);
void disk_done(struct desk_test *desk);
void disk_failed(struct desk_test *desk);

void doctor_well(struct desk_test *desk);
void doctor_looks(struct desk_test *desk);
void doctor_troubles(struct desk_test *desk);
void doctor_errors(struct desk_test *desk);
void doctor_saved(struct desk_test *desk);

void clock_asks(struct desk_test *desk);
void clock_other_pc(struct desk_test *desk);
void clock_failed(struct desk_test *desk);

#endif
