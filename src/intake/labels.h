/* labels.h: what columns of orders are called. Tables only; knows nothing of files. */
#ifndef BORNE_INTAKE_LABELS_H
#define BORNE_INTAKE_LABELS_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/header.h"

extern const struct label labels_of_orders[];
extern const size_t labels_of_orders_count;

/* What a folded label means, NULL if it is not known; `is_sheet`: also as people write them. */
const struct label *labels_find(const char *folded, bool is_sheet);
/* "total", "cumul …": sums, of a column or a row. */
bool labels_is_total(const char *folded);
/* What is neither a product nor a person nor asked for: telephone, price, address. */
bool labels_is_other(const char *folded);

#endif
