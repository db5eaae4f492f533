/* test_reader.c: what a device sends becomes codes, whichever way it is read. */
#include "device/reader.h"
#include "support/check.h"

static struct reader_result results[16];
static int result_count;

static void keep(void *context, const struct reader_result *result)
{
    (void)context;
    CHECK(result_count < 16);
    results[result_count++] = *result;
}

static const struct reader_sink sink = {.take = keep};

/* Presses and lets go, `step_ms` between the reports. */
static void press(struct reader *reader, uint8_t modifiers, uint8_t usage, int64_t *at_ms,
                  int step_ms)
{
    const uint8_t down[8] = {modifiers, 0, usage}, up[8] = {0};
    reader_bytes(reader, down, 8, *at_ms, &sink);
    *at_ms += step_ms;
    reader_bytes(reader, up, 8, *at_ms, &sink);
    *at_ms += step_ms;
}

/* Types digits and capital letters as a scanner of that layout does. */
static void type(struct reader *reader, enum device_layout layout, const char *text, int64_t *at_ms,
                 int step_ms)
{
    for (; *text != '\0'; text++) {
        for (int usage = 4; usage < 0x39; usage++) {
            for (int shift = 0; shift <= KEY_LEFT_SHIFT; shift += KEY_LEFT_SHIFT) {
                if (key_character(layout, (uint8_t)usage, (uint8_t)shift) == (uint8_t)*text) {
                    press(reader, (uint8_t)shift, (uint8_t)usage, at_ms, step_ms);
                    usage = 0x39;
                    break;
                }
            }
        }
    }
}

static void start(struct reader *reader, enum device_way way, enum device_layout layout)
{
    CHECK(reader_init(reader, way, layout, "", NULL));
    result_count = 0;
}

static void us_and_fr_read_the_same_label_alike(void)
{
    for (int layout = 0; layout < DEVICE_LAYOUT_COUNT; layout++) {
        struct reader reader;
        int64_t at_ms = 0;
        start(&reader, DEVICE_WAY_KEYS, (enum device_layout)layout);
        type(&reader, (enum device_layout)layout, "HA112-QWMZ\r", &at_ms, 2);
        CHECK_INT(result_count, 1);
        CHECK_INT(results[0].kind, READER_CODE);
        CHECK_STR(results[0].code.text, "HA112-QWMZ");
    }
}

static void a_lesson_finds_the_layout(void)
{
    for (int layout = 0; layout < DEVICE_LAYOUT_COUNT; layout++) {
        for (int only = 0; only < 2; only++) {
            struct reader reader;
            int64_t at_ms = 1000;
            start(&reader, DEVICE_WAY_KEYS, DEVICE_LAYOUT_US);
            reader_teach(&reader, "QZ7M31AW");
            reader.is_lesson_only = only == 1;
            type(&reader, (enum device_layout)layout, "QZ7M31AW\r", &at_ms, 5);
            CHECK_INT(result_count, 1);
            CHECK_INT(results[0].kind, READER_TAUGHT);
            CHECK_INT(results[0].layout, layout);
            CHECK(!results[0].is_slow);
            /* Who only watches sees nothing else. */
            type(&reader, DEVICE_LAYOUT_US, "SECRET\r", &at_ms, 5);
            CHECK_INT(result_count, only == 1 ? 1 : 2);
            /* Fingers are slower. */
            result_count = 0;
            type(&reader, (enum device_layout)layout, "QZ7M31AW\r", &at_ms, 90);
            CHECK(result_count >= 1);
            CHECK_INT(results[result_count - 1].kind, READER_TAUGHT);
            CHECK(results[result_count - 1].is_slow);
        }
    }
}

