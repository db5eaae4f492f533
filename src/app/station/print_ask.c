/* print_ask.c: what was asked of a label printer becomes a job of the spool: which labels
 * or slips, with their serials, or why not. */
#include <stdlib.h>

#include "app/spool_label.h"
#include "app/station/station_private.h"
#include "base/assert.h"
#include "base/str.h"

static void add_row(struct station *s, struct print_step *step, int kind, uint32_t target,
                    bool is_copy, const char *code)
{
    struct spool_label *row = &step->labels[step->count++];
    *row = (struct spool_label){.job = step->job.id,
                                .position = (uint32_t)step->count,
                                .kind = (uint8_t)kind,
                                .state = SPOOL_WAITING,
                                .is_copy = is_copy,
                                .target = target,
                                .at_ms = step->job.at_ms,
                                .station = s->stamp.station};
    (void)str_copy(row->code, sizeof row->code, code);
}

/* Rows for targets whose current label was not printed and is in no job that waits. */
static void add_targets(struct station *s, struct print_step *step, enum label_kind kind,
                        const uint32_t *targets, size_t count, size_t copies)
{
    int code_kind = kind == LABEL_CRATE ? CODE_CRATE : CODE_PRODUCT;
    for (size_t i = 0; i < count; i++) {
        char code[SPOOL_CODE];
        spool_label_code(&s->ahead, kind, targets[i], code);
        bool waits = false;
        for (size_t k = 0; k < s->press.spool.label_count && !waits; k++) {
            const struct spool_label *row = &s->press.spool.labels[k];
            waits = row->state == SPOOL_WAITING && str_equal(row->code, code);
        }
        /* the first label of a product is printed as often as it is asked for: several boxes */
        bool is_new = kind != LABEL_CRATE || spool_latest(&s->press.spool, code) == NULL;
        if (!waits && is_new) {
            int32_t serial = prep_label_serial(&s->ahead, code_kind, targets[i]);
            bool is_copy = s->ahead.labels[code_kind].rows[serial - 1].copy > 0;
            for (size_t k = 0; k < copies; k++) {
                add_row(s, step, kind, targets[i], is_copy, code);
            }
        }
    }
}

/* A label for each bag; the row's target is the filling, not the product. */
static void add_bags(struct station *s, struct print_step *step, uint32_t number)
{
    char code[SPOOL_CODE];
    const struct bagging *bagging = spool_label_bagging(&s->ahead, number);
    spool_label_code(&s->ahead, LABEL_BAG, bagging->product, code);
    step->labels = realloc(step->labels, ((size_t)bagging->made + 1) * sizeof *step->labels);
    ASSERT(step->labels != NULL);
    for (int32_t i = 0; i < bagging->made; i++) {
        add_row(s, step, LABEL_BAG, number, false, code);
    }
}

static void add_list(struct station *s, struct print_step *step, enum label_kind kind)
{
    size_t count;
    struct label *labels = spool_label_list(&s->ahead, kind, &count);
    step->labels = realloc(step->labels, (count + 1) * sizeof *step->labels);
    ASSERT(step->labels != NULL);
    for (size_t i = 0; i < count; i++) {
        add_row(s, step, kind, 0, false, labels[i].code);
    }
    free(labels);
}

/* Slips are printed as often as they are asked for, but wait once. */
static void add_slips(struct station *s, struct print_step *step, const uint32_t *targets,
                      size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char code[SPOOL_CODE];
        bool waits = false;
        spool_slip_code(&s->ahead, targets[i], code);
        for (size_t k = 0; k < s->press.spool.label_count && !waits; k++) {
            const struct spool_label *row = &s->press.spool.labels[k];
            waits = row->state == SPOOL_WAITING && str_equal(row->code, code);
        }
        if (!waits) {
            add_row(s, step, SPOOL_SLIP, targets[i], false, code);
        }
    }
}

static struct print_step *new_job(struct station *s, enum printer_language language,
                                  const struct stock_choice *stock, size_t count)
{
    struct print_step *step = station_print_step(count);
    int at = station_printer_in_use(s);
    step->job = (struct spool_job){.id = s->press.next_job++,
                                   .prep = s->ahead.number,
                                   .kind = SPOOL_LABELS,
                                   .at_ms = s->ports.now_ms(s->ports.context)};
    (void)str_copy(step->job.printer, sizeof step->job.printer, s->press.printers[at].key);
    (void)str_copy(step->job.language, sizeof step->job.language, printer_language_name(language));
    str_format(step->job.stock, sizeof step->job.stock, "%s@%d", stock->stock->name, stock->dpi);
    return step;
}

static const char *serial_refusal(const struct pending *pending)
{
    switch ((int)pending->outcome.refusal.kind) {
    case REFUSAL_NO_SERIAL: return "Les 9 999 étiquettes de cette préparation sont utilisées.";
    case REFUSAL_PREP_CLOSED: return "La préparation est close : on n’imprime plus pour elle.";
    default: return "Ces étiquettes ne peuvent pas être imprimées.";
    }
}

