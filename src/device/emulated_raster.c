/* emulated_raster.c: emulated printers that take their dots row by row: ESC/POS, Brother QL, Dymo.
 */
#include <string.h>

#include "device/emulated_private.h"

enum { ESC = 0x1B, GS = 0x1D, DLE = 0x10, SYN = 0x16, QL_ROW = 90 };

/* The rows so far become the picture. */
static void take_raster(struct emulated *printer, int width, int skip)
{
    if (printer->row_bytes > 0 && printer->raster.count > 0) {
        int rows = (int)(printer->raster.count / (size_t)printer->row_bytes);
        emulated_blank(printer, width, rows);
        emulated_rows(printer, -skip, 0, printer->raster.data, printer->row_bytes, rows, true);
    }
    stream_clear(&printer->raster);
    emulated_whole(printer);
}

static void escpos_status(struct emulated *p, unsigned n)
{
    uint8_t b = 0x12;
    bool stops = emulated_stops(p);
    switch (n) {
    case 1: b |= stops ? 0x08 : 0; break;
    case 2:
        b |= (uint8_t)((p->cover ? 0x04 : 0) | (p->paper == 0 ? 0x20 : 0) |
                       (p->jam || p->hot ? 0x40 : 0));
        break;
    case 3: b |= (uint8_t)((p->jam ? 0x08 : 0) | (p->hot ? 0x40 : 0)); break;
    case 4: b |= (uint8_t)(p->paper == 0 ? 0x60 : p->paper > 0 && p->paper < 3 ? 0x0C : 0); break;
    default: return;
    }
    emulated_answer(p, &b, 1);
}

static size_t escpos_picture(struct emulated *printer, const uint8_t *bytes, size_t count)
{
    if (count < 8) {
        return 0;
    }
    int row = bytes[4] | bytes[5] << 8, rows = bytes[6] | bytes[7] << 8;
    size_t size = (size_t)row * (size_t)rows;
    if (count < 8 + size) {
        return 0;
    }
    if (row != printer->row_bytes) {
        stream_clear(&printer->raster);
        printer->row_bytes = row;
    }
    stream_add(&printer->raster, bytes + 8, size);
    return 8 + size;
}

size_t emulated_escpos(struct emulated *printer, const uint8_t *bytes, size_t count)
{
    if (bytes[0] != ESC && bytes[0] != GS && bytes[0] != DLE) {
        return 1;
    }
    if (count < 3) {
        return bytes[0] == ESC && count == 2 && bytes[1] == '@'
                   ? (stream_clear(&printer->raster), 2u)
                   : 0;
    }
    if (bytes[0] == ESC && bytes[1] == '@') {
        stream_clear(&printer->raster);
        return 2;
    }
    if (bytes[0] == DLE && bytes[1] == 0x04) {
        escpos_status(printer, bytes[2]);
    } else if (bytes[0] == GS && bytes[1] == 'r') {
        uint8_t b = printer->paper == 0 ? 0x0C : 0;
        if (printer->waiting_count == 0 && !emulated_stops(printer)) {
            emulated_answer(printer, &b, 1);
        }
    } else if (bytes[0] == GS && bytes[1] == 'v') {
        return escpos_picture(printer, bytes, count);
    } else if (bytes[0] == GS && bytes[1] == 'V') {
        if (count < 4) {
            return 0;
        }
        take_raster(printer, printer->row_bytes * 8, 0);
        return 4;
    }
    return 3;
}

static void ql_status(struct emulated *p, uint8_t kind)
{
    uint8_t b[32] = {0x80, 0x20, 0x42, 0x34};
    b[8] = (uint8_t)(p->paper == 0 ? 0x02 : p->jam ? 0x04 : 0);
    b[9] = (uint8_t)((p->cover ? 0x10 : 0) |
                     (p->roll != 0 && p->media_width != 0 && p->roll != p->media_width ? 0x01 : 0) |
                     (p->hot ? 0x20 : 0));
    b[10] = (uint8_t)(p->roll != 0 ? p->roll : p->media_width);
    b[11] = b[10] == 29 ? 0x0B : 0x0A;
    b[17] = b[10] == 29 ? 90 : 0;
    b[18] = kind;
    emulated_answer(p, b, sizeof b);
}

