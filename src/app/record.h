/* record.h: a prep as the record has it, read once and not written: what the commands without a
 * screen and the worker's lists are made from. It works beside a running kiosk. */
#ifndef BORNE_APP_RECORD_H
#define BORNE_APP_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "app/own.h"
#include "domain/floor.h"
#include "domain/people.h"
#include "domain/prep.h"
#include "store/store.h"

/* Zeroed is empty. */
struct record {
    struct store *store; /* owned when record_open opened it */
    struct plans plans;
    struct prep prep;
    struct people people;    /* of the prep's plan */
    struct own own;          /* name and mark of the association */
    struct floor floor;      /* the room */
    struct floor_walk *walk; /* through it, owned; the prep's */
};

/* Reads prep `number` (0: the open one, else the latest) by replay. Code "no_prep" when there is
 * none such. */
bool record_load(struct record *record, struct store *store, uint32_t number, struct error *err);
/* The same from a data folder, opened for reading only. */
bool record_open(struct record *record, const char *dir, uint32_t number, struct error *err);
/* Zeroed is allowed. */
void record_finish(struct record *record);

#endif
