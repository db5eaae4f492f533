/* rooms.c: see rooms.h. */
#include "domain/rooms.h"

#include <string.h>

#include "base/str.h"

bool room_name_fits(const char *name)
{
    size_t length = strlen(name);
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)name[i] < ' ' || name[i] == 0x7F || name[i] == ';') {
            return false;
        }
    }
    return length > 0 && length < LIMIT_FLOOR_NAME && name[0] != ' ' &&
           str_valid_utf8(name, length);
}

int rooms_find(const struct kept_rooms *rooms, const char *name)
{
    for (int i = 0; i < rooms->count; i++) {
        if (str_equal(rooms->rows[i].name, name)) {
            return i;
        }
    }
    return -1;
}

static bool is_same(const struct floor *a, const struct floor *b)
{
    enum { LINE = 96 };
    bool same = a->count == b->count;
    for (int i = 0; same && i < a->count; i++) {
        char mine[LINE], theirs[LINE];
        floor_thing_write(&a->things[i], mine, sizeof mine);
        floor_thing_write(&b->things[i], theirs, sizeof theirs);
        same = a->things[i].number == b->things[i].number && str_equal(mine, theirs);
    }
    return same;
}

int rooms_which(const struct kept_rooms *rooms, const struct floor *floor)
{
    for (int i = 0; i < rooms->count; i++) {
        if (is_same(&rooms->rows[i].floor, floor)) {
            return i;
        }
    }
    return -1;
}

bool rooms_put(struct kept_rooms *rooms, const char *name, const struct floor *floor)
{
    int at = rooms_find(rooms, name);
    if (!room_name_fits(name) || (at < 0 && rooms->count == LIMIT_ROOMS)) {
        return false;
    }
    if (at < 0) {
        for (at = rooms->count; at > 0 && strcmp(rooms->rows[at - 1].name, name) > 0; at--) {
            rooms->rows[at] = rooms->rows[at - 1];
        }
        rooms->count++;
        (void)str_copy(rooms->rows[at].name, sizeof rooms->rows[at].name, name);
    }
    rooms->rows[at].floor = *floor;
    return true;
}

void rooms_drop(struct kept_rooms *rooms, const char *name)
{
    int at = rooms_find(rooms, name);
    if (at >= 0) {
        memmove(&rooms->rows[at], &rooms->rows[at + 1],
                (size_t)(--rooms->count - at) * sizeof *rooms->rows);
    }
}

size_t floor_write(const struct floor *floor, char to[LIMIT_ROOM_BYTES])
{
    to[0] = '\0';
    for (int i = 0; i < floor->count; i++) {
        char line[LIMIT_SETTING_VALUE], whole[LIMIT_SETTING_VALUE + 16];
        floor_thing_write(&floor->things[i], line, sizeof line);
        for (char *at = line; (at = strchr(at, ';')) != NULL;) {
            *at = ' ';
        }
        str_format(whole, sizeof whole, "floor.%d;%s;\r\n", floor->things[i].number, line);
        (void)str_append(to, LIMIT_ROOM_BYTES, whole);
    }
    return strlen(to);
}

/* "floor.4;…;" and its end; *at goes on behind it. */
static bool take_line(const char **at, struct floor *floor)
{
    char line[LIMIT_SETTING_VALUE];
    struct floor_thing thing;
    int number;
    const char *from = *at + strlen("floor.");
    if (!str_starts(*at, "floor.") || !str_take_digits(&from, 3, &number) || *from++ != ';') {
        return false;
    }
    size_t length = strcspn(from, ";\r\n");
    if (!str_copy_n(line, sizeof line, from, length) || number < 1 || number > FLOOR_THINGS ||
        floor_find(floor, number) != NULL || !floor_thing_read(number, line, &thing) ||
        !floor_put(floor, &thing)) {
        return false;
    }
    from += length;
    from += strcspn(from, "\r\n");
    *at = from + strspn(from, "\r\n");
    return true;
}

bool floor_read(const char *text, struct floor *ret)
{
    memset(ret, 0, sizeof *ret);
    while (*text != '\0') {
        if (!take_line(&text, ret)) {
            memset(ret, 0, sizeof *ret);
            return false;
        }
    }
    return true;
}
