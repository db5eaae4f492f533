/* printer_run.c: see printer_run.h. */
#include "device/printer_run.h"

#include <string.h>

enum {
    WRITE_MS = 1000,  /* one transfer; a printer that is busy takes nothing for seconds */
    ANSWER_MS = 400,  /* for an answer */
    LOOK_MS = 500,    /* between looks at what is in the way */
    TRIES_BUSY = 240, /* looks at a printer that says it is busy: two minutes */
    TRIES_DUMB = 3,   /* questions without an answer */
    DEAF_AFTER = 5,   /* refusals in a row: before, it may only be slow */
    FAILURES_MAX = 5, /* failed transfers in a row, then it counts as pulled */
};

/* How a part of the work went. */
enum step {
    STEP_DONE,
    STEP_AGAIN,   /* the label begins anew */
    STEP_STOPPED, /* cancelled */
    STEP_GONE,    /* pulled */
};

struct run {
    struct printer_line *line;
    const struct bitmap *dots;
    const struct printer_media *media;
    const struct printer_hooks *hooks;
    struct printer_way way; /* told last */
    size_t last;            /* offset of the last step in line->out */
};

static void tell(struct run *run, struct printer_way way)
{
    const struct printer_way *old = &run->way;
    if (old->is_absent != way.is_absent || old->is_deaf != way.is_deaf ||
        old->troubles != way.troubles || old->width_mm != way.width_mm ||
        old->length_mm != way.length_mm) {
        run->way = way;
        run->hooks->way(run->hooks->context, &way);
    }
}

static bool cancelled(const struct run *run)
{
    return run->hooks->is_cancelled(run->hooks->context);
}

static void wait_a_while(const struct run *run)
{
    run->hooks->wait(run->hooks->context, LOOK_MS);
}

void printer_line_close(struct printer_line *line)
{
    if (line->is_open) {
        line->port.ops->close(line->port.port);
    }
    line->is_open = line->is_begun = false;
    line->in_count = 0;
}

void printer_line_finish(struct printer_line *line)
{
    printer_line_close(line);
    stream_finish(&line->out);
}

/* Until the printer is there. */
static enum step find(struct run *run)
{
    struct printer_line *line = run->line;
    while (!line->is_open) {
        if (cancelled(run)) {
            return STEP_STOPPED;
        }
        line->is_open =
            line->bus.open != NULL && line->bus.open(line->bus.bus, line->key, &line->port);
        if (!line->is_open) {
            tell(run, (struct printer_way){.is_absent = true});
            wait_a_while(run);
        }
    }
    line->is_begun = line->is_begun && line->is_open;
    return STEP_DONE;
}

static enum port_result write_some(struct printer_line *line, const uint8_t *bytes, size_t count,
                                   size_t *sent)
{
    size_t now = 0;
    enum port_result result =
        line->port.ops->write(line->port.port, bytes + *sent, count - *sent, WRITE_MS, &now);
    *sent += now;
    return result;
}

/* All that has come back and what comes now, at most what there is room for. */
static enum port_result listen(struct printer_line *line, int timeout_ms)
{
    size_t now = 0;
    if (line->in_count == sizeof line->in) { /* the older half is of no use any more */
        line->in_count /= 2;
        memmove(line->in, line->in + line->in_count, line->in_count);
    }
    enum port_result result =
        line->port.ops->read(line->port.port, line->in + line->in_count,
                             sizeof line->in - line->in_count, timeout_ms, &now);
    line->in_count += now;
    return result;
}

/* Throws away what was said before. */
static enum port_result forget(struct printer_line *line)
{
    enum port_result result = PORT_DONE;
    for (int i = 0; i < 64 && result == PORT_DONE; i++) {
        line->in_count = 0;
        result = listen(line, 0);
    }
    line->in_count = 0;
    return result;
}

