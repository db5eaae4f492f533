/* reading.c: temporary files, and looking at what came out. */
#include "intake/reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support/check.h"

static char seen[200][32];
static size_t seen_count;

static void see(const char *code)
{
    if (!reading_has_seen(code)) {
        CHECK(seen_count < sizeof seen / sizeof seen[0]);
        snprintf(seen[seen_count++], sizeof seen[0], "%s", code);
    }
}

bool reading_has_seen(const char *code)
{
    for (size_t i = 0; i < seen_count; i++) {
        if (strcmp(seen[i], code) == 0) {
            return true;
        }
    }
    return false;
}

static char folder[64];

static void remove_folder(void)
{
    char command[96];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    if (system(command) != 0) {
        fprintf(stderr, "left behind: %s\n", folder);
    }
}

const char *reading_folder(void)
{
    if (folder[0] == '\0') {
        snprintf(folder, sizeof folder, "/tmp/borne-intake-XXXXXX");
        CHECK(mkdtemp(folder) != NULL);
        atexit(remove_folder);
    }
    return folder;
}

const char *reading_file(const char *name, const char *data, size_t size)
{
    static char paths[8][128];
    static size_t turn;
    char *path = paths[turn++ % 8];
    snprintf(path, sizeof paths[0], "%s/%s", reading_folder(), name);
    FILE *file = fopen(path, "wb");
    CHECK(file != NULL);
    CHECK_INT(fwrite(data, 1, size, file), size);
    CHECK_INT(fclose(file), 0);
    return path;
}

static struct reading read_all(const struct intake_files *files,
                               const struct intake_options *options)
{
    struct reading reading = {0};
    reading.is_read = intake_read(files, options, &reading.month, &reading.outcome, &reading.error);
    if (!reading.is_read) {
        see(reading.error.code);
        CHECK(reading.error.text[0] != '\0');
    }
    for (size_t i = 0; i < reading.month.warning_count; i++) {
        see(reading.month.warnings[i].code);
        CHECK(strchr(reading.month.warnings[i].text, '{') == NULL);
    }
    return reading;
}

struct reading reading_of_files(const char *const *orders, size_t count, const char *catalogue,
                                const struct intake_options *options)
{
    struct intake_files files = {.orders = orders, .order_count = count, .catalogue = catalogue};
    return read_all(&files, options);
}

struct reading reading_with(const char *orders, const char *catalogue, const char *points,
                            const struct intake_options *options)
{
    struct intake_files files = {
        .orders = &orders, .order_count = 1, .catalogue = catalogue, .points = points};
    return read_all(&files, options);
}

struct reading reading_of(const char *orders, const char *catalogue, const char *points)
{
    return reading_with(orders, catalogue, points, NULL);
}

struct reading reading_of_bytes(const char *orders, size_t size, const char *catalogue,
                                const char *points)
{
    const char *a = reading_file("orders.csv", orders, size > 0 ? size : strlen(orders));
    const char *b =
        catalogue == NULL ? NULL : reading_file("catalogue.csv", catalogue, strlen(catalogue));
    const char *c = points == NULL ? NULL : reading_file("points.csv", points, strlen(points));
    return reading_of(a, b, c);
}

struct reading reading_of_text(const char *orders, const char *catalogue)
{
    return reading_of_bytes(orders, 0, catalogue, NULL);
}

void reading_finish(struct reading *reading)
{
    month_finish(&reading->month);
}

int reading_warnings(const struct reading *reading, const char *code, uint32_t *ret_row)
{
    int count = 0;
    for (size_t i = 0; i < reading->month.warning_count; i++) {
        const struct month_warning *warning = &reading->month.warnings[i];
        if (strcmp(warning->code, code) == 0) {
            if (count == 0 && ret_row != NULL) {
                *ret_row = warning->row;
            }
            count++;
        }
    }
    return count;
}

int64_t reading_units_of(const struct reading *reading, const char *sku)
{
    int64_t sum = 0;
    for (size_t i = 0; i < reading->month.line_count; i++) {
        const struct month_line *line = &reading->month.lines[i];
        if (strcmp(reading->month.products[line->product].sku, sku) == 0) {
            sum += line->units_milli;
        }
    }
    return sum;
}

int64_t reading_orders_at(const struct reading *reading, const char *pickup)
{
    int64_t count = 0;
    for (size_t i = 0; i < reading->month.order_count; i++) {
        uint32_t at = reading->month.orders[i].pickup;
        count += at != MONTH_NONE && strcmp(reading->month.pickups[at].name, pickup) == 0;
    }
    return count;
}

const struct month_order *reading_order(const struct reading *reading, const char *number)
{
    for (size_t i = 0; i < reading->month.order_count; i++) {
        if (strcmp(reading->month.orders[i].number, number) == 0) {
            return &reading->month.orders[i];
        }
    }
    return NULL;
}

const struct month_product *reading_product(const struct reading *reading, const char *sku)
{
    for (size_t i = 0; i < reading->month.product_count; i++) {
        if (strcmp(reading->month.products[i].sku, sku) == 0) {
            return &reading->month.products[i];
        }
    }
    return NULL;
}
