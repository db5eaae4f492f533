/* ipp_responder.c: see ipp_responder.h. */
#include "printer/ipp_responder.h"

#include <arpa/inet.h>
#include <cups/cups.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/str.h"
#include "support/check.h"

struct responder {
    int listener, port;
    pthread_t thread;
    atomic_bool is_ending;
    bool is_stopped;
    pthread_mutex_t mutex; /* guards all below */
    char reason[64];
    bool refuses;
    int job, job_state, documents;
    uint8_t *latest;
    size_t latest_count;
};

static void add_printer(ipp_t *answer, const char *name, const char *says, bool is_first)
{
    if (!is_first) {
        ippAddSeparator(answer);
    }
    ippAddString(answer, IPP_TAG_PRINTER, IPP_TAG_NAME, "printer-name", NULL, name);
    ippAddString(answer, IPP_TAG_PRINTER, IPP_TAG_TEXT, "printer-info", NULL, says);
}

static void add_job(struct responder *r, ipp_t *answer)
{
    ippAddInteger(answer, IPP_TAG_JOB, IPP_TAG_INTEGER, "job-id", r->job);
    ippAddInteger(answer, IPP_TAG_JOB, IPP_TAG_ENUM, "job-state", r->job_state);
}

static ipp_status_t decide(struct responder *r, ipp_t *request, ipp_t *answer)
{
    switch ((int)ippGetOperation(request)) {
    case IPP_OP_CUPS_GET_PRINTERS:
        add_printer(answer, "bureau", "Bureau du fond", true);
        add_printer(answer, "couloir", "", false);
        return IPP_STATUS_OK;
    case IPP_OP_CREATE_JOB:
        if (r->refuses) {
            return IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS;
        }
        r->job++;
        r->job_state = IPP_JSTATE_PROCESSING;
        add_job(r, answer);
        return IPP_STATUS_OK;
    case IPP_OP_SEND_DOCUMENT: add_job(r, answer); return IPP_STATUS_OK;
    case IPP_OP_GET_JOB_ATTRIBUTES:
        if (ippGetInteger(ippFindAttribute(request, "job-id", IPP_TAG_INTEGER), 0) != r->job) {
            return IPP_STATUS_ERROR_NOT_FOUND;
        }
        add_job(r, answer);
        return IPP_STATUS_OK;
    case IPP_OP_GET_PRINTER_ATTRIBUTES:
        ippAddInteger(answer, IPP_TAG_PRINTER, IPP_TAG_ENUM, "printer-state",
                      str_equal(r->reason, "none") ? IPP_PSTATE_PROCESSING : IPP_PSTATE_STOPPED);
        ippAddString(answer, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "printer-state-reasons", NULL,
                     r->reason);
        return IPP_STATUS_OK;
    case IPP_OP_CANCEL_JOB: r->job_state = IPP_JSTATE_CANCELED; return IPP_STATUS_OK;
    default: return IPP_STATUS_ERROR_OPERATION_NOT_SUPPORTED;
    }
}

static void take_document(struct responder *r, http_t *http)
{
    char piece[4096];
    ssize_t count;
    pthread_mutex_lock(&r->mutex);
    free(r->latest);
    r->latest = NULL;
    r->latest_count = 0;
    while ((count = httpRead2(http, piece, sizeof piece)) > 0) {
        r->latest = realloc(r->latest, r->latest_count + (size_t)count);
        CHECK(r->latest != NULL);
        memcpy(r->latest + r->latest_count, piece, (size_t)count);
        r->latest_count += (size_t)count;
    }
    r->documents++;
    pthread_mutex_unlock(&r->mutex);
}

