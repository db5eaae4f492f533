/* trip.c: what goes in which vehicle: worked out from what there is to carry, and a sheet for who
 * drives. */
#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/assert.h"
#include "base/str.h"
#include "paper/page.h"

#define STOP_MM 17.0

static const struct paper_vehicle usual_vehicles[] = {{"Voiture", 500000},
                                                      {"Camionnette", 1100000}};

struct load {
    struct paper_stop stop;
    bool is_taken;
};

/* The crates of a pick-up point in parts that one vehicle carries; a crate is never split. */
static struct load *add_loads(const struct plan *plan, uint32_t pickup, int64_t limit_g,
                              struct load *loads, size_t *count, size_t *room)
{
    size_t first = *count;
    struct paper_stop stop = {.pickup = pickup};
    for (size_t i = 0; i < plan->crates.count; i++) {
        const struct crate *crate = &plan->crates.rows[i];
        if (crate->pickup != pickup) {
            continue;
        }
        int64_t grams = plan_crate_g(plan, crate);
        if (stop.crates + stop.bags > 0 && stop.grams + grams > limit_g) {
            loads = array_grow(loads, *count, room, sizeof *loads);
            loads[(*count)++] = (struct load){.stop = stop};
            stop = (struct paper_stop){.pickup = pickup};
        }
        stop.crates += crate->kind == CRATE_DRY;
        stop.bags += crate->kind != CRATE_DRY;
        stop.grams += grams;
    }
    if (stop.crates + stop.bags > 0) {
        loads = array_grow(loads, *count, room, sizeof *loads);
        loads[(*count)++] = (struct load){.stop = stop};
    }
    for (size_t i = first; i < *count; i++) {
        loads[i].stop.part = (uint16_t)(i - first + 1);
        loads[i].stop.parts = (uint16_t)(*count - first);
    }
    return loads;
}

static int heavier_first(const void *a, const void *b)
{
    const struct load *x = a, *y = b;
    if (x->stop.grams != y->stop.grams) {
        return x->stop.grams < y->stop.grams ? 1 : -1;
    }
    return x->stop.pickup < y->stop.pickup ? -1 : x->stop.pickup > y->stop.pickup;
}

static int64_t trip_g(const struct paper_trip *trip)
{
    int64_t grams = 0;
    for (size_t i = 0; i < trip->stop_count; i++) {
        grams += trip->stops[i].grams;
    }
    return grams;
}

static void name_vehicle(struct paper_trip *trip, const struct paper_vehicle *vehicle)
{
    str_copy(trip->vehicle, sizeof trip->vehicle, vehicle->name);
    trip->limit_g = vehicle->limit_g;
}

struct paper_trip *paper_trips(const struct prep *prep, const struct paper_vehicle *vehicles,
                               size_t vehicle_count, size_t *ret_count)
{
    if (vehicle_count == 0) {
        vehicles = usual_vehicles;
        vehicle_count = sizeof usual_vehicles / sizeof *usual_vehicles;
    }
    const struct paper_vehicle *largest = &vehicles[vehicle_count - 1];
    struct load *loads = NULL;
    struct paper_trip *trips = NULL;
    size_t count = 0, room = 0, trip_count = 0, trip_room = 0;
    for (size_t i = 0; i < prep->plan->pickups.count; i++) {
        loads = add_loads(prep->plan, prep->plan->pickups.rows[i].id, largest->limit_g, loads,
                          &count, &room);
    }
    if (count > 0) {
        qsort(loads, count, sizeof *loads, heavier_first);
    }
    for (size_t i = 0; i < count; i++) { /* each on the first trip that still takes it */
        size_t at = 0;
        while (at < trip_count && (trip_g(&trips[at]) + loads[i].stop.grams > largest->limit_g ||
                                   trips[at].stop_count == PAPER_STOPS)) {
            at++;
        }
        if (at == trip_count) {
            trips = array_grow(trips, trip_count, &trip_room, sizeof *trips);
            trips[trip_count++] = (struct paper_trip){.stop_count = 0};
        }
        trips[at].stops[trips[at].stop_count++] = loads[i].stop;
    }
    for (size_t i = 0; i < trip_count; i++) { /* in the smallest vehicle that carries it */
        size_t at = 0;
        while (at + 1 < vehicle_count && trip_g(&trips[i]) > vehicles[at].limit_g) {
            at++;
        }
        name_vehicle(&trips[i], &vehicles[at]);
    }
    free(loads);
    *ret_count = trip_count;
    return trips;
}

/* How full it is, as a bar. */
static void draw_weight(const struct page *page, struct ink_box row, int64_t grams, int64_t limit_g)
{
    char text[64], limit[24], weight[24];
    page_weight(grams, weight, sizeof weight);
    page_weight(limit_g, limit, sizeof limit);
    str_format(text, sizeof text, "%s sur %s", weight, limit);
    double share = limit_g > 0 ? (double)grams / (double)limit_g : 0;
    struct ink_box words = ink_cut_right(&row, 46);
    bool is_over = grams > limit_g;
    page_words(page, words, 3.4, 1, INK_BOLD, INK_RIGHT, is_over ? PAGE_AMBER : PAGE_INK, text);
    ink_cut_right(&row, 4);
    struct ink_box bar = {row.x, row.y + row.h / 2 - 2, row.w, 4};
    ink_fill(&page->ink, bar, 2, PAGE_SOFT);
    ink_frame(&page->ink, bar, 2, 0.25, PAGE_EDGE);
    bar.w *= fmin(share, 1);
    if (bar.w > 4) {
        ink_fill(&page->ink, bar, 2, is_over ? PAGE_AMBER : PAGE_GREEN);
    }
}

