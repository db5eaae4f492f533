/* printer.c: which printer, language and paper labels go to: what is plugged in, what the
 * director chose, and what follows from both. */
#include <string.h>

#include "app/station/station_private.h"
#include "base/assert.h"
#include "base/str.h"
#include "device/printer_id.h"

#define KEY_PRINTER "label_printer"

/* The paper that such printers mostly have. */
static const char *const usual_stocks[PRINTER_LANGUAGE_COUNT] = {
    [PRINTER_ESCPOS] = "r58", [PRINTER_ZPL] = "57x32", [PRINTER_QL] = "ql62",
    [PRINTER_TSPL] = "57x32", [PRINTER_EPL] = "57x32", [PRINTER_DYMO] = "57x32@300",
};

bool station_printer_load(struct station *s, struct error *err)
{
    struct press_desk *desk = &s->press;
    return store_setting(s->store, KEY_PRINTER, "", desk->chosen, sizeof desk->chosen, err) &&
           station_habits_load(s, err);
}

void station_printer_kept(struct station *s, const char *key)
{
    (void)str_copy(s->press.chosen, sizeof s->press.chosen, key);
    s->settings[SETTING_LABEL_TO] = LABEL_TO_PRINTER;
    station_look_at_printers(s);
}

static void choose(struct station *s, struct pending *pending, int at)
{
    char text[16];
    pending->then = THEN_PRINTER;
    (void)str_copy(pending->text, sizeof pending->text, s->press.printers[at].key);
    store_gesture_setting(&pending->gesture, KEY_PRINTER, pending->text);
    str_format(text, sizeof text, "%d", (int)LABEL_TO_PRINTER);
    store_gesture_setting(&pending->gesture, station_setting_keys[SETTING_LABEL_TO], text);
}

void station_printer_choose(struct station *s, uint8_t lane, const struct request *request)
{
    struct press_desk *desk = &s->press;
    struct pending *pending = station_push(s, lane, request->kind);
    int at = request->argument, used = station_printer_in_use(s);
    if (request->kind == REQUEST_PRINTER) {
        if (at >= 0 && at < desk->printer_count) {
            choose(s, pending, at);
        }
    } else if (used >= 0) {
        struct habit habit = station_habit_of(s, desk->printers[used].key);
        if (request->kind == REQUEST_PRINTER_LANGUAGE && at < PRINTER_LANGUAGE_COUNT) {
            const char *name = at >= 0 ? printer_language_name((enum printer_language)at) : "";
            (void)str_copy(habit.language, sizeof habit.language, name);
            habit.stock[0] = '\0'; /* chosen for the other one */
            station_habit_keep(s, pending, &habit);
        } else if (request->kind == REQUEST_PRINTER_STOCK && at >= 0 && at < desk->stock_count) {
            (void)str_copy(habit.stock, sizeof habit.stock, desk->stocks[at]);
            station_habit_keep(s, pending, &habit);
        }
    }
    station_push_end(s, pending);
}

const char *station_printer_speaks(const struct station *s, int at)
{
    const struct press_desk *desk = &s->press;
    for (int i = 0; at >= 0 && i < STATION_HABITS; i++) {
        const struct habit *habit = &desk->habits[i];
        if (str_equal(habit->place, desk->printers[at].key) && habit->language[0] != '\0') {
            return habit->language;
        }
    }
    return at >= 0 ? desk->printers[at].language : "";
}

const char *station_printer_language(const struct station *s)
{
    return station_printer_speaks(s, station_printer_in_use(s));
}

int station_printer_in_use(const struct station *s)
{
    const struct press_desk *desk = &s->press;
    for (int i = 0; i < desk->printer_count; i++) {
        if (str_equal(desk->printers[i].key, desk->chosen)) {
            return i;
        }
    }
    return desk->chosen[0] == '\0' && desk->printer_count == 1 ? 0 : -1;
}

bool station_printer_ready(const struct station *s, enum printer_language *ret_language,
                           struct stock_choice *ret_stock, struct error *err)
{
    const struct press_desk *desk = &s->press;
    int at = station_printer_in_use(s);
    if (at < 0) {
        return error_set(err, ERROR_ENVIRONMENT, "no_printer",
                         desk->printer_count == 0
                             ? "Aucune imprimante d’étiquettes n’est branchée. Branchez-la et "
                               "allumez-la."
                             : "Plusieurs imprimantes sont branchées : choisissez la vôtre.");
    }
    struct habit habit = station_habit_of(s, desk->printers[at].key);
    enum printer_language language = printer_language_by_name(station_printer_language(s));
    if (language == PRINTER_LANGUAGE_NONE) {
        return error_set(err, ERROR_QUESTION, "printer_language",
                         "Borne ne sait pas quelle langue parle cette imprimante : choisissez-la.");
    }
    bool is_chosen =
        habit.stock[0] != '\0' && station_stock_choose(s, habit.stock, ret_stock, NULL);
    if (!is_chosen && !station_stock_choose(s, usual_stocks[language], ret_stock, err)) {
        return false; /* a paper of their own that was taken away is no choice any more */
    }
    *ret_language = language;
    return true;
}

void station_look_at_printers(struct station *s)
{
    if (s->press.looks_owed == 0) {
        s->press.looks_owed++;
        printing_look(s->press.printing);
    }
}

bool station_printer_listed(struct station *s)
{
    struct press_desk *desk = &s->press;
    struct print_printer before[STATION_PRINTERS];
    int count_before = desk->printer_count;
    memcpy(before, desk->printers, sizeof before);
    desk->printer_count = (int)printing_found(desk->printing, desk->found, STATION_PRINTERS);
    memset(desk->printers, 0, sizeof desk->printers);
    for (int i = 0; i < desk->printer_count; i++) {
        struct print_printer *to = &desk->printers[i];
        enum printer_language language = printer_id_language(&desk->found[i]);
        (void)str_copy(to->key, sizeof to->key, desk->found[i].key);
        (void)str_copy(to->name, sizeof to->name, desk->found[i].name);
        if (language != PRINTER_LANGUAGE_NONE) {
            (void)str_copy(to->language, sizeof to->language, printer_language_name(language));
        }
    }
    return desk->printer_count != count_before ||
           memcmp(before, desk->printers, sizeof before) != 0;
}
