/* printer_trouble.h: what keeps a printer from printing, as values that layers which do not know
 * each other share: device reads them from printers, screens say them in words. */
#ifndef BORNE_BASE_PRINTER_TROUBLE_H
#define BORNE_BASE_PRINTER_TROUBLE_H

#include <stdbool.h>

enum printer_trouble { /* a bit each */
                       PRINTER_PAPER_OUT = 1 << 0,
                       PRINTER_COVER_OPEN = 1 << 1,
                       PRINTER_HEAD_HOT = 1 << 2,
                       PRINTER_RIBBON_OUT = 1 << 3,
                       PRINTER_WRONG_ROLL = 1 << 4,
                       PRINTER_JAM = 1 << 5,
                       PRINTER_CUTTER = 1 << 6,
                       PRINTER_PAUSED = 1 << 7,
                       PRINTER_ERROR = 1 << 8,     /* something else */
                       PRINTER_PAPER_LOW = 1 << 9, /* prints on all the same */
                       PRINTER_TROUBLES = 10,      /* how many bits there are */
};
/* Those that keep it from printing. */
#define PRINTER_STOPS (~(unsigned)PRINTER_PAPER_LOW)

/* What is in the way of a label. All zero: nothing. */
struct printer_way {
    bool is_absent;          /* not plugged in, or not to be had */
    bool is_deaf;            /* takes nothing, and does not say why */
    unsigned troubles;       /* bits of enum printer_trouble */
    int width_mm, length_mm; /* of the wrong roll that lies in it; 0: does not say */
};

#endif
