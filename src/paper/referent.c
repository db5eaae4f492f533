/* referent.c: what a pick-up point takes over: its crates by number, bags, kilos, what is missing
 * and by which rule, two signatures; the return form (returns.c) on its back. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"
#include "paper/page.h"

#define ROW_MM       8.4
#define LIST_HEAD_MM 8.0
#define LEAST_ROWS   4 /* of a list that begins at the end of a page */
#define MISSING_MM   9.0
#define NONE_MM      7.0 /* nothing is missing */
#define BLANK_MM     8.0
#define SIGNATURE_MM 28.0
enum { BLANK_ROWS = 3 };

struct totals {
    uint32_t crates, bags, orders;
    int64_t grams;
};

static struct totals totals_of(const struct prep *prep, uint32_t pickup)
{
    const struct plan *plan = prep->plan;
    struct totals totals = {.crates = 0};
    for (size_t i = 0; i < plan->orders.count; i++) {
        const struct order *order = &plan->orders.rows[i];
        totals.orders += order->pickup == pickup && !order->is_cancelled;
    }
    for (size_t i = 0; i < plan->crates.count; i++) {
        const struct crate *crate = &plan->crates.rows[i];
        if (crate->pickup == pickup && prep_crate_counts(prep, crate->id)) {
            totals.crates += crate->kind == CRATE_DRY;
            totals.bags += crate->kind != CRATE_DRY;
            totals.grams += page_due_g(prep, crate);
        }
    }
    return totals;
}

static void draw_fact(const struct page *page, struct ink_box box, const char *number,
                      const char *what)
{
    ink_fill(&page->ink, box, 2, PAGE_SOFT);
    struct ink_box below = ink_cut_bottom(&box, box.h * 0.38);
    page_text(page, ink_inset(box, 2), 6, INK_HEAVY, INK_CENTRE, number);
    page_words(page, below, 2.3, 1, INK_MEDIUM, INK_CENTRE, PAGE_MUTED, what);
}

static void draw_facts(const struct page *page, struct ink_box row, const struct pickup *pickup)
{
    struct totals totals = totals_of(page->day->prep, pickup->id);
    char number[4][24];
    const char *what[] = {totals.orders > 1 ? "commandes" : "commande",
                          totals.crates > 1 ? "cagettes" : "cagette",
                          totals.bags > 1 ? "sacs frais" : "sac frais", "en tout"};
    str_format(number[0], sizeof number[0], "%u", totals.orders);
    str_format(number[1], sizeof number[1], "%u", totals.crates);
    str_format(number[2], sizeof number[2], "%u", totals.bags);
    page_weight(totals.grams, number[3], sizeof number[3]);
    page_badge(page, ink_cut_left(&row, row.h), pickup);
    double gap = 3, width = (row.w - 4 * gap) / 4;
    for (int i = 0; i < 4; i++) {
        ink_cut_left(&row, gap);
        draw_fact(page, ink_cut_left(&row, width), number[i], what[i]);
    }
}

/* Crates beside each other: fewer where "23/27 sac" asks for room. */
static size_t cells_of(size_t crates)
{
    return crates > 9 ? 3 : 4;
}

static size_t rows_of(size_t crates)
{
    return (crates + cells_of(crates) - 1) / cells_of(crates);
}

static void draw_order(const struct page *page, struct ink_box row, const struct plan *plan,
                       const struct crate *crates, size_t count)
{
    char text[24];
    int64_t grams = 0;
    page_line_below(page, row);
    const struct order *order = plan_order(plan, crates[0].order);
    str_format(text, sizeof text, "%u", order != NULL ? order->number : 0);
    struct ink_box number = ink_cut_left(&row, 13);
    number.h = ROW_MM;
    page_text(page, number, 4.2, INK_HEAVY, INK_LEFT, text);
    size_t cells = cells_of(count);
    for (size_t i = 0; i < count; i++) {
        grams += page_due_g(page->day->prep, &crates[i]);
    }
    page_weight(grams, text, sizeof text);
    struct ink_box weight = ink_cut_right(&row, 12);
    weight.h = ROW_MM;
    page_words(page, weight, 2.2, 1, INK_MEDIUM, INK_RIGHT, PAGE_MUTED, text);
    for (size_t i = 0; i < count; i++) {
        struct ink_box box = {row.x + row.w / (double)cells * (double)(i % cells),
                              row.y + ROW_MM * (double)(i / cells), row.w / (double)cells, ROW_MM};
        page_tick(page, ink_cut_left(&box, 4.4));
        ink_cut_left(&box, 0.8);
        ink_cut_right(&box, 1);
        str_format(text, sizeof text, "%d/%d%s", crates[i].index, crates[i].of,
                   crates[i].kind == CRATE_DRY           ? ""
                   : crates[i].kind == CRATE_CHILLED_BAG ? " sac"
                                                         : " gel");
        page_text(page, box, 2.3, INK_MEDIUM, INK_LEFT, text);
    }
}

