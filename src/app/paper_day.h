/* paper_day.h: what the pages of a day need beside the prep: colours, drawings, the day in words,
 * the plan that was printed before. Also how a command line names pick-up points and days. */
#ifndef BORNE_APP_PAPER_DAY_H
#define BORNE_APP_PAPER_DAY_H

#include "app/record.h"
#include "paper/paper.h"

/* Fills all but the day's words, the rules and what the director gives. `day` is "2025-11-27" or
 * NULL for the setting; *ret_day is days since 1970, 0 for none. Borrows from the record. */
bool paper_day_fill(struct record *record, const char *day, int64_t now_ms,
                    struct paper_day *ret_paper, int32_t *ret_day, struct error *err);
/* The timeline as lines, in French. */
void paper_day_timeline(const struct timeline *timeline, const struct prep *prep,
                        struct paper_day *paper);
/* Colours of pick-up points and their names. */
void paper_day_colours(struct paper_day *paper);
/* "jeu. 27/11", "" for 0. */
void paper_day_words(int32_t day, char *to, size_t size);
/* "2025-11-27" as days since 1970; NULL leaves *ret_day. */
bool paper_day_read(const char *text, int32_t *ret_day, struct error *err);
/* ID_NONE for NULL; a name that is not there is refused with those there are. */
bool paper_day_pickup(const struct plan *plan, const char *name, uint32_t *ret, struct error *err);

#endif
