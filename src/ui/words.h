/* words.h: the words on screen. English in the code, other languages through gettext: one text
 * domain per language ("borne-fr"), so that two lanes can differ. The translations are the .po
 * files of assets/words/<language>/, merged at build. */
#ifndef BORNE_UI_WORDS_H
#define BORNE_UI_WORDS_H

enum language { LANGUAGE_FR, LANGUAGE_COUNT };

/* Points gettext at DIR/borne/LC_MESSAGES/borne-<language>.mo. Call once, before any thread. */
void words_open(const char *dir);
/* The translation, or `text` itself when there is none. Never freed by the caller. */
const char *words_get(int language, const char *text) __attribute__((format_arg(2)));
/* With a number: chooses the plural. */
const char *words_get_plural(int language, const char *one, const char *many, unsigned long n)
    __attribute__((format_arg(2), format_arg(3)));

/* In screens, where `ui` is in scope; xgettext looks for these. N_ only marks a text of a table,
 * which is translated when it is drawn. */
#define N_(text)         text
#define _(text)          words_get(ui->language, text)
#define _n(one, many, n) words_get_plural(ui->language, one, many, n)

#endif
