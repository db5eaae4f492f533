/* words.h: the words on screen. English in the code, other languages through gettext: one text
 * domain per language ("borne-fr"), so that two lanes can differ. A language is a folder of
 * assets/words with .po files, merged at build; what it says of itself stands in the head of its
 * language.po. French is always there and always first. */
#ifndef BORNE_UI_WORDS_H
#define BORNE_UI_WORDS_H

#include <stdbool.h>

enum language { LANGUAGE_FR }; /* the others are numbered as they are found, by their codes */
enum { WORDS_LANGUAGES = 12 }; /* more are not offered: the list of names has to stay short */

/* Points gettext at DIR/borne/LC_MESSAGES/borne-<language>.mo and finds out which there are. Call
 * once, before any thread. */
void words_open(const char *dir);
/* How many there are, at least 1. */
int words_count(void);
/* "fr"; "Français", as its own people write it. */
const char *words_code(int language);
const char *words_name(int language);
/* The language of a code, -1 when there is none. */
int words_language(const char *code);
/* It is written from right to left: the screen is drawn as in a mirror. */
bool words_is_rtl(int language);
/* Has the director's words too; else the director reads French. */
bool words_has_desk(int language);
/* The voice that speaks it, as espeak-ng names it: "fr". */
const char *words_voice(int language);

/* The translation, or `text` itself when there is none. Never freed by the caller. */
const char *words_get(int language, const char *text) __attribute__((format_arg(2)));
/* With a number: chooses the plural. */
const char *words_get_plural(int language, const char *one, const char *many, unsigned long n)
    __attribute__((format_arg(2), format_arg(3)));

/* As the program itself says it in French, whatever people changed (words_own.h); `many` NULL: no
 * plural. `one` itself when it is none of its texts. */
const char *words_plain(const char *one, const char *many, unsigned long n)
    __attribute__((format_arg(1)));
/* Each text of a language's catalogue, its head (an empty text) too. False: it cannot be read. */
bool words_each(int language, void (*each)(void *context, const char *one, const char *many),
                void *context);

/* In screens, where `ui` is in scope; xgettext looks for these. N_ only marks a text of a table,
 * which is translated when it is drawn. */
#define N_(text)         text
#define _(text)          words_get(ui->language, text)
#define _n(one, many, n) words_get_plural(ui->language, one, many, n)

#endif
