/* test_code.c: own codes, trade codes, GS1 texts and garbage as scanners send them. */
#include "domain/code.h"

#include "base/str.h"
#include "support/check.h"

static const struct {
    enum code_kind kind;
    int prep, serial;
    const char *digits, *grouped;
} own[] = {
    {CODE_CRATE, 42, 137, "1042013771", "1 042 0137 71"},
    {CODE_PRODUCT, 42, 137, "2042013737", "2 042 0137 37"},
    {CODE_POINT, 42, 11, "6042001185", "6 042 0011 85"},
    {CODE_PLACE, 0, 12, "3000001257", "3 000 0012 57"},
    {CODE_COMMAND, 0, 1, "9000000180", "9 000 0001 80"},
};

static void writes_and_reads_own_codes(void)
{
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        char digits[11], grouped[14];
        code_write(own[i].kind, own[i].prep, own[i].serial, digits);
        CHECK_STR(digits, own[i].digits);
        code_group(digits, grouped);
        CHECK_STR(grouped, own[i].grouped);
        struct code code = code_read(digits);
        CHECK_INT(code.kind, own[i].kind);
        CHECK_INT(code.prep, own[i].prep);
        CHECK_INT(code.serial, own[i].serial);
        CHECK_STR(code.gtin, "");
        CHECK_STR(code.read, digits);
        CHECK_INT(code_read(grouped).kind, own[i].kind); /* typed from a torn label */
    }
}

static void every_serial_comes_back(void)
{
    static const enum code_kind kinds[] = {CODE_CRATE, CODE_PRODUCT, CODE_PRACTICE};
    for (size_t k = 0; k < 3; k++) {
        for (int prep = 0; prep <= LIMIT_PREP; prep += 37) {
            for (int serial = 0; serial <= LIMIT_SERIAL; serial += 11) {
                char digits[11];
                code_write(kinds[k], prep, serial, digits);
                struct code code = code_read(digits);
                CHECK_INT(code.kind, kinds[k]);
                CHECK_INT(code.prep, prep);
                CHECK_INT(code.serial, serial);
            }
        }
    }
}

static void refuses_slips_of_the_finger(void)
{
    for (int serial = 0; serial <= LIMIT_SERIAL; serial += 7) {
        char digits[11], wrong[11];
        code_write(CODE_CRATE, serial % 1000, serial, digits);
        for (size_t at = 0; at < 10; at++) {
            for (char c = '0'; c <= '9'; c++) {
                memcpy(wrong, digits, sizeof wrong);
                wrong[at] = c;
                CHECK((c == digits[at]) == (code_read(wrong).kind == CODE_CRATE));
                CHECK(c == digits[at] || code_read(wrong).kind == CODE_UNREADABLE);
            }
            if (at < 9 && digits[at] != digits[at + 1]) {
                memcpy(wrong, digits, sizeof wrong);
                wrong[at] = digits[at + 1];
                wrong[at + 1] = digits[at];
                CHECK_INT(code_read(wrong).kind, CODE_UNREADABLE);
            }
        }
    }
}

/* CC + 97 or - 97 leaves the same remainder: only one spelling of a code is ours. */
static void refuses_the_other_spelling_of_the_check_pair(void)
{
    int seen = 0;
    for (int serial = 0; serial <= LIMIT_SERIAL; serial++) {
        char digits[11];
        code_write(CODE_CRATE, 1, serial, digits);
        if (strcmp(digits + 8, "98") == 0 || strcmp(digits + 8, "02") == 0) {
            str_copy(digits + 8, 3, digits[8] == '9' ? "01" : "99");
            CHECK_INT(code_read(digits).kind, CODE_UNREADABLE);
            seen++;
        }
    }
    CHECK(seen > 100);
}

/* "serial" and digits with a right check pair that we never print. */
static void refuses_what_we_never_print(void)
{
    static const char *const first_eight[] = {
        "00420137", "51000137", "70420137", /* no such kind or mark */
        "30420012", "40010001",             /* a place or pair of a prep */
        "90000034", "90009999", "90010001", /* no such command */
    };
    for (size_t i = 0; i < sizeof first_eight / sizeof *first_eight; i++) {
        long long base = atoll(first_eight[i]) * 100;
        char digits[11];
        str_format(digits, sizeof digits, "%010lld", base + 98 - base % 97);
        CHECK_INT(atoll(digits) % 97, 1);
        CHECK_INT(code_read(digits).kind, CODE_UNREADABLE);
        CHECK_STR(code_read(digits).read, digits);
    }
    CHECK_INT(COMMAND_CODE_COUNT, 29); /* when this grows, printed sheets stay valid */
}

