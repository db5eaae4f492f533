/* test_code_line.c: where a code ends, what stands around it, what is dropped and why. */
#include "device/code_line.h"
#include "support/check.h"

static struct code_line_out out;

static enum code_line_result type(struct code_line *line, const char *text, int64_t at_ms)
{
    enum code_line_result result = CODE_LINE_NOTHING;
    for (; *text != '\0'; text++) {
        enum code_line_result one = code_line_feed(line, (uint8_t)*text, at_ms, &out);
        result = one != CODE_LINE_NOTHING ? one : result;
    }
    return result;
}

static void ends_at_enter_tab_and_silence(void)
{
    struct code_line line = {0};
    static const char *const ends[] = {"\r", "\n", "\r\n", "\t"};
    for (int i = 0; i < 4; i++) {
        CHECK_INT(type(&line, "1042013771", 0), CODE_LINE_NOTHING);
        CHECK_INT(type(&line, ends[i], 0), CODE_LINE_CODE);
        CHECK_STR(out.text, "1042013771");
    }
    CHECK_INT(type(&line, "\r\n\t", 0), CODE_LINE_NOTHING); /* nothing before it */
    struct code_line bare = {0};
    CHECK_INT(type(&bare, "3760101234567", 1000), CODE_LINE_NOTHING);
    CHECK_INT(code_line_deadline(&bare), 1000 + CODE_LINE_FIRST_MS); /* Enter may still come */
    CHECK_INT(code_line_tick(&bare, 1999, &out), CODE_LINE_NOTHING);
    CHECK_INT(code_line_tick(&bare, 2000, &out), CODE_LINE_CODE);
    CHECK_STR(out.text, "3760101234567");
    (void)type(&bare, "1042013771", 5000); /* now it is known */
    CHECK_INT(code_line_tick(&bare, 5099, &out), CODE_LINE_NOTHING);
    CHECK_INT(code_line_tick(&bare, 5100, &out), CODE_LINE_CODE);
    CHECK_STR(out.text, "1042013771");
    CHECK_INT(code_line_deadline(&bare), INT64_MAX);
}

static void silence_is_no_end_where_enter_comes(void)
{
    struct code_line line = {0};
    CHECK_INT(type(&line, "1042013771\r", 0), CODE_LINE_CODE);
    (void)type(&line, "10420", 1000);
    CHECK_INT(code_line_tick(&line, 1300, &out), CODE_LINE_NOTHING); /* a slow hub, not two codes */
    CHECK_INT(type(&line, "13771\r", 1300), CODE_LINE_CODE);
    CHECK_STR(out.text, "1042013771");
    (void)type(&line, "10420", 2000);
    CHECK_INT(code_line_tick(&line, 2000 + CODE_LINE_STALE_MS, &out), CODE_LINE_DROPPED);
    CHECK_STR(out.raw, "10420");
    CHECK_INT(type(&line, "1042013771\r", 9000), CODE_LINE_CODE); /* never glued to the next */
    CHECK_STR(out.text, "1042013771");
}

static void takes_off_what_stands_before(void)
{
    struct code_line line = {.prefix = "#7"};
    CHECK_INT(type(&line, "#7]C0104\r", 0), CODE_LINE_CODE);
    CHECK_STR(out.text, "104");
    CHECK_STR(out.aim, "]C0");
    CHECK_STR(out.raw, "#7]C0104");
    CHECK_INT(type(&line,
                   "]C1#701095\x1D"
                   "10A\r",
                   0),
              CODE_LINE_CODE);
    CHECK_STR(out.text, "01095\x1D"
                        "10A");
    CHECK_STR(out.aim, "]C1");
    CHECK_INT(type(&line, "104#7\r", 0), CODE_LINE_CODE);
    CHECK_STR(out.text, "104#7");
    CHECK_STR(out.aim, "");
    CHECK_INT(type(&line,
                   "\x02"
                   "104\x03\r",
                   0),
              CODE_LINE_CODE); /* a frame of STX and ETX */
    CHECK_STR(out.text, "104");
    CHECK_INT(type(&line, "#7]C0\r", 0), CODE_LINE_DROPPED); /* a code of nothing */
}

static void drops_and_says_why(void)
{
    struct code_line line = {0};
    for (int i = 0; i < 1000; i++) {
        CHECK_INT(code_line_feed(&line, '8', 0, &out), CODE_LINE_NOTHING);
    }
    CHECK_INT(type(&line, "\r", 0), CODE_LINE_DROPPED);
    CHECK_INT(out.why, DEVICE_TOO_LONG);
    CHECK_INT(strlen(out.raw), LIMIT_CODE - 1);

    char longest[LIMIT_CODE];
    memset(longest, '9', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    (void)type(&line, longest, 0);
    CHECK_INT(type(&line, "\r", 0), CODE_LINE_CODE);
    CHECK_STR(out.text, longest);

    (void)type(&line, "10420", 0);
    CHECK_INT(code_line_reset(&line, &out), CODE_LINE_DROPPED);
    CHECK_INT(out.why, DEVICE_UNPLUGGED_INSIDE);
    CHECK_STR(out.raw, "10420");
    CHECK_INT(code_line_reset(&line, &out), CODE_LINE_NOTHING);

    (void)type(&line, "104", 0);
    code_line_garble(&line, 0);
    CHECK_INT(type(&line, "\r", 0), CODE_LINE_DROPPED);
    CHECK_INT(out.why, DEVICE_GARBLED);
    code_line_add(&line, (const uint8_t *)"1\0002", 3, 0);
    CHECK_INT(code_line_end(&line, &out), CODE_LINE_DROPPED);
    code_line_add(&line, (const uint8_t *)"\xE9t\xE9", 3, 0); /* Latin-1 */
    CHECK_INT(code_line_end(&line, &out), CODE_LINE_CODE);
    CHECK_STR(out.text, "\xC3\xA9t\xC3\xA9");
}

int main(void)
{
    RUN(ends_at_enter_tab_and_silence);
    RUN(silence_is_no_end_where_enter_comes);
    RUN(takes_off_what_stands_before);
    RUN(drops_and_says_why);
    return 0;
}
