/* mask.h: coverage of round and slanted things, 0..255 per pixel, computed from distances so that
 * edges are smooth at any size. Pure; knows neither SDL nor frames beyond the shapes' names. */
#ifndef BORNE_PLATFORM_MASK_H
#define BORNE_PLATFORM_MASK_H

#include <stdint.h>

#include "ui/frame.h"

/* All fill bytes[w * h], row by row. */

/* A disc that touches the sides of a square. */
void mask_disc(uint8_t *bytes, int side);
/* A rounded outline, `thickness` px inside the rectangle; dashed with round ends or not. */
void mask_ring(uint8_t *bytes, int w, int h, int radius, int thickness, bool dashed);
/* A horizontal or vertical bar with round ends, dashed or not. */
void mask_line(uint8_t *bytes, int w, int h, bool dashed);
/* A shape in the middle of a square. */
void mask_shape(uint8_t *bytes, int side, enum shape shape);
/* How far a shadow reaches beyond its rectangle, and its shift downwards. */
int mask_shadow_reach(int radius);
int mask_shadow_drop(int radius);
/* The strip `part` of the shadow of a card; w x h is the card's size with the reach on all sides.
 */
void mask_shadow(uint8_t *bytes, int radius, int w, int h, struct rect part);

#endif
