/* limits.h: every maximum of Borne, in one place, with its reason. */
#ifndef BORNE_BASE_LIMITS_H
#define BORNE_BASE_LIMITS_H

#include <stddef.h>
#include <stdint.h>

/* Text lengths in bytes of UTF-8, the terminator included. */
enum {
    LIMIT_NAME = 96,   /* a product, supplier or pick-up point; the longest seen is 48 letters */
    LIMIT_SKU = 48,    /* a shop's article number */
    LIMIT_NUMBER = 24, /* an order's number as the shop writes it */
    LIMIT_PLACE = 8,   /* zone letter and number: "C1", "AB12" */
    LIMIT_CODE = 64,   /* a scanned code; GS1-128 has at most 48 characters */
    LIMIT_ALLERGENS = 120, /* of a product: the fourteen of the law in one line */
    LIMIT_STOCK_NAME = 16, /* of a label paper: "ql29x90" */
    LIMIT_PATH = 1024,
    LIMIT_MEMORY_KEY = 256,    /* a kind and a folded name or the hash of a header */
    LIMIT_MEMORY_VALUE = 8192, /* the meaning of each of some hundred columns */
    LIMIT_SETTING_KEY = 48,
    LIMIT_SETTING_VALUE = 256, /* the longest is a password hash of about 100 letters */
};

/* A month. The association has 228 orders and aims at 500; the benchmark reads 50 000. */
enum {
    LIMIT_PRODUCTS = 4000,
    LIMIT_PICKUPS = 400,
    LIMIT_SUPPLIERS = 1000,
    LIMIT_ORDERS = 200000,
    LIMIT_LINES = 2000000,
    LIMIT_ORDER_LINES = 1000, /* of one order; the largest seen is 20 */
    LIMIT_CRATES_PER_ORDER = 99,
    /* Ids that every import leaves free behind its own, for crates made because one was full: as
     * many as there are crates in the stock, with all their lines. */
    LIMIT_ADDED_CRATES = 1000,
    LIMIT_ADDED_PORTIONS = 20000,
    LIMIT_LENDS = 40,            /* parts of a month that went to labos: 18 of them, some twice */
    LIMIT_LENT_CRATES = 100,     /* of those ids, for crates that one of them adds … */
    LIMIT_LENT_PORTIONS = 2000,  /* … and their lines */
    LIMIT_LINE_UNITS = 9999,     /* of one product in one order: more is a typing error */
    LIMIT_UNIT_WEIGHT_G = 50000, /* of one unit; the heaviest is a 25 kg sack */
    LIMIT_PREP = 999,            /* three digits of every label (DESIGN section 6) */
    LIMIT_SERIAL = 9999,         /* four digits of every label */
    LIMIT_SLIP_LINES = 99,       /* with a code on a prep slip: two digits of it */
    LIMIT_LEARNED_CODES = 2000,  /* taught in a month: every product in many packagings */
    LIMIT_CODE_UNITS = 999,      /* of one product in a case or on a pallet that bears a code */
    LIMIT_LANES = 4,             /* scanners side by side on one screen */
    LIMIT_PAIRS = 12,            /* animals to choose from */
    LIMIT_TRIPS = 60,            /* 8 t in a car that takes 500 kg are 16; the rest is changes */
    LIMIT_TRIP_STOPS = 24,       /* pick-up points of one trip; there are 18 labos */
    LIMIT_LOTS = 20000,          /* deliveries of a prep: 40 products, a few each; a stuck finger */
    LIMIT_ROOMS = 12,            /* kept under a name: a few halls that are lent in turn */
    LIMIT_ROOM_BYTES = 16 << 10, /* of one, as it is kept: 54 lines of 60 letters */
    LIMIT_FLOOR_NAME = 28,       /* of a shelf or fridge: "Frigo du fond" */
    LIMIT_TIMELINE_TEXT = 256,   /* of one in words: all suppliers of a round */
    LIMIT_TIMELINE_WORDS = 48,   /* of a line of the timeline: what fits beside its hour */
    LIMIT_TICKS = 20000,         /* ticked things of a prep: 40 products for each of 400 labos */
    LIMIT_EMPTIES = 9999,        /* crates that come back; the association owns 1 000 */
    LIMIT_BAGS = 9999,           /* bags from one sack; a 25 kg sack gives 250 of 100 g */
    LIMIT_SACK_G = 1000000,      /* one sack or big bag: a tonne */
};

