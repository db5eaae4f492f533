/* floor_kept.c: see floor_kept.h. */
#include "app/floor_kept.h"

#include <string.h>

#include "base/str.h"

void floor_kept_key(int number, char to[LIMIT_SETTING_KEY])
{
    (void)str_format(to, LIMIT_SETTING_KEY, "floor.%d", number);
}

bool floor_kept(struct store *store, struct floor *ret, struct error *err)
{
    memset(ret, 0, sizeof *ret);
    for (int number = 1; number <= FLOOR_THINGS; number++) {
        char key[LIMIT_SETTING_KEY], line[LIMIT_SETTING_VALUE];
        struct floor_thing thing;
        floor_kept_key(number, key);
        if (!store_setting(store, key, "", line, sizeof line, err)) {
            return false;
        }
        if (floor_thing_read(number, line, &thing)) {
            (void)floor_put(ret, &thing);
        }
    }
    return true;
}

/* "A4 C1" in two; both may be empty. False: not such a value. */
static bool read_value(const char *value, char now[LIMIT_PLACE], char then[LIMIT_PLACE])
{
    const char *blank = strchr(value, ' ');
    return blank != NULL && str_copy_n(now, LIMIT_PLACE, value, (size_t)(blank - value)) &&
           str_copy(then, LIMIT_PLACE, blank + 1) && (now[0] == '\0' || place_number(now) != 0);
}

void floor_kept_places(struct month *month, const struct memory *memory)
{
    for (size_t i = 0; i < month->product_count; i++) {
        struct month_product *product = &month->products[i];
        char key[LIMIT_MEMORY_KEY], now[LIMIT_PLACE], then[LIMIT_PLACE];
        str_format(key, sizeof key, FLOOR_KEPT_PLACE "%s", product->sku);
        for (size_t k = 0; k < memory->count; k++) {
            if (str_equal(memory->rows[k].key, key) &&
                read_value(memory->rows[k].value, now, then) && str_equal(then, product->place)) {
                product->place = arena_text(&month->arena, now, strlen(now));
            }
        }
    }
}

void floor_kept_value(const char *before, const char *imported, const char *now, char *to,
                      size_t size)
{
    char was[LIMIT_PLACE], then[LIMIT_PLACE];
    bool is_known = read_value(before, was, then) && str_equal(was, imported);
    str_format(to, size, "%s %s", now, is_known ? then : imported);
}
