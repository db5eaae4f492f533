/* emulated_private.h: an emulated printer's inside, shared by the emulated_*.c files. */
#ifndef BORNE_DEVICE_EMULATED_PRIVATE_H
#define BORNE_DEVICE_EMULATED_PRIVATE_H

#include "device/emulated_printer.h"
#include "device/stream.h"

enum { EMULATED_WAITING = 8 };

struct emulated {
    char name[32];
    enum printer_language language;
    bool is_plugged, is_open;
    bool is_lost; /* was pulled while open */
    int paper, cover, jam, hot, roll, silent;
    int faults[EMULATED_FAULT_COUNT]; /* of the last four kinds: after how many labels, -1 never */
    struct stream received;           /* not understood yet */
    struct stream answers;            /* not read yet */
    size_t label_bytes;               /* received since the last whole label */
    struct bitmap picture;            /* being received */
    struct bitmap waiting[EMULATED_WAITING]; /* whole, not printed yet, oldest first */
    int waiting_count;
    int printed;
    /* what commands have set */
    int width, height, x, y;
    int row_bytes, rows;
    struct stream raster; /* rows so far */
    int media_width;
};

/* Takes one command off the front: its length, 0 when more bytes are needed. */
size_t emulated_zpl(struct emulated *printer, const uint8_t *bytes, size_t count);
size_t emulated_tspl(struct emulated *printer, const uint8_t *bytes, size_t count);
size_t emulated_epl(struct emulated *printer, const uint8_t *bytes, size_t count);
size_t emulated_escpos(struct emulated *printer, const uint8_t *bytes, size_t count);
size_t emulated_ql(struct emulated *printer, const uint8_t *bytes, size_t count);
size_t emulated_dymo(struct emulated *printer, const uint8_t *bytes, size_t count);

/* The picture is whole. */
void emulated_whole(struct emulated *printer);
/* Answers now. */
void emulated_answer(struct emulated *printer, const void *bytes, size_t count);
bool emulated_stops(const struct emulated *printer);
/* Begins an empty picture; sizes that no paper has are ignored. */
void emulated_blank(struct emulated *printer, int width, int height);
/* Draws raw rows at x, y; `ink` says which value is black. */
void emulated_rows(struct emulated *printer, int x, int y, const uint8_t *bytes, int stride,
                   int rows, bool ink);

#endif
