/* columns.c: see columns.h. */
#include "intake/columns.h"

#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "intake/grid.h"
#include "intake/labels.h"

const struct column_meaning columns_asked[COLUMNS_ASKED] = {
    {FIELD_NUMBER, "number", "numéro de commande"},
    {FIELD_PERSON, "person", "personne"},
    {FIELD_FIRST_NAME, "first_name", "prénom"},
    {FIELD_LAST_NAME, "last_name", "nom"},
    {FIELD_PICKUP, "pickup", "point de collecte"},
    {FIELD_PRODUCT, "product", "produit"},
    {FIELD_SKU, "sku", "référence du produit"},
    {FIELD_QUANTITY, "quantity", "quantité"},
    {FIELD_STATUS, "status", "état"},
    {FIELD_DATE, "date", "date"},
    {FIELD_NOTE, "note", "remarque"},
};

/* What only known forms have. */
static const struct column_meaning others[] = {
    {FIELD_REFUNDED, "refunded", "quantité remboursée"},
    {FIELD_AMOUNT, "amount", "montant, pour vérifier"},
    {FIELD_PRICE, "price", "prix, pour vérifier"},
    {FIELD_VARIANT, "variant", "taille du produit"},
    {FIELD_PACKED, "packed", "produits et quantités"},
    {FIELD_LIST, "list", "produits et quantités"},
    {FIELD_SOLD, "sold", "nombre d’articles, pour vérifier"},
};
enum { OTHERS = sizeof others / sizeof others[0] };

enum field columns_field(const char *name)
{
    for (size_t i = 0; i < COLUMNS_ASKED; i++) {
        if (str_equal(columns_asked[i].name, name)) {
            return columns_asked[i].field;
        }
    }
    return FIELD_COUNT;
}

static bool is_of(const struct header *header, size_t column, enum field field)
{
    bool is_it = header->columns[field] == (int)column;
    for (size_t g = 0; g < header->group_count && !is_it; g++) {
        is_it = header->groups[g].columns[field] == (int)column;
    }
    return is_it;
}

const struct column_meaning *columns_meaning(const struct header *header, size_t column)
{
    for (size_t i = 0; i < COLUMNS_ASKED + OTHERS; i++) {
        const struct column_meaning *meaning =
            i < COLUMNS_ASKED ? &columns_asked[i] : &others[i - COLUMNS_ASKED];
        if (is_of(header, column, meaning->field)) {
            return meaning;
        }
    }
    return NULL;
}

static const char *keep(struct month *month, const char *text)
{
    return text[0] == '\0' ? "" : arena_text(&month->arena, text, strlen(text));
}

/* The first cells below the labels. */
static void take_samples(const struct grid *grid, size_t labels, size_t column, struct month *month,
                         struct month_column *to)
{
    for (size_t i = 0; i < MONTH_SAMPLES; i++) {
        to->samples[i] = keep(month, grid_cell(grid, labels + 1 + i, column));
    }
}

static bool may_show(const struct column_meaning *meaning, bool is_guessed)
{
    bool is_person =
        meaning != NULL && (meaning->field == FIELD_PERSON || meaning->field == FIELD_FIRST_NAME ||
                            meaning->field == FIELD_LAST_NAME || meaning->field == FIELD_NOTE);
    return is_guessed || (meaning != NULL && !is_person);
}

void columns_list(const struct table *table, const struct header *header, bool is_guessed,
                  struct month *month)
{
    struct grid grid = {0};
    struct problem ignored = {0};
    size_t labels = 0;
    if (month->column_count > 0 || !grid_read_head(table, LIMIT_HEADER_ROWS * 2, &grid, &ignored)) {
        return;
    }
    while (labels < grid.count && grid.rows[labels].number != header->row) {
        labels++;
    }
    for (size_t c = 0; c < header->count && month->column_count < COLUMNS_MOST; c++) {
        const struct column_meaning *meaning = columns_meaning(header, c);
        struct month_column column = {.label = keep(month, grid_cell(&grid, labels, c)),
                                      .meaning = meaning != NULL ? meaning->name : "",
                                      .title = meaning != NULL ? meaning->title : "",
                                      .samples = {"", "", ""},
                                      .is_guessed = is_guessed &&
                                                    labels_find(header->labels[c], true) == NULL};
        if (may_show(meaning, is_guessed)) {
            take_samples(&grid, labels, c, month, &column);
        }
        month->columns = array_grow(month->columns, month->column_count, &month->column_room,
                                    sizeof *month->columns);
        month->columns[month->column_count++] = column;
    }
    grid_finish(&grid);
}
