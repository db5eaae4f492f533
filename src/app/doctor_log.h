/* doctor_log.h: the log's part of the page (doctor.h). */
#ifndef BORNE_APP_DOCTOR_LOG_H
#define BORNE_APP_DOCTOR_LOG_H

#include "ui/doctor_view.h"

/* The latest errors of the log in `dir`, and a row that says how many. */
void doctor_read_errors(const char *dir, struct doctor_view *page);

#endif