/* Serials for those that have none; false: refused. */
static bool draw_serials(struct station *s, struct pending *pending, const struct print_ask *ask,
                         uint32_t *targets, size_t count)
{
    enum label_kind kind = spool_label_kind(ask->what);
    struct command command = {
        .kind = COMMAND_DRAW_LABELS,
        .lane = pending->lane,
        .label_kind = kind == LABEL_CRATE ? CODE_CRATE : CODE_PRODUCT,
        .targets = targets,
        .target_count = count,
    };
    if (ask->what == PRINT_ONE && ask->again) {
        command.kind = COMMAND_REPRINT;
        command.target = ask->crate;
    }
    station_decide(s, pending, &command);
    if (pending->outcome.refusal.kind != REFUSAL_NONE) {
        station_print_refuse(s, serial_refusal(pending));
        pending->outcome.refusal = (struct refusal){0}; /* told on the screen that asked */
        return false;
    }
    return true;
}

void station_print(struct station *s, uint8_t lane, const struct print_ask *ask)
{
    struct error err = {0};
    enum printer_language language;
    struct stock_choice stock;
    size_t count = 0;
    enum label_kind kind = spool_label_kind(ask->what);
    struct pending *pending = station_push(s, lane, REQUEST_PRINT);
    s->press.refused[0] = '\0';
    uint32_t *targets = spool_label_targets(&s->ahead, &s->press.spool, ask, &count);
    bool has_serials = spool_label_has_serial(kind);
    bool is_slip = spool_is_slip(ask->what);
    if (s->ahead.plan == NULL) {
        station_print_refuse(s, "Il n’y a pas encore de cagettes : importez d’abord un mois.");
    } else if (!station_printer_ready(s, &language, &stock, &err) ||
               !(is_slip ? roll_fits(&stock, &err) : label_fits(kind, &stock, true, &err))) {
        station_print_refuse(s, err.text);
    } else if (has_serials && count == 0) {
        station_print_refuse(s, "Il n’y a pas d’étiquette à imprimer ici.");
    } else if (!has_serials || draw_serials(s, pending, ask, targets, count)) {
        size_t copies = spool_label_copies(ask);
        struct print_step *step = new_job(s, language, &stock, count * copies);
        if (is_slip) {
            add_slips(s, step, targets, count);
        } else if (kind == LABEL_BAG) {
            add_bags(s, step, ask->bagging);
        } else if (has_serials) {
            add_targets(s, step, kind, targets, count, copies);
        } else {
            add_list(s, step, kind);
        }
        if (step->count > 0) {
            station_print_keep(s, pending, step);
        } else {
            station_print_refuse(s, "Ces étiquettes sont déjà imprimées.");
            station_print_free(step);
        }
    }
    free(targets);
    station_push_end(s, pending);
}

void station_print_ruler(struct station *s, uint8_t lane)
{
    struct error err = {0};
    enum printer_language language;
    struct stock_choice stock;
    struct pending *pending = station_push(s, lane, REQUEST_RULER);
    s->press.refused[0] = '\0';
    if (station_printer_ready(s, &language, &stock, &err)) {
        struct print_step *step = new_job(s, language, &stock, 1);
        add_row(s, step, LABEL_CRATE, 0, false, "reglage");
        step->labels[0].kind = SPOOL_RULER;
        station_print_keep(s, pending, step);
    } else {
        station_print_refuse(s, err.text);
    }
    station_push_end(s, pending);
}

/* Its label, unless it has one that came out. */
static void print_label(struct station *s, uint8_t lane, uint32_t crate)
{
    char code[SPOOL_CODE];
    spool_label_code(&s->seen, LABEL_CRATE, crate, code);
    if (code[0] == '\0' || spool_latest(&s->press.spool, code) == NULL) {
        station_print(s, lane, &(struct print_ask){.what = PRINT_ONE, .crate = crate});
    }
}

/* The same of its slip. */
static void print_slip(struct station *s, uint8_t lane, uint32_t crate)
{
    char code[SPOOL_CODE];
    spool_slip_code(&s->seen, crate, code);
    if (code[0] == '\0' || spool_latest(&s->press.spool, code) == NULL) {
        station_print(s, lane, &(struct print_ask){.what = PRINT_SLIP, .crate = crate});
    }
}

void station_print_opened(struct station *s, const struct pending *pending)
{
    enum printer_language language;
    struct stock_choice stock;
    int wanted = s->settings[SETTING_PRINT_ON_OPEN];
    for (size_t i = 0; i < pending->event_count; i++) {
        const struct event *event = &pending->events[i];
        if (event->kind != EVENT_CRATE_OPENED || plan_crate(s->seen.plan, event->crate) == NULL ||
            !station_printer_ready(s, &language, &stock, NULL)) {
            continue;
        }
        if (wanted & PRINT_ON_OPEN_LABEL || prep_crate_is_added(&s->seen, event->crate)) {
            print_label(s, pending->lane, event->crate);
        }
        if (wanted & PRINT_ON_OPEN_SLIP && roll_fits(&stock, NULL)) {
            print_slip(s, pending->lane, event->crate);
        }
    }
}
