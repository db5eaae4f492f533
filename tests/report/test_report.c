/* test_report.c: the rows, sums and files of a small played prep. With a path as its argument it
 * writes the workbook there, for read_xlsx.py. */
#include <unistd.h>

#include "base/str.h"
#include "report/report.h"
#include "support/small_prep.h"

#include "support/check.h"

static uint32_t crate_with(const struct small_prep *small, enum small_product product, size_t nth)
{
    for (size_t i = 0; i < small->plan.portions.count; i++) {
        const struct portion *portion = &small->plan.portions.rows[i];
        if (portion->product == small_product_id(small, product) && nth-- == 0) {
            return portion->crate;
        }
    }
    CHECK(false);
    return ID_NONE;
}

static void open_crate(struct small_prep *small, uint32_t crate)
{
    struct command open = {.kind = COMMAND_OPEN_CRATE, .crate = crate, .pair = 5};
    CHECK_INT(small_do(small, open), REFUSAL_NONE);
}

/* Puts everything before `product` into the crate. */
static void pick_until(struct small_prep *small, enum small_product product)
{
    for (;;) {
        uint32_t step = prep_next_portion(&small->prep, small->prep.own_lanes[0].crate);
        CHECK(step != ID_NONE);
        if (plan_portion(&small->plan, step)->product == small_product_id(small, product)) {
            return;
        }
        struct command pick = {.kind = COMMAND_PICK,
                               .units_milli = prep_remaining_milli(&small->prep, step)};
        CHECK_INT(small_do(small, pick), REFUSAL_NONE);
    }
}

static void say(struct small_prep *small, enum discrepancy_type type, int64_t units_milli,
                enum small_product other)
{
    struct command report = {.kind = COMMAND_REPORT, .type = type, .units_milli = units_milli};
    if (type == DISCREPANCY_SUBSTITUTED) {
        report.other_product = small_product_id(small, other);
        small_allow(small, SMALL_RICE, other, 2);
    }
    CHECK_INT(small_do(small, report), REFUSAL_NONE);
}

/* Colombey's eggs: one missing of two. Its pasta: one of two damaged, two more, a gesture taken
 * back. Toul's rice: one of four replaced by pasta. Colombey's pasta is checked: one too few. */
static void play(struct small_prep *small)
{
    small_prep_init(small);
    open_crate(small, crate_with(small, SMALL_EGGS, 0));
    pick_until(small, SMALL_EGGS);
    say(small, DISCREPANCY_MISSING, 1000, 0);
    small_pick_all(small, 0);
    CHECK_INT(small_do(small, (struct command){.kind = COMMAND_CLOSE_CRATE, .pair = 5}), 0);

    uint32_t pasta = crate_with(small, SMALL_PASTA, 0);
    open_crate(small, pasta);
    pick_until(small, SMALL_PASTA);
    say(small, DISCREPANCY_DAMAGED, 1000, 0);
    say(small, DISCREPANCY_EXTRA, 2000, 0);
    say(small, DISCREPANCY_MISSING, 1000, 0);
    CHECK_INT(small_do(small, (struct command){.kind = COMMAND_UNDO}), REFUSAL_NONE);
    small_pick_all(small, 0);
    CHECK_INT(small_do(small, (struct command){.kind = COMMAND_CLOSE_CRATE, .pair = 5}), 0);

    open_crate(small, crate_with(small, SMALL_RICE, 1));
    pick_until(small, SMALL_RICE);
    say(small, DISCREPANCY_SUBSTITUTED, 1000, SMALL_PASTA);
    small_pick_all(small, 0);
    CHECK_INT(small_do(small, (struct command){.kind = COMMAND_CLOSE_CRATE, .pair = 5}), 0);

    struct command check = {.kind = COMMAND_OPEN_CHECK, .crate = pasta, .pair = 6};
    CHECK_INT(small_do(small, check), REFUSAL_NONE);
    for (;;) {
        bool substitute;
        uint32_t step = prep_next_count(&small->prep, pasta, &substitute);
        if (step == ID_NONE) {
            break;
        }
        bool is_pasta =
            plan_portion(&small->plan, step)->product == small_product_id(small, SMALL_PASTA);
        struct command count = {.kind = COMMAND_COUNT,
                                .pair = 6,
                                .units_milli =
                                    prep_content_milli(&small->prep, step) - (is_pasta ? 1000 : 0)};
        CHECK_INT(small_do(small, count), REFUSAL_NONE);
    }
    CHECK_INT(small_do(small, (struct command){.kind = COMMAND_CLOSE_CHECK, .pair = 6}), 0);
}

