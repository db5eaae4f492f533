/* bidi.c: levels by FriBidi, runs of like level, and their order from the left. */
#include "ui/bidi.h"

#include <fribidi.h>
#include <stdint.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"

static bool is_rtl(uint32_t c)
{
    return (c >= 0x590 && c <= 0x8FF && !(c >= 0x660 && c <= 0x669)) ||
           (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC);
}

/* Marks, embeddings, isolates: they steer and are never drawn. */
static bool steers(uint32_t c)
{
    return c == 0x200E || c == 0x200F || c == 0x61C || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

static bool has(const char *text, size_t length, bool with_signs)
{
    for (const char *at = text, *end = text + length; at < end;) {
        uint32_t c = str_next(&at);
        if (c == 0) {
            break;
        }
        if ((is_rtl(c) && !steers(c)) || (with_signs && steers(c))) {
            return true;
        }
    }
    return false;
}

bool bidi_has_rtl(const char *text, size_t length)
{
    return has(text, length, false);
}

bool bidi_is_needed(const char *text, size_t length)
{
    return has(text, length, true);
}

struct line {
    FriBidiChar points[BIDI_BYTES];
    FriBidiCharType types[BIDI_BYTES];
    FriBidiBracketType brackets[BIDI_BYTES];
    FriBidiLevel levels[BIDI_BYTES];
    size_t offsets[BIDI_BYTES + 1]; /* of each point in the text, and the end */
    int count;
};

static void read_line(struct line *line, const char *text, size_t length)
{
    ASSERT(length <= BIDI_BYTES);
    line->count = 0;
    for (const char *at = text, *end = text + length; at < end;) {
        line->offsets[line->count] = (size_t)(at - text);
        uint32_t c = str_next(&at);
        if (c == 0) {
            break;
        }
        line->points[line->count++] = c;
    }
    line->offsets[line->count] = length;
    FriBidiParType base = bidi_has_rtl(text, length) ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    fribidi_get_bidi_types(line->points, line->count, line->types);
    fribidi_get_bracket_types(line->points, line->count, line->types, line->brackets);
    FriBidiLevel highest = fribidi_get_par_embedding_levels_ex(line->types, line->brackets,
                                                               line->count, &base, line->levels);
    ASSERT(highest > 0);                                            /* 0: no memory */
    for (int i = line->count; i-- > 0 && line->points[i] == ' ';) { /* L1: blanks at the end */
        line->levels[i] = FRIBIDI_DIR_TO_LEVEL(base);
    }
}

static void reverse(int *order, int from, int to)
{
    for (; from < to; from++, to--) {
        int kept = order[from];
        order[from] = order[to];
        order[to] = kept;
    }
}

/* Rule L2 on whole runs: from the highest level down, what is at least so high turns round. */
static void give_places(struct bidi_run *runs, const int *levels, int count)
{
    int order[BIDI_RUNS], highest = 0;
    for (int i = 0; i < count; i++) {
        order[i] = i;
        highest = levels[i] > highest ? levels[i] : highest;
    }
    for (int level = highest; level > 0; level--) {
        for (int i = 0; i < count; i++) {
            int first = i;
            while (i < count && levels[order[i]] >= level) {
                i++;
            }
            if (i > first) {
                reverse(order, first, i - 1);
            }
        }
    }
    for (int i = 0; i < count; i++) {
        runs[order[i]].place = i;
    }
}

int bidi_runs(const char *text, size_t length, const size_t *breaks, int break_count,
              struct bidi_run runs[BIDI_RUNS])
{
    struct line line;
    int levels[BIDI_RUNS], count = 0, next = 0;
    bool ends = true; /* the run before is over */
    read_line(&line, text, length);
    for (int i = 0; i < line.count; i++) {
        size_t start = line.offsets[i], bytes = line.offsets[i + 1] - start;
        while (next < break_count && breaks[next] <= start) {
            ends = true;
            next++;
        }
        if (steers(line.points[i])) {
            ends = true;
            continue;
        }
        if (count < BIDI_RUNS && (ends || levels[count - 1] != line.levels[i])) {
            levels[count] = line.levels[i];
            runs[count++] = (struct bidi_run){.start = start, .length = bytes};
        } else {
            runs[count - 1].length = start + bytes - runs[count - 1].start;
        }
        ends = false;
    }
    for (int i = 0; i < count; i++) {
        runs[i].turns_signs =
            levels[i] % 2 == 1 && !bidi_has_rtl(text + runs[i].start, runs[i].length);
    }
    give_places(runs, levels, count);
    return count;
}

void bidi_turn_signs(char *text, size_t length)
{
    /* Each beside its image, and as many bytes long. */
    static const char *const signs[] = {"(", ")", "[", "]", "{", "}", "<", ">", "«", "»", "‹", "›"};
    for (size_t at = 0; at < length;) {
        size_t bytes = 1;
        for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
            size_t size = strlen(signs[i]);
            if (size <= length - at && memcmp(text + at, signs[i], size) == 0) {
                memcpy(text + at, signs[i ^ 1], size);
                bytes = size;
                break;
            }
        }
        at += bytes;
    }
}
