/* cards.c: the welcome sheet for who comes for the first time, and the card of who stands beside
 * them: drawings, and few words. */
#include "base/str.h"
#include "paper/page.h"

struct panel {
    const char *picture, *title, *words; /* together at most ten words */
};

static const struct panel welcome[] = {
    {"\U0001F44B", "Bienvenue !", "Restez avec votre tuteur."},
    {"\U0001F98A", "Votre animal", "C’est votre binôme du jour."},
    {"\U0001F9FA", "Une cagette", "Bipez son étiquette."},
    {"\U0001F6B6", "Allez-y", "L’écran montre où : lettre et numéro."},
    {"\U0001F955", "Bipez, posez", "Un produit, un bip. Les lourds dessous."},
    {"\u270B", "Un souci ?", "Touchez la main. Ce n’est pas grave."},
    {"\U0001F9CA", "Le froid", "Le frais reste au frigo jusqu’au départ."},
    {"\U0001F465", "On vérifie à deux", "Un autre binôme recompte."},
    {"\u2615", "Prenez votre temps", "Une pause quand vous voulez. Merci !"},
};

static void draw_panel(const struct page *page, struct ink_box box, const struct panel *panel,
                       int number)
{
    char text[4];
    ink_fill(&page->ink, box, 4, INK_WHITE);
    ink_frame(&page->ink, box, 4, 0.5, PAGE_INK);
    struct ink_box disc = {box.x + 3, box.y + 3, 8, 8};
    ink_fill(&page->ink, disc, 4, PAGE_INK);
    str_format(text, sizeof text, "%d", number);
    page_words(page, ink_inset(disc, 1.9), 4, 1, INK_HEAVY, INK_CENTRE, INK_WHITE, text);
    box = ink_inset(box, 4);
    struct ink_box words = ink_cut_bottom(&box, 15);
    struct ink_box title = ink_cut_bottom(&box, 8);
    ink_cut_bottom(&box, 5);
    ink_cut_top(&box, 9);
    page_picture(page, box, panel->picture);
    page_text(page, title, 4.2, INK_BOLD, INK_CENTRE, panel->title);
    page_words(page, words, 3, 2, INK_MEDIUM, INK_CENTRE, PAGE_INK, panel->words);
}

void page_welcome(struct page *page, const struct paper_filter *filter)
{
    (void)filter;
    enum { COUNT = sizeof welcome / sizeof *welcome, IN_ROW = 3 };
    struct ink_box room = page_new(page);
    page_head(page, &room, "Bonjour, et merci d’être là", "Fiche d’accueil");
    double gap = 5, width = (room.w - gap * (IN_ROW - 1)) / IN_ROW;
    double height = (room.h - gap * 2) / ((double)COUNT / IN_ROW);
    height = height > 80 ? 80 : height;
    for (int i = 0; i < COUNT; i++) {
        struct ink_box box = {room.x + i % IN_ROW * (width + gap),
                              room.y + (double)(i / IN_ROW) * (height + gap), width, height};
        draw_panel(page, box, &welcome[i], i + 1);
    }
}

struct advice {
    const char *picture, *when, *say, *rather; /* rather than what */
};

static const struct advice advices[] = {
    {"\U0001F44B", "Il ou elle arrive",
     "« Bonjour, je suis avec toi. On fait la première ensemble. »",
     "Donnez tout de suite la douchette : c’est la main de qui apprend."},
    {"\U0001F50D", "Avant chaque pas", "« Que montre l’écran ? »",
     "Laissez chercher dix secondes avant de montrer."},
    {"\U0001F7E0", "L’écran est orange", "« Ce n’est pas celui-ci. Rien n’est cassé. »",
     "Comparez les deux images ensemble, à voix basse."},
    {"\u270B", "Il manque quelque chose", "« Touche la main, dis ce que tu vois. »",
     "Jamais « débrouille-toi » : on le note, on continue."},
    {"\U0001F422", "C’est lent", "« Prends ton temps, c’est bien rangé. »",
     "Ne finissez pas à sa place. Personne n’est chronométré."},
    {"\U0001F9CA", "Il y a du frais", "« On le laisse au frigo jusqu’au départ. »",
     "Les œufs ne changent pas d’état : froids s’ils sont arrivés froids."},
    {"\U0001F4AA", "C’est lourd", "« Plie les genoux, on porte à deux. »",
     "Une cagette pèse au plus ce qu’une personne lève sans se faire mal."},
    {"\U0001F389", "La cagette est pleine", "« C’est la tienne. On en fait une autre ? »",
     "Après la troisième, proposez d’être tuteur à son tour."},
};

void page_tutor(struct page *page, const struct paper_filter *filter)
{
    (void)filter;
    enum { COUNT = sizeof advices / sizeof *advices };
    struct ink_box room = page_new(page);
    page_head(page, &room, "Carte du tuteur", "Bénévole de toujours");
    struct ink_box lead = ink_cut_top(&room, 9);
    page_words(
        page, lead, 3, 1, INK_MEDIUM, INK_LEFT, PAGE_INK,
        "À côté, pas devant. Une phrase par pas ; la douchette reste dans la main de l’autre.");
    ink_cut_top(&room, 3);
    double height = room.h / COUNT;
    for (int i = 0; i < COUNT; i++) {
        struct ink_box row = ink_cut_top(&room, height);
        page_line_below(page, row);
        page_picture(page, ink_inset(ink_cut_left(&row, 26), 3), advices[i].picture);
        ink_cut_left(&row, 4);
        ink_cut_top(&row, height * 0.1);
        page_words(page, ink_cut_top(&row, height * 0.24), 2.6, 1, INK_SEMIBOLD, INK_LEFT,
                   PAGE_MUTED, advices[i].when);
        page_text(page, ink_cut_top(&row, height * 0.3), 4, INK_BOLD, INK_LEFT, advices[i].say);
        page_words(page, ink_cut_top(&row, height * 0.24), 2.7, 1, INK_MEDIUM, INK_LEFT, PAGE_INK,
                   advices[i].rather);
    }
}
