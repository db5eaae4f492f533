/* printing.h: the thread that prints: takes one label at a time, draws it, speaks with the printer
 * as long as it takes, and says what came of it. Whoever keeps the spool answers when the last step
 * may go. Values over rings; nothing else is shared. */
#ifndef BORNE_APP_PRINTING_H
#define BORNE_APP_PRINTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "device/printer_run.h"
#include "label/label.h"
#include "paper/roll.h"

struct printing;

struct print_order {
    struct label label;
    struct stock stock; /* name and says: static texts, or valid until the order has ended */
    int dpi;
    int right, down;        /* half millimetres, by how much it is moved on the paper */
    bool is_ruler;          /* a ruler, no label */
    struct roll_slip *slip; /* this, no label; NULL: none. printing_give takes it over */
    enum printer_language language;
    char printer[96]; /* its key */
};

enum print_news_kind {
    PRINT_NEWS_WAY,    /* way */
    PRINT_NEWS_GIVEN,  /* is_given: to be kept, then printing_answer */
    PRINT_NEWS_ENDED,  /* end; the next order may be given */
    PRINT_NEWS_UNFIT,  /* the same, it cannot be drawn for this printer: error */
    PRINT_NEWS_LOOKED, /* what printing_look asked for was done */
    PRINT_NEWS_STATE,  /* what printing_ask asked for: way; is_given: the printer said so */
};

struct print_news {
    enum print_news_kind kind;
    bool is_given;
    struct printer_way way;
    enum printer_end end;
    struct error error;
};

/* `wake` is called on the thread when there is news; it must not block. */
struct printing *printing_create(const struct printer_bus *bus, void (*wake)(void *context),
                                 void *context);
/* Gives up what is being printed and joins; NULL is allowed. */
void printing_destroy(struct printing *printing);
/* Asserted: the order before has ended. */
void printing_give(struct printing *printing, const struct print_order *order);
/* After PRINT_NEWS_GIVEN: true when it is durable. */
void printing_answer(struct printing *printing, bool is_kept);
/* What is being printed is given up at its next look (printing_look), unless all of it is with the
 * printer already. */
void printing_cancel(struct printing *printing);
/* A printer came, or was refilled: look now, and list the printers anew. */
void printing_look(struct printing *printing);
/* What is in this printer's way? Nothing is said of it while a label is being printed. */
void printing_ask(struct printing *printing, const char *printer, enum printer_language language);
/* The printers as they were listed last, at most `room`; returns how many. Never waits for one. */
size_t printing_found(struct printing *printing, struct printer_found *to, size_t room);
/* The oldest news; false when there is none. */
bool printing_news(struct printing *printing, struct print_news *ret_news);

/* Moves what is drawn by half millimetres, as one reads the label; refused when that would push ink
 * off the paper. */
bool printing_shift(struct bitmap *dots, const struct stock_choice *stock, int right, int down,
                    struct error *err);

/* Whether the language's printers can print that wide and long; the refusal names papers on which
 * this kind of label would do. */
bool printing_fits(enum printer_language language, const struct bitmap *dots, enum label_kind kind,
                   struct error *err);

/* What the printer is told of a stock. */
struct printer_media printing_media(const struct stock *stock, int dpi);

#endif
