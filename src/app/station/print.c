/* print.c: the spool of a station: what was asked for becomes a job with its labels, each
 * goes to the thread that prints, and every step of it is on the disk before the next. */
#include <stdlib.h>
#include <string.h>

#include "app/spool_label.h"
#include "app/station/station_private.h"
#include "base/assert.h"
#include "base/log.h"
#include "base/str.h"

void station_print_open(struct station *s)
{
    struct press_desk *desk = &s->press;
    desk->printing = printing_create(&s->ports.printers, s->ports.wake, s->ports.context);
    station_office_open(s);
    station_preview_open(s);
}

void station_print_close(struct station *s)
{
    station_office_close(s);
    station_preview_close(s);
    printing_destroy(s->press.printing);
    s->press.printing = NULL;
}

bool station_print_load(struct station *s, struct error *err)
{
    struct press_desk *desk = &s->press;
    if (!store_load_spool(s->store, s->seen.number, &desk->spool, &desk->next_job, err) ||
        !station_stocks_load(s, err) || !station_printer_load(s, err) ||
        !station_office_load(s, err)) {
        return false;
    }
    const struct spool_label *next = spool_next(&desk->spool);
    if (next != NULL) { /* goes on where the program ended */
        desk->job = next->job;
    }
    station_look_at_printers(s);
    return true;
}

void station_print_unload(struct station *s)
{
    spool_finish(&s->press.spool);
    s->press.steps_waiting = 0;
    s->press.job = 0;
    s->press.trial = 0;
}

void station_print_free(struct print_step *step)
{
    if (step != NULL) {
        free(step->labels);
        free(step);
    }
}

struct print_step *station_print_step(size_t count)
{
    struct print_step *step = calloc(1, sizeof *step);
    ASSERT(step != NULL);
    step->labels = calloc(count + 1, sizeof *step->labels);
    ASSERT(step->labels != NULL);
    return step;
}

void station_print_refuse(struct station *s, const char *text)
{
    (void)str_copy(s->press.refused, sizeof s->press.refused, text);
}

/* The step becomes part of the gesture. */
void station_print_keep(struct station *s, struct pending *pending, struct print_step *step)
{
    s->press.steps_waiting++;
    if (step->job.id != 0) {
        store_gesture_print_job(&pending->gesture, &step->job);
    }
    for (size_t i = 0; i < step->count; i++) {
        store_gesture_print_label(&pending->gesture, &step->labels[i]);
    }
    pending->print = step;
    pending->then = THEN_PRINT;
}

void station_print_push(struct station *s, struct print_step *step)
{
    struct pending *pending = station_push(s, 0, REQUEST_NONE);
    pending->is_inner = true;
    station_print_keep(s, pending, step);
    station_push_end(s, pending);
}

/* A change of one label, on its way to the disk. */
static void push_state(struct station *s, struct spool_label *row, enum spool_state state,
                       bool is_answer)
{
    struct print_step *step = station_print_step(1);
    struct spool_label changed = *row;
    bool allowed = spool_move(&changed, state, s->ports.now_ms(s->ports.context));
    ASSERT(allowed);
    changed.station = s->stamp.station;
    step->labels[step->count++] = changed;
    step->is_answer = is_answer;
    station_print_push(s, step);
}

static struct spool_label *busy_row(struct station *s)
{
    struct spool_label *row =
        spool_label(&s->press.spool, s->press.busy_job, s->press.busy_position);
    ASSERT(row != NULL);
    return row;
}

static bool fill_order(struct station *s, const struct spool_label *row, struct print_order *order,
                       struct error *err)
{
    const struct people *people = s->settings[SETTING_NAME_ON_LABEL] ? &s->people : NULL;
    const struct spool_job *job = spool_job(&s->press.spool, row->job);
    struct stock_choice stock;
    if (!station_stock_choose(s, job->stock, &stock, err)) {
        return false;
    }
    struct habit habit = station_habit_of(s, job->printer);
    order->right = habit.right;
    order->down = habit.down;
    order->is_ruler = row->kind == SPOOL_RULER;
    order->slip = row->kind == SPOOL_SLIP ? station_slip(s, row) : NULL;
    order->stock = *stock.stock;
    order->dpi = stock.dpi;
    order->language = printer_language_by_name(job->language);
    (void)str_copy(order->printer, sizeof order->printer, job->printer);
    return order->is_ruler || order->slip != NULL ||
           (row->kind != SPOOL_SLIP &&
            spool_label_fill(&s->seen, people, station_label_day(s), row, &order->label)) ||
           error_set(err, ERROR_INPUT, "label_void",
                     "Une étiquette n’a plus lieu d’être : elle n’a pas été imprimée.");
}

/* The next label of the spool goes to the thread, once all that was said of the others is kept. */
static void go_on(struct station *s)
{
    struct press_desk *desk = &s->press;
    struct spool_label *row;
    struct error err = {0};
    struct print_order order = {0};
    if (desk->is_busy || desk->steps_waiting > 0 || s->has_failed ||
        (row = spool_next(&desk->spool)) == NULL) {
        return;
    }
    desk->is_busy = true;
    desk->is_cancelling = false;
    desk->busy_job = row->job;
    desk->busy_position = row->position;
    desk->job = row->job;
    if (fill_order(s, row, &order, &err)) {
        (void)str_copy(desk->busy_printer, sizeof desk->busy_printer, order.printer);
        printing_give(desk->printing, &order);
        return;
    }
    desk->is_busy = false;
    log_error("print", &err); /* void meanwhile, or its paper was taken away */
    push_state(s, row, SPOOL_CANCELLED, false);
}