/* One scan of the lesson's code says what the scanner sends around all of them. */
static void a_lesson_finds_what_stands_around_a_code(void)
{
    static const struct {
        const char *typed, *prefix, *suffix;
    } cases[] = {{"QZ7M31AW\r", "", ""},          {"#7QZ7M31AW\r", "#7", ""},
                 {"QZ7M31AW$\r", "", "$"},        {"]C0QZ7M31AW\r", "", ""},
                 {"]C0#QZ7M31AW$1\r", "#", "$1"}, {"#]C0QZ7M31AW\r", "#", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reader reader;
        int64_t at_ms = 1000;
        start(&reader, DEVICE_WAY_ACM, DEVICE_LAYOUT_US);
        reader_teach(&reader, "QZ7M31AW");
        reader_bytes(&reader, (const uint8_t *)cases[i].typed, strlen(cases[i].typed), at_ms,
                     &sink);
        CHECK_INT(result_count, 1);
        CHECK_INT(results[0].kind, READER_TAUGHT);
        CHECK_STR(results[0].prefix, cases[i].prefix);
        CHECK_STR(results[0].suffix, cases[i].suffix);
        /* And then it is cut off. */
        CHECK(reader_init(&reader, DEVICE_WAY_ACM, DEVICE_LAYOUT_US, cases[i].prefix, NULL));
        reader_cut_suffix(&reader, cases[i].suffix);
        result_count = 0;
        reader_bytes(&reader, (const uint8_t *)cases[i].typed, strlen(cases[i].typed), at_ms,
                     &sink);
        CHECK_INT(results[0].kind, READER_CODE);
        CHECK_STR(results[0].code.text, "QZ7M31AW");
    }
    /* More than a scanner can be told to send: somebody else's text. */
    struct reader reader;
    start(&reader, DEVICE_WAY_ACM, DEVICE_LAYOUT_US);
    reader_teach(&reader, "QZ7M31AW");
    static const char much[] = "12345678QZ7M31AW\r";
    reader_bytes(&reader, (const uint8_t *)much, strlen(much), 1, &sink);
    CHECK_INT(results[0].kind, READER_CODE);
}

static void alt_mode_needs_no_layout(void)
{
    struct reader reader;
    start(&reader, DEVICE_WAY_KEYS, DEVICE_LAYOUT_FR);
    static const char *const numbers[] = {"065", "045", "049", "029", "013"}; /* A - 1 GS CR */
    int64_t at_ms = 0;
    for (int i = 0; i < 5; i++) {
        const uint8_t alt[8] = {KEY_LEFT_ALT}, up[8] = {0};
        reader_bytes(&reader, alt, 8, at_ms, &sink);
        for (const char *digit = numbers[i]; *digit != '\0'; digit++) {
            uint8_t usage = (uint8_t)(*digit == '0' ? 0x62 : 0x59 + *digit - '1');
            const uint8_t down[8] = {KEY_LEFT_ALT, 0, usage};
            reader_bytes(&reader, down, 8, at_ms, &sink);
            reader_bytes(&reader, alt, 8, at_ms++, &sink);
        }
        reader_bytes(&reader, up, 8, at_ms, &sink);
    }
    CHECK_INT(result_count, 1);
    CHECK_STR(results[0].code.text, "A-1\x1D");
}

static void pos_joins_its_pieces(void)
{
    struct reader reader;
    start(&reader, DEVICE_WAY_POS, DEVICE_LAYOUT_US);
    uint8_t first[64] = {2, 40, ']', 'd', '2'}, second[64] = {2, 5, ']', 'd', '2'};
    memset(first + 5, '7', 40);
    first[10] = 0x1D;
    memcpy(second + 5, "ABCDE", 5);
    first[63] = 1;
    reader_bytes(&reader, first, 64, 0, &sink);
    CHECK_INT(result_count, 0);
    reader_bytes(&reader, second, 64, 1, &sink);
    CHECK_INT(result_count, 1);
    CHECK_INT(strlen(results[0].code.text), 45);
    CHECK_INT(results[0].code.text[5], 0x1D);
    CHECK_STR(results[0].code.text + 40, "ABCDE");
    CHECK_STR(results[0].code.aim, "]d2");
    /* A piece that never comes: dropped, not glued to the next code. */
    reader_bytes(&reader, first, 64, 100, &sink);
    reader_tick(&reader, reader_deadline(&reader), &sink);
    CHECK_INT(results[1].kind, READER_DROPPED);
    reader_bytes(&reader, second, 64, 5000, &sink);
    CHECK_INT(result_count, 3);
    CHECK_STR(results[2].code.text, "ABCDE");
    second[1] = 200; /* more than a report holds */
    reader_bytes(&reader, second, 64, 5000, &sink);
    CHECK_INT(result_count, 3);
}

static void serial_lines_come_in_any_pieces(void)
{
    struct reader reader;
    start(&reader, DEVICE_WAY_ACM, DEVICE_LAYOUT_US);
    const char *text = "]E03760101234567\r\n1042013771\r\n";
    for (size_t i = 0; i < strlen(text); i++) {
        reader_bytes(&reader, (const uint8_t *)text + i, 1, (int64_t)i, &sink);
    }
    CHECK_INT(result_count, 2);
    CHECK_STR(results[0].code.text, "3760101234567");
    CHECK_STR(results[0].code.aim, "]E0");
    CHECK_STR(results[1].code.text, "1042013771");
    reader_bytes(&reader, (const uint8_t *)text, strlen(text), 99, &sink);
    CHECK_INT(result_count, 4);
    reader_bytes(&reader, (const uint8_t *)"caf\xC3\xA9\r", 6, 99, &sink);
    CHECK_STR(results[4].code.text, "caf\xC3\xA9");
}

static void leaving_in_the_middle_is_said(void)
{
    struct reader reader;
    int64_t at_ms = 0;
    start(&reader, DEVICE_WAY_KEYS, DEVICE_LAYOUT_US);
    type(&reader, DEVICE_LAYOUT_US, "10420", &at_ms, 1);
    reader_left(&reader, at_ms, &sink);
    CHECK_INT(result_count, 1);
    CHECK_INT(results[0].kind, READER_DROPPED);
    CHECK_INT(results[0].code.why, DEVICE_UNPLUGGED_INSIDE);
    CHECK_STR(results[0].code.raw, "10420");
    reader_left(&reader, at_ms, &sink);
    CHECK_INT(result_count, 1);
}

static void grabbed_keys_are_read_like_reports(void)
{
    struct reader reader;
    start(&reader, DEVICE_WAY_GRAB, DEVICE_LAYOUT_FR);
    reader_key(&reader, 0xE1, true, 0, &sink); /* shift */
    reader_key(&reader, 0x1E, true, 1, &sink);
    reader_key(&reader, 0x1E, false, 1, &sink);
    reader_key(&reader, 0x1E, true, 2, &sink);
    reader_key(&reader, 0xE1, false, 3, &sink);
    reader_key(&reader, 0x28, true, 3, &sink);
    CHECK_INT(result_count, 1);
    CHECK_STR(results[0].code.text, "11");
    reader_key(&reader, 0x1E, true, 4, &sink);
    reader_lost(&reader, 5);
    reader_key(&reader, 0x28, true, 6, &sink);
    CHECK_INT(result_count, 2);
    CHECK_INT(results[1].kind, READER_DROPPED);
}

int main(void)
{
    RUN(us_and_fr_read_the_same_label_alike);
    RUN(a_lesson_finds_the_layout);
    RUN(a_lesson_finds_what_stands_around_a_code);
    RUN(alt_mode_needs_no_layout);
    RUN(pos_joins_its_pieces);
    RUN(serial_lines_come_in_any_pieces);
    RUN(leaving_in_the_middle_is_said);
    RUN(grabbed_keys_are_read_like_reports);
    return 0;
}