static const struct report_filter every = {0};

static void test_rows(void)
{
    struct small_prep small;
    play(&small);
    static const struct {
        enum discrepancy_type type;
        enum report_step step;
        enum small_product product;
        const char *supplier, *pickup;
        int64_t units, expected, found;
    } want[] = {
        {DISCREPANCY_MISSING, REPORT_STEP_PICK, SMALL_EGGS, "Ferme du Haut-Bois", "Colombey", 1000,
         2000, 1000},
        {DISCREPANCY_DAMAGED, REPORT_STEP_PICK, SMALL_PASTA, "Moulin des Rapailles", "Colombey",
         1000, 2000, 1000},
        {DISCREPANCY_EXTRA, REPORT_STEP_PICK, SMALL_PASTA, "Moulin des Rapailles", "Colombey", 2000,
         2000, 4000},
        {DISCREPANCY_SUBSTITUTED, REPORT_STEP_PICK, SMALL_RICE, "Grossiste Est-Bio", "Toul", 1000,
         4000, 3000},
        {DISCREPANCY_DIFFERENCE, REPORT_STEP_CHECK, SMALL_PASTA, "Moulin des Rapailles", "Colombey",
         1000, 4000, 3000},
    };
    size_t count;
    struct report_row *rows = report_rows(&small.prep, &every, &count);
    CHECK_INT(count, sizeof want / sizeof *want);
    for (size_t i = 0; i < count; i++) {
        CHECK_INT(rows[i].type, want[i].type);
        CHECK_INT(rows[i].step, want[i].step);
        CHECK_INT(rows[i].product->id, small_product_id(&small, want[i].product));
        CHECK_STR(rows[i].supplier, want[i].supplier);
        CHECK_STR(rows[i].pickup, want[i].pickup);
        CHECK_INT(rows[i].units_milli, want[i].units);
        CHECK_INT(rows[i].expected_milli, want[i].expected);
        CHECK_INT(rows[i].found_milli, want[i].found);
        CHECK(rows[i].order > 0 && rows[i].index >= 1 && rows[i].index <= rows[i].of);
        CHECK(i == 0 || rows[i].at_ms >= rows[i - 1].at_ms);
    }
    CHECK_STR(rows[3].other_product, "Coquillettes – 500g");
    CHECK_INT(rows[3].other_milli, 2000); /* two of them for one */
    CHECK_STR(rows[0].other_product, "");
    free(rows);
    small_prep_finish(&small);
}

/* Clocks can be set back: the list is by time all the same, equal times in the record's order. */
static void test_sorted(void)
{
    struct small_prep small;
    play(&small);
    static const int64_t at_ms[] = {5000, 3000, 4000, 4000, 3000};
    size_t at = 0;
    for (size_t i = 0; i < small.prep.discrepancy_count; i++) {
        if (!small.prep.discrepancies[i].is_undone) {
            small.prep.discrepancies[i].at_ms = at_ms[at++];
        }
    }
    static const enum discrepancy_type want[] = {DISCREPANCY_DAMAGED, DISCREPANCY_DIFFERENCE,
                                                 DISCREPANCY_EXTRA, DISCREPANCY_SUBSTITUTED,
                                                 DISCREPANCY_MISSING};
    size_t count;
    struct report_row *rows = report_rows(&small.prep, &every, &count);
    CHECK_INT(count, 5);
    for (size_t i = 0; i < count; i++) {
        CHECK_INT(rows[i].type, want[i]);
    }
    free(rows);
    small_prep_finish(&small);
}

