/* form_records.c: records of a table, one after the other: the order's own columns, repeated on
 * each of its rows or filled on its first row only, and then its items. */
#include "intake/form.h"

#include <string.h>

#include "base/limits.h"
#include "base/str.h"

enum { PROGRESS_RECORDS = 4096 };

/* "Thérèse De La Cruz": the first word, and the rest; or the last word and what stands before. */
static void split_person(struct form_order *texts, const char *person, bool is_last_name_first)
{
    const char *blank = is_last_name_first ? strrchr(person, ' ') : strchr(person, ' ');
    if (blank == NULL) {
        str_copy(texts->first_name, sizeof texts->first_name, person);
        return;
    }
    size_t head = (size_t)(blank - person);
    const char *tail = blank + strspn(blank, " ");
    if (is_last_name_first) {
        str_copy(texts->first_name, sizeof texts->first_name, tail);
        str_copy_n(texts->last_name, sizeof texts->last_name, person, head);
    } else {
        str_copy_n(texts->first_name, sizeof texts->first_name, person, head);
        str_copy(texts->last_name, sizeof texts->last_name, tail);
    }
}

void form_read_order(const struct header *header, const struct table_record *record,
                     bool is_last_name_first, struct form_order *ret)
{
    header_text(header, record, FIELD_NUMBER, ret->number, sizeof ret->number);
    if (ret->number[0] == '\0') {
        header_column_text(record, header->number_else, ret->number, sizeof ret->number);
    }
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
        split_person(ret, person, is_last_name_first);
    }
}

static bool is_blank_order(const struct form_order *texts)
{
    return texts->number[0] == '\0' && texts->date[0] == '\0' && texts->first_name[0] == '\0' &&
           texts->last_name[0] == '\0' && texts->pickup[0] == '\0';
}

/* Without a number, an order goes on as long as its person, date and place do. */
static bool is_same_order(const struct form_order *a, const struct form_order *b)
{
    if (a->number[0] != '\0' || b->number[0] != '\0') {
        return str_equal(a->number, b->number);
    }
    return str_equal(a->first_name, b->first_name) && str_equal(a->last_name, b->last_name) &&
           str_equal(a->date, b->date) && str_equal(a->pickup, b->pickup);
}

static bool begin_order(struct form_reading *reading, const struct form_order *texts, uint32_t row)
{
    reading->order = *texts;
    reading->is_open = true;
    struct collect_order order = {.number = reading->order.number,
                                  .status = reading->order.status,
                                  .date = reading->order.date,
                                  .first_name = reading->order.first_name,
                                  .last_name = reading->order.last_name,
                                  .pickup = reading->order.pickup,
                                  .note = reading->order.note,
                                  .amount = reading->order.amount,
                                  .row = row};
    return collect_order(reading->source->collect, &order, reading->problem);
}

/* True if the record belongs to the open order, which it may begin. */
static bool take_order(struct form_reading *reading, const struct table_record *record)
{
    /* The usual case, looked at first because it is nine rows of ten. */
    char number[LIMIT_NUMBER];
    header_text(reading->source->header, record, FIELD_NUMBER, number, sizeof number);
    bool goes_on = !reading->source->form->is_order_per_record;
    if (goes_on && reading->is_open && number[0] != '\0' &&
        str_equal(number, reading->order.number)) {
        return true;
    }
    struct form_order texts = {0};
    form_read_order(reading->source->header, record, reading->source->form->is_last_name_first,
                    &texts);
    if (is_blank_order(&texts)) {
        return reading->is_open || notice_refuse(reading->problem, NOTICE_ROW_ORPHAN, record->row,
                                                 reading->source->table->name, NULL);
    }
    if (goes_on && reading->is_open && is_same_order(&texts, &reading->order)) {
        return true;
    }
    return begin_order(reading, &texts, record->row);
}

bool form_line(struct form_reading *reading, const struct collect_line *line)
{
    return collect_line(reading->source->collect, line, reading->problem);
}

/* A header again (two exports joined), or a row of totals at the end. */
static bool is_no_order(const struct form_reading *reading, const struct table_record *record)
{
    const struct header *header = reading->source->header;
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
static bool check_width(struct form_reading *reading, const struct table_record *record)
{
    const struct form_source *source = reading->source;
    struct month *month = source->collect->month;
    if (table_is_workbook(source->table)) {
        return true; /* its columns are fixed, the empty cells at the end are left away */
    }
    if (record->count < source->header->count && record->is_last_unended) {
        return notice_refuse(reading->problem, NOTICE_FILE_TRUNCATED, record->row,
                             source->table->name, NULL);
    }
    if (has_swallowed_rows(record, source->header->count, source->table->dialect.delimiter)) {
        return notice_refuse(reading->problem, NOTICE_QUOTE_OPEN, record->row, source->table->name,
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

static bool keep_going(struct form_reading *reading, const struct table_record *record)
{
    const struct intake_options *options = reading->source->options;
    if (options == NULL || reading->records++ % PROGRESS_RECORDS != 0) {
        return true;
    }
    if (options->cancelled != NULL && options->cancelled(options->context)) {
        return notice_refuse(reading->problem, NOTICE_CANCELLED, 0, NULL, NULL);
    }
    if (options->progress != NULL) {
        options->progress(options->context, record->bytes_done,
                          table_bytes(reading->source->table));
    }
    return true;
}

/* A title between the rows ("Hub Emplettes"), or sums: neither an order nor an item. */
static bool is_empty_row(const struct form_reading *reading, const struct table_record *record)
{
    const struct header *header = reading->source->header;
    if (reading->is_open || header->group_count > 0) {
        return false;
    }
    static const enum field fields[] = {FIELD_NUMBER, FIELD_SKU,    FIELD_PRODUCT,
                                        FIELD_PACKED, FIELD_LIST,   FIELD_FIRST_NAME,
                                        FIELD_PERSON, FIELD_PICKUP, FIELD_LAST_NAME};
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        char text[LIMIT_NAME];
        header_text(header, record, fields[i], text, sizeof text);
        if (text[0] != '\0') {
            return false;
        }
    }
    char quantity[LIMIT_NAME];
    header_text(header, record, FIELD_QUANTITY, quantity, sizeof quantity);
    return quantity[0] == '\0';
}

static bool on_record(void *context, const struct table_record *record)
{
    struct form_reading *reading = context;
    const struct form_source *source = reading->source;
    if (record->row <= source->header->row) {
        return true;
    }
    bool is_short = record->is_last_unended && record->count < source->header->count;
    if ((table_record_is_blank(record) && !is_short) || is_no_order(reading, record)) {
        return true;
    }
    if (!check_width(reading, record) || !keep_going(reading, record)) {
        reading->is_failed = true;
        return false;
    }
    if (is_empty_row(reading, record)) {
        return true;
    }
    reading->is_failed = !take_order(reading, record) || !source->form->items(reading, record);
    return !reading->is_failed;
}

bool form_read(const struct form_source *source, struct problem *problem)
{
    struct form_reading reading = {.source = source, .problem = problem};
    struct month *month = source->collect->month;
    source->collect->has_pickup_column |= (source->header->fields & FIELD_BIT(FIELD_PICKUP)) != 0 ||
                                          source->collect->heads.has_pickup;
    bool says_status = (source->header->fields & FIELD_BIT(FIELD_STATUS)) != 0;
    if (!says_status && !source->collect->heads.has_status && !source->form->counts_all) {
        notice_warn(month, NOTICE_STATUS_COLUMN_MISSING, 0, NULL, NULL);
    }
    return table_read(source->table, on_record, &reading, problem) && !reading.is_failed;
}
