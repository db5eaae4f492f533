/* plan.h: what an import decided: products, lots, orders, lines, crates and portions, immutable
 * from then on and kept under the import's number. Ids are handed out once per data folder and
 * never renumbered or reused, so that a replay after a second import is exact. No names of persons
 * live here (people.h). Plain data, built by plan_build.h, or by plan_follow.h when the prep had a
 * plan before, or loaded by the store.
 *
 * `carries` is the row of the prep's plan before that this one goes on from, ID_NONE for a new one:
 * what is known of the old row (what was picked, its label, its differences) is known of this. */
#ifndef BORNE_DOMAIN_PLAN_H
#define BORNE_DOMAIN_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/limits.h"
#include "domain/goods.h"

#define ID_NONE 0u /* ids start at 1 */

/* Limits and rules in force when the plan was made: part of the plan, never changed after. */
struct plan_settings {
    int32_t crate_limit_g;           /* 12 000: what one person lifts without harm */
    int32_t weight_tolerance_permil; /* of a weighed portion: 50 = 5 % */
    int32_t weight_tolerance_min_g;  /* but at least this much: 30 */
};

struct room {
    uint32_t id;
    char name[LIMIT_NAME]; /* "" for the only one */
};

struct supplier {
    uint32_t id;
    char name[LIMIT_NAME];
};

struct product {
    uint32_t id;
    char sku[LIMIT_SKU]; /* the catalogue's, else the folded name */
    char name[LIMIT_NAME];
    char category[LIMIT_NAME];
    char place[LIMIT_PLACE];         /* zone letter + number, "" if unknown */
    uint32_t room;                   /* where the place is */
    char gtin[15];                   /* 14 digits, "" if none */
    char allergens[LIMIT_ALLERGENS]; /* "gluten, lait", "" where nothing is known */
    enum unit unit;
    enum temperature temperature;
    int32_t weight_g;   /* of one unit, 0 if unknown */
    int32_t step_milli; /* smallest part that can be ordered */
    int32_t case_units; /* so many of it come in a case, 0 if unknown */
    bool fragile;
    uint32_t carries;
};

/* Product + supplier + delivery note: blame follows the lot. Each product of an import begins with
 * one lot of the catalogue's supplier and an empty note; receiving goods adds lots later. */
struct lot {
    uint32_t id;
    uint32_t product;
    uint32_t supplier;       /* ID_NONE if unknown */
    char note[LIMIT_NUMBER]; /* delivery note, "" until received */
    uint32_t carries;
};

struct pickup {
    uint32_t id;
    char name[LIMIT_NAME];
    char letter[4]; /* one letter where it is enough, else two; unique in the plan */
    uint8_t colour; /* index into the theme's pick-up colours (PLAN_COLOURS) */
    enum pickup_mode mode;
    uint32_t carries;
};

struct order {
    uint32_t id;
    uint32_t pickup; /* ID_NONE: to be settled by the director */
    uint32_t number; /* 1..: a pick-up point's numbers follow each other at the first import; it
                        is the order's for the whole prep, and is never given to another */
    char reference[LIMIT_NUMBER]; /* the shop's number, "" if none */
    uint32_t carries;
    bool is_cancelled; /* no longer in the file; here because a crate of it was begun */
    bool keeps_note;   /* the buyer's note is the same as in the plan before */
};

struct line {
    uint32_t id;
    uint32_t order;
    uint32_t product;
    int64_t units_milli;
    int64_t dropped_milli; /* units_milli == 0: how much it was before it was taken out */
};

enum crate_kind { CRATE_DRY, CRATE_CHILLED_BAG, CRATE_FROZEN_BAG, CRATE_KIND_COUNT };

struct crate {
    uint32_t id;
    uint32_t order;
    uint32_t pickup;
    uint16_t index, of; /* 1/3, 2/3 … over all crates and bags of the order; `of` is the last
                           index: after a second import one in between may be missing */
    enum crate_kind kind;
    uint32_t first_portion; /* id; its portions follow each other, in picking order */
    uint32_t portion_count;
    uint32_t carries;
    bool label_stands; /* carries a crate, and what its label says is still true */
};

/* The part of a line that goes into one crate or bag. */
struct portion {
    uint32_t id;
    uint32_t crate;
    uint32_t line;
    uint32_t product;
    int64_t units_milli;
    int64_t dropped_milli; /* units_milli == 0: how much it was before it was taken out */
    uint32_t carries;
};

/* An array of rows whose ids are first_id, first_id + 1, … */
#define PLAN_ROWS(type)                                                                            \
    struct {                                                                                       \
        struct type *rows;                                                                         \
        size_t count;                                                                              \
        uint32_t first_id;                                                                         \
    }

enum { PLAN_COLOURS = 10 };

/* Ids that stay free behind a plan's crates and portions: this machine's own, then a block for each
 * part that may be lent (lend.h). */
