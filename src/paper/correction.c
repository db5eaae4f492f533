/* correction.c: orders that changed after their slips and labels were printed: what to put in, what
 * to take out. */
#include <stdlib.h>

#include "base/assert.h"
#include "base/str.h"
#include "paper/page.h"

#define ROW_MM  9.0
#define HEAD_MM 26.0
#define GAP_MM  8.0

/* Units of each product of `plan` in an order of `from`, products matched by article number. */
static int64_t *sums_of(const struct plan *plan, const struct plan *from, const struct order *order)
{
    int64_t *sums = calloc(plan->products.count + 1, sizeof *sums);
    ASSERT(sums != NULL);
    for (size_t i = 0; order != NULL && i < from->lines.count; i++) {
        const struct line *line = &from->lines.rows[i];
        if (line->order != order->id) {
            continue;
        }
        const struct product *product = plan_product(from, line->product);
        for (size_t k = 0; k < plan->products.count; k++) {
            if (str_equal(plan->products.rows[k].sku, product->sku)) {
                sums[k] += line->units_milli;
                break;
            }
        }
    }
    return sums;
}

/* The same order in another plan: by the shop's number, else by ours. */
static const struct order *same_order(const struct plan *plan, const struct order *order)
{
    for (size_t i = 0; i < plan->orders.count; i++) {
        const struct order *other = &plan->orders.rows[i];
        bool same = order->reference[0] != '\0' ? str_equal(order->reference, other->reference)
                                                : order->number == other->number;
        if (same) {
            return other;
        }
    }
    return NULL;
}

struct change {
    const struct plan *plan; /* that names the products */
    const struct order *order;
    const struct pickup *pickup;
    const int64_t *before, *after; /* by product of the plan */
    size_t rows;
    const char *what;
};

static void begin_page(struct page *page, struct ink_box *room)
{
    *room = page_new(page);
    page_head(page, room, "Correction", "Ces commandes ont changé");
    page_words(page, ink_cut_top(room, 9), 2.6, 1, INK_MEDIUM, INK_LEFT, PAGE_INK,
               "Coupez entre les commandes, glissez chaque bande dans une cagette déjà commencée ; "
               "corrigez, cochez.");
    ink_cut_top(room, 2);
}

static void draw_head(const struct page *page, struct ink_box *room, const struct change *change,
                      const char *more)
{
    char text[48];
    struct ink_box head = ink_cut_top(room, HEAD_MM - 6);
    page_badge(page, ink_cut_left(&head, head.h), change->pickup);
    ink_cut_left(&head, 5);
    str_format(text, sizeof text, "%u", change->order->number);
    ink_cut_left(&head, page_text(page, (struct ink_box){head.x, head.y, 60, head.h}, head.h * 0.8,
                                  INK_HEAVY, INK_LEFT, text) +
                            6);
    struct ink_box below = ink_cut_bottom(&head, head.h * 0.45);
    str_format(text, sizeof text, "%s%s", change->what, more);
    page_text(page, head, 4, INK_BOLD, INK_LEFT, text);
    page_words(page, below, 2.6, 1, INK_MEDIUM, INK_LEFT, PAGE_MUTED,
               change->pickup != NULL ? change->pickup->name : "");
    ink_cut_top(room, 4);
}

static void draw_row(const struct page *page, struct ink_box row, const struct product *product,
                     int64_t before, int64_t after)
{
    char text[32];
    page_line_below(page, row);
    page_tick(page, ink_inset(ink_cut_left(&row, 8), 1.6));
    ink_cut_left(&row, 2);
    page_text(page, ink_cut_left(&row, 12), 3.2, INK_HEAVY, INK_LEFT, product->place);
    page_words(page, ink_cut_right(&row, 40), 2.8, 1, INK_BOLD, INK_LEFT, PAGE_AMBER,
               after > before ? "à ajouter" : "à retirer");
    page_amount(product, after, text, sizeof text);
    page_text(page, ink_cut_right(&row, 20), 4, INK_HEAVY, INK_LEFT, text);
    icon_draw(&page->ink, ICON_NEXT, ink_inset(ink_cut_right(&row, 12), 2.4), PAGE_INK);
    page_amount(product, before, text, sizeof text);
    page_words(page, ink_cut_right(&row, 20), 4, 1, INK_MEDIUM, INK_CENTRE, PAGE_MUTED, text);
    page_words(page, row, 3, 2, INK_SEMIBOLD, INK_LEFT, PAGE_INK, product->name);
}

/* An order is kept together where a page can hold it, and goes on in the next where none can. */
static void draw_change(struct page *page, struct ink_box *room, const struct change *change)
{
    if (page->number == 0 || room->h < HEAD_MM + (double)change->rows * ROW_MM + GAP_MM) {
        begin_page(page, room);
    } else {
        page_cut(page, room->x, room->y - GAP_MM / 2, room->w);
    }
    draw_head(page, room, change, "");
    for (size_t i = 0; i < change->plan->products.count; i++) {
        int64_t before = change->before[i], after = change->after[i];
        if (before == after) {
            continue;
        }
        if (room->h < ROW_MM) {
            begin_page(page, room);
            draw_head(page, room, change, ", suite");
        }
        draw_row(page, ink_cut_top(room, ROW_MM), &change->plan->products.rows[i], before, after);
    }
    ink_cut_top(room, GAP_MM);
}

static size_t rows_of(const struct plan *plan, const int64_t *before, const int64_t *after)
{
    size_t rows = 0;
    for (size_t i = 0; i < plan->products.count; i++) {
        rows += before[i] != after[i];
    }
    return rows;
}

static void compare(struct page *page, struct ink_box *room, const struct plan *plan,
                    const struct order *before_order, const struct order *order,
                    const struct paper_filter *filter)
{
    const struct plan *before = page->day->before;
    const struct order *named = order != NULL ? order : before_order;
    const struct plan *naming = order != NULL ? plan : before;
    if (filter->pickup != ID_NONE && named->pickup != filter->pickup) {
        return;
    }
    int64_t *was = sums_of(naming, before, before_order);
    int64_t *is = sums_of(naming, plan, order);
    struct change change = {.plan = naming,
                            .order = named,
                            .pickup = plan_pickup(naming, named->pickup),
                            .before = was,
                            .after = is,
                            .rows = rows_of(naming, was, is),
                            .what = before_order == NULL ? "Nouvelle commande"
                                    : order == NULL      ? "Commande annulée"
                                                         : "Commande changée"};
    if (change.rows > 0) {
        draw_change(page, room, &change);
    }
    free(was);
    free(is);
}

void page_corrections(struct page *page, const struct paper_filter *filter)
{
    const struct plan *plan = page->day->prep->plan, *before = page->day->before;
    struct ink_box room = {0, 0, 0, 0};
    for (size_t i = 0; before != NULL && i < plan->orders.count; i++) {
        const struct order *order = &plan->orders.rows[i];
        compare(page, &room, plan, same_order(before, order), order, filter);
    }
    for (size_t i = 0; before != NULL && i < before->orders.count; i++) {
        const struct order *order = &before->orders.rows[i];
        if (same_order(plan, order) == NULL) {
            compare(page, &room, plan, order, NULL, filter);
        }
    }
}
