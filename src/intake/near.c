/* near.c: words compared one by one; the distance of two words is that of Levenshtein. */
#include "intake/near.h"

#include <stddef.h>
#include <string.h>

#include "base/limits.h"
#include "base/str.h"

enum { WORDS = 16, WORD = 32, MORE_WORDS = 2 };

struct words {
    char words[WORDS][WORD];
    size_t count;
};

static bool is_filler(const char *word)
{
    static const char *const fillers[] = {"de",  "du", "des", "d",  "la", "le",
                                          "les", "l",  "a",   "au", "et", "&"};
    for (size_t i = 0; i < sizeof fillers / sizeof fillers[0]; i++) {
        if (str_equal(word, fillers[i])) {
            return true;
        }
    }
    return false;
}

static void split(const char *text, struct words *ret)
{
    ret->count = 0;
    while (*text != '\0' && ret->count < WORDS) {
        text += strspn(text, " ()/,;:.");
        size_t length = strcspn(text, " ()/;:");
        if (length > 0) {
            str_copy_n(ret->words[ret->count], WORD, text, length);
            ret->count += is_filler(ret->words[ret->count]) ? 0 : 1;
        }
        text += length;
    }
}

static bool has_digit(const char *word)
{
    return strpbrk(word, "0123456789") != NULL;
}

/* How many letters must change; more than 3 is 4. */
static size_t distance(const char *a, const char *b)
{
    size_t m = strlen(a), n = strlen(b);
    size_t row[WORD + 1];
    if (m > n + 3 || n > m + 3) {
        return 4;
    }
    for (size_t j = 0; j <= n; j++) {
        row[j] = j;
    }
    for (size_t i = 1; i <= m; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= n; j++) {
            size_t cost = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            size_t step = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            row[j] = cost < step ? cost : step;
        }
    }
    return row[n];
}

static bool is_near_word(const char *a, const char *b)
{
    if (has_digit(a) || has_digit(b)) {
        return str_equal(a, b);
    }
    size_t length = strlen(a) < strlen(b) ? strlen(a) : strlen(b);
    size_t allowed = length < 4 ? 0 : length < 9 ? 1 : 2;
    return distance(a, b) <= allowed;
}

/* Words of `a` that have no near one in `b`; *ret_digits: whether one of them is a number. */
static size_t count_alone(const struct words *a, const struct words *b, bool *ret_digits)
{
    size_t alone = 0;
    *ret_digits = false;
    for (size_t i = 0; i < a->count; i++) {
        bool is_there = false;
        for (size_t j = 0; j < b->count; j++) {
            is_there = is_there || is_near_word(a->words[i], b->words[j]);
        }
        alone += !is_there;
        *ret_digits = *ret_digits || (!is_there && has_digit(a->words[i]));
    }
    return alone;
}

bool near_product(const char *a, const char *b)
{
    struct words x, y;
    bool x_number, y_number;
    split(a, &x);
    split(b, &y);
    size_t x_alone = count_alone(&x, &y, &x_number), y_alone = count_alone(&y, &x, &y_number);
    if (x.count == 0 || y.count == 0 || (x_number && y_number)) {
        return false;
    }
    /* All words of one are in the other, which has little more. */
    return (x_alone == 0 && y_alone <= MORE_WORDS && x.count > y_alone) ||
           (y_alone == 0 && x_alone <= MORE_WORDS && y.count > x_alone);
}

bool near_pickup(const char *a, const char *b)
{
    struct words x, y;
    split(a, &x);
    split(b, &y);
    size_t shorter = x.count < y.count ? x.count : y.count;
    for (size_t i = 0; i < shorter; i++) {
        if (!is_near_word(x.words[i], y.words[i])) {
            return false;
        }
    }
    bool is_number_more = false;
    for (size_t i = shorter; i < x.count || i < y.count; i++) {
        is_number_more = is_number_more || has_digit(i < x.count ? x.words[i] : y.words[i]);
    }
    return shorter > 0 && !is_number_more;
}
