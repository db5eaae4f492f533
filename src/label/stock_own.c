/* stock_own.c: papers that people add themselves: checked, and kept as one line of text. */
#include <string.h>

#include "base/assert.h"
#include "base/str.h"
#include "label/stock.h"

enum {
    MM = 100, /* fields are hundredths of a millimetre */
    LEAST_SIDE = 10 * MM,
    PLAY = MM / 2, /* sheets are not cut to the tenth */
    SHEET_WIDTH = 210 * MM,
    SHEET_HEIGHT = 297 * MM,
    LEAST_DOTS = 80,  /* a centimetre */
    MOST_WIDE = 2464, /* the widest head there is on a desk: 8 in at 300 dpi */
    MOST_HIGH = 3600, /* a foot at 300 dpi */
    MOST_ON_SHEET = 400,
};

static bool refuse(struct error *err, const char *why)
{
    return error_set(err, ERROR_INPUT, "own_stock", "Ce papier ne peut pas être ajouté : %s", why);
}

static bool name_is_good(const char *name)
{
    size_t length = strlen(name);
    return length > 0 && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

static bool check_sheet(const struct stock_own *own, struct error *err)
{
    if (own->columns < 1 || own->rows < 1 || own->columns > MOST_ON_SHEET ||
        own->rows > MOST_ON_SHEET / own->columns) {
        return refuse(err, "comptez ses colonnes et ses lignes (au plus 400 étiquettes).");
    }
    if (own->width < LEAST_SIDE || own->height < LEAST_SIDE) {
        return refuse(err, "ses étiquettes font moins d’un centimètre.");
    }
    if ((own->columns > 1 && own->pitch_x < own->width) ||
        (own->rows > 1 && own->pitch_y < own->height)) {
        return refuse(err, "ses étiquettes se chevauchent.");
    }
    int right = own->left + (own->columns - 1) * own->pitch_x + own->width;
    int bottom = own->top + (own->rows - 1) * own->pitch_y + own->height;
    if (own->left < 0 || own->top < 0 || right > SHEET_WIDTH + PLAY ||
        bottom > SHEET_HEIGHT + PLAY) {
        return refuse(err, "ses étiquettes sortent de la feuille A4.");
    }
    return (own->margin_x < own->width / 2 && own->margin_y < own->height / 2) ||
           refuse(err, "ses marges ne laissent pas de place.");
}

static bool check_roll(const struct stock_own *own, struct error *err)
{
    if (own->dpi != 203 && own->dpi != 300) {
        return refuse(err, "les imprimantes ont 203 ou 300 points par pouce.");
    }
    if (own->dots_wide < LEAST_DOTS || own->dots_wide > MOST_WIDE || own->dots_high < LEAST_DOTS ||
        own->dots_high > MOST_HIGH) {
        return refuse(err, "sa taille en points va de 80 à 2464 sur 3600.");
    }
    int side = own->dots_wide < own->dots_high ? own->dots_wide : own->dots_high;
    double half_mm = side / stock_dots_per_mm(own->dpi) / 2;
    return (own->margin_x < half_mm * MM && own->margin_y < half_mm * MM) ||
           refuse(err, "ses marges ne laissent pas de place.");
}

bool stock_own_make(struct stock_own *own, struct error *err)
{
    if (!name_is_good(own->name)) {
        return refuse(err, "son nom est fait de petites lettres, de chiffres et de tirets.");
    }
    for (size_t i = 0; i < stock_count(); i++) {
        if (str_equal(stock_at(i)->name, own->name)) {
            return refuse(err, "ce nom est déjà pris.");
        }
    }
    bool is_sheet = own->medium == STOCK_SHEET;
    if (own->margin_x < 0 || own->margin_y < 0) {
        return refuse(err, "ses marges vont hors de l’étiquette.");
    }
    if (!(is_sheet ? check_sheet(own, err) : check_roll(own, err))) {
        return false;
    }
    struct stock *stock = &own->stock;
    *stock = (struct stock){.name = own->name,
                            .says = own->says[0] != '\0' ? own->says : own->name,
                            .medium = own->medium,
                            .margin_x_mm = own->margin_x / (double)MM,
                            .margin_y_mm = own->margin_y / (double)MM};
    if (is_sheet) {
        stock->width_mm = own->width / (double)MM;
        stock->height_mm = own->height / (double)MM;
        stock->columns = own->columns;
        stock->rows = own->rows;
        stock->left_mm = own->left / (double)MM;
        stock->top_mm = own->top / (double)MM;
        stock->pitch_x_mm = own->pitch_x / (double)MM;
        stock->pitch_y_mm = own->pitch_y / (double)MM;
        return true;
    }
    int *dots = own->dpi == 203 ? stock->dots_203 : stock->dots_300;
    dots[0] = own->dots_wide;
    dots[1] = own->dots_high;
    stock->turned = own->turned;
    return true;
}

struct stock_choice stock_own_choice(const struct stock_own *own)
{
    ASSERT(own->stock.name == own->name);
    return (struct stock_choice){.stock = &own->stock,
                                 .dpi = own->medium == STOCK_SHEET ? 300 : own->dpi};
}

/* "12", "12.5", "12,05" as hundredths. */
static bool take_hundredths(const char **text, int *ret)
{
    int whole, part = 0;
    if (!str_take_digits(text, 4, &whole)) {
        return false;
    }
    if (**text == '.' || **text == ',') {
        const char *from = ++*text;
        if (!str_take_digits(text, 2, &part)) {
            return false;
        }
        part *= *text - from == 1 ? 10 : 1;
    }
    *ret = whole * MM + part;
    return true;
}

/* "70x37": two lengths. */
static bool read_lengths(const char *text, int *ret_x, int *ret_y)
{
    return take_hundredths(&text, ret_x) && *text++ == 'x' && take_hundredths(&text, ret_y) &&
           *text == '\0';
}

/* "3x8": two counts; what follows is left in *text. */
static bool take_counts(const char **text, int *ret_x, int *ret_y)
{
    return str_take_digits(text, 5, ret_x) && *(*text)++ == 'x' && str_take_digits(text, 5, ret_y);
}

static bool read_field(const char *key, const char *value, struct stock_own *own)
{
    if (str_equal(key, "name")) {
        return str_copy(own->name, sizeof own->name, value);
    }
    if (str_equal(key, "says")) {
        return str_copy(own->says, sizeof own->says, value);
    }
    if (str_equal(key, "sheet")) {
        own->medium = STOCK_SHEET;
        return take_counts(&value, &own->columns, &own->rows) && *value == '\0';
    }
    if (str_equal(key, "roll")) {
        own->medium = STOCK_THERMAL;
        return take_counts(&value, &own->dots_wide, &own->dots_high) && *value++ == '@' &&
               str_take_digits(&value, 3, &own->dpi) && *value == '\0';
    }
    if (str_equal(key, "turned")) {
        own->turned = true;
        return value[0] == '\0';
    }
    int *x = NULL, *y = NULL;
    if (str_equal(key, "size")) {
        x = &own->width;
        y = &own->height;
    } else if (str_equal(key, "at")) {
        x = &own->left;
        y = &own->top;
    } else if (str_equal(key, "pitch")) {
        x = &own->pitch_x;
        y = &own->pitch_y;
    } else if (str_equal(key, "margin")) {
        x = &own->margin_x;
        y = &own->margin_y;
    }
    return x != NULL && read_lengths(value, x, y);
}

bool stock_own_read(const char *line, struct stock_own *ret_own, struct error *err)
{
    struct stock_own own = {.columns = 0};
    while (*line != '\0') {
        char field[64], key[16];
        size_t length = strcspn(line, ";"), head;
        if (!str_copy_n(field, sizeof field, line, length)) {
            return refuse(err, "une de ses indications est trop longue.");
        }
        head = strcspn(field, "=");
        const char *value = field[head] == '=' ? field + head + 1 : "";
        if (!str_copy_n(key, sizeof key, field, head) || !read_field(key, value, &own)) {
            return error_set(err, ERROR_INPUT, "own_stock",
                             "Ce papier ne peut pas être ajouté : « %s » ne se comprend pas.",
                             field);
        }
        line += length + (line[length] == ';');
    }
    if (!stock_own_make(&own, err)) {
        return false;
    }
    *ret_own = own;
    return stock_own_make(ret_own, err); /* its names lie there now */
}

static void append_lengths(char *to, size_t size, const char *key, int x, int y)
{
    char text[64];
    str_format(text, sizeof text, ";%s=%d.%02dx%d.%02d", key, x / MM, x % MM, y / MM, y % MM);
    str_append(to, size, text);
}

bool stock_own_write(const struct stock_own *own, char *to, size_t size)
{
    char text[64];
    if (size < sizeof text || strchr(own->says, ';') != NULL) {
        return false;
    }
    str_format(to, size, "name=%s;says=%s", own->name, own->says);
    if (own->medium == STOCK_SHEET) {
        str_format(text, sizeof text, ";sheet=%dx%d", own->columns, own->rows);
        str_append(to, size, text);
        append_lengths(to, size, "size", own->width, own->height);
        append_lengths(to, size, "at", own->left, own->top);
        append_lengths(to, size, "pitch", own->pitch_x, own->pitch_y);
    } else {
        str_format(text, sizeof text, ";roll=%dx%d@%d%s", own->dots_wide, own->dots_high, own->dpi,
                   own->turned ? ";turned" : "");
        str_append(to, size, text);
    }
    append_lengths(to, size, "margin", own->margin_x, own->margin_y);
    return strlen(to) + 1 < size;
}
