/* roll_draw.h: lays a slip out on a roll. Between roll.c and roll_draw.c only. */
#ifndef BORNE_PAPER_ROLL_DRAW_H
#define BORNE_PAPER_ROLL_DRAW_H

#include "label/press.h"
#include "paper/roll.h"

/* X of the codes: three dots at 203 an inch, four at 300. */
double roll_module_mm(int dpi);
/* How long the slip is, in dots. */
int roll_dots_high(const struct stock_choice *stock, const struct roll_slip *slip);
/* At the origin of on.cr, whose unit is a millimetre. */
void roll_draw(const struct label_press *press, struct ink on, const struct stock_choice *stock,
               const struct roll_slip *slip);

#endif
