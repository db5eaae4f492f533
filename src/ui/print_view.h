/* print_view.h: what is printed and where, as screens see it: label printers and their spool,
 * office printers, papers of one's own, the label that is looked at. Values only. */
#ifndef BORNE_UI_PRINT_VIEW_H
#define BORNE_UI_PRINT_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/limits.h"
#include "base/printer_trouble.h"
#include "domain/spool.h"

/* Where labels go. */
enum label_to { LABEL_TO_STICK, LABEL_TO_PRINTER, LABEL_TO_OFFICE, LABEL_TO_COUNT };

/* Where slips and sheets go. */
enum papers_to {
    PAPERS_TO_STICK,
    PAPERS_TO_OFFICE,
    PAPERS_TO_ROLL, /* prep slips to the label printer; all else to the stick */
    PAPERS_TO_COUNT
};

/* SETTING_PRINT_ON_OPEN: a bit each. */
enum { PRINT_ON_OPEN_LABEL = 1, PRINT_ON_OPEN_SLIP = 2 };

/* An office printer that CUPS knows. */
struct print_office {
    char name[SPOOL_PRINTER], says[96];
};

/* What labels are asked for. */
enum print_what {
    PRINT_CRATES, /* of a pick-up point, or of all */
    PRINT_RANGE,  /* of the orders with numbers from..until */
    PRINT_ONE,    /* of one crate */
    PRINT_VOIDED, /* of crates whose label is void or replaced, and no new one came out yet */
    PRINT_PRODUCTS,
    PRINT_PLACES,
    PRINT_PAIRS,
    PRINT_COMMANDS,
    PRINT_PRACTICE,
    PRINT_BAGS,       /* one for each bag of a filling */
    PRINT_WHAT_COUNT, /* of labels; behind it, prep slips on a receipt printer's roll: */
    PRINT_SLIPS,      /* of a pick-up point, or of all that are filled here */
    PRINT_SLIP        /* of one crate */
};

struct print_ask {
    enum print_what what;
    uint32_t pickup, from, until, crate;
    uint32_t copies;  /* PRINT_PRODUCTS: labels of each, for several boxes; 0 is one */
    uint32_t bagging; /* PRINT_BAGS: the how manieth filling of the prep, from 1 */
    bool again;       /* PRINT_ONE: a new serial, marked as a copy, although it was printed */
};

/* A paper that people described themselves: lengths in tenths of a millimetre. */
struct own_stock {
    char name[LIMIT_STOCK_NAME]; /* as in `stocks`; given when it is kept */
    bool is_sheet;
    int width, height; /* of one label; of rolls: across, along */
    /* sheets */
    int columns, rows;
    int left, top;        /* what is left free before the first label */
    int between, beneath; /* two labels */
    /* rolls */
    int dpi; /* 203, 300 */
};

/* A label printer that is plugged in. */
struct print_printer {
    char key[SPOOL_PRINTER], name[96];
    char language[12]; /* "zpl"; "" when nobody knows: the director says */
};

/* The label that was asked to be seen before it is printed. */
struct preview_view {
    uint32_t dots;     /* for frame_dots; 0: not drawn yet */
    int width, height; /* in dots */
    int at, of;        /* which of how many, from 0 */
    char says[320];    /* why there is none (French), "" */
};

/* Label printers and the spool, as screens see them. */
struct print_view {
    const struct print_printer *printers;
    int printer_count;
    const char *language;       /* of the one in use, "" when nobody knows; never NULL */
    int chosen;                 /* index of the one in use, -1: none is there */
    bool is_set;                /* the director chose one, maybe not plugged in now */
    bool has_roll;              /* a prep slip can stand on its paper */
    const char *const *stocks;  /* papers of rolls, as label/stock.h has them */
    int stock_count, stock;     /* the chosen one */
    const struct spool *spool;  /* what is durable; never NULL */
    uint32_t job;               /* the latest of this run of the program, 0: none */
    struct spool_counts counts; /* of that job */
    bool is_running;            /* something of the spool waits or is being printed */
    struct printer_way way;     /* what is in the way */
    char refused[320];          /* why the latest was not begun (French), "" when it was */
    uint64_t station;           /* this one, as in the spool */
    const struct print_office *offices;
    int office_count;
    int office;                  /* index of the chosen one, -1: none */
    bool is_office_busy;         /* a document is on its way, or being printed */
    char office_says[320];       /* what became of it, or what is in the way (French); "" */
    bool has_office_failed;      /* of office_says */
    uint32_t trial;              /* crate whose fresh label is to be scanned once, 0: none */
    const struct own_stock *own; /* papers of their own */
    int own_count;
    char own_says[320]; /* why the latest was not kept (French), "" when it was */
    struct preview_view preview;
};

#endif
