/* recovery.c: the recovery sheet for the cupboard: the code as digits and as bars, and what to do
 * on the day it is needed. */
#include "domain/recovery.h"
#include "base/str.h"
#include "paper/page.h"

struct step {
    const char *picture, *title, *words;
};

static const struct step steps[] = {
    {"\U0001F4BB", "Un ordinateur avec Borne", "Le même, réparé, ou un autre. Allumez-le."},
    {"\U0001F4BE", "La clé de la sauvegarde",
     "Branchez la clé où se trouve « borne-sauvegarde-… ». La plus récente est la bonne."},
    {"\u2699\uFE0F", "Direction › Réglages › Sauvegarde",
     "Sur une machine neuve, choisissez d’abord un code de direction. Puis « Remettre »."},
    {"\U0001F4C4", "Bipez cette fiche",
     "Ou tapez les 40 chiffres, groupe par groupe. Un groupe "
     "mal tapé est montré tout de suite."},
    {"\u2705", "Regardez la preuve",
     "L’écran dit combien de commandes et la dernière chose notée. "
     "Un bouton, et tout est revenu."},
};

static void draw_code(const struct page *page, struct ink_box *room, const char *digits)
{
    double width = (room->w - 3 * 5) / 4, height = 17;
    for (int i = 0; i < RECOVERY_GROUPS; i++) {
        char group[RECOVERY_GROUP + 1], number[4];
        struct ink_box box = {room->x + i % 4 * (width + 5),
                              room->y + (double)(i / 4) * (height + 4), width, height};
        str_copy_n(group, sizeof group, digits + (ptrdiff_t)i * RECOVERY_GROUP, RECOVERY_GROUP);
        str_format(number, sizeof number, "%d", i + 1);
        ink_frame(&page->ink, box, 2.5, 0.3, PAGE_INK);
        box = ink_inset(box, 2.5);
        page_words(page, ink_cut_left(&box, 5), 2.6, 1, INK_MEDIUM, INK_LEFT, PAGE_MUTED, number);
        page_text(page, box, 6.4, INK_HEAVY, INK_CENTRE, group);
    }
    ink_cut_top(room, 2 * (height + 4) + 4);
    page_code(page, ink_cut_top(room, 20), digits);
    ink_cut_top(room, 6);
}

static void draw_steps(const struct page *page, struct ink_box *room)
{
    page_text(page, ink_cut_top(room, 9), 4, INK_BOLD, INK_LEFT, "Le jour où il le faut");
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        struct ink_box row = ink_cut_top(room, 19);
        page_line_below(page, row);
        page_picture(page, ink_inset(ink_cut_left(&row, 17), 2), steps[i].picture);
        ink_cut_left(&row, 4);
        ink_cut_top(&row, 1.5);
        page_text(page, ink_cut_top(&row, 7), 3.4, INK_BOLD, INK_LEFT, steps[i].title);
        page_words(page, ink_cut_top(&row, 9), 2.5, 2, INK_MEDIUM, INK_LEFT, PAGE_INK,
                   steps[i].words);
    }
    ink_cut_top(room, 5);
}

struct sheet {
    struct page page;
    const char *digits;
};

static bool draw(cairo_t *cr, void *context)
{
    struct sheet *sheet = context;
    struct page *page = &sheet->page;
    page->ink.cr = cr;
    struct ink_box room = page_new(page);
    page_head(page, &room, "Fiche de secours", "Au placard, sous clé. Jamais avec la clé USB.");
    page_words(page, ink_cut_top(&room, 12), 2.9, 2, INK_MEDIUM, INK_LEFT, PAGE_INK,
               "Ce code rouvre les sauvegardes de la borne. Il n’est gardé nulle part ailleurs : "
               "sans cette feuille, une sauvegarde ne peut plus être lue, par personne.");
    ink_cut_top(&room, 3);
    draw_code(page, &room, sheet->digits);
    draw_steps(page, &room);
    page_blank(page, ink_cut_top(&room, 9), "Faite le");
    page_blank(page, ink_cut_top(&room, 9), "Rangée où, par quelle fonction");
    cairo_show_page(cr);
    return true;
}

bool paper_recovery_pdf(const char *digits, int64_t created_at_s, const char *path,
                        struct error *err)
{
    struct label_press press = {0};
    static const struct paper_day nothing;
    struct sheet sheet = {.page = {.ink = {.has_colour = true},
                                   .press = &press,
                                   .day = &nothing,
                                   .foot = "Borne, fiche de secours"},
                          .digits = digits};
    bool done = press_open(&press, err);
    if (done) {
        sheet.page.ink.type = press.type;
        done = press_pdf(path, "Fiche de secours", created_at_s, STOCK_SHEET_WIDTH_MM,
                         STOCK_SHEET_HEIGHT_MM, draw, &sheet, err);
    }
    press_close(&press);
    return done;
}
