/* office_printer.h: printers of an office through CUPS: which there are, a PDF to one of them, and
 * what becomes of it. Every function asks the print service and waits for its answer, seconds if
 * need be: never on the thread that shows screens. */
#ifndef BORNE_DEVICE_OFFICE_PRINTER_H
#define BORNE_DEVICE_OFFICE_PRINTER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/printer_trouble.h"

/* Where the print service listens. */
struct office {
    char host[256]; /* a name, or the path of a socket; "": as CUPS is set up */
    int port;
};

struct office_printer {
    char name[96]; /* CUPS's name of it */
    char says[96]; /* "Bureau du fond", or the name */
};

/* Codes: office_service (it does not answer). *ret_count is 0 without an error when it has no
 * printers. At most `most`. */
bool office_list(const struct office *office, struct office_printer *to, size_t most,
                 size_t *ret_count, struct error *err);

/* Sends a PDF as one job. `printer` is CUPS's name of it; a path ("/ipp/print") where the service
 * is the printer itself. Codes: office_service, office_refused, file_unreadable. */
bool office_print(const struct office *office, const char *printer, const char *path,
                  const char *title, int *ret_job, struct error *err);

enum office_step { OFFICE_WAITS, OFFICE_PRINTS, OFFICE_DONE, OFFICE_CANCELLED, OFFICE_FAILED };

struct office_status {
    enum office_step step;
    bool is_absent; /* the service cannot reach the printer */
    bool is_out_of_ink;
    unsigned troubles; /* bits of enum printer_trouble */
};

/* Codes: office_service, office_forgotten (the service knows no such job any more). */
bool office_follow(const struct office *office, const char *printer, int job,
                   struct office_status *ret_status, struct error *err);
bool office_cancel(const struct office *office, const char *printer, int job, struct error *err);

/* What keeps it from being printed, as a sentence; "" when nothing does. */
const char *office_say(const struct office_status *status);

#endif
