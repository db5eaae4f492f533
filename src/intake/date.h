/* date.h: the day an order was placed, in the ways shops and spreadsheets write it. */
#ifndef BORNE_INTAKE_DATE_H
#define BORNE_INTAKE_DATE_H

#include <stdbool.h>

struct date {
    int year, month, day;
};

/* "2025-10-22 21:42", "22/10/2025", "22.10.25"; day before month unless that cannot be. */
bool date_read(const char *text, struct date *ret_date);
/* Days since a fixed day, for differences. */
long date_days(struct date date);
struct date date_of_days(long days);

#endif
