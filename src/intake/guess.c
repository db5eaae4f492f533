/* guess.c: the first records are looked at column by column. */
#include "intake/guess.h"

#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/limits.h"
#include "base/str.h"
#include "intake/ask.h"
#include "intake/columns.h"
#include "intake/date.h"
#include "intake/grid.h"
#include "intake/labels.h"
#include "intake/quantity.h"
#include "intake/words.h"

enum { LOOK_ROWS = 300, LEAST_COLUMNS = 3 };

/* What the cells of a column are, in how many rows. */
struct column {
    size_t filled, mails, dates, small, whole, products, skus, points, states, digits, repeated,
        next;
    size_t letters, sizes;
};

/* "Point de collecte : Toul", whether the point is known or not. */
static bool says_pickup(const char *text)
{
    char name[LIMIT_NAME];
    words_pickup_name(name, sizeof name, text);
    return name[0] != '\0' && strlen(text) > strlen(name) + 5 && str_ends(text, name);
}

/* What labels of places have in common. */
static bool is_pickup_label(const char *folded)
{
    static const char *const words[] = {"retrait", "collecte", "distribution", "labo",
                                        "relais",  "pickup",   "pick up",      "groupe"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strstr(folded, words[i]) != NULL) {
            return true;
        }
    }
    return false;
}

static void look_at_cell(const char *text, const char *before, const struct lookup *lookup,
                         struct column *column)
{
    char folded[LIMIT_NAME];
    struct date date;
    int64_t milli, last;
    enum quantity_measure measure;
    uint32_t ignored;
    if (text[0] == '\0') {
        return;
    }
    column->filled++;
    bool is_number = quantity_read(text, &milli, &measure) == QUANTITY_OK;
    column->mails += strchr(text, '@') != NULL;
    column->dates += date_read(text, &date);
    column->small += is_number && milli < 100000;
    column->whole += is_number && milli < 100000 && milli % 500 == 0;
    column->next +=
        is_number && quantity_read(before, &last, &measure) == QUANTITY_OK && milli == last + 1000;
    column->digits += strpbrk(text, "0123456789") != NULL;
    column->repeated += before[0] != '\0' && str_equal(text, before);
    column->states += !is_number && words_status(text) != WORDS_STATUS_UNKNOWN;
    column->points += lookup_knows_pickup(lookup, text) || says_pickup(text);
    column->sizes += !is_number && words_guess_weight(text) > 0;
    column->letters += !is_number && strpbrk(text, "abcdefghijklmnopqrstuvwxyz") != NULL;
    words_product_key(folded, sizeof folded, text);
    column->products += map_get(&lookup->names, folded, &ignored);
    str_fold(folded, sizeof folded, text);
    column->skus += lookup->has_catalogue && map_get(&lookup->skus, folded, &ignored);
}

/* The first row with labels: texts, no numbers, none twice. */
static size_t find_labels(const struct grid *grid)
{
    for (size_t r = 0; r < grid->count && r < LIMIT_HEADER_ROWS; r++) {
        size_t texts = 0;
        bool is_label = grid->rows[r].count >= LEAST_COLUMNS;
        for (size_t c = 0; is_label && c < grid->rows[r].count; c++) {
            const char *text = grid_cell(grid, r, c);
            int64_t value;
            is_label = !quantity_decimal(text, 4, &value) && strchr(text, '@') == NULL &&
                       (text[0] == '\0' || !str_equal(text, grid_cell(grid, r + 1, c)));
            texts += text[0] != '\0';
        }
        if (is_label && texts >= LEAST_COLUMNS) {
            return r;
        }
    }
    return SIZE_MAX;
}

/* True if at least `percent` of the filled cells are so, and some are filled. */
static bool is_mostly(size_t count, const struct column *column, size_t percent)
{
    return column->filled > 0 && count * 100 >= column->filled * percent;
}

static void take(struct header *header, enum field field, size_t column)
{
    if (header->columns[field] == FIELD_NONE) {
        header->columns[field] = (int)column;
        header->fields |= FIELD_BIT(field);
    }
}

static bool is_taken(const struct header *header, size_t column)
{
    for (size_t f = 0; f < FIELD_COUNT; f++) {
        if (header->columns[f] == (int)column) {
            return true;
        }
    }
    return false;
}

