/* orders.c: rows with labels come before sheets typed by people, and people below each other before
 * people side by side: a workbook's other sheets are then summaries and are left out, which is
 * told. */
#include "intake/orders.h"

#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "intake/catalogue.h"
#include "intake/columns.h"
#include "intake/form.h"
#include "intake/grid.h"
#include "intake/guess.h"
#include "intake/heads.h"
#include "intake/points.h"
#include "intake/strangers.h"
#include "intake/wide.h"
#include "intake/wide_dates.h"

enum { MANY_PEOPLE = 3 }; /* beside products with their suppliers: no columns of a catalogue */

enum sheet_kind {
    SHEET_NOTHING,
    SHEET_HIDDEN,
    SHEET_SUMMARY, /* says so by its name */
    SHEET_HEADS,   /* orders whose lines stand on another */
    SHEET_ACROSS,
    SHEET_DOWN,
    SHEET_ROWS
};

/* Formulas without a result, of all sheets that are read. */
struct unsolved {
    size_t count;
    uint32_t row; /* of the first */
};

struct sheets {
    enum sheet_kind kinds[LIMIT_SHEETS];
    size_t count, used; /* used: of the kind that is read */
    enum sheet_kind kind;
    const struct form *form; /* of the first sheet of rows */
};

static bool is_summary_name(const char *name)
{
    static const char *const starts[] = {"recap",  "synthese", "total",  "bilan",    "modele",
                                         "vierge", "exemple",  "mode d", "consigne", "lisez"};
    char folded[LIMIT_NAME];
    str_fold(folded, sizeof folded, name);
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        if (str_starts(folded, starts[i])) {
            return true;
        }
    }
    return false;
}

/* "Feuil1", "Sheet 2": a name nobody gave. */
static bool is_generic_name(const char *name)
{
    static const char *const starts[] = {"feuil",  "feuille", "sheet", "tableau", "commandes",
                                         "orders", "table",   "liste", "export"};
    char folded[LIMIT_NAME];
    str_fold(folded, sizeof folded, name);
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        size_t length = strlen(starts[i]);
        if (str_starts(folded, starts[i]) &&
            folded[length + strspn(folded + length, " 0123456789")] == '\0') {
            return true;
        }
    }
    return folded[0] == '\0';
}

/* *problem: why no form with labels fits, replaced when the sheet is too large to be looked at. */
static enum sheet_kind look_at_grid(const struct table *table, const struct lookup *lookup,
                                    struct problem *problem)
{
    struct grid grid = {0};
    struct wide wide = {.kind = WIDE_NONE};
    struct problem broken = {0};
    enum catalogue_sign catalogue = catalogue_recognise(table);
    if (catalogue == CATALOGUE_SURE || points_recognise(table)) {
        return SHEET_NOTHING;
    }
    if (!grid_read(table, &grid, &broken)) {
        *problem = broken;
        return SHEET_NOTHING;
    }
    if (grid.count == 0) {
        notice_refuse(problem, NOTICE_FILE_EMPTY, 0, table->name, NULL);
    }
    wide_find(&grid, lookup, &wide);
    enum sheet_kind kind = wide.kind == WIDE_PEOPLE_DOWN     ? SHEET_DOWN
                           : wide.kind == WIDE_PEOPLE_ACROSS ? SHEET_ACROSS
                                                             : SHEET_NOTHING;
    if (catalogue == CATALOGUE_MAYBE && (kind != SHEET_ACROSS || wide.item_count < MANY_PEOPLE)) {
        kind = SHEET_NOTHING;
    }
    wide_finish(&wide);
    grid_finish(&grid);
    return kind;
}

static enum sheet_kind look_at(struct table *table, const struct lookup *lookup, size_t sheet,
                               struct sheets *sheets, struct problem *problem)
{
    struct header header = {0};
    const struct form *form;
    struct table_sheet info = table_sheet(table, sheet);
    if (info.is_hidden) {
        return SHEET_HIDDEN;
    }
    table_select(table, sheet);
    if (strangers_recognise(table, problem)) {
        return SHEET_NOTHING;
    }
    if (form_find(table, &form, &header, problem)) {
        header_finish(&header);
        sheets->form = sheets->form == NULL ? form : sheets->form;
        return SHEET_ROWS;
    }
    enum sheet_kind kind = look_at_grid(table, lookup, problem);
    return kind != SHEET_NOTHING && sheets->count > 1 && is_summary_name(info.name) ? SHEET_SUMMARY
                                                                                    : kind;
}

