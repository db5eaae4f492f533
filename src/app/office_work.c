/* office_work.c: see office_work.h. */
#include "app/office_work.h"

#include <time.h>

#include "base/str.h"

enum { FOLLOW_MS = 400, FORGET_AFTER = 150 }; /* a service that is gone for a minute */

enum { BIT_ABSENT = 1 << 20, BIT_INK = 1 << 21, BIT_FAILED = 1 << 22 };

static unsigned pack(const struct office_status *status)
{
    return status->troubles | (status->is_absent ? BIT_ABSENT : 0u) |
           (status->is_out_of_ink ? BIT_INK : 0u) |
           (status->step == OFFICE_FAILED ? BIT_FAILED : 0u);
}

struct office_status office_work_unpack(unsigned says)
{
    return (struct office_status){
        .step = says & BIT_FAILED ? OFFICE_FAILED : OFFICE_PRINTS,
        .is_absent = (says & BIT_ABSENT) != 0,
        .is_out_of_ink = (says & BIT_INK) != 0,
        .troubles = says & ((1u << PRINTER_TROUBLES) - 1),
    };
}

static void publish(struct office_work *w, unsigned says)
{
    if (atomic_exchange(&w->says, says) != says) {
        worker_progress(w->worker, &w->work, (atomic_load(&w->work.permil) + 1) % 1000);
    }
}

static void rest(void)
{
    struct timespec time = {.tv_nsec = FOLLOW_MS * 1000000L};
    nanosleep(&time, NULL);
}

/* Until it is printed, refused, cancelled, or forgotten. */
static void follow(struct office_work *w)
{
    int unanswered = 0;
    bool was_cancelled = false;
    while (!atomic_load(&w->is_ending)) {
        struct office_status status = {0};
        struct error err = {0};
        int job = atomic_load(&w->job);
        if (atomic_load(&w->work.is_cancelled) && !was_cancelled) {
            was_cancelled = office_cancel(&w->office, w->printer, job, &err);
        }
        if (office_follow(&w->office, w->printer, job, &status, &err)) {
            unanswered = 0;
            w->step = status.step;
            if (status.step == OFFICE_DONE || status.step == OFFICE_CANCELLED ||
                status.step == OFFICE_FAILED) {
                w->is_done = true;
                return;
            }
            publish(w, pack(&status));
        } else if (str_equal(err.code, "office_forgotten") || ++unanswered == FORGET_AFTER ||
                   atomic_load(&w->work.is_cancelled)) {
            w->error = err;
            return;
        } else {
            publish(w, BIT_ABSENT);
        }
        rest();
    }
}

void office_work_run(struct work *work)
{
    struct office_work *w = (struct office_work *)work;
    if (w->is_list) {
        w->is_done = office_list(&w->office, w->found, OFFICE_PRINTERS, &w->found_count, &w->error);
        return;
    }
    if (atomic_load(&w->job) == 0) {
        int job = 0;
        if (!office_print(&w->office, w->printer, w->path, w->title, &job, &w->error)) {
            return;
        }
        atomic_store(&w->job, job);
        worker_progress(w->worker, &w->work, 1);
    }
    follow(w);
}