/* What the class of its interface says, for languages without an answer. */
static bool ask_port(struct run *run, struct printer_status *ret_status)
{
    uint8_t bits = 0;
    if (run->line->port.ops->status(run->line->port.port, &bits) != PORT_DONE) {
        return false;
    }
    *ret_status = printer_read_port(bits);
    return true;
}

/* Asks and reads. PORT_DONE: *ret_status, by its language (*ret_answered) or by its class;
 * PORT_TIMEOUT: it says nothing. */
static enum port_result ask(struct run *run, struct printer_status *ret_status, bool *ret_answered)
{
    struct printer_line *line = run->line;
    struct stream question = {0};
    size_t sent = 0;
    enum port_result result = PORT_DONE;
    printer_write_question(line->language, &question);
    while (sent < question.count && result == PORT_DONE) {
        result = write_some(line, question.data, question.count, &sent);
    }
    stream_finish(&question);
    bool answered = false;
    for (int i = 0; i < 8 && result == PORT_DONE && !answered; i++) {
        result = listen(line, ANSWER_MS);
        answered =
            printer_read_answer(line->language, run->media, line->in, line->in_count, ret_status);
    }
    if (result == PORT_LOST) {
        return PORT_LOST;
    }
    *ret_answered = answered;
    if (!answered && !ask_port(run, ret_status)) {
        return PORT_TIMEOUT;
    }
    return PORT_DONE;
}

static struct printer_way way_of(const struct printer_status *status)
{
    struct printer_way way = {.troubles = status->troubles};
    if (status->troubles & PRINTER_WRONG_ROLL) {
        way.width_mm = status->width_mm;
        way.length_mm = status->length_mm;
    }
    return way;
}

static enum step gone(struct run *run)
{
    printer_line_close(run->line);
    return STEP_GONE;
}

/* Until nothing that the printer says of itself keeps it from printing. */
static enum step clear(struct run *run)
{
    for (;;) {
        struct printer_status status = {0};
        bool answered;
        enum port_result result = forget(run->line);
        result = result == PORT_LOST ? result : ask(run, &status, &answered);
        if (result == PORT_LOST) {
            return gone(run);
        }
        if (result != PORT_DONE || !(status.troubles & PRINTER_STOPS)) {
            tell(run, (struct printer_way){.troubles = status.troubles});
            return STEP_DONE;
        }
        tell(run, way_of(&status));
        if (cancelled(run)) {
            return STEP_STOPPED;
        }
        wait_a_while(run);
    }
}

/* Sends bytes up to `end`, from where it got to, whatever comes in between. */
static enum step send(struct run *run, const struct stream *bytes, size_t from, size_t end)
{
    int failures = 0, refusals = 0;
    while (from < end) {
        size_t before = from;
        enum port_result result = write_some(run->line, bytes->data, end, &from);
        if (from == end) {
            break; /* all of it went, whatever happened then */
        }
        if (result == PORT_LOST || (result == PORT_FAILED && ++failures == FAILURES_MAX)) {
            return gone(run);
        }
        if (from > before) {
            failures = refusals = 0;
            continue;
        }
        /* It takes nothing. The control pipe still answers; a question in the middle of a label
         * would not be understood. */
        struct printer_status status = {0};
        bool says = ask_port(run, &status) && status.troubles != 0;
        if (says || ++refusals >= DEAF_AFTER) {
            tell(run, says ? way_of(&status) : (struct printer_way){.is_deaf = true});
        }
        if (cancelled(run)) {
            return STEP_STOPPED;
        }
        wait_a_while(run);
    }
    return STEP_DONE;
}

static enum step begin(struct run *run)
{
    struct printer_line *line = run->line;
    if (line->is_begun) {
        return STEP_DONE;
    }
    struct stream bytes = {0};
    printer_write_begin(line->language, run->dots, &bytes);
    enum step step = send(run, &bytes, 0, bytes.count);
    stream_finish(&bytes);
    line->is_begun = step == STEP_DONE;
    return step;
}