enum {
    PLAN_FREE_CRATES = LIMIT_ADDED_CRATES + LIMIT_LENDS * LIMIT_LENT_CRATES,
    PLAN_FREE_PORTIONS = LIMIT_ADDED_PORTIONS + LIMIT_LENDS * LIMIT_LENT_PORTIONS
};

struct plan {
    uint32_t import; /* 1.. per data folder */
    uint32_t prep;   /* 1..LIMIT_PREP */
    char period[8];  /* "2025-11" or "" */
    char format[32]; /* the form it came from */
    char digest[65]; /* of the files it came from */
    struct plan_settings settings;
    PLAN_ROWS(room) rooms;
    PLAN_ROWS(supplier) suppliers;
    PLAN_ROWS(product) products;
    PLAN_ROWS(lot) lots;
    PLAN_ROWS(pickup) pickups;
    PLAN_ROWS(order) orders;
    PLAN_ROWS(line) lines;
    PLAN_ROWS(crate) crates;
    PLAN_ROWS(portion) portions;
    /* Rows at the end of crates and portions that were added since (plan_grow.h): their ids do not
     * follow. None in a plan as imported. */
    size_t added_crates, added_portions;
};

/* Ids of added crates and portions that belong to one machine: from .. until. */
struct plan_block {
    uint32_t crate, crate_until, portion, portion_until;
};

/* Frees the rows (heap arrays), not the struct. NULL and zeroed are allowed. */
void plan_finish(struct plan *plan);

/* The row of an id, or NULL when the id is not of this plan. */
const struct supplier *plan_supplier(const struct plan *plan, uint32_t id);
const struct product *plan_product(const struct plan *plan, uint32_t id);
const struct lot *plan_lot(const struct plan *plan, uint32_t id);
const struct pickup *plan_pickup(const struct plan *plan, uint32_t id);
/* What the code of a pick-up point says (CODE_POINT), 1..LIMIT_SERIAL: made of its letter, so that
 * it stays the same when the month is imported again. 0 when the letter is none of ours. */
int plan_pickup_serial(const struct pickup *pickup);
const struct pickup *plan_pickup_of_serial(const struct plan *plan, int serial); /* or NULL */
const struct order *plan_order(const struct plan *plan, uint32_t id);
const struct line *plan_line(const struct plan *plan, uint32_t id);
const struct crate *plan_crate(const struct plan *plan, uint32_t id);
/* How many crates from row `first` on are of its order: all of them in a plan as imported; crates
 * that were added since stand at the end of the table. */
size_t plan_order_crates(const struct plan *plan, size_t first);
const struct portion *plan_portion(const struct plan *plan, uint32_t id);
/* The index of a row of crates or portions; the id is of this plan (asserted). */
size_t plan_crate_at(const struct plan *plan, uint32_t id);
size_t plan_portion_at(const struct plan *plan, uint32_t id);
/* A copy of the crates with those of an order beside each other, by index; heap, owned by the
 * caller. */
struct crate *plan_crates_by_order(const struct plan *plan);

/* The first product with this GTIN-14, or NULL. */
const struct product *plan_product_of_gtin(const struct plan *plan, const char *gtin);
/* The lot a product begins with. */
uint32_t plan_first_lot(const struct plan *plan, uint32_t product);

/* Grams of `units_milli` of a product, rounded; 0 when its weight is unknown. */
int64_t plan_grams(const struct product *product, int64_t units_milli);
/* Grams of a crate as planned. */
int64_t plan_crate_g(const struct plan *plan, const struct crate *crate);
/* Lines (distinct products) of a crate. */
uint32_t plan_crate_lines(const struct crate *crate);
/* What a bulk labo gets of a product: the sum over its orders. */
int64_t plan_bulk_milli(const struct plan *plan, uint32_t pickup, uint32_t product);
/* Loose goods (UNIT_KG) are weighed rather than counted. */
bool plan_is_weighed(const struct product *product);
/* How far a weighed portion may be off, in grams. */
int64_t plan_tolerance_g(const struct plan *plan, int64_t expected_g);
/* The same in milli-units; 0 for goods that are counted. */
int64_t plan_tolerance_milli(const struct plan *plan, const struct product *product,
                             int64_t units_milli);

/* Proves the plan: ids consecutive, references whole, each line's units in its portions exactly
 * once, no crate over the limit unless it holds a single unit or was begun under an older plan.
 * NULL, or what is wrong (static). */
const char *plan_check(const struct plan *plan);

/* All plans of a data folder that the open prep's events may name. */
struct plans {
    const struct plan **items; /* heap array; the plans are owned by whoever filled it */
    size_t count, room;
};
void plans_add(struct plans *plans, const struct plan *plan);
const struct plan *plans_find(const struct plans *plans, uint32_t import);
/* The highest order number that any plan of this prep ever gave out; 0 when there is none. */
uint32_t plans_last_number(const struct plans *plans, uint32_t prep);
void plans_finish(struct plans *plans); /* the array only */

#endif
