/* test_words_own.c: words of their own: what a PO file may change, what it must leave, how it is
 * refused; and that all words come out as a file that changes nothing. */
#include "ui/words_own.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "support/check.h"
#include "ui/words.h"

#define HEAD "msgid \"\"\nmsgstr \"\"\n\"Language: fr\\n\"\n\n"

static void use(const char *text)
{
    struct words_own *own = NULL;
    struct error err = {0};
    CHECK(words_own_read(text, false, &own, &err));
    words_own_use(own);
}

static void refused(const char *text, const char *code, const char *says)
{
    struct words_own *own = NULL;
    struct error err = {0};
    CHECK(!words_own_read(text, false, &own, &err));
    CHECK_STR(err.code, code);
    CHECK(strstr(err.text, says) != NULL);
}

static void words_are_said_their_way(void)
{
    CHECK_STR(words_get(LANGUAGE_FR, "The kit"), "Le kit");
    use("\xEF\xBB\xBF" HEAD "# a remark\nmsgid \"The kit\"\nmsgstr \"La mallette\"\r\n\r\n"
        "msgid \"A kit of %s\"\nmsgstr \"\"\n\"Mallette\"\n\" de %s\"\n\n"
        "msgid \"%lu problem\"\nmsgid_plural \"%lu problems\"\nmsgstr[0] \"%lu pépin\"\n"
        "msgstr[1] \"%lu pépins\"\n"
        "#~ msgid \"old\"\n#~ msgstr \"vieux\"\n"
        "msgid \"nobody says this\"\nmsgstr \"rien\"\n"
        "msgid \"Product\"\nmsgstr \"\"\n\n"
        "#, fuzzy\nmsgid \"Cause\"\nmsgstr \"Pourquoi\"\n"
        "msgid \"Supplier\"\nmsgstr \"Fournisseur\"\n");
    CHECK_STR(words_get(LANGUAGE_FR, "The kit"), "La mallette");
    CHECK_STR(words_get(LANGUAGE_FR, "A kit of %s"), "Mallette de %s");
    CHECK_STR(words_get_plural(LANGUAGE_FR, "%lu problem", "%lu problems", 1), "%lu pépin");
    CHECK_STR(words_get_plural(LANGUAGE_FR, "%lu problem", "%lu problems", 0), "%lu pépin");
    CHECK_STR(words_get_plural(LANGUAGE_FR, "%lu problem", "%lu problems", 2), "%lu pépins");
    CHECK_STR(words_get(LANGUAGE_FR, "Cause"), "Cause");     /* marked as a draft */
    CHECK_STR(words_get(LANGUAGE_FR, "Product"), "Produit"); /* nothing said */
    CHECK_STR(words_plain("The kit", NULL, 0), "Le kit");
    int english = words_language("en");
    CHECK(english < 0 || str_equal(words_get(english, "The kit"), "The kit"));
    words_own_use(NULL);
    CHECK_STR(words_get(LANGUAGE_FR, "The kit"), "Le kit");
}

static void what_is_counted(void)
{
    struct words_own *own = NULL;
    CHECK(words_own_read(HEAD "msgid \"The kit\"\nmsgstr \"La mallette\"\n"
                              "msgid \"Supplier\"\nmsgstr \"Fournisseur\"\n"
                              "msgid \"nobody says this\"\nmsgstr \"rien\"\n",
                         false, &own, NULL));
    CHECK_INT(words_own_count(own), 1); /* the second is as the program says it */
    CHECK_INT(words_own_unknown(own), 1);
    words_own_free(own);
}

