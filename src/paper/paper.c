/* paper.c: pages and what is on all of them. */
#include "paper/paper.h"

#include <math.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"
#include "label/draw.h"
#include "paper/page.h"

#define MARGIN_MM 12.0

struct sheet_kind {
    const char *name, *file, *title, *none;
    void (*draw)(struct page *page, const struct paper_filter *filter);
};

static const struct sheet_kind sheets[PAPER_KIND_COUNT] = {
    [PAPER_PREP] = {"prep", "bordereaux", "Bordereaux de préparation",
                    "Il n’y a pas de cagette à préparer ici.", page_slips},
    [PAPER_REFERENT] = {"referent", "fiches-referents", "Fiches des référents",
                        "Il n’y a pas de point de collecte dans ce mois.", page_referents},
    [PAPER_BULK] = {"bulk", "labos-en-vrac", "Labos qui remplissent eux-mêmes",
                    "Aucun labo ne remplit lui-même ses cagettes ce mois-ci.", page_deliveries},
    [PAPER_TRIP] = {"trip", "tournees", "Feuilles de tournée",
                    "Il n’y a rien à transporter ce mois-ci.", page_trips},
    [PAPER_CORRECTION] = {"correction", "corrections", "Corrections",
                          "Aucune commande n’a changé depuis l’impression.", page_corrections},
    [PAPER_EXPORT] = {"export", "exporter-le-mois", "Exporter le mois", "", page_export},
    [PAPER_ROOM] = {"room", "schema-de-la-salle", "Schéma de la salle",
                    "Aucun produit n’a d’emplacement : complétez le catalogue.", page_room},
    [PAPER_WELCOME] = {"welcome", "fiche-d-accueil", "Fiche d’accueil", "", page_welcome},
    [PAPER_TUTOR] = {"tutor", "carte-du-tuteur", "Carte du tuteur", "", page_tutor},
    [PAPER_DAY] = {"day", "journee", "La journée", "", page_day},
    [PAPER_HYGIENE] = {"hygiene", "registre-hygiene", "Registre d’hygiène", "", page_hygiene},
    [PAPER_KEPT] = {"kept", "ce-que-la-borne-note", "Ce que la borne note", "", page_kept},
    [PAPER_REGISTER] = {"register", "registre-des-traitements", "Registre des traitements", "",
                        page_register},
    [PAPER_TIMELINE] = {"timeline", "chronologie", "La chronologie",
                        "Il n’y a rien dans la chronologie.", page_timeline},
    [PAPER_ARRIVALS] = {"arrivals", "ce-qui-arrive", "Ce qui arrive",
                        "Rien n’est attendu ce mois-ci.", page_arrivals},
    [PAPER_NOTE] = {"note", "mots-pour-les-cagettes", "Mots pour les cagettes",
                    "Rien n’a été partagé ce mois-ci : il n’y a pas de mot à mettre.", page_notes},
};

const char *paper_name(enum paper_kind kind)
{
    ASSERT(kind < PAPER_KIND_COUNT);
    return sheets[kind].name;
}

const char *paper_file(enum paper_kind kind)
{
    ASSERT(kind < PAPER_KIND_COUNT);
    return sheets[kind].file;
}

const char *paper_title(enum paper_kind kind)
{
    ASSERT(kind < PAPER_KIND_COUNT);
    return sheets[kind].title;
}

double page_words(const struct page *page, struct ink_box box, double cap, int lines,
                  enum ink_weight weight, enum ink_align align, uint32_t rgb, const char *text)
{
    struct ink_style style = {.cap_mm = cap,
                              .cap_min_mm = fmin(cap, 1.45),
                              .lines = lines,
                              .weight = weight,
                              .align = align,
                              .rgb = rgb};
    return ink_text(&page->ink, &style, box, text);
}

double page_text(const struct page *page, struct ink_box box, double cap, enum ink_weight weight,
                 enum ink_align align, const char *text)
{
    return page_words(page, box, cap, 1, weight, align, PAGE_INK, text);
}

struct ink_box page_new(struct page *page)
{
    if (page->number > 0) {
        cairo_show_page(page->ink.cr);
    }
    page->number++;
    struct ink_box room =
        ink_inset((struct ink_box){0, 0, STOCK_SHEET_WIDTH_MM, STOCK_SHEET_HEIGHT_MM}, MARGIN_MM);
    struct ink_box foot = {MARGIN_MM, STOCK_SHEET_HEIGHT_MM - MARGIN_MM + 1, room.w, 5};
    char text[96 + LIMIT_OWN_NAME];
    str_format(text, sizeof text, "%s · page %d", page->foot, page->number);
    page_words(page, foot, 1.8, 1, INK_MEDIUM, INK_RIGHT, PAGE_MUTED, text);
    return room;
}

