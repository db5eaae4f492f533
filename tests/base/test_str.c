/* test_str.c: cutting at character boundaries, UTF-8 validity, folding of names. */
#include "base/str.h"

#include "support/check.h"

static void copy_cuts_at_a_boundary(void)
{
    char room[6];
    CHECK(str_copy(room, sizeof room, "abcde"));
    CHECK(!str_copy(room, sizeof room, "abcdé"));
    CHECK_STR(room, "abcd");
    CHECK(!str_copy(room, 4, "a😀"));
    CHECK_STR(room, "a");
    CHECK(str_copy(room, 6, "a😀"));
    CHECK_STR(room, "a😀");
    CHECK(!str_format(room, sizeof room, "%s", "ééé"));
    CHECK_STR(room, "éé");
}

static void utf8_is_checked(void)
{
    CHECK(str_valid_utf8("é😀", 6));
    CHECK(!str_valid_utf8("\xC3", 1));
    CHECK(!str_valid_utf8("\xC0\xAF", 2));
    CHECK(!str_valid_utf8("\xED\xA0\x80", 3));
    CHECK(!str_valid_utf8("\xF4\x90\x80\x80", 4));
    CHECK(str_valid_utf8("a\0b", 3));
    const char *text = "\xFFz";
    CHECK_INT(str_next(&text), 0xFFFD);
    CHECK_INT(str_next(&text), 'z');
    CHECK_INT(str_next(&text), 0);
}

static void folding(void)
{
    static const struct {
        const char *from, *want;
    } rows[] = {
        {"  Œufs plein air – boîte de 6 ", "oeufs plein air boite de 6"},
        {"L’Atelier d'à Côté", "l atelier d a cote"},
        {"NEUVES\xC2\xA0MAISONS", "neuves maisons"},
        {"Vandœuvre-lès-Nancy", "vandoeuvre les nancy"},
        {"e\xCC\x81t\xC3\xA9", "ete"},
        {"— –", ""},
        {"Ærøskøbing Łódź ſ", "aeroskobing lodz s"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char out[64];
        str_fold(out, sizeof out, rows[i].from);
        CHECK_STR(out, rows[i].want);
    }
}

static void numbers(void)
{
    int64_t v = 7;
    CHECK(str_to_int64("-12", -20, 20, &v));
    CHECK_INT(v, -12);
    CHECK(!str_to_int64("21", -20, 20, &v));
    CHECK(!str_to_int64("1x", -20, 20, &v));
    CHECK(!str_to_int64("", -20, 20, &v));
    CHECK(!str_to_int64(" 1", -20, 20, &v));
    CHECK(!str_to_int64("99999999999999999999", 0, INT64_MAX, &v));
    CHECK_INT(v, -12);
}

static void digits_are_taken(void)
{
    const char *text = "2025-11";
    int number = 7;
    CHECK(str_take_digits(&text, 4, &number));
    CHECK_INT(number, 2025);
    CHECK(!str_take_digits(&text, 4, &number)); /* a sign is no digit */
    CHECK_STR(text, "-11");
    text = "123456789012";
    CHECK(str_take_digits(&text, 9, &number));
    CHECK_INT(number, 123456789);
    CHECK_STR(text, "012");
}

static void ends_are_kept(void)
{
    char to[16];
    CHECK(str_copy_ends(to, sizeof to, "exactly fifteen", 15));
    CHECK_STR(to, "exactly fifteen");
    CHECK(!str_copy_ends(to, sizeof to, "CMD-2025-11-NANCY-0001", 22));
    CHECK_STR(to, "CMD-2025…0001");
    CHECK(!str_copy_ends(to, sizeof to, "éééééééééééé", 24));
    CHECK_STR(to, "éééé…éé");
}

int main(void)
{
    RUN(copy_cuts_at_a_boundary);
    RUN(ends_are_kept);
    RUN(utf8_is_checked);
    RUN(folding);
    RUN(numbers);
    RUN(digits_are_taken);
    return 0;
}
