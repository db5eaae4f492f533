/* print_job.c: prints labels over the kiosk's own way to a USB printer, as a program: the scenarios
 * run it as the account of the kiosk.
 *
 * device_print KEY LANGUAGE COUNT [ROWS]
 * Label by label it says "printed N" (the printer said that it came out) or "sent N", and "way …"
 * when something is in the way: absent, deaf, or the troubles as a number. Each label has one row
 * more than the one before, from ROWS (40) on, so that it is known from its length. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "device/printer_run.h"
#include "device/printer_usb.h"

enum { ROWS = 40, LOOK_MS = 100 };

static void say_way(void *context, const struct printer_way *way)
{
    (void)context;
    printf("way %s%s%u\n", way->is_absent ? "absent " : "", way->is_deaf ? "deaf " : "",
           way->troubles);
    fflush(stdout);
}

static bool given(void *context, bool is_given)
{
    (void)context;
    (void)is_given;
    return true;
}

static bool never(void *context)
{
    (void)context;
    return false;
}

/* Looks more often than a kiosk would: a test waits for it. */
static void pause_ms(void *context, int ms)
{
    (void)context;
    ms = ms < LOOK_MS ? ms : LOOK_MS;
    const struct timespec time = {0, ms * 1000000L};
    nanosleep(&time, NULL);
}

/* A frame with a bar that no two labels share. */
static struct bitmap draw(int width, int height)
{
    struct bitmap dots = bitmap_blank(width, height);
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            bool edge = x == 0 || y == 0 || x == width - 1 || y == height - 1;
            if (edge || (x * 7 + y * height) % 11 == 0) {
                bitmap_set(&dots, x, y);
            }
        }
    }
    return dots;
}

int main(int argc, char **argv)
{
    if (argc < 4) {
        fprintf(stderr, "device_print KEY LANGUAGE COUNT [ROWS]\n");
        return 2;
    }
    struct printer_usb *usb = printer_usb_create();
    struct printer_line line = {.bus = printer_usb_bus(usb),
                                .language = printer_language_by_name(argv[2])};
    snprintf(line.key, sizeof line.key, "%s", argv[1]);
    const struct printer_hooks hooks = {
        .way = say_way, .given = given, .is_cancelled = never, .wait = pause_ms};
    int count = (int)strtol(argv[3], NULL, 10);
    int rows = argc > 4 ? (int)strtol(argv[4], NULL, 10) : ROWS;
    for (int i = 0; i < count; i++) {
        struct bitmap dots = draw(line.language == PRINTER_QL ? 696 : 384, rows + i);
        const struct printer_media media = {
            .dpi = printer_language_dpi(line.language), .width_mm = 62, .length_mm = 0};
        enum printer_end end = printer_run(&line, &dots, &media, &hooks);
        printf("%s %d\n", end == PRINTER_PRINTED ? "printed" : "sent", i + 1);
        fflush(stdout);
        bitmap_finish(&dots);
    }
    printer_line_finish(&line);
    printer_usb_destroy(usb);
    printf("end\n");
    return 0;
}
