/* test_devices.c: devices at the station, played by the fake port: what is taught is kept, what
 * they say is remembered, what is written to be installed. */
#include <unistd.h>

#include "app/device_rules.h"
#include "app/devices.h"
#include "app/enrolment.h"
#include "base/str.h"
#include "device/fake.h"
#include "support/check.h"
#include "world.h"

static struct world w; /* large */

static void what_is_taught_is_written_and_read_alike(void)
{
    struct device_enrolled row = {.key = "0c2e:0b81/A-7",
                                  .name = "Voyager; 1",
                                  .kind = DEVICE_SCANNER,
                                  .layout = DEVICE_LAYOUT_FR,
                                  .way = DEVICE_WAY_GRAB,
                                  .prefix = ";\x01",
                                  .suffix = "$."};
    struct device_enrolled read;
    char text[LIMIT_SETTING_VALUE];
    enrolment_write(&row, text);
    CHECK(enrolment_read(text, &read));
    CHECK_STR(read.key, row.key);
    CHECK_STR(read.name, row.name);
    CHECK_STR(read.prefix, row.prefix);
    CHECK_STR(read.suffix, row.suffix);
    CHECK(enrolment_read("0;1;2;23;k;n", &read)); /* as written before there were suffixes */
    CHECK_STR(read.prefix, "#");
    CHECK_STR(read.suffix, "");
    CHECK_INT(read.layout, row.layout);
    CHECK_INT(read.way, row.way);
    static const char *const broken[] = {"",
                                         "0;0;0;;;n",
                                         "9;0;0;;k;n",
                                         "0;7;0;;k;n",
                                         "0;0;0;4;k;n",
                                         "0;0;0;zz;k;n",
                                         "0;0;0;23.4;k;n",
                                         "0;0;0;.112233445566778899;k;n",
                                         "0;0;0",
                                         "0;0;0;;k"};
    for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
        CHECK(!enrolment_read(broken[i], &read));
        CHECK_STR(read.key, "");
    }
}

static char heard[8][LIMIT_CODE];
static int heard_count;

static void on_device(void *context, const struct device_event *event,
                      const struct device_memory *memory)
{
    (void)context;
    if (event->kind == DEVICE_EVENT_SCAN && heard_count < 8) {
        str_format(heard[heard_count++], LIMIT_CODE, "%s %s", memory->info.key, event->scan.text);
    }
}

static void deed(enum device_deed what, int number)
{
    world_request(&w,
                  (struct request){.kind = REQUEST_DEVICE, .argument = (int)what, .value = number});
    world_settle(&w);
    (void)station_poll(w.station);
}

static const struct device_row_view *row_of(const char *key)
{
    const struct devices_view *view = world_view(&w).devices;
    for (int i = 0; i < view->count; i++) {
        if (str_equal(view->rows[i].key, key)) {
            return &view->rows[i];
        }
    }
    return NULL;
}

static void attach(const struct device_port *port)
{
    struct station_ear ear = {.said = on_device};
    station_attach_devices(w.station, port, &ear, true);
}

static void a_lesson_is_kept_over_a_restart(void)
{
    struct device_fake *fake = device_fake_create();
    struct device_port port = device_fake_port(fake);
    struct device_enrolled enrolled[LIMIT_DEVICES];
    world_begin(&w, NULL);
    attach(&port);
    heard_count = 0;
    CHECK(device_fake_plug(fake, "1a2c:1000/A", DEVICE_KEYBOARD, false, 1));
    (void)station_poll(w.station);
    CHECK(!row_of("1a2c:1000/A")->is_enrolled);
    deed(DEVICE_DEED_TEACH, 0);
    const struct lesson_view *lesson = &world_view(&w).devices->lesson;
    CHECK_INT(lesson->state, LESSON_WAITS);
    CHECK_INT(strlen(lesson->code), 10);
    CHECK_STR(device_fake_lesson(fake), lesson->code);
    CHECK(lesson->bar_count > 20);
    CHECK_INT(code_read(lesson->code).kind, CODE_UNREADABLE); /* means nothing to anybody else */
    CHECK(device_fake_scan(fake, "1a2c:1000/A", lesson->code, 2));
    (void)station_poll(w.station);
    world_settle(&w);
    (void)station_poll(w.station);
    CHECK_INT(lesson->state, LESSON_LEARNED);
    CHECK(row_of("1a2c:1000/A")->is_enrolled);
    CHECK_INT(row_of("1a2c:1000/A")->mark, DEVICE_MARK_READY);
    CHECK(device_fake_scan(fake, "1a2c:1000/A", "1042013771", 3));
    (void)station_poll(w.station);
    CHECK_INT(heard_count, 1);
    CHECK_STR(heard[0], "1a2c:1000/A 1042013771");
    CHECK_STR(row_of("1a2c:1000/A")->code, "1042013771");

    world_restart(&w);
    attach(&port);
    CHECK_INT(station_enrolled(w.station, enrolled), 1);
    CHECK_STR(enrolled[0].key, "1a2c:1000/A");
    world_end(&w);
    device_fake_destroy(fake);
}

