/* test_key_text.c: keys to characters: us, fr, the Alt mode; reports of keyboards of several kinds.
 */
#include "device/hid_keyboard.h"
#include "device/key_text.h"
#include "support/check.h"

static void the_same_keys_mean_what_the_layout_says(void)
{
    /* Keys of "HA112" as a scanner set to a US keyboard presses them. */
    CHECK_INT(key_character(DEVICE_LAYOUT_US, 0x0B, KEY_LEFT_SHIFT), 'H');
    CHECK_INT(key_character(DEVICE_LAYOUT_US, 0x04, KEY_RIGHT_SHIFT), 'A');
    CHECK_INT(key_character(DEVICE_LAYOUT_US, 0x1E, 0), '1');
    CHECK_INT(key_character(DEVICE_LAYOUT_US, 0x27, 0), '0');
    /* And as one set to French does: Q is where A is, digits are shifted. */
    CHECK_INT(key_character(DEVICE_LAYOUT_FR, 0x14, KEY_LEFT_SHIFT), 'A');
    CHECK_INT(key_character(DEVICE_LAYOUT_FR, 0x1E, KEY_LEFT_SHIFT), '1');
    CHECK_INT(key_character(DEVICE_LAYOUT_FR, 0x1E, 0), '&');
    CHECK_INT(key_character(DEVICE_LAYOUT_FR, 0x33, KEY_LEFT_SHIFT), 'M');
    CHECK_INT(key_character(DEVICE_LAYOUT_FR, 0x23, 0), '-');
    CHECK_INT(key_character(DEVICE_LAYOUT_FR, 0x22, KEY_ALT_GR), '[');
    CHECK_INT(key_character(DEVICE_LAYOUT_FR, 0x2D, KEY_ALT_GR), ']');
    CHECK_INT(key_character(DEVICE_LAYOUT_FR, 0x37, KEY_LEFT_SHIFT), '/');
    CHECK_INT(key_character(DEVICE_LAYOUT_FR, 0x1A, 0), 'z');
    /* The keypad, Enter, Tab and the group separator are the same in both. */
    for (int i = 0; i < DEVICE_LAYOUT_COUNT; i++) {
        CHECK_INT(key_character((enum device_layout)i, 0x59, 0), '1');
        CHECK_INT(key_character((enum device_layout)i, 0x62, 0), '0');
        CHECK_INT(key_character((enum device_layout)i, 0x28, 0), '\r');
        CHECK_INT(key_character((enum device_layout)i, 0x58, 0), '\r');
        CHECK_INT(key_character((enum device_layout)i, 0x2B, 0), '\t');
        CHECK_INT(key_character((enum device_layout)i, 0x30, KEY_LEFT_CTRL), 0x1D);
        CHECK_INT(key_character((enum device_layout)i, 0x39, 0), 0); /* caps lock */
    }
    CHECK_INT(key_character(DEVICE_LAYOUT_US, 0x10, KEY_LEFT_CTRL), '\r'); /* Ctrl+M */
}

static void all_printable_ascii_can_be_typed(void)
{
    for (uint32_t wanted = ' '; wanted < 0x7F; wanted++) {
        for (int layout = 0; layout < DEVICE_LAYOUT_COUNT; layout++) {
            bool found = false;
            for (int usage = 0; usage < 256; usage++) {
                found =
                    found ||
                    key_character((enum device_layout)layout, (uint8_t)usage, 0) == wanted ||
                    key_character((enum device_layout)layout, (uint8_t)usage, KEY_LEFT_SHIFT) ==
                        wanted ||
                    key_character((enum device_layout)layout, (uint8_t)usage, KEY_ALT_GR) == wanted;
            }
            CHECK(found);
        }
    }
}

static uint32_t alt(const char *digits)
{
    struct key_typing typing = {0};
    CHECK_INT(key_modifiers(&typing, KEY_LEFT_ALT), 0);
    for (; *digits != '\0'; digits++) {
        uint8_t usage = (uint8_t)(*digits == '0' ? 0x62 : 0x59 + *digits - '1');
        CHECK_INT(key_press(&typing, DEVICE_LAYOUT_FR, usage), 0);
    }
    uint32_t character = key_modifiers(&typing, 0);
    CHECK_INT(key_press(&typing, DEVICE_LAYOUT_US, 0x1E), '1'); /* back to plain keys */
    return character;
}

static void alt_and_a_number_is_a_character(void)
{
    CHECK_INT(alt("065"), 'A');
    CHECK_INT(alt("65"), 'A');
    CHECK_INT(alt("029"), 0x1D);
    CHECK_INT(alt("0128"), 0x20AC);
    CHECK_INT(alt("999"), 0);
    CHECK_INT(alt(""), 0);
}

static struct hid_keys feed(struct hid_keyboard *keyboard, const uint8_t *bytes, size_t count,
                            enum hid_keyboard_result want)
{
    struct hid_keys keys = {0};
    CHECK_INT(hid_keyboard_feed(keyboard, bytes, count, &keys), want);
    return keys;
}

