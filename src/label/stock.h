/* stock.h: the papers a label can be printed on, as data: office sheets of stickers and rolls of
 * label printers, with the resolutions they are printed at. Knows nothing of what a label says. */
#ifndef BORNE_LABEL_STOCK_H
#define BORNE_LABEL_STOCK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/limits.h"

enum stock_medium {
    STOCK_SHEET,   /* A4 with columns and rows of stickers, office printer */
    STOCK_THERMAL, /* one label after the other, every dot counts */
};

struct stock {
    const char *name;
    const char *says; /* what it is, for a list to choose from */
    enum stock_medium medium;
    double width_mm, height_mm;      /* of one label; for thermal stocks what the head can reach */
    double margin_x_mm, margin_y_mm; /* kept free of ink inside the label; a code's quiet zone may
                                        reach into it */
    int columns, rows;               /* on one sheet; 1 and 1 for thermal stocks */
    double left_mm, top_mm;          /* first label on the sheet */
    double pitch_x_mm, pitch_y_mm;
    int dots_203[2], dots_300[2]; /* width and height for thermal stocks; 0: not made for this */
    int roll_mm[2]; /* thermal: width of the roll and length of one label (0: endless, cut after
                       each), as printers are told */
    bool turned;    /* narrow stock: drawn along the feed, turned by 90 degrees */
};

/* A stock and the resolution it is drawn for when it becomes dots. */
struct stock_choice {
    const struct stock *stock;
    int dpi; /* 203 or 300 */
};

/* A paper that people add themselves: what a screen asks for and the settings keep as one line. In
 * hundredths of a millimetre, so that nothing is lost on the way. */
struct stock_own {
    char name[LIMIT_STOCK_NAME]; /* small letters, digits and hyphens; none of ours */
    char says[48];
    enum stock_medium medium;
    int margin_x, margin_y;
    /* sheets: */
    int columns, rows, width, height, left, top, pitch_x, pitch_y;
    /* rolls: */
    int dots_wide, dots_high, dpi;
    bool turned;
    struct stock stock; /* filled by stock_own_make; points at name and says of this very struct */
};
/* Checks the fields and fills ->stock; to be called again where the struct was copied. What cannot
 * be printed on is refused in words. */
bool stock_own_make(struct stock_own *own, struct error *err);
/* One line: "name=bocaux;says=…;sheet=3x8;size=70x37;at=0x0.5;pitch=70x37;margin=5x4" or
 * "name=vieux;roll=384x400@203;margin=1x1;turned". Reading makes it too. */
bool stock_own_read(const char *line, struct stock_own *ret_own, struct error *err);
/* False when it has no room. */
bool stock_own_write(const struct stock_own *own, char *to, size_t size);
/* The choice of an own stock, made before; valid as long as it is. */
struct stock_choice stock_own_choice(const struct stock_own *own);

#define STOCK_SHEET_WIDTH_MM  210.0
#define STOCK_SHEET_HEIGHT_MM 297.0

size_t stock_count(void);
const struct stock *stock_at(size_t index);
/* Reads "a4-24", "57x32@300"; without a resolution the stock's usual one. An unknown stock or a
 * resolution it is not made for is refused with the names there are; *ret untouched then. */
bool stock_choose(const char *name, struct stock_choice *ret_choice, struct error *err);
/* 8 at 203 dpi (such printers have 8 dots a millimetre), 300 / 25.4 at 300. */
double stock_dots_per_mm(int dpi);
/* Size of one label in dots, before turning. */
void stock_dots(const struct stock_choice *choice, int *ret_width, int *ret_height);
/* Size in millimetres as drawn, before turning: the sheet's sticker, or the dots' exact size. */
void stock_size(const struct stock_choice *choice, double *ret_width_mm, double *ret_height_mm);
int stock_per_sheet(const struct stock *stock);

#endif
