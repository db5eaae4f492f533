/* preview.c: one label of those that would be printed, as the very dots of its printer, for
 * the screen. Drawn by a worker of its own; the latest that was asked for wins. */
#include <stdlib.h>
#include <string.h>

#include "app/spool_label.h"
#include "app/station/station_private.h"
#include "base/assert.h"
#include "base/log.h"
#include "base/str.h"

struct preview_work {
    struct work work; /* first */
    struct label label;
    struct stock stock;
    int dpi, right, down;       /* half millimetres */
    struct label_press **press; /* the worker's, made with the first */
    struct bitmap dots;         /* result */
    bool is_done;
    struct error error;
};

static void run(struct work *work)
{
    struct preview_work *w = (struct preview_work *)work;
    struct stock_choice choice = {&w->stock, w->dpi};
    if (*w->press == NULL) {
        *w->press = label_press_create(&w->error);
    }
    w->is_done = *w->press != NULL &&
                 label_press_bitmap(*w->press, &choice, &w->label, &w->dots, &w->error) &&
                 printing_shift(&w->dots, &choice, w->right, w->down, &w->error);
}

void station_preview_open(struct station *s)
{
    s->press.preview_worker = worker_create(s->ports.wake, s->ports.context);
}

static void free_work(struct preview_work *work)
{
    if (work != NULL) {
        bitmap_finish(&work->dots);
        free(work);
    }
}

void station_preview_close(struct station *s)
{
    struct press_desk *desk = &s->press;
    if (desk->preview_work != NULL) {
        free_work((struct preview_work *)worker_wait(desk->preview_worker));
        desk->preview_work = NULL;
    }
    worker_destroy(desk->preview_worker);
    label_press_destroy(desk->preview_press);
    bitmap_finish(&desk->preview_dots);
}

static void refuse(struct station *s, const char *text)
{
    (void)str_copy(s->press.preview.says, sizeof s->press.preview.says, text);
}

/* The paper and the resolution that it will be printed with. */
static bool choose_stock(struct station *s, struct stock_choice *ret, struct error *err)
{
    enum printer_language language;
    if (s->settings[SETTING_LABEL_TO] == LABEL_TO_PRINTER) {
        return station_printer_ready(s, &language, ret, err);
    }
    int stock = s->settings[SETTING_LABEL_STOCK];
    return station_stock_choose(s, s->stocks[stock < s->stock_count ? stock : 0], ret, err);
}

/* Draws what is wanted, unless something is being drawn. */
static void begin(struct station *s)
{
    struct press_desk *desk = &s->press;
    struct stock_choice stock;
    struct error err = {0};
    if (desk->preview_work != NULL || !desk->is_preview_wanted) {
        return;
    }
    desk->is_preview_wanted = false;
    if (!choose_stock(s, &stock, &err) ||
        !label_fits(desk->preview_label.kind, &stock, stock.stock->medium == STOCK_THERMAL, &err)) {
        refuse(s, err.text);
        return;
    }
    struct preview_work *work = calloc(1, sizeof *work);
    ASSERT(work != NULL);
    struct habit habit = station_habit(s);
    bool is_roll = s->settings[SETTING_LABEL_TO] == LABEL_TO_PRINTER;
    work->work.run = run;
    work->label = desk->preview_label;
    work->stock = *stock.stock;
    work->dpi = stock.dpi;
    work->right = is_roll ? habit.right : 0; /* sheets are shifted as a whole */
    work->down = is_roll ? habit.down : 0;
    work->press = &desk->preview_press;
    desk->preview_work = &work->work;
    worker_give(desk->preview_worker, &work->work);
}