/* False with the first visible sheet's problem if no sheet holds orders. */
static bool look_at_all(struct table *table, const struct lookup *lookup, struct sheets *sheets,
                        struct problem *problem)
{
    size_t count = table_sheet_count(table), selected = table->sheet;
    struct problem first = {0};
    *sheets = (struct sheets){.count = count < LIMIT_SHEETS ? count : LIMIT_SHEETS};
    for (size_t i = 0; i < sheets->count; i++) {
        struct problem found = {0};
        sheets->kinds[i] = look_at(table, lookup, i, sheets, &found);
        sheets->kind = sheets->kinds[i] > sheets->kind ? sheets->kinds[i] : sheets->kind;
        if (i == selected) {
            first = found;
        }
    }
    if (sheets->kind < SHEET_ACROSS) {
        *problem = first;
        return problem->error.kind != ERROR_NONE
                   ? false
                   : notice_refuse(problem, NOTICE_HEADER_MISSING, 0, table->name, NULL);
    }
    for (size_t i = 0; i < sheets->count; i++) {
        if (sheets->kinds[i] == sheets->kind && sheets->used++ == 0) {
            table_select(table, i);
        }
    }
    return true;
}

static struct orders_form form_of(const struct sheets *sheets)
{
    if (sheets->kind == SHEET_ROWS) {
        return (struct orders_form){sheets->form->name, sheets->form->title};
    }
    return sheets->kind == SHEET_DOWN
               ? (struct orders_form){"wide", "Tableau de commandes (une ligne par personne)"}
               : (struct orders_form){"transposed", "Tableau de commandes (une colonne par "
                                                    "personne)"};
}

bool orders_recognise(struct table *table, const struct lookup *lookup,
                      struct orders_form *ret_form, struct problem *problem)
{
    struct sheets sheets;
    if (!look_at_all(table, lookup, &sheets, problem)) {
        return false;
    }
    *ret_form = form_of(&sheets);
    return true;
}

static bool read_rows(const struct table *table, const struct intake_options *options,
                      struct collect *collect, struct problem *problem)
{
    struct header header = {0};
    struct form_source source = {
        .table = table, .header = &header, .options = options, .collect = collect};
    bool is_read = form_find(table, &source.form, &header, problem);
    const uint32_t about = FIELD_BIT(FIELD_PERSON) | FIELD_BIT(FIELD_LAST_NAME) |
                           FIELD_BIT(FIELD_FIRST_NAME) | FIELD_BIT(FIELD_PICKUP) |
                           FIELD_BIT(FIELD_STATUS) | FIELD_BIT(FIELD_DATE);
    if (is_read && header.has_from && (header.fields & about) == 0 && collect->heads.count == 0) {
        collect->is_headless = true;
    }
    if (is_read) {
        columns_list(table, &header, false, collect->month);
    }
    is_read = is_read && form_read(&source, problem) && collect_end_file(collect, problem);
    header_finish(&header);
    return is_read;
}

/* The pick-up point that a sheet's name says: where there is a sheet for each, or a known one. */
static const char *pickup_of(const struct sheets *sheets, const char *name,
                             const struct collect *collect)
{
    bool is_point =
        sheets->used > 1 ? !is_generic_name(name) : lookup_knows_pickup(&collect->lookup, name);
    return is_point ? name : "";
}

static bool read_grid(const struct table *table, const char *pickup, struct collect *collect,
                      struct problem *problem)
{
    struct grid grid = {0};
    struct wide wide = {.kind = WIDE_NONE};
    if (!grid_read(table, &grid, problem)) {
        return false;
    }
    wide_find(&grid, &collect->lookup, &wide);
    wide_dates_settle(&grid, &wide, collect);
    bool is_read = wide_read(&grid, &wide, pickup, collect, problem);
    wide_finish(&wide);
    grid_finish(&grid);
    return is_read;
}

static void tell_left_out(struct collect *collect, const char *name, enum sheet_kind kind)
{
    notice_warn(collect->month, NOTICE_SHEET_LEFT_OUT, 0, name,
                kind == SHEET_HIDDEN    ? "elle est cachée"
                : kind == SHEET_SUMMARY ? "c’est un récapitulatif"
                : kind == SHEET_NOTHING ? "elle n’a pas de commandes"
                                        : "elle n’a pas la forme des autres");
}

