/* hygiene.c: the hygiene register of a day: how cold the fridges are, what came in cold and how,
 * what was cleaned. Fridges and goods are those of the prep; the rest is written by hand. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "paper/page.h"

#define ROW_MM       9.0
#define SIGNATURE_MM 26.0

static const char *const cleanings[] = {
    "Les mains : à l’arrivée, après la pause, après un carton sale",
    "Les tables et les balances, avant et après",
    "Les cagettes revenues sales sont mises de côté",
    "Les œufs fêlés et les emballages ouverts sont retirés",
    "Rien à manger par terre, rien de chimique près des denrées",
};

struct column {
    const char *word;
    double mm;
    bool is_ticked;
};

static void draw_heads(const struct page *page, struct ink_box *room, const char *first,
                       const struct column *columns, int count)
{
    struct ink_box row = ink_cut_top(room, 6.5);
    ink_fill(&page->ink, row, 1.2, PAGE_INK);
    for (int i = count; i-- > 0;) {
        page_words(page, ink_cut_right(&row, columns[i].mm), 2.0, 1, INK_SEMIBOLD, INK_CENTRE,
                   INK_WHITE, columns[i].word);
    }
    ink_cut_left(&row, 2);
    page_words(page, row, 2.0, 1, INK_SEMIBOLD, INK_LEFT, INK_WHITE, first);
}

/* The cells to write in, right of what is left of the row. */
static struct ink_box draw_cells(const struct page *page, struct ink_box row,
                                 const struct column *columns, int count)
{
    page_line_below(page, row);
    for (int i = count; i-- > 0;) {
        struct ink_box cell = ink_cut_right(&row, columns[i].mm);
        page_line_right(page, (struct ink_box){cell.x - 0.1, cell.y, 0.1, cell.h});
        if (columns[i].is_ticked) {
            page_tick(page, ink_inset(cell, 2.2));
        }
    }
    ink_cut_left(&row, 2);
    return row;
}

