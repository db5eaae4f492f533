/* guide.c: one page on how to export the month's orders so that they can be read. */
#include "base/str.h"
#include "paper/page.h"

struct step {
    const char *title, *words;
};

static const struct step steps[] = {
    {"Ouvrez l’export", "Boutique : WooCommerce, puis « Export Orders ». Airtable : la vue des "
                        "commandes, puis « Télécharger en CSV »."},
    {"Choisissez les dates", "Du premier au dernier jour des commandes du mois. Un seul mois par "
                             "fichier : les numéros se suivent."},
    {"Choisissez les états",
     "En attente, en cours, terminée. Les commandes annulées ou remboursées "
     "sont laissées de côté de toute façon."},
    {"Cochez les colonnes", "Seulement celles du tableau ci-dessous. Un produit par ligne, pas de "
                            "récapitulatif."},
    {"Format CSV ou XLSX", "CSV en UTF-8, ou un classeur. Ne l’ouvrez pas dans un tableur avant de "
                           "le copier : il change les nombres et les dates."},
    {"Copiez sur la clé", "Le fichier des commandes et, s’il a changé, le catalogue. Puis branchez "
                          "la clé sur la borne : elle montre tout avant d’enregistrer."},
};

struct column {
    const char *name, *why;
    enum { MUST, GOOD, NEVER } want;
};

static const struct column columns[] = {
    {"Numéro de commande", "relie les lignes d’une commande", MUST},
    {"Point de collecte (titre de la livraison)", "obligatoire : sans lui, pas d’étiquette", MUST},
    {"UGS et nom de l’élément", "le produit", MUST},
    {"Quantité (− remboursement)", "combien", MUST},
    {"État de la commande", "écarte les annulées", GOOD},
    {"Date de commande", "vérifie le mois", GOOD},
    {"Prénom, initiale du nom", "seulement si le groupe l’a voté", GOOD},
    {"Note du client", "allergies ; cachée jusqu’à votre décision", GOOD},
    {"Téléphone, e-mail, adresse", "jamais : ils n’ont rien à faire sur la clé", NEVER},
    {"Montant, prix, moyen de paiement", "jamais", NEVER},
};

static void draw_steps(const struct page *page, struct ink_box *room)
{
    enum { COUNT = sizeof steps / sizeof *steps };
    double width = (room->w - 6) / 2, height = 27;
    for (size_t i = 0; i < COUNT; i++) {
        struct ink_box box = {room->x + (double)(i % 2) * (width + 6),
                              room->y + (double)(i / 2) * (height + 4), width, height};
        char number[4];
        str_format(number, sizeof number, "%zu", i + 1);
        ink_fill(&page->ink, box, 2.5, PAGE_SOFT);
        box = ink_inset(box, 3.5);
        struct ink_box disc = ink_cut_left(&box, 9);
        disc.h = 9;
        ink_fill(&page->ink, disc, 4.5, PAGE_INK);
        page_words(page, ink_inset(disc, 2), 4.4, 1, INK_HEAVY, INK_CENTRE, INK_WHITE, number);
        ink_cut_left(&box, 3.5);
        page_text(page, ink_cut_top(&box, 6.5), 3.2, INK_BOLD, INK_LEFT, steps[i].title);
        page_words(page, box, 2.3, 4, INK_MEDIUM, INK_LEFT, PAGE_INK, steps[i].words);
    }
    ink_cut_top(room, (double)((COUNT + 1) / 2) * (height + 4) + 2);
}

static void draw_columns(const struct page *page, struct ink_box *room)
{
    static const char *const heads[] = {"Il faut", "C’est mieux", "Jamais"};
    static const enum icon icons[] = {ICON_TICK, ICON_TICK, ICON_CROSS};
    static const uint32_t tones[] = {PAGE_GREEN, PAGE_MUTED, PAGE_AMBER};
    page_text(page, ink_cut_top(room, 8), 3.6, INK_BOLD, INK_LEFT, "Les colonnes");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        struct ink_box row = ink_cut_top(room, 8.6);
        page_line_below(page, row);
        icon_draw(&page->ink, icons[columns[i].want], ink_inset(ink_cut_left(&row, 8.6), 2),
                  tones[columns[i].want]);
        ink_cut_left(&row, 2);
        page_words(page, ink_cut_left(&row, 24), 2.4, 1, INK_BOLD, INK_LEFT, tones[columns[i].want],
                   heads[columns[i].want]);
        page_text(page, ink_cut_left(&row, 78), 2.7, INK_BOLD, INK_LEFT, columns[i].name);
        ink_cut_left(&row, 3);
        page_words(page, row, 2.4, 1, INK_MEDIUM, INK_LEFT, PAGE_MUTED, columns[i].why);
    }
}

void page_export(struct page *page, const struct paper_filter *filter)
{
    (void)filter;
    struct ink_box room = page_new(page);
    page_head(page, &room, "Comment exporter le mois", "À faire une fois par mois");
    draw_steps(page, &room);
    draw_columns(page, &room);
    ink_cut_top(&room, 5);
    struct ink_box note = ink_cut_top(&room, 18);
    ink_frame(&page->ink, note, 2.5, 0.5, PAGE_GREEN);
    page_words(
        page, ink_inset(note, 4), 2.6, 2, INK_SEMIBOLD, INK_LEFT, PAGE_GREEN,
        "Un doute ? Branchez la clé et regardez l’aperçu : la borne dit combien de commandes "
        "et de produits elle a lus, et ce qu’elle n’a pas compris. Rien n’est perdu.");
}
