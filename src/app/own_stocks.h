/* own_stocks.h: the papers that people described themselves, as the settings keep them: each in a
 * place of its own, by which it is called ("perso-2"), whatever becomes of the others. */
#ifndef BORNE_APP_OWN_STOCKS_H
#define BORNE_APP_OWN_STOCKS_H

#include "label/stock.h"
#include "store/store.h"

enum { OWN_STOCKS = 6 };

/* In the order of their places. Zeroed is empty. Not to be copied: a stock points at its own name.
 */
struct own_stocks {
    struct stock_own rows[OWN_STOCKS];
    int places[OWN_STOCKS]; /* from 0 */
    int count;
};

/* The setting of a place. */
void own_stocks_key(int place, char to[LIMIT_SETTING_KEY]);
/* Reads all; a line that says nothing is no paper. */
bool own_stocks_load(struct store *store, struct own_stocks *ret, struct error *err);
/* What a place holds from now on; "" nothing. */
void own_stocks_put(struct own_stocks *stocks, int place, const char *line);
/* As own_stocks_put on a copy of them. */
void own_stocks_after(const struct own_stocks *stocks, int place, const char *line,
                      struct own_stocks *ret);
/* "perso-2", "perso-2@203"; NULL: none of them. */
const struct stock_own *own_stocks_find(const struct own_stocks *stocks, const char *name);
/* The first place that is free, -1: none. */
int own_stocks_free(const struct own_stocks *stocks);

#endif
