/* form_rows.c: one row for each item of an order; the order's own columns are repeated on each row
 * or filled on its first row only. */
#include "intake/form.h"

#include <string.h>

#include "base/limits.h"
#include "base/str.h"

/* Trimmed texts of an order's columns. */
struct order_texts {
    char number[LIMIT_NUMBER], status[LIMIT_NAME], date[32];
    char first_name[LIMIT_NAME], last_name[LIMIT_NAME];
    char pickup[2 * LIMIT_NAME], note[LIMIT_NOTE], amount[LIMIT_NAME];
};

struct rows {
    const struct form_source *source;
    struct problem *problem;
    struct order_texts order; /* of the open order */
    uint32_t records;
    bool is_open, is_failed;
};

enum { PROGRESS_RECORDS = 4096 };

/* "Thérèse De La Cruz": the first word, and the rest. */
static void split_person(struct order_texts *texts, const char *person)
{
    const char *blank = strchr(person, ' ');
    if (blank == NULL) {
        str_copy(texts->first_name, sizeof texts->first_name, person);
        return;
    }
    str_copy_n(texts->first_name, sizeof texts->first_name, person, (size_t)(blank - person));
    str_copy(texts->last_name, sizeof texts->last_name, blank + strspn(blank, " "));
}

static void read_order(const struct rows *rows, const struct table_record *record,
                       struct order_texts *ret)
{
    const struct header *header = rows->source->header;
    header_text(header, record, FIELD_NUMBER, ret->number, sizeof ret->number);
    header_text(header, record, FIELD_STATUS, ret->status, sizeof ret->status);
    header_text(header, record, FIELD_DATE, ret->date, sizeof ret->date);
    header_text(header, record, FIELD_FIRST_NAME, ret->first_name, sizeof ret->first_name);
    header_text(header, record, FIELD_LAST_NAME, ret->last_name, sizeof ret->last_name);
    header_text(header, record, FIELD_PICKUP, ret->pickup, sizeof ret->pickup);
    header_text(header, record, FIELD_NOTE, ret->note, sizeof ret->note);
    header_text(header, record, FIELD_AMOUNT, ret->amount, sizeof ret->amount);
    if (ret->first_name[0] == '\0' && ret->last_name[0] == '\0') {
        char person[2 * LIMIT_NAME];
        header_text(header, record, FIELD_PERSON, person, sizeof person);
        split_person(ret, person);
    }
}

static bool is_blank_order(const struct order_texts *texts)
{
    return texts->number[0] == '\0' && texts->date[0] == '\0' && texts->first_name[0] == '\0' &&
           texts->last_name[0] == '\0' && texts->pickup[0] == '\0';
}

/* Without a number, an order goes on as long as its person, date and place do. */
static bool is_same_order(const struct order_texts *a, const struct order_texts *b)
{
    if (a->number[0] != '\0' || b->number[0] != '\0') {
        return str_equal(a->number, b->number);
    }
    return str_equal(a->first_name, b->first_name) && str_equal(a->last_name, b->last_name) &&
           str_equal(a->date, b->date) && str_equal(a->pickup, b->pickup);
}

static bool begin_order(struct rows *rows, const struct order_texts *texts, uint32_t row)
{
    rows->order = *texts;
    rows->is_open = true;
    struct collect_order order = {.number = rows->order.number,
                                  .status = rows->order.status,
                                  .date = rows->order.date,
                                  .first_name = rows->order.first_name,
                                  .last_name = rows->order.last_name,
                                  .pickup = rows->order.pickup,
                                  .note = rows->order.note,
                                  .amount = rows->order.amount,
                                  .row = row};
    return collect_order(rows->source->collect, &order, rows->problem);
}

/* True if the record belongs to the open order, which it may begin. */
static bool take_order(struct rows *rows, const struct table_record *record)
{
    /* The usual case, looked at first because it is nine rows of ten. */
    char number[LIMIT_NUMBER];
    header_text(rows->source->header, record, FIELD_NUMBER, number, sizeof number);
    if (rows->is_open && number[0] != '\0' && str_equal(number, rows->order.number)) {
        return true;
    }
    struct order_texts texts = {0};
    read_order(rows, record, &texts);
    if (is_blank_order(&texts)) {
        return rows->is_open || notice_refuse(rows->problem, NOTICE_ROW_ORPHAN, record->row,
                                              rows->source->table->name, NULL);
    }
    if (rows->is_open && is_same_order(&texts, &rows->order)) {
        return true;
    }
    return begin_order(rows, &texts, record->row);
}