static bool is_order_here(const struct prep *prep, const struct crate *first, uint32_t pickup)
{
    return first->pickup == pickup && prep_crate_counts(prep, first->id);
}

/* Rows of all orders from crate `at` on. */
static size_t count_rows(const struct prep *prep, const struct plan *plan, size_t at,
                         uint32_t pickup)
{
    size_t rows = 0;
    while (at < plan->crates.count) {
        size_t count = plan_order_crates(plan, at);
        rows += is_order_here(prep, &plan->crates.rows[at], pickup) ? rows_of(count) : 0;
        at += count;
    }
    return rows;
}

/* How far down the left column goes, so that the right one is as long. */
static double left_mm(double room_mm, size_t rows)
{
    return fmin(room_mm, ROW_MM * (double)((rows + 1) / 2));
}

/* Orders below each other in two columns; goes on over pages. */
static void draw_orders(struct page *page, struct ink_box *room, const struct pickup *pickup)
{
    struct plan sorted = *page->day->prep->plan; /* added crates beside the others of their order */
    sorted.crates.rows = plan_crates_by_order(&sorted);
    const struct plan *plan = &sorted;
    double width = (room->w - 8) / 2;
    const struct prep *prep = page->day->prep;
    size_t rows = count_rows(prep, plan, 0, pickup->id);
    struct ink_box column = {room->x, room->y, width, left_mm(room->h, rows)};
    bool is_right = false;
    double lowest = room->y;
    for (size_t i = 0; i < plan->crates.count;) {
        const struct crate *first = &plan->crates.rows[i];
        size_t at = i, count = plan_order_crates(plan, i);
        i += count;
        if (!is_order_here(prep, first, pickup->id)) {
            continue;
        }
        double height = ROW_MM * (double)rows_of(count);
        bool is_full = is_right ? column.h < height : column.h < ROW_MM * 0.5;
        if (is_full || column.y + height > room->y + room->h) {
            if (is_right) {
                *room = page_new(page);
                page_head(page, room, pickup->name, "suite");
                lowest = room->y;
            }
            is_right = !is_right;
            rows = count_rows(prep, plan, at, pickup->id);
            column = (struct ink_box){room->x + (is_right ? width + 8 : 0), room->y, width,
                                      is_right ? room->h : left_mm(room->h, rows)};
        }
        draw_order(page, ink_cut_top(&column, height), plan, first, count);
        lowest = column.y > lowest ? column.y : lowest;
    }
    ink_cut_top(room, lowest - room->y + 4);
    free(sorted.crates.rows);
}

/* A list in two columns under its title, over as many pages as it takes. */
struct list {
    struct page *page;
    struct ink_box *room;
    const struct pickup *pickup;
    const char *title;
    double height;   /* of an item */
    size_t left;     /* items not yet begun */
    size_t rows, at; /* on this page: in a column; items begun */
};

static void list_end(struct list *list)
{
    ink_cut_top(list->room, (double)list->rows * list->height + (list->rows > 0 ? 4 : 0));
    list->rows = list->at = 0;
}

static struct ink_box list_next(struct list *list)
{
    if (list->at == 2 * list->rows) {
        list_end(list);
        double wanted = (double)((list->left + 1) / 2) * list->height;
        if (list->room->h < LIST_HEAD_MM + fmin(wanted, LEAST_ROWS * list->height)) {
            *list->room = page_new(list->page);
            page_head(list->page, list->room, list->pickup->name, "suite");
        }
        page_text(list->page, ink_cut_top(list->room, LIST_HEAD_MM), 3.6, INK_BOLD, INK_LEFT,
                  list->title);
        list->rows = (size_t)(fmin(wanted, list->room->h) / list->height + 1e-6);
    }
    bool is_right = list->at >= list->rows;
    double width = (list->room->w - 8) / 2;
    size_t row = list->at - (is_right ? list->rows : 0);
    list->at++;
    list->left--;
    return (struct ink_box){list->room->x + (is_right ? width + 8 : 0),
                            list->room->y + list->height * (double)row, width, list->height};
}