/* The zone of a place: its letters. */
static size_t zone_of(const char *place, char to[LIMIT_PLACE])
{
    size_t length = strspn(place, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    (void)str_copy_n(to, LIMIT_PLACE, place, length);
    return length;
}

static bool is_cold(const struct product *product)
{
    return product->temperature == TEMPERATURE_CHILLED ||
           product->temperature == TEMPERATURE_FROZEN;
}

/* True for the first cold product of a zone. */
static bool begins_zone(const struct plan *plan, size_t index)
{
    char zone[LIMIT_PLACE], other[LIMIT_PLACE];
    if (!is_cold(&plan->products.rows[index]) ||
        zone_of(plan->products.rows[index].place, zone) == 0) {
        return false;
    }
    for (size_t i = 0; i < index; i++) {
        if (is_cold(&plan->products.rows[i]) && zone_of(plan->products.rows[i].place, other) > 0 &&
            str_equal(zone, other)) {
            return false;
        }
    }
    return true;
}

static void draw_fridge(const struct page *page, struct ink_box row, const char *zone,
                        enum temperature temperature, const struct column *columns, int count)
{
    row = draw_cells(page, row, columns, count);
    if (temperature != TEMPERATURE_AMBIENT) {
        page_temperature(page, ink_inset(ink_cut_right(&row, 24), 2), temperature);
    }
    page_text(page, row, 3.2, INK_BOLD, INK_LEFT, zone);
}

static void draw_fridges(const struct page *page, struct ink_box *room)
{
    static const struct column columns[] = {{.word = "Ouverture", .mm = 24},
                                            {.word = "Midi", .mm = 24},
                                            {.word = "Avant le départ", .mm = 26},
                                            {.word = "Lu par", .mm = 28}};
    const struct plan *plan = page->day->prep->plan;
    page_text(page, ink_cut_top(room, 8), 3.6, INK_BOLD, INK_LEFT,
              "Les frigos : entre 0 et 4 °C, le congélateur sous −18 °C");
    draw_heads(page, room, "Zone", columns, 4);
    const struct floor *floor = page->day->floor;
    int fridges = floor != NULL ? floor_count(floor, FLOOR_FRIDGE) : 0;
    for (int i = 0; i < fridges; i++) { /* as they are drawn and numbered on the screen */
        const struct floor_thing *thing = floor_nth(floor, FLOOR_FRIDGE, i);
        char text[LIMIT_FLOOR_NAME + 24];
        str_format(text, sizeof text, "Frigo %d%s%s", i + 1, thing->name[0] != '\0' ? " · " : "",
                   thing->name);
        draw_fridge(page, ink_cut_top(room, ROW_MM), text, TEMPERATURE_AMBIENT, columns, 4);
    }
    for (size_t i = 0; fridges == 0 && i < plan->products.count; i++) {
        char zone[LIMIT_PLACE], text[LIMIT_PLACE + 8];
        if (begins_zone(plan, i)) {
            (void)zone_of(plan->products.rows[i].place, zone);
            str_format(text, sizeof text, "Zone %s", zone);
            draw_fridge(page, ink_cut_top(room, ROW_MM), text, plan->products.rows[i].temperature,
                        columns, 4);
        }
    }
    draw_fridge(page, ink_cut_top(room, ROW_MM), "Glacières", TEMPERATURE_AMBIENT, columns, 4);
    ink_cut_top(room, 5);
}

static const struct column arrival_columns[] = {
    {.word = "Attendu", .mm = 18},     {.word = "Heure", .mm = 16},
    {.word = "°C", .mm = 14},          {.word = "Lot", .mm = 24},
    {.word = "À consommer", .mm = 26}, {.word = "Accepté", .mm = 15, .is_ticked = true}};
enum { ARRIVALS = 6 };

static void draw_arrival(const struct page *page, struct ink_box row, const struct product *product,
                         int64_t units_milli)
{
    const struct plan *plan = page->day->prep->plan;
    const struct lot *lot = plan_lot(plan, plan_first_lot(plan, product->id));
    const struct supplier *supplier = lot != NULL ? plan_supplier(plan, lot->supplier) : NULL;
    char text[24];
    double right = 0;
    for (int i = 1; i < ARRIVALS; i++) {
        right += arrival_columns[i].mm;
    }
    struct ink_box amount = {row.x + row.w - right - arrival_columns[0].mm, row.y,
                             arrival_columns[0].mm, row.h};
    page_amount(product, units_milli, text, sizeof text);
    page_text(page, amount, 3, INK_BOLD, INK_CENTRE, text);
    row = draw_cells(page, row, arrival_columns, ARRIVALS);
    struct ink_box below = ink_cut_bottom(&row, supplier != NULL ? row.h * 0.42 : 0);
    page_text(page, row, 2.5, INK_SEMIBOLD, INK_LEFT, product->name);
    if (supplier != NULL) {
        page_words(page, below, 1.8, 1, INK_MEDIUM, INK_LEFT, PAGE_MUTED, supplier->name);
    }
}

/* How much of each product all orders together want: a heap array (free). */
static int64_t *wanted(const struct plan *plan)
{
    int64_t *all = page_sums(plan, ID_NONE);
    for (size_t i = 0; i < plan->pickups.count; i++) {
        int64_t *sums = page_sums(plan, plan->pickups.rows[i].id);
        for (size_t k = 0; k < plan->products.count; k++) {
            all[k] += sums[k];
        }
        free(sums);
    }
    return all;
}

static void draw_arrivals(struct page *page, struct ink_box *room)
{
    const struct plan *plan = page->day->prep->plan;
    int64_t *sums = wanted(plan);
    page_text(page, ink_cut_top(room, 8), 3.6, INK_BOLD, INK_LEFT, "Ce qui arrive froid");
    draw_heads(page, room, "Produit", arrival_columns, ARRIVALS);
    for (size_t i = 0; i < plan->products.count; i++) {
        const struct product *product = &plan->products.rows[i];
        if (product->temperature == TEMPERATURE_AMBIENT || sums[i] == 0) {
            continue;
        }
        if (room->h < ROW_MM) {
            *room = page_new(page);
            page_head(page, room, "Registre d’hygiène", "suite");
            draw_heads(page, room, "Produit", arrival_columns, ARRIVALS);
        }
        draw_arrival(page, ink_cut_top(room, ROW_MM), product, sums[i]);
    }
    ink_cut_top(room, 5);
    free(sums);
}

void page_hygiene(struct page *page, const struct paper_filter *filter)
{
    enum { COUNT = sizeof cleanings / sizeof *cleanings };
    (void)filter;
    struct ink_box room = page_new(page);
    page_head(page, &room, "Registre d’hygiène", page->day->day);
    draw_fridges(page, &room);
    draw_arrivals(page, &room);
    if (room.h < 9 + COUNT * 7.5 + 18 + SIGNATURE_MM) {
        room = page_new(page);
        page_head(page, &room, "Registre d’hygiène", "suite");
    }
    page_text(page, ink_cut_top(&room, 8), 3.6, INK_BOLD, INK_LEFT, "Propre");
    for (int i = 0; i < COUNT; i++) {
        struct ink_box row = ink_cut_top(&room, 7.5);
        page_tick(page, ink_inset(ink_cut_left(&row, 7.5), 1.4));
        ink_cut_left(&row, 2);
        page_text(page, row, 2.8, INK_MEDIUM, INK_LEFT, cleanings[i]);
    }
    ink_cut_top(&room, 2);
    page_blank(page, ink_cut_top(&room, 8), "Trop chaud, refusé, jeté : quoi, combien, décidé par");
    page_blank(page, ink_cut_top(&room, 8), "");
    struct ink_box row = ink_cut_bottom(&room, SIGNATURE_MM);
    page_signature(page, ink_cut_left(&row, (row.w - 6) / 2), "À l’ouverture");
    ink_cut_left(&row, 6);
    page_signature(page, row, "À la fermeture");
}