/* One request of a connection; false when there is no more. */
static bool serve(struct responder *r, http_t *http)
{
    char resource[256];
    http_state_t state;
    http_status_t status;
    while ((state = httpReadRequest(http, resource, sizeof resource)) == HTTP_STATE_WAITING) {
        if (atomic_load(&r->is_ending) || !httpWait(http, 5000)) {
            return false;
        }
    }
    if (state != HTTP_STATE_POST) {
        return false;
    }
    while ((status = httpUpdate(http)) == HTTP_STATUS_CONTINUE) {
    }
    if (status != HTTP_STATUS_OK) {
        return false;
    }
    if (httpGetExpect(http) == HTTP_STATUS_CONTINUE) {
        (void)httpWriteResponse(http, HTTP_STATUS_CONTINUE);
    }
    ipp_t *request = ippNew();
    ipp_state_t read;
    do {
        read = ippRead(http, request);
    } while (read != IPP_STATE_DATA && read != IPP_STATE_ERROR);
    bool is_well = read == IPP_STATE_DATA;
    if (is_well && ippGetOperation(request) == IPP_OP_SEND_DOCUMENT) {
        take_document(r, http);
    }
    if (httpGetState(http) != HTTP_STATE_POST_SEND) {
        httpFlush(http);
    }
    if (is_well) {
        ipp_t *answer = ippNewResponse(request);
        pthread_mutex_lock(&r->mutex);
        ippSetStatusCode(answer, decide(r, request, answer));
        pthread_mutex_unlock(&r->mutex);
        httpClearFields(http);
        httpSetField(http, HTTP_FIELD_CONTENT_TYPE, "application/ipp");
        httpSetLength(http, ippLength(answer));
        is_well = httpWriteResponse(http, HTTP_STATUS_OK) == 0;
        ippSetState(answer, IPP_STATE_IDLE);
        while (is_well && ippWrite(http, answer) != IPP_STATE_DATA) {
        }
        httpFlushWrite(http);
        ippDelete(answer);
    }
    ippDelete(request);
    return is_well;
}

static void *run(void *context)
{
    struct responder *r = context;
    while (!atomic_load(&r->is_ending)) {
        http_t *http = httpAcceptConnection(r->listener, 1);
        if (http == NULL) {
            return NULL;
        }
        while (!atomic_load(&r->is_ending) && serve(r, http)) {
        }
        httpClose(http);
    }
    return NULL;
}

struct responder *responder_start(void)
{
    struct responder *r = calloc(1, sizeof *r);
    struct sockaddr_in address = {.sin_family = AF_INET};
    socklen_t length = sizeof address;
    CHECK(r != NULL);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    (void)str_copy(r->reason, sizeof r->reason, "none");
    pthread_mutex_init(&r->mutex, NULL);
    r->listener = socket(AF_INET, SOCK_STREAM, 0);
    CHECK(r->listener >= 0);
    CHECK(bind(r->listener, (struct sockaddr *)&address, sizeof address) == 0);
    CHECK(listen(r->listener, 8) == 0);
    CHECK(getsockname(r->listener, (struct sockaddr *)&address, &length) == 0);
    r->port = ntohs(address.sin_port);
    CHECK(pthread_create(&r->thread, NULL, run, r) == 0);
    return r;
}

void responder_stop(struct responder *r)
{
    if (r->is_stopped) {
        return;
    }
    r->is_stopped = true;
    atomic_store(&r->is_ending, true);
    shutdown(r->listener, SHUT_RDWR);
    pthread_join(r->thread, NULL);
    close(r->listener);
}

void responder_free(struct responder *r)
{
    responder_stop(r);
    pthread_mutex_destroy(&r->mutex);
    free(r->latest);
    free(r);
}

int responder_port(const struct responder *r)
{
    return r->port;
}

void responder_set_reason(struct responder *r, const char *reason)
{
    pthread_mutex_lock(&r->mutex);
    (void)str_copy(r->reason, sizeof r->reason, reason);
    pthread_mutex_unlock(&r->mutex);
}

void responder_refuse(struct responder *r, bool refuses)
{
    pthread_mutex_lock(&r->mutex);
    r->refuses = refuses;
    pthread_mutex_unlock(&r->mutex);
}

void responder_set_job(struct responder *r, int state)
{
    pthread_mutex_lock(&r->mutex);
    r->job_state = state;
    pthread_mutex_unlock(&r->mutex);
}

int responder_job(struct responder *r)
{
    pthread_mutex_lock(&r->mutex);
    int state = r->job_state;
    pthread_mutex_unlock(&r->mutex);
    return state;
}

int responder_documents(struct responder *r)
{
    pthread_mutex_lock(&r->mutex);
    int count = r->documents;
    pthread_mutex_unlock(&r->mutex);
    return count;
}

uint8_t *responder_latest(struct responder *r, size_t *ret_count)
{
    pthread_mutex_lock(&r->mutex);
    uint8_t *copy = malloc(r->latest_count + 1);
    CHECK(copy != NULL);
    memcpy(copy, r->latest, r->latest_count);
    *ret_count = r->latest_count;
    pthread_mutex_unlock(&r->mutex);
    return copy;
}
