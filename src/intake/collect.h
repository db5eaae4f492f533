/* collect.h: orders and lines, one after the other as a form finds them, become a struct month.
 * Here are the rules that all forms share: which orders count, how quantities are read, what two
 * orders of one number are. Must not know columns or labels. */
#ifndef BORNE_INTAKE_COLLECT_H
#define BORNE_INTAKE_COLLECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/map.h"
#include "domain/month.h"
#include "intake/amounts.h"
#include "intake/ask.h"
#include "intake/date.h"
#include "intake/heads.h"
#include "intake/intake.h"
#include "intake/lookup.h"
#include "intake/notice.h"
#include "intake/spans.h"

/* An order as the file says it; all texts trimmed, "" when unknown. */
struct collect_order {
    const char *number, *status, *date, *first_name, *last_name, *pickup, *note;
    const char *amount; /* what its lines add up to */
    uint32_t row;
};

struct collect_line {
    const char *sku, *name, *quantity;
    const char *refunded; /* units taken back, "" if the file does not say */
    const char *price;    /* of one unit */
    const char *total;    /* of the line, where its price is not known; may be NULL */
    uint32_t row;
};

struct collect {
    struct month *month; /* borrowed */
    struct lookup lookup;
    struct amounts amounts;
    struct ask ask;
    struct map numbers;  /* order number -> order */
    struct map left_out; /* numbers of orders that are not prepared */
    struct map statuses; /* unknown ones already told */
    uint64_t *people;    /* of each order: who, never kept in the month */
    size_t people_room;
    uint64_t *identities; /* of each order: who and where, never kept in the month */
    uint32_t *first_line, *last_line, *next_line; /* chains: the lines of each order */
    size_t identities_room, first_room, last_room, next_room;
    uint32_t *seen_in; /* of each product: the block that last named it */
    size_t seen_room;
    size_t file_first_order; /* of the file or sheet that is being read */
    uint32_t block;          /* counts blocks: runs of rows of one order */
    size_t block_first_line; /* index of the open block's first line */
    bool is_open, is_left_out, is_scattered, is_unplaced, is_waiting, is_joined;
    uint32_t fraction_row; /* first line that asks, 0 if none */
    uint32_t *unplaced;    /* orders whose pick-up point the file does not say */
    size_t unplaced_count, unplaced_room;
    bool has_pickup_column, says_pickup; /* some order of the files does say it */
    bool asks_delivery;                  /* of a sheet with several */
    struct heads heads;                  /* of a table of orders without lines */
    bool is_headless;   /* lines that say nothing of their order but its number, nor does a head */
    struct spans spans; /* when the orders were placed */
    long from_day, to_day; /* others are left out; both 0: none are */
};

/* Zeroed, then `month` set and ask_begin called. Release with collect_finish. */
void collect_finish(struct collect *collect);

/* Begins an order; the lines that follow are its lines. */
bool collect_order(struct collect *collect, const struct collect_order *order,
                   struct problem *problem);
bool collect_line(struct collect *collect, const struct collect_line *line,
                  struct problem *problem);
/* The open order fills all columns that the file has for items: more may have been cut off. */
void collect_full(struct collect *collect);
/* The open order's units as the file counts them, "" if it does not: warns when they differ. */
void collect_sold(struct collect *collect, const char *sold);
/* Ends the last order of a file; more may follow from another. */
bool collect_end_file(struct collect *collect, struct problem *problem);
/* Ends the month: groups lines by order, sets steps and period. settle.h asks what is open. */
void collect_end(struct collect *collect);

#endif
