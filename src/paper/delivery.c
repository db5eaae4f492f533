/* delivery.c: the pack of a labo that fills its own crates: what it gets in bulk, signed by both,
 * then what each order is to hold. Its labels are printed apart, like all labels. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "paper/page.h"

#define ROW_MM       8.0
#define ROW_LEAST_MM 6.4 /* where that keeps a note on one page */
#define MORE_MM      2.5 /* a small line below a product's name, from the second on */
#define HEAD_MM      9.0 /* of an order, a crate, a portion, and below an order */
#define CRATE_MM     5.0
#define LINE_MM      5.6
#define GAP_MM       4.0
#define SIGNATURE_MM 30.0
#define TOTAL_MM     11.5
enum {
    TOGETHER = 3,      /* rows that go with the signatures to a page */
    MORE_IN_LINE = 70, /* letters of a small line */
    LOTS = 4,          /* that are named */
    MORE_SIZE = LIMIT_ALLERGENS + 180 + LOTS * (LIMIT_NAME + 24),
};

static void draw_heads(const struct page *page, struct ink_box *room)
{
    struct ink_box row = ink_cut_top(room, 6.5);
    ink_fill(&page->ink, row, 1.2, PAGE_INK);
    ink_cut_left(&row, 2);
    page_words(page, ink_cut_left(&row, 26), 2.1, 1, INK_SEMIBOLD, INK_LEFT, INK_WHITE,
               "Donné   Reçu");
    page_words(page, ink_cut_right(&row, 22), 2.1, 2, INK_SEMIBOLD, INK_CENTRE, INK_WHITE,
               "Poids indicatif");
    page_words(page, ink_cut_right(&row, 26), 2.1, 1, INK_SEMIBOLD, INK_CENTRE, INK_WHITE,
               "Combien");
    page_words(page, row, 2.1, 1, INK_SEMIBOLD, INK_LEFT, INK_WHITE, "Produit");
}

/* Which lots it is of, once it was ticked onto the vehicle: "Moulin, bon 880412". */
static void say_lots(const struct prep *prep, const struct pickup *pickup,
                     const struct product *product, char *to, size_t size)
{
    struct bulk_lot sent[LOTS];
    size_t count = prep_point_sent(prep, pickup->id, product->id, sent, LOTS);
    for (size_t i = 0; i < count && i < LOTS; i++) {
        const struct lot_state *lot = prep_received(prep, sent[i].lot);
        const struct supplier *supplier = prep_lot_supplier(prep, sent[i].lot);
        char text[LIMIT_NAME + 48];
        str_format(text, sizeof text, "%s%s", to[0] != '\0' ? " · " : "",
                   lot->origin == LOT_FROM_STORE ? "notre réserve"
                   : supplier != NULL            ? supplier->name
                                                 : "fournisseur ?");
        (void)str_append(to, size, text);
        if (lot->note != 0) {
            str_format(text, sizeof text, ", bon %lld", (long long)lot->note);
            (void)str_append(to, size, text);
        }
    }
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
    say_lots(prep, pickup, product, to, size);
}

/* What more than one small line asks for. */
static double more_mm(const char *more)
{
    double lines = ceil((double)strlen(more) / MORE_IN_LINE);
    return lines > 1 ? (lines - 1) * MORE_MM : 0;
}

static bool is_listed(const struct prep *prep, const struct pickup *pickup,
                      const struct product *product, int64_t units_milli)
{
    char share[160];
    return units_milli != 0 ||
           page_bulk_share_says(prep, pickup->id, product->id, share, sizeof share);
}

