/* test_demo.c: the demo month, as an association has it: every sum, every product, every pick-up
 * point. The numbers come from the seed that made the month, not from the code under test. */
#include "intake/intake.h"

#include "intake/reading.h"
#include "support/check.h"

static void the_demo_month_adds_up(void)
{
    struct reading r =
        reading_of(DEMO "commandes-novembre-2025.csv", DEMO "catalogue.csv", DEMO "points.csv");
    CHECK(r.is_read);
    CHECK_STR(r.month.format, "aoe_rows");
    CHECK_STR(r.month.period, "2025-10");
    CHECK_INT(strlen(r.month.digest), 64);
    CHECK_INT(r.month.order_count, 228);
    CHECK_INT(r.month.line_count, 1964);
    CHECK_INT(month_units_milli(&r.month), 3116000);
    CHECK_INT(month_weight_g(&r.month), 3005020);
    CHECK_INT(r.month.pickup_count, 18);
    CHECK_INT(r.month.product_count, 36);
    CHECK_INT(r.month.warning_count, 0);
    CHECK_INT(r.month.cancelled, 0);
    CHECK_INT(r.month.question_count, 0);
    reading_finish(&r);
}

static void every_product_and_point_has_its_share(void)
{
    static const struct {
        const char *sku;
        int64_t units_milli;
    } products[] = {
        {"FRU-01", 65000},  {"FRU-02", 61000},  {"FRU-03", 107000}, {"FRU-04", 159500},
        {"FRU-05", 59000},  {"FRU-06", 145500}, {"LEG-01", 156500}, {"LEG-02", 207000},
        {"LEG-03", 108500}, {"LEG-04", 88000},  {"LEG-05", 44000},  {"LEG-06", 83000},
        {"LEG-07", 24000},  {"OEU-01", 111000}, {"OEU-02", 39000},  {"LAI-01", 53000},
        {"LAI-02", 87000},  {"LAI-03", 96000},  {"LAI-04", 61000},  {"LAI-05", 53000},
        {"LAI-06", 147000}, {"LAI-07", 65000},  {"LAI-08", 49000},  {"LAI-09", 97000},
        {"SEC-01", 125000}, {"SEC-02", 110000}, {"SEC-03", 95000},  {"SEC-04", 50000},
        {"SEC-05", 28000},  {"SEC-06", 94000},  {"SEC-07", 42000},  {"SEC-08", 83000},
        {"SEC-09", 90000},  {"TRA-01", 123000}, {"TRA-02", 71000},  {"TRA-03", 39000},
    };
    static const struct {
        const char *name;
        int64_t orders;
    } points[] = {
        {"Neuves-Maisons", 25},    {"Colombey", 21},  {"Vézelise", 5},
        {"Carmela", 16},           {"Pépinières", 9}, {"RJP", 14},
        {"Écrouves", 10},          {"Toul", 56},      {"Pont-Saint-Vincent", 3},
        {"L'Atelier d'à Côté", 6}, {"Foug", 18},      {"Lunéville", 8},
        {"Blénod-lès-Toul", 4},    {"Malraux", 7},    {"Dommartin-lès-Toul", 5},
        {"Vandoeuvre", 4},         {"Le Moulin", 11}, {"ASAE", 6},
    };
    struct reading r =
        reading_of(DEMO "commandes-novembre-2025.csv", DEMO "catalogue.csv", DEMO "points.csv");
    for (size_t i = 0; i < sizeof products / sizeof products[0]; i++) {
        CHECK_INT(reading_units_of(&r, products[i].sku), products[i].units_milli);
    }
    for (size_t i = 0; i < sizeof points / sizeof points[0]; i++) {
        CHECK_INT(reading_orders_at(&r, points[i].name), points[i].orders);
    }
    int bulk = 0;
    for (size_t i = 0; i < r.month.pickup_count; i++) {
        bulk += r.month.pickups[i].mode == PICKUP_BULK;
    }
    CHECK_INT(bulk, 6);
    reading_finish(&r);
}

static void goods_are_kept_as_the_catalogue_says(void)
{
    struct reading r = reading_of(DEMO "commandes-novembre-2025.csv", DEMO "catalogue.csv", NULL);
    const struct month_product *eggs = reading_product(&r, "OEU-01");
    CHECK_INT(eggs->temperature, TEMPERATURE_CHILLED); /* they came chilled */
    CHECK(eggs->fragile && eggs->in_catalogue);
    CHECK_INT(eggs->weight_g, 360);
    CHECK_STR(eggs->code, "9520000010911");
    CHECK_STR(eggs->place, "C1");
    CHECK_STR(eggs->supplier, "Ferme du Haut-Bois");
    CHECK_INT(eggs->step_milli, 1000);
    const struct month_product *apples = reading_product(&r, "FRU-06");
    CHECK_INT(apples->unit, UNIT_KG);
    CHECK_INT(apples->step_milli, 500); /* half kilos are ordered */
    CHECK_INT(apples->temperature, TEMPERATURE_AMBIENT);
    CHECK(!apples->fragile);
    const struct month_order *order = reading_order(&r, "10753");
    CHECK_STR(order->first_name, "Marie-Thérèse");
    CHECK_STR(order->initial, "N");
    CHECK_INT(order->row, 2);
    reading_finish(&r);
}

int main(void)
{
    RUN(the_demo_month_adds_up);
    RUN(every_product_and_point_has_its_share);
    RUN(goods_are_kept_as_the_catalogue_says);
    return 0;
}
