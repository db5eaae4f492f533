/* picture.c: keywords of food and the emoji that stand for them. */
#include "ui/picture.h"

#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "ui/words.h"

struct keyword {
    const char *word; /* folded (str_fold), matched at the beginning of a word */
    const char *picture;
};

/* Read from the top: what is made of something comes before the thing itself. */
static const struct keyword products[] = {
    {"jus", "🧃"},
    {"soupe", "🍲"},
    {"veloute", "🍲"},
    {"compote", "🍏"},
    {"confiture", "🫙"},
    {"miel", "🍯"},
    {"coulis", "🥫"},
    {"conserve", "🥫"},
    {"bocal", "🫙"},
    {"moutarde", "🫙"},
    {"cornichon", "🥒"},
    {"petit suisse", "🍮"},
    {"petits suisses", "🍮"},
    {"yaourt", "🥣"},
    {"fromage blanc", "🍦"},
    {"faisselle", "🍦"},
    {"skyr", "🍨"},
    {"chevre", "🐐"},
    {"brebis", "🐑"},
    {"tomme", "🧀"},
    {"fromage", "🧀"},
    {"comte", "🧀"},
    {"emmental", "🧀"},
    {"creme", "🍶"},
    {"beurre", "🧈"},
    {"lait", "🥛"},
    {"oeufs plein air plateau", "🪺"},
    {"oeuf", "🥚"},
    {"coquillette", "🍜"},
    {"spaghetti", "🍝"},
    {"pate", "🍝"},
    {"macaroni", "🍜"},
    {"semoule", "🥘"},
    {"riz", "🍚"},
    {"lentille", "🫘"},
    {"pois chiche", "🧆"},
    {"haricot vert", "🫛"},
    {"haricots verts", "🫛"},
    {"haricot", "🫘"},
    {"pois casse", "🫛"},
    {"petits pois", "🫛"},
    {"farine", "🌾"},
    {"pain", "🥖"},
    {"brioche", "🥐"},
    {"flocon", "🥣"},
    {"avoine", "🥣"},
    {"ble", "🌾"},
    {"quinoa", "🌾"},
    {"sucre", "🍬"},
    {"sel", "🧂"},
    {"poivre", "🧂"},
    {"huile", "🌻"},
    {"vinaigre", "🍾"},
    {"cafe", "☕"},
    {"the", "🍵"},
    {"tisane", "🍵"},
    {"chocolat", "🍫"},
    {"biscuit", "🍪"},
    {"gateau", "🍰"},
    {"glace", "🍨"},
    {"pomme de terre", "🥔"},
    {"pommes de terre", "🥔"},
    {"patate douce", "🍠"},
    {"patates douces", "🍠"},
    {"carotte", "🥕"},
    {"oignon", "🧅"},
    {"echalote", "🧅"},
    {"ail", "🧄"},
    {"poireau", "🌿"},
    {"chou fleur", "🥦"},
    {"brocoli", "🥦"},
    {"chou", "🥬"},
    {"salade", "🥗"},
    {"epinard", "🥬"},
    {"blette", "🥬"},
    {"persil", "🌿"},
    {"courgette", "🥒"},
    {"concombre", "🥒"},
    {"courge", "🎃"},
    {"butternut", "🎃"},
    {"potimarron", "🎃"},
    {"potiron", "🎃"},
    {"navet", "🌱"},
    {"radis", "🌱"},
    {"betterave", "🍠"},
    {"panais", "🥕"},
    {"celeri", "🌿"},
    {"tomate", "🍅"},
    {"aubergine", "🍆"},
    {"poivron", "🫑"},
    {"mais", "🌽"},
    {"champignon", "🍄"},
    {"avocat", "🥑"},
    {"endive", "🥬"},
    {"citron", "🍋"},
    {"mandarine", "🍊"},
    {"clementine", "🍊"},
    {"orange", "🍊"},
    {"pommes a compote", "🍏"},
    {"pomme", "🍎"},
    {"poire", "🍐"},
    {"banane", "🍌"},
    {"kiwi", "🥝"},
    {"raisin", "🍇"},
    {"fraise", "🍓"},
    {"framboise", "🍓"},
    {"myrtille", "🫐"},
    {"cassis", "🫐"},
    {"cerise", "🍒"},
    {"peche", "🍑"},
    {"abricot", "🍑"},
    {"mirabelle", "🍑"},
    {"prune", "🍑"},
    {"melon", "🍈"},
    {"pasteque", "🍉"},
    {"ananas", "🍍"},
    {"mangue", "🥭"},
    {"noix", "🌰"},
    {"noisette", "🌰"},
    {"chataigne", "🌰"},
    {"amande", "🌰"},
    {"poulet", "🍗"},
    {"volaille", "🍗"},
    {"dinde", "🍗"},
    {"boeuf", "🥩"},
    {"steak", "🥩"},
    {"porc", "🥓"},
    {"jambon", "🥓"},
    {"lardon", "🥓"},
    {"saucisse", "🌭"},
    {"viande", "🥩"},
    {"poisson", "🐟"},
    {"sardine", "🐟"},
    {"thon", "🐟"},
    {"maquereau", "🐟"},
    {"savon", "🧼"},
    {"lessive", "🧼"},
    {"papier", "🧻"},
    {"couche", "🧷"},
    {"dentifrice", "🪥"},
};