/* No form fits: what the contents say, to be confirmed. False leaves *problem as it is. */
static bool read_guessed(struct table *table, const struct intake_options *options,
                         struct collect *collect, bool *ret_is_read, struct problem *problem)
{
    struct header header = {0};
    struct problem fresh = {0};
    if (!guess_header(table, collect, &header)) {
        return false;
    }
    struct form_source source = {.table = table,
                                 .header = &header,
                                 .form = &form_guessed,
                                 .options = options,
                                 .collect = collect};
    collect->month->format = form_guessed.name;
    *ret_is_read = form_read(&source, &fresh) && collect_end_file(collect, &fresh);
    if (*ret_is_read) {
        guess_ask(table, collect, &header);
    } else {
        *problem = fresh;
    }
    header_finish(&header);
    return true;
}

/* What the problem says is about unknown labels, or a sheet too large to be one that people typed:
 * a guess, which streams, may help. */
static bool may_guess(const struct problem *problem)
{
    return str_equal(problem->error.code, notice_code(NOTICE_HEADER_MISSING)) ||
           str_equal(problem->error.code, notice_code(NOTICE_COLUMNS_MISSING)) ||
           str_equal(problem->error.code, notice_code(NOTICE_SHEET_TOO_LARGE));
}

/* Sheets of the workbook that say of the orders of another sheet who and where: read first. */
static bool read_heads(struct table *table, struct sheets *sheets, struct collect *collect,
                       struct problem *problem)
{
    for (size_t i = 0; i < sheets->count; i++) {
        table_select(table, i);
        if (sheets->kinds[i] == SHEET_NOTHING && heads_recognise(table)) {
            sheets->kinds[i] = SHEET_HEADS;
            if (!heads_read(table, &collect->heads, problem)) {
                return false;
            }
        }
    }
    return true;
}

/* A file without any order that says who ordered: what is missing is another file. */
static bool refuse_heads(struct table *table, const struct sheets *sheets, struct problem *problem)
{
    for (size_t i = 0; may_guess(problem) && i < sheets->count; i++) {
        table_select(table, i);
        if (sheets->kinds[i] == SHEET_NOTHING && heads_recognise(table)) {
            notice_refuse(problem, NOTICE_LINES_ELSEWHERE, 0, table->name, NULL);
        }
    }
    return false;
}

/* What the cells of the sheet that was just read could not say. */
static void count_unsolved(const struct table *table, struct unsolved *unsolved)
{
    uint32_t row = 0;
    size_t count = table_unsolved(table, &row);
    unsolved->row = unsolved->count == 0 ? row : unsolved->row;
    unsolved->count += count;
}

static void warn_unsolved(const struct table *table, const struct unsolved *unsolved,
                          struct collect *collect)
{
    char cells[24];
    if (unsolved->count > 0) {
        str_format(cells, sizeof cells, "%zu", unsolved->count);
        notice_warn(collect->month, NOTICE_FORMULAS_UNSOLVED, unsolved->row, table->name, cells);
    }
}

bool orders_read(struct table *table, const struct intake_options *options, struct collect *collect,
                 struct problem *problem)
{
    struct sheets sheets;
    struct unsolved unsolved = {0};
    if (!look_at_all(table, &collect->lookup, &sheets, problem)) {
        bool is_read = false;
        if (may_guess(problem) && read_guessed(table, options, collect, &is_read, problem)) {
            count_unsolved(table, &unsolved);
            warn_unsolved(table, &unsolved, collect);
            return is_read;
        }
        return refuse_heads(table, &sheets, problem);
    }
    if (sheets.kind == SHEET_ROWS && !read_heads(table, &sheets, collect, problem)) {
        return false;
    }
    collect->month->format = form_of(&sheets).name;
    for (size_t i = 0; i < sheets.count; i++) {
        struct table_sheet info = table_sheet(table, i);
        if (sheets.kinds[i] != sheets.kind) {
            if (info.bytes > 0 && sheets.kinds[i] != SHEET_HEADS) {
                tell_left_out(collect, info.name, sheets.kinds[i]);
            }
            continue;
        }
        table_select(table, i);
        bool is_read =
            sheets.kind == SHEET_ROWS
                ? read_rows(table, options, collect, problem)
                : read_grid(table, pickup_of(&sheets, info.name, collect), collect, problem);
        if (!is_read) {
            return false;
        }
        count_unsolved(table, &unsolved);
    }
    warn_unsolved(table, &unsolved, collect);
    return true;
}
