/* words_guess.c: what names of products and states say between the lines. */
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "intake/words.h"

void words_pickup_key(char *to, size_t size, const char *name)
{
    static const char *const articles[] = {"les ", "le ", "la ", "l "};
    char folded[LIMIT_NAME];
    str_fold(folded, sizeof folded, name);
    /* "Point de collecte : Labo Toul" in one file, "Labo Toul" or "Toul" in another */
    const char *rest = str_starts(folded, "labo ") ? folded + strlen("labo ") : folded;
    for (size_t i = 0; i < sizeof articles / sizeof articles[0]; i++) {
        if (str_starts(rest, articles[i]) && rest[strlen(articles[i])] != '\0') {
            rest += strlen(articles[i]);
            break;
        }
    }
    str_copy(to, size, rest);
}

static bool has_word(const char *folded, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = strstr(folded, word); at != NULL; at = strstr(at + 1, word)) {
        bool at_start = at == folded || at[-1] == ' ' || at[-1] == '(';
        const char *end = at + length + (at[length] == 's' || at[length] == 'x');
        if (at_start && (*end < 'a' || *end > 'z')) {
            return true;
        }
    }
    return false;
}

enum temperature words_guess_temperature(const char *name)
{
    static const char *const chilled[] = {
        "lait frais",   "creme",     "fromage", "yaourt",     "yogourt", "beurre",  "tomme",
        "petit suisse", "faisselle", "skyr",    "viande",     "jambon",  "poisson", "lardon",
        "saucisse",     "volaille",  "poulet",  "mozzarella", "lait"};
    static const char *const frozen[] = {"surgele", "congele", "glace", "sorbet"};
    char folded[LIMIT_NAME];
    str_fold(folded, sizeof folded, name);
    for (size_t i = 0; i < sizeof frozen / sizeof frozen[0]; i++) {
        if (has_word(folded, frozen[i])) {
            return TEMPERATURE_FROZEN;
        }
    }
    for (size_t i = 0; i < sizeof chilled / sizeof chilled[0]; i++) {
        if (has_word(folded, chilled[i])) {
            return TEMPERATURE_CHILLED;
        }
    }
    return words_is_egg(name) ? TEMPERATURE_EGG : TEMPERATURE_AMBIENT;
}

/* Grams of one of a unit, in a liquid as well; 0 if the unit is none. */
static int grams_of(const char *unit)
{
    static const struct {
        const char *unit;
        int grams;
    } units[] = {{"kg", 1000}, {"kilo", 1000},  {"g", 1},   {"gr", 1},
                 {"l", 1000},  {"litre", 1000}, {"cl", 10}, {"ml", 1}};
    size_t length = strspn(unit, "abcdefghijklmnopqrstuvwxyz");
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        size_t known = strlen(units[i].unit);
        bool is_plural = length == known + 1 && unit[known] == 's';
        if ((length == known || is_plural) && strncmp(unit, units[i].unit, known) == 0) {
            return units[i].grams;
        }
    }
    return 0;
}

int words_guess_weight(const char *name)
{
    char folded[LIMIT_NAME];
    int times = 1;
    str_fold(folded, sizeof folded, name);
    for (const char *at = folded; (at = strpbrk(at, "0123456789")) != NULL;) {
        int whole = 0, thousandths = 0, digit, scale = 100;
        str_take_digits(&at, 5, &whole);
        at += strspn(at, "0123456789"); /* longer ones are no weight */
        if ((*at == ',' || *at == '.') && at[1] >= '0' && at[1] <= '9') {
            for (at++; *at >= '0' && *at <= '9'; at++, scale /= 10) {
                digit = *at - '0';
                thousandths += digit * scale;
            }
        }
        const char *unit = at + strspn(at, " ");
        int64_t grams = ((int64_t)whole * 1000 + thousandths) * grams_of(unit) * times / 1000;
        if (grams > 0 && grams <= LIMIT_UNIT_WEIGHT_G) {
            return (int)grams;
        }
        bool is_times = (*unit == 'x' || str_starts(unit, "\xC3\x97")) && whole > 0 && whole < 100;
        times = is_times ? whole : 1;
    }
    return 0;
}

bool words_is_waiting(const char *status)
{
    char folded[LIMIT_NAME];
    str_fold(folded, sizeof folded, status);
    const char *word = str_starts(folded, "wc ") ? folded + 3 : folded;
    return str_starts(word, "en attente") || str_starts(word, "attente") ||
           str_starts(word, "on hold") || str_starts(word, "pending");
}
