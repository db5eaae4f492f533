/* desk_device_scenes.c: see desk_device_scenes.h. */
#include "ui/desk_device_scenes.h"

#include <stdio.h>
#include <string.h>

static struct devices_view devices;

static struct device_row_view *add(const char *name, const char *key, const char *kind,
                                   const char *way, const char *state, enum device_mark mark)
{
    struct device_row_view *row = &devices.rows[devices.count++];
    *row = (struct device_row_view){.number = devices.count,
                                    .kind = kind,
                                    .way = way,
                                    .state = state,
                                    .trouble = "",
                                    .symbology = "",
                                    .mark = mark,
                                    .is_plugged = true};
    snprintf(row->name, sizeof row->name, "%s", name);
    snprintf(row->key, sizeof row->key, "%s", key);
    return row;
}

static void open_screen(struct desk_test *desk)
{
    desk->view.devices = &devices;
    desk_tap(desk, "settings");
    desk_tap(desk, "devices");
}

static struct device_row_view *add_scanner(const char *name, const char *key)
{
    struct device_row_view *row =
        add(name, key, "douchette", "tape comme un clavier français", "prête", DEVICE_MARK_READY);
    row->is_scanner = row->is_enrolled = row->has_layout = row->is_fr = true;
    return row;
}

static void fill(void)
{
    memset(&devices, 0, sizeof devices);
    devices.lesson.trouble = devices.scale.words = "";
    struct device_row_view *row = add_scanner("Honeywell Voyager 1450g", "0c2e:0b81/18213B0A4F");
    snprintf(row->code, sizeof row->code, "1042013771");
    snprintf(row->raw, sizeof row->raw, "]C01042013771");
    row->symbology = "Code 128";
    row->read_count = 214;
    row->dropped_count = 1;
    row = add("USB Barcode Scanner", "1a2c:4c5e@1-2.3", "douchette", "tape comme un clavier US",
              "pas encore apprise", DEVICE_MARK_PROPOSED);
    row->is_scanner = row->can_enrol = row->has_layout = true;
    row = add("Dymo M10", "0922:8003@1-2.4", "balance", "balance HID", "prête", DEVICE_MARK_READY);
    row->is_scale = true;
    devices.scale = (struct scale_view){
        .is_there = true, .is_weight = true, .number = row->number, .grams = 1250, .words = ""};
    row = add("Zebra Technologies ZD220", "0a5f:0166/D5J2120", "imprimante",
              "prise le temps d’imprimer", "branchée", DEVICE_MARK_OTHER);
    row->is_printer = true;
    (void)add("Logitech USB Keyboard", "046d:c31c@1-5", "clavier", "tape comme un clavier US",
              "laissé tranquille", DEVICE_MARK_OTHER);
}

/* The day, with some of them away. */
void devices_away(struct desk_test *desk)
{
    fill();
    devices.rows[1].is_plugged = devices.rows[2].is_plugged = false;
    desk->view.devices = &devices;
}

void devices_one(struct desk_test *desk)
{
    fill();
    devices.count = 1;
    desk->view.devices = &devices;
}

void devices_none(struct desk_test *desk)
{
    memset(&devices, 0, sizeof devices);
    devices.lesson.trouble = devices.scale.words = "";
    open_screen(desk);
}

void devices_some(struct desk_test *desk)
{
    fill();
    open_screen(desk);
}

void devices_trouble(struct desk_test *desk)
{
    fill();
    devices.rows[0].mark = DEVICE_MARK_TROUBLE;
    devices.rows[0].state = "ne peut pas être lue";
    devices.rows[0].trouble = "La borne n’a pas le droit de la lire : installez la règle udev "
                              "(borne devices --rules).";
    open_screen(desk);
}

void devices_many(struct desk_test *desk)
{
    fill();
    for (int i = 0; i < 9; i++) {
        char name[48];
        snprintf(name, sizeof name, "Douchette de la table %d", i + 1);
        struct device_row_view *row = add_scanner(name, "05e0:1200@1-1");
        snprintf(row->code, sizeof row->code, "3760101234567");
        row->is_plugged = i != 4;
        row->state = i != 4 ? "prête" : "débranchée";
        row->mark = i != 4 ? DEVICE_MARK_READY : DEVICE_MARK_OTHER;
    }
    open_screen(desk);
}

static void begin_lesson(struct desk_test *desk)
{
    /* Bars of 0482910357 in Code 128, set C, as label/bars.h makes them. */
    static const uint8_t from[] = {0,  3,  6,  11, 14, 18, 22, 25, 28, 33, 36, 41, 44,
                                   48, 50, 55, 61, 63, 66, 71, 75, 77, 80, 85, 88};
    static const uint8_t width[] = {2, 1, 3, 1, 2, 2, 1, 2, 2, 1, 3, 1, 2,
                                    1, 2, 4, 1, 1, 3, 2, 1, 2, 3, 1, 2};
    devices.lesson = (struct lesson_view){
        .state = LESSON_WAITS, .code = "0482910357", .bar_count = 25, .modules = 90, .trouble = ""};
    memcpy(devices.lesson.bar_from, from, sizeof from);
    memcpy(devices.lesson.bar_width, width, sizeof width);
    open_screen(desk);
    desk_tap(desk, "validate");
}

void devices_lesson(struct desk_test *desk)
{
    fill();
    begin_lesson(desk);
}

void devices_lesson_refused(struct desk_test *desk)
{
    fill();
    begin_lesson(desk);
    devices.lesson.state = LESSON_REFUSED;
    devices.lesson.trouble = "C’est le seul clavier : branchez-en un autre le temps d’apprendre "
                             "cette douchette.";
}

void devices_lesson_learned(struct desk_test *desk)
{
    fill();
    begin_lesson(desk);
    devices.lesson.state = LESSON_LEARNED;
    devices.lesson.is_fr = true;
    snprintf(devices.lesson.name, sizeof devices.lesson.name, "USB Barcode Scanner");
}

void devices_help(struct desk_test *desk)
{
    fill();
    open_screen(desk);
    desk_tap(desk, "nothing");
}

void devices_scanner(struct desk_test *desk)
{
    devices_trouble(desk);
    desk_tap(desk, "device_1");
}

void devices_printer(struct desk_test *desk)
{
    fill();
    open_screen(desk);
    desk_tap(desk, "device_4");
    devices.rows[3].has_way = true;
    devices.rows[3].mark = DEVICE_MARK_TROUBLE;
    devices.rows[3].state = "à voir";
    devices.rows[3].way_of_printer.troubles = PRINTER_PAPER_OUT;
}

/* With all that can be done with one, and what it sends around its codes. */
void devices_around(struct desk_test *desk)
{
    fill();
    snprintf(devices.rows[0].prefix, sizeof devices.rows[0].prefix, "#");
    snprintf(devices.rows[0].suffix, sizeof devices.rows[0].suffix, "$1");
    open_screen(desk);
    desk_tap(desk, "device_1");
}

void devices_proposed(struct desk_test *desk)
{
    fill();
    open_screen(desk);
    desk_tap(desk, "device_2");
}

void devices_scale(struct desk_test *desk)
{
    fill();
    open_screen(desk);
    desk_tap(desk, "device_3");
}
