/* wedge.c: bursts of characters. */
#include "platform/wedge.h"

#include <string.h>

#include "base/str.h"

char wedge_character(int hid_usage, bool shift, bool control)
{
    static const char plain[] = "1234567890\n\0\0\n -=[]\\#;'`,./";
    static const char shifted[] = "!@#$%^&*()\n\0\0\n _+{}|~:\"~<>?";
    static const char pad[] = "/*-+\n1234567890.";
    if (hid_usage >= 4 && hid_usage <= 29) {
        /* Group separators of GS1 codes come as Ctrl+]; other control keys are no characters. */
        char letter = (char)((shift ? 'A' : 'a') + hid_usage - 4);
        return control ? '\0' : letter;
    }
    if (hid_usage == 48 && control) {
        return '\x1D';
    }
    if (hid_usage >= 30 && hid_usage <= 56) {
        return control && hid_usage != 40 ? '\0' : (shift ? shifted : plain)[hid_usage - 30];
    }
    if (hid_usage >= 84 && hid_usage <= 99) {
        return pad[hid_usage - 84];
    }
    return '\0';
}

static void start_over(struct wedge *wedge)
{
    wedge->count = 0;
    wedge->text[0] = '\0';
}

static void swallow(struct wedge *wedge, int64_t at_ms, int ms)
{
    wedge->ended = true;
    wedge->end_ms = at_ms;
    wedge->swallow_ms = ms;
}

enum wedge_result wedge_tick(struct wedge *wedge, int64_t at_ms, char ret_text[LIMIT_CODE])
{
    if (wedge->count == 0 || at_ms - wedge->last_ms <= WEDGE_GAP_MS) {
        return WEDGE_NOTHING;
    }
    bool typed = wedge->count < WEDGE_LEAST && !wedge->tail;
    if (typed) {
        (void)str_copy(ret_text, LIMIT_CODE, wedge->text);
    } else {
        swallow(wedge, wedge->last_ms, WEDGE_SWALLOW_MS);
    }
    start_over(wedge);
    return typed ? WEDGE_TYPED : WEDGE_NOTHING;
}

/* A scanner set to a French keyboard sends digits as the shifted upper row. */
static void restore_digits(char *text)
{
    static const char upper[] = ")!@#$%^&*(";
    if (strspn(text, upper) != strlen(text)) {
        return;
    }
    for (; *text != '\0'; text++) {
        *text = (char)('0' + (strchr(upper, *text) - upper));
    }
}

static enum wedge_result end(struct wedge *wedge, int64_t at_ms, char ret_text[LIMIT_CODE])
{
    if (wedge->count == 0) {
        bool mine = wedge->ended && at_ms - wedge->end_ms <= wedge->swallow_ms;
        wedge->ended = false;
        return mine ? WEDGE_NOTHING : WEDGE_ENTER;
    }
    enum wedge_result result = WEDGE_TYPED;
    bool rest = wedge->tail && wedge->count < WEDGE_TAIL;
    if (wedge->count >= LIMIT_CODE || rest) {
        result = WEDGE_NOTHING; /* longer than any code, or only a part of one */
        swallow(wedge, at_ms, WEDGE_SWALLOW_MS);
    } else {
        if (wedge->count >= WEDGE_LEAST) {
            result = WEDGE_CODE;
            swallow(wedge, at_ms, WEDGE_GAP_MS);
            restore_digits(wedge->text);
        }
        (void)str_copy(ret_text, LIMIT_CODE, wedge->text);
    }
    start_over(wedge);
    return result;
}

enum wedge_result wedge_feed(struct wedge *wedge, char character, int64_t at_ms,
                             char ret_text[LIMIT_CODE])
{
    if (character == '\0') {
        return WEDGE_NOTHING;
    }
    if (character == '\n') {
        return end(wedge, at_ms, ret_text);
    }
    if (wedge->count == 0) {
        wedge->tail = wedge->ended && wedge->swallow_ms == WEDGE_SWALLOW_MS &&
                      at_ms - wedge->end_ms <= WEDGE_SWALLOW_MS;
    }
    if (wedge->count < LIMIT_CODE - 1) {
        wedge->text[wedge->count] = character;
        wedge->text[wedge->count + 1] = '\0';
    }
    if (wedge->count < LIMIT_CODE) {
        wedge->count++;
    }
    wedge->last_ms = at_ms;
    return WEDGE_NOTHING;
}

int64_t wedge_deadline(const struct wedge *wedge)
{
    return wedge->count == 0 ? -1 : wedge->last_ms + WEDGE_GAP_MS + 1;
}