static size_t count_rows(const struct small_prep *small, struct report_filter filter)
{
    size_t count;
    free(report_rows(&small->prep, &filter, &count));
    return count;
}

static void test_filters(void)
{
    struct small_prep small;
    play(&small);
    size_t count;
    struct report_row *rows = report_rows(&small.prep, &every, &count);
    struct report_filter product = {.product = small_product_id(&small, SMALL_PASTA)};
    CHECK_INT(count_rows(&small, product), 3);
    CHECK_INT(count_rows(&small, (struct report_filter){.supplier = rows[3].supplier_id}), 1);
    CHECK_INT(count_rows(&small, (struct report_filter){.pickup = rows[0].pickup_id}), 4);
    CHECK_INT(count_rows(&small, (struct report_filter){.type = DISCREPANCY_EXTRA}), 1);
    CHECK_INT(count_rows(&small, (struct report_filter){.step = REPORT_STEP_CHECK}), 1);
    CHECK_INT(count_rows(&small, (struct report_filter){.step = REPORT_STEP_PICK}), 4);
    product.type = DISCREPANCY_MISSING;
    CHECK_INT(count_rows(&small, product), 0);
    free(rows);
    small_prep_finish(&small);
}

/* The file's bytes, terminated; the caller frees. */
static char *slurp(const char *path)
{
    FILE *file = fopen(path, "rb");
    CHECK(file != NULL);
    char *bytes = calloc(1, 1 << 16);
    CHECK(bytes != NULL && fread(bytes, 1, (1 << 16) - 1, file) > 0);
    fclose(file);
    CHECK(unlink(path) == 0);
    return bytes;
}

#define HEADER                                                                                     \
    "\xef\xbb\xbfQuand;Quoi;Étape;Produit;Référence;Fournisseur;Bon de livraison;"              \
    "Point de collecte;Commande;Cagette;Quantité;Attendu;Trouvé;Unité;"                         \
    "À la place;Combien à la place;Pourquoi à la place;"                                        \
    "Cause;Décision;Suite\r\n"

static void test_csv(void)
{
    char path[] = "/tmp/borne-report-XXXXXX";
    int fd = mkstemp(path);
    CHECK(fd >= 0);
    close(fd);
    struct small_prep small;
    play(&small);
    struct report_filter missing = {.type = DISCREPANCY_MISSING};
    CHECK(report_csv(&small.prep, &missing, path, NULL));
    char *got = slurp(path);
    CHECK_STR(got, HEADER "20/11/2025 09:00;manque;préparation;Œufs plein air – boîte de 6;OEU-01;"
                          "Ferme du Haut-Bois;;Colombey;2;2-3/3;1;2;1;paquet;;;;"
                          ";à décider;\r\n");
    free(got);
    struct report_filter replaced = {.type = DISCREPANCY_SUBSTITUTED};
    CHECK(report_csv(&small.prep, &replaced, path, NULL));
    got = slurp(path);
    CHECK(strstr(got, ";Coquillettes – 500 g;2;pas assez;fournisseur;") != NULL ||
          strstr(got, ";2;pas assez;") != NULL);
    free(got);
    small_prep_finish(&small);

    struct prep empty;
    struct plans none = {0};
    prep_init(&empty, 1, &none);
    CHECK(report_csv(&empty, &every, path, NULL));
    got = slurp(path);
    CHECK_STR(got, HEADER);
    free(got);
    prep_finish(&empty);
}

static void check_sheet(const struct sheet *sheet, size_t row, size_t column, const char *text,
                        int64_t number)
{
    const struct sheet_cell *cell = sheet_cell(sheet, row, column);
    if (text != NULL) {
        CHECK_STR(cell->text, text);
    } else {
        CHECK_INT(cell->number, number);
    }
}

