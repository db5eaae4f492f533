/* print_parts.h: what the screens about printing have in common: papers and printers in words and
 * drawings, and what keeps a printer from printing. Draws and decides nothing of its own. */
#ifndef BORNE_UI_SCREENS_PRINT_PRINT_PARTS_H
#define BORNE_UI_SCREENS_PRINT_PRINT_PARTS_H

#include <stddef.h>

#include "ui/screens/desk/desk.h"

/* A stock's paper: "a4-24" is a sheet of 24, "57x32" a single label of a roll. */
struct paper {
    int columns, rows;
    bool is_sheet;
    int64_t count;
};
struct paper print_paper(const struct ui_view *view, const char *stock);
/* "planche A4 de 24 étiquettes" */
void print_say_stock(const struct ui *ui, const struct ui_view *view, const char *stock, char *to,
                     size_t size);
/* One of their own, NULL for ours. */
const struct own_stock *print_own_stock(const struct ui_view *view, const char *stock);
/* The paper as it lies in the printer; stickers before `first` (from 1) are used. */
void print_draw_paper(const struct kit *kit, struct rect rect, struct paper paper, int first);
/* The stock that PDFs are drawn for, "" when there is none. */
const char *print_sheet_stock(const struct ui_view *view);
/* That the label printer in use has, "" when it is not known. */
const char *print_roll_stock(const struct ui_view *view);
/* "Zebra ZD220", "clé USB" … of the place that labels go to. */
void print_say_place(const struct ui *ui, const struct ui_view *view, char *to, size_t size);

/* Two arrows, between them a title and a value; targets NAME_less and NAME_more give DESK_LESS and
 * DESK_MORE with `what`. A row of 20 mm, or of 26 where the value may need two lines. */
void print_stepper(const struct kit *kit, struct rect row, const char *name, int what,
                   const char *title, const char *value);
/* The same for a number: less and more. */
void print_counter(const struct kit *kit, struct rect row, const char *name, int what,
                   const char *title, const char *value);

/* Something keeps the label printer from printing. */
bool print_is_blocked(const struct printer_way *way);
/* What to do about it, a sentence. */
void print_say_way(const struct ui *ui, const struct printer_way *way, char *to, size_t size);
/* "imprimée mer. 26/11 à 9:05 par ce poste", "" when the code never went out. */
void print_say_latest(const struct ui *ui, const struct ui_view *view, const char *code, char *to,
                      size_t size);
/* The code of a crate's latest label, "" before it has one. */
void print_crate_code(const struct prep *prep, uint32_t crate, char ret_code[SPOOL_CODE]);

#endif
