/* office_work.h: what the office worker does: asks for printers, or sends one document and follows
 * it to its end. */
#ifndef BORNE_APP_OFFICE_WORK_H
#define BORNE_APP_OFFICE_WORK_H

#include <stdatomic.h>

#include "app/worker.h"
#include "base/limits.h"
#include "device/office_printer.h"
#include "domain/spool.h"

enum { OFFICE_PRINTERS = 8 };

struct office_work {
    struct work work; /* first */
    struct worker *worker;
    bool is_list;
    struct office office;
    char printer[SPOOL_PRINTER], path[LIMIT_PATH], title[SPOOL_TITLE];
    uint32_t spool_job;
    /* while it runs */
    atomic_int job;        /* the service's number; set before: only followed */
    atomic_bool is_ending; /* the program ends: what is with the printer stays there */
    atomic_uint says;      /* office_work_pack of the latest status */
    /* result */
    bool is_done;
    struct error error;
    enum office_step step;
    struct office_printer found[OFFICE_PRINTERS];
    size_t found_count;
};

void office_work_run(struct work *work);
struct office_status office_work_unpack(unsigned says);

#endif