void station_print_kept(struct station *s, struct print_step *step)
{
    struct press_desk *desk = &s->press;
    desk->steps_waiting--;
    if (step->job.id != 0) {
        struct spool_job *known = spool_job(&desk->spool, step->job.id);
        if (known != NULL) {
            *known = step->job;
        } else {
            spool_add_job(&desk->spool, &step->job);
        }
    }
    if (step->job.id != 0 && step->job.kind == SPOOL_LABELS) {
        desk->job = step->job.id;
        desk->way = (struct printer_way){0};
        if (step->count > 1 && step->labels[0].kind == LABEL_CRATE) {
            desk->trial = step->labels[0].target;
        }
    }
    for (size_t i = 0; i < step->count; i++) {
        struct spool_label *row =
            spool_label(&desk->spool, step->labels[i].job, step->labels[i].position);
        if (row != NULL) {
            *row = step->labels[i];
        } else {
            spool_add_label(&desk->spool, &step->labels[i]);
        }
    }
    if (step->is_answer) {
        desk->awaits_answer = false;
        printing_answer(desk->printing, true);
    }
    go_on(s);
    station_office_go_on(s);
}

static void cancel_rows(struct station *s)
{
    struct press_desk *desk = &s->press;
    struct print_step *step = station_print_step(desk->spool.label_count);
    for (size_t i = 0; i < desk->spool.label_count; i++) {
        struct spool_label row = desk->spool.labels[i];
        bool is_busy =
            desk->is_busy && row.job == desk->busy_job && row.position == desk->busy_position;
        if (!is_busy && row.state == SPOOL_WAITING && row.code[0] != '\0') {
            (void)spool_move(&row, SPOOL_CANCELLED, s->ports.now_ms(s->ports.context));
            step->labels[step->count++] = row;
        }
    }
    if (step->count == 0) {
        station_print_free(step);
        return;
    }
    station_print_push(s, step);
}

void station_print_cancel(struct station *s)
{
    struct press_desk *desk = &s->press;
    cancel_rows(s);
    desk->trial = 0;
    if (desk->is_busy) {
        desk->is_cancelling = true;
        printing_cancel(desk->printing);
        desk->looks_owed++;
        printing_look(desk->printing);
    }
}

void station_print_failed(struct station *s)
{
    struct press_desk *desk = &s->press;
    if (desk->awaits_answer) {
        desk->awaits_answer = false;
        printing_answer(desk->printing, false);
    }
}

/* A label left the thread. */
static void ended(struct station *s, const struct print_news *news)
{
    struct press_desk *desk = &s->press;
    struct spool_label *row = busy_row(s);
    desk->is_busy = false;
    desk->way = (struct printer_way){0};
    if (s->has_failed) {
        return;
    }
    if (news->kind == PRINT_NEWS_UNFIT) {
        log_error("print", &news->error);
        station_print_refuse(s, news->error.text);
        desk->is_cancelling = true;
        push_state(s, row, SPOOL_CANCELLED, false);
        cancel_rows(s);
    } else if (news->end != PRINTER_GIVEN_UP) {
        push_state(s, row, news->end == PRINTER_PRINTED ? SPOOL_PRINTED : SPOOL_SENT, false);
    } else if (desk->is_cancelling && row->state == SPOOL_WAITING) {
        push_state(s, row, SPOOL_CANCELLED, false);
    }
}

bool station_print_poll(struct station *s)
{
    struct press_desk *desk = &s->press;
    struct print_news news;
    bool changed = false;
    while (printing_news(desk->printing, &news)) {
        changed = changed || news.kind != PRINT_NEWS_LOOKED;
        switch (news.kind) {
        case PRINT_NEWS_WAY:
            desk->way = news.way;
            devices_printer_said(&s->devices, desk->busy_printer, &news.way);
            break;
        case PRINT_NEWS_STATE:
            desk->looks_owed--;
            if (news.is_given) {
                devices_printer_said(&s->devices, desk->asked_printer, &news.way);
            }
            break;
        case PRINT_NEWS_LOOKED:
            desk->looks_owed--;
            changed = station_printer_listed(s) || changed;
            break;
        case PRINT_NEWS_GIVEN:
            if (s->has_failed) {
                printing_answer(desk->printing, false);
            } else {
                desk->awaits_answer = true;
                push_state(s, busy_row(s), news.is_given ? SPOOL_GIVEN : SPOOL_WAITING, true);
            }
            break;
        case PRINT_NEWS_ENDED:
        case PRINT_NEWS_UNFIT: ended(s, &news); break;
        }
    }
    if (s->count == 0) {
        go_on(s);
        station_office_go_on(s);
    }
    changed = station_preview_poll(s) || changed;
    return station_office_poll(s) || changed;
}