/* What a labo that fills its own crates gets of each product, to tick off. */
static void draw_bulk(struct page *page, struct ink_box *room, const struct pickup *pickup)
{
    const struct plan *plan = page->day->prep->plan;
    int64_t *sums = page_due_sums(page->day->prep, pickup->id);
    struct list list = {.page = page,
                        .room = room,
                        .pickup = pickup,
                        .title = "En vrac, par produit",
                        .height = 6.2};
    for (size_t i = 0; i < plan->products.count; i++) {
        list.left += sums[i] > 0;
    }
    for (size_t i = 0; i < plan->products.count; i++) {
        char text[24];
        if (sums[i] == 0) {
            continue;
        }
        struct ink_box row = list_next(&list);
        page_line_below(page, row);
        page_tick(page, ink_inset(ink_cut_left(&row, row.h), 1.1));
        ink_cut_left(&row, 1.5);
        page_amount(&plan->products.rows[i], sums[i], text, sizeof text);
        page_text(page, ink_cut_right(&row, 18), 3, INK_HEAVY, INK_RIGHT, text);
        page_words(page, row, 2.5, 2, INK_MEDIUM, INK_LEFT, PAGE_INK, plan->products.rows[i].name);
    }
    list_end(&list);
    free(sums);
}

/* What is known of allergens in what they get: all of it, so that a long one makes the rows
 * higher. */
static void draw_allergens(struct page *page, struct ink_box *room, const struct pickup *pickup)
{
    enum { LONG = 68 }; /* letters that two lines hold */
    const struct plan *plan = page->day->prep->plan;
    int64_t *sums = page_due_sums(page->day->prep, pickup->id);
    struct list list = {.page = page,
                        .room = room,
                        .pickup = pickup,
                        .title = "Allergènes, où ils sont connus",
                        .height = 5.6};
    for (size_t i = 0; i < plan->products.count; i++) {
        const char *allergens = plan->products.rows[i].allergens;
        if (sums[i] > 0 && allergens[0] != '\0') {
            list.left++;
            list.height = strlen(allergens) > LONG ? 9.6 : list.height;
        }
    }
    for (size_t i = 0; i < plan->products.count; i++) {
        const struct product *product = &plan->products.rows[i];
        if (sums[i] == 0 || product->allergens[0] == '\0') {
            continue;
        }
        struct ink_box row = list_next(&list);
        page_line_below(page, row);
        struct ink_box what = ink_cut_right(&row, row.w * 0.48);
        page_words(page, row, 2.2, 2, INK_SEMIBOLD, INK_LEFT, PAGE_INK, product->name);
        ink_cut_left(&what, 2);
        page_words(page, what, 2.0, 4, INK_MEDIUM, INK_LEFT, PAGE_INK, product->allergens);
    }
    list_end(&list);
    free(sums);
}

static const char *rule_of(const struct paper_day *day, uint32_t product)
{
    const char *every = NULL;
    for (size_t i = 0; i < day->rule_count; i++) {
        if (day->rules[i].product == product) {
            return day->rules[i].text;
        }
        every = day->rules[i].product == ID_NONE ? day->rules[i].text : every;
    }
    return every;
}

/* What happened, and why: the members' rule where there is one, else how it was found. */
static void say_why(const struct paper_day *day, const struct discrepancy *d, char *to, size_t size)
{
    const struct plan *plan = day->prep->plan;
    const struct product *other = plan_product(plan, d->other_product);
    const char *rule = rule_of(day, d->product);
    if (d->share != 0 && d->share <= day->prep->share_count) {
        str_format(to, size, "partagé : %s", page_rule_words(day->prep->shares[d->share - 1].rule));
    } else if (d->type == DISCREPANCY_SUBSTITUTED && other != NULL) {
        char name[LIMIT_NAME + 32];
        const char *why = page_reason_words(d->reason);
        page_substitute_name(other, d->other_milli, name, sizeof name);
        str_format(to, size, "%s%sremplacé par : %s", why, why[0] != '\0' ? " – " : "", name);
    } else if (d->type == DISCREPANCY_DIFFERENCE) {
        str_copy(to, size, "vu à la vérification, compté deux fois");
    } else {
        str_copy(to, size, rule != NULL ? rule : "il n’y en avait plus dans la salle");
    }
}

static bool is_short(const struct plan *plan, const struct discrepancy *d, uint32_t pickup)
{
    const struct crate *crate = plan_crate(plan, d->crate);
    bool lacks = d->type == DISCREPANCY_MISSING || d->type == DISCREPANCY_SUBSTITUTED ||
                 (d->type == DISCREPANCY_DIFFERENCE && d->found_milli < d->expected_milli);
    return !d->is_undone && lacks && crate != NULL && crate->pickup == pickup;
}