static const struct {
    const char *text, *gtin, *read; /* gtin "" = unreadable */
} trade[] = {
    {"3017620422003", "03017620422003", "3017620422003"},   /* EAN-13 */
    {"96385074", "00000096385074", "96385074"},             /* EAN-8 */
    {"036000291452", "00036000291452", "036000291452"},     /* UPC-A */
    {"0036000291452", "00036000291452", "0036000291452"},   /* the same, as EAN-13 */
    {"10614141000415", "10614141000415", "10614141000415"}, /* ITF-14 */
    {"3017620422004", "", "3017620422004"},
    {"96385075", "", "96385075"},
    {"036000291453", "", "036000291453"},
    {"10614141000416", "", "10614141000416"},
    {"]E03017620422003", "03017620422003", "3017620422003"},
    {"]E496385074", "00000096385074", "96385074"},
    {"]C03017620422003\r\n", "03017620422003", "3017620422003"},
    {"]I110614141000415", "10614141000415", "10614141000415"},
    {" 3 017620 422003\t", "03017620422003", "3017620422003"},
    {"2112345012345", "", "2112345012345"},
    {"2112345012346", "02112345012346", "2112345012346"}, /* weighed: exact code only */
    {"]C10103017620422003", "03017620422003", "0103017620422003"},
    {"0103017620422003", "03017620422003", "0103017620422003"},
    {"0203017620422003"
     "3712",
     "03017620422003", "02030176204220033712"},
    {"\x1d"
     "0103017620422003"
     "17251231"
     "10AB\x1d"
     "3712",
     "03017620422003", "01030176204220031725123110AB3712"},
    {"]d2"
     "17251231"
     "10LOT7\x1d"
     "0103017620422003",
     "03017620422003", "1725123110LOT70103017620422003"},
    {"]Q3"
     "3103001250"
     "0103017620422003",
     "03017620422003", "31030012500103017620422003"},
    {"(01)03017620422003(10)AB", "03017620422003", "(01)03017620422003(10)AB"},
    {"]C1(10)AB(02)03017620422003(37)12", "03017620422003", "(10)AB(02)03017620422003(37)12"},
    {"(10)AB\x1d(01)03017620422003", "03017620422003", "(10)AB(01)03017620422003"},
    {"(01)03017620422004", "", "(01)03017620422004"},
    {"(01)3017620422003", "", "(01)3017620422003"},
    {"(01", "", "(01"},
    {"]C10103017620422004", "", "0103017620422004"},
    {"]C101030176", "", "01030176"},
    {"]C110LOT7", "", "10LOT7"},
    {"]C11042013771", "", "1042013771"}, /* GS1: a batch number, not our crate */
    {"00312345678901234566"
     "0103017620422003",
     "03017620422003", "003123456789012345660103017620422003"}, /* after an SSCC */
    {"", "", ""},
    {"]", "", "]"},
    {"]C", "", "]C"},
    {"]C0", "", ""},
    {"]C1", "", ""},
    {"7", "", "7"},
    {"00000000", "", "00000000"},
    {"0000000000", "", "0000000000"},
    {"0000000000000", "", "0000000000000"},
    {"bonjour", "", "bonjour"},
    {"12 éà\xff\xe2\x82", "", "12éà\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
    {"\x01\x02\x1b[31m\x7f\u202e\u200b\ufeff", "", "[31m"},
    {"10420137", "", "10420137"},
};

static void reads_trade_codes_and_garbage(void)
{
    for (size_t i = 0; i < sizeof trade / sizeof *trade; i++) {
        struct code code = code_read(trade[i].text);
        CHECK_STR(code.gtin, trade[i].gtin);
        CHECK_INT(code.kind, trade[i].gtin[0] != '\0' ? CODE_TRADE : CODE_UNREADABLE);
        CHECK_STR(code.read, trade[i].read);
    }
    CHECK_INT(code_read("]C01042013771").kind, CODE_CRATE);
    CHECK_INT(code_read("\n]C0 1042013771 \r").kind, CODE_CRATE);
}

static void pads_gtins(void)
{
    char gtin[15] = "x";
    CHECK(code_gtin14("96385074", gtin));
    CHECK_STR(gtin, "00000096385074");
    CHECK(!code_gtin14("1234567", gtin));
    CHECK_STR(gtin, "");
    CHECK(!code_gtin_valid("301762042200٣"));
    CHECK(!code_gtin_valid(""));
    CHECK(code_gtin_valid("4006381333931"));
}

/* Any bytes: no crash (the sanitizer build looks), the text is valid and terminated. */
static void survives_any_bytes(void)
{
    uint64_t state = 20261123;
    static const char likely[] = "0123456789()]C1dQ3E0\x1d\x1d";
    char text[600];
    for (int round = 0; round < 200000; round++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        size_t length = (state >> 33) % (round % 50 == 0 ? sizeof text : 40);
        for (size_t i = 0; i < length; i++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            uint32_t byte = (uint32_t)(state >> 40);
            text[i] = round % 3 == 0 ? (char)(byte & 0xff) : likely[byte % (sizeof likely - 1)];
        }
        text[length] = '\0';
        struct code code = code_read(text);
        CHECK(memchr(code.read, '\0', sizeof code.read) != NULL);
        CHECK(str_valid_utf8(code.read, strlen(code.read)));
        CHECK((code.kind == CODE_TRADE) == code_gtin_valid(code.gtin));
    }
    memset(text, '9', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    CHECK_INT(strlen(code_read(text).read), LIMIT_CODE - 1);
}

int main(void)
{
    RUN(writes_and_reads_own_codes);
    RUN(every_serial_comes_back);
    RUN(refuses_slips_of_the_finger);
    RUN(refuses_the_other_spelling_of_the_check_pair);
    RUN(refuses_what_we_never_print);
    RUN(reads_trade_codes_and_garbage);
    RUN(pads_gtins);
    RUN(survives_any_bytes);
    return 0;
}