static const struct keyword categories[] = {
    {"fruit", "🍎"},      {"legume", "🥬"},   {"oeuf", "🥚"},
    {"lait", "🥛"},    {"cremerie", "🥛"}, {"fromage", "🧀"},
    {"sec", "🌾"},        {"epicerie", "🥫"}, {"transforme", "🫙"},
    {"boisson", "🧃"}, {"viande", "🥩"},   {"poisson", "🐟"},
    {"hygiene", "🧼"}, {"surgele", "🧊"},  {"boulangerie", "🥖"},
};

/* `word` at the beginning of a word of `folded`. */
static bool has_word(const char *folded, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = folded; (at = strstr(at, word)) != NULL; at += length) {
        if (at == folded || at[-1] == ' ') {
            /* Short words only whole ("sel", "the", "ble", "ail"), with a plural s at most. */
            const char *end = at + length;
            end += *end == 's';
            if (length > 4 || *end == '\0' || *end == ' ') {
                return true;
            }
        }
    }
    return false;
}

static const char *search(const struct keyword *table, size_t count, const char *name)
{
    char folded[LIMIT_NAME * 2];
    str_fold(folded, sizeof(folded), name);
    for (size_t i = 0; i < count; i++) {
        if (has_word(folded, table[i].word)) {
            return table[i].picture;
        }
    }
    return NULL;
}

const char *picture_of_product(const char *name, const char *category)
{
    const char *found = search(products, sizeof(products) / sizeof(products[0]), name);
    if (found == NULL) {
        found = search(categories, sizeof(categories) / sizeof(categories[0]), category);
    }
    return found != NULL ? found : PICTURE_PARCEL;
}

static const struct picture_pair pairs[LIMIT_PAIRS] = {
    {"🦊", "le renard", N_("fox"), 0xDDE8F5FFu, "bleu clair"},
    {"🦔", "le hérisson", N_("hedgehog"), 0xF7DFDAFFu, "rose clair"},
    {"🦉", "le hibou", N_("owl"), 0xE2F0E7FFu, "vert clair"},
    {"🐝", "l’abeille", N_("bee"), 0xE8E2F4FFu, "lilas"},
    {"🐢", "la tortue", N_("tortoise"), 0xFFF1DBFFu, "crème"},
    {"🐧", "le manchot", N_("penguin"), 0xD9EEF0FFu, "turquoise clair"},
    {"🦋", "le papillon", N_("butterfly"), 0xF9E7C6FFu, "jaune clair"},
    {"🐬", "le dauphin", N_("dolphin"), 0xF1ECE3FFu, "sable"},
    {"🐞", "la coccinelle", N_("ladybird"), 0xDFECDBFFu, "vert tendre"},
    {"🦒", "la girafe", N_("giraffe"), 0xDCE3EAFFu, "gris clair"},
    {"🐘", "l’éléphant", N_("elephant"), 0xFBE3EDFFu, "rose"},
    {"🐓", "le coq", N_("cock"), 0xE4EBF9FFu, "bleu ciel"},
};

const struct picture_pair *picture_of_pair(int index)
{
    return &pairs[(unsigned)index % LIMIT_PAIRS];
}
