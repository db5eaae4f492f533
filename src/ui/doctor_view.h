/* doctor_view.h: the state of the station on one page, as the director's screen shows it and as it
 * is printed by `borne doctor`. Values made by the app (app/doctor.h), in French. */
#ifndef BORNE_UI_DOCTOR_VIEW_H
#define BORNE_UI_DOCTOR_VIEW_H

#include <stdbool.h>

enum { DOCTOR_ROWS = 16, DOCTOR_ERRORS = 4, DOCTOR_NAME = 24, DOCTOR_TEXT = 160 };

struct doctor_row {
    char name[DOCTOR_NAME], text[DOCTOR_TEXT];
    bool is_bad; /* to be looked at first */
};

struct doctor_view {
    struct doctor_row rows[DOCTOR_ROWS];
    int count;
    char errors[DOCTOR_ERRORS][DOCTOR_TEXT]; /* of the log, the latest last */
    int error_count;
};

#endif
