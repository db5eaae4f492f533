/* ipp_responder.h: a print service on loopback, made of libcups: it lists printers, takes documents
 * byte for byte, and is empty, stopped, unwilling or gone when it is told to be. For tests. */
#ifndef BORNE_TESTS_PRINTER_IPP_RESPONDER_H
#define BORNE_TESTS_PRINTER_IPP_RESPONDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct responder;

/* Listens on a free port of 127.0.0.1, with a thread of its own. */
struct responder *responder_start(void);
/* No longer there: who asks gets no answer. Calling it again does nothing. */
void responder_stop(struct responder *responder);
void responder_free(struct responder *responder);
int responder_port(const struct responder *responder);

/* One of printer-state-reasons, "none" at the start. */
void responder_set_reason(struct responder *responder, const char *reason);
/* New jobs are refused. */
void responder_refuse(struct responder *responder, bool refuses);
/* What becomes of the latest job: IPP's job-state, 5 processing at the start. */
void responder_set_job(struct responder *responder, int state);
int responder_job(struct responder *responder);
/* How many documents came, and the latest: a heap copy (free). */
int responder_documents(struct responder *responder);
uint8_t *responder_latest(struct responder *responder, size_t *ret_count);

#endif
