/* desks.h: what the station keeps at hand for printing, for copies, for the rules of
 * devices. Inside of station*.c only. */
#ifndef BORNE_APP_STATION_DESKS_H
#define BORNE_APP_STATION_DESKS_H

#include "app/own_stocks.h"
#include "app/printing.h"
#include "base/bitmap.h"
#include "domain/spool.h"
#include "label/label.h"
#include "label/stock.h"
#include "ui/keep_view.h"
#include "ui/print_view.h"

/* A change of the spool on its way to the disk. */
struct print_step {
    struct spool_job job; /* id 0: none is new */
    struct spool_label *labels;
    size_t count;
    bool is_answer; /* the thread that prints waits for it */
};

enum { STATION_PRINTERS = 8, STATION_HABITS = 16, STATION_STOCKS = 32 };

/* Of a place that labels go to; "" and 0: not chosen. */
struct habit {
    char place[SPOOL_PRINTER];
    char language[SPOOL_LANGUAGE], stock[SPOOL_STOCK];
    int right, down; /* half millimetres */
};

struct office_work;

/* The printing side. */
struct press_desk {
    struct printing *printing; /* the thread */
    struct spool spool;        /* what is durable */
    uint32_t next_job, job;    /* the latest of this run */
    bool is_busy;              /* a label is with the thread */
    bool is_cancelling, awaits_answer;
    uint32_t busy_job, busy_position;
    int looks_owed;
    char busy_printer[SPOOL_PRINTER], asked_printer[SPOOL_PRINTER];
    int steps_waiting; /* changes of the spool on their way to the disk */
    struct printer_way way;
    char refused[320];
    struct printer_found found[STATION_PRINTERS];
    struct print_printer printers[STATION_PRINTERS];
    int printer_count;
    char chosen[SPOOL_PRINTER]; /* a setting, "": not chosen */
    struct habit habits[STATION_HABITS];
    int last_habit;
    const char *stocks[STATION_STOCKS]; /* of rolls */
    int stock_count;
    struct own_stocks own;
    struct own_stock own_shown[OWN_STOCKS];
    char own_says[320];
    /* preview */
    struct worker *preview_worker;
    struct work *preview_work; /* running */
    struct label_press *preview_press;
    struct print_ask preview_ask;
    struct label preview_label;
    bool is_preview_wanted;
    struct preview_view preview;
    struct bitmap preview_dots; /* owned */
    uint32_t preview_number;
    uint32_t trial;
    struct print_ask ask; /* of the PDF that is drawn */
    /* office printers */
    struct worker *office_worker;
    struct office_work *office_work; /* running */
    struct print_office offices[STATION_PRINTERS];
    int office_count;
    char office[SPOOL_PRINTER]; /* the chosen one, "" for none */
    char office_says[320];
    bool has_office_failed;
};

/* Copies and purges. */
struct keep_desk {
    struct worker *worker;           /* of its own: the day's backup waits for nobody */
    struct work *work;               /* running */
    bool wants_daily;                /* something ended: another copy today */
    char tried[16];                  /* the day of the latest try, whatever came of it */
    char fresh[RECOVERY_DIGITS + 1]; /* until its key is durable */
    struct keep_view view;
};

/* The rules that let the kiosk read what is enrolled. */
struct rules_desk {
    struct worker *worker; /* of its own: a scanner does not wait for a month to be read */
    struct work *work;     /* running */
    bool is_ours;          /* the devices are the machine's */
    bool is_owed, has_asked;
};

#endif
