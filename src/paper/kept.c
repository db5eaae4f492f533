/* kept.c: what Borne notes: a poster in plain words, and the register of processing for the
 * association's papers. */
#include "paper/page.h"

struct saying {
    const char *picture, *text;
};

static void draw_list(const struct page *page, struct ink_box *room, uint32_t tone,
                      const char *title, const struct saying *lines, size_t count)
{
    struct ink_box band = ink_cut_top(room, 12);
    ink_fill(&page->ink, band, 3, tone);
    page_words(page, ink_inset(band, 3.2), 4.6, 1, INK_HEAVY, INK_LEFT, INK_WHITE, title);
    for (size_t i = 0; i < count; i++) {
        struct ink_box row = ink_cut_top(room, 17);
        page_line_below(page, row);
        page_picture(page, ink_inset(ink_cut_left(&row, 17), 2.2), lines[i].picture);
        ink_cut_left(&row, 4);
        page_words(page, row, 3.7, 2, INK_SEMIBOLD, INK_LEFT, PAGE_INK, lines[i].text);
    }
    ink_cut_top(room, 6);
}

void page_kept(struct page *page, const struct paper_filter *filter)
{
    static const struct saying noted[] = {
        {"\U0001F9FA", "Quelles cagettes sont préparées, vérifiées, chargées."},
        {"\u2696\uFE0F", "Combien de chaque produit, et à quelle heure."},
        {"\u270B", "Ce qui manquait ou était abîmé : pour le fournisseur."},
        {"\U0001F3F7\uFE0F",
         "Le numéro de la commande et le labo ; le prénom si le groupe l’a voté."},
    };
    static const struct saying never[] = {
        {"\U0001F465", "Qui a préparé quoi : les animaux sont oubliés à chaque demi-journée."},
        {"\U0001F4DE", "Nom de famille, téléphone, e-mail, adresse."},
        {"\U0001F4B6", "Prix, dons, aides."},
        {"\U0001F422", "Qui va vite ou lentement. Personne n’est chronométré."},
        {"\U0001F3A4", "Ce qui se dit : le micro n’écoute que quand la direction enregistre une "
                       "phrase de la borne, huit secondes au plus."},
    };
    (void)filter;
    struct ink_box room = page_new(page);
    page_head(page, &room, "Ce que la borne note", "Pour toutes et tous");
    ink_cut_top(&room, 3);
    draw_list(page, &room, PAGE_GREEN, "Elle note", noted, sizeof noted / sizeof *noted);
    draw_list(page, &room, PAGE_AMBER, "Jamais", never, sizeof never / sizeof *never);
    ink_fill(&page->ink, (struct ink_box){room.x, room.y, room.w, 46}, 3, PAGE_SOFT);
    struct ink_box terms = ink_inset((struct ink_box){room.x, room.y, room.w, 46}, 5);
    page_text(page, ink_cut_top(&terms, 9), 4, INK_BOLD, INK_LEFT, "Pour combien de temps");
    page_text(page, ink_cut_top(&terms, 9), 3.3, INK_MEDIUM, INK_LEFT,
              "Prénoms et notes : 7 jours après la fin de la préparation.");
    page_text(page, ink_cut_top(&terms, 9), 3.3, INK_MEDIUM, INK_LEFT,
              "Ce qui s’est passé, sans noms : 12 mois. Ensuite, seulement des totaux.");
    page_text(
        page, ink_cut_top(&terms, 9), 3.3, INK_MEDIUM, INK_LEFT,
        "La borne n’a pas de réseau : rien ne part, sauf ce que la direction met sur une clé.");
}

struct row {
    const char *what, *why, *term;
};

void page_register(struct page *page, const struct paper_filter *filter)
{
    static const struct row rows[] = {
        {"Commandes : numéro, point de collecte, produits, quantités",
         "Préparer, vérifier et charger les cagettes", "12 mois, puis des totaux"},
        {"Prénom et initiale de l’acheteur, si le groupe l’a voté",
         "Remettre la bonne cagette à la bonne personne", "7 jours après la clôture"},
        {"Remarques libres de la commande, vues de la direction seule",
         "Allergies et remplacements", "7 jours après la clôture"},
        {"Gestes : quoi, combien, quand, à quel poste ; jamais qui",
         "Suivre la journée, retrouver un lot, les manques par fournisseur",
         "12 mois, puis des totaux"},
        {"Binôme : un nombre au hasard pour la demi-journée",
         "Proposer la cagette à un autre binôme pour vérifier",
         "effacé à la fin de la demi-journée"},
        {"Journal technique : heures, pannes, appareils", "Dépanner la machine", "30 jours"},
        {"Phrases de la borne dites au micro, si quelqu’un le veut ; jamais son nom",
         "Dire les étapes d’une voix humaine", "jusqu’à ce que la direction les enlève"},
        {"Sauvegardes chiffrées, sur le disque", "Reprendre après une panne",
         "7 jours ; refaites après chaque effacement"},
        {"Sauvegardes chiffrées, sur une clé", "Reprendre après une panne",
         "à effacer par l’association"},
    };
    static const double wide = 72, middle = 66;
    (void)filter;
    struct ink_box room = page_new(page);
    page_head(page, &room, "Registre des traitements", "Préparation des commandes");
    page_words(
        page, ink_cut_top(&room, 16), 2.7, 3, INK_MEDIUM, INK_LEFT, PAGE_INK,
        "Responsable : l’association. Personnes concernées : adhérentes et adhérents qui "
        "commandent. Destinataires : l’équipe de préparation ; les référents des points de "
        "collecte pour leurs commandes. Aucun transfert, aucun réseau, aucun sous-traitant.");
    ink_cut_top(&room, 4);
    struct ink_box head = ink_cut_top(&room, 8);
    page_text(page, ink_cut_left(&head, wide), 2.7, INK_BOLD, INK_LEFT, "Données");
    page_text(page, ink_cut_left(&head, middle), 2.7, INK_BOLD, INK_LEFT, "Pourquoi");
    page_text(page, head, 2.7, INK_BOLD, INK_LEFT, "Durée");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct ink_box row = ink_cut_top(&room, 16);
        page_line_below(page, row);
        struct ink_box what = ink_cut_left(&row, wide), why = ink_cut_left(&row, middle);
        ink_cut_right(&what, 4);
        ink_cut_right(&why, 4);
        page_words(page, what, 2.5, 2, INK_SEMIBOLD, INK_LEFT, PAGE_INK, rows[i].what);
        page_words(page, why, 2.5, 2, INK_MEDIUM, INK_LEFT, PAGE_INK, rows[i].why);
        page_words(page, row, 2.5, 2, INK_MEDIUM, INK_LEFT, PAGE_INK, rows[i].term);
    }
    ink_cut_top(&room, 6);
    page_words(page, ink_cut_top(&room, 20), 2.7, 4, INK_MEDIUM, INK_LEFT, PAGE_INK,
               "Jamais enregistrés : nom de famille, téléphone, e-mail, adresse, montants, dons, "
               "aides. Ils sont laissés de côté à l’importation, même s’ils sont dans le fichier. "
               "Droits : la direction montre, corrige et efface sur demande.");
    ink_cut_top(&room, 4);
    page_blank(page, ink_cut_top(&room, 9), "Mis à jour le");
    page_blank(page, ink_cut_top(&room, 9), "Par (fonction)");
}
