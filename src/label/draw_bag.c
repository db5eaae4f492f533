/* draw_bag.c: labels of bags filled here: what, how much, from which lot, when, what is in it. */
#include <math.h>
#include <string.h>

#include "base/str.h"
#include "label/draw.h"

static struct ink_style words(double cap, int lines, enum ink_weight weight)
{
    return (struct ink_style){.cap_mm = cap,
                              .cap_min_mm = fmin(cap, 1.25), /* what the law asks of small packs */
                              .lines = lines,
                              .weight = weight,
                              .align = INK_LEFT,
                              .rgb = INK_BLACK};
}

/* "500 g", "1,5 kg" */
static void format_grams(int32_t grams, char *to, size_t size)
{
    if (grams < 1000) {
        str_format(to, size, "%d g", (int)grams);
    } else if (grams % 1000 == 0) {
        str_format(to, size, "%d kg", (int)(grams / 1000));
    } else {
        char rest[4];
        str_format(rest, sizeof rest, "%03d", (int)(grams % 1000));
        for (size_t i = 2; i > 0 && rest[i] == '0'; i--) {
            rest[i] = '\0';
        }
        str_format(to, size, "%d,%s kg", (int)(grams / 1000), rest);
    }
}

/* Lot, date, and where there is room what the grams are worth, each in its row of the box. */
static void draw_origin(const struct ink *ink, const struct label_bag *bag, struct ink_box box)
{
    char text[64];
    const char *lead[] = {"Lot ", box.w < 22 ? "" : "Ensaché le ", ""};
    const char *what[] = {bag->lot, bag->date, "poids indicatif"}; /* no scale here sets a price */
    int rows = (bag->lot[0] != '\0') + (bag->date[0] != '\0');
    int count = box.h / (rows + 1) >= 2.6 && box.w >= 20 ? 3 : 2;
    rows += count - 2;
    double row = box.h / (rows > 0 ? rows : 1);
    for (int i = 0; i < count; i++) {
        if (what[i][0] == '\0') {
            continue;
        }
        str_format(text, sizeof text, "%s%s", lead[i], what[i]);
        struct ink_style style = words(fmin(row * 0.72, 3.2), 1, INK_MEDIUM);
        ink_text(ink, &style, ink_cut_top(&box, row), text);
    }
}

void draw_bag(const struct ink *ink, const struct label_bag *bag, struct ink_box room,
              struct ink_box beside)
{
    char grams[24], allergens[LABEL_ALLERGENS + 16];
    format_grams(bag->grams, grams, sizeof grams);
    if (beside.w < 11) { /* nothing fits beside the code */
        beside = ink_cut_bottom(&room, fmin(room.h * 0.34, 14));
        ink_cut_bottom(&room, 0.8);
    }
    bool is_wide = beside.w > beside.h * 2.6;
    struct ink_box amount =
        is_wide ? ink_cut_left(&beside, beside.w * 0.42) : ink_cut_top(&beside, beside.h * 0.5);
    ink_cut_bottom(&amount, amount.h * 0.2); /* the tail of the g */
    struct ink_style heavy = words(fmin(amount.h, 12), 1, INK_HEAVY);
    ink_text(ink, &heavy, amount, grams);
    ink_cut_left(&beside, is_wide ? 2 : 0);
    ink_cut_top(&beside, is_wide ? 0 : 0.2);
    draw_origin(ink, bag, beside);
    if (bag->allergens[0] != '\0') {
        str_format(allergens, sizeof allergens, "Allergènes : %s", bag->allergens);
        double share = strlen(bag->allergens) > 50 ? 0.7 : 0.45; /* all of it, the name below */
        struct ink_box below = ink_cut_bottom(&room, fmin(room.h * share, room.h > 40 ? 28 : 16));
        ink_cut_bottom(&room, 0.8);
        struct ink_style style = words(fmin(below.h / 2.2, 4.5), 5, INK_BOLD);
        ink_text(ink, &style, below, allergens);
    }
    struct ink_style name = words(fmin(room.h, 12), 3, INK_BOLD);
    ink_text(ink, &name, room, bag->name);
}
