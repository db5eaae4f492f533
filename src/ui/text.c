/* text.c: words, lines, sizes. */
#include "ui/text.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"
#include "ui/bidi.h"
#include "ui/text_tight.h"

/* More words than a screen has room for; what comes after them is left out. */
enum { WORDS = 160, LINES = 24, TEXT_BYTES = 512 };

/* A word, or the part of one up to where the weight changes. */
struct word {
    size_t start, length;
    enum weight weight;
    bool space;   /* a blank stands before it */
    bool tight;   /* and belongs there (text_tight.h) */
    bool newline; /* a line begins with it */
    bool joined;  /* only a hyphen stands before it: a line may begin here where none else fits */
    bool strong;
};

struct words {
    const struct kit *kit;
    struct text_style style;
    const char *text;
    struct word word[WORDS];
    int count;
    bool turns; /* something in it may run from right to left */
};

struct lines {
    int first[LINES + 1]; /* word index; first[count] is one past the last word */
    int width[LINES];
    int count;
    bool fits;
};

int text_cap_px(int size_px)
{
    return size_px * 1490 / 2048;
}

int text_descent_px(int size_px)
{
    return (size_px * 494 + 2047) / 2048;
}

int text_line_px(int size_px)
{
    return size_px * 5 / 4;
}

int text_size_for_cap(double cap_px)
{
    int size = (int)ceil(cap_px * 2048 / 1490);
    size += size & 1;
    while (text_cap_px(size) < cap_px) {
        size += 2;
    }
    return size;
}

static int run_width(const struct words *words, enum weight weight, int size, const char *text,
                     size_t length)
{
    const struct text_metrics *m = words->kit->metrics;
    return m->width(m->context, weight, size, words->style.tabular, text, length);
}

/* Of what stands before the next blank, the part up to its first hyphen if `at_hyphens`. */
static size_t word_length(const struct words *words, const char *at, bool at_hyphens)
{
    size_t length = strcspn(at, words->style.marked ? " \n*" : " \n");
    const char *hyphen = at_hyphens ? memchr(at, '-', length) : NULL;
    size_t part = hyphen != NULL ? (size_t)(hyphen - at) + 1 : length;
    return part > 1 && words->count + 1 < WORDS ? part : length;
}

/* Splits at blanks, line breaks and, in marked text, at stars; where nothing else fits, after
 * hyphens too. */
static void words_split(struct words *words, bool at_hyphens)
{
    const char *at = words->text;
    bool strong = false, space = false, newline = false;
    words->count = 0;
    words->turns = bidi_is_needed(words->text, strlen(words->text));
    while (*at != '\0' && words->count < WORDS) {
        if (*at == ' ' || *at == '\n') {
            space = true;
            newline = newline || *at == '\n';
            at++;
        } else if (*at == '*' && words->style.marked) {
            strong = !strong;
            at++;
        } else {
            size_t length = word_length(words, at, at_hyphens);
            words->word[words->count++] =
                (struct word){.start = (size_t)(at - words->text),
                              .length = length,
                              .weight = strong ? WEIGHT_BOLD : words->style.weight,
                              .space = space,
                              .tight = space && !newline && text_is_tight(words->text, at),
                              .newline = newline,
                              .joined = at_hyphens && !space && at > words->text && at[-1] == '-',
                              .strong = strong};
            space = newline = false;
            at += length;
        }
    }
}

/* The text of the run that begins with word `first` and ends before word `end` at the latest;
 * returns the word after it. A blank between two weights belongs to the lighter run. */
static int run_text(const struct words *words, int first, int end, bool begins_line,
                    char text[TEXT_BYTES])
{
    int i = first;
    text[0] = '\0';
    for (; i < end && words->word[i].weight == words->word[first].weight; i++) {
        const struct word *word = &words->word[i];
        bool lends = i == first && (begins_line || word->strong);
        if (word->space && !lends) {
            (void)str_append(text, TEXT_BYTES, " ");
        }
        char piece[TEXT_BYTES];
        (void)str_copy_n(piece, sizeof(piece), words->text + word->start, word->length);
        (void)str_append(text, TEXT_BYTES, piece);
    }
    if (i < end && words->word[i].space && words->word[i].strong) {
        (void)str_append(text, TEXT_BYTES, " ");
    }
    return i;
}

