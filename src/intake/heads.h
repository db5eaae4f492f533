/* heads.h: a table of orders without their products: who, where, which state. The products stand in
 * a table of lines, another file, which names the order and nothing else of it (Airtable's two
 * tables). Knows no questions and no quantities. */
#ifndef BORNE_INTAKE_HEADS_H
#define BORNE_INTAKE_HEADS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "intake/notice.h"
#include "intake/table.h"

struct collect;
struct collect_order;
struct head;

/* Zeroed it is empty and ready. */
struct heads {
    struct arena arena;
    struct map numbers; /* order number -> head */
    struct head *rows;  /* owned */
    size_t count, room;
    bool has_pickup, has_status; /* some table has that column */
};

void heads_finish(struct heads *heads);

/* True if the table has orders by number and says something of them, but not what is in them. */
bool heads_recognise(const struct table *table);
/* Adds the table's orders; of two with one number the first counts. */
bool heads_read(const struct table *table, struct heads *heads, struct problem *problem);

/* Fills in what *order, which a table of lines named, leaves "". The texts live as long as heads.
 * False if there are heads and none has its number. */
bool heads_complete(struct heads *heads, struct collect_order *order);
/* Tells of the orders that no line named. At the end. */
void heads_end(struct collect *collect);

#endif
