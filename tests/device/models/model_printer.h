/* model_printer.h: a label printer of USB class 7: it has so much paper, prints label after label,
 * says what ails it in its own language, and keeps the host waiting while it cannot print. */
#ifndef BORNE_TESTS_MODEL_PRINTER_H
#define BORNE_TESTS_MODEL_PRINTER_H

#include "device/models/printer_frame.h"
#include "device/models/usb_model.h"

enum device_id_kind {
    DEVICE_ID_RIGHT,
    DEVICE_ID_CUT,  /* two bytes fewer than its length says, as the kernel's own gadget sends it */
    DEVICE_ID_NONE, /* refused */
};

struct printer_model_setup {
    enum model_language language;
    uint16_t vendor, product;
    const char *name, *serial;
    const char *command_set; /* CMD: of the device id, NULL for the language's usual one */
    enum device_id_kind device_id;
    bool constant_port; /* GET_PORT_STATUS always says that all is well, as many do */
    bool is_mute;       /* has no way back: one alternate setting, OUT only */
    int paper;          /* labels on the roll; negative: without end */
    int64_t label_us;   /* from one label to the next; 0: at once */
    size_t room;        /* bytes it keeps while it cannot print; 0: 16 KB */
};

struct printed {    /* one label that came out, in the order they did */
    uint8_t *bytes; /* all that was sent since the label before, settings included */
    size_t count;
    int copies;
};

struct printer_model {
    struct usb_model model;
    struct printer_model_setup setup;
    char device_id[256];
    int paper;
    bool cover_open, jammed, paused;
    bool said_stop; /* that it stopped, by itself, once */
    bool waits;     /* a whole label is inside and cannot come out yet */
    int64_t busy_until_us;
    uint8_t *buffer; /* what came and was not worked off yet */
    size_t held, capacity;
    size_t begun; /* of it: since the label before, already understood */
    size_t rows;  /* Dymo: bytes of a row */
    struct printed *printed;
    size_t labels, room;
    size_t sheets;  /* labels that came out, copies counted */
    size_t garbage; /* bytes that its language does not know */
    size_t torn;    /* labels that were begun and never ended: the power went */
    size_t questions;
};

struct printer_model *printer_model_new(const struct printer_model_setup *setup);

/* What ails it; each takes effect before the next label. Undoing it lets it go on by itself. */
void printer_model_load(struct printer_model *printer,
                        int labels); /* a new roll; negative: no end */
void printer_model_cover(struct printer_model *printer, bool open);
void printer_model_jam(struct printer_model *printer, bool jammed);

size_t printer_model_labels(struct printer_model *printer);
/* The i-th label that came out; the bytes stay the model's. */
struct printed printer_model_label(struct printer_model *printer, size_t i);
/* What went wrong with the bytes themselves: garbage and torn labels. 0 is well. */
size_t printer_model_spoiled(struct printer_model *printer);

/* Of model_printer_status.c, with the lock held: the answer to a question, at most 128 bytes;
 * returns how many. What the printer says by itself after a label (`done`) or when it stops. */
size_t printer_model_answer(const struct printer_model *printer, enum frame_query query,
                            uint8_t *to);
size_t printer_model_says(const struct printer_model *printer, bool done, uint8_t *to);
uint8_t printer_model_port_status(const struct printer_model *printer);
bool printer_model_stopped(const struct printer_model *printer);

#endif
