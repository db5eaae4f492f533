/* world_mock.c: the emulated world on the umockdev bus: reads the lines of world.h from its input.
 * Says first where umockdev's folder is: programs that are started with the same preload and
 * UMOCKDEV_DIR=<folder> find the devices there.
 *
 * umockdev-wrapper usb_world_mock [SPEED]   SPEED: microseconds of the devices for each of the
 * clock */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "device/bus/umockdev_bus.h"
#include "device/world/world.h"

enum { LINE = 1024 };

static bool plug(void *context, struct usb_model *model, const char *port)
{
    umockdev_bus_plug(context, model, port);
    return true;
}

static void unplug(void *context, struct usb_model *model)
{
    umockdev_bus_unplug(context, model);
}

int main(int argc, char **argv)
{
    struct umockdev_bus *bus = umockdev_bus_new();
    if (!bus) {
        fprintf(stderr, "to be run under umockdev-wrapper\n");
        return 1;
    }
    struct world *world = world_new((struct world_bus){plug, unplug, bus});
    umockdev_bus_run(bus, argc > 1 ? (int)strtol(argv[1], NULL, 10) : 1);
    printf("dir %s\n", getenv("UMOCKDEV_DIR"));
    fflush(stdout);
    char line[LINE], reply[WORLD_REPLY];
    while (fgets(line, sizeof line, stdin)) {
        if (line[0] == '\n' || line[0] == '#') {
            continue;
        }
        if (strncmp(line, "kernel-reads ", 13) == 0) {
            umockdev_bus_kernel_reads(bus, line[13] == '1');
            printf("ok\n");
        } else {
            world_do(world, line, reply);
            printf("%s\n", reply);
        }
        fflush(stdout);
    }
    umockdev_bus_stop(bus);
    world_free(world);
    umockdev_bus_free(bus);
    return 0;
}