/* A line in the order it is read, cut where weight or direction changes. */
struct piece {
    size_t start, length; /* in text */
    int word;             /* that its weight is of */
    int place;            /* from the left */
};

struct line {
    char text[TEXT_BYTES];
    struct piece pieces[BIDI_RUNS];
    int count;
};

/* Cuts the pieces again where the direction changes. */
static void line_turn(struct line *line)
{
    struct piece whole[BIDI_RUNS];
    struct bidi_run runs[BIDI_RUNS];
    size_t breaks[BIDI_RUNS];
    int count = line->count, of = 0;
    for (int i = 0; i < count; i++) {
        whole[i] = line->pieces[i];
        breaks[i] = whole[i].start;
    }
    line->count = bidi_runs(line->text, strlen(line->text), breaks, count, runs);
    for (int i = 0; i < line->count; i++) {
        while (of + 1 < count && whole[of + 1].start <= runs[i].start) {
            of++;
        }
        line->pieces[i] =
            (struct piece){runs[i].start, runs[i].length, whole[of].word, runs[i].place};
        if (runs[i].turns_signs) {
            bidi_turn_signs(line->text + runs[i].start, runs[i].length);
        }
    }
}

static void line_make(const struct words *words, int first, int end, struct line *line)
{
    char text[TEXT_BYTES];
    line->text[0] = '\0';
    line->count = 0;
    for (int i = first; i < end && line->count < BIDI_RUNS;) {
        int word = i;
        size_t start = strlen(line->text);
        i = run_text(words, i, end, i == first, text);
        (void)str_append(line->text, sizeof line->text, text);
        line->pieces[line->count] =
            (struct piece){start, strlen(line->text) - start, word, line->count};
        line->count++;
    }
    if (words->turns) {
        line_turn(line);
    }
}

static int piece_width(const struct words *words, const struct line *line, int piece, int size)
{
    const struct piece *p = &line->pieces[piece];
    return run_width(words, words->word[p->word].weight, size, line->text + p->start, p->length);
}

static int line_width(const struct words *words, int first, int end, int size)
{
    struct line line;
    int width = 0;
    line_make(words, first, end, &line);
    for (int i = 0; i < line.count; i++) {
        width += piece_width(words, &line, i, size);
    }
    return width;
}

/* One past the last word that must stand on the line of word `i`. */
static int group_end(const struct words *words, int i)
{
    const struct word *next = &words->word[++i];
    while (i < words->count && !next->newline && !next->joined && (!next->space || next->tight)) {
        next = &words->word[++i];
    }
    return i;
}

/* Puts words on lines of at most `width` px. A single word that is wider stands alone and makes
 * `fits` false. */
static struct lines words_wrap(const struct words *words, int size, int width, int most_lines)
{
    struct lines lines = {.fits = true};
    for (int i = 0, end; i < words->count; i = end) {
        end = group_end(words, i);
        int used = 0;
        bool begins = i == 0 || words->word[i].newline;
        if (!begins) {
            used = line_width(words, lines.first[lines.count - 1], end, size);
            begins = used > width;
        }
        if (begins) {
            if (lines.count == most_lines || lines.count == LINES) {
                lines.fits = false;
                break;
            }
            lines.first[lines.count++] = i;
            used = line_width(words, i, end, size);
        }
        lines.width[lines.count - 1] = used;
        lines.first[lines.count] = end;
        if (used > width) {
            lines.fits = false;
        }
    }
    return lines;
}

/* The same number of lines, as equally wide as can be. */
static struct lines words_balance(const struct words *words, int size, int width,
                                  struct lines lines)
{
    int low = width / 3, high = width;
    while (high - low > 4) {
        int middle = (low + high) / 2;
        struct lines tried = words_wrap(words, size, middle, lines.count);
        if (tried.fits) {
            high = middle;
            lines = tried;
        } else {
            low = middle;
        }
    }
    return lines;
}

