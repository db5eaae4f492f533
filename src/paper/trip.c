/* trip.c: what goes in which vehicle, as the director made the trips or as they are proposed: a
 * sheet for who drives. */
#include <math.h>
#include <stdlib.h>

#include "base/str.h"
#include "paper/page.h"

#define STOP_MM 17.0

static const char *vehicle_word(enum vehicle vehicle)
{
    return vehicle == VEHICLE_VAN ? "Camionnette" : "Voiture";
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

static void draw_stop(const struct page *page, struct ink_box row, const struct trip_stop *stop,
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
    bool is_bulk = prep_pickup_mode(page->day->prep, stop->pickup) == PICKUP_BULK;
    if (is_bulk) {
        str_copy(text, sizeof text, "en vrac, avec son bon de livraison");
    } else {
        str_format(text, sizeof text, "%u cagette%s", stop->crates, stop->crates > 1 ? "s" : "");
    }
    if (stop->bags > 0 && !is_bulk) {
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

static void draw_trip(struct page *page, const struct trip_plan *trip, size_t number, size_t of)
{
    char title[LIMIT_NAME + 24], count[64];
    struct ink_box room = page_new(page);
    str_format(title, sizeof title, "%s", vehicle_word(trip->vehicle));
    str_format(count, sizeof count, "Feuille de tournée %zu sur %zu%s", number, of,
               page->day->prep->trip_count == 0 ? ", proposée" : "");
    page_head(page, &room, title, count);
    draw_weight(page, ink_cut_top(&room, 10), trip_plan_g(trip), trip->limit_g);
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
    size_t count;
    struct trip_plan *trips = trips_of(page->day->prep, &count);
    for (size_t i = 0; i < count; i++) {
        if (trips[i].stop_count > 0) {
            draw_trip(page, &trips[i], i + 1, count);
        }
    }
    free(trips);
}
