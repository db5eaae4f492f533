/* roll.h: the prep slip of a crate on an endless roll, for a receipt printer: the same steps and
 * codes as on A4, one below the other. A slip is a value of its own, so that the thread that prints
 * needs no prep. Knows no printers. */
#ifndef BORNE_PAPER_ROLL_H
#define BORNE_PAPER_ROLL_H

#include "label/label.h"
#include "paper/paper.h"

struct roll_line {
    char name[LIMIT_NAME], place[LIMIT_PLACE], amount[24], allergens[LIMIT_ALLERGENS];
    char share[160]; /* by which rule it is less or more than was ordered, what may be given or was
                        given in its place; "" when nothing */
    uint32_t line;   /* its turn in the crate's list, from 1, as its codes say it */
    int units;       /* to tick off one by one; 0: not counted so */
    bool is_weighed, is_none; /* by weight; all of it was shared away */
};

struct roll_slip {
    char number[8]; /* of the order */
    int index, of;
    enum crate_kind kind;
    char pickup[LIMIT_NAME], letter[8], colour[LABEL_SHORT];
    char facts[64]; /* "9 lignes · 7,4 kg" */
    char foot[64];  /* "Préparation 3 · sam. 28/11" */
    int prep;
    int32_t serial;          /* of the crate's label; 0: no codes, its labo fills it */
    struct roll_line *lines; /* owned */
    size_t line_count;
};

/* Whether a slip can stand on this paper: an endless roll, wide enough for the codes. The refusal
 * names those that would do. */
bool roll_fits(const struct stock_choice *stock, struct error *err);

/* The slip of a crate, on the heap (roll_slip_free). Of *day the prep, the day and the names of
 * colours are read. */
struct roll_slip *roll_slip_make(const struct paper_day *day, uint32_t crate);
/* NULL is allowed. */
void roll_slip_free(struct roll_slip *slip);
/* The slips of the crates that a filter asks for, as in page order: a heap array of slips, each and
 * the array to be freed. False: nothing to draw, or a crate has no label yet. */
bool roll_slips(const struct paper_day *day, const struct paper_filter *filter,
                struct roll_slip ***ret_slips, size_t *ret_count, struct error *err);
void roll_slips_free(struct roll_slip **slips, size_t count);

/* Draws a slip as dots, as long as it has to be (bitmap_finish). The paper fits (asserted). */
bool roll_slip_bitmap(const struct label_press *press, const struct stock_choice *stock,
                      const struct roll_slip *slip, struct bitmap *ret_bitmap, struct error *err);
/* A PDF with a page for each slip, as long as it is; or NAME-001.png … for NAME.png. */
bool roll_slips_pdf(struct roll_slip *const *slips, size_t count, const struct stock_choice *stock,
                    int64_t created_at_s, const char *path, struct error *err);
bool roll_slips_png(struct roll_slip *const *slips, size_t count, const struct stock_choice *stock,
                    const char *path, struct error *err);

#endif
