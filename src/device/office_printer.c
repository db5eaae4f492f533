/* office_printer.c: IPP over libcups. */
#include "device/office_printer.h"

#include <cups/cups.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"

enum { CONNECT_MS = 5000, PIECE = 16384 };

static http_t *connect_to(const struct office *office, struct error *err)
{
    const char *host = office->host[0] != '\0' ? office->host : cupsServer();
    int port = office->port != 0 ? office->port : ippPort();
    http_t *http = httpConnect2(host, port, NULL, AF_UNSPEC, HTTP_ENCRYPTION_IF_REQUESTED, 1,
                                CONNECT_MS, NULL);
    if (http == NULL) {
        error_set(err, ERROR_ENVIRONMENT, "office_service",
                  "Le service d’impression ne répond pas. Mettez le PDF sur la clé, ou appelez la "
                  "personne qui s’occupe de l’ordinateur.");
        (void)error_detail(err, 0, "%s:%d: %s", host, port, cupsLastErrorString());
    }
    return http;
}

/* A queue of CUPS by its name, or a printer that is a service itself by its path. */
static void resource_of(const char *printer, char *to, size_t size)
{
    (void)str_format(to, size, printer[0] == '/' ? "%s" : "/printers/%s", printer);
}

/* A request about a printer, with who asks. */
static ipp_t *request_for(ipp_op_t op, const char *printer)
{
    char uri[HTTP_MAX_URI], resource[128];
    ipp_t *request = ippNewRequest(op);
    resource_of(printer, resource, sizeof resource);
    httpAssembleURI(HTTP_URI_CODING_ALL, uri, sizeof uri, "ipp", NULL, "localhost", 0, resource);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", NULL, uri);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", NULL,
                 cupsUser());
    return request;
}

static bool refused(const char *code, const char *what, struct error *err)
{
    error_set(err, ERROR_ENVIRONMENT, code,
              "L’imprimante a refusé le document (%s). Essayez-en une autre, ou mettez le PDF sur "
              "la clé.",
              what);
    return error_detail(err, (int)cupsLastError(), "%s", cupsLastErrorString());
}

static bool is_well(void)
{
    return cupsLastError() <= IPP_STATUS_OK_CONFLICTING;
}

/* The service went away in the middle, as opposed to saying no. */
static bool is_lost(void)
{
    return cupsLastError() == IPP_STATUS_ERROR_SERVICE_UNAVAILABLE ||
           cupsLastError() == IPP_STATUS_ERROR_INTERNAL;
}

static bool service_lost(struct error *err)
{
    error_set(
        err, ERROR_ENVIRONMENT, "office_service",
        "Le service d’impression ne répond plus. Rien n’est perdu : recommencez, ou mettez le "
        "PDF sur la clé.");
    return error_detail(err, (int)cupsLastError(), "%s", cupsLastErrorString());
}

static void take_printer(struct office_printer *to, const char *name, const char *says)
{
    (void)str_copy(to->name, sizeof to->name, name);
    (void)str_copy(to->says, sizeof to->says, says != NULL && says[0] != '\0' ? says : name);
}

bool office_list(const struct office *office, struct office_printer *to, size_t most,
                 size_t *ret_count, struct error *err)
{
    static const char *const wanted[] = {"printer-name", "printer-info"};
    http_t *http = connect_to(office, err);
    if (http == NULL) {
        return false;
    }
    ipp_t *request = ippNewRequest(IPP_OP_CUPS_GET_PRINTERS);
    ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", 2, NULL,
                  wanted);
    ipp_t *answer = cupsDoRequest(http, request, "/");
    bool done = answer != NULL && (is_well() || cupsLastError() == IPP_STATUS_ERROR_NOT_FOUND);
    size_t count = 0;
    const char *name = NULL, *says = NULL;
    for (ipp_attribute_t *a = answer != NULL ? ippFirstAttribute(answer) : NULL;;
         a = ippNextAttribute(answer)) {
        const char *key = a != NULL ? ippGetName(a) : NULL;
        if (key == NULL) { /* a group ends */
            if (name != NULL && count < most) {
                take_printer(&to[count++], name, says);
            }
            name = says = NULL;
            if (a == NULL) {
                break;
            }
        } else if (str_equal(key, "printer-name")) {
            name = ippGetString(a, 0, NULL);
        } else if (str_equal(key, "printer-info")) {
            says = ippGetString(a, 0, NULL);
        }
    }
    if (!done) {
        (void)service_lost(err);
    } else {
        *ret_count = count;
    }
    ippDelete(answer);
    httpClose(http);
    return done;
}