static void guess_column(const struct column *column, size_t index, struct header *header)
{
    bool is_place =
        is_pickup_label(header->labels[index]) && is_mostly(column->letters, column, 90);
    if (is_taken(header, index) || column->filled < 2 || is_mostly(column->mails, column, 50)) {
        return;
    }
    if (is_mostly(column->products, column, 50) ||
        (is_mostly(column->sizes, column, 50) && is_mostly(column->letters, column, 90))) {
        take(header, FIELD_PRODUCT, index);
    } else if (is_mostly(column->skus, column, 50)) {
        take(header, FIELD_SKU, index);
    } else if (is_mostly(column->points, column, 50) || is_place) {
        take(header, FIELD_PICKUP, index);
    } else if (is_mostly(column->dates, column, 80)) {
        take(header, FIELD_DATE, index);
    } else if (is_mostly(column->states, column, 80) && is_mostly(column->letters, column, 80)) {
        take(header, FIELD_STATUS, index);
    } else if (is_mostly(column->whole, column, 90) && !is_mostly(column->next, column, 40)) {
        take(header, FIELD_QUANTITY, index);
    } else if (is_mostly(column->digits, column, 90) && !is_mostly(column->small, column, 50) &&
               !is_mostly(column->letters, column, 90) &&
               header->columns[FIELD_NUMBER] == FIELD_NONE) {
        take(header, FIELD_NUMBER, index);
    } else if (is_mostly(column->letters, column, 90) && is_mostly(column->repeated, column, 20) &&
               header->columns[FIELD_LAST_NAME] == FIELD_NONE) {
        take(header, FIELD_PERSON, index);
    }
}

static void fingerprint(const struct header *header, char to[20])
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t i = 0; i < header->count; i++) {
        for (const char *p = header->labels[i]; *p != '\0'; p++) {
            hash = (hash ^ (unsigned char)*p) * 0x100000001B3u;
        }
        hash = (hash ^ 0x1F) * 0x100000001B3u;
    }
    str_format(to, 20, "%016llx", (unsigned long long)hash);
}

/* What an earlier month said of these labels: "number person - quantity …", a word a column. */
static void take_profile(const struct ask *ask, struct header *header)
{
    char print[20], word[20];
    fingerprint(header, print);
    const char *at = ask_answer(ask, ASK_PROFILE, print, NULL);
    for (size_t c = 0; at != NULL && *at != '\0' && c < header->count; c++) {
        size_t length = strcspn(at, " ");
        str_copy_n(word, sizeof word, at, length);
        at += length + (at[length] == ' ');
        enum field field = columns_field(word);
        if (field != FIELD_COUNT) {
            take(header, field, c);
        }
    }
}

/* What the director says of single columns; "none" is kept out by *ret_none. */
static void take_answers(const struct ask *ask, struct header *header, bool *ret_none)
{
    for (size_t c = 0; c < header->count; c++) {
        const char *answer = ask_given(ask, ASK_COLUMN, header->labels[c]);
        enum field field = answer == NULL ? FIELD_COUNT : columns_field(answer);
        ret_none[c] = answer != NULL && field == FIELD_COUNT;
        if (field != FIELD_COUNT) {
            header->columns[field] = (int)c;
            header->fields |= FIELD_BIT(field);
        }
    }
}

static void take_labels(struct header *header, const bool *is_none)
{
    for (size_t c = 0; c < header->count; c++) {
        const struct label *label = labels_find(header->labels[c], true);
        if (label != NULL && !is_none[c] && !is_taken(header, c)) {
            take(header, label->field, c);
        }
    }
}

static void take_contents(const struct grid *grid, size_t labels, const struct lookup *lookup,
                          const bool *is_none, struct header *header)
{
    for (size_t c = 0; c < header->count && c < COLUMNS_MOST; c++) {
        struct column column = {0};
        bool is_other =
            labels_is_other(header->labels[c]) && !str_equal(header->labels[c], "unites");
        if (is_none[c] || is_other || labels_is_total(header->labels[c])) {
            continue;
        }
        for (size_t r = labels + 1; r < grid->count; r++) {
            look_at_cell(grid_cell(grid, r, c), r > labels + 1 ? grid_cell(grid, r - 1, c) : "",
                         lookup, &column);
        }
        guess_column(&column, c, header);
    }
}

static bool is_enough(const struct header *header)
{
    uint32_t item = FIELD_BIT(FIELD_PRODUCT) | FIELD_BIT(FIELD_SKU);
    uint32_t who = FIELD_BIT(FIELD_NUMBER) | FIELD_BIT(FIELD_PERSON) | FIELD_BIT(FIELD_LAST_NAME) |
                   FIELD_BIT(FIELD_FIRST_NAME);
    return (header->fields & item) != 0 && (header->fields & who) != 0 &&
           (header->fields & FIELD_BIT(FIELD_QUANTITY)) != 0;
}

static void make_header(const struct grid *grid, size_t labels, struct header *header)
{
    *header = (struct header){.row = grid->rows[labels].number, .count = grid->rows[labels].count};
    header->labels = arena_array(&header->arena, header->count, sizeof *header->labels);
    for (size_t c = 0; c < header->count; c++) {
        char folded[LIMIT_NAME];
        str_fold(folded, sizeof folded, grid_cell(grid, labels, c));
        header->labels[c] = arena_text(&header->arena, folded, strlen(folded));
    }
    header->number_else = FIELD_NONE;
    for (size_t f = 0; f < FIELD_COUNT; f++) {
        header->columns[f] = FIELD_NONE;
    }
}

bool guess_is_denied(const struct collect *collect)
{
    const char *answer = ask_given(&collect->ask, ASK_COLUMNS, "");
    return answer != NULL && str_equal(answer, "no");
}

