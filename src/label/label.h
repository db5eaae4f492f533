/* label.h: labels with a code: what stands on them, as plain values, and how a run of them becomes
 * a PDF, dots for a label printer, or PNG files. Knows nothing of preps, stores or printers, and of
 * a person only a first name and an initial: there is no room for more. */
#ifndef BORNE_LABEL_LABEL_H
#define BORNE_LABEL_LABEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bitmap.h"
#include "base/error.h"
#include "base/limits.h"
#include "domain/code.h"
#include "domain/goods.h"
#include "label/stock.h"

enum label_kind {
    LABEL_CRATE,
    LABEL_PRODUCT,
    LABEL_PLACE,
    LABEL_PAIR,
    LABEL_COMMAND,
    LABEL_BAG,
    LABEL_PRACTICE, /* of the practice crate; filled as a product's */
    LABEL_KIND_COUNT
};

/* Text lengths in bytes, terminator included. All texts are UTF-8; "" leaves them out. */
enum { LABEL_SHORT = 24, LABEL_MEDIUM = 48, LABEL_ALLERGENS = LIMIT_ALLERGENS };

struct label_crate {
    char number[8]; /* of the order, large: "42" */
    int index, of;  /* 1 of 2 */
    bool is_bag;    /* a chilled or frozen bag, not a crate */
    char pickup[LIMIT_NAME];
    char letter[8];           /* of the pick-up point */
    uint32_t rgb;             /* its colour, 0xRRGGBB */
    char colour[LABEL_SHORT]; /* its colour's name: "bleu" */
    char day[LABEL_SHORT];    /* "jeu. 26 nov." */
    enum temperature temperature;
    int lines;                    /* different products inside; 0 leaves it out */
    int32_t weight_g;             /* expected; 0 leaves it out */
    char first_name[LABEL_SHORT]; /* only when the group voted for it */
    char initial[8];
};

struct label_product {
    char name[LIMIT_NAME];
    char unit[LABEL_SHORT]; /* "sachet de 500 g" */
    char place[LIMIT_PLACE];
    char allergens[LABEL_ALLERGENS]; /* "" where nothing is known */
    enum temperature temperature;
};

struct label_place {
    char name[LIMIT_PLACE];  /* "C1" */
    char says[LABEL_MEDIUM]; /* "Frigo de gauche" */
};

struct label_pair {
    char animal[LABEL_SHORT]; /* "le renard" */
    char picture[16];         /* its emoji */
    uint32_t rgb;
    char colour[LABEL_SHORT];
};

struct label_command {
    enum command_code command; /* word and drawing are known here */
};

/* Goods filled into bags here; the code is the product's. */
struct label_bag {
    char name[LIMIT_NAME];
    int32_t grams;
    char lot[LABEL_SHORT];           /* "L24-118" */
    char date[LABEL_SHORT];          /* "26/11/2026", when it was bagged */
    char allergens[LABEL_ALLERGENS]; /* "gluten, lait"; "" where nothing is known */
    enum temperature temperature;
};

struct label {
    enum label_kind kind;
    char code[11]; /* ten digits (code_write) */
    bool is_copy;  /* printed again: marked COPIE */
    union {
        struct label_crate crate;
        struct label_product product;
        struct label_place place;
        struct label_pair pair;
        struct label_command command;
        struct label_bag bag;
    };
};

enum { LABEL_SHIFT_HALF_MM = 20 }; /* a sheet can be shifted by up to 10 mm */

/* How a run is laid on paper. */
struct label_sheet {
    struct stock_choice stock;
    int first;                                   /* first free label on a begun sheet, from 1 */
    int shift_right_half_mm, shift_down_half_mm; /* where the printer prints off the mark */
    int64_t created_at_s;                        /* written into the PDF: same input, same bytes */
};

/* Where a label came to lie: the sticker's box on its page (PDF) or file (PNG), from 1. */
struct label_placed {
    size_t label; /* index into the run */
    int page;
    double x_mm, y_mm, width_mm, height_mm;
    char code[11];
};

/* The commands in words, as on the sheet and for the screen's manual: "Valider"; digits "0".."9".
 */
const char *label_command_word(enum command_code command);

/* Whether this kind's code fits the stock with whole dots, its quiet zone and the least height; the
 * refusal names a stock that would do. `as_dots` is false for PDF on sheets. */
bool label_fits(enum label_kind kind, const struct stock_choice *stock, bool as_dots,
                struct error *err);

/* Writes a PDF: pages of A4 for sheets, a page per label else. `ret_placed` is NULL or has room for
 * `count`. Errors: what label_fits refuses, no labels, a first label or shift that is not on the
 * sheet, the disk. The file is there whole or not at all. */
bool label_pdf(const struct label_sheet *sheet, const struct label *labels, size_t count,
               const char *path, struct label_placed *ret_placed, struct error *err);
/* Writes NAME-001.png, NAME-002.png … for path NAME.png, one label each, black and white. */
bool label_png(const struct label_sheet *sheet, const struct label *labels, size_t count,
               const char *path, struct label_placed *ret_placed, struct error *err);
struct label_press;
/* Draws one label as dots, turned stocks already turned. The result is owned by the caller
 * (bitmap_finish). Opens the fonts each time: for more
 * than a few take a press. */
bool label_bitmap(const struct stock_choice *stock, const struct label *label,
                  struct bitmap *ret_bitmap, struct error *err);

/* A page to hold behind a sheet of stickers: their outlines, and where the shift is read off that
 * this printer needs. For rolls one label with a ruler. Errors as label_pdf. */
bool label_ruler_pdf(const struct label_sheet *sheet, const char *path, struct error *err);
/* The same label of a roll as dots (asserted: no sheet). */
bool label_ruler_bitmap(struct label_press *press, const struct stock_choice *stock,
                        struct bitmap *ret_bitmap, struct error *err);

/* Fonts and all that is worth keeping between labels, for one thread at a time: a label of a kind
 * that was drawn before takes a millisecond or two. NULL and an error when memory ends. */
struct label_press *label_press_create(struct error *err);
void label_press_destroy(struct label_press *press);
/* As label_bitmap. */
bool label_press_bitmap(struct label_press *press, const struct stock_choice *stock,
                        const struct label *label, struct bitmap *ret_bitmap, struct error *err);

/* "zint 2.11.1, cairo 1.16.0, pango 1.50.12" */
void label_versions(char *to, size_t size);

#endif
