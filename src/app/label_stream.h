/* label_stream.h: labels as the bytes of a printer's language, in a file: to be sent by another
 * program, or to be looked at by who doubts a printer. */
#ifndef BORNE_APP_LABEL_STREAM_H
#define BORNE_APP_LABEL_STREAM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "device/printer_language.h"
#include "label/label.h"
#include "paper/roll.h"

/* By the end of a file name, "x.zpl"; PRINTER_LANGUAGE_NONE for any other. */
enum printer_language label_stream_language(const char *path);
/* Brings the stock to a resolution that such printers have; `is_exact`: it was asked for and stays.
 * Refuses with the papers that would do. */
bool label_stream_stock(enum printer_language language, bool is_exact, struct stock_choice *stock,
                        struct error *err);
/* Writes the file, whole or not at all. `ret_placed` is NULL or has room for `count`. */
bool label_stream_write(enum printer_language language, const struct stock_choice *stock,
                        const struct label *labels, size_t count, const char *path,
                        struct label_placed *ret_placed, struct error *err);
/* The same of prep slips on a roll. */
bool label_stream_slips(enum printer_language language, const struct stock_choice *stock,
                        struct roll_slip *const *slips, size_t count, const char *path,
                        struct error *err);

#endif
