/* model_scanner.c: what all scanner models share: how they are made, and that they scan. */
#include "device/models/model_scanner.h"

#include <stdlib.h>

enum { IN_ENDPOINT = 0x81 };

void scanner_taken(struct usb_model *model, uint8_t endpoint, int tag)
{
    (void)endpoint;
    scan_log_taken(&((struct scanner_model *)model)->log, tag);
}

/* A scanner that lost its power types nothing of before. */
void scanner_powered(struct usb_model *model)
{
    struct scanner_model *scanner = (struct scanner_model *)model;
    usb_model_forget(model, IN_ENDPOINT);
    scanner->ready = false;
    scanner->leds = 0;
}

void scanner_finish(struct usb_model *model)
{
    scan_log_free(&((struct scanner_model *)model)->log);
}

struct scanner_model *scanner_model_new(const struct scanner_model_setup *setup)
{
    struct scanner_model *scanner = calloc(1, sizeof *scanner);
    if (!scanner) {
        abort();
    }
    scanner->setup = *setup;
    const struct usb_model_kind *kind = setup->way == MODEL_POS   ? &scanner_pos_kind
                                        : setup->way == MODEL_ACM ? &scanner_acm_kind
                                                                  : &scanner_keys_kind;
    usb_model_init(&scanner->model, kind, setup->vendor, setup->product, "Atelier d'essai",
                   setup->name, setup->serial);
    switch (setup->way) {
    case MODEL_POS: scanner_pos_describe(scanner); break;
    case MODEL_ACM: scanner_acm_describe(scanner); break;
    case MODEL_KEYS:
    case MODEL_KEYBOARD: scanner_keys_describe(scanner); break;
    }
    usb_model_endpoint(&scanner->model, IN_ENDPOINT)->interval_us = setup->interval_us;
    return scanner;
}

bool scanner_model_scan(struct scanner_model *scanner, const char *text, const char *aim)
{
    usb_model_hold(&scanner->model);
    bool said = false;
    switch (scanner->setup.way) {
    case MODEL_POS: said = scanner_pos_type(scanner, text, aim); break;
    case MODEL_ACM: said = scanner_acm_type(scanner, text); break;
    case MODEL_KEYS:
    case MODEL_KEYBOARD: said = scanner_keys_type(scanner, text); break;
    }
    if (said) {
        usb_model_serve(&scanner->model);
    }
    usb_model_release(&scanner->model);
    return said;
}

size_t scanner_model_whole(struct scanner_model *scanner)
{
    usb_model_hold(&scanner->model);
    size_t whole = scan_log_whole(&scanner->log);
    usb_model_release(&scanner->model);
    return whole;
}

size_t scanner_model_typed(struct scanner_model *scanner)
{
    usb_model_hold(&scanner->model);
    size_t typed = scanner->log.count;
    usb_model_release(&scanner->model);
    return typed;
}
