/* intake.c: the order of things: points, catalogue, order files, and then what all of them say. */
#include "intake/intake.h"

#include <string.h>

#include "base/assert.h"
#include "base/sha256.h"
#include "base/str.h"
#include "intake/catalogue.h"
#include "intake/collect.h"
#include "intake/orders.h"
#include "intake/points.h"
#include "intake/settle.h"
#include "intake/table.h"

/* The digest of a month is over the digests of its files, each with its part. */
static void add_digest(struct sha256 *sha, const char *part, const char digest[65])
{
    sha256_add(sha, part, strlen(part));
    sha256_add(sha, digest, 64);
}

/* After reading: what the cells could not say. */
static void warn_formulas(struct month *month, const struct table *table)
{
    char cells[24];
    uint32_t row;
    size_t count = table_unsolved(table, &row);
    if (count > 0) {
        str_format(cells, sizeof cells, "%zu", count);
        notice_warn(month, NOTICE_FORMULAS_UNSOLVED, row, table->name, cells);
    }
}

static void warn_encoding(struct month *month, const struct table *table)
{
    char places[24];
    if (table->encoding.repaired > 0) {
        str_format(places, sizeof places, "%zu", table->encoding.repaired);
        notice_warn(month, NOTICE_TEXT_REPAIRED, 0, table->name, places);
    }
    if (table->encoding.damaged > 0) {
        str_format(places, sizeof places, "%zu", table->encoding.damaged);
        notice_warn(month, NOTICE_TEXT_DAMAGED, 0, table->name, places);
    }
}

/* Opens a list beside the orders and hands it to its reader. */
static bool read_list(const char *path, const char *part,
                      bool (*read)(const struct table *, struct lookup *, struct problem *),
                      struct collect *collect, const struct intake_options *options,
                      struct sha256 *sha, struct problem *problem)
{
    if (path == NULL) {
        return true;
    }
    struct table table = {0};
    char digest[65];
    if (!table_open(path, 0, options, &table, digest, problem)) {
        return false;
    }
    add_digest(sha, part, digest);
    warn_encoding(collect->month, &table);
    bool is_read = read(&table, &collect->lookup, problem);
    warn_formulas(collect->month, &table);
    table_finish(&table);
    return is_read;
}

static bool read_orders(const char *path, struct collect *collect,
                        const struct intake_options *options, struct sha256 *sha,
                        struct problem *problem)
{
    struct table table = {0};
    char digest[65];
    if (!table_open(path, 0, options, &table, digest, problem)) {
        return false;
    }
    add_digest(sha, "orders", digest);
    warn_encoding(collect->month, &table);
    bool is_read = orders_read(&table, options, collect, problem);
    table_finish(&table);
    return is_read;
}

/* Tables of orders whose lines are in another file come first: is_head says which they are. */
static bool read_heads(const struct intake_files *files, struct collect *collect,
                       const struct intake_options *options, struct sha256 *sha, bool *is_head,
                       struct problem *problem)
{
    size_t heads = 0;
    bool ok = true;
    for (size_t i = 0; ok && i < files->order_count; i++) {
        struct table table = {0};
        struct orders_form form;
        struct problem unknown = {0};
        char digest[65];
        ok = table_open(files->orders[i], 0, options, &table, digest, problem);
        is_head[i] = ok && !orders_recognise(&table, &collect->lookup, &form, &unknown) &&
                     heads_recognise(&table);
        if (is_head[i]) {
            heads++;
            add_digest(sha, "heads", digest);
            warn_encoding(collect->month, &table);
            ok = heads_read(&table, &collect->heads, problem);
        }
        table_finish(&table);
    }
    return ok && (heads < files->order_count || notice_refuse(problem, NOTICE_LINES_ELSEWHERE, 0,
                                                              bytes_name(files->orders[0]), NULL));
}

static bool refuse_empty(const struct intake_files *files, const struct month *month,
                         struct problem *problem)
{
    char left_out[24];
    str_format(left_out, sizeof left_out, "%zu", month->cancelled);
    return notice_refuse(problem, NOTICE_NO_ORDERS, 0, bytes_name(files->orders[0]), left_out);
}

