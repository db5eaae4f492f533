/* months.c: see months.h. Bars are in greys that a copier keeps apart. */
#include "paper/months.h"

#include <math.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"
#include "domain/prep_case.h"
#include "paper/months_word.h"
#include "paper/page.h"

#define DARK 0x3A3A3Au
#define PALE 0xB4B4B4u

struct job {
    struct page page;
    const struct prep *prep;
    const struct summary *months;
    size_t count;
    enum months_pages pages;
};

void page_period(const char *period, uint32_t prep, char *to, size_t size)
{
    static const char *const names[] = {"janvier",   "février", "mars",     "avril",
                                        "mai",       "juin",    "juillet",  "août",
                                        "septembre", "octobre", "novembre", "décembre"};
    const char *rest = period + 5;
    int month = 0;
    if (strlen(period) == 7 && str_take_digits(&rest, 2, &month) && month >= 1 && month <= 12) {
        str_format(to, size, "%s %.4s", names[month - 1], period);
    } else {
        str_format(to, size, "préparation %u", prep);
    }
}

void page_orders_of(const char *period, uint32_t prep, char *to, size_t size)
{
    char name[48];
    page_period(period, prep, name, sizeof name);
    bool is_month = strlen(period) == 7 && !str_starts(name, "préparation");
    bool elides = strchr("aeiouy", name[0]) != NULL;
    str_format(to, size, "%s%s", !is_month ? "" : elides ? "commandes d’" : "commandes de ", name);
}

/* A row: what it is, how much, with what interval; the months as bars, the newest dark at the
 * right. `values` has one number for each month, newest first. */
static void draw_row(const struct page *page, struct ink_box *room, const char *word,
                     const char *number, const char *range, const int64_t *values, size_t count)
{
    struct ink_box row = ink_cut_top(room, 15);
    page_line_below(page, row);
    struct ink_box bars = ink_inset(ink_cut_right(&row, 52), 1.5);
    ink_cut_right(&row, 4);
    int64_t most = 1;
    for (size_t i = 0; i < count; i++) {
        most = values[i] > most ? values[i] : most;
    }
    double width = bars.w / (1 + SUMMARY_BEFORE);
    for (size_t i = 0; i < count; i++) {
        double h = fmax(0.4, bars.h * (double)values[i] / (double)most);
        struct ink_box bar = {bars.x + bars.w - (double)(i + 1) * width + width * 0.15,
                              bars.y + bars.h - h, width * 0.7, h};
        ink_fill(&page->ink, bar, 0, i == 0 ? DARK : PALE);
    }
    struct ink_box right = ink_cut_right(&row, 58);
    page_text(page, ink_cut_top(&right, 8.5), 3.6, INK_HEAVY, INK_RIGHT, number);
    page_words(page, right, 2.2, 1, INK_MEDIUM, INK_RIGHT, PAGE_MUTED, range);
    page_words(page, row, 2.8, 2, INK_SEMIBOLD, INK_LEFT, PAGE_INK, word);
}

/* Thousandths as "4,2". */
static void say_tenths(int64_t thousandths, char *to, size_t size)
{
    int64_t tenths = (thousandths + 50) / 100;
    str_format(to, size, "%lld,%lld", (long long)(tenths / 10), (long long)(tenths % 10));
}

static void draw_rate(const struct job *job, struct ink_box *room, const char *word,
                      const struct rate *(*rate_of)(const struct summary *s), bool is_share)
{
    int64_t values[1 + SUMMARY_BEFORE];
    char number[48], low[24], high[24], range[96];
    const struct rate *rate = rate_of(&job->months[0]);
    for (size_t i = 0; i < job->count; i++) {
        values[i] = rate_of(&job->months[i])->value;
    }
    int64_t per = is_share ? 10 : 1; /* of a share, in per cent */
    say_tenths(rate->value / per, number, sizeof number);
    say_tenths(rate->low / per, low, sizeof low);
    say_tenths(rate->high / per, high, sizeof high);
    str_format(range, sizeof range, "entre %s et %s%s", low, high, is_share ? " %" : "");
    (void)str_append(number, sizeof number, is_share ? " %" : "");
    draw_row(&job->page, room, word, rate->of > 0 ? number : "–",
             rate->is_thin ? "trop peu pour conclure" : range, values, job->count);
}

static const struct rate *picking(const struct summary *s)
{
    return &s->picking;
}
static const struct rate *checking(const struct summary *s)
{
    return &s->checking;
}
static const struct rate *returning(const struct summary *s)
{
    return &s->returning;
}
static const struct rate *passing(const struct summary *s)
{
    return &s->passing;
}
static const struct rate *lacking(const struct summary *s)
{
    return &s->lacking;
}

