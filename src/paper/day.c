/* day.c: the director's day: what must be ready, and what happens when. */
#include "base/str.h"
#include "paper/page.h"

static const struct paper_moment usual_moments[] = {
    {"8 h 00", "Ouvrir la salle, allumer la borne, lire les frigos", "salle"},
    {"8 h 30", "Recevoir les livraisons, bon par bon", "réception"},
    {"9 h 00", "Accueil, café, former les binômes", "salle"},
    {"9 h 20", "Premier tour : chaque nouveau remplit une cagette avec son tuteur", "salle"},
    {"9 h 45", "Remplir et vérifier les cagettes", "salle"},
    {"11 h 00", "Pause, tous ensemble", "salle"},
    {"12 h 15", "Point de la matinée : ce qui manque, ce qu’on décide", "borne"},
    {"13 h 30", "Reprise, nouveaux binômes", "salle"},
    {"15 h 00", "Sacs frais, labo par labo, juste avant de charger", "frigos"},
    {"15 h 30", "Charger, faire signer les fiches", "quai"},
    {"16 h 30", "Ranger, clore la demi-journée, sauvegarder sur la clé", "borne"},
};

static const char *const usual_checks[] = {
    "Le mois est importé, l’aperçu a été lu",
    "Les étiquettes des cagettes sont imprimées et triées par point de collecte",
    "Les bordereaux de secours sont imprimés",
    "Une fiche par point de collecte, avec le formulaire de retour au dos",
    "Les emplacements sont étiquetés, la salle est comme sur le schéma",
    "Les codes de commande sont affichés près de chaque douchette",
    "Chaque douchette a lu son essai",
    "L’imprimante a du papier, la page de réglage tombe juste",
    "Les frigos sont entre 0 et 4 °C, les blocs froids sont gelés",
    "Les règles de partage votées sont affichées",
    "Les fiches d’accueil et les badges des binômes sont sur la table",
    "Une clé vide est là pour la sauvegarde",
};

static void draw_moments(const struct page *page, struct ink_box *room)
{
    const struct paper_moment *moments = page->day->moments;
    size_t count = page->day->moment_count;
    if (moments == NULL) {
        moments = usual_moments;
        count = sizeof usual_moments / sizeof *usual_moments;
    }
    page_text(page, ink_cut_top(room, 9), 3.8, INK_BOLD, INK_LEFT, "La chronologie");
    double height = 9.4;
    if (count > 0) {
        ink_fill(&page->ink,
                 (struct ink_box){room->x + 26.75, room->y + height / 2, 0.5,
                                  height * (double)(count - 1)},
                 0, PAGE_EDGE);
    }
    for (size_t i = 0; i < count && room->h > height; i++) {
        struct ink_box row = ink_cut_top(room, height);
        page_text(page, ink_cut_left(&row, 22), 3.2, INK_BOLD, INK_RIGHT, moments[i].time);
        struct ink_box dot = ink_cut_left(&row, 10);
        dot = (struct ink_box){dot.x + 5 - 1.5, dot.y + dot.h / 2 - 1.5, 3, 3};
        ink_fill(&page->ink, dot, 1.5, PAGE_INK);
        page_words(page, ink_cut_right(&row, 26), 2.4, 1, INK_MEDIUM, INK_RIGHT, PAGE_MUTED,
                   moments[i].where);
        page_text(page, row, 3, INK_MEDIUM, INK_LEFT, moments[i].what);
    }
    ink_cut_top(room, 5);
}

static void draw_checks(struct page *page, struct ink_box *room)
{
    const char *const *checks = page->day->checks;
    size_t count = page->day->check_count;
    if (checks == NULL) {
        checks = usual_checks;
        count = sizeof usual_checks / sizeof *usual_checks;
    }
    page_text(page, ink_cut_top(room, 9), 3.8, INK_BOLD, INK_LEFT, "Avant d’ouvrir");
    for (size_t i = 0; i < count; i++) {
        if (room->h < 8) {
            *room = page_new(page);
            page_head(page, room, "La journée", "suite");
        }
        struct ink_box row = ink_cut_top(room, 8);
        page_tick(page, ink_inset(ink_cut_left(&row, 8), 1.6));
        ink_cut_left(&row, 2);
        page_text(page, row, 2.9, INK_MEDIUM, INK_LEFT, checks[i]);
    }
}

void page_day(struct page *page, const struct paper_filter *filter)
{
    (void)filter;
    struct ink_box room = page_new(page);
    page_head(page, &room, "La journée", page->day->day);
    draw_moments(page, &room);
    draw_checks(page, &room);
}