static void only_new_keys_count(void)
{
    struct hid_keyboard keyboard;
    CHECK(hid_keyboard_init(&keyboard, NULL));
    const uint8_t a[8] = {2, 0, 4}, ab[8] = {2, 0, 4, 5}, b[8] = {0, 0, 5}, none[8] = {0};
    const uint8_t rollover[8] = {0, 0, 1, 1, 1, 1, 1, 1};
    struct hid_keys keys = feed(&keyboard, a, 8, HID_KEYBOARD_OK);
    CHECK_INT(keys.down_count, 1);
    CHECK_INT(keys.down[0], 4);
    CHECK_INT(keys.modifiers, KEY_LEFT_SHIFT);
    CHECK_INT(feed(&keyboard, a, 8, HID_KEYBOARD_OK).down_count, 0); /* still down */
    CHECK_INT(feed(&keyboard, ab, 8, HID_KEYBOARD_OK).down[0], 5);
    (void)feed(&keyboard, rollover, 8, HID_KEYBOARD_ROLLOVER);
    CHECK_INT(feed(&keyboard, b, 8, HID_KEYBOARD_OK).down_count, 0);
    (void)feed(&keyboard, none, 8, HID_KEYBOARD_OK);
    CHECK_INT(feed(&keyboard, b, 8, HID_KEYBOARD_OK).down_count, 1); /* let go, pressed again */
    (void)feed(&keyboard, b, 7, HID_KEYBOARD_SHORT);
}

/* A keyboard with report ids: 1 is eight bytes as ever, 2 are media keys. */
static const uint8_t with_ids[] = {
    0x05, 0x01, 0x09, 0x06, 0xA1, 0x01, 0x85, 0x01, 0x05, 0x07, 0x19, 0xE0, 0x29, 0xE7, 0x15,
    0x00, 0x25, 0x01, 0x75, 0x01, 0x95, 0x08, 0x81, 0x02, 0x95, 0x01, 0x75, 0x08, 0x81, 0x01,
    0x95, 0x06, 0x75, 0x08, 0x15, 0x00, 0x26, 0xFF, 0x00, 0x05, 0x07, 0x19, 0x00, 0x2A, 0xFF,
    0x00, 0x81, 0x00, 0xC0, 0x05, 0x0C, 0x09, 0x01, 0xA1, 0x01, 0x85, 0x02, 0x19, 0x00, 0x2A,
    0x3C, 0x02, 0x15, 0x00, 0x26, 0x3C, 0x02, 0x95, 0x01, 0x75, 0x10, 0x81, 0x00, 0xC0};
/* A bit for every key (NKRO): modifiers, then usages 0 to 103. */
static const uint8_t with_bits[] = {
    0x05, 0x01, 0x09, 0x06, 0xA1, 0x01, 0x05, 0x07, 0x19, 0xE0, 0x29, 0xE7, 0x15, 0x00, 0x25, 0x01,
    0x75, 0x01, 0x95, 0x08, 0x81, 0x02, 0x19, 0x00, 0x29, 0x67, 0x95, 0x68, 0x81, 0x02, 0xC0};

static void descriptors_say_where_keys_are(void)
{
    struct hid_report report;
    struct hid_keyboard keyboard;
    CHECK(hid_report_read(with_ids, sizeof with_ids, &report));
    CHECK(hid_keyboard_init(&keyboard, &report));
    const uint8_t key[9] = {1, 2, 0, 4}, media[3] = {2, 0xE9, 0};
    struct hid_keys keys = feed(&keyboard, key, 9, HID_KEYBOARD_OK);
    CHECK_INT(keys.modifiers, KEY_LEFT_SHIFT);
    CHECK_INT(keys.down_count, 1);
    CHECK_INT(keys.down[0], 4);
    (void)feed(&keyboard, media, 3, HID_KEYBOARD_OTHER);
    CHECK_INT(feed(&keyboard, key, 9, HID_KEYBOARD_OK).down_count, 0);

    CHECK(hid_report_read(with_bits, sizeof with_bits, &report));
    CHECK(hid_keyboard_init(&keyboard, &report));
    const uint8_t bits[14] = {0x02, 0x10, 0, 0, 0x40}; /* shift, usage 4, usage 30 */
    keys = feed(&keyboard, bits, 14, HID_KEYBOARD_OK);
    CHECK_INT(keys.modifiers, KEY_LEFT_SHIFT);
    CHECK_INT(keys.down_count, 2);
    CHECK_INT(keys.down[0], 4);
    CHECK_INT(keys.down[1], 30);

    CHECK(!hid_report_read(with_bits, sizeof with_bits - 1, &report)); /* never closed */
    CHECK(hid_report_read((const uint8_t *)"", 0, &report));
    CHECK(!hid_keyboard_init(&keyboard, &report));
}

int main(void)
{
    RUN(the_same_keys_mean_what_the_layout_says);
    RUN(all_printable_ascii_can_be_typed);
    RUN(alt_and_a_number_is_a_character);
    RUN(only_new_keys_count);
    RUN(descriptors_say_where_keys_are);
    return 0;
}