static void draw_product(const struct page *page, struct ink_box row, const struct product *product,
                         int64_t units_milli, const char *more)
{
    char text[24];
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
        cold.y += (cold.h - ROW_LEAST_MM) / 2; /* as large in high rows */
        cold.h = ROW_LEAST_MM;
        page_temperature(page, ink_inset(cold, 0.6), product->temperature);
    }
    if (more[0] != '\0') {
        double extra = more_mm(more);
        struct ink_box below = ink_cut_bottom(&row, (row.h - extra) * 0.42 + extra);
        ink_cut_bottom(&below, 0.5);
        page_words(page, below, 1.6, 4, INK_MEDIUM, INK_LEFT, PAGE_INK, more);
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
    size_t left = 0;
    for (size_t i = 0; i < plan->products.count; i++) {
        left += is_listed(page->day->prep, pickup, &plan->products.rows[i], sums[i]);
    }
    for (size_t i = 0; i < plan->products.count; i++) {
        const struct product *product = &plan->products.rows[i];
        int64_t units = sums[i];
        if (!is_listed(page->day->prep, pickup, product, units)) {
            continue;
        }
        char more[MORE_SIZE];
        say_more(page->day->prep, pickup, product, more, sizeof more);
        double row = height + more_mm(more), rest = (double)left * row;
        bool leaves_none = left == TOGETHER && room.h < rest + TOTAL_MM + SIGNATURE_MM;
        left--;
        if (room.h < row || leaves_none) {
            room = page_new(page);
            page_head(page, &room, pickup->name, "Bon de livraison, suite");
            draw_heads(page, &room);
        }
        grams += plan_grams(product, units);
        draw_product(page, ink_cut_top(&room, row), product, units, more);
    }
    free(sums);
    if (room.h < SIGNATURE_MM + TOTAL_MM) {
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

/* Where the next lines go: down two columns, page after page. */
struct flow {
    struct page *page;
    const struct pickup *pickup;
    struct ink_box room, column;
    bool is_right;
};

static void next_column(struct flow *flow)
{
    if (flow->is_right) {
        flow->room = page_new(flow->page);
        page_head(flow->page, &flow->room, flow->pickup->name, "Commande par commande");
    }
    flow->is_right = !flow->is_right;
    double width = (flow->room.w - 8) / 2;
    flow->column = (struct ink_box){flow->room.x + (flow->is_right ? width + 8 : 0), flow->room.y,
                                    width, flow->room.h};
}

/* Height of an order's block: its head and a line for each portion. */
static double block_mm(const struct crate *crates, size_t count)
{
    uint32_t lines = 0;
    for (size_t i = 0; i < count; i++) {
        lines += crates[i].portion_count;
    }
    return HEAD_MM + (double)lines * LINE_MM + (double)count * CRATE_MM + GAP_MM;
}

static void draw_order_head(struct flow *flow, const struct crate *crate, const char *more)
{
    const struct order *order = plan_order(flow->page->day->prep->plan, crate->order);
    char text[48];
    struct ink_box head = ink_cut_top(&flow->column, HEAD_MM);
    ink_fill(&flow->page->ink, (struct ink_box){head.x, head.y, head.w, head.h - 1}, 1.2,
             PAGE_SOFT);
    str_format(text, sizeof text, "Commande %u%s", order != NULL ? order->number : 0, more);
    page_text(flow->page, ink_inset(head, 1.6), 3.6, INK_HEAVY, INK_LEFT, text);
}

static void draw_crate_head(struct flow *flow, const struct crate *crate)
{
    char text[48];
    str_format(text, sizeof text, "%s %d/%d", crate->kind == CRATE_DRY ? "Cagette" : "Sac frais",
               crate->index, crate->of);
    page_words(flow->page, ink_cut_top(&flow->column, CRATE_MM), 2.1, 1, INK_SEMIBOLD, INK_LEFT,
               PAGE_MUTED, text);
}

static void draw_portion(const struct page *page, struct ink_box row, uint32_t id)
{
    const struct plan *plan = page->day->prep->plan;
    const struct portion *portion = plan_portion(plan, id);
    const struct product *product = plan_product(plan, portion->product);
    int64_t due = page_due_milli(page->day->prep, portion->id);
    char text[48];
    page_tick(page, ink_inset(ink_cut_left(&row, LINE_MM), 0.7));
    ink_cut_left(&row, 1.5);
    page_amount(product, due, text, sizeof text);
    page_text(page, ink_cut_left(&row, 15), 2.8, INK_BOLD, INK_LEFT, text);
    if (due != portion->units_milli) {
        char asked[24];
        page_amount(product, portion->units_milli, asked, sizeof asked);
        str_format(text, sizeof text, "au lieu de %s", asked);
        page_words(page, ink_cut_right(&row, 22), 1.9, 1, INK_BOLD, INK_RIGHT, PAGE_AMBER, text);
    }
    page_words(page, row, 2.4, 2, INK_MEDIUM, INK_LEFT, PAGE_INK, product->name);
}

/* An order is kept together where a column can hold it, and goes on in the next where none can. */
static void draw_block(struct flow *flow, const struct crate *crates, size_t count)
{
    if (flow->column.h < block_mm(crates, count)) {
        next_column(flow);
    }
    draw_order_head(flow, crates, "");
    for (size_t i = 0; i < count; i++) {
        for (uint32_t k = 0; k < crates[i].portion_count; k++) {
            bool is_full = flow->column.h < LINE_MM + (k == 0 ? CRATE_MM : 0);
            if (is_full) {
                next_column(flow);
                draw_order_head(flow, crates, ", suite");
            }
            if (is_full || k == 0) {
                draw_crate_head(flow, &crates[i]);
            }
            draw_portion(flow->page, ink_cut_top(&flow->column, LINE_MM),
                         crates[i].first_portion + k);
        }
    }
    ink_cut_top(&flow->column, GAP_MM);
}

static void draw_orders(struct page *page, const struct pickup *pickup)
{
    struct plan sorted = *page->day->prep->plan; /* added crates beside the others of their order */
    sorted.crates.rows = plan_crates_by_order(&sorted);
    struct flow flow = {.page = page, .pickup = pickup, .is_right = true};
    for (size_t i = 0; i < sorted.crates.count;) {
        const struct crate *first = &sorted.crates.rows[i];
        size_t count = plan_order_crates(&sorted, i);
        i += count;
        if (first->pickup == pickup->id) {
            draw_block(&flow, first, count);
        }
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
