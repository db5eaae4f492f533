/* model_printer.c: a label printer: its buffer, its paper and the requests of the printer class. */
#include "device/models/model_printer.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    IN_ENDPOINT = 0x82,
    OUT_ENDPOINT = 0x01,
    PACKET = 64,
    ROOM = 16384,
    ANSWER = 128,
    QUESTION = 32
};

static const char *const command_sets[MODEL_LANGUAGES] = {
    [MODEL_ZPL] = "ZPL",        [MODEL_TSPL] = "TSPL2", [MODEL_EPL2] = "EPL",
    [MODEL_ESCPOS] = "ESC/POS", [MODEL_QL] = "PT-CBP",  [MODEL_DYMO] = "DYMO_LW",
};

/* Printing is stopped, or a label is under way. */
static bool cannot_print(const struct printer_model *printer)
{
    return printer_model_stopped(printer) || printer->model.now_us < printer->busy_until_us;
}

static void say(struct printer_model *printer, const uint8_t *bytes, size_t count)
{
    for (size_t at = 0; at < count; at += PACKET) {
        size_t left = count - at;
        usb_model_push(&printer->model, IN_ENDPOINT, bytes + at, left < PACKET ? left : PACKET, 0,
                       -1);
    }
    if (count > 0 && count % PACKET == 0) {
        usb_model_push(&printer->model, IN_ENDPOINT, bytes, 0, 0, -1);
    }
}

static void answer(struct printer_model *printer, enum frame_query query)
{
    uint8_t bytes[ANSWER];
    printer->questions++;
    if (!printer->setup.is_mute) {
        say(printer, bytes, printer_model_answer(printer, query, bytes));
    }
}

static void say_by_itself(struct printer_model *printer, bool done)
{
    uint8_t bytes[ANSWER];
    if (!printer->setup.is_mute) {
        say(printer, bytes, printer_model_says(printer, done, bytes));
    }
}

static void drop(struct printer_model *printer, size_t from, size_t count)
{
    memmove(printer->buffer + from, printer->buffer + from + count, printer->held - from - count);
    printer->held -= count;
}

/* The label ends `count` bytes into the buffer: it comes out. */
static void print(struct printer_model *printer, size_t count, int copies)
{
    if (printer->labels == printer->room) {
        printer->room = printer->room ? 2 * printer->room : 32;
        printer->printed = realloc(printer->printed, printer->room * sizeof *printer->printed);
    }
    uint8_t *bytes = malloc(count);
    if (!printer->printed || !bytes) {
        abort();
    }
    memcpy(bytes, printer->buffer, count);
    printer->printed[printer->labels++] = (struct printed){bytes, count, copies};
    drop(printer, 0, count);
    printer->begun = 0;
    printer->sheets += (size_t)copies;
    if (printer->paper > 0) {
        printer->paper = printer->paper > copies ? printer->paper - copies : 0;
    }
    printer->busy_until_us = printer->model.now_us + copies * printer->setup.label_us;
    printer->said_stop = false;
    say_by_itself(printer, true);
}

/* Works off what is in the buffer, as far as paper and time allow. */
static void work(struct printer_model *printer)
{
    for (;;) {
        struct frame frame =
            printer_frame(printer->setup.language, printer->buffer + printer->begun,
                          printer->held - printer->begun, &printer->rows);
        switch (frame.kind) {
        case FRAME_MORE: printer->waits = false; return;
        case FRAME_LABEL:
            if (cannot_print(printer)) {
                if (printer_model_stopped(printer) && !printer->said_stop) {
                    printer->said_stop = true;
                    say_by_itself(printer, false);
                }
                printer->waits = true;
                return;
            }
            print(printer, printer->begun + frame.length, frame.copies);
            break;
        case FRAME_QUERY:
            drop(printer, printer->begun, frame.length);
            answer(printer, frame.query);
            break;
        case FRAME_SETTING: printer->begun += frame.length; break;
        case FRAME_BAD:
            printer->garbage += frame.length;
            printer->begun += frame.length;
            break;
        }
    }
}

/* Questions that printers answer at once come in a transfer of their own: they overtake the labels
 * that wait. Returns how many of its bytes they are; a question in turn may follow them. */
static size_t answered_at_once(struct printer_model *printer, const uint8_t *bytes, size_t count)
{
    size_t at = 0, rows = printer->rows;
    struct frame frame = {.kind = FRAME_QUERY};
    while (at < count && count <= QUESTION) {
        frame = printer_frame(printer->setup.language, bytes + at, count - at, &rows);
        if (frame.kind != FRAME_QUERY || frame.query == QUERY_ESCPOS_PAPER) {
            break;
        }
        at += frame.length;
    }
    bool alone = at + 2 >= count || frame.query == QUERY_ESCPOS_PAPER; /* "~HS\r\n" */
    if (at == 0 || !alone) {
        return 0;
    }
    for (size_t from = 0; from < at; from += frame.length) {
        frame = printer_frame(printer->setup.language, bytes + from, at - from, &rows);
        answer(printer, frame.query);
    }
    return at;
}

static size_t printer_out(struct usb_model *model, uint8_t endpoint, const uint8_t *bytes,
                          size_t count)
{
    (void)endpoint;
    struct printer_model *printer = (struct printer_model *)model;
    if (printer->held > printer->begun) {
        size_t answered = answered_at_once(printer, bytes, count);
        if (answered > 0) {
            return answered;
        }
    }
    size_t took = count;
    if (cannot_print(printer)) { /* whole packets, until it is full */
        size_t left = printer->held < printer->setup.room ? printer->setup.room - printer->held : 0;
        took = left >= count ? count : left / PACKET * PACKET;
    }
    if (printer->held + took > printer->capacity) {
        printer->capacity = 2 * (printer->held + took);
        printer->buffer = realloc(printer->buffer, printer->capacity);
        if (!printer->buffer) {
            abort();
        }
    }
    memcpy(printer->buffer + printer->held, bytes, took);
    printer->held += took;
    if (took > 0) {
        work(printer);
    }
    return took;
}

