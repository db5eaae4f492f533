/* delivery.c: the pack of a labo that fills its own crates: what it gets in bulk, signed by both,
 * then what each order is to hold. Its labels are printed apart, like all labels. */
#include <stdlib.h>

#include "base/str.h"
#include "paper/page.h"

#define ROW_MM       8.0
#define ROW_LEAST_MM 6.4 /* where that keeps a note on one page */
#define LINE_MM      5.6
#define SIGNATURE_MM 30.0

static void draw_heads(const struct page *page, struct ink_box *room)
{
    struct ink_box row = ink_cut_top(room, 6.5);
    ink_fill(&page->ink, row, 1.2, PAGE_INK);
    ink_cut_left(&row, 2);
    page_words(page, ink_cut_left(&row, 26), 2.1, 1, INK_SEMIBOLD, INK_LEFT, INK_WHITE,
               "Donné   Reçu");
    page_words(page, ink_cut_right(&row, 22), 2.1, 1, INK_SEMIBOLD, INK_CENTRE, INK_WHITE, "Poids");
    page_words(page, ink_cut_right(&row, 26), 2.1, 1, INK_SEMIBOLD, INK_CENTRE, INK_WHITE,
               "Combien");
    page_words(page, row, 2.1, 1, INK_SEMIBOLD, INK_LEFT, INK_WHITE, "Produit");
}

/* Allergens and by which rule, in one small line; "" where there is nothing to say. */
static void say_more(const struct prep *prep, const struct pickup *pickup,
                     const struct product *product, char *to, size_t size)
{
    char share[160];
    to[0] = '\0';
    if (product->allergens[0] != '\0') {
        str_format(to, size, "Allergènes : %s", product->allergens);
    }
    if (page_bulk_share_says(prep, pickup->id, product->id, share, sizeof share)) {
        (void)str_append(to, size, to[0] != '\0' ? " · " : "");
        (void)str_append(to, size, share);
    }
}

static void draw_product(const struct page *page, struct ink_box row, const struct pickup *pickup,
                         const struct product *product, int64_t units_milli)
{
    char text[24], more[LIMIT_ALLERGENS + 180];
    page_line_below(page, row);
    ink_cut_left(&row, 3);
    page_tick(page, ink_inset(ink_cut_left(&row, 5), 0.2));
    ink_cut_left(&row, 7);
    page_tick(page, ink_inset(ink_cut_left(&row, 5), 0.2));
    ink_cut_left(&row, 8);
    int64_t grams = plan_grams(product, units_milli);
    page_weight(grams, text, sizeof text);
    page_words(page, ink_cut_right(&row, 22), 2.4, 1, INK_MEDIUM, INK_CENTRE, PAGE_MUTED,
               grams > 0 ? text : "");
    page_amount(product, units_milli, text, sizeof text);
    page_text(page, ink_cut_right(&row, 26), 3.6, INK_HEAVY, INK_CENTRE, text);
    struct ink_box cold = ink_cut_right(&row, 22);
    if (product->temperature != TEMPERATURE_AMBIENT) {
        page_temperature(page, ink_inset(cold, 1.2), product->temperature);
    }
    say_more(page->day->prep, pickup, product, more, sizeof more);
    if (more[0] != '\0') {
        page_words(page, ink_cut_bottom(&row, row.h * 0.42), 1.6, 2, INK_MEDIUM, INK_LEFT, PAGE_INK,
                   more);
    }
    page_text(page, row, 2.6, INK_SEMIBOLD, INK_LEFT, product->name);
}

/* As high as the rows can be so that all stand above the signatures, if they can. */
static double row_mm(const int64_t *sums, size_t count, double room_mm)
{
    double rows = 0;
    for (size_t i = 0; i < count; i++) {
        rows += sums[i] > 0;
    }
    double height = rows > 0 ? room_mm / rows : ROW_MM;
    return height < ROW_LEAST_MM || height > ROW_MM ? ROW_MM : height;
}

static void draw_note(struct page *page, const struct pickup *pickup)
{
    const struct plan *plan = page->day->prep->plan;
    struct ink_box room = page_new(page);
    char share[160];
    int64_t grams = 0, *sums = page_due_sums(page->day->prep, pickup->id);
    page_head(page, &room, pickup->name, "Bon de livraison");
    struct ink_box badge = ink_cut_top(&room, 18);
    page_badge(page, ink_cut_left(&badge, 18), pickup);
    ink_cut_left(&badge, 5);
    page_words(page, badge, 2.8, 2, INK_MEDIUM, INK_LEFT, PAGE_INK,
               "Ce labo remplit lui-même ses cagettes. L’équipe coche ce qu’elle donne, le labo "
               "coche ce qu’il reçoit, les deux signent.");
    ink_cut_top(&room, 3);
    draw_heads(page, &room);
    double height = row_mm(sums, plan->products.count, room.h - SIGNATURE_MM - 12);
    for (size_t i = 0; i < plan->products.count; i++) {
        const struct product *product = &plan->products.rows[i];
        int64_t units = sums[i];
        if (units == 0 &&
            !page_bulk_share_says(page->day->prep, pickup->id, product->id, share, sizeof share)) {
            continue;
        }
        if (room.h < height) {
            room = page_new(page);
            page_head(page, &room, pickup->name, "Bon de livraison, suite");
            draw_heads(page, &room);
        }
        grams += plan_grams(product, units);
        draw_product(page, ink_cut_top(&room, height), pickup, product, units);
    }
    free(sums);
    if (room.h < SIGNATURE_MM + 11.5) {
        room = page_new(page);
        page_head(page, &room, pickup->name, "Bon de livraison, suite");
    }
    char weight[24], total[64];
    page_weight(grams, weight, sizeof weight);
    str_format(total, sizeof total, "En tout : %s", weight);
    page_text(page, ink_cut_top(&room, 10), 3.6, INK_BOLD, INK_RIGHT, total);
    struct ink_box row = ink_cut_bottom(&room, SIGNATURE_MM);
    page_signature(page, ink_cut_left(&row, (row.w - 6) / 2), "L’équipe donne");
    ink_cut_left(&row, 6);
    page_signature(page, row, "Le labo reçoit");
}