bool guess_header(const struct table *table, const struct collect *collect,
                  struct header *ret_header)
{
    struct grid grid = {0};
    struct problem ignored = {0};
    if (!grid_read_head(table, LOOK_ROWS, &grid, &ignored)) {
        return false;
    }
    size_t labels = find_labels(&grid);
    bool is_found = false;
    if (labels != SIZE_MAX && !guess_is_denied(collect)) {
        struct header header;
        make_header(&grid, labels, &header);
        bool *is_none = calloc(header.count + 1, sizeof *is_none);
        ASSERT(is_none != NULL);
        take_answers(&collect->ask, &header, is_none);
        take_profile(&collect->ask, &header);
        take_labels(&header, is_none);
        take_contents(&grid, labels, &collect->lookup, is_none, &header);
        free(is_none);
        is_found = is_enough(&header);
        if (is_found) {
            *ret_header = header;
        } else {
            header_finish(&header);
        }
    }
    grid_finish(&grid);
    return is_found;
}

/* The label as the file has it. */
static const char *label_of(const struct month *month, const char *folded)
{
    for (size_t i = 0; i < month->column_count; i++) {
        char label[LIMIT_NAME];
        str_fold(label, sizeof label, month->columns[i].label);
        if (str_equal(label, folded)) {
            return month->columns[i].label;
        }
    }
    return folded;
}

static void ask_single_columns(struct collect *collect, const struct header *header,
                               bool is_confirmed)
{
    struct month *month = collect->month;
    struct month_choice *choices = arena_array(&month->arena, COLUMNS_ASKED + 1, sizeof *choices);
    for (size_t i = 0; i < COLUMNS_ASKED; i++) {
        choices[i] = (struct month_choice){columns_asked[i].name, columns_asked[i].title};
    }
    choices[COLUMNS_ASKED] = (struct month_choice){"none", "rien de cela"};
    for (size_t c = 0; c < header->count && c < COLUMNS_MOST; c++) {
        const struct column_meaning *meaning = columns_meaning(header, c);
        if (header->labels[c][0] == '\0') {
            continue;
        }
        char text[320];
        str_format(text, sizeof text, "Que dit la colonne « %s » ?",
                   label_of(month, header->labels[c]));
        struct month_question question = {
            .kind = MONTH_QUESTION_COLUMN,
            .key = ASK_COLUMN,
            .text = text,
            .subject = label_of(month, header->labels[c]),
            .choices = choices,
            .choice_count = COLUMNS_ASKED + 1,
            .proposed = meaning != NULL ? meaning->name : "none",
            .may_wait = true,
        };
        ask_add(&collect->ask, &question, header->labels[c]);
        struct month_question *asked = &month->questions[month->question_count - 1];
        if (is_confirmed && str_equal(asked->subject, question.subject) &&
            asked->answer[0] == '\0') {
            asked->answer = asked->proposed; /* with all of them */
        }
    }
}

static void ask_whole(struct collect *collect, const struct header *header)
{
    static const struct month_choice choices[] = {{"yes", "Oui, c’est juste"},
                                                  {"no", "Non, ne pas importer"}};
    char text[320] = "Les titres ne sont pas connus. Borne a compris : ", part[120];
    for (size_t i = 0; i < COLUMNS_ASKED; i++) {
        int column = header->columns[columns_asked[i].field];
        if (column != FIELD_NONE) {
            str_format(part, sizeof part, "%s = « %.40s », ", columns_asked[i].title,
                       header->labels[column]);
            str_append(text, sizeof text - 20, part);
        }
    }
    text[strlen(text) - 2] = '\0';
    str_append(text, sizeof text, ". Est-ce juste ?");
    struct month_question question = {.kind = MONTH_QUESTION_COLUMNS,
                                      .key = ASK_COLUMNS,
                                      .text = text,
                                      .choices = choices,
                                      .choice_count = 2,
                                      .proposed = "yes",
                                      .row = header->row};
    ask_add(&collect->ask, &question, "");
}

void guess_ask(const struct table *table, struct collect *collect, const struct header *header)
{
    struct month *month = collect->month;
    char print[20], key[ASK_KEY], profile[LIMIT_MEMORY_VALUE] = "", word[24];
    columns_list(table, header, true, month);
    for (size_t c = 0; c < header->count; c++) {
        const struct column_meaning *meaning = columns_meaning(header, c);
        str_format(word, sizeof word, "%s%s", c > 0 ? " " : "",
                   meaning != NULL ? meaning->name : "-");
        str_append(profile, sizeof profile, word);
    }
    fingerprint(header, print);
    const char *known = ask_answer(&collect->ask, ASK_PROFILE, print, NULL);
    const char *whole = ask_given(&collect->ask, ASK_COLUMNS, "");
    bool is_known = known != NULL && str_equal(known, profile);
    if (!is_known) { /* the contents say the same as last month */
        ask_whole(collect, header);
    }
    ask_single_columns(collect, header, is_known || whole != NULL);
    str_format(key, sizeof key, ASK_PROFILE "%s", print);
    month_remember(month, key, profile);
}
