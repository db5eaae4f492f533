/* heads.c: see heads.h. */
#include "intake/heads.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "intake/collect.h"
#include "intake/form.h"
#include "intake/labels.h"
#include "intake/words.h"

struct head {
    const char *number, *status, *date, *first_name, *last_name, *pickup, *note;
    uint32_t row;
    bool is_named; /* by a line */
};

void heads_finish(struct heads *heads)
{
    if (heads == NULL) {
        return;
    }
    map_finish(&heads->numbers);
    arena_finish(&heads->arena);
    free(heads->rows);
    *heads = (struct heads){0};
}

static bool find_header(const struct table *table, struct header *ret_header,
                        struct problem *problem)
{
    const uint32_t about = FIELD_BIT(FIELD_PERSON) | FIELD_BIT(FIELD_LAST_NAME) |
                           FIELD_BIT(FIELD_FIRST_NAME) | FIELD_BIT(FIELD_PICKUP) |
                           FIELD_BIT(FIELD_STATUS);
    const uint32_t items =
        FIELD_BIT(FIELD_QUANTITY) | FIELD_BIT(FIELD_PACKED) | FIELD_BIT(FIELD_LIST);
    struct header header = {0};
    if (!header_find(table, labels_of_orders, labels_of_orders_count, 2, &header, problem)) {
        return false;
    }
    /* One product a row lacks only its quantity; a list of them is of linked lines. */
    bool is_row = (header.fields & (FIELD_BIT(FIELD_PRODUCT) | FIELD_BIT(FIELD_SKU))) != 0 &&
                  !header_has_label(&header, "produits") && !header_has_label(&header, "products");
    bool fits = !is_row && (header.fields & FIELD_BIT(FIELD_NUMBER)) != 0 &&
                (header.fields & about) != 0 && (header.fields & items) == 0 &&
                header.group_count == 0;
    if (fits) {
        *ret_header = header;
    } else {
        header_finish(&header);
    }
    return fits;
}

bool heads_recognise(const struct table *table)
{
    struct header header = {0};
    struct problem ignored = {0};
    bool is_found = find_header(table, &header, &ignored);
    header_finish(&header);
    return is_found;
}

struct reading {
    const struct header *header;
    struct heads *heads;
    struct problem *problem;
    bool is_failed;
};

static const char *keep(struct heads *heads, const char *text)
{
    return text[0] == '\0' ? "" : arena_text(&heads->arena, text, strlen(text));
}

static bool on_record(void *context, const struct table_record *record)
{
    struct reading *reading = context;
    struct heads *heads = reading->heads;
    struct form_order texts = {0};
    uint32_t ignored;
    if (record->row <= reading->header->row || table_record_is_blank(record)) {
        return true;
    }
    form_read_order(reading->header, record, false, &texts);
    if (texts.number[0] == '\0' || map_get(&heads->numbers, texts.number, &ignored)) {
        return true;
    }
    if (heads->count == LIMIT_ORDERS) {
        char most[24];
        str_format(most, sizeof most, "%d", LIMIT_ORDERS);
        reading->is_failed = true;
        return notice_refuse(reading->problem, NOTICE_TOO_MANY_ORDERS, record->row, NULL, most);
    }
    heads->rows = array_grow(heads->rows, heads->count, &heads->room, sizeof *heads->rows);
    heads->rows[heads->count] = (struct head){.number = keep(heads, texts.number),
                                              .status = keep(heads, texts.status),
                                              .date = keep(heads, texts.date),
                                              .first_name = keep(heads, texts.first_name),
                                              .last_name = keep(heads, texts.last_name),
                                              .pickup = keep(heads, texts.pickup),
                                              .note = keep(heads, texts.note),
                                              .row = record->row};
    map_put(&heads->numbers, heads->rows[heads->count].number, (uint32_t)heads->count);
    heads->count++;
    return true;
}

bool heads_read(const struct table *table, struct heads *heads, struct problem *problem)
{
    struct header header = {0};
    struct reading reading = {.header = &header, .heads = heads, .problem = problem};
    if (!find_header(table, &header, problem)) {
        return false;
    }
    heads->has_pickup |= (header.fields & FIELD_BIT(FIELD_PICKUP)) != 0;
    heads->has_status |= (header.fields & FIELD_BIT(FIELD_STATUS)) != 0;
    bool is_read = table_read(table, on_record, &reading, problem) && !reading.is_failed;
    header_finish(&header);
    return is_read;
}

static void fill(const char **field, const char *text)
{
    *field = (*field)[0] == '\0' ? text : *field;
}

bool heads_complete(struct heads *heads, struct collect_order *order)
{
    uint32_t at;
    if (heads->count == 0 || !map_get(&heads->numbers, order->number, &at)) {
        return heads->count == 0;
    }
    struct head *head = &heads->rows[at];
    head->is_named = true;
    bool is_nameless = order->first_name[0] == '\0' && order->last_name[0] == '\0';
    fill(&order->status, head->status);
    fill(&order->date, head->date);
    fill(&order->pickup, head->pickup);
    fill(&order->note, head->note);
    if (is_nameless) {
        order->first_name = head->first_name;
        order->last_name = head->last_name;
    }
    return true;
}

void heads_end(struct collect *collect)
{
    for (size_t i = 0; i < collect->heads.count; i++) {
        const struct head *head = &collect->heads.rows[i];
        if (head->is_named) {
            continue;
        }
        if (words_status(head->status) == WORDS_STATUS_LEFT_OUT) {
            collect->month->cancelled++;
            month_leave_out(collect->month, "status", head->status, 1);
        } else {
            notice_warn(collect->month, NOTICE_ORDER_EMPTY, head->row, head->number, NULL);
        }
    }
}
