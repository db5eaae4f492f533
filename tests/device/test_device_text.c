/* test_device_text.c: what devices say about themselves and their codes: IEEE 1284 ids, AIM. */
#include "device/aim.h"
#include "device/ieee1284.h"
#include "support/check.h"

static bool read_id(const char *text, int length, struct ieee1284 *ret)
{
    uint8_t bytes[512];
    size_t count = strlen(text);
    bytes[0] = (uint8_t)(length >> 8);
    bytes[1] = (uint8_t)(length & 0xFF);
    memcpy(bytes + 2, text, count);
    return ieee1284_read(bytes, count + 2, ret);
}

static void says_who_it_is(void)
{
    const char *text = "MFG:Zebra Technologies ;CMD:ZPL,EPL2;MDL: ZD220;SN:D5J1;CLS:PRINTER;";
    struct ieee1284 id;
    CHECK(read_id(text, (int)strlen(text) + 2, &id));
    CHECK_STR(id.maker, "Zebra Technologies");
    CHECK_STR(id.model, "ZD220");
    CHECK_STR(id.serial, "D5J1");
    CHECK(ieee1284_speaks(&id, "epl2"));
    CHECK(!ieee1284_speaks(&id, "EPL"));
    CHECK(!ieee1284_speaks(&id, ""));
}

static void does_not_trust_the_length(void)
{
    struct ieee1284 id;
    CHECK(read_id("MANUFACTURER:TSC;COMMAND SET:TSPL2", 9000, &id));
    CHECK_STR(id.maker, "TSC");
    CHECK(ieee1284_speaks(&id, "TSPL2"));
    CHECK(read_id("MFG:A;MDL:B;CMD:ZPL;", 20, &id)); /* two short, as the kernel's gadget says */
    CHECK(ieee1284_speaks(&id, "ZPL"));
    CHECK(read_id("MFG:A;MDL:B;OLD:rubbish", 14, &id)); /* the rest is of an earlier answer */
    CHECK_STR(id.model, "B");
    CHECK(ieee1284_read((const uint8_t *)"MFG:C;", 6, &id)); /* no length at all */
    CHECK_STR(id.maker, "C");
}

static void rubbish_is_no_id(void)
{
    struct ieee1284 id = {.maker = "before"};
    CHECK(!ieee1284_read(NULL, 0, &id));
    CHECK(!ieee1284_read((const uint8_t *)"\0", 1, &id));
    CHECK(!read_id(";;;:", 6, &id));
    CHECK(!read_id("no pairs here", 15, &id));
    CHECK_STR(id.maker, "before");
}

static void knows_identifiers(void)
{
    CHECK_INT(aim_length("]C1010950", 9), 3);
    CHECK_INT(aim_length("]E0", 3), 3);
    CHECK_INT(aim_length("]C", 2), 0);
    CHECK_INT(aim_length("]?1abc", 6), 0);
    CHECK_INT(aim_length("]C-abc", 6), 0);
    CHECK_INT(aim_length("1042013771", 10), 0);
    CHECK(aim_says_gs1("]C1"));
    CHECK(aim_says_gs1("]d2"));
    CHECK(!aim_says_gs1("]C0"));
    CHECK_STR(aim_symbology("]E4"), "EAN/UPC");
    CHECK_STR(aim_symbology(""), "");
}

int main(void)
{
    RUN(says_who_it_is);
    RUN(does_not_trust_the_length);
    RUN(rubbish_is_no_id);
    RUN(knows_identifiers);
    return 0;
}