static void draw_missing_row(const struct page *page, struct ink_box row,
                             const struct discrepancy *d)
{
    const struct plan *plan = page->day->prep->plan;
    const struct product *product = plan_product(plan, d->product);
    char text[200], amount[24];
    page_line_below(page, row);
    page_crate_name(plan, plan_crate(plan, d->crate), text, sizeof text);
    page_text(page, ink_cut_left(&row, 22), 3, INK_BOLD, INK_LEFT, text);
    int64_t lacks =
        d->type == DISCREPANCY_DIFFERENCE ? d->expected_milli - d->found_milli : d->units_milli;
    page_amount(product, lacks, amount, sizeof amount);
    page_text(page, ink_cut_left(&row, 18), 3, INK_HEAVY, INK_CENTRE, amount);
    ink_cut_left(&row, 2);
    page_words(page, ink_cut_left(&row, 62), 2.5, 2, INK_SEMIBOLD, INK_LEFT, PAGE_INK,
               product->name);
    ink_cut_left(&row, 3);
    say_why(page->day, d, text, sizeof text);
    page_words(page, row, 2.3, 2, INK_MEDIUM, INK_LEFT, PAGE_INK, text);
}

static void draw_missing_head(const struct page *page, struct ink_box *room)
{
    page_text(page, ink_cut_top(room, 8), 3.6, INK_BOLD, INK_LEFT, "Ce qui manque, et pourquoi");
}

static void draw_missing(struct page *page, struct ink_box *room, const struct pickup *pickup)
{
    const struct prep *prep = page->day->prep;
    size_t shown = 0;
    draw_missing_head(page, room);
    for (size_t i = 0; i < prep->discrepancy_count; i++) {
        const struct discrepancy *d = &prep->discrepancies[i];
        if (!is_short(prep->plan, d, pickup->id)) {
            continue;
        }
        if (room->h < MISSING_MM) {
            *room = page_new(page);
            page_head(page, room, pickup->name, "suite");
            draw_missing_head(page, room);
        }
        draw_missing_row(page, ink_cut_top(room, MISSING_MM), d);
        shown++;
    }
    if (shown == 0) {
        page_words(page, ink_cut_top(room, NONE_MM), 2.6, 1, INK_MEDIUM, INK_LEFT, PAGE_MUTED,
                   "Rien ne manquait quand cette fiche a été imprimée. Sinon, notez-le ici :");
    }
    if (room->h < BLANK_MM + SIGNATURE_MM) { /* signatures never stand on a page alone */
        *room = page_new(page);
        page_head(page, room, pickup->name, "suite");
        draw_missing_head(page, room);
    }
    for (int i = 0; i < BLANK_ROWS && room->h >= BLANK_MM + SIGNATURE_MM; i++) {
        page_blank(page, ink_cut_top(room, BLANK_MM), "Cagette, produit, combien");
    }
}

static void draw_signatures(const struct page *page, struct ink_box *room)
{
    struct ink_box row = ink_cut_bottom(room, SIGNATURE_MM - 2);
    page_signature(page, ink_cut_left(&row, (row.w - 6) / 2), "L’équipe remet");
    ink_cut_left(&row, 6);
    page_signature(page, row, "Le point de collecte reçoit");
}

/* An even number of pages each, so that a printer on both sides begins each on a new sheet. */
static void draw_referent(struct page *page, const struct pickup *pickup)
{
    int first = page->number + 1;
    struct ink_box room = page_new(page);
    page_head(page, &room, pickup->name, "Fiche du référent");
    draw_facts(page, ink_cut_top(&room, 22), pickup);
    ink_cut_top(&room, 4);
    draw_orders(page, &room, pickup);
    if (prep_pickup_mode(page->day->prep, pickup->id) == PICKUP_BULK) {
        draw_bulk(page, &room, pickup);
    }
    draw_allergens(page, &room, pickup);
    if (room.h < LIST_HEAD_MM + NONE_MM + BLANK_MM + SIGNATURE_MM) {
        room = page_new(page);
        page_head(page, &room, pickup->name, "suite");
    }
    draw_missing(page, &room, pickup);
    draw_signatures(page, &room);
    page_returns(page, pickup);
    if ((page->number - first) % 2 == 0) {
        struct ink_box last = page_new(page);
        page_head(page, &last, pickup->name, "Notes");
        while (last.h > 9) {
            page_blank(page, ink_cut_top(&last, 9), "");
        }
    }
}

void page_referents(struct page *page, const struct paper_filter *filter)
{
    const struct plan *plan = page->day->prep->plan;
    for (size_t i = 0; i < plan->pickups.count; i++) {
        const struct pickup *pickup = &plan->pickups.rows[i];
        if ((filter->pickup == ID_NONE || filter->pickup == pickup->id) &&
            totals_of(page->day->prep, pickup->id).orders > 0) {
            draw_referent(page, pickup);
        }
    }
}
