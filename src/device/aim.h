/* aim.h: the AIM symbology identifier, three characters that a scanner may send before a code:
 * ']', a letter for the kind of bars, a modifier. Pure. */
#ifndef BORNE_DEVICE_AIM_H
#define BORNE_DEVICE_AIM_H

#include <stdbool.h>
#include <stddef.h>

/* 3 if `text` begins with an identifier that AIM lists, else 0: a code may begin with ']' itself.
 */
size_t aim_length(const char *text, size_t count);
/* True if the data behind it are GS1 element strings. */
bool aim_says_gs1(const char *aim);
/* "Code 128", "EAN/UPC": English names of standards, as printed in every manual; "" for none. */
const char *aim_symbology(const char *aim);

#endif
