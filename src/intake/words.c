/* words.c: the tables of words. All entries are folded as str_fold does. */
#include "intake/words.h"

#include <string.h>

#include "base/limits.h"
#include "base/str.h"

struct word {
    const char *folded;
    int value;
};

#define FIND_WORD(words, folded, ret)                                                              \
    find_word(words, sizeof(words) / sizeof(words)[0], folded, ret)

static bool find_word(const struct word *words, size_t count, const char *folded, int *ret)
{
    for (size_t i = 0; i < count; i++) {
        if (str_equal(words[i].folded, folded)) {
            *ret = words[i].value;
            return true;
        }
    }
    return false;
}

/* Beginnings of words, so that "annulée", "annulé" and "annulation" are one entry; the first that
 * fits wins. */
static const struct word status_starts[] = {
    {"partiellement", WORDS_STATUS_COUNTS}, {"partially", WORDS_STATUS_COUNTS},
    {"annul", WORDS_STATUS_LEFT_OUT},       {"cancel", WORDS_STATUS_LEFT_OUT},
    {"rembours", WORDS_STATUS_LEFT_OUT},    {"refund", WORDS_STATUS_LEFT_OUT},
    {"echou", WORDS_STATUS_LEFT_OUT},       {"echec", WORDS_STATUS_LEFT_OUT},
    {"fail", WORDS_STATUS_LEFT_OUT},        {"brouillon", WORDS_STATUS_LEFT_OUT},
    {"draft", WORDS_STATUS_LEFT_OUT},       {"checkout draft", WORDS_STATUS_LEFT_OUT},
    {"auto draft", WORDS_STATUS_LEFT_OUT},  {"trash", WORDS_STATUS_LEFT_OUT},
    {"corbeille", WORDS_STATUS_LEFT_OUT},   {"en cours", WORDS_STATUS_COUNTS},
    {"en attente", WORDS_STATUS_COUNTS},    {"attente", WORDS_STATUS_COUNTS},
    {"termin", WORDS_STATUS_COUNTS},        {"processing", WORDS_STATUS_COUNTS},
    {"pending", WORDS_STATUS_COUNTS},       {"on hold", WORDS_STATUS_COUNTS},
    {"complete", WORDS_STATUS_COUNTS},      {"pay", WORDS_STATUS_COUNTS},
    {"paid", WORDS_STATUS_COUNTS},          {"valid", WORDS_STATUS_COUNTS},
    {"confirm", WORDS_STATUS_COUNTS},       {"traitement", WORDS_STATUS_COUNTS},
};

enum words_status words_status(const char *text)
{
    char folded[LIMIT_NAME];
    str_fold(folded, sizeof folded, text);
    const char *word = str_starts(folded, "wc ") ? folded + 3 : folded;
    if (*word == '\0') {
        return WORDS_STATUS_COUNTS;
    }
    for (size_t i = 0; i < sizeof status_starts / sizeof status_starts[0]; i++) {
        if (str_starts(word, status_starts[i].folded)) {
            return (enum words_status)status_starts[i].value;
        }
    }
    return WORDS_STATUS_UNKNOWN;
}

bool words_temperature(const char *text, enum temperature *ret)
{
    static const struct word words[] = {
        {"ambiant", TEMPERATURE_AMBIENT},   {"ambiante", TEMPERATURE_AMBIENT},
        {"ambient", TEMPERATURE_AMBIENT},   {"temperature ambiante", TEMPERATURE_AMBIENT},
        {"sec", TEMPERATURE_AMBIENT},       {"seche", TEMPERATURE_AMBIENT},
        {"dry", TEMPERATURE_AMBIENT},       {"frais", TEMPERATURE_CHILLED},
        {"fraiche", TEMPERATURE_CHILLED},   {"froid", TEMPERATURE_CHILLED},
        {"refrigere", TEMPERATURE_CHILLED}, {"frigo", TEMPERATURE_CHILLED},
        {"chilled", TEMPERATURE_CHILLED},   {"fresh", TEMPERATURE_CHILLED},
        {"surgele", TEMPERATURE_FROZEN},    {"surgeles", TEMPERATURE_FROZEN},
        {"congele", TEMPERATURE_FROZEN},    {"frozen", TEMPERATURE_FROZEN},
        {"oeufs", TEMPERATURE_EGG},         {"oeuf", TEMPERATURE_EGG},
        {"egg", TEMPERATURE_EGG},           {"eggs", TEMPERATURE_EGG},
    };
    char folded[LIMIT_NAME];
    int value;
    str_fold(folded, sizeof folded, text);
    if (!FIND_WORD(words, folded, &value)) {
        return false;
    }
    *ret = (enum temperature)value;
    return true;
}

bool words_unit(const char *text, enum unit *ret)
{
    static const struct word words[] = {
        {"kg", UNIT_KG},
        {"kilo", UNIT_KG},
        {"kilos", UNIT_KG},
        {"kilogramme", UNIT_KG},
        {"kilogrammes", UNIT_KG},
        {"au kilo", UNIT_KG},
        {"piece", UNIT_PIECE},
        {"pieces", UNIT_PIECE},
        {"unite", UNIT_PIECE},
        {"unit", UNIT_PIECE},
        {"u", UNIT_PIECE},
        {"pce", UNIT_PIECE},
        {"a la piece", UNIT_PIECE},
        {"pack", UNIT_PACK},
        {"paquet", UNIT_PACK},
        {"boite", UNIT_PACK},
        {"lot", UNIT_PACK},
        {"sachet", UNIT_PACK},
        {"bouteille", UNIT_PACK},
        {"pot", UNIT_PACK},
        {"sac", UNIT_PACK},
        {"colis", UNIT_PACK},
        {"filet", UNIT_PACK},
        {"botte", UNIT_PACK},
        {"barquette", UNIT_PACK},
        {"plateau", UNIT_PACK},
        {"brique", UNIT_PACK},
    };
    char folded[LIMIT_NAME];
    int value;
    str_fold(folded, sizeof folded, text);
    if (!FIND_WORD(words, folded, &value)) {
        return false;
    }
    *ret = (enum unit)value;
    return true;
}