static void draw_stop(const struct page *page, struct ink_box row, const struct paper_stop *stop,
                      int number)
{
    const struct pickup *pickup = plan_pickup(page->day->prep->plan, stop->pickup);
    char text[64], weight[24];
    page_line_below(page, row);
    str_format(text, sizeof text, "%d", number);
    page_words(page, ink_cut_left(&row, 10), 4.6, 1, INK_HEAVY, INK_LEFT, PAGE_MUTED, text);
    page_badge(page, ink_inset(ink_cut_left(&row, row.h), 2), pickup);
    ink_cut_left(&row, 3);
    page_weight(stop->grams, weight, sizeof weight);
    static const char *const ticks[] = {"livré", "frais", "chargé"};
    for (int i = 0; i < 3; i++) { /* from the right */
        if (i == 1 && stop->bags == 0) {
            ink_cut_right(&row, 15);
            continue;
        }
        struct ink_box cell = ink_cut_right(&row, 15);
        page_words(page, ink_cut_bottom(&cell, 6), 2.1, 1, INK_MEDIUM, INK_CENTRE, PAGE_MUTED,
                   ticks[i]);
        page_tick(page, ink_inset(cell, 2.4));
    }
    ink_cut_right(&row, 3);
    page_text(page, ink_cut_right(&row, 20), 3.2, INK_BOLD, INK_RIGHT, weight);
    struct ink_box below = ink_cut_bottom(&row, row.h * 0.45);
    ink_cut_bottom(&below, 2);
    ink_cut_top(&row, 1);
    page_text(page, row, 3.4, INK_BOLD, INK_LEFT, pickup != NULL ? pickup->name : "?");
    str_format(text, sizeof text, "%u cagette%s", stop->crates, stop->crates > 1 ? "s" : "");
    if (stop->bags > 0) {
        char bags[32];
        str_format(bags, sizeof bags, " · %u sac%s frais", stop->bags, stop->bags > 1 ? "s" : "");
        str_append(text, sizeof text, bags);
    }
    if (stop->parts > 1) {
        char part[32];
        str_format(part, sizeof part, " · voyage %u sur %u", stop->part, stop->parts);
        str_append(text, sizeof text, part);
    }
    page_words(page, below, 2.5, 1, INK_MEDIUM, INK_LEFT, PAGE_MUTED, text);
}

static void draw_trip(struct page *page, const struct paper_trip *trip, size_t number, size_t of)
{
    char title[LIMIT_NAME + 24], count[32];
    struct ink_box room = page_new(page);
    str_format(title, sizeof title, "%s", trip->vehicle);
    str_format(count, sizeof count, "Feuille de tournée %zu sur %zu", number, of);
    page_head(page, &room, title, count);
    draw_weight(page, ink_cut_top(&room, 10), trip_g(trip), trip->limit_g);
    ink_cut_top(&room, 2);
    struct ink_box who = ink_cut_top(&room, 9);
    page_blank(page, ink_cut_left(&who, who.w * 0.5 - 3), "Conduit par");
    ink_cut_left(&who, 6);
    page_blank(page, ink_cut_left(&who, who.w * 0.5 - 3), "Départ");
    ink_cut_left(&who, 6);
    page_blank(page, who, "Retour");
    ink_cut_top(&room, 2);
    for (size_t i = 0; i < trip->stop_count; i++) {
        if (room.h < STOP_MM) {
            room = page_new(page);
            page_head(page, &room, title, "suite");
        }
        draw_stop(page, ink_cut_top(&room, STOP_MM), &trip->stops[i], (int)i + 1);
    }
    ink_cut_top(&room, 5);
    if (room.h > 20) {
        struct ink_box note = ink_cut_top(&room, 16);
        ink_fill(&page->ink, note, 2, PAGE_SOFT);
        page_words(page, ink_inset(note, 4), 2.8, 2, INK_SEMIBOLD, INK_LEFT, PAGE_INK,
                   "Chargez en dernier ce qui se livre en premier. Les sacs frais restent au frigo "
                   "jusqu’au départ. Bipez chaque cagette en la chargeant.");
    }
}

void page_trips(struct page *page, const struct paper_filter *filter)
{
    (void)filter;
    size_t count = page->day->trip_count;
    struct paper_trip *own = NULL;
    const struct paper_trip *trips = page->day->trips;
    if (trips == NULL) {
        trips = own = paper_trips(page->day->prep, NULL, 0, &count);
    }
    for (size_t i = 0; i < count; i++) {
        draw_trip(page, &trips[i], i + 1, count);
    }
    free(own);
}