/* Multiplied by alpha, as cairo has it. */
static cairo_surface_t *surface_of(const struct image *logo)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, logo->w, logo->h);
    unsigned char *bytes = cairo_image_surface_get_data(surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface);
    for (int y = 0; bytes != NULL && y < logo->h; y++) {
        for (int x = 0; x < logo->w; x++) {
            uint32_t dot = logo->argb[(size_t)y * (size_t)logo->w + (size_t)x];
            uint32_t alpha = dot >> 24, made = alpha << 24;
            for (int i = 0; i < 24; i += 8) {
                made |= ((dot >> i & 0xFF) * alpha / 255) << i;
            }
            memcpy(bytes + (size_t)y * stride + 4 * (size_t)x, &made, sizeof made);
        }
    }
    cairo_surface_mark_dirty(surface);
    return surface;
}

void page_logo(const struct page *page, struct ink_box *box)
{
    const struct image *logo = page->day->logo;
    cairo_t *cr = page->ink.cr;
    if (logo == NULL || logo->w <= 0) {
        return;
    }
    double scale = fmin(box->h / logo->h, box->w * 0.3 / logo->w);
    struct ink_box at = ink_cut_right(box, logo->w * scale);
    ink_cut_right(box, 3);
    cairo_surface_t *surface = surface_of(logo);
    cairo_save(cr);
    cairo_translate(cr, at.x, at.y + (at.h - logo->h * scale) / 2);
    cairo_scale(cr, scale, scale);
    cairo_set_source_surface(cr, surface, 0, 0);
    cairo_paint(cr);
    cairo_restore(cr);
    cairo_surface_destroy(surface);
}

void page_head(struct page *page, struct ink_box *room, const char *title, const char *of)
{
    struct ink_box band = ink_cut_top(room, 13);
    ink_cut_top(room, 3);
    page_logo(page, &band);
    struct ink_box right = ink_cut_right(&band, of[0] != '\0' ? band.w * 0.32 : 0);
    page_words(page, right, 2.6, 2, INK_MEDIUM, INK_RIGHT, PAGE_MUTED, of);
    page_text(page, band, 6.2, INK_HEAVY, INK_LEFT, title);
    ink_fill(&page->ink, (struct ink_box){room->x, room->y - 2.4, room->w, 0.5}, 0, PAGE_INK);
}

void page_line_below(const struct page *page, struct ink_box box)
{
    ink_fill(&page->ink, (struct ink_box){box.x, box.y + box.h - 0.075, box.w, 0.15}, 0, PAGE_EDGE);
}

void page_line_right(const struct page *page, struct ink_box box)
{
    ink_fill(&page->ink, (struct ink_box){box.x + box.w - 0.075, box.y, 0.15, box.h}, 0, PAGE_EDGE);
}

void page_cut(const struct page *page, double x, double y, double width)
{
    for (double at = x; at < x + width - 1; at += 2.4) {
        ink_fill(&page->ink, (struct ink_box){at, y, 1.2, 0.2}, 0, PAGE_EDGE);
    }
}

void page_tick(const struct page *page, struct ink_box box)
{
    double side = fmin(box.w, box.h);
    struct ink_box square = {box.x + (box.w - side) / 2, box.y + (box.h - side) / 2, side, side};
    ink_fill(&page->ink, square, side * 0.18, INK_WHITE);
    ink_frame(&page->ink, square, side * 0.18, 0.3, PAGE_INK);
}

void page_blank(const struct page *page, struct ink_box box, const char *what)
{
    double width = page_words(page, box, 2.4, 1, INK_MEDIUM, INK_LEFT, PAGE_MUTED, what);
    double from = box.x + width + 1.5, y = box.y + box.h / 2 + 1.3;
    for (double x = from; x < box.x + box.w; x += 1.2) {
        ink_fill(&page->ink, (struct ink_box){x, y, 0.35, 0.2}, 0, PAGE_MUTED);
    }
}

void page_signature(const struct page *page, struct ink_box box, const char *who)
{
    ink_frame(&page->ink, box, 2, 0.3, PAGE_INK);
    box = ink_inset(box, 2.5);
    page_text(page, ink_cut_top(&box, 5), 2.6, INK_BOLD, INK_LEFT, who);
    page_blank(page, ink_cut_bottom(&box, 6), "Heure");
    page_words(page, ink_cut_top(&box, 4), 1.9, 1, INK_MEDIUM, INK_LEFT, PAGE_MUTED, "Signature");
}

double page_code_width(size_t digits)
{
    return (BARS_TOTAL + 11 * ((double)digits - 10) / 2) * PAGE_MODULE;
}

