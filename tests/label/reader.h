/* reader.h: reads bar codes from grey pixels with the two independent readers. For tests only. */
#ifndef BORNE_TESTS_LABEL_READER_H
#define BORNE_TESTS_LABEL_READER_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { READER_TEXT = 64 };

/* 8-bit grey, 0 = black, rows of `width` bytes. False if nothing was read, or (zbar) more
 * than one text; the text goes to ret_text. */
bool reader_zbar(const uint8_t *grey, int width, int height, char ret_text[READER_TEXT]);
bool reader_zxing(const uint8_t *grey, int width, int height, char ret_text[READER_TEXT]);

/* One code of a page: its text, and the box that holds its bars, in pixels. */
struct reader_found {
    char text[READER_TEXT];
    int left, top, right, bottom;
};
/* Everything that zbar reads on a page, each text once; returns how many, at most `most`. */
int reader_zbar_page(const uint8_t *grey, int width, int height, struct reader_found *ret_found,
                     int most);

#ifdef __cplusplus
}
#endif

#endif