static void draw_numbers(const struct job *job, struct ink_box *room)
{
    const struct summary *now = &job->months[0];
    int64_t values[5][1 + SUMMARY_BEFORE];
    char number[48], range[96];
    for (size_t i = 0; i < job->count; i++) {
        const struct summary *s = &job->months[i];
        values[0][i] = s->lines;
        values[1][i] = s->weight_g;
        values[2][i] = s->crates;
        values[3][i] = s->crate_ms;
        values[4][i] = s->cold_longest_ms;
    }
    char words[3][32];
    page_count(now->lines, "", "", number, sizeof number);
    page_count(now->orders, "commande", "commandes", words[0], sizeof words[0]);
    page_count(now->pickups, "labo", "labos", words[1], sizeof words[1]);
    page_count(now->products, "produit", "produits", words[2], sizeof words[2]);
    str_format(range, sizeof range, "%s, %s, %s", words[0], words[1], words[2]);
    draw_row(&job->page, room, "Lignes commandées", number, range, values[0], job->count);
    page_weight(now->weight_g, number, sizeof number);
    draw_row(&job->page, room, "Poids commandé", number, "", values[1], job->count);
    page_count(now->crates, "", "", number, sizeof number);
    page_count(now->picked, "préparée", "préparées", words[0], sizeof words[0]);
    page_count(now->checked, "vérifiée", "vérifiées", words[1], sizeof words[1]);
    page_count(now->loaded, "chargée", "chargées", words[2], sizeof words[2]);
    str_format(range, sizeof range, "%s, %s, %s", words[0], words[1], words[2]);
    draw_row(&job->page, room, "Cagettes faites ici", number, range, values[2], job->count);
    draw_rate(job, room, "Soucis en préparant, pour 1 000 lignes", picking, false);
    draw_rate(job, room, "Trouvés à la vérification, pour 1 000 lignes", checking, false);
    draw_rate(job, room, "Dits par les labos, pour 1 000 lignes", returning, false);
    draw_rate(job, room, "Cagettes justes à la première vérification", passing, true);
    draw_rate(job, room, "Lignes qui ont eu moins que commandé", lacking, true);
    say_tenths(now->crate_ms / 60, number, sizeof number);
    page_count(now->timed, "cagette chronométrée", "cagettes chronométrées", range, sizeof range);
    draw_row(&job->page, room, "Minutes par cagette, au milieu", now->timed > 0 ? number : "–",
             now->timed >= 20 ? range : "trop peu pour conclure", values[3], job->count);
    say_tenths(now->cold_longest_ms / 60, number, sizeof number);
    str_format(range, sizeof range, "sacs frais : %u", now->bags);
    draw_row(&job->page, room, "Minutes d’un sac frais ouvert, au plus",
             now->bags > 0 ? number : "–", range, values[4], job->count);
}

/* In French and in one word: what was wrong. */
const char *page_type_word(enum discrepancy_type type)
{
    static const char *const words[DISCREPANCY_TYPE_COUNT] = {
        [DISCREPANCY_NONE] = "avis",
        [DISCREPANCY_MISSING] = "manque",
        [DISCREPANCY_DAMAGED] = "abîmé",
        [DISCREPANCY_SUBSTITUTED] = "remplacé",
        [DISCREPANCY_EXTRA] = "en plus",
        [DISCREPANCY_DIFFERENCE] = "autre nombre",
        [DISCREPANCY_DATE] = "date passée",
        [DISCREPANCY_WRONG] = "mal livré",
        [DISCREPANCY_COLD] = "doute sur le froid",
        [DISCREPANCY_UNREADABLE] = "illisible",
        [DISCREPANCY_SHORT] = "pas livré",
        [DISCREPANCY_SURPLUS] = "livré en trop",
        [DISCREPANCY_NOT_LOADED] = "pas chargé",
        [DISCREPANCY_CONFLICT] = "ne va pas ensemble",
    };
    return words[type];
}

