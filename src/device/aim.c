/* aim.c: see aim.h. */
#include "device/aim.h"

#include <string.h>

static const struct {
    char letter;
    const char *name;
} kinds[] = {
    {'A', "Code 39"},     {'B', "Telepen"},     {'C', "Code 128"}, {'D', "Code One"},
    {'E', "EAN/UPC"},     {'F', "Codabar"},     {'G', "Code 93"},  {'H', "Code 11"},
    {'I', "ITF"},         {'K', "Code 16K"},    {'L', "PDF417"},   {'M', "MSI"},
    {'O', "Codablock"},   {'P', "Plessey"},     {'Q', "QR"},       {'R', "Standard 2 of 5"},
    {'S', "2 of 5"},      {'U', "MaxiCode"},    {'X', "other"},    {'c', "Channel Code"},
    {'d', "Data Matrix"}, {'e', "GS1 DataBar"}, {'z', "Aztec"},
};

static const char *name_of(char letter)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (kinds[i].letter == letter) {
            return kinds[i].name;
        }
    }
    return "";
}

size_t aim_length(const char *text, size_t count)
{
    if (count < 3 || text[0] != ']' || name_of(text[1])[0] == '\0') {
        return 0;
    }
    bool modifier = (text[2] >= '0' && text[2] <= '9') || (text[2] >= 'A' && text[2] <= 'Z') ||
                    (text[2] >= 'a' && text[2] <= 'z');
    return modifier ? 3 : 0;
}

bool aim_says_gs1(const char *aim)
{
    static const char gs1[][4] = {"]C1", "]e0", "]e1", "]e2", "]d2", "]Q3"};
    for (size_t i = 0; i < sizeof gs1 / sizeof gs1[0]; i++) {
        if (strcmp(aim, gs1[i]) == 0) {
            return true;
        }
    }
    return false;
}

const char *aim_symbology(const char *aim)
{
    return aim[0] == ']' ? name_of(aim[1]) : "";
}
