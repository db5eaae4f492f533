/* recovery.h: the code of the recovery sheet: what opens the backups again, as digits that a person
 * can type and a scanner can read. Eight groups of five digits; the fifth of each proves the other
 * four and their place, so that a slip of the finger is told at its group. Values only. */
#ifndef BORNE_DOMAIN_RECOVERY_H
#define BORNE_DOMAIN_RECOVERY_H

#include <stdbool.h>
#include <stdint.h>

enum {
    RECOVERY_GROUPS = 8,
    RECOVERY_GROUP = 5,
    RECOVERY_DIGITS = RECOVERY_GROUPS * RECOVERY_GROUP,
    RECOVERY_SECRET = RECOVERY_GROUPS * (RECOVERY_GROUP - 1), /* 32 digits: 106 bits */
};

/* The 40 digits (terminated) of eight numbers below 10 000, drawn by chance. */
void recovery_write(const uint16_t numbers[RECOVERY_GROUPS], char ret_digits[RECOVERY_DIGITS + 1]);

/* How a group stands while it is typed. */
enum recovery_group { RECOVERY_OPEN, RECOVERY_RIGHT, RECOVERY_WRONG };
/* Of group 0..7 in the digits so far. */
enum recovery_group recovery_group(const char *digits, int group);

/* Reads a code as scanned or typed: spaces, dots and dashes between digits do not matter. False
 * when it is no code; *ret_wrong is the first wrong group then (0..7), -1 when there are too few or
 * too many digits or something else. */
bool recovery_read(const char *text, char ret_digits[RECOVERY_DIGITS + 1], int *ret_wrong);

#endif