bool words_pickup_mode(const char *text, enum pickup_mode *ret)
{
    static const struct word words[] = {
        {"pret", PICKUP_READY},  {"prets", PICKUP_READY},    {"prete", PICKUP_READY},
        {"ready", PICKUP_READY}, {"cagettes", PICKUP_READY}, {"vrac", PICKUP_BULK},
        {"bulk", PICKUP_BULK},   {"en vrac", PICKUP_BULK},
    };
    char folded[LIMIT_NAME];
    int value;
    str_fold(folded, sizeof folded, text);
    if (!FIND_WORD(words, folded, &value)) {
        return false;
    }
    *ret = (enum pickup_mode)value;
    return true;
}

bool words_yes(const char *text, bool *ret)
{
    static const struct word words[] = {{"oui", 1},     {"yes", 1},   {"1", 1},  {"x", 1},
                                        {"vrai", 1},    {"true", 1},  {"o", 1},  {"fragile", 1},
                                        {"checked", 1}, {"non", 0},   {"no", 0}, {"0", 0},
                                        {"faux", 0},    {"false", 0}, {"n", 0}};
    char folded[LIMIT_NAME];
    int value;
    str_fold(folded, sizeof folded, text);
    if (!FIND_WORD(words, folded, &value)) {
        return false;
    }
    *ret = value != 0;
    return true;
}

bool words_is_egg(const char *text)
{
    char folded[LIMIT_NAME];
    str_fold(folded, sizeof folded, text);
    const char *hit = strstr(folded, "oeuf");
    bool at_word = hit != NULL && (hit == folded || hit[-1] == ' ');
    return at_word && (hit[4] == '\0' || hit[4] == ' ' || hit[4] == 's' || hit[4] == ',');
}

/* HTML's names for what shops put in product names. */
static void undo_entities(char *to, size_t size, const char *from)
{
    static const char *const entities[][2] = {
        {"&amp;", "&"},   {"&quot;", "\""}, {"&#039;", "'"},  {"&#39;", "'"},   {"&nbsp;", " "},
        {"&ndash;", "–"}, {"&mdash;", "—"}, {"&laquo;", "«"}, {"&raquo;", "»"}, {"&rsquo;", "’"},
        {"&#8211;", "–"}, {"&#8217;", "’"}, {"&lt;", "<"},    {"&gt;", ">"},    {"&#038;", "&"},
    };
    size_t used = 0;
    while (*from != '\0' && used + 4 < size) {
        size_t taken = 0;
        for (size_t i = 0; *from == '&' && i < sizeof entities / sizeof entities[0]; i++) {
            if (str_starts(from, entities[i][0])) {
                taken = strlen(entities[i][0]);
                size_t n = strlen(entities[i][1]);
                memcpy(to + used, entities[i][1], n);
                used += n;
                break;
            }
        }
        if (taken == 0) {
            to[used++] = *from;
            taken = 1;
        }
        from += taken;
    }
    to[used] = '\0';
}

void words_product_key(char *to, size_t size, const char *name)
{
    char plain[4 * LIMIT_NAME];
    undo_entities(plain, sizeof plain, name);
    str_fold(to, size, plain);
    size_t used = 0;
    for (const char *p = to; *p != '\0'; p++) {
        bool between =
            *p == ' ' && p > to && p[-1] >= '0' && p[-1] <= '9' && p[1] >= 'a' && p[1] <= 'z';
        if (!between) {
            to[used++] = *p;
        }
    }
    to[used] = '\0';
}

/* Where `text` goes on behind a beginning that folds to `folded` and the separators after it. */
static const char *behind(const char *text, const char *folded)
{
    const char *found = NULL, *at = text;
    char start[LIMIT_NAME];
    while (str_next(&at) != 0 && (size_t)(at - text) < sizeof start) {
        char piece[LIMIT_NAME];
        str_copy_n(start, sizeof start, text, (size_t)(at - text));
        str_fold(piece, sizeof piece, start);
        if (str_equal(piece, folded)) {
            found = at;
        }
    }
    while (found != NULL && (*found == ':' || *found == ' ' || str_starts(found, "\xC2\xA0"))) {
        found += *found == '\xC2' ? 2 : 1;
    }
    return found;
}

void words_pickup_name(char *to, size_t size, const char *text)
{
    static const char *const starts[] = {"point de collecte",
                                         "point de retrait",
                                         "point relais",
                                         "lieu de retrait",
                                         "retrait local",
                                         "local pickup",
                                         "pickup location",
                                         "pickup point",
                                         "pick up point",
                                         "pickup",
                                         "labo"};
    char plain[4 * LIMIT_NAME];
    undo_entities(plain, sizeof plain, text);
    const char *name = plain;
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        const char *rest = behind(plain, starts[i]);
        bool at_word = rest != NULL && (rest == plain || rest[-1] == ':' || rest[-1] == ' ' ||
                                        *rest == '\0' || *rest == '(');
        if (at_word) {
            name = rest;
            break;
        }
    }
    size_t length = strlen(name);
    if (length >= 2 && name[0] == '(' && name[length - 1] == ')') {
        name++;
        length -= 2;
    }
    while (length > 0 && (name[length - 1] == ' ' || name[length - 1] == '\t')) {
        length--;
    }
    (void)str_copy_ends(to, size, name, length);
}
