/* test_wedge.c: scanners and fingers on one keyboard. A row is a text of keys with times. */
#include "base/str.h"
#include "platform/wedge.h"
#include "support/check.h"

/* Feeds `keys` ('\n' is Enter) with `gap_ms` between them from *at_ms on, appending what comes out
 * as "scan:… " "typed:… " "enter ". */
static void feed(struct wedge *wedge, const char *keys, int gap_ms, int64_t *at_ms, char *out,
                 size_t size)
{
    for (; *keys != '\0'; keys++, *at_ms += gap_ms) {
        for (int step = 0; step < 2; step++) {
            char text[LIMIT_CODE] = "", line[LIMIT_CODE + 16] = "";
            enum wedge_result result = step == 0 ? wedge_tick(wedge, *at_ms, text)
                                                 : wedge_feed(wedge, *keys, *at_ms, text);
            if (result == WEDGE_CODE) {
                str_format(line, sizeof(line), "scan:%s ", text);
            } else if (result == WEDGE_TYPED) {
                str_format(line, sizeof(line), "typed:%s ", text);
            } else if (result == WEDGE_ENTER) {
                str_copy(line, sizeof(line), "enter ");
            }
            str_append(out, size, line);
        }
    }
}

static void bursts_are_codes(void)
{
    static const struct {
        const char *keys;
        int gap_ms;
        const char *want;
    } rows[] = {
        {"1042013771\n", 5, "scan:1042013771 "},
        {"1042013771\n", 50, "scan:1042013771 "},
        {"1042013771\n\n", 5, "scan:1042013771 "}, /* CR LF */
        {"3770000000017\n2042013737\n", 8, "scan:3770000000017 scan:2042013737 "},
        {"\n", 5, "enter "},
        {"\n\n", 5, "enter enter "},
        {"12\n", 5, "typed:12 "},                                  /* too short for a code */
        {"1234\n", 150, "typed:1 typed:2 typed:3 typed:4 enter "}, /* a PIN */
        {")!$@)!#&&!\n", 5, "scan:0142013771 "}, /* a scanner set to French keys */
        {"AB-12x/7\n", 5, "scan:AB-12x/7 "},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct wedge wedge = {.count = 0};
        char out[400] = "";
        int64_t at_ms = 1000;
        feed(&wedge, rows[i].keys, rows[i].gap_ms, &at_ms, out, sizeof(out));
        CHECK_STR(out, rows[i].want);
    }
}

static void ten_a_second_are_ten(void)
{
    struct wedge wedge = {.count = 0};
    char out[400] = "";
    int64_t at_ms = 0;
    for (int i = 0; i < 10; i++) {
        feed(&wedge, "1042013771\n", 9, &at_ms, out, sizeof(out));
    }
    CHECK_INT(at_ms, 990);
    CHECK_INT(strlen(out), 10 * strlen("scan:1042013771 "));
}

static void broken_bursts_do_nothing(void)
{
    struct wedge wedge = {.count = 0};
    char out[400] = "";
    int64_t at_ms = 1000;
    feed(&wedge, "10420", 5, &at_ms, out, sizeof(out));
    at_ms += 300; /* the scanner's cable was pulled, its Enter comes late */
    feed(&wedge, "\n", 5, &at_ms, out, sizeof(out));
    CHECK_STR(out, "");
    at_ms += 2000;
    feed(&wedge, "\n", 5, &at_ms, out, sizeof(out));
    CHECK_STR(out, "enter ");

    /* A pause in the middle: no half code is a code, and the rest of it neither. */
    out[0] = '\0';
    feed(&wedge, "104201", 5, &at_ms, out, sizeof(out));
    at_ms += 200;
    feed(&wedge, "37\n", 5, &at_ms, out, sizeof(out));
    CHECK_STR(out, "");
    feed(&wedge, "1042013771\n", 5, &at_ms, out, sizeof(out)); /* a second try at once */
    CHECK_STR(out, "scan:1042013771 ");

    /* Longer than any code. */
    out[0] = '\0';
    at_ms += 5000;
    for (int i = 0; i < 20; i++) {
        feed(&wedge, "12345678", 2, &at_ms, out, sizeof(out));
    }
    feed(&wedge, "\n\n", 2, &at_ms, out, sizeof(out));
    CHECK_STR(out, "");
}

static void deadlines_follow_bursts(void)
{
    struct wedge wedge = {.count = 0};
    char text[LIMIT_CODE];
    CHECK_INT(wedge_deadline(&wedge), -1);
    CHECK(wedge_feed(&wedge, '7', 100, text) == WEDGE_NOTHING);
    int64_t due_ms = wedge_deadline(&wedge);
    CHECK(wedge_tick(&wedge, due_ms - 1, text) == WEDGE_NOTHING);
    CHECK(wedge_tick(&wedge, due_ms, text) == WEDGE_TYPED);
    CHECK_STR(text, "7");
    CHECK_INT(wedge_deadline(&wedge), -1);
}

static void keys_are_physical(void)
{
    static const struct {
        int usage;
        bool shift, control;
        char want;
    } rows[] = {
        {4, false, false, 'a'},    {29, true, false, 'Z'},   {30, false, false, '1'},
        {39, false, false, '0'},   {30, true, false, '!'},   {40, false, false, '\n'},
        {43, false, false, '\n'},  {88, false, false, '\n'}, {98, false, false, '0'},
        {89, false, false, '1'},   {45, false, false, '-'},  {56, true, false, '?'},
        {48, false, true, '\x1D'}, {4, false, true, '\0'},   {41, false, false, '\0'},
        {42, false, false, '\0'},  {58, false, false, '\0'}, {225, true, false, '\0'},
        {44, false, false, ' '},   {99, false, false, '.'},  {55, false, false, '.'},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        CHECK_INT(wedge_character(rows[i].usage, rows[i].shift, rows[i].control), rows[i].want);
    }
}

int main(void)
{
    RUN(bursts_are_codes);
    RUN(ten_a_second_are_ten);
    RUN(broken_bursts_do_nothing);
    RUN(deadlines_follow_bursts);
    RUN(keys_are_physical);
    return 0;
}
