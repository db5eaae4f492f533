/* code.h: what a scanned text is. Own codes are ten digits `K PPP SSSS CC` (kind, prep sequence,
 * serial, ISO 7064 MOD 97-10), which never have the length of a trade code (8, 12, 13, 14). Trade
 * codes become a GTIN-14. Knows nothing of which labels exist: that is the prep's state. */
#ifndef BORNE_DOMAIN_CODE_H
#define BORNE_DOMAIN_CODE_H

#include <stdbool.h>

#include "base/limits.h"

enum code_kind {
    CODE_UNREADABLE, /* no code of ours and no trade code: garbage, wrong check digit, too short */
    CODE_CRATE,      /* K = 1: a crate or chilled bag */
    CODE_PRODUCT,    /* K = 2: goods without a trade code */
    CODE_PLACE,      /* K = 3 */
    CODE_PAIR,       /* K = 4 */
    CODE_SLIP,       /* K = 5: a line of a prep slip that came back (code_slip) */
    CODE_PRACTICE,   /* K = 8 */
    CODE_COMMAND,    /* K = 9 */
    CODE_TRADE,      /* EAN-13/8, UPC-A, ITF-14, GS1 with AI 01 or 02 */
    CODE_POINT,      /* K = 6: a pick-up point, on its return form (plan_pickup_serial) */
    CODE_KIND_COUNT
};

/* Kinds 3, 4 and 9 do not belong to a prep: their PPP is 000. Trade codes with EAN prefix 02 or 20
 * to 29 are a shop's own numbers: they name a product only if it lists exactly that code. */
struct code {
    enum code_kind kind;
    int prep;              /* own codes: 0..999; of a slip: its mark (code_slip) */
    int serial;            /* own codes: 0..9999; for commands the enum command_code */
    char gtin[15];         /* trade codes: 14 digits, zero-padded; else "" */
    char read[LIMIT_CODE]; /* what was read, cleaned of AIM prefix, blanks and control characters */
};

/* What the command sheet's codes say (kind 9). Numbers are printed on paper: never renumber. */
enum command_code {
    COMMAND_CODE_DIGIT_0 = 0, /* … DIGIT_0 + 9 */
    COMMAND_CODE_YES = 10,
    COMMAND_CODE_NO,
    COMMAND_CODE_VALIDATE,
    COMMAND_CODE_ERASE,
    COMMAND_CODE_MISSING,
    COMMAND_CODE_DAMAGED,
    COMMAND_CODE_TOO_MANY,
    COMMAND_CODE_OTHER_PRODUCT,
    COMMAND_CODE_NEW_CRATE,
    COMMAND_CODE_UNDO,
    COMMAND_CODE_HELP,
    COMMAND_CODE_NEXT,
    COMMAND_CODE_LANGUAGE,
    COMMAND_CODE_HOME,
    COMMAND_CODE_DATE,
    COMMAND_CODE_WRONG,
    COMMAND_CODE_COLD,
    COMMAND_CODE_UNREADABLE,
    COMMAND_CODE_STATE, /* of the station, to the stick, for who helps from afar */
    COMMAND_CODE_COUNT
};

/* Writes the ten digits of an own code. Asserted: `kind` is not CODE_UNREADABLE or CODE_TRADE, prep
 * within 0..LIMIT_PREP and 0 for kinds 3, 4 and 9, serial within 0..LIMIT_SERIAL. */
void code_write(enum code_kind kind, int prep, int serial, char ret_digits[11]);
/* "1 042 0137 71": the ten digits as printed under the bars. */
void code_group(const char digits[11], char ret_text[14]);
/* What stands on a prep slip beside its lines. SSSS is the serial of the crate's label that stands
 * on the slip's head, PPP the mark, the line (1..LIMIT_SLIP_LINES, in picking order) and the prep's
 * number modulo 5: a slip that mixes with another crate's or with last month's is told. */
enum slip_mark {
    SLIP_REST,    /* "tout est là": all that is still open is in, the crate is full; line 0 */
    SLIP_DONE,    /* this line is in, whole or as many as were typed before */
    SLIP_MISSING, /* this line is not, or not so many as were typed before */
};
/* Asserted: prep 1..LIMIT_PREP, serial 1..LIMIT_SERIAL, line as above. */
void code_write_slip(enum slip_mark mark, int line, int prep, int crate_serial,
                     char ret_digits[11]);
/* Reads a code of kind CODE_SLIP (asserted). False, *ret_x untouched: of another prep. */
bool code_slip(const struct code *code, int prep, enum slip_mark *ret_mark, int *ret_line);
/* Says what `text` is, any bytes up to a 0; never fails: an unusable text is CODE_UNREADABLE with
 * what was read, as valid UTF-8. */
struct code code_read(const char *text);
/* True if the digits (8, 12, 13 or 14 of them, not all 0) end in the right GS1 check digit. */
bool code_gtin_valid(const char *digits);
/* Pads a valid GTIN-8/12/13/14 to 14 digits; false (ret "") if it is not one. */
bool code_gtin14(const char *digits, char ret_gtin[15]);

#endif
