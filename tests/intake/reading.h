/* reading.h: reads files or texts as a month, for the tests of intake. */
#ifndef BORNE_TESTS_INTAKE_READING_H
#define BORNE_TESTS_INTAKE_READING_H

#include <stdbool.h>

#include "intake/intake.h"

#define DATA "tests/intake/data/"
#define DEMO "assets/demo/"

struct reading {
    bool is_read;
    struct month month; /* if is_read */
    struct intake_outcome outcome;
    struct error error; /* if not */
};

/* Any path but the first may be NULL. Release with reading_finish. */
struct reading reading_of(const char *orders, const char *catalogue, const char *points);
struct reading reading_of_files(const char *const *orders, size_t count, const char *catalogue,
                                const struct intake_options *options);
struct reading reading_with(const char *orders, const char *catalogue, const char *points,
                            const struct intake_options *options);
/* The same for texts of `size` bytes (0: terminated), written to temporary files. */
struct reading reading_of_bytes(const char *orders, size_t size, const char *catalogue,
                                const char *points);
struct reading reading_of_text(const char *orders, const char *catalogue);
void reading_finish(struct reading *reading);

/* A file in the test's own temporary folder, which lasts until the process ends. */
const char *reading_file(const char *name, const char *data, size_t size);
const char *reading_folder(void);

/* How many warnings have the code; *ret_row is the first one's row, if not NULL. */
int reading_warnings(const struct reading *reading, const char *code, uint32_t *ret_row);
/* True if some reading so far ended with this refusal or warning. */
bool reading_has_seen(const char *code);

/* Sums of what was read, 0 if nothing matches. */
int64_t reading_units_of(const struct reading *reading, const char *sku);
int64_t reading_orders_at(const struct reading *reading, const char *pickup);
const struct month_order *reading_order(const struct reading *reading, const char *number);
const struct month_product *reading_product(const struct reading *reading, const char *sku);

#endif
