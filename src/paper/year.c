/* year.c: see year.h. */
#include "paper/year.h"

#include <math.h>

#include "base/str.h"
#include "paper/months_word.h"
#include "paper/page.h"

#define DARK 0x3A3A3Au
#define PALE 0xB4B4B4u

struct job {
    struct page page;
    const struct year *year;
};

enum { COLUMNS = 8 };

/* "41,3", "0,2": tenths of what is given in thousandths. */
static void say_tenths(int64_t thousandths, char *to, size_t size)
{
    int64_t tenths = (thousandths + 50) / 100;
    str_format(to, size, "%lld,%lld", (long long)(tenths / 10), (long long)(tenths % 10));
}

/* How far a goal is: in words, and as a bar. */
static void draw_goal(const struct page *page, struct ink_box *room, const char *word, int64_t is,
                      int64_t wanted)
{
    char text[64];
    struct ink_box row = ink_cut_top(room, 13);
    struct ink_box bar = ink_cut_right(&row, row.w * 0.55);
    bar = (struct ink_box){bar.x, bar.y + 3.5, bar.w, 6};
    if (is > 0) {
        str_format(text, sizeof text, "%lld sur %lld", (long long)is, (long long)wanted);
    } else {
        str_format(text, sizeof text, "but : %lld", (long long)wanted);
    }
    page_text(page, ink_cut_top(&row, 7), 3.2, INK_SEMIBOLD, INK_LEFT, word);
    page_text(page, row, 3, INK_HEAVY, INK_LEFT, text);
    ink_fill(&page->ink, bar, 1.5, 0xE4E4E4u);
    bar.w *= wanted > 0 ? fmin(1, (double)is / (double)wanted) : 0;
    if (bar.w > 0) {
        ink_fill(&page->ink, bar, 1.5, DARK);
    }
}

static struct ink_box cell(struct ink_box row, int column)
{
    double first = row.w * 0.23, rest = (row.w - first) / (COLUMNS - 1);
    row.x = column == 0 ? row.x : row.x + first + (column - 1) * rest;
    row.w = column == 0 ? first : rest;
    return row;
}

static void draw_cells(const struct page *page, struct ink_box row, double cap,
                       enum ink_weight weight, const char *const texts[COLUMNS])
{
    for (int i = 0; i < COLUMNS; i++) {
        page_text(page, cell(row, i), cap, weight, i == 0 ? INK_LEFT : INK_RIGHT, texts[i]);
    }
    page_line_below(page, row);
}

static void draw_month(const struct page *page, struct ink_box row, enum ink_weight weight,
                       const char *name, const struct indicators *of)
{
    char texts[COLUMNS][48];
    str_format(texts[1], sizeof texts[1], "%u", of->buyers);
    str_format(texts[2], sizeof texts[2], "%u", of->orders);
    str_format(texts[3], sizeof texts[3], "%u", of->pickups);
    str_format(texts[4], sizeof texts[4], "%u", of->products);
    say_tenths(of->weight_g / 1000, texts[5], sizeof texts[5]);
    str_format(texts[6], sizeof texts[6], "%u", of->helpers);
    say_tenths(indicators_short(of), texts[7], sizeof texts[7]);
    (void)str_append(texts[7], sizeof texts[7], " %");
    draw_cells(page, row, 2.6, weight,
               (const char *const[COLUMNS]){name, texts[1], texts[2], texts[3], texts[4], texts[5],
                                            of->half_days_told > 0 ? texts[6] : "–",
                                            of->lines > 0 ? texts[7] : "–"});
}

static void draw_table(const struct job *job, struct ink_box *room)
{
    static const char *const heads[COLUMNS] = {"Mois",     "Acheteurs", "Commandes", "Labos",
                                               "Produits", "Tonnes",    "Bénévoles", "Manque"};
    const struct page *page = &job->page;
    char name[48];
    struct ink_box head = ink_cut_top(room, 8);
    ink_fill(&page->ink, head, 1, PAGE_SOFT);
    draw_cells(page, head, 2.2, INK_BOLD, heads);
    for (int i = 0; i < job->year->count; i++) {
        const struct indicators *of = &job->year->months[i];
        page_period(of->period, of->prep, name, sizeof name);
        draw_month(page, ink_cut_top(room, 8), i == 0 ? INK_BOLD : INK_MEDIUM, name, of);
    }
    struct indicators sum = indicators_sum(job->year);
    str_format(name, sizeof name, "%d mois", job->year->count);
    draw_month(page, ink_cut_top(room, 9), INK_HEAVY, name, &sum);
}

