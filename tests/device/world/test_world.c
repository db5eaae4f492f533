/* test_world.c: the lines of the emulated world, on a bus that only plugs and pulls. */
#include "device/world/world.h"

#include "device/models/host.h"
#include "device/models/model_printer.h"
#include "support/check.h"

static struct host host;
static char last_port[16];

static bool plug(void *context, struct usb_model *model, const char *port)
{
    (void)context;
    snprintf(last_port, sizeof last_port, "%s", port);
    host_plug(&host, model);
    return true;
}

static void unplug(void *context, struct usb_model *model)
{
    (void)context;
    usb_model_unplug(model);
}

static struct world *world;

static void expect(const char *line, const char *want)
{
    char reply[WORLD_REPLY];
    bool good = world_do(world, line, reply);
    CHECK_STR(reply, want);
    CHECK_INT(good, strncmp(want, "ok", 2) == 0);
}

static void makes_every_kind(void)
{
    static const char *const kinds[] = {
        "scanner-us", "scanner-fr", "scanner-alt", "scanner-pos", "scanner-acm", "keyboard", "zpl",
        "tspl",       "epl2",       "escpos",      "ql",          "dymo",        "scale"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        char line[64];
        snprintf(line, sizeof line, "make each%zu %s serial=E%zu", i, kinds[i], i);
        expect(line, "ok");
    }
    expect("make each0 zpl", "no is there already");
    expect("make odd toaster", "no no such kind or key");
    expect("make odd zpl colour=red", "no no such kind or key");
    expect("plug odd", "no no device of this name");
}

static void scans_and_counts(void)
{
    expect("make caisse scanner-us port=1-4.1 suffix=tab interval=0", "ok");
    expect("plug caisse", "ok");
    CHECK_STR(last_port, "1-4.1");
    expect("plug caisse", "no is plugged in");
    expect("scan caisse 12", "ok");
    uint8_t report[8];
    for (int i = 0; i < 6; i++) {
        CHECK_INT(host_read(world_find(world, "caisse"), 0x81, report, 8), 8);
    }
    expect("typed caisse", "ok 1 1");
    expect("taken caisse 81", "ok 6");
    expect("scan caisse \\x1d", "ok"); /* Ctrl and a key, and its release */
    CHECK_INT(host_read(world_find(world, "caisse"), 0x81, report, 8), 8);
    CHECK_INT(report[0], 1);
    expect("fail caisse 81 -71 1", "ok");
    CHECK_INT(host_read(world_find(world, "caisse"), 0x81, report, 8), -71);
    expect("leave caisse 81 1", "ok");
    CHECK_INT(host_read(world_find(world, "caisse"), 0x81, report, 8), 8);
    expect("plugged caisse", "ok 0");
    expect("paper caisse 3", "no a scanner does not do that");
}

static void prints_and_weighs(void)
{
    expect("make etiquettes zpl paper=1", "ok");
    expect("plug etiquettes", "ok");
    const char label[] = "^XA^FO0,0^GFA,1,1,1,FF^FS^XZ";
    struct usb_model *printer = world_find(world, "etiquettes");
    CHECK_INT(host_write(printer, 0x01, label, sizeof label - 1), sizeof label - 1);
    CHECK_INT(host_write(printer, 0x01, label, sizeof label - 1), sizeof label - 1);
    expect("printed etiquettes", "ok 1 0");
    expect("paper etiquettes 5", "ok");
    expect("printed etiquettes", "ok 2 0");
    expect("digest etiquettes 0", "ok 28 916c01bade9e27ff 916c01bade9e27ff");
    expect("digest etiquettes 2", "no no such label");
    expect("cover etiquettes 1", "ok");
    expect("make poids scale unit=kg", "ok");
    expect("plug poids", "ok");
    expect("weigh poids 1500 4", "ok");
    uint8_t report[8];
    CHECK_INT(host_read(world_find(world, "poids"), 0x81, report, 8), 6);
    CHECK_INT(report[2], 3);
    CHECK_INT(report[4] | report[5] << 8, 1500);
    expect("unplug poids", "ok");
    expect("plugged poids", "ok 0");
}

int main(void)
{
    world = world_new((struct world_bus){plug, unplug, NULL});
    RUN(makes_every_kind);
    RUN(scans_and_counts);
    RUN(prints_and_weighs);
    world_free(world);
    return 0;
}
