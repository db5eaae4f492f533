/* words.c: gettext with a constant locale and one text domain per language. */
#include "ui/words.h"

#include <libintl.h>
#include <locale.h>
#include <stdlib.h>

#include "base/assert.h"

static const char *const domains[LANGUAGE_COUNT] = {[LANGUAGE_FR] = "borne-fr"};

void words_open(const char *dir)
{
    /* gettext looks nothing up while the locale is plain "C". Numbers stay in C. */
    setlocale(LC_MESSAGES, "C.UTF-8");
    setlocale(LC_CTYPE, "C.UTF-8");
    setenv("LANGUAGE", "borne", 1);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        bindtextdomain(domains[i], dir);
        bind_textdomain_codeset(domains[i], "UTF-8");
    }
}

const char *words_get(int language, const char *text)
{
    ASSERT(language >= 0 && language < LANGUAGE_COUNT);
    return dgettext(domains[language], text);
}

const char *words_get_plural(int language, const char *one, const char *many, unsigned long n)
{
    ASSERT(language >= 0 && language < LANGUAGE_COUNT);
    return dngettext(domains[language], one, many, n);
}