/* A Brother throws a label away that it cannot print, and says so. */
static void ql_print(struct emulated *printer)
{
    bool is_wrong =
        printer->roll != 0 && printer->media_width != 0 && printer->roll != printer->media_width;
    if (emulated_stops(printer) || is_wrong) {
        stream_clear(&printer->raster);
        printer->label_bytes = 0;
        ql_status(printer, 0x02);
        return;
    }
    printer->row_bytes = QL_ROW;
    for (size_t row = 0; row + QL_ROW <= printer->raster.count; row += QL_ROW) {
        uint8_t turned[QL_ROW] = {0};
        for (int x = 0; x < QL_ROW * 8; x++) {
            int at = QL_ROW * 8 - 1 - x;
            if (printer->raster.data[row + (size_t)x / 8] & 0x80 >> x % 8) {
                turned[at / 8] |= (uint8_t)(0x80 >> at % 8);
            }
        }
        memcpy(printer->raster.data + row, turned, sizeof turned);
    }
    int width = printer->media_width == 29 ? 306 : 696,
        margin = printer->media_width == 29 ? 6 : 12;
    take_raster(printer, width, QL_ROW * 8 - margin - width);
    ql_status(printer, 0x01);
}

static size_t ql_setting(struct emulated *printer, const uint8_t *bytes, size_t count)
{
    if (count < 3) {
        return 0;
    }
    size_t length = bytes[2] == 'z' ? 13 : bytes[2] == 'd' ? 5 : bytes[2] == 'S' ? 3 : 4;
    if (count < length) {
        return 0;
    }
    if (bytes[2] == 'S') {
        ql_status(printer, 0x00);
    } else if (bytes[2] == 'z') {
        printer->media_width = bytes[5];
    }
    return length;
}

size_t emulated_ql(struct emulated *printer, const uint8_t *bytes, size_t count)
{
    switch (bytes[0]) {
    case 0x1A:
    case 0x0C: ql_print(printer); return 1;
    case 'M': return count < 2 ? 0 : 2;
    case 'g':
        if (count < 3 || count < 3 + (size_t)bytes[2]) {
            return 0;
        }
        if (bytes[2] == QL_ROW) {
            stream_add(&printer->raster, bytes + 3, QL_ROW);
        }
        return 3 + (size_t)bytes[2];
    case ESC:
        if (count < 2) {
            return 0;
        }
        if (bytes[1] == '@') {
            stream_clear(&printer->raster);
            return 2;
        }
        return bytes[1] == 'i' ? ql_setting(printer, bytes, count) : 2;
    default: return 1;
    }
}

static void dymo_status(struct emulated *p)
{
    uint8_t b = (uint8_t)((p->paper == 0 ? 0x20 : 0) | (p->jam || p->cover || p->hot ? 0x80 : 0) |
                          (p->waiting_count == 0 ? 0x03 : 0));
    emulated_answer(p, &b, 1);
}

size_t emulated_dymo(struct emulated *printer, const uint8_t *bytes, size_t count)
{
    if (bytes[0] == SYN) {
        size_t length = 1 + (size_t)printer->row_bytes;
        if (count < length) {
            return 0;
        }
        stream_add(&printer->raster, bytes + 1, length - 1);
        return length;
    }
    if (bytes[0] != ESC) {
        return 1;
    }
    if (count < 2) {
        return 0;
    }
    switch (bytes[1]) {
    case ESC: return 1;
    case '@': stream_clear(&printer->raster); return 2;
    case 'A': dymo_status(printer); return 2;
    case 'E': take_raster(printer, printer->row_bytes * 8, 0); return 2;
    case 'D':
        if (count >= 3) {
            printer->row_bytes = bytes[2];
            stream_clear(&printer->raster);
        }
        return count >= 3 ? 3 : 0;
    case 'B': return count >= 3 ? 3 : 0;
    case 'L': return count >= 4 ? 4 : 0;
    default: return 2;
    }
}