static void what_is_put_in_must_stay(void)
{
    static const char *const wrong[] = {
        "msgid \"A kit of %s\"\nmsgstr \"Une mallette\"\n",
        "msgid \"A kit of %s\"\nmsgstr \"Une mallette de %d\"\n",
        "msgid \"A kit of %s\"\nmsgstr \"Une mallette de %s %s\"\n",
        "msgid \"A kit of %s\"\nmsgstr \"Une mallette de %n\"\n",
        "msgid \"A kit of %s\"\nmsgstr \"Une mallette de %*s\"\n",
        "msgid \"A kit of %s\"\nmsgstr \"Une mallette de %1$s\"\n",
        "msgid \"A kit of %s\"\nmsgstr \"Une mallette de %s à 100 %\"\n",
        "msgid \"A kit of %s\"\nmsgstr \"Une mallette de %999999999s\"\n", /* seconds of blanks */
        "msgid \"The kit\"\nmsgstr \"La mallette %s\"\n",
        "msgid \"%lu problem\"\nmsgid_plural \"%lu problems\"\nmsgstr[0] \"un pépin\"\n"
        "msgstr[1] \"des pépins\"\n",
        /* The plural of the file is no witness: the program's own is. */
        "msgid \"A kit of %s\"\nmsgid_plural \"%s %s %s\"\nmsgstr[0] \"%s %s %s\"\n"
        "msgstr[1] \"%s %s %s\"\n",
        "msgid \"%lu problem\"\nmsgid_plural \"%s problems\"\nmsgstr[0] \"%lu pépin\"\n"
        "msgstr[1] \"%s pépins\"\n",
        "msgid \"The kit\"\nmsgid_plural \"%s\"\nmsgstr[0] \"%s\"\nmsgstr[1] \"%s\"\n",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        refused(wrong[i], "words_format", "tels quels");
        struct words_own *own = NULL; /* another version took it: left out */
        CHECK(words_own_read(wrong[i], true, &own, NULL));
        CHECK_INT(words_own_count(own), 0);
        words_own_free(own);
    }
    refused("\n\nmsgid \"A kit of %s\"\nmsgstr \"Rien\"\n", "words_format", "Ligne 3");
}

static void what_is_no_such_file(void)
{
    refused("", "words_damaged", "mots.po");
    refused("nom;prix\n1;2\n", "words_damaged", "mots.po");
    refused("msgid \"The kit\"\nmsgstr \"Le\nkit\"\n", "words_damaged", "Ligne 2");
    refused("msgid \"The kit\"\nmsgstr \"a\" \"b\"\n", "words_damaged", "Ligne 2");
    refused("msgstr \"a\"\nmsgid \"The kit\"\n", "words_damaged", "Ligne 1");
    refused("msgid \"The kit\"\nprice \"a\"\n", "words_damaged", "Ligne 2");
    char *line = malloc(5000);
    memset(line, 'a', 5000);
    memcpy(line, "msgid \"", 7);
    line[4999] = '\0';
    refused(line, "words_long", "Ligne 1");
    free(line);
}

/* All words, brought back as they were written, change nothing; with one changed, one. */
static void all_words_come_out(void)
{
    char *text = words_own_template();
    CHECK(text != NULL && strlen(text) > 50000);
    struct words_own *own = NULL;
    struct error err = {0};
    CHECK(words_own_read(text, false, &own, &err));
    CHECK_INT(words_own_count(own), 0);
    CHECK_INT(words_own_unknown(own), 0);
    words_own_free(own);
    char *at = strstr(text, "msgstr \"Le kit\"");
    CHECK(at != NULL);
    memcpy(at, "msgstr \"Mallet\"", 15);
    CHECK(words_own_read(text, false, &own, &err));
    CHECK_INT(words_own_count(own), 1);
    words_own_use(own);
    free(text);
    text = words_own_template(); /* as the screens say it now */
    CHECK(strstr(text, "msgstr \"Mallet\"") != NULL);
    CHECK(words_own_read(text, false, &own, &err));
    CHECK_INT(words_own_count(own), 1); /* beside the program's, not beside those in use */
    words_own_free(own);
    free(text);
    words_own_use(NULL);
}

int main(void)
{
    words_open(BORNE_WORDS_DIR);
    RUN(words_are_said_their_way);
    RUN(what_is_counted);
    RUN(what_is_put_in_must_stay);
    RUN(what_is_no_such_file);
    RUN(all_words_come_out);
    return 0;
}
