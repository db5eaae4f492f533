/* habit.c: what is known of each place that labels go to: language, paper and by how much
 * it prints off the mark. A printer that comes back is as it was left. */
#include <stdio.h>
#include <string.h>

#include "app/station/station_private.h"
#include "base/str.h"

/* The place's key, as long as it is kept: "stick", "office:NAME", a label printer's key. */
static void place_of(const struct station *s, char to[SPOOL_PRINTER])
{
    const struct press_desk *desk = &s->press;
    int at = station_printer_in_use(s);
    switch (s->settings[SETTING_LABEL_TO]) {
    case LABEL_TO_PRINTER:
        (void)str_copy(to, SPOOL_PRINTER, at >= 0 ? desk->printers[at].key : desk->chosen);
        return;
    case LABEL_TO_OFFICE: (void)str_format(to, SPOOL_PRINTER, "office:%s", desk->office); return;
    default: (void)str_copy(to, SPOOL_PRINTER, "stick");
    }
}

struct habit station_habit_of(const struct station *s, const char *place)
{
    struct habit unknown = {.right = 0};
    for (int i = 0; i < STATION_HABITS; i++) {
        if (place[0] != '\0' && str_equal(s->press.habits[i].place, place)) {
            return s->press.habits[i];
        }
    }
    (void)str_copy(unknown.place, sizeof unknown.place, place);
    return unknown;
}

struct habit station_habit(const struct station *s)
{
    char place[SPOOL_PRINTER];
    place_of(s, place);
    return station_habit_of(s, place);
}

static void key_of(int slot, char to[LIMIT_SETTING_KEY])
{
    (void)str_format(to, LIMIT_SETTING_KEY, "place.%d", slot + 1);
}

/* Where the place stands, or the first free slot, or the one after the slot given last. */
static int slot_of(struct station *s, const char *place)
{
    struct press_desk *desk = &s->press;
    for (int i = 0; i < STATION_HABITS; i++) {
        if (str_equal(desk->habits[i].place, place)) {
            return i;
        }
    }
    for (int i = 0; i < STATION_HABITS; i++) {
        if (desk->habits[i].place[0] == '\0') {
            return i;
        }
    }
    desk->last_habit = (desk->last_habit + 1) % STATION_HABITS;
    return desk->last_habit;
}

void station_habit_keep(struct station *s, struct pending *pending, const struct habit *habit)
{
    char key[LIMIT_SETTING_KEY];
    int slot = slot_of(s, habit->place);
    key_of(slot, key);
    str_format(pending->text, sizeof pending->text, "%d %d %s %s %s", habit->right, habit->down,
               habit->language[0] != '\0' ? habit->language : "-",
               habit->stock[0] != '\0' ? habit->stock : "-", habit->place);
    store_gesture_setting(&pending->gesture, key, pending->text);
    pending->then = THEN_HABIT;
    pending->argument = slot;
}

/* False: not what station_habit_keep wrote. */
static bool read_habit(const char *text, struct habit *ret)
{
    struct habit habit = {.right = 0};
    int length = 0;
    if (sscanf(text, "%d %d %11s %31s %n", &habit.right, &habit.down, habit.language, habit.stock,
               &length) != 4 ||
        length == 0 || !str_copy(habit.place, sizeof habit.place, text + length) ||
        habit.right < -LABEL_SHIFT_HALF_MM || habit.right > LABEL_SHIFT_HALF_MM ||
        habit.down < -LABEL_SHIFT_HALF_MM || habit.down > LABEL_SHIFT_HALF_MM) {
        return false;
    }
    if (str_equal(habit.language, "-")) {
        habit.language[0] = '\0';
    }
    if (str_equal(habit.stock, "-")) {
        habit.stock[0] = '\0';
    }
    *ret = habit;
    return true;
}

void station_habit_kept(struct station *s, int slot, const char *text)
{
    (void)read_habit(text, &s->press.habits[slot]);
}

bool station_habits_load(struct station *s, struct error *err)
{
    memset(s->press.habits, 0, sizeof s->press.habits);
    for (int i = 0; i < STATION_HABITS; i++) {
        char key[LIMIT_SETTING_KEY], text[LIMIT_SETTING_VALUE];
        key_of(i, key);
        if (!store_setting(s->store, key, "", text, sizeof text, err)) {
            return false;
        }
        (void)read_habit(text, &s->press.habits[i]);
    }
    return true;
}

void station_habit_shift(struct station *s, uint8_t lane, enum setting_kind kind, int value)
{
    struct pending *pending = station_push(s, lane, REQUEST_SETTING);
    struct habit habit = station_habit(s);
    if (habit.place[0] != '\0' && value >= -LABEL_SHIFT_HALF_MM && value <= LABEL_SHIFT_HALF_MM) {
        *(kind == SETTING_SHIFT_RIGHT ? &habit.right : &habit.down) = value;
        station_habit_keep(s, pending, &habit);
    }
    station_push_end(s, pending);
}
