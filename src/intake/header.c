/* header.c: finding and using the row of labels. */
#include "intake/header.h"

#include <string.h>

#include "base/limits.h"
#include "base/str.h"

struct search {
    const struct label *labels;
    size_t label_count;
    struct header best;
    int best_known;
    int looked;
};

static const struct label *label_of(const struct search *search, const char *folded)
{
    for (size_t i = 0; i < search->label_count; i++) {
        if (str_equal(search->labels[i].folded, folded)) {
            return &search->labels[i];
        }
    }
    return NULL;
}

/* Fills the columns of *header from its labels; returns how many fields are known. */
static int map_columns(const struct search *search, struct header *header)
{
    int ranks[FIELD_COUNT] = {0}, known = 0;
    for (size_t f = 0; f < FIELD_COUNT; f++) {
        header->columns[f] = FIELD_NONE;
    }
    for (size_t i = 0; i < header->count; i++) {
        const struct label *label = label_of(search, header->labels[i]);
        if (label == NULL) {
            continue;
        }
        enum field field = label->field;
        if (header->columns[field] == FIELD_NONE) {
            known++;
        } else if (label->rank <= ranks[field]) {
            continue;
        }
        header->columns[field] = (int)i;
        ranks[field] = label->rank;
        header->fields |= FIELD_BIT(field);
    }
    return known;
}

static bool look_at(void *context, const struct table_record *record)
{
    struct search *search = context;
    if (table_record_is_blank(record)) {
        return true;
    }
    struct header header = {.row = record->row, .count = record->count};
    header.labels = arena_array(&header.arena, record->count, sizeof *header.labels);
    for (size_t i = 0; i < record->count; i++) {
        char folded[LIMIT_NAME];
        str_fold(folded, sizeof folded, record->cells[i]);
        header.labels[i] = arena_text(&header.arena, folded, strlen(folded));
    }
    int known = map_columns(search, &header);
    if (known > search->best_known) {
        header_finish(&search->best);
        search->best = header;
        search->best_known = known;
    } else {
        header_finish(&header);
    }
    return ++search->looked < LIMIT_HEADER_ROWS;
}

bool header_find(const struct table *table, const struct label *labels, size_t label_count,
                 int least, struct header *ret_header, struct problem *problem)
{
    struct search search = {.labels = labels, .label_count = label_count};
    bool is_whole = table_read(table, look_at, &search, problem);
    if (!is_whole || search.best_known < least) {
        header_finish(&search.best);
        return false;
    }
    *ret_header = search.best;
    return true;
}

void header_finish(struct header *header)
{
    if (header == NULL) {
        return;
    }
    arena_finish(&header->arena);
    *header = (struct header){0};
}

const char *header_cell(const struct header *header, const struct table_record *record,
                        enum field field)
{
    int column = header->columns[field];
    return column == FIELD_NONE || (size_t)column >= record->count ? "" : record->cells[column];
}

/* How many bytes of a blank begin at `text`: ASCII blanks, NBSP, narrow NBSP, a lost mark. */
static size_t blank_at(const char *text)
{
    const unsigned char *p = (const unsigned char *)text;
    if (p[0] < 0x80) {
        return p[0] == ' ' || (p[0] >= '\t' && p[0] <= '\r') ? 1 : 0;
    }
    if (p[0] == 0xC2) {
        return p[1] == 0xA0 ? 2 : 0;
    }
    bool is_wide = (p[0] == 0xE2 && p[1] == 0x80 && p[2] == 0xAF) ||
                   (p[0] == 0xEF && p[1] == 0xBB && p[2] == 0xBF);
    return is_wide ? 3 : 0;
}

void header_text(const struct header *header, const struct table_record *record, enum field field,
                 char *to, size_t size)
{
    const char *text = header_cell(header, record, field);
    size_t n;
    while ((n = blank_at(text)) > 0) {
        text += n;
    }
    if (text[0] == '\'' && text[1] != '\0' && strchr("=+-@", text[1]) != NULL) {
        text++;
    }
    size_t keep = 0;
    for (size_t i = 0; text[i] != '\0';) {
        n = blank_at(text + i);
        i += n > 0 ? n : 1;
        keep = n > 0 ? keep : i;
    }
    str_copy_n(to, size, text, keep);
}

bool header_has_label(const struct header *header, const char *folded)
{
    for (size_t i = 0; i < header->count; i++) {
        if (str_equal(header->labels[i], folded)) {
            return true;
        }
    }
    return false;
}