static bool take_item(struct rows *rows, const struct table_record *record)
{
    const struct header *header = rows->source->header;
    char sku[LIMIT_SKU], name[LIMIT_NAME], quantity[LIMIT_NAME], refunded[LIMIT_NAME];
    header_text(header, record, FIELD_SKU, sku, sizeof sku);
    header_text(header, record, FIELD_PRODUCT, name, sizeof name);
    header_text(header, record, FIELD_QUANTITY, quantity, sizeof quantity);
    header_text(header, record, FIELD_REFUNDED, refunded, sizeof refunded);
    char price[LIMIT_NAME];
    header_text(header, record, FIELD_PRICE, price, sizeof price);
    if (sku[0] == '\0' && name[0] == '\0' && (quantity[0] == '\0' || str_equal(quantity, "0"))) {
        return true; /* an order's row of its own, without an item */
    }
    struct collect_line line = {.sku = sku,
                                .name = name,
                                .quantity = quantity,
                                .refunded = refunded,
                                .price = price,
                                .row = record->row};
    return collect_line(rows->source->collect, &line, rows->problem);
}

/* A header again (two exports joined), or a row of totals at the end. */
static bool is_no_order(const struct rows *rows, const struct table_record *record)
{
    const struct header *header = rows->source->header;
    const char *quantity = header_cell(header, record, FIELD_QUANTITY);
    const char *number = header_cell(header, record, FIELD_NUMBER);
    char folded[LIMIT_NAME];
    if (quantity[0] > '9') {
        str_fold(folded, sizeof folded, quantity);
        if (str_equal(folded, header->labels[header->columns[FIELD_QUANTITY]])) {
            return true;
        }
    }
    if (number[0] == 'T' || number[0] == 't') {
        str_fold(folded, sizeof folded, number);
        return str_equal(folded, "total") || str_starts(folded, "total ") ||
               str_equal(folded, "totaux");
    }
    return false;
}

/* True if a quote never closed has made one cell of several records: behind a line break the cell
 * goes on with an opening quote, or with as many delimiters as a record has; or a cell has a line
 * break and the record has not the header's length. No warning would make up for lost orders. */
static bool has_swallowed_rows(const struct table_record *record, size_t width, char delimiter)
{
    const char opening[] = {delimiter, '"', '\0'};
    for (size_t i = 0; i < record->count; i++) {
        const char *rest = strpbrk(record->cells[i], "\r\n");
        if (rest == NULL) {
            continue;
        }
        size_t delimiters = 0;
        for (const char *p = rest; *p != '\0'; p++) {
            delimiters += *p == delimiter;
        }
        if (record->count != width || strstr(rest, opening) != NULL ||
            (width >= 6 && delimiters >= width - 1)) {
            return true;
        }
    }
    return false;
}

/* Records shorter or longer than the header. */
static bool check_width(struct rows *rows, const struct table_record *record)
{
    const struct form_source *source = rows->source;
    struct month *month = source->collect->month;
    if (table_is_workbook(source->table)) {
        return true; /* its columns are fixed, the empty cells at the end are left away */
    }
    if (record->count < source->header->count && record->is_last_unended) {
        return notice_refuse(rows->problem, NOTICE_FILE_TRUNCATED, record->row, source->table->name,
                             NULL);
    }
    if (has_swallowed_rows(record, source->header->count, source->table->dialect.delimiter)) {
        return notice_refuse(rows->problem, NOTICE_QUOTE_OPEN, record->row, source->table->name,
                             NULL);
    }
    if (record->is_last_unended) {
        notice_warn(month, NOTICE_END_UNSURE, record->row, source->table->name, NULL);
    }
    if (record->count != source->header->count) {
        char a[24], b[24];
        str_format(a, sizeof a, "%zu", record->count);
        str_format(b, sizeof b, "%zu", source->header->count);
        notice_warn(month, NOTICE_ROW_RAGGED, record->row, a, b);
    }
    return true;
}

static bool keep_going(struct rows *rows, const struct table_record *record)
{
    const struct intake_options *options = rows->source->options;
    if (options == NULL || rows->records++ % PROGRESS_RECORDS != 0) {
        return true;
    }
    if (options->cancelled != NULL && options->cancelled(options->context)) {
        return notice_refuse(rows->problem, NOTICE_CANCELLED, 0, NULL, NULL);
    }
    if (options->progress != NULL) {
        options->progress(options->context, record->bytes_done, table_bytes(rows->source->table));
    }
    return true;
}

static bool on_record(void *context, const struct table_record *record)
{
    struct rows *rows = context;
    if (record->row <= rows->source->header->row) {
        return true;
    }
    bool is_short = record->is_last_unended && record->count < rows->source->header->count;
    if ((table_record_is_blank(record) && !is_short) || is_no_order(rows, record)) {
        return true;
    }
    bool is_taken = check_width(rows, record) && keep_going(rows, record) &&
                    take_order(rows, record) && take_item(rows, record);
    rows->is_failed = !is_taken;
    return is_taken;
}

bool form_rows_read(const struct form_source *source, struct problem *problem)
{
    struct rows rows = {.source = source, .problem = problem};
    struct month *month = source->collect->month;
    if ((source->header->fields & FIELD_BIT(FIELD_STATUS)) == 0) {
        notice_warn(month, NOTICE_STATUS_COLUMN_MISSING, 0, NULL, NULL);
    }
    return table_read(source->table, on_record, &rows, problem) && !rows.is_failed;
}
