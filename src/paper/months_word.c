/* months_word.c: a page for labos and one for the room at the end of the day: what was done
 * together, what went well, what to look at next time, room for ideas; in drawings and few words.
 * It names goods, never people, and says nothing where there is nothing to say. */
#include "paper/months_word.h"

#include "base/str.h"

enum { COLD_LIMIT_MS = 30 * 60000 };

static void draw_card(const struct page *page, struct ink_box box, const char *picture,
                      const char *number, const char *what)
{
    ink_fill(&page->ink, box, 3, PAGE_SOFT);
    box = ink_inset(box, 2.5);
    page_picture(page, ink_inset(ink_cut_top(&box, box.h * 0.46), 1), picture);
    struct ink_box below = ink_cut_bottom(&box, box.h * 0.36);
    page_text(page, box, 6.4, INK_HEAVY, INK_CENTRE, number);
    page_words(page, below, 2.5, 1, INK_MEDIUM, INK_CENTRE, PAGE_MUTED, what);
}

/* What was done together, as four cards. */
static void draw_together(const struct page *page, struct ink_box *room, const struct summary *now,
                          bool for_room)
{
    char number[4][24];
    const char *pictures[4] = {"\U0001F9FA", "\U0001F440", "\u2696\uFE0F", "\U0001F3D8\uFE0F"};
    const char *what[4] = {"cagettes et sacs", now->checked > 1 ? "vérifiés" : "vérifié",
                           "préparés", now->pickups > 1 ? "labos servis" : "labo servi"};
    if (for_room) {
        pictures[3] = "\u2600\uFE0F";
        what[3] = now->half_days > 1 ? "demi-journées" : "demi-journée";
    }
    page_count(now->picked, "", "", number[0], sizeof number[0]);
    page_count(now->checked, "", "", number[1], sizeof number[1]);
    page_weight(now->picked_g, number[2], sizeof number[2]);
    str_format(number[3], sizeof number[3], "%u", for_room ? now->half_days : now->pickups);
    struct ink_box row = ink_cut_top(room, 42);
    double gap = 4, width = (row.w - 3 * gap) / 4;
    for (int i = 0; i < 4; i++) {
        draw_card(page, ink_cut_left(&row, width), pictures[i], number[i], what[i]);
        ink_cut_left(&row, gap);
    }
    ink_cut_top(room, 7);
}

static void draw_line(const struct page *page, struct ink_box *room, const char *picture,
                      const char *text)
{
    struct ink_box row = ink_cut_top(room, 12);
    page_picture(page, ink_cut_left(&row, 12), picture);
    ink_cut_left(&row, 3);
    page_words(page, row, 3.2, 2, INK_MEDIUM, INK_LEFT, PAGE_INK, text);
}

/* Products of which nothing at all was said. */
static uint32_t count_untroubled(const struct prep *prep)
{
    uint32_t count = 0;
    for (size_t i = 0; i < prep->plan->products.count; i++) {
        uint32_t id = prep->plan->products.rows[i].id;
        bool is_troubled = false;
        for (size_t k = 0; k < prep->discrepancy_count && !is_troubled; k++) {
            const struct discrepancy *d = &prep->discrepancies[k];
            is_troubled = !d->is_undone && d->product == id && d->type != DISCREPANCY_NONE;
        }
        count += !is_troubled;
    }
    return count;
}

static void draw_well(const struct page *page, struct ink_box *room, const struct summary *now)
{
    char text[160], count[48];
    uint32_t untroubled = count_untroubled(page->day->prep);
    page_text(page, ink_cut_top(room, 10), 4, INK_BOLD, INK_LEFT, "Ce qui a bien marché");
    page_count(untroubled, "produit", "produits", count, sizeof count);
    str_format(text, sizeof text, "%s sur %zu : rien à signaler, du début à la fin.", count,
               page->day->prep->plan->products.count);
    draw_line(page, room, "\U0001F33B", text);
    if (now->first_passed > 0) {
        bool one = now->first_passed == 1;
        page_count(now->first_passed, "cagette vérifiée", "cagettes vérifiées", count,
                   sizeof count);
        str_format(text, sizeof text, "%s sur %u %s du premier coup.", count, now->first_checked,
                   one ? "était juste" : "étaient justes");
        draw_line(page, room, "\u2705", text);
    }
    if (now->bags > 0 && now->cold_longest_ms > 0 && now->cold_longest_ms <= COLD_LIMIT_MS) {
        page_count((uint64_t)(now->cold_longest_ms + 59999) / 60000, "minute", "minutes", count,
                   sizeof count);
        str_format(text, sizeof text, "Le froid est resté froid : aucun sac ouvert plus de %s.",
                   count);
        draw_line(page, room, "\U0001F9CA", text);
    }
    if (now->faces[FACE_GOOD] > 0) {
        str_format(text, sizeof text, "Les labos ont entouré %u visage%s content%s.",
                   now->faces[FACE_GOOD], now->faces[FACE_GOOD] > 1 ? "s" : "",
                   now->faces[FACE_GOOD] > 1 ? "s" : "");
        draw_line(page, room, "\U0001F642", text);
    }
    ink_cut_top(room, 5);
}

static void draw_next(const struct page *page, struct ink_box *room, const struct summary *now)
{
    char text[LIMIT_NAME + 40];
    const struct plan *plan = page->day->prep->plan;
    page_text(page, ink_cut_top(room, 10), 4, INK_BOLD, INK_LEFT,
              "Ce qu’on regarde pour la prochaine fois");
    for (uint32_t i = 0; i < now->pareto_count && i < 5; i++) {
        const struct product *product = plan_product(plan, now->pareto[i].product);
        if (product != NULL) {
            const char *picture = page->day->picture != NULL
                                      ? page->day->picture(product->name, product->category)
                                      : "\U0001F50D";
            str_format(text, sizeof text, "%s : %s", product->name,
                       page_type_word(now->pareto[i].type));
            draw_line(page, room, picture, text);
        }
    }
    if (now->pareto_count == 0) {
        draw_line(page, room, "\U0001F50D", "Rien n’a été signalé : et vous, qu’avez-vous vu ?");
    }
    ink_cut_top(room, 5);
}

void page_word(struct page *page, const struct summary *now, bool for_room)
{
    char period[48];
    struct ink_box room = page_new(page);
    page_orders_of(now->period, now->prep, period, sizeof period);
    page_head(page, &room, for_room ? "Merci à la salle" : "Merci aux labos", period);
    draw_together(page, &room, now, for_room);
    draw_well(page, &room, now);
    draw_next(page, &room, now);
    page_text(page, ink_cut_top(&room, 10), 4, INK_BOLD, INK_LEFT, "Vos idées");
    while (room.h > 12) {
        page_blank(page, ink_cut_top(&room, 11), "");
    }
}