static void a_tap_enrols_changes_and_forgets(void)
{
    struct device_fake *fake = device_fake_create();
    struct device_port port = device_fake_port(fake);
    struct device_enrolled enrolled[LIMIT_DEVICES];
    world_begin(&w, NULL);
    attach(&port);
    CHECK(device_fake_plug(fake, "0c2e:0b81/B", DEVICE_SCANNER, false, 1));
    (void)station_poll(w.station);
    CHECK(row_of("0c2e:0b81/B")->can_enrol);
    int number = row_of("0c2e:0b81/B")->number;
    deed(DEVICE_DEED_ENROL, number);
    CHECK(row_of("0c2e:0b81/B")->is_enrolled);
    CHECK(!row_of("0c2e:0b81/B")->is_fr);
    deed(DEVICE_DEED_LAYOUT, number);
    CHECK(row_of("0c2e:0b81/B")->is_fr);
    CHECK_INT(station_enrolled(w.station, enrolled), 1);
    CHECK_INT(enrolled[0].layout, DEVICE_LAYOUT_FR);
    deed(DEVICE_DEED_WAY, number);
    CHECK_INT(station_enrolled(w.station, enrolled), 1);
    CHECK_INT(enrolled[0].way, DEVICE_WAY_GRAB);
    deed(DEVICE_DEED_FORGET, number);
    CHECK(!row_of("0c2e:0b81/B")->is_enrolled);
    CHECK_INT(station_enrolled(w.station, enrolled), 0);
    CHECK(device_fake_drop(fake, "0c2e:0b81/B", DEVICE_UNPLUGGED_INSIDE, "10420", 5));
    (void)station_poll(w.station);
    CHECK_INT(row_of("0c2e:0b81/B")->dropped_count, 1);
    CHECK_STR(row_of("0c2e:0b81/B")->raw, "10420");
    CHECK(strlen(row_of("0c2e:0b81/B")->trouble) > 10);
    world_end(&w);
    device_fake_destroy(fake);
}

static void the_scale_that_spoke_last_is_shown(void)
{
    struct device_fake *fake = device_fake_create();
    struct device_port port = device_fake_port(fake);
    world_begin(&w, NULL);
    attach(&port);
    const struct scale_view *scale = &world_view(&w).devices->scale;
    CHECK(!scale->is_there);
    CHECK(device_fake_plug(fake, "0922:8003@1-1", DEVICE_SCALE, true, 1));
    CHECK(device_fake_weigh(fake, "0922:8003@1-1", SCALE_MOVING, 0, 2));
    (void)station_poll(w.station);
    CHECK(scale->is_there);
    CHECK(!scale->is_weight);
    CHECK(strlen(scale->words) > 3);
    CHECK(device_fake_weigh(fake, "0922:8003@1-1", SCALE_STABLE, 1250, 3));
    (void)station_poll(w.station);
    CHECK(scale->is_weight);
    CHECK_INT(scale->grams, 1250);
    deed(DEVICE_DEED_TARE, scale->number);
    CHECK(device_fake_weigh(fake, "0922:8003@1-1", SCALE_STABLE, 2250, 4));
    (void)station_poll(w.station);
    CHECK_INT(scale->grams, 1000);
    CHECK(device_fake_pull(fake, "0922:8003@1-1", 5));
    (void)station_poll(w.station);
    CHECK(!scale->is_there);
    world_end(&w);
    device_fake_destroy(fake);
}

static void rules_name_what_is_enrolled_and_nothing_else(void)
{
    struct enrolments enrolments = {0};
    struct error err = {0};
    char dir[] = "/tmp/borne-rules-XXXXXX", path[200], text[4096];
    CHECK(mkdtemp(dir) != NULL);
    str_copy(enrolments.rows[0].key, LIMIT_DEVICE_KEY, "0c2e:0b81/A7");
    str_copy(enrolments.rows[3].key, LIMIT_DEVICE_KEY, "1a2c:1000@1-2.3");
    str_copy(enrolments.rows[3].name, LIMIT_DEVICE_NAME, "a\nRUN+=\"b\"");
    CHECK(device_rules_write(dir, &enrolments, &err));
    str_format(path, sizeof path, "%s/70-borne-devices.rules", dir);
    FILE *file = fopen(path, "r");
    CHECK(file != NULL);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    CHECK(strstr(text, "ATTR{serial}==\"A7\"") != NULL);
    CHECK(strstr(text, "KERNEL==\"1-2.3\"") != NULL);
    CHECK(strstr(text, "\nRUN") == NULL); /* a name is no rule */
    CHECK(strstr(text, "*:03") == NULL);  /* not every keyboard */
    CHECK_INT(unlink(path), 0);
    str_format(path, sizeof path, "%s/borne-usbhid.conf", dir);
    file = fopen(path, "r");
    CHECK(file != NULL);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    CHECK(strstr(text, "quirks=0x0c2e:0x0b81:0x0004\n") != NULL); /* 1a2c makes keyboards too */
    CHECK_INT(unlink(path), 0);
    CHECK_INT(rmdir(dir), 0);
}

int main(void)
{
    RUN(what_is_taught_is_written_and_read_alike);
    RUN(a_lesson_is_kept_over_a_restart);
    RUN(a_tap_enrols_changes_and_forgets);
    RUN(the_scale_that_spoke_last_is_shown);
    RUN(rules_name_what_is_enrolled_and_nothing_else);
    return 0;
}