void page_code(const struct page *page, struct ink_box box, const char *digits)
{
    struct bars bars = bars_encode(page->press->encoder, digits);
    double width = bars.modules * PAGE_MODULE;
    ASSERT(box.w + 1e-6 >= page_code_width(strlen(digits)));
    char grouped[48];
    struct ink_box under = ink_cut_bottom(&box, 2.4);
    ASSERT(box.h + 1e-6 >= PAGE_CODE_HEIGHT_MM);
    ink_cut_bottom(&box, 0.5);
    ink_bars(&page->ink, &bars, PAGE_MODULE,
             (struct ink_box){box.x + (box.w - width) / 2, box.y, width, box.h});
    if (strlen(digits) == 10) {
        code_group(digits, grouped);
    } else {
        str_copy(grouped, sizeof grouped, digits);
    }
    page_words(page, under, 1.7, 1, INK_MEDIUM, INK_CENTRE, PAGE_MUTED, grouped);
}

void page_badge(const struct page *page, struct ink_box box, const struct pickup *pickup)
{
    if (pickup == NULL) {
        return;
    }
    const struct paper_colour *colour = &page->day->colours[pickup->colour % PLAN_COLOURS];
    uint32_t on = ink_on(&page->ink, colour->rgb);
    double least = fmin(box.w, box.h);
    ink_fill(&page->ink, box, least * 0.16, colour->rgb);
    box = ink_inset(box, least * 0.12);
    if (box.h > 8 && colour->name != NULL) {
        struct ink_box below = ink_cut_bottom(&box, box.h * 0.26);
        page_words(page, below, below.h * 0.9, 1, INK_SEMIBOLD, INK_CENTRE, on, colour->name);
        ink_cut_bottom(&box, box.h * 0.12);
    }
    page_words(page, box, box.h, 1, INK_HEAVY, INK_CENTRE, on, pickup->letter);
}

void page_picture(const struct page *page, struct ink_box box, const char *picture)
{
    if (picture != NULL && picture[0] != '\0') {
        page_words(page, box, fmin(box.w, box.h) * 0.72, 1, INK_MEDIUM, INK_CENTRE, PAGE_INK,
                   picture);
    }
}

void page_temperature(const struct page *page, struct ink_box box, enum temperature temperature)
{
    draw_temperature(&page->ink, temperature, false, box);
}

void page_foot(const struct paper_day *day, char *to, size_t size)
{
    str_format(to, size, "Préparation %u%s%s", day->prep->number, day->day[0] != '\0' ? " · " : "",
               day->day);
}

struct job {
    struct page page;
    const struct paper_filter *filter;
    enum paper_kind kind;
};

static bool draw(cairo_t *cr, void *context)
{
    struct job *job = context;
    job->page.ink.cr = cr;
    sheets[job->kind].draw(&job->page, job->filter);
    if (job->page.number > 0) {
        cairo_show_page(cr);
    }
    return job->page.number > 0;
}

bool page_has_serials(const struct paper_day *day, const struct paper_filter *filter,
                      struct error *err)
{
    const struct plan *plan = day->prep->plan;
    for (size_t i = 0; i < plan->crates.count; i++) {
        const struct crate *crate = &plan->crates.rows[i];
        bool wanted = (filter->crate == ID_NONE || filter->crate == crate->id) &&
                      (filter->pickup == ID_NONE || filter->pickup == crate->pickup);
        if (wanted && prep_label_serial(day->prep, CODE_CRATE, crate->id) == 0) {
            return error_set(err, ERROR_INPUT, "no_serial",
                             "Des cagettes n’ont pas encore d’étiquette : imprimez d’abord les "
                             "étiquettes.");
        }
    }
    return true;
}

bool paper_pdf(const struct paper_day *day, enum paper_kind kind, const struct paper_filter *filter,
               const char *path, struct error *err)
{
    struct label_press press = {0};
    char foot[64 + LIMIT_OWN_NAME];
    ASSERT(kind < PAPER_KIND_COUNT && day->prep->plan != NULL);
    page_foot(day, foot, sizeof foot);
    if (day->association != NULL && day->association[0] != '\0') {
        char before[sizeof foot];
        (void)str_copy(before, sizeof before, foot);
        (void)str_format(foot, sizeof foot, "%s · %s", day->association, before);
    }
    struct job job = {
        .page = {.ink = {.has_colour = true}, .press = &press, .day = day, .foot = foot},
        .filter = filter,
        .kind = kind};
    if (kind == PAPER_PREP && !page_has_serials(day, filter, err)) {
        return false;
    }
    if (!press_open(&press, err)) {
        press_close(&press);
        return false;
    }
    job.page.ink.type = press.type;
    bool ok = press_pdf(path, sheets[kind].title, day->created_at_s, STOCK_SHEET_WIDTH_MM,
                        STOCK_SHEET_HEIGHT_MM, draw, &job, err);
    if (!ok && job.page.number == 0 && (err == NULL || err->code[0] == '\0')) {
        error_set(err, ERROR_INPUT, "nothing_to_draw", "%s", sheets[kind].none);
    }
    press_close(&press);
    return ok;
}