/* The whole label is with the printer: what does it say? */
static enum step confirm(struct run *run, enum printer_end *ret_end)
{
    int busy = 0, dumb = 0;
    *ret_end = PRINTER_SENT;
    while (busy < TRIES_BUSY && dumb < TRIES_DUMB) {
        struct printer_status status = {0};
        bool answered = false;
        if (ask(run, &status, &answered) == PORT_LOST) {
            printer_line_close(run->line);
            return STEP_DONE;
        }
        if (status.has_failed) {
            return STEP_AGAIN;
        }
        tell(run, way_of(&status));
        if (status.is_done && answered) {
            *ret_end = PRINTER_PRINTED;
            return STEP_DONE;
        }
        if (cancelled(run)) {
            return STEP_DONE;
        }
        if (status.troubles & PRINTER_STOPS) { /* as long as it takes: the label lies inside */
            wait_a_while(run);
            continue;
        }
        if (!printer_answers_surely(run->line->language) && answered) {
            return STEP_DONE;
        }
        busy++;
        dumb += !answered;
        if (!answered || status.is_busy) {
            wait_a_while(run);
        }
    }
    return STEP_DONE;
}

/* One try from beginning to end. */
static enum step try_label(struct run *run, enum printer_end *ret_end)
{
    struct printer_line *line = run->line;
    enum step step = find(run);
    step = step == STEP_DONE ? begin(run) : step;
    step = step == STEP_DONE ? clear(run) : step;
    if (step != STEP_DONE) {
        return step;
    }
    stream_clear(&line->out);
    run->last = printer_write_label(line->language, run->dots, run->media, &line->out);
    step = send(run, &line->out, 0, run->last);
    if (step == STEP_DONE && cancelled(run)) {
        step = STEP_STOPPED;
    }
    if (step != STEP_DONE) {
        line->is_begun = false; /* what was begun is dropped before the next */
        return step;
    }
    if (forget(line) == PORT_LOST) {
        return gone(run);
    }
    if (!run->hooks->given(run->hooks->context, true)) {
        line->is_begun = false;
        return STEP_STOPPED;
    }
    step = send(run, &line->out, run->last, line->out.count);
    step = step == STEP_DONE ? confirm(run, ret_end) : step;
    if (step != STEP_DONE) {
        line->is_begun = false;
        return run->hooks->given(run->hooks->context, false) ? step : STEP_STOPPED;
    }
    return STEP_DONE;
}

enum printer_end printer_run(struct printer_line *line, const struct bitmap *dots,
                             const struct printer_media *media, const struct printer_hooks *hooks)
{
    struct run run = {.line = line, .dots = dots, .media = media, .hooks = hooks};
    enum printer_end end = PRINTER_GIVEN_UP;
    enum step step;
    do {
        step = try_label(&run, &end);
    } while (step == STEP_AGAIN || step == STEP_GONE);
    tell(&run, (struct printer_way){0});
    return step == STEP_DONE ? end : PRINTER_GIVEN_UP;
}

bool printer_ask(struct printer_line *line, const struct printer_media *media,
                 struct printer_way *ret_way)
{
    struct run run = {.line = line, .media = media};
    struct printer_status status = {0};
    bool answered;
    *ret_way = (struct printer_way){0};
    if (!line->is_open) {
        line->is_open =
            line->bus.open != NULL && line->bus.open(line->bus.bus, line->key, &line->port);
    }
    if (!line->is_open) {
        ret_way->is_absent = true;
        return true;
    }
    enum port_result result = PORT_TIMEOUT;
    if (line->language == PRINTER_LANGUAGE_NONE) {
        result = ask_port(&run, &status) ? PORT_DONE : PORT_TIMEOUT;
    } else if ((result = forget(line)) != PORT_LOST) {
        result = ask(&run, &status, &answered);
    }
    if (result == PORT_LOST) {
        printer_line_close(line);
        ret_way->is_absent = true;
        return true;
    }
    *ret_way = way_of(&status);
    return result == PORT_DONE;
}
