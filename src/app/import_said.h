/* import_said.h: what a second import changes and what it leaves to do, as French sentences, for
 * those who have no screen. */
#ifndef BORNE_APP_IMPORT_SAID_H
#define BORNE_APP_IMPORT_SAID_H

#include "app/month_import.h"

typedef char import_sentence[400];

struct import_said {
    import_sentence *changes, *goods, *chores; /* heap arrays */
    size_t change_count, goods_count, chore_count;
};

/* Of an import that follows the plan of `before`; of any other nothing is said. words_open must
 * have been called. *ret is filled from empty. */
void import_said_fill(const struct month_import *import, const struct prep *before,
                      struct import_said *ret);
void import_said_finish(struct import_said *said);

#endif