static bool create_job(http_t *http, const char *printer, const char *title, int *ret_job,
                       struct error *err)
{
    char resource[128];
    resource_of(printer, resource, sizeof resource);
    ipp_t *request = request_for(IPP_OP_CREATE_JOB, printer);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", NULL, title);
    /* stickers and slips are drawn to the tenth of a millimetre */
    ippAddString(request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "print-scaling", NULL, "none");
    ipp_t *answer = cupsDoRequest(http, request, resource);
    ipp_attribute_t *id =
        answer != NULL ? ippFindAttribute(answer, "job-id", IPP_TAG_INTEGER) : NULL;
    bool done = id != NULL && is_well();
    if (done) {
        *ret_job = ippGetInteger(id, 0);
    } else if (is_lost()) {
        (void)service_lost(err);
    } else {
        (void)refused("office_refused", cupsLastErrorString(), err);
    }
    ippDelete(answer);
    return done;
}

/* The document of a job that was made. */
static bool send_document(http_t *http, const char *printer, int job, FILE *file, struct error *err)
{
    char resource[128];
    static char piece[PIECE]; /* one thread at a time */
    resource_of(printer, resource, sizeof resource);
    ipp_t *request = request_for(IPP_OP_SEND_DOCUMENT, printer);
    ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", NULL,
                 "application/pdf");
    ippAddBoolean(request, IPP_TAG_OPERATION, "last-document", 1);
    http_status_t status = cupsSendRequest(http, request, resource, CUPS_LENGTH_VARIABLE);
    size_t count;
    while (status == HTTP_STATUS_CONTINUE && (count = fread(piece, 1, sizeof piece, file)) > 0) {
        status = cupsWriteRequestData(http, piece, count);
    }
    ippDelete(request);
    ipp_t *answer = cupsGetResponse(http, resource);
    bool done = answer != NULL && status == HTTP_STATUS_CONTINUE && is_well() && !ferror(file);
    ippDelete(answer);
    if (!done) {
        return is_lost() || answer == NULL ? service_lost(err)
                                           : refused("office_refused", cupsLastErrorString(), err);
    }
    return true;
}

bool office_print(const struct office *office, const char *printer, const char *path,
                  const char *title, int *ret_job, struct error *err)
{
    int job = 0;
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return error_set(err, ERROR_ENVIRONMENT, "file_unreadable",
                         "Le document à imprimer ne se lit pas.");
    }
    http_t *http = connect_to(office, err);
    bool done = http != NULL && create_job(http, printer, title, &job, err);
    if (done) {
        done = send_document(http, printer, job, file, err);
        if (!done) { /* an empty job is not to stay */
            (void)office_cancel(office, printer, job, NULL);
        }
    }
    if (done) {
        *ret_job = job;
    }
    httpClose(http);
    fclose(file);
    return done;
}

/* One of printer-state-reasons; what follows a dash at the end is how bad it is. */
static void take_reason(const char *reason, struct office_status *status)
{
    static const struct {
        const char *begins;
        unsigned trouble;
    } reasons[] = {
        {"media-empty", PRINTER_PAPER_OUT},
        {"media-needed", PRINTER_PAPER_OUT},
        {"media-jam", PRINTER_JAM},
        {"cover-open", PRINTER_COVER_OPEN},
        {"door-open", PRINTER_COVER_OPEN},
        {"interlock-open", PRINTER_COVER_OPEN},
        {"input-tray-missing", PRINTER_PAPER_OUT},
        {"media-low", PRINTER_PAPER_LOW},
        {"paused", PRINTER_PAUSED},
        {"fuser-over-temp", PRINTER_HEAD_HOT},
    };
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
        if (str_starts(reason, reasons[i].begins)) {
            status->troubles |= reasons[i].trouble;
            return;
        }
    }
    if (str_starts(reason, "offline") || str_starts(reason, "connecting-to-device") ||
        str_starts(reason, "timed-out") || str_starts(reason, "shutdown")) {
        status->is_absent = true;
    } else if (str_starts(reason, "toner-empty") || str_starts(reason, "marker-supply-empty")) {
        status->is_out_of_ink = true;
    } else if (str_ends(reason, "-error")) {
        status->troubles |= PRINTER_ERROR;
    }
}

static enum office_step step_of(int state)
{
    switch (state) {
    case IPP_JSTATE_PROCESSING: return OFFICE_PRINTS;
    case IPP_JSTATE_COMPLETED: return OFFICE_DONE;
    case IPP_JSTATE_CANCELED: return OFFICE_CANCELLED;
    case IPP_JSTATE_ABORTED: return OFFICE_FAILED;
    default: return OFFICE_WAITS; /* pending, held, stopped: the printer says why */
    }
}