static void draw_pareto(const struct job *job, struct ink_box *room)
{
    const struct summary *now = &job->months[0];
    page_text(&job->page, ink_cut_top(room, 8), 3.4, INK_BOLD, INK_LEFT,
              "Ce qui arrive le plus : produit et souci");
    if (now->pareto_count == 0) {
        page_words(&job->page, ink_cut_top(room, 6), 2.4, 1, INK_MEDIUM, INK_LEFT, PAGE_MUTED,
                   "Rien ce mois-ci.");
    }
    for (uint32_t i = 0; i < now->pareto_count && room->h >= 6.5; i++) {
        const struct summary_pareto *of = &now->pareto[i];
        const struct product *product = plan_product(job->prep->plan, of->product);
        struct ink_box row = ink_cut_top(room, 6.5);
        char text[LIMIT_NAME + 40], cases[16];
        str_format(text, sizeof text, "%s · %s", product != NULL ? product->name : "",
                   page_type_word(of->type));
        page_words(&job->page, ink_cut_left(&row, row.w * 0.55), 2.3, 1, INK_MEDIUM, INK_LEFT,
                   PAGE_INK, text);
        str_format(cases, sizeof cases, "%u", of->cases);
        page_text(&job->page, ink_cut_right(&row, 9), 2.5, INK_BOLD, INK_RIGHT, cases);
        struct ink_box bar = ink_inset(row, 1.2);
        bar.w *= (double)of->cases / (double)now->pareto[0].cases;
        ink_fill(&job->page.ink, bar, 0, DARK);
    }
}

/* What is missing, supplier by supplier, the most first. */
static void draw_short(const struct job *job, struct ink_box room)
{
    const struct summary_supplier *worst[SUMMARY_PARETO];
    size_t count = summary_worst_suppliers(&job->months[0], worst, SUMMARY_PARETO);
    page_text(&job->page, ink_cut_top(&room, 8), 3.4, INK_BOLD, INK_LEFT,
              "Ce qui manque, par fournisseur");
    while (count > 0 && worst[count - 1]->short_milli == 0) {
        count--;
    }
    if (count == 0) {
        page_words(&job->page, ink_cut_top(&room, 6), 2.4, 1, INK_MEDIUM, INK_LEFT, PAGE_MUTED,
                   "Rien ce mois-ci.");
    }
    for (size_t i = 0; i < count && room.h >= 6.5; i++) {
        struct ink_box row = ink_cut_top(&room, 6.5);
        char missing[32], ordered[32], text[80];
        page_amount(NULL, worst[i]->short_milli, missing, sizeof missing);
        page_amount(NULL, worst[i]->ordered_milli, ordered, sizeof ordered);
        str_format(text, sizeof text, "%s sur %s", missing, ordered);
        page_text(&job->page, ink_cut_right(&row, 26), 2.5, INK_BOLD, INK_RIGHT, text);
        page_words(&job->page, row, 2.3, 1, INK_MEDIUM, INK_LEFT, PAGE_INK,
                   worst[i]->name[0] != '\0' ? worst[i]->name : "inconnu");
    }
}

static void draw_month(struct job *job)
{
    char period[48];
    struct ink_box room = page_new(&job->page);
    page_orders_of(job->months[0].period, job->months[0].prep, period, sizeof period);
    page_head(&job->page, &room, "Le mois en une page", period);
    page_words(
        &job->page, ink_cut_top(&room, 6), 2.2, 1, INK_MEDIUM, INK_LEFT, PAGE_MUTED,
        "À droite, ce mois en foncé et jusqu’à huit mois d’avant en pâle. Intervalles à 95 %. "
        "On compte des produits et des étapes, jamais des personnes.");
    draw_numbers(job, &room);
    ink_cut_top(&room, 4);
    draw_short(job, ink_cut_right(&room, room.w * 0.42));
    ink_cut_right(&room, 6);
    draw_pareto(job, &room);
}

