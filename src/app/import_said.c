/* import_said.c: the sentences of the difference screen, one after the other. */
#include "app/import_said.h"

#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "ui/import_words.h"
#include "ui/words.h"

static import_sentence *sentences(size_t count)
{
    import_sentence *list = calloc(count + 1, sizeof *list);
    ASSERT(list != NULL);
    return list;
}

void import_said_fill(const struct month_import *import, const struct prep *before,
                      struct import_said *ret)
{
    static const struct ui french = {.language = LANGUAGE_FR};
    const struct plan_changes *changes = &import->changes;
    if (import->kind != MONTH_IMPORT_FOLLOWS) {
        return;
    }
    ret->changes = sentences(changes->count);
    ret->goods = sentences(changes->goods_count);
    ret->chores = sentences(import->chore_count);
    for (size_t i = 0; i < changes->count; i++) {
        import_words_change(&french, before->plan, &import->plan, &changes->rows[i],
                            ret->changes[i], sizeof ret->changes[i]);
    }
    for (size_t i = 0; i < changes->goods_count; i++) {
        import_words_goods(&french, before->plan, &import->plan, &changes->goods[i], ret->goods[i],
                           sizeof ret->goods[i]);
    }
    for (size_t i = 0; i < import->chore_count; i++) {
        import_words_chore_ahead(&french, before, &import->plan, &import->chores[i], ret->chores[i],
                                 sizeof ret->chores[i]);
    }
    ret->change_count = changes->count;
    ret->goods_count = changes->goods_count;
    ret->chore_count = import->chore_count;
}

void import_said_finish(struct import_said *said)
{
    free(said->changes);
    free(said->goods);
    free(said->chores);
    memset(said, 0, sizeof *said);
}
