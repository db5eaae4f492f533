/* labels.c: labels as a PDF: serials first, then the worker draws, to the stick or to the
 * office printer; where on the sheet the next ones begin is remembered. */
#include <stdlib.h>
#include <string.h>

#include "app/crate_label.h"
#include "app/jobs.h"
#include "app/spool_label.h"
#include "app/station/station_private.h"
#include "base/assert.h"
#include "base/str.h"

static bool to_office(const struct station *s)
{
    return s->settings[SETTING_LABEL_TO] == LABEL_TO_OFFICE;
}

/* Why it cannot begin now, NULL: it can. */
static const char *refusal(struct station *s)
{
    if (to_office(s)) {
        return station_office_refusal(s);
    }
    (void)station_look_at_sticks(s);
    return station_job_stick(s) == NULL
               ? "Pas de clé USB. Branchez une clé pour y mettre les étiquettes."
               : NULL;
}

static bool draw_serials(struct station *s, struct pending *pending, const struct print_ask *ask)
{
    size_t count;
    enum label_kind kind = spool_label_kind(ask->what);
    if (!spool_label_has_serial(kind)) {
        return true;
    }
    uint32_t *targets = spool_label_targets(&s->ahead, &s->press.spool, ask, &count);
    struct command command = {.kind = COMMAND_DRAW_LABELS,
                              .lane = pending->lane,
                              .label_kind = kind == LABEL_CRATE ? CODE_CRATE : CODE_PRODUCT,
                              .targets = targets,
                              .target_count = count};
    station_decide(s, pending, &command);
    free(targets);
    if (pending->outcome.refusal.kind == REFUSAL_NO_SERIAL) {
        station_job_failed(s, "Les 9 999 étiquettes de cette préparation sont utilisées.");
    } else if (s->ahead.plan == NULL) {
        station_job_failed(s, "Il n’y a pas encore de cagettes : importez d’abord un mois.");
    } else if (pending->outcome.refusal.kind != REFUSAL_NONE || count == 0) {
        station_job_failed(s, "Il n’y a pas d’étiquette à imprimer ici.");
    } else {
        return true;
    }
    return false;
}

void station_labels(struct station *s, uint8_t lane, const struct print_ask *ask)
{
    struct pending *pending = station_push(s, lane, REQUEST_LABELS);
    if (s->job.status == JOB_RUNNING) {
        pending->outcome.refusal.kind = REFUSAL_NOT_NOW;
        station_push_end(s, pending);
        return;
    }
    const char *why = refusal(s);
    station_job_begin(s, JOB_LABELS);
    if (why != NULL) {
        station_job_failed(s, why);
    } else if (draw_serials(s, pending, ask)) {
        pending->then = THEN_LABELS;
        s->press.ask = *ask;
    }
    station_push_end(s, pending);
}