/* The nth label as it would be printed now. */
static bool fill(struct station *s)
{
    struct press_desk *desk = &s->press;
    const struct print_ask *ask = &desk->preview_ask;
    enum label_kind kind = spool_label_kind(ask->what);
    size_t count = 0, at = (size_t)desk->preview.at;
    bool done = false;
    if (kind != LABEL_CRATE && kind != LABEL_PRODUCT) {
        struct label *labels = spool_label_list(&s->seen, kind, &count);
        if ((done = at < count)) {
            desk->preview_label = labels[at];
        }
        free(labels);
        return done;
    }
    const struct people *people = s->settings[SETTING_NAME_ON_LABEL] ? &s->people : NULL;
    uint32_t *targets = spool_label_targets(&s->seen, &desk->spool, ask, &count);
    if (at < count) {
        struct spool_label row = {.kind = (uint8_t)kind, .target = targets[at]};
        int code_kind = kind == LABEL_CRATE ? CODE_CRATE : CODE_PRODUCT;
        int32_t serial = prep_label_serial(&s->seen, code_kind, targets[at]);
        spool_label_code(&s->seen, kind, targets[at], row.code);
        row.is_copy = serial > 0 && s->seen.labels[code_kind].rows[serial - 1].copy > 0;
        done = spool_label_fill(&s->seen, people, station_label_day(s), &row, &desk->preview_label);
    }
    free(targets);
    return done;
}

void station_preview_kept(struct station *s)
{
    if (!fill(s)) {
        refuse(s, "Il n’y a pas d’étiquette à montrer ici.");
        return;
    }
    s->press.is_preview_wanted = true;
    begin(s);
}

/* How many labels there are of what was asked for. */
static size_t count_of(struct station *s, const struct print_ask *ask, uint32_t **ret_targets)
{
    size_t count = 0;
    enum label_kind kind = spool_label_kind(ask->what);
    *ret_targets = NULL;
    if (s->ahead.plan == NULL) {
        return 0;
    }
    if (kind == LABEL_CRATE || kind == LABEL_PRODUCT) {
        *ret_targets = spool_label_targets(&s->ahead, &s->press.spool, ask, &count);
    } else {
        free(spool_label_list(&s->ahead, kind, &count));
    }
    return count;
}

/* A label's code stands on it: one that was never drawn gets its serial now, and keeps it. */
void station_preview(struct station *s, uint8_t lane, const struct print_ask *ask, int at)
{
    struct press_desk *desk = &s->press;
    struct pending *pending = station_push(s, lane, REQUEST_PREVIEW);
    uint32_t *targets;
    size_t count = count_of(s, ask, &targets);
    at = at < 0 || count == 0 ? 0 : at >= (int)count ? (int)count - 1 : at;
    desk->preview_ask = *ask;
    desk->preview = (struct preview_view){.at = at, .of = (int)count};
    if (count == 0) {
        refuse(s, "Il n’y a pas d’étiquette à montrer ici.");
    } else if (targets == NULL) {
        pending->then = THEN_PREVIEW;
    } else {
        struct command command = {
            .kind = COMMAND_DRAW_LABELS,
            .lane = lane,
            .label_kind = spool_label_kind(ask->what) == LABEL_CRATE ? CODE_CRATE : CODE_PRODUCT,
            .targets = &targets[at],
            .target_count = 1};
        station_decide(s, pending, &command);
        if (pending->outcome.refusal.kind != REFUSAL_NONE) {
            pending->outcome.refusal = (struct refusal){0};
            refuse(s, "Cette étiquette ne peut pas être dessinée.");
        } else {
            pending->then = THEN_PREVIEW;
        }
    }
    free(targets);
    station_push_end(s, pending);
}

bool station_preview_poll(struct station *s)
{
    struct press_desk *desk = &s->press;
    struct work *taken = desk->preview_work != NULL ? worker_take(desk->preview_worker) : NULL;
    if (taken == NULL) {
        return false;
    }
    struct preview_work *work = (struct preview_work *)taken;
    desk->preview_work = NULL;
    if (desk->is_preview_wanted) { /* another was asked for meanwhile */
        begin(s);
    } else if (work->is_done) {
        bitmap_finish(&desk->preview_dots);
        desk->preview_dots = work->dots;
        work->dots = (struct bitmap){0};
        desk->preview.dots = ++desk->preview_number;
        desk->preview.width = desk->preview_dots.width;
        desk->preview.height = desk->preview_dots.height;
    } else {
        log_error("preview", &work->error);
        refuse(s, work->error.text);
    }
    free_work(work);
    return true;
}

const struct bitmap *station_dots(const struct station *s, uint32_t dots)
{
    return dots != 0 && dots == s->press.preview.dots ? &s->press.preview_dots : NULL;
}