static int64_t orders_of(const struct indicators *of)
{
    return of->orders;
}
static int64_t weight_of(const struct indicators *of)
{
    return of->weight_g;
}
static int64_t helpers_of(const struct indicators *of)
{
    return of->helpers;
}

/* Bars of the months, the newest at the right and dark. */
static void draw_bars(const struct job *job, struct ink_box box, const char *word,
                      int64_t (*value)(const struct indicators *of))
{
    const struct year *year = job->year;
    page_text(&job->page, ink_cut_top(&box, 7), 2.6, INK_SEMIBOLD, INK_LEFT, word);
    int64_t most = 1;
    for (int i = 0; i < year->count; i++) {
        most = value(&year->months[i]) > most ? value(&year->months[i]) : most;
    }
    double width = box.w / INDICATORS_MONTHS;
    for (int i = 0; i < year->count; i++) {
        double h = fmax(0.4, box.h * (double)value(&year->months[i]) / (double)most);
        struct ink_box bar = {box.x + box.w - (i + 1) * width + width * 0.15, box.y + box.h - h,
                              width * 0.7, h};
        ink_fill(&job->page.ink, bar, 0, i == 0 ? DARK : PALE);
    }
    page_line_below(&job->page, box);
}

static bool draw(cairo_t *cr, void *context)
{
    struct job *job = context;
    const struct year *year = job->year;
    const struct goals *goals = &year->goals;
    job->page.ink.cr = cr;
    struct ink_box room = page_new(&job->page);
    page_head(&job->page, &room, "L’année en chiffres", "indicateurs pour le comité");
    draw_goal(&job->page, &room, "Adhérents", goals->members, goals->members_goal);
    draw_goal(&job->page, &room, "Commandes ce mois-ci", year->months[0].orders,
              goals->orders_goal);
    ink_cut_top(&room, 4);
    draw_table(job, &room);
    page_words(&job->page, ink_cut_top(&room, 14), 2.2, 2, INK_MEDIUM, INK_LEFT, PAGE_MUTED,
               "En bas : acheteurs en moyenne par mois, labos et produits au plus, le reste en "
               "tout. Bénévoles : une demi-journée d’une personne. Manque : lignes qui ont eu "
               "moins que commandé.");
    ink_cut_top(&room, 4);
    struct ink_box bars = ink_cut_top(&room, 38);
    double gap = 8, width = (bars.w - 2 * gap) / 3;
    draw_bars(job, ink_cut_left(&bars, width), "Commandes", orders_of);
    ink_cut_left(&bars, gap);
    draw_bars(job, ink_cut_left(&bars, width), "Tonnes", weight_of);
    ink_cut_left(&bars, gap);
    draw_bars(job, ink_cut_left(&bars, width), "Demi-journées de bénévoles", helpers_of);
    cairo_show_page(cr);
    return true;
}

bool year_pdf(const struct year *year, int64_t created_at_s, const char *path, struct error *err)
{
    struct label_press press = {0};
    struct paper_day day = {.day = "", .created_at_s = created_at_s};
    struct job job = {
        .page = {.ink = {.has_colour = true}, .press = &press, .day = &day, .foot = "Indicateurs"},
        .year = year};
    if (year->count == 0) {
        return error_set(err, ERROR_INPUT, "nothing_to_draw", "Aucun mois n’est encore là.");
    }
    bool ok = press_open(&press, err);
    if (ok) {
        job.page.ink.type = press.type;
        ok = press_pdf(path, "Indicateurs", created_at_s, STOCK_SHEET_WIDTH_MM,
                       STOCK_SHEET_HEIGHT_MM, draw, &job, err);
    }
    press_close(&press);
    return ok;
}
