/* test_reception.c: what is to come, supplier by supplier, in units, cases and grams. */
#include "domain/reception.h"

#include <stdlib.h>

#include "base/str.h"
#include "domain/prep.h"
#include "support/check.h"
#include "support/small_prep.h"

static uint32_t supplier(const struct small_prep *small, const char *name)
{
    for (size_t i = 0; i < small->plan.suppliers.count; i++) {
        if (str_equal(small->plan.suppliers.rows[i].name, name)) {
            return small->plan.suppliers.rows[i].id;
        }
    }
    return ID_NONE;
}

static void receive(struct small_prep *small, enum small_product product, int64_t units,
                    uint32_t from, bool is_store)
{
    CHECK_INT(
        small_do(small, (struct command){.kind = COMMAND_RECEIVE,
                                         .product = small_product_id(small, product),
                                         .target = from,
                                         .value = is_store ? LOT_FROM_STORE : LOT_FROM_SUPPLIER,
                                         .units_milli = units * 1000}),
        REFUSAL_NONE);
}

static const struct reception_row *row_of(const struct reception_row *rows, size_t count,
                                          const struct small_prep *small,
                                          enum small_product product, uint32_t from, bool is_store)
{
    for (size_t i = 0; i < count; i++) {
        if (rows[i].product == small_product_id(small, product) && rows[i].from.supplier == from &&
            rows[i].from.is_store == is_store) {
            return &rows[i];
        }
    }
    return NULL;
}

static void each_supplier_has_its_products(void)
{
    struct small_prep small;
    small_prep_init(&small);
    size_t count, end;
    struct reception_row *rows = reception_rows(&small.prep, &count);
    CHECK_INT(count, SMALL_PRODUCTS); /* each has one supplier, nothing came */
    int64_t grams = 0;
    for (size_t i = 0; i < count; i = end) {
        struct reception_sum sum = reception_sum(rows, count, i, &end);
        CHECK_INT(sum.needed_g, reception_needed_g(&small.prep, rows[i].from.supplier));
        CHECK_INT(sum.left_g, sum.needed_g);
        CHECK_INT(sum.waiting, sum.products);
        grams += sum.needed_g;
    }
    CHECK_INT(grams, prep_progress(&small.prep, ID_NONE).weight_g);
    uint32_t mill = supplier(&small, "Moulin des Rapailles");
    const struct reception_row *pasta = row_of(rows, count, &small, SMALL_PASTA, mill, false);
    CHECK(pasta != NULL);
    CHECK_INT(pasta->needed_milli, 6000);
    CHECK_INT(pasta->needed_g, 3060);
    CHECK_INT(pasta->cases, 0); /* nobody said what a case is */
    free(rows);
    small_prep_finish(&small);
}

static void a_case_that_was_begun_is_a_whole_one(void)
{
    struct small_prep small;
    small_prep_init(&small);
    size_t pasta = small_product_id(&small, SMALL_PASTA) - small.plan.products.first_id;
    small.plan.products.rows[pasta].case_units = 4;
    size_t count;
    struct reception_row *rows = reception_rows(&small.prep, &count);
    uint32_t mill = supplier(&small, "Moulin des Rapailles");
    const struct reception_row *row = row_of(rows, count, &small, SMALL_PASTA, mill, false);
    CHECK_INT(row->cases, 2); /* six in fours */
    free(rows);
    receive(&small, SMALL_PASTA, 4, mill, false);
    rows = reception_rows(&small.prep, &count);
    row = row_of(rows, count, &small, SMALL_PASTA, mill, false);
    CHECK_INT(row->came_milli, 4000);
    CHECK_INT(row->left_milli, 2000);
    CHECK_INT(row->left_cases, 1);
    free(rows);
    small_prep_finish(&small);
}

static void a_code_of_a_case_says_it_too(void)
{
    struct small_prep small;
    small_prep_init(&small);
    uint32_t rice = small_product_id(&small, SMALL_RICE);
    CHECK_INT(prep_case_units(&small.prep, rice), 0);
    learned_set(&small.prep.learned, (struct learned_code){9520000099991, rice, 10});
    CHECK_INT(prep_case_units(&small.prep, rice), 10);
    learned_set(&small.prep.learned, (struct learned_code){9520000099991, rice, 0});
    CHECK_INT(prep_case_units(&small.prep, rice), 0); /* forgotten */
    small_prep_finish(&small);
}

