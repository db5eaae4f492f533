/* words.h: French words that commands print beside a number. Knows no command. */
#ifndef BORNE_APP_CLI_WORDS_H
#define BORNE_APP_CLI_WORDS_H

#include <stdint.h>

/* The word as it stands behind `count`: none and one are singular in French. */
const char *cli_words_of(int64_t count, const char *one, const char *many);
/* "" or "s", for words that only take an s. */
const char *cli_words_s(int64_t count);

#endif
