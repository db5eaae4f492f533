/* moment.h: the station's local time in words: the month, the day and its half, the hour. Knows no
 * time zone: the view carries the offset. */
#ifndef BORNE_UI_MOMENT_H
#define BORNE_UI_MOMENT_H

#include <stddef.h>

#include "ui/ui.h"

/* "préparation de novembre": the month that it is now, because orders are placed the month before
 * they are prepared. Not freed by the caller, like those below. */
const char *moment_prep(const struct ui *ui, const struct ui_view *view);
/* "novembre" */
const char *moment_month(const struct ui *ui, const struct ui_view *view);
/* "novembre 2025" of a month's "2025-11"; "préparation 3" where that is not known. */
void moment_period(const struct ui *ui, const char *period, uint32_t prep, char *to, size_t size);
/* "mercredi matin": a half-day, so the morning goes on until lunch at one. */
const char *moment_half_day(const struct ui *ui, const struct ui_view *view);
/* The half-day of a time: days since 1970 times three, and which part of the day; above 0. */
uint32_t moment_half(const struct ui_view *view, int64_t at_ms);
/* "mer. 26/11 matin" */
void moment_half_words(const struct ui *ui, uint32_t half, char *to, size_t size);
/* Days since 1970-01-01 of the station's today. */
int32_t moment_today(const struct ui_view *view);
/* "jeu. 27/11" in a language (words.h), as on screens and on labels; "" for day 0. */
void moment_day(int language, int32_t day, char *to, size_t size);
/* A day since 1970 as the calendar has it, and back: months and days from 1. */
void moment_split(int32_t day, int *ret_year, int *ret_month, int *ret_of_month);
/* "2025-11-26" as days since 1970, 0 for none. */
int32_t moment_read(const char *text);
int32_t moment_join(int year, int month, int of_month);
/* "14:05" of the station's day. */
void moment_time(const struct ui_view *view, char *to, size_t size, int64_t at_ms);

/* The same as it is said in a sentence: "14 h 05". */
void moment_hour(const struct ui *ui, const struct ui_view *view, char *to, size_t size,
                 int64_t at_ms);

#endif
