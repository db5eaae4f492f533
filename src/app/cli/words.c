/* words.c: see cli/words.h. */
#include "app/cli/words.h"

const char *cli_words_of(int64_t count, const char *one, const char *many)
{
    return count < 2 ? one : many;
}

const char *cli_words_s(int64_t count)
{
    return cli_words_of(count, "", "s");
}
