/* text_tight.c: see text_tight.h. Here and not as no-break spaces in the words: names of goods come
 * from the association's files, "Lait 1 L" as well as "Riz – 5 kg". */
#include "ui/text_tight.h"

#include <stddef.h>
#include <string.h>

#include "base/str.h"

/* True if the word at `at` is this one, maybe before the end of a sentence. */
static bool is_word(const char *at, const char *word)
{
    size_t length = strlen(word);
    return str_starts(at, word) && (at[length] == '\0' || strchr(" \n*.,;:)", at[length]) != NULL);
}

static bool is_sign(const char *at)
{
    static const char *const signs[] = {":", ";", "?", "!", "»", "·"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t length = strlen(signs[i]);
        if (str_starts(at, signs[i]) && (at[length] == '\0' || strchr(" \n*", at[length]))) {
            return true;
        }
    }
    return false;
}

static bool is_unit(const char *at)
{
    static const char *const units[] = {
        "kg", "g",  "mg", "t",  "L",  "l",  "cl", "cL",  "ml", "mL", "litre", "litres", "Go", "Mo",
        "GB", "MB", "m",  "mm", "cm", "km", "h",  "min", "°C", "%",  "€",     "كغ",     "غ"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (is_word(at, units[i])) {
            return true;
        }
    }
    return false;
}

bool text_is_tight(const char *text, const char *at)
{
    const char *before = at; /* back over blanks, the stars of marked text, an isolate's end */
    while (before > text && (before[-1] == ' ' || before[-1] == '*')) {
        before--;
    }
    before -= before - text >= 3 && str_starts(before - 3, "\u2069") ? 3 : 0;
    bool after_number = before > text && before[-1] >= '0' && before[-1] <= '9';
    return is_sign(at) || (after_number && is_unit(at)) ||
           (at - text >= 3 && str_starts(at - 3, "« "));
}
