/* say_parts.h: the phrases that are said, and how parts come together. Inside of say*.c only. */
#ifndef BORNE_UI_SAY_PARTS_H
#define BORNE_UI_SAY_PARTS_H

#include "ui/say.h"

enum say_phrase {
    SAY_GO_TO,
    SAY_ASK_PLACE,
    SAY_HOW_MANY,
    SAY_GRAMS,
    SAY_AGAIN,
    SAY_SCAN_CRATE,
    SAY_YOUR_CRATE,
    SAY_NEXT_CRATE,
    SAY_CHILLED,
    SAY_FROZEN,
    SAY_BEGIN,
    SAY_READY,
    SAY_BAG_READY,
    SAY_FINISH,
    SAY_PROBLEM,
    SAY_MISSING,
    SAY_DAMAGED,
    SAY_ASIDE,
    SAY_EXTRA,
    SAY_INSTEAD,
    SAY_ANOTHER,
    SAY_INTO_CRATE,
    SAY_CASE,
    SAY_SHARED,
    SAY_SCAN_GOODS,
    SAY_WHO,
    SAY_NOTE,
    SAY_CAME,
    SAY_COLD,
    SAY_ALL_RIGHT,
    SAY_ANIMAL,
    SAY_WELCOME,
    SAY_TOGETHER,
    SAY_NOT_SAVED,
    SAY_CALL,
    SAY_CHECKED,
    SAY_FILLED,
    SAY_OTHER_MONTH,
    SAY_SCAN_BAG,
    SAY_SACK,
    SAY_HEAVY,
    SAY_BAGS,
    SAY_LOST,
    SAY_LABO,
    SAY_IN_BULK,
    SAY_WHOSE,
    SAY_BACK,
    SAY_DONE,
    SAY_RAISE,
    SAY_PHRASES
};

/* A phrase in the pair's language; a name as it stands on the shelf; an amount of a product. What
 * is there for the eyes alone is left out. */
void say_add(struct say *say, int language, const char *text);
void say_add_phrase(struct say *say, const struct ui *ui, enum say_phrase phrase);
void say_add_name(struct say *say, const char *name);
void say_add_amount(struct say *say, const struct ui *ui, const struct product *product,
                    int64_t units_milli);

#endif