static void draw_supplier_months(struct job *job, struct ink_box *room, const char *name)
{
    static const struct {
        const char *word;
        enum discrepancy_type type;
    } kinds[] = {{"manque", DISCREPANCY_MISSING},  {"pas livré", DISCREPANCY_SHORT},
                 {"abîmé", DISCREPANCY_DAMAGED},   {"date", DISCREPANCY_DATE},
                 {"mal livré", DISCREPANCY_WRONG}, {"froid", DISCREPANCY_COLD}};
    enum { KINDS = sizeof kinds / sizeof *kinds };
    struct ink_box head = ink_cut_top(room, 8);
    ink_cut_left(&head, 42);
    const double cell = (head.w - 18) / (KINDS + 1);
    page_words(&job->page, ink_cut_left(&head, 18), 2.2, 1, INK_SEMIBOLD, INK_CENTRE, PAGE_MUTED,
               "lignes");
    for (int k = 0; k < KINDS; k++) {
        page_words(&job->page, ink_cut_left(&head, cell), 2.2, 1, INK_SEMIBOLD, INK_CENTRE,
                   PAGE_MUTED, kinds[k].word);
    }
    page_words(&job->page, head, 2.2, 1, INK_SEMIBOLD, INK_CENTRE, PAGE_MUTED, "en retard");
    for (size_t i = 0; i < job->count; i++) {
        const struct summary_supplier *s = summary_supplier_named(&job->months[i], name);
        char text[48];
        struct ink_box row = ink_cut_top(room, 9);
        page_line_below(&job->page, row);
        page_period(job->months[i].period, job->months[i].prep, text, sizeof text);
        page_text(&job->page, ink_cut_left(&row, 42), 2.8, i == 0 ? INK_BOLD : INK_MEDIUM, INK_LEFT,
                  text);
        str_format(text, sizeof text, "%u", s != NULL ? s->lines : 0);
        page_text(&job->page, ink_cut_left(&row, 18), 2.8, INK_MEDIUM, INK_CENTRE, text);
        for (int k = 0; k < KINDS; k++) {
            uint32_t cases = s != NULL ? s->by_type[kinds[k].type] : 0;
            str_format(text, sizeof text, cases > 0 ? "%u" : "–", cases);
            page_text(&job->page, ink_cut_left(&row, cell), 2.8, cases > 0 ? INK_HEAVY : INK_MEDIUM,
                      INK_CENTRE, text);
        }
        bool is_late = s != NULL && s->late > 0, was_due = s != NULL && s->due > 0;
        str_format(text, sizeof text, was_due ? "%u sur %u" : "–", was_due ? s->late : 0,
                   was_due ? s->due : 0);
        page_text(&job->page, row, 2.8, is_late ? INK_HEAVY : INK_MEDIUM, INK_CENTRE, text);
    }
}

/* "Soucis pour 1 000 lignes : 4,2, entre 2,0 et 7,8"; small numbers say that they are. */
static void draw_over(const struct job *job, struct ink_box *room, const char *word,
                      const struct rate *rate, bool is_share)
{
    char value[24], low[24], high[24], count[48], text[160];
    int64_t per = is_share ? 10 : 1;
    if (rate->of == 0) {
        return;
    }
    say_tenths(rate->value / per, value, sizeof value);
    say_tenths(rate->low / per, low, sizeof low);
    say_tenths(rate->high / per, high, sizeof high);
    str_format(count, sizeof count, "%u sur %u", rate->cases, rate->of);
    if (rate->is_thin) {
        str_format(text, sizeof text, "%s : %s, trop peu pour conclure", word, count);
    } else {
        str_format(text, sizeof text, "%s : %s, soit %s%s, entre %s et %s%s", word, count, value,
                   is_share ? " %" : " pour 1 000", low, high, is_share ? " %" : "");
    }
    page_text(&job->page, ink_cut_top(room, 6.5), 2.6, INK_MEDIUM, INK_LEFT, text);
}

/* All the months of the page together. */
static void draw_supplier_over(const struct job *job, struct ink_box *room,
                               const struct summary_supplier *supplier)
{
    char text[48];
    ink_cut_top(room, 3);
    if (job->count > 1) {
        str_format(text, sizeof text, "Sur %zu mois", job->count);
    } else {
        (void)str_copy(text, sizeof text, "Sur ce mois");
    }
    page_text(&job->page, ink_cut_top(room, 7), 2.8, INK_BOLD, INK_LEFT, text);
    draw_over(job, room, "Soucis sur les lignes commandées", &supplier->troubles, false);
    draw_over(job, room, "Livraisons en retard", &supplier->lateness, true);
}

/* The supplier whom a case is counted with, as in the summary; NULL: none. */
static const struct supplier *supplier_of(const struct prep *prep, const struct discrepancy *d)
{
    bool counts = !d->is_undone && d->product != ID_NONE && d->type != DISCREPANCY_NONE &&
                  case_cause(d) == CAUSE_SUPPLIER;
    return counts ? case_supplier(prep, d) : NULL;
}

