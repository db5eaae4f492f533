/* draw.h: draws one label at the origin of a context in millimetres; the same for PDF and dots.
 * Knows nothing of pages and files. */
#ifndef BORNE_LABEL_DRAW_H
#define BORNE_LABEL_DRAW_H

#include "label/area.h"
#include "label/bars.h"
#include "label/ink.h"
#include "label/label.h"

/* Any kind. `area` is area_of the label's kind. */
void draw_label(const struct ink *ink, const struct area *area, const struct label *label,
                const struct bars *bars);

/* The parts, shared by the kinds (draw_crate.c, draw_bag.c). */
void draw_crate(const struct ink *ink, const struct area *area, const struct label *label,
                const struct bars *bars);
/* What stands on a bag above its code and beside it. */
void draw_bag(const struct ink *ink, const struct label_bag *bag, struct ink_box room,
              struct ink_box beside);
/* Takes the room of the code off *room (at the bottom, or at the right of a strip) and draws bars,
 * digits and the mark of a copy there. Returns what is free beside the code; w may be 0. */
struct ink_box draw_code(const struct ink *ink, const struct area *area, const struct label *label,
                         const struct bars *bars, double height_mm, struct ink_box *room);
/* Drawing and word of a temperature in one pill: filled where cold must be kept. */
void draw_temperature(const struct ink *ink, enum temperature temperature, bool is_bag,
                      struct ink_box box);
/* "COPIE", white on black. */
void draw_copy(const struct ink *ink, struct ink_box box);
/* A crate's number, a place, a digit: as large as the box. */
void draw_number(const struct ink *ink, const char *number, enum ink_align align,
                 struct ink_box box);

/* A drawing (an emoji) as dots, as large as the box's smaller side; asserted: ink->dots. */
void draw_face_dots(const struct ink *ink, struct ink_box box, const char *picture);

#endif