/* The first `count` bytes that leave room for an ellipsis, at a character boundary. */
static void cut_to_width(const struct words *words, enum weight weight, int size, int width,
                         char *text, size_t room)
{
    static const char ellipsis[] = "\xE2\x80\xA6";
    size_t length = strlen(text);
    while (length > 0) {
        while (length > 0 && ((unsigned char)text[length - 1] & 0xC0) == 0x80) {
            length--;
        }
        length = length > 0 ? length - 1 : 0;
        while (length > 0 && text[length - 1] == ' ') {
            length--;
        }
        char tried[TEXT_BYTES];
        str_copy_n(tried, sizeof(tried), text, length);
        str_append(tried, sizeof(tried), ellipsis);
        if (length == 0 || run_width(words, weight, size, tried, strlen(tried)) <= width) {
            str_copy(text, room, tried);
            return;
        }
    }
}

/* What is drawn now will be turned round. */
static bool is_mirrored(const struct kit *kit)
{
    return kit->mirrored && kit->frame->block == 0;
}

/* On which side a text begins once the frame stands as it will be seen. */
static enum align align_of(const struct kit *kit, enum align align)
{
    if (kit->rtl == is_mirrored(kit) || align == ALIGN_CENTRE) {
        return align;
    }
    return align == ALIGN_LEFT ? ALIGN_RIGHT : ALIGN_LEFT;
}

/* Where each piece stands behind the line's left edge, before the frame is mirrored. */
static void line_place(const struct kit *kit, const struct line *line, const int *widths, int *x)
{
    int at = 0;
    for (int place = 0; place < line->count; place++) {
        int wanted = is_mirrored(kit) ? line->count - 1 - place : place;
        for (int i = 0; i < line->count; i++) {
            if (line->pieces[i].place == wanted) {
                x[i] = at;
                at += widths[i];
            }
        }
    }
}

/* Emits one line as runs of one weight and direction. `cut`: what follows does not fit. */
static void draw_line(const struct words *words, struct rect box, const struct lines *lines,
                      int nth, int size, int baseline, bool cut)
{
    const struct text_style *style = &words->style;
    struct line line;
    int widths[BIDI_RUNS], x[BIDI_RUNS], used = 0;
    line_make(words, lines->first[nth], lines->first[nth + 1], &line);
    for (int i = 0; i < line.count; i++) {
        widths[i] = piece_width(words, &line, i, size);
        used += widths[i];
    }
    int last = line.count - 1;
    char shortened[TEXT_BYTES] = "";
    if (cut && last >= 0) {
        enum weight weight = words->word[line.pieces[last].word].weight;
        (void)str_copy_n(shortened, sizeof shortened, line.text + line.pieces[last].start,
                         line.pieces[last].length);
        cut_to_width(words, weight, size, box.w - (used - widths[last]), shortened,
                     sizeof shortened);
        widths[last] = run_width(words, weight, size, shortened, strlen(shortened));
    }
    line_place(words->kit, &line, widths, x);
    enum align align = align_of(words->kit, style->align);
    int spare = box.w - lines->width[nth];
    spare = cut || spare < 0 || align == ALIGN_LEFT ? 0 : align == ALIGN_CENTRE ? spare / 2 : spare;
    for (int i = 0; i < line.count; i++) {
        const struct piece *piece = &line.pieces[i];
        const struct word *word = &words->word[piece->word];
        struct frame_command run = {.rect = box,
                                    .weight = word->weight,
                                    .size_px = size,
                                    .colour = word->strong ? COLOUR_INK : style->colour,
                                    .tabular = style->tabular,
                                    .x = box.x + spare + x[i],
                                    .baseline = baseline,
                                    .width_px = widths[i]};
        run.join = i > 0 ? JOIN_RUN : nth > 0 ? JOIN_LINE : JOIN_NONE;
        run.cut = cut && i == last;
        const char *text = run.cut ? shortened : line.text + piece->start;
        frame_text(words->kit->frame, run, text, run.cut ? strlen(shortened) : piece->length);
    }
}

/* Lines that fit a box in height at a size. */
static int lines_in(int height, int size, int wanted)
{
    int cap = text_cap_px(size), line = text_line_px(size);
    int room = height < cap ? 1 : 1 + (height - cap) / line;
    return room < wanted ? room : wanted;
}

