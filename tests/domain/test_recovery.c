/* test_recovery.c: a slip of the finger in a recovery code is told at its group. */
#include "domain/recovery.h"

#include "support/check.h"

static const uint16_t numbers[RECOVERY_GROUPS] = {0, 9999, 1234, 42, 7070, 8, 5501, 3333};

static void a_code_is_read_as_it_was_written(void)
{
    char code[RECOVERY_DIGITS + 1], back[RECOVERY_DIGITS + 1], spaced[80];
    int wrong = 0;
    recovery_write(numbers, code);
    CHECK_INT(strlen(code), 40);
    CHECK(memcmp(code, "0000", 4) == 0 && memcmp(code + 5, "9999", 4) == 0);
    CHECK(recovery_read(code, back, &wrong));
    CHECK_STR(back, code);
    size_t at = 0;
    for (int i = 0; i < RECOVERY_DIGITS; i++) {
        spaced[at++] = code[i];
        if (i % 5 == 4) {
            spaced[at++] = i % 2 ? ' ' : '-';
        }
    }
    spaced[at] = '\0';
    CHECK(recovery_read(spaced, back, &wrong));
    CHECK_STR(back, code);
    for (int group = 0; group < RECOVERY_GROUPS; group++) {
        CHECK_INT(recovery_group(code, group), RECOVERY_RIGHT);
    }
}

static void a_wrong_digit_is_told(void)
{
    char code[RECOVERY_DIGITS + 1], back[RECOVERY_DIGITS + 1];
    int wrong = 0;
    recovery_write(numbers, code);
    for (int i = 0; i < RECOVERY_DIGITS; i++) {
        char was = code[i];
        for (char digit = '0'; digit <= '9'; digit++) {
            code[i] = digit;
            CHECK(digit == was || !recovery_read(code, back, &wrong));
            CHECK(digit == was || wrong == i / RECOVERY_GROUP);
        }
        code[i] = was;
    }
}

/* Two neighbours in the wrong order: 44 of 45 are told, all groups and numbers counted. */
static void swapped_digits_are_told(void)
{
    char code[RECOVERY_DIGITS + 1];
    int swaps = 0, missed = 0;
    for (uint16_t number = 0; number < 10000; number++) {
        uint16_t all[RECOVERY_GROUPS];
        for (int group = 0; group < RECOVERY_GROUPS; group++) {
            all[group] = number;
        }
        recovery_write(all, code);
        for (int i = 0; i < RECOVERY_DIGITS; i++) {
            if (i % RECOVERY_GROUP == RECOVERY_GROUP - 1 || code[i] == code[i + 1]) {
                continue;
            }
            char first = code[i], second = code[i + 1];
            code[i] = second;
            code[i + 1] = first;
            swaps++;
            missed += recovery_group(code, i / RECOVERY_GROUP) == RECOVERY_RIGHT;
            code[i] = first;
            code[i + 1] = second;
        }
    }
    CHECK_INT(swaps, 288000);
    CHECK_INT(missed, swaps / 45);
}

static void groups_in_another_order_are_told(void)
{
    char code[RECOVERY_DIGITS + 1], swapped[RECOVERY_DIGITS + 1], back[RECOVERY_DIGITS + 1];
    int wrong = 0;
    recovery_write(numbers, code);
    memcpy(swapped, code, sizeof code);
    memcpy(swapped, code + 5, 5);
    memcpy(swapped + 5, code, 5);
    CHECK(!recovery_read(swapped, back, &wrong));
    CHECK_INT(wrong, 0);
}

static void what_is_no_code(void)
{
    char code[RECOVERY_DIGITS + 1], back[RECOVERY_DIGITS + 1];
    int wrong = 0;
    recovery_write(numbers, code);
    CHECK_INT(recovery_group("0000", 0), RECOVERY_OPEN);
    CHECK(!recovery_read("", back, &wrong));
    CHECK_INT(wrong, -1);
    code[39] = '\0';
    CHECK(!recovery_read(code, back, &wrong));
    CHECK_INT(wrong, -1);
    recovery_write(numbers, code);
    char longer[64];
    snprintf(longer, sizeof longer, "%s1", code);
    CHECK(!recovery_read(longer, back, &wrong));
    code[3] = 'O';
    CHECK(!recovery_read(code, back, &wrong));
}

int main(void)
{
    RUN(a_code_is_read_as_it_was_written);
    RUN(a_wrong_digit_is_told);
    RUN(swapped_digits_are_told);
    RUN(groups_in_another_order_are_told);
    RUN(what_is_no_code);
    return 0;
}