static bool ask_job(http_t *http, const char *printer, int job, struct office_status *status,
                    struct error *err)
{
    char resource[128];
    resource_of(printer, resource, sizeof resource);
    ipp_t *request = request_for(IPP_OP_GET_JOB_ATTRIBUTES, printer);
    ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
    ipp_t *answer = cupsDoRequest(http, request, resource);
    ipp_attribute_t *state =
        answer != NULL ? ippFindAttribute(answer, "job-state", IPP_TAG_ENUM) : NULL;
    bool done = state != NULL && is_well();
    if (done) {
        status->step = step_of(ippGetInteger(state, 0));
    } else if (cupsLastError() == IPP_STATUS_ERROR_NOT_FOUND ||
               cupsLastError() == IPP_STATUS_ERROR_GONE) {
        error_set(err, ERROR_ENVIRONMENT, "office_forgotten",
                  "L’imprimante ne connaît plus ce document. Regardez s’il est sorti.");
    } else {
        (void)service_lost(err);
    }
    ippDelete(answer);
    return done;
}

static void ask_printer(http_t *http, const char *printer, struct office_status *status)
{
    static const char *const wanted[] = {"printer-state", "printer-state-reasons"};
    char resource[128];
    resource_of(printer, resource, sizeof resource);
    ipp_t *request = request_for(IPP_OP_GET_PRINTER_ATTRIBUTES, printer);
    ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", 2, NULL,
                  wanted);
    ipp_t *answer = cupsDoRequest(http, request, resource);
    ipp_attribute_t *reasons =
        answer != NULL ? ippFindAttribute(answer, "printer-state-reasons", IPP_TAG_KEYWORD) : NULL;
    for (int i = 0; reasons != NULL && i < ippGetCount(reasons); i++) {
        const char *reason = ippGetString(reasons, i, NULL);
        take_reason(reason != NULL ? reason : "", status);
    }
    ipp_attribute_t *state =
        answer != NULL ? ippFindAttribute(answer, "printer-state", IPP_TAG_ENUM) : NULL;
    if (state != NULL && ippGetInteger(state, 0) == IPP_PSTATE_STOPPED &&
        !(status->troubles & PRINTER_STOPS) && !status->is_absent && !status->is_out_of_ink) {
        status->troubles |= PRINTER_PAUSED;
    }
    ippDelete(answer);
}

bool office_follow(const struct office *office, const char *printer, int job,
                   struct office_status *ret_status, struct error *err)
{
    struct office_status status = {0};
    http_t *http = connect_to(office, err);
    bool done = http != NULL && ask_job(http, printer, job, &status, err);
    if (done && (status.step == OFFICE_WAITS || status.step == OFFICE_PRINTS)) {
        ask_printer(http, printer, &status);
    }
    if (done) {
        *ret_status = status;
    }
    httpClose(http);
    return done;
}

bool office_cancel(const struct office *office, const char *printer, int job, struct error *err)
{
    char resource[128];
    resource_of(printer, resource, sizeof resource);
    http_t *http = connect_to(office, err);
    if (http == NULL) {
        return false;
    }
    ipp_t *request = request_for(IPP_OP_CANCEL_JOB, printer);
    ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
    ippDelete(cupsDoRequest(http, request, resource));
    bool done = is_well();
    httpClose(http);
    return done || service_lost(err);
}

const char *office_say(const struct office_status *status)
{
    if (status->step == OFFICE_FAILED) {
        return "L’imprimante n’a pas pu imprimer ce document. Essayez-en une autre, ou mettez le "
               "PDF sur la clé.";
    }
    if (status->is_absent) {
        return "L’imprimante de bureau ne répond plus. Allumez-la et vérifiez son câble : le "
               "document attend.";
    }
    if (status->troubles & PRINTER_PAPER_OUT) {
        return "L’imprimante de bureau n’a plus de papier. Remettez-en : elle continuera seule.";
    }
    if (status->troubles & PRINTER_JAM) {
        return "Du papier est coincé dans l’imprimante de bureau.";
    }
    if (status->troubles & PRINTER_COVER_OPEN) {
        return "Le capot de l’imprimante de bureau est ouvert.";
    }
    if (status->is_out_of_ink) {
        return "L’imprimante de bureau n’a plus d’encre.";
    }
    if (status->troubles & PRINTER_PAUSED) {
        return "L’imprimante de bureau est en pause : appuyez sur son bouton.";
    }
    return status->troubles & PRINTER_STOPS ? "L’imprimante de bureau signale une erreur." : "";
}