enum type text_type_for(const struct theme *theme, int height_px, enum type most, enum type least)
{
    enum type type = most;
    while (type > least && text_cap_px(theme->type[type]) > height_px) {
        type--;
    }
    return type;
}

struct rect text_draw(const struct kit *kit, struct rect box, struct text_style style,
                      const char *text)
{
    ASSERT(style.least <= style.type);
    struct words words = {.kit = kit, .style = style, .text = text};
    words_split(&words, false);
    if (words.count == 0) {
        return (struct rect){box.x, box.y, 0, 0};
    }
    int wanted = style.lines > 0 ? style.lines : 1;
    int usual = kit->theme->type[style.type], least = kit->theme->type[style.least];
    int size = kit->theme->most[style.type];
    struct lines lines;
    for (;;) {
        lines = words_wrap(&words, size, box.w, lines_in(box.h, size, wanted));
        bool too_high = size > usual && text_cap_px(size) > box.h;
        if ((lines.fits && !too_high) || size <= least) {
            break;
        }
        size -= size > 60 ? 4 : 2;
        size = size > least ? size : least;
    }
    int room = lines_in(box.h, size, LINES);
    if (!lines.fits && room > wanted) { /* rather more lines than an ellipsis */
        struct lines more = words_wrap(&words, size, box.w, room);
        lines = more.fits ? more : lines;
    }
    if (!lines.fits && room > 1 && strchr(text, '-') != NULL) { /* a name that is one long word */
        words_split(&words, true);
        struct lines more = words_wrap(&words, size, box.w, room);
        if (more.fits) {
            lines = more;
        } else {
            words_split(&words, false);
        }
    }
    if (lines.fits && lines.count > 1) {
        lines = words_balance(&words, size, box.w, lines);
    }
    int cap = text_cap_px(size), step = text_line_px(size);
    int height = cap + (lines.count - 1) * step;
    int top = style.top ? box.y : box.y + (box.h - height) / 2;
    struct rect ink = {box.x, top, 0, height};
    for (int i = 0; i < lines.count; i++) {
        bool last = i == lines.count - 1;
        bool cut = !lines.fits && (last || lines.width[i] > box.w);
        draw_line(&words, box, &lines, i, size, top + cap + i * step, cut);
        ink.w = lines.width[i] > ink.w ? lines.width[i] : ink.w;
    }
    ink.w = ink.w < box.w ? ink.w : box.w;
    enum align align = align_of(kit, style.align);
    if (align != ALIGN_LEFT) {
        ink.x += align == ALIGN_CENTRE ? (box.w - ink.w) / 2 : box.w - ink.w;
    }
    return ink;
}

struct rect text_drawf(const struct kit *kit, struct rect box, struct text_style style,
                       const char *format, ...)
{
    char text[TEXT_BYTES];
    va_list args;
    va_start(args, format);
    (void)str_vformat(text, sizeof(text), format, args);
    va_end(args);
    return text_draw(kit, box, style, text);
}

int text_lines(const struct kit *kit, struct text_style style, const char *text, int width)
{
    struct words words = {.kit = kit, .style = style, .text = text};
    words_split(&words, false);
    return words_wrap(&words, kit->theme->type[style.type], width, LINES).count;
}

int text_width(const struct kit *kit, struct text_style style, const char *text)
{
    struct words words = {.kit = kit, .style = style, .text = text};
    words_split(&words, false);
    struct lines lines = words_wrap(&words, kit->theme->most[style.type], 1000000, 1);
    return words.count == 0 ? 0 : lines.width[0];
}

int text_wrapped_width(const struct kit *kit, struct text_style style, const char *text, int width)
{
    struct words words = {.kit = kit, .style = style, .text = text};
    words_split(&words, false);
    int size = kit->theme->most[style.type], most = 0;
    struct lines lines = words_wrap(&words, size, width, style.lines > 0 ? style.lines : 1);
    if (!lines.fits) {
        return width;
    }
    lines = lines.count > 1 ? words_balance(&words, size, width, lines) : lines;
    for (int i = 0; i < lines.count; i++) {
        most = lines.width[i] > most ? lines.width[i] : most;
    }
    return most;
}