static int64_t printer_tick(struct usb_model *model)
{
    struct printer_model *printer = (struct printer_model *)model;
    if (printer->held > 0 && !cannot_print(printer)) {
        work(printer);
    }
    bool waits = printer->model.now_us < printer->busy_until_us;
    return waits ? printer->busy_until_us : USB_MODEL_NEVER;
}

static int give_device_id(const struct printer_model *printer, uint8_t *data, size_t room)
{
    if (printer->setup.device_id == DEVICE_ID_NONE) {
        return -EPIPE;
    }
    uint8_t whole[2 + sizeof printer->device_id];
    size_t length = 2 + strlen(printer->device_id);
    whole[0] = (uint8_t)(length >> 8);
    whole[1] = (uint8_t)length;
    memcpy(whole + 2, printer->device_id, length - 2);
    length -= printer->setup.device_id == DEVICE_ID_CUT ? 2 : 0;
    length = length < room ? length : room;
    memcpy(data, whole, length);
    return (int)length;
}

static void forget_job(struct printer_model *printer)
{
    printer->torn += printer->held > printer->begun || printer->begun > 0;
    printer->held = printer->begun = 0;
    printer->waits = false;
    usb_model_forget(&printer->model, IN_ENDPOINT);
}

static int printer_control(struct usb_model *model, const uint8_t setup[8], uint8_t *data,
                           size_t room)
{
    struct printer_model *printer = (struct printer_model *)model;
    switch (setup[1]) {
    case 0: return give_device_id(printer, data, room);
    case 1:
        if (room < 1) {
            return -EPIPE;
        }
        data[0] = printer_model_port_status(printer);
        return 1;
    case 2: forget_job(printer); return 0; /* SOFT_RESET */
    default: return -EPIPE;
    }
}

/* A printer keeps neither a label that was begun nor one that waits when the power goes. */
static void printer_powered(struct usb_model *model)
{
    struct printer_model *printer = (struct printer_model *)model;
    forget_job(printer);
    printer->busy_until_us = 0;
    printer->rows = 0;
}

static void printer_finish(struct usb_model *model)
{
    struct printer_model *printer = (struct printer_model *)model;
    for (size_t i = 0; i < printer->labels; i++) {
        free(printer->printed[i].bytes);
    }
    free(printer->printed);
    free(printer->buffer);
}

static const struct usb_model_kind printer_kind = {
    .control = printer_control,
    .out = printer_out,
    .tick = printer_tick,
    .powered = printer_powered,
    .finish = printer_finish,
};

static void describe(struct usb_model *model, bool is_mute)
{
    static const uint8_t one_way[] = {USB_INTERFACE(0, 0, 1, 7, 1, 1),
                                      USB_ENDPOINT(OUT_ENDPOINT, USB_BULK, PACKET, 0)};
    static const uint8_t both_ways[] = {USB_INTERFACE(0, 1, 2, 7, 1, 2),
                                        USB_ENDPOINT(OUT_ENDPOINT, USB_BULK, PACKET, 0),
                                        USB_ENDPOINT(IN_ENDPOINT, USB_BULK, PACKET, 0)};
    usb_model_describe(model, one_way, sizeof one_way);
    if (!is_mute) {
        usb_model_describe(model, both_ways, sizeof both_ways);
    }
}

struct printer_model *printer_model_new(const struct printer_model_setup *setup)
{
    struct printer_model *printer = calloc(1, sizeof *printer);
    if (!printer) {
        abort();
    }
    usb_model_init(&printer->model, &printer_kind, setup->vendor, setup->product, "Atelier d'essai",
                   setup->name, setup->serial);
    describe(&printer->model, setup->is_mute);
    printer->setup = *setup;
    printer->setup.room = setup->room ? setup->room : ROOM;
    printer->paper = setup->paper;
    const char *set = setup->command_set ? setup->command_set : command_sets[setup->language];
    snprintf(printer->device_id, sizeof printer->device_id,
             "MFG:Atelier d'essai;MDL:%s;CMD:%s;CLS:PRINTER;", setup->name, set);
    return printer;
}

static void go_on(struct printer_model *printer)
{
    if (printer->model.plugged) {
        printer_tick(&printer->model);
        usb_model_serve(&printer->model);
    }
    usb_model_release(&printer->model);
}

void printer_model_load(struct printer_model *printer, int labels)
{
    usb_model_hold(&printer->model);
    printer->paper = labels;
    go_on(printer);
}

void printer_model_cover(struct printer_model *printer, bool open)
{
    usb_model_hold(&printer->model);
    printer->cover_open = open;
    go_on(printer);
}

void printer_model_jam(struct printer_model *printer, bool jammed)
{
    usb_model_hold(&printer->model);
    printer->jammed = jammed;
    go_on(printer);
}

size_t printer_model_labels(struct printer_model *printer)
{
    usb_model_hold(&printer->model);
    size_t labels = printer->labels;
    usb_model_release(&printer->model);
    return labels;
}

struct printed printer_model_label(struct printer_model *printer, size_t i)
{
    usb_model_hold(&printer->model);
    struct printed printed = {0};
    if (i < printer->labels) {
        printed = printer->printed[i];
    }
    usb_model_release(&printer->model);
    return printed;
}

size_t printer_model_spoiled(struct printer_model *printer)
{
    usb_model_hold(&printer->model);
    size_t spoiled = printer->garbage + printer->torn;
    usb_model_release(&printer->model);
    return spoiled;
}
