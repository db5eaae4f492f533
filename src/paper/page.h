/* page.h: what the sheets of paper/ share: pages, texts, boxes, codes, ticks. In millimetres. */
#ifndef BORNE_PAPER_PAGE_H
#define BORNE_PAPER_PAGE_H

#include "domain/code.h"
#include "label/icon.h"
#include "label/ink.h"
#include "label/press.h"
#include "paper/paper.h"

#define PAGE_INK    0x1B2A2Fu
#define PAGE_MUTED  0x5B676Bu
#define PAGE_EDGE   0xB9BFC1u
#define PAGE_SOFT   0xF3F1ECu /* grounds; a copier leaves them nearly white */
#define PAGE_GREEN  0x155F3Du
#define PAGE_AMBER  0x8A3F06u
#define PAGE_MODULE 0.30 /* X of the codes */

enum { PAGE_CODE_HEIGHT_MM = 10 };

struct page {
    struct ink ink;
    const struct label_press *press;
    const struct paper_day *day;
    int number;       /* of the page being drawn, from 1; 0 before the first */
    const char *foot; /* what stands at the foot of each page, borrowed */
};

/* Begins a page; returns the room inside its margins, the foot taken off. */
struct ink_box page_new(struct page *page);
/* The mark of the association, as large as it fits at the right of *box, cut off it; nothing where
 * there is none. */
void page_logo(const struct page *page, struct ink_box *box);
/* Title, and what it is of, over the page; takes its height off *room. */
void page_head(struct page *page, struct ink_box *room, const char *title, const char *of);

/* One line of text, never higher than `cap` millimetres; returns its width. */
double page_text(const struct page *page, struct ink_box box, double cap, enum ink_weight weight,
                 enum ink_align align, const char *text);
/* The same in a colour and over up to `lines` lines. */
double page_words(const struct page *page, struct ink_box box, double cap, int lines,
                  enum ink_weight weight, enum ink_align align, uint32_t rgb, const char *text);
/* A hair line under a box, or at its right. */
void page_line_below(const struct page *page, struct ink_box box);
void page_line_right(const struct page *page, struct ink_box box);
/* Dashes across, where the scissors go. */
void page_cut(const struct page *page, double x, double y, double width);
/* An empty box to tick. */
void page_tick(const struct page *page, struct ink_box box);
/* A dotted line to write on, with what is to be written before it. */
void page_blank(const struct page *page, struct ink_box box, const char *what);
/* A place to sign: who, and room. */
void page_signature(const struct page *page, struct ink_box box, const char *who);
/* The bars of ten or fourteen digits, centred, their digits below. The box is at least as wide as
 * the code with its quiet zones (asserted). */
void page_code(const struct page *page, struct ink_box box, const char *digits);
double page_code_width(size_t digits);
/* Letter and colour of a pick-up point. */
void page_badge(const struct page *page, struct ink_box box, const struct pickup *pickup);
/* How much the crates of a pick-up point hold of each product of the plan, by its place there: a
 * heap array (free). */
int64_t *page_sums(const struct plan *plan, uint32_t pickup);
/* The same as it is now: crates that count, shares counted in (due.c). */
int64_t *page_due_sums(const struct prep *prep, uint32_t pickup);
/* What a portion's crate is to get: what was ordered, less or more by a share. */
int64_t page_due_milli(const struct prep *prep, uint32_t portion);
/* The crate's portions in the order of the way, without those whose goods have all gone to one more
 * crate; `ret` has room for all of them. Returns how many. */
uint32_t page_slip_lines(const struct prep *prep, const struct crate *crate, uint32_t *ret);
/* Grams of a crate so. */
int64_t page_due_g(const struct prep *prep, const struct crate *crate);
/* "1 au lieu de 2, partagé : …"; false and "" where no share changed it. */
bool page_share_says(const struct prep *prep, uint32_t portion, char *to, size_t size);
/* The same, and what lies in its place: "2 remplacés par : 4 × Riz"; false and "" where the portion
 * is as it was ordered. */
bool page_change_says(const struct prep *prep, uint32_t portion, char *to, size_t size);
/* That, or what may still be given in its place if there is none of it. */
bool page_slip_says(const struct prep *prep, uint32_t portion, char *to, size_t size);
/* "4 × Riz": what came in the place of something. */
void page_substitute_name(const struct product *other, int64_t units_milli, char *to, size_t size);
/* The same of what a labo gets of a product in bulk. */
bool page_bulk_share_says(const struct prep *prep, uint32_t pickup, uint32_t product, char *to,
                          size_t size);
/* The members' rule in words, "" for none. */
const char *page_rule_words(enum share_rule rule);
/* Why something came in a product's place; "" where nobody knows. */
const char *page_reason_words(enum substitute_reason reason);
/* An emoji, or nothing where there is none. */
void page_picture(const struct page *page, struct ink_box box, const char *picture);
/* "SEC" and so on, with its drawing. */
void page_temperature(const struct page *page, struct ink_box box, enum temperature temperature);

/* "3", "0,5", "1,5 kg": what is taken of a product. */
void page_amount(const struct product *product, int64_t units_milli, char *to, size_t size);
/* "1 cagette", "3 005 cagettes"; the number alone where both words are "". */
void page_count(uint64_t count, const char *one, const char *many, char *to, size_t size);
/* "3 005 kg", "812 kg", "7,4 kg" */
void page_weight(int64_t grams, char *to, size_t size);
/* "29 2/3" */
void page_crate_name(const struct plan *plan, const struct crate *crate, char *to, size_t size);

/* "Préparation 3 · sam. 28/11", as at the foot of each page. */
void page_foot(const struct paper_day *day, char *to, size_t size);
enum temperature page_crate_temperature(enum crate_kind kind);
/* Whether a filter asks for this crate's slip: of bulk labos only by name. */
bool page_wants_slip(const struct prep *prep, const struct paper_filter *filter,
                     const struct crate *crate);
/* False, said in words: a crate that is to be scanned has no label yet. */
bool page_has_serials(const struct paper_day *day, const struct paper_filter *filter,
                      struct error *err);

/* The sheets: each draws its pages. */
void page_slips(struct page *page, const struct paper_filter *filter);
void page_referents(struct page *page, const struct paper_filter *filter);
void page_returns(struct page *page, const struct pickup *pickup);
void page_deliveries(struct page *page, const struct paper_filter *filter);
void page_trips(struct page *page, const struct paper_filter *filter);
void page_corrections(struct page *page, const struct paper_filter *filter);
void page_export(struct page *page, const struct paper_filter *filter);
void page_floor(struct page *page); /* nothing where nobody drew one */
void page_room(struct page *page, const struct paper_filter *filter);
void page_welcome(struct page *page, const struct paper_filter *filter);
void page_tutor(struct page *page, const struct paper_filter *filter);
void page_day(struct page *page, const struct paper_filter *filter);
void page_arrivals(struct page *page, const struct paper_filter *filter);
void page_timeline(struct page *page, const struct paper_filter *filter);
void page_hygiene(struct page *page, const struct paper_filter *filter);
void page_kept(struct page *page, const struct paper_filter *filter);
void page_notes(struct page *page, const struct paper_filter *filter);
void page_register(struct page *page, const struct paper_filter *filter);

#endif