#define LIMIT_SHARE_MILLI INT64_C(1000000000) /* a million units at once are no delivery */
/* All lines of a month, of one product, for one labo: a month that says so is read all the same. */
#define LIMIT_BULK_MILLI  ((int64_t)LIMIT_LINES * LIMIT_LINE_UNITS * 1000)
#define LIMIT_NOTE_NUMBER INT64_C(999999999999) /* digits of a delivery note: 12 */

/* Tenths of a degree. Warmer than this is a doubt about the cold chain, and said as one. */
enum {
    LIMIT_HELPERS = 500,        /* people in a half-day; a hall holds fewer */
    LIMIT_CHILLED_TENTHS = 80,  /* +8 °C: dairy and eggs that came chilled */
    LIMIT_FROZEN_TENTHS = -150, /* -18 °C, and 3 °C for the moment of unloading */
    LIMIT_COLDEST_TENTHS = -400,
    LIMIT_WARMEST_TENTHS = 600,
};

/* What is plugged in. */
enum {
    LIMIT_DEVICES = 24,        /* told apart at once; a hub has 7 sockets, a table two hubs */
    LIMIT_DEVICE_KEY = 80,     /* numbers, and a serial of at most 64 bytes */
    LIMIT_DEVICE_NAME = 64,    /* maker and model as the device says */
    LIMIT_DEVICE_PREFIX = 8,   /* what a scanner was told to send around each code */
    LIMIT_DEVICE_TEACH = 16,   /* the one-time code that a new scanner types */
    LIMIT_DEVICE_EVENTS = 512, /* on their way to the screen: 4 scanners, 10 codes a second, 12 s */
    LIMIT_DEVICE_REQUESTS = 64,
};

/* A crate open for longer was left open, and its time says nothing. */
#define LIMIT_CRATE_OPEN_MS ((int64_t)2 * 60 * 60 * 1000)

/* Days since 1970 that a clock or a person may name: to the year 2199. */
enum { LIMIT_DAY = 84000 };

/* The voice: what a month says in three languages is some 400 clips, of 20 to 100 kB. */
enum { LIMIT_VOICE_CLIPS = 2000, LIMIT_VOICE_BYTES = 2 << 20 };

/* What people record of it: as many, of at most eight seconds; a phrase has two, 90 kB. All of them
 * are kept in memory and go into each backup. */
enum {
    LIMIT_LANGUAGE = 8,
    LIMIT_RECORDINGS = LIMIT_VOICE_CLIPS,
    LIMIT_RECORDING_BYTES = 360 << 10
};
#define LIMIT_RECORDINGS_BYTES ((size_t)64 << 20)

/* What an association gives its Borne of its own. */
enum {
    LIMIT_OWN_KEY = 64,              /* what something of theirs is kept under */
    LIMIT_OWN_NAME = 40,             /* beside the hour on the first screen, over each page */
    LIMIT_LOGO_BYTES = 1 << 20,      /* as it is kept: 480 × 240 dots take half of it at most */
    LIMIT_OWN_WORD = 600,            /* of one sentence in a file of words */
    LIMIT_WORDS_BYTES = 1 << 20,     /* all sentences are 200 kB */
    LIMIT_CATALOGUE_BYTES = 1 << 20, /* LIMIT_PRODUCTS lines of 200 letters */
};
/* Pictures that people bring on a stick. */
enum {
    LIMIT_IMAGE_BYTES = 32 << 20,  /* 108 million pixels of a telephone take 30 MB */
    LIMIT_SVG_BYTES = 4 << 20,     /* a drawing is 100 kB, with a photograph in it 2 MB */
    LIMIT_PHOTOS = 200,            /* places: shelves and fridges of the largest room */
    LIMIT_PHOTO_SIDE = 640,        /* of the longer side, as kept: a third of a screen */
    LIMIT_PHOTO_BYTES = 400 << 10, /* as kept: 60 kB, at worst 300 */
};
/* A PNG is decoded whole: 96 MB. A JPEG is made smaller meanwhile, but a progressive one is held as
 * a whole too, within so many bytes. */
