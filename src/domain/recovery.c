/* recovery.c: digits and their check digits, ISO/IEC 7064 MOD 11,10. */
#include "domain/recovery.h"

#include <string.h>

#include "base/assert.h"

/* Of the group's place (1..8) followed by its four digits. */
static char check_digit(int group, const char *four)
{
    int product = 10;
    for (int i = -1; i < RECOVERY_GROUP - 1; i++) {
        int digit = i < 0 ? group + 1 : four[i] - '0';
        int sum = (product + digit) % 10;
        product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (char)('0' + (11 - product) % 10);
}

void recovery_write(const uint16_t numbers[RECOVERY_GROUPS], char ret_digits[RECOVERY_DIGITS + 1])
{
    for (int group = 0; group < RECOVERY_GROUPS; group++) {
        char *at = ret_digits + group * RECOVERY_GROUP;
        unsigned number = numbers[group];
        ASSERT(number < 10000);
        for (int i = RECOVERY_GROUP - 2; i >= 0; i--) {
            at[i] = (char)('0' + number % 10);
            number /= 10;
        }
        at[RECOVERY_GROUP - 1] = check_digit(group, at);
    }
    ret_digits[RECOVERY_DIGITS] = '\0';
}

enum recovery_group recovery_group(const char *digits, int group)
{
    size_t first = (size_t)group * RECOVERY_GROUP;
    if (strlen(digits) < first + RECOVERY_GROUP) {
        return RECOVERY_OPEN;
    }
    const char *at = digits + first;
    return at[RECOVERY_GROUP - 1] == check_digit(group, at) ? RECOVERY_RIGHT : RECOVERY_WRONG;
}

bool recovery_read(const char *text, char ret_digits[RECOVERY_DIGITS + 1], int *ret_wrong)
{
    size_t count = 0;
    *ret_wrong = -1;
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == ' ' || *at == '-' || *at == '.') {
            continue;
        }
        if (*at < '0' || *at > '9' || count == RECOVERY_DIGITS) {
            return false;
        }
        ret_digits[count++] = *at;
    }
    ret_digits[count] = '\0';
    if (count < RECOVERY_DIGITS) {
        return false;
    }
    for (int group = 0; group < RECOVERY_GROUPS; group++) {
        if (recovery_group(ret_digits, group) != RECOVERY_RIGHT) {
            *ret_wrong = group;
            return false;
        }
    }
    return true;
}