static void test_sums(void)
{
    struct small_prep small;
    play(&small);
    struct sheet sheet;
    report_product_sheet(&small.prep, &every, &sheet);
    CHECK_INT(sheet_rows(&sheet), 3); /* eggs, pasta, rice in the catalogue's order */
    check_sheet(&sheet, 1, 1, "SEC-01", 0);
    static const int64_t pasta[] = {3, 0, 1000, 0, 2000, 1000};
    for (size_t i = 0; i < 6; i++) {
        check_sheet(&sheet, 1, 3 + i, NULL, pasta[i]);
    }
    sheet_finish(&sheet);

    report_supplier_sheet(&small.prep, &every, &sheet);
    CHECK_INT(sheet_rows(&sheet), 3);
    int64_t cases = 0;
    for (size_t i = 0; i < 3; i++) {
        cases += sheet_cell(&sheet, i, 1)->number;
    }
    CHECK_INT(cases, 5);
    sheet_finish(&sheet);

    report_pickup_sheet(&small.prep, &every, &sheet);
    CHECK_INT(sheet_rows(&sheet), 2);
    check_sheet(&sheet, 1, 0, "Toul", 0); /* a kilo of rice replaced */
    check_sheet(&sheet, 1, 1, NULL, 1);
    check_sheet(&sheet, 1, 4, NULL, 1);
    check_sheet(&sheet, 1, 12, NULL, 1010);
    sheet_finish(&sheet);

    report_progress_sheet(&small.prep, &sheet);
    CHECK_INT(sheet_rows(&sheet), 2);
    int64_t counts[3] = {0};
    for (size_t row = 0; row < 2; row++) {
        for (size_t i = 0; i < 3; i++) {
            counts[i] += sheet_cell(&sheet, row, 3 + i)->number;
        }
    }
    CHECK(counts[0] > counts[1]);
    CHECK_INT(counts[1], 3); /* picked, checked ones among them */
    CHECK_INT(counts[2], 1);
    sheet_finish(&sheet);
    small_prep_finish(&small);
}

/* Two lots of the milk, less than the month needs; a trip that goes without its crates. */
static void test_received_and_loaded(void)
{
    struct small_prep small;
    small_prep_init(&small);
    uint32_t milk = small_product_id(&small, SMALL_MILK);
    uint32_t supplier = plan_lot(&small.plan, plan_first_lot(&small.plan, milk))->supplier;
    struct command lot = {.kind = COMMAND_RECEIVE,
                          .product = milk,
                          .target = supplier,
                          .units_milli = 1000,
                          .number = 880412};
    CHECK_INT(small_do(&small, lot), REFUSAL_NONE);
    struct command done = {.kind = COMMAND_GOODS_COMPLETE, .product = milk, .value = 1};
    CHECK_INT(small_do(&small, done), REFUSAL_NONE);
    size_t count;
    struct report_row *rows = report_rows(&small.prep, &every, &count);
    CHECK_INT(count, 1);
    CHECK_INT(rows[0].type, DISCREPANCY_SHORT);
    CHECK_INT(rows[0].step, REPORT_STEP_RECEIVE);
    CHECK_STR(rows[0].supplier, plan_supplier(&small.plan, supplier)->name);
    CHECK_STR(rows[0].note, "880412");
    CHECK_INT(rows[0].order, 0);
    CHECK_INT(rows[0].found_milli, 1000);
    int64_t missing = rows[0].units_milli;
    CHECK(missing > 0);
    free(rows);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_PROPOSE_TRIPS}), REFUSAL_NONE);
    struct command go = {.kind = COMMAND_CLOSE_TRIP, .number = 1, .value = 2};
    CHECK_INT(small_do(&small, go), REFUSAL_NONE);
    struct report_filter loading = {.step = REPORT_STEP_LOAD};
    rows = report_rows(&small.prep, &loading, &count);
    CHECK(count > 1);
    CHECK(rows[0].order > 0 && rows[0].of > 0);
    CHECK_STR(rows[0].product->name, "");
    free(rows);
    struct sheet sheet;
    report_product_sheet(&small.prep, &every, &sheet);
    CHECK_INT(sheet_rows(&sheet), 1);
    check_sheet(&sheet, 0, 13, NULL, missing); /* not delivered */
    sheet_finish(&sheet);
    report_supplier_sheet(&small.prep, &every, &sheet);
    CHECK_INT(sheet_rows(&sheet), 1);
    check_sheet(&sheet, 0, 11, NULL, 1);
    sheet_finish(&sheet);
    report_pickup_sheet(&small.prep, &every, &sheet);
    check_sheet(&sheet, 0, 11, NULL, sheet_cell(&sheet, 0, 1)->number); /* all of them not loaded */
    sheet_finish(&sheet);
    char path[] = "/tmp/borne-report-XXXXXX";
    int fd = mkstemp(path);
    CHECK(fd >= 0 && close(fd) == 0);
    CHECK(report_csv(&small.prep, &every, path, NULL));
    char *got = slurp(path);
    CHECK(strstr(got, "non livr") != NULL && strstr(got, "880412") != NULL);
    free(got);
    small_prep_finish(&small);
}