static void what_others_bring_is_theirs_and_nobody_waits_for_it(void)
{
    struct small_prep small;
    small_prep_init(&small);
    uint32_t mill = supplier(&small, "Moulin des Rapailles");
    uint32_t other = supplier(&small, "Grossiste Est-Bio");
    receive(&small, SMALL_PASTA, 1, mill, false);
    receive(&small, SMALL_PASTA, 2, other, false);
    receive(&small, SMALL_PASTA, 2, ID_NONE, true);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_GOODS_COMPLETE,
                                                .product = small_product_id(&small, SMALL_PASTA),
                                                .value = 1}),
              REFUSAL_NONE);
    size_t count;
    struct reception_row *rows = reception_rows(&small.prep, &count);
    const struct reception_row *own = row_of(rows, count, &small, SMALL_PASTA, mill, false);
    CHECK_INT(own->came_milli, 1000);
    CHECK_INT(own->left_milli, 1000); /* of six five came */
    CHECK(own->is_complete);
    const struct reception_row *theirs = row_of(rows, count, &small, SMALL_PASTA, other, false);
    CHECK_INT(theirs->needed_milli, 0);
    CHECK_INT(theirs->came_milli, 2000);
    CHECK_INT(theirs->left_milli, 0);
    CHECK(row_of(rows, count, &small, SMALL_PASTA, ID_NONE, true) != NULL);
    CHECK(rows[count - 1].from.is_store);
    free(rows);
    small_prep_finish(&small);
}

static void came(struct small_prep *small, enum small_product product, int64_t note, int64_t units,
                 int32_t due)
{
    CHECK_INT(small_do(small, (struct command){.kind = COMMAND_RECEIVE,
                                               .product = small_product_id(small, product),
                                               .target = supplier(small, "Moulin des Rapailles"),
                                               .number = note,
                                               .units_milli = units * 1000,
                                               .due = due}),
              REFUSAL_NONE);
}

static void deliveries_that_came_later_than_said_are_counted(void)
{
    struct small_prep small;
    small_prep_init(&small);
    uint32_t mill = supplier(&small, "Moulin des Rapailles");
    came(&small, SMALL_PASTA, 0, 1, 0); /* nobody had said when */
    CHECK_INT(prep_deliveries(&small.prep, mill).due, 0);
    came(&small, SMALL_PASTA, 7, 1, 1);
    came(&small, SMALL_SACK, 7, 1, 1); /* with the same note: the same delivery */
    CHECK_INT(prep_deliveries(&small.prep, mill).due, 1);
    CHECK_INT(prep_deliveries(&small.prep, mill).late, 0);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_CLOSE_HALF_DAY}), REFUSAL_NONE);
    came(&small, SMALL_SACK, 0, 0, 1); /* nothing came: that is short, not late */
    CHECK_INT(prep_deliveries(&small.prep, mill).due, 1);
    came(&small, SMALL_PASTA, 8, 1, 2);
    came(&small, SMALL_PASTA, 7, 1, 1);
    struct deliveries found = prep_deliveries(&small.prep, mill);
    CHECK_INT(found.due, 3);
    CHECK_INT(found.late, 1);
    CHECK_INT(prep_deliveries(&small.prep, supplier(&small, "Grossiste Est-Bio")).due, 0);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_UNDO}), REFUSAL_NONE);
    CHECK_INT(prep_deliveries(&small.prep, mill).late, 0);
    CHECK(prep_check(&small.prep) == NULL);
    small_prep_finish(&small);
}

int main(void)
{
    RUN(each_supplier_has_its_products);
    RUN(a_case_that_was_begun_is_a_whole_one);
    RUN(a_code_of_a_case_says_it_too);
    RUN(deliveries_that_came_later_than_said_are_counted);
    RUN(what_others_bring_is_theirs_and_nobody_waits_for_it);
    return 0;
}