/* Each product and what was wrong with it once, added up; nothing where all was well. */
static void draw_details(struct job *job, struct ink_box *room, const char *name)
{
    enum { ROWS = 24 };
    struct summary_pareto rows[ROWS];
    size_t count = 0;
    const struct prep *prep = job->prep;
    for (size_t i = 0; i < prep->discrepancy_count; i++) {
        const struct discrepancy *d = &prep->discrepancies[i];
        const struct supplier *from = supplier_of(prep, d);
        size_t at = 0;
        if (from == NULL || strcmp(from->name, name) != 0) {
            continue;
        }
        while (at < count && (rows[at].product != d->product || rows[at].type != d->type)) {
            at++;
        }
        if (at == ROWS) {
            continue; /* the page has no more room */
        }
        if (at == count) {
            rows[count++] = (struct summary_pareto){.product = d->product, .type = d->type};
        }
        rows[at].cases++;
        rows[at].units_milli += d->units_milli;
    }
    if (count > 0) {
        page_text(&job->page, ink_cut_top(room, 8), 3.2, INK_BOLD, INK_LEFT,
                  "Ce mois-ci, en détail");
    }
    for (size_t i = 0; i < count && room->h > 18; i++) {
        const struct product *product = plan_product(prep->plan, rows[i].product);
        struct ink_box row = ink_cut_top(room, 7);
        char text[48];
        page_line_below(&job->page, row);
        page_amount(product, rows[i].units_milli, text, sizeof text);
        page_text(&job->page, ink_cut_right(&row, 24), 2.6, INK_BOLD, INK_RIGHT, text);
        page_words(&job->page, ink_cut_right(&row, 42), 2.5, 1, INK_MEDIUM, INK_LEFT, PAGE_INK,
                   page_type_word(rows[i].type));
        page_text(&job->page, row, 2.5, INK_MEDIUM, INK_LEFT, product->name);
    }
}

static void draw_supplier(struct job *job, const struct summary_supplier *supplier)
{
    char period[48], text[200], weight[24], lines[48];
    struct ink_box room = page_new(&job->page);
    page_orders_of(job->months[0].period, job->months[0].prep, period, sizeof period);
    page_head(&job->page, &room, supplier->name, period);
    page_weight(supplier->weight_g, weight, sizeof weight);
    page_count(supplier->lines, "ligne commandée", "lignes commandées", lines, sizeof lines);
    str_format(
        text, sizeof text, "Ce mois-ci : %s, %s. %s", lines, weight,
        supplier->cases > 0 || supplier->late > 0
            ? "Voici ce qui n’allait pas ; merci de regarder avec nous ce qui peut aller mieux."
            : "Tout allait bien : merci !");
    page_words(&job->page, ink_cut_top(&room, 16), 3, 2, INK_MEDIUM, INK_LEFT, PAGE_INK, text);
    ink_cut_top(&room, 4);
    draw_supplier_months(job, &room, supplier->name);
    draw_supplier_over(job, &room, supplier);
    ink_cut_top(&room, 6);
    draw_details(job, &room, supplier->name);
    page_blank(&job->page, ink_cut_bottom(&room, 9), "Réponse");
}

static bool draw(cairo_t *cr, void *context)
{
    struct job *job = context;
    job->page.ink.cr = cr;
    if (job->pages == MONTHS_ONE_PAGE) {
        draw_month(job);
    } else if (job->pages == MONTHS_WORD) {
        page_word(&job->page, &job->months[0], false);
        page_word(&job->page, &job->months[0], true);
    } else {
        for (size_t i = 0; i < job->months[0].supplier_count; i++) {
            const struct summary_supplier *supplier = &job->months[0].suppliers[i];
            if (supplier->name[0] != '\0' && supplier->lines > 0) {
                draw_supplier(job, supplier);
            }
        }
    }
    if (job->page.number > 0) {
        cairo_show_page(cr);
    }
    return job->page.number > 0;
}

bool months_pdf(const struct prep *prep, const struct summary *months, size_t count,
                enum months_pages pages, int64_t created_at_s, paper_picture *picture,
                const char *path, struct error *err)
{
    struct label_press press = {0};
    struct paper_day day = {
        .prep = prep, .day = "", .picture = picture, .created_at_s = created_at_s};
    char foot[64];
    ASSERT(prep->plan != NULL && count > 0 && pages < MONTHS_PAGES_COUNT);
    str_format(foot, sizeof foot, "Préparation %u", prep->number);
    struct job job = {
        .page = {.ink = {.has_colour = true}, .press = &press, .day = &day, .foot = foot},
        .prep = prep,
        .months = months,
        .count = count < 1 + SUMMARY_BEFORE ? count : 1 + SUMMARY_BEFORE,
        .pages = pages};
    bool ok = press_open(&press, err);
    if (ok) {
        job.page.ink.type = press.type;
        ok = press_pdf(path, "Bilan", created_at_s, STOCK_SHEET_WIDTH_MM, STOCK_SHEET_HEIGHT_MM,
                       draw, &job, err);
        if (!ok && job.page.number == 0 && (err == NULL || err->code[0] == '\0')) {
            error_set(err, ERROR_INPUT, "nothing_to_draw",
                      "Aucun fournisseur n’est connu pour ce mois : complétez le catalogue.");
        }
    }
    press_close(&press);
    return ok;
}