/* Reads all files once; `span` NULL: orders of all days. */
static bool read_all(const struct intake_files *files, const struct intake_options *options,
                     const struct span *span, struct collect *collect, struct problem *problem)
{
    struct month *month = collect->month;
    struct sha256 sha;
    sha256_init(&sha);
    *month = (struct month){.format = ""};
    *collect = (struct collect){.month = month, .lookup = {.month = month}};
    ask_begin(&collect->ask, month, options);
    collect->lookup.ask = &collect->ask;
    if (span != NULL) {
        collect->from_day = span->from_day;
        collect->to_day = span->to_day;
    }
    if (!read_list(files->points, "points", points_read, collect, options, &sha, problem) ||
        !read_list(files->catalogue, "catalogue", catalogue_read, collect, options, &sha,
                   problem)) {
        return false;
    }
    if (files->catalogue == NULL) {
        notice_warn(month, NOTICE_CATALOGUE_MISSING, 0, NULL, NULL);
    }
    bool is_head[LIMIT_ORDER_FILES] = {false};
    ASSERT(files->order_count <= LIMIT_ORDER_FILES);
    if (files->order_count > 1 && !read_heads(files, collect, options, &sha, is_head, problem)) {
        return false;
    }
    for (size_t i = 0; i < files->order_count; i++) {
        if (!is_head[i] && !read_orders(files->orders[i], collect, options, &sha, problem)) {
            return false;
        }
    }
    heads_end(collect);
    sha256_hex(&sha, month->digest);
    return month->order_count > 0 || refuse_empty(files, month, problem);
}

bool intake_read(const struct intake_files *files, const struct intake_options *options,
                 struct month *ret_month, struct intake_outcome *ret_outcome, struct error *err)
{
    struct month month = {.format = ""};
    struct collect collect = {.month = &month};
    struct problem problem = {0};
    struct span spans[SPANS_MOST], chosen;
    *ret_outcome = (struct intake_outcome){0};
    bool is_read = read_all(files, options, NULL, &collect, &problem);
    size_t span_count = is_read ? spans_find(&collect.spans, spans) : 0;
    if (is_read && settle_month(&collect, spans, span_count, &chosen)) {
        collect_finish(&collect);
        month_finish(&month);
        collect.month = &month;
        is_read = read_all(files, options, &chosen, &collect, &problem);
    }
    if (is_read) {
        collect_end(&collect);
        settle_period(&collect, spans, span_count);
        settle_questions(&collect);
        *ret_month = month;
    } else {
        month_finish(&month);
        ret_outcome->row = problem.row;
        if (err != NULL) {
            *err = problem.error;
        }
    }
    collect_finish(&collect);
    return is_read;
}

struct shown {
    bool (*on_record)(void *context, const char *const *cells, size_t count, uint32_t row);
    void *context;
};

static bool show_record(void *context, const struct table_record *record)
{
    const struct shown *shown = context;
    return shown->on_record(shown->context, record->cells, record->count, record->row);
}

static bool select_sheet(struct table *table, size_t sheet, struct problem *problem)
{
    size_t count = table_sheet_count(table);
    char text[24];
    if (sheet >= count) {
        str_format(text, sizeof text, "%zu", count);
        return notice_refuse(problem, NOTICE_SHEET_MISSING, 0, table->name, text);
    }
    table_select(table, sheet);
    return true;
}

bool intake_table(const char *path, size_t sheet, bool serials,
                  bool (*on_record)(void *context, const char *const *cells, size_t count,
                                    uint32_t row),
                  void *context, struct intake_outcome *ret_outcome, struct error *err)
{
    struct table table = {0};
    struct problem problem = {0};
    struct shown shown = {.on_record = on_record, .context = context};
    *ret_outcome = (struct intake_outcome){0};
    bool is_read =
        table_open(path, 0, NULL, &table, NULL, &problem) && select_sheet(&table, sheet, &problem);
    if (is_read) {
        table_keep_serials(&table, serials);
        is_read = table_read(&table, show_record, &shown, &problem);
    }
    table_finish(&table);
    if (!is_read) {
        ret_outcome->row = problem.row;
        if (err != NULL) {
            *err = problem.error;
        }
    }
    return is_read;
}
