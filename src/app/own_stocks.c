/* own_stocks.c: see own_stocks.h. */
#include "app/own_stocks.h"

#include <string.h>

#include "base/str.h"

void own_stocks_key(int place, char to[LIMIT_SETTING_KEY])
{
    (void)str_format(to, LIMIT_SETTING_KEY, "own_stock.%d", place + 1);
}

/* What was moved points at itself again. */
static void make_again(struct own_stocks *stocks)
{
    for (int i = 0; i < stocks->count; i++) {
        (void)stock_own_make(&stocks->rows[i], NULL);
    }
}

void own_stocks_put(struct own_stocks *stocks, int place, const char *line)
{
    struct stock_own own;
    int at = 0;
    while (at < stocks->count && stocks->places[at] < place) {
        at++;
    }
    if (at < stocks->count && stocks->places[at] == place) {
        stocks->count--;
        for (int i = at; i < stocks->count; i++) {
            stocks->rows[i] = stocks->rows[i + 1];
            stocks->places[i] = stocks->places[i + 1];
        }
    }
    if (line[0] != '\0' && stocks->count < OWN_STOCKS && stock_own_read(line, &own, NULL)) {
        for (int i = stocks->count; i > at; i--) {
            stocks->rows[i] = stocks->rows[i - 1];
            stocks->places[i] = stocks->places[i - 1];
        }
        stocks->rows[at] = own;
        stocks->places[at] = place;
        stocks->count++;
    }
    make_again(stocks);
}

void own_stocks_after(const struct own_stocks *stocks, int place, const char *line,
                      struct own_stocks *ret)
{
    *ret = *stocks;
    own_stocks_put(ret, place, line);
}

bool own_stocks_load(struct store *store, struct own_stocks *ret, struct error *err)
{
    ret->count = 0;
    for (int i = 0; i < OWN_STOCKS; i++) {
        char key[LIMIT_SETTING_KEY], line[LIMIT_SETTING_VALUE];
        own_stocks_key(i, key);
        if (!store_setting(store, key, "", line, sizeof line, err)) {
            return false;
        }
        own_stocks_put(ret, i, line);
    }
    return true;
}

const struct stock_own *own_stocks_find(const struct own_stocks *stocks, const char *name)
{
    size_t length = strcspn(name, "@");
    for (int i = 0; i < stocks->count; i++) {
        const struct stock_own *own = &stocks->rows[i];
        if (strlen(own->name) == length && strncmp(own->name, name, length) == 0) {
            return own;
        }
    }
    return NULL;
}

int own_stocks_free(const struct own_stocks *stocks)
{
    int place = 0;
    for (int i = 0; i < stocks->count && stocks->places[i] == place; i++) {
        place++;
    }
    return place < OWN_STOCKS ? place : -1;
}