#define LIMIT_PNG_PIXELS  ((uint64_t)24 << 20)
#define LIMIT_JPEG_PIXELS ((uint64_t)128 << 20)
#define LIMIT_JPEG_MEMORY (256L << 20)

/* Files from a stick. */
#define LIMIT_IMPORT_BYTES ((size_t)256 << 20) /* more is not a month of orders */
#define LIMIT_ASIDE_BYTES  ((size_t)64 << 20)  /* copied into memory, so that the stick may go */
#define LIMIT_CELL_BYTES   ((size_t)1 << 20)   /* one cell; a note is a few hundred bytes */
#define LIMIT_LINE_BYTES   ((size_t)4 << 20)   /* of a text without a line end: kept in memory */
#define LIMIT_RECORD_BYTES ((size_t)8 << 20)   /* all cells of a record together */

/* Workbooks. A million lines of orders have some 500 MB of XML, which is streamed. */
#define LIMIT_SHEET_BYTES   ((size_t)1 << 30)  /* a part, unpacked */
#define LIMIT_XML_PART      ((size_t)16 << 20) /* lists of sheets and formats, which are kept */
#define LIMIT_XML_TAG       ((size_t)1 << 20)  /* one tag, which expat keeps */
#define LIMIT_STRINGS_BYTES ((size_t)40 << 20) /* shared strings, kept: 50 000 orders, 10 MB */
#define LIMIT_SWELL_FREE    ((size_t)16 << 20) /* a part may unpack to this from anything */
#define LIMIT_SWELL_TIMES   300 /* beyond, to so much of its packed size: sheets have 10 to 60 */
#define LIMIT_XLS_BYTES     ((size_t)48 << 20) /* a full sheet of 65 536 rows has about 20 MB */
/* All cells of a sheet or text as it is read: a text that many cells share is counted each time. */
#define LIMIT_TABLE_BYTES ((size_t)512 << 20)
#define LIMIT_GRID_BYTES  ((size_t)48 << 20) /* texts of a sheet kept whole: people x products */
enum {
    LIMIT_ZIP_PARTS = 10000,       /* a workbook has a few for each sheet */
    LIMIT_XML_DEPTH = 64,          /* sheets have 8 */
    LIMIT_SHEETS = 400,            /* one for each pick-up point is the most that makes sense */
    LIMIT_SHEET_ROWS = 1 << 20,    /* as Excel and LibreOffice have it */
    LIMIT_RANGES = 20000,          /* merged cells of a sheet */
    LIMIT_FORMATS = 65536,         /* of cells; Excel has 65 490 */
    LIMIT_XLS_CELLS = 2000000,     /* of a sheet, twelve bytes each: 65 536 rows of 30 */
    LIMIT_REPEATED_CELLS = 200000, /* that an ODS gives by a count instead of writing them */
    LIMIT_STRINGS = 2000000,       /* shared strings, four bytes each beside the text */
    LIMIT_GRID_CELLS = 2000000,    /* of such a sheet: 20 000 people, 100 products */
};
enum {
    LIMIT_COLUMNS = 2000,     /* WebToffee writes about ten per article of the largest order */
    LIMIT_WARNINGS = 1000,    /* kept one by one; the rest is only counted */
    LIMIT_QUESTIONS = 500,    /* asked one by one; nobody settles more by touch */
    LIMIT_LEFT_OUT = 24,      /* reasons why orders are left out, told apart */
    LIMIT_HEADER_ROWS = 20,   /* title rows before the header of a hand-made sheet */
    LIMIT_NOTE = 1000,        /* bytes of a free note; the rest is cut */
    LIMIT_ORDER_FILES = 64,   /* read as one month: one for each labo is the most */
    LIMIT_FIND_FILES = 2000,  /* files looked at on a stick, so that it takes seconds */
    LIMIT_FIND_DEPTH = 8,     /* folders within folders: more is no place for a month */
    LIMIT_FIND_FOLDERS = 500, /* folders looked into; each costs a kilobyte meanwhile */
    LIMIT_FIND_BYTES = 65536, /* of each file, enough for its header */
    LIMIT_FIND_UNKNOWN = 8,   /* tables with unknown labels that are read to the end to be told */
    LIMIT_FIND_GUESS_BYTES = 8 << 20, /* of such a table: a month typed by hand is far smaller */
};

#endif