void station_append_name(char *to, size_t size, const char *name)
{
    char folded[LIMIT_NAME] = "";
    str_fold(folded, sizeof folded, name);
    for (char *c = folded; *c != '\0'; c++) {
        bool plain = (*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9');
        *c = plain ? *c : '-';
    }
    (void)str_append(to, size, "-");
    (void)str_append(to, size, folded);
}

/* "etiquettes-preparation-3-labo-des-halles.pdf": a name that any stick can carry and any copy shop
 * can print. */
static void name_file(const struct station *s, const struct print_ask *ask, char *to, size_t size)
{
    static const char *const kinds[PRINT_WHAT_COUNT] = {
        [PRINT_CRATES] = "",           [PRINT_RANGE] = "",
        [PRINT_ONE] = "cagette",       [PRINT_VOIDED] = "a-remplacer",
        [PRINT_PRODUCTS] = "produits", [PRINT_PLACES] = "emplacements",
        [PRINT_PAIRS] = "badges",      [PRINT_COMMANDS] = "commandes",
        [PRINT_PRACTICE] = "exercice", [PRINT_BAGS] = "sachets",
    };
    const struct pickup *pickup =
        s->seen.plan != NULL ? plan_pickup(s->seen.plan, ask->pickup) : NULL;
    str_format(to, size, "etiquettes-preparation-%u", s->seen.number);
    if (ask->what == PRINT_CRATES && pickup != NULL) {
        station_append_name(to, size, pickup->name);
    } else if (ask->what == PRINT_RANGE) {
        char range[40];
        str_format(range, sizeof range, "%u a %u", ask->from, ask->until);
        station_append_name(to, size, range);
    } else if (kinds[ask->what][0] != '\0') {
        station_append_name(to, size, kinds[ask->what]);
    }
    (void)str_append(to, size, ".pdf");
}

int32_t station_label_day(const struct station *s)
{
    int64_t now_ms = s->ports.now_ms(s->ports.context);
    int64_t local_s = now_ms / 1000 + s->ports.utc_offset_s(s->ports.context, now_ms);
    return crate_label_day(s->settings[SETTING_LABEL_DAY], (int32_t)(local_s / 86400));
}

/* One for each bag of a filling. */
static struct label *fill_bags(struct station *s, uint32_t number, size_t *ret_count)
{
    const struct bagging *bagging = spool_label_bagging(&s->seen, number);
    size_t made = bagging != NULL ? (size_t)bagging->made : 0;
    struct label *labels = calloc(made + 1, sizeof *labels);
    ASSERT(labels != NULL);
    *ret_count = 0;
    for (size_t i = 0; i < made; i++) {
        struct spool_label row = {.kind = LABEL_BAG, .target = number};
        spool_label_code(&s->seen, LABEL_BAG, bagging->product, row.code);
        *ret_count += spool_label_fill(&s->seen, NULL, 0, &row, &labels[*ret_count]);
    }
    return labels;
}

static struct label *fill(struct station *s, const struct print_ask *ask, size_t *ret_count)
{
    enum label_kind kind = spool_label_kind(ask->what);
    if (kind == LABEL_BAG) {
        return fill_bags(s, ask->bagging, ret_count);
    }
    if (kind != LABEL_CRATE && kind != LABEL_PRODUCT) {
        return spool_label_list(&s->seen, kind, ret_count);
    }
    const struct people *people = s->settings[SETTING_NAME_ON_LABEL] ? &s->people : NULL;
    uint32_t *targets = spool_label_targets(&s->seen, &s->press.spool, ask, ret_count);
    size_t filled = 0, copies = spool_label_copies(ask);
    struct label *labels = calloc(*ret_count * copies + 1, sizeof *labels);
    ASSERT(labels != NULL);
    for (size_t i = 0; i < *ret_count * copies; i++) {
        struct spool_label row = {.kind = (uint8_t)kind, .target = targets[i / copies]};
        int code_kind = kind == LABEL_CRATE ? CODE_CRATE : CODE_PRODUCT;
        int32_t serial = prep_label_serial(&s->seen, code_kind, row.target);
        spool_label_code(&s->seen, kind, row.target, row.code);
        row.is_copy = serial > 0 && s->seen.labels[code_kind].rows[serial - 1].copy > 0;
        filled += spool_label_fill(&s->seen, people, station_label_day(s), &row, &labels[filled]);
    }
    *ret_count = filled;
    free(targets);
    return labels;
}

/* The sheet in the tray, and where its printer prints. */
static void set_sheet(struct station *s, struct label_sheet *sheet)
{
    int stock = s->settings[SETTING_LABEL_STOCK];
    bool known =
        station_stock_choose(s, s->stocks[stock < s->stock_count ? stock : 0], &sheet->stock, NULL);
    ASSERT(known);
    int first = s->settings[SETTING_SHEET_FIRST];
    sheet->first = first <= stock_per_sheet(sheet->stock.stock) ? first : 1;
    struct habit habit = station_habit(s);
    sheet->shift_right_half_mm = habit.right;
    sheet->shift_down_half_mm = habit.down;
    sheet->created_at_s = s->ports.now_ms(s->ports.context) / 1000;
}

/* False: told, the stick is gone. */
static bool set_path(struct station *s, struct labels_job *job)
{
    job->is_office = to_office(s);
    const char *folder = job->is_office ? s->dir : station_job_stick(s);
    if (folder == NULL) {
        station_job_failed(s, "La clé n’est plus là. Remettez-la, puis recommencez : rien n’est "
                              "perdu.");
        return false;
    }
    if (job->is_office) {
        job->office_id = s->press.next_job++;
        str_format(job->path, sizeof job->path, "%s/impression-%u.pdf", folder, job->office_id);
    } else {
        str_format(job->path, sizeof job->path, "%s/%s", folder, job->file_name);
    }
    return true;
}

void station_labels_draw(struct station *s)
{
    struct labels_job *job = calloc(1, sizeof *job);
    ASSERT(job != NULL);
    job->labels = fill(s, &s->press.ask, &job->count);
    set_sheet(s, &job->sheet);
    name_file(s, &s->press.ask, job->file_name, sizeof job->file_name);
    if (!set_path(s, job)) {
        labels_job_destroy(job);
        return;
    }
    station_job_give(s, &job->work, labels_job_run);
}

static void ruler_page(struct station *s)
{
    const char *why = s->job.status == JOB_RUNNING ? NULL : refusal(s);
    if (s->job.status == JOB_RUNNING) {
        return;
    }
    station_job_begin(s, JOB_LABELS);
    if (why != NULL) {
        station_job_failed(s, why);
        return;
    }
    struct labels_job *job = calloc(1, sizeof *job);
    ASSERT(job != NULL);
    job->is_ruler = true;
    set_sheet(s, &job->sheet);
    (void)str_copy(job->file_name, sizeof job->file_name, "reglage-imprimante.pdf");
    if (!set_path(s, job)) {
        labels_job_destroy(job);
        return;
    }
    station_job_give(s, &job->work, labels_job_run);
}

void station_ruler(struct station *s, uint8_t lane)
{
    if (s->settings[SETTING_LABEL_TO] == LABEL_TO_PRINTER) {
        station_print_ruler(s, lane);
        return;
    }
    ruler_page(s);
    station_push_end(s, station_push(s, lane, REQUEST_RULER));
}

/* The next ones begin behind the last of these. */
static void remember_first(struct station *s, const struct labels_job *job)
{
    int per_sheet = stock_per_sheet(job->sheet.stock.stock);
    int next = (job->sheet.first - 1 + (int)(job->count % (size_t)per_sheet)) % per_sheet + 1;
    char text[16];
    if (job->is_ruler || per_sheet == 1 || next == s->settings[SETTING_SHEET_FIRST]) {
        return;
    }
    struct pending *pending = station_push(s, 0, REQUEST_NONE);
    str_format(text, sizeof text, "%d", next);
    store_gesture_setting(&pending->gesture, station_setting_keys[SETTING_SHEET_FIRST], text);
    pending->is_inner = true;
    pending->then = THEN_SETTING;
    pending->argument = SETTING_SHEET_FIRST;
    pending->value = next;
    station_push_end(s, pending);
}

void station_labels_done(struct station *s, struct labels_job *job)
{
    if (!job->is_done) {
        station_job_fail_on_stick(s, job->path, &job->error);
    } else {
        station_job_done(s, job->file_name);
        if (job->is_office) {
            remember_first(s, job);
            station_office_print(s, job->office_id, job->file_name);
        }
    }
    labels_job_destroy(job);
}