/* Height of an order's block: its head and a line for each portion. */
static double block_mm(const struct crate *crates, size_t count)
{
    uint32_t lines = 0;
    for (size_t i = 0; i < count; i++) {
        lines += crates[i].portion_count;
    }
    return 9 + (double)lines * LINE_MM + (double)count * 5 + 4;
}

static void draw_block(const struct page *page, struct ink_box box, const struct crate *crates,
                       size_t count)
{
    const struct plan *plan = page->day->prep->plan;
    const struct order *order = plan_order(plan, crates[0].order);
    char text[48];
    struct ink_box head = ink_cut_top(&box, 9);
    ink_fill(&page->ink, (struct ink_box){head.x, head.y, head.w, head.h - 1}, 1.2, PAGE_SOFT);
    head = ink_inset(head, 1.6);
    str_format(text, sizeof text, "Commande %u", order != NULL ? order->number : 0);
    page_text(page, head, 3.6, INK_HEAVY, INK_LEFT, text);
    for (size_t i = 0; i < count; i++) {
        struct ink_box row = ink_cut_top(&box, 5);
        str_format(text, sizeof text, "%s %d/%d",
                   crates[i].kind == CRATE_DRY ? "Cagette" : "Sac froid", crates[i].index,
                   crates[i].of);
        page_words(page, row, 2.1, 1, INK_SEMIBOLD, INK_LEFT, PAGE_MUTED, text);
        for (uint32_t k = 0; k < crates[i].portion_count; k++) {
            const struct portion *portion = plan_portion(plan, crates[i].first_portion + k);
            const struct product *product = plan_product(plan, portion->product);
            row = ink_cut_top(&box, LINE_MM);
            page_tick(page, ink_inset(ink_cut_left(&row, LINE_MM), 0.7));
            ink_cut_left(&row, 1.5);
            int64_t due = page_due_milli(page->day->prep, portion->id);
            page_amount(product, due, text, sizeof text);
            page_text(page, ink_cut_left(&row, 15), 2.8, INK_BOLD, INK_LEFT, text);
            if (due != portion->units_milli) {
                char asked[24];
                page_amount(product, portion->units_milli, asked, sizeof asked);
                str_format(text, sizeof text, "au lieu de %s", asked);
                page_words(page, ink_cut_right(&row, 22), 1.9, 1, INK_BOLD, INK_RIGHT, PAGE_AMBER,
                           text);
            }
            page_text(page, row, 2.4, INK_MEDIUM, INK_LEFT, product->name);
        }
    }
}

/* Blocks one below the other in two columns. */
static void draw_orders(struct page *page, const struct pickup *pickup)
{
    struct plan sorted = *page->day->prep->plan; /* added crates beside the others of their order */
    sorted.crates.rows = plan_crates_by_order(&sorted);
    const struct plan *plan = &sorted;
    struct ink_box room = {0, 0, 0, 0}, column = {0, 0, 0, 0};
    bool is_right = true;
    for (size_t i = 0; i < plan->crates.count;) {
        const struct crate *first = &plan->crates.rows[i];
        size_t count = plan_order_crates(plan, i);
        i += count;
        if (first->pickup != pickup->id) {
            continue;
        }
        double height = block_mm(first, count);
        if (column.h < height) {
            if (is_right) {
                room = page_new(page);
                page_head(page, &room, pickup->name, "Ce que contient chaque commande");
            }
            is_right = !is_right;
            double width = (room.w - 8) / 2;
            column = (struct ink_box){room.x + (is_right ? width + 8 : 0), room.y, width, room.h};
        }
        draw_block(page, ink_cut_top(&column, height), first, count);
    }
    free(sorted.crates.rows);
}

void page_deliveries(struct page *page, const struct paper_filter *filter)
{
    const struct prep *prep = page->day->prep;
    for (size_t i = 0; i < prep->plan->pickups.count; i++) {
        const struct pickup *pickup = &prep->plan->pickups.rows[i];
        bool has_orders = false;
        for (size_t k = 0; k < prep->plan->crates.count && !has_orders; k++) {
            has_orders = prep->plan->crates.rows[k].pickup == pickup->id;
        }
        if (has_orders && prep_pickup_mode(prep, pickup->id) == PICKUP_BULK &&
            (filter->pickup == ID_NONE || filter->pickup == pickup->id)) {
            draw_note(page, pickup);
            draw_orders(page, pickup);
        }
    }
}
