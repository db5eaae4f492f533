/* place.c: see place.h. */
#include "domain/place.h"

#include <stdint.h>

#include "base/str.h"

enum { LETTERS = 26, LABELS_OF_ZONE = 100 };

int place_zone(const char *letters, int length)
{
    int zone = 0;
    for (int i = 0; i < length; i++) {
        if (letters[i] < 'A' || letters[i] > 'Z') {
            return 0;
        }
        zone = zone * LETTERS + (letters[i] - 'A' + 1);
    }
    return length >= 1 && length <= 2 ? zone : 0;
}

void place_letters(int zone, char to[3])
{
    int at = 0;
    if (zone > LETTERS) {
        to[at++] = (char)('A' + (zone - 1) / LETTERS - 1);
    }
    if (zone >= 1 && zone <= PLACE_ZONES) {
        to[at++] = (char)('A' + (zone - 1) % LETTERS);
    } else {
        at = 0;
    }
    to[at] = '\0';
}

int place_number(const char *place)
{
    int letters = 0;
    int64_t number;
    while (place[letters] >= 'A' && place[letters] <= 'Z') {
        letters++;
    }
    int zone = place_zone(place, letters);
    if (zone == 0 || !str_to_int64(place + letters, 0, PLACE_IN_ZONE - 1, &number)) {
        return 0;
    }
    return zone * PLACE_IN_ZONE + (int)number;
}

void place_write(int number, char to[LIMIT_PLACE])
{
    char letters[3];
    place_letters(number / PLACE_IN_ZONE, letters);
    to[0] = '\0';
    if (letters[0] != '\0') {
        str_format(to, LIMIT_PLACE, "%s%d", letters, number % PLACE_IN_ZONE);
    }
}

int place_serial(int number)
{
    int zone = number / PLACE_IN_ZONE, within = number % PLACE_IN_ZONE;
    int serial = (zone - 1) * LABELS_OF_ZONE + within;
    return zone >= 1 && within >= 1 && within < LABELS_OF_ZONE && serial <= LIMIT_SERIAL ? serial
                                                                                         : 0;
}

int place_of_serial(int serial)
{
    int zone = serial / LABELS_OF_ZONE + 1, within = serial % LABELS_OF_ZONE;
    return serial > 0 && serial <= LIMIT_SERIAL && within > 0 ? zone * PLACE_IN_ZONE + within : 0;
}
