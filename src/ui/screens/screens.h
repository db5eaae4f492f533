/* screens.h: the screens, one file each, named as here. Only ui.c and they include this. */
#ifndef BORNE_UI_SCREENS_SCREENS_H
#define BORNE_UI_SCREENS_SCREENS_H

#include "ui/ui.h"

extern const struct screen_def screen_home, screen_help, screen_comfort, screen_welcome,
    screen_practised, screen_danger, screen_kept_out, screen_power;
extern const struct screen_def screen_pair, screen_crate_choice, screen_crate_number,
    screen_crate_opened, screen_pick, screen_not_this, screen_problem, screen_crate_done,
    screen_check, screen_check_result, screen_share;
extern const struct screen_def screen_receive, screen_lot, screen_load, screen_bag, screen_chilled,
    screen_bulk, screen_trips, screen_empties, screen_clean;
extern const struct screen_def screen_pin, screen_director, screen_import, screen_chores,
    screen_learn, screen_alone, screen_notes, screen_labels, screen_papers, screen_printer,
    screen_sheet, screen_stock, screen_printing, screen_review, screen_export, screen_settings,
    screen_devices, screen_keep, screen_recovery, screen_restore, screen_privacy, screen_update,
    screen_disk, screen_more, screen_shortage, screen_substitutes, screen_half_day, screen_close,
    screen_voice, screen_case, screen_returns, screen_codes, screen_find, screen_lends, screen_room,
    screen_kit, screen_own, screen_month, screen_year, screen_helpers, screen_first,
    screen_timeline, screen_touch, screen_doctor, screen_clock, screen_fridges, screen_arrivals;

#endif