static void test_bulk(void)
{
    struct small_prep small;
    small_prep_init(&small);
    struct sheet sheet;
    report_bulk_sheet(&small.prep, &sheet);
    CHECK_INT(sheet_rows(&sheet), 0);
    sheet_finish(&sheet);
    uint32_t toul = ID_NONE;
    for (size_t i = 0; i < small.plan.pickups.count; i++) {
        if (str_equal(small.plan.pickups.rows[i].name, "Toul")) {
            toul = small.plan.pickups.rows[i].id;
        }
    }
    struct command bulk = {.kind = COMMAND_SET_PICKUP_MODE, .target = toul, .value = PICKUP_BULK};
    CHECK_INT(small_do(&small, bulk), REFUSAL_NONE);
    report_bulk_sheet(&small.prep, &sheet);
    /* 1004 and 1002 order eight products between them; carrots twice. */
    CHECK_INT(sheet_rows(&sheet), 8);
    check_sheet(&sheet, 0, 0, "Toul", 0);
    check_sheet(&sheet, 0, 1, "B1", 0);
    check_sheet(&sheet, 0, 4, NULL, 3500);
    check_sheet(&sheet, 0, 5, "kg", 0);
    check_sheet(&sheet, 0, 6, NULL, 3500);
    check_sheet(&sheet, 0, 7, "GAEC des Trois Saules", 0);
    sheet_finish(&sheet);
    small_prep_finish(&small);
}

/* Nobody's name, initial or note stands in any sheet. */
static void test_no_person(void)
{
    struct small_prep small;
    play(&small);
    struct sheet sheet;
    report_list_sheet(&small.prep, &every, &sheet);
    for (size_t i = 0; i < sheet.cell_count; i++) {
        for (size_t p = 0; sheet.cells[i].text != NULL && p < small.people.count; p++) {
            CHECK(strstr(sheet.cells[i].text, small.people.rows[p].first_name) == NULL);
        }
    }
    CHECK(small.people.count > 0);
    sheet_finish(&sheet);
    small_prep_finish(&small);
}

static int write_for_reader(const char *path)
{
    struct small_prep small;
    play(&small);
    /* A supplier whose name would be a formula. */
    size_t count;
    struct report_row *rows = report_rows(&small.prep, &every, &count);
    struct supplier *supplier =
        &small.plan.suppliers.rows[rows[0].supplier_id - small.plan.suppliers.first_id];
    free(rows);
    str_copy(supplier->name, sizeof supplier->name, "=HYPERLINK(\"x\")");
    struct sheet_origin origin = {.created_at_s = 1763625600};
    struct error err = {0};
    CHECK(report_xlsx(&small.prep, &every, &origin, path, &err));
    small_prep_finish(&small);
    return 0;
}

int main(int count, char **words)
{
    if (count > 1) {
        return write_for_reader(words[1]);
    }
    RUN(test_rows);
    RUN(test_sorted);
    RUN(test_filters);
    RUN(test_csv);
    RUN(test_sums);
    RUN(test_received_and_loaded);
    RUN(test_bulk);
    RUN(test_no_person);
    return 0;
}
