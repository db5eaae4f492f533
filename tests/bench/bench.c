/* bench.c: the project's own benchmark: prints what the design promises beside what is. Run it from
 * the project's folder on a quiet machine: build/release/tests/bench [--quick] [--json]
 * [--only read|import|labels|peers|print|scans|kiosk] [--borne PROGRAM]. Exit code 1: not measured.
 */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"

static const struct {
    const char *name;
    bool (*run)(struct bench *bench);
} parts[] = {
    {"read", bench_read},   {"import", bench_import}, {"labels", bench_labels},
    {"peers", bench_peers}, {"print", bench_print},   {"scans", bench_scans},
    {"kiosk", bench_kiosk},
};

struct asked {
    bool is_json;
    const char *only;
};

static bool read_options(int argc, char **argv, struct bench *bench, struct asked *asked)
{
    for (int i = 1; i < argc; i++) {
        if (str_equal(argv[i], "--quick")) {
            bench->is_quick = true;
        } else if (str_equal(argv[i], "--json")) {
            asked->is_json = true;
        } else if (str_equal(argv[i], "--only") && i + 1 < argc) {
            asked->only = argv[++i];
        } else if (str_equal(argv[i], "--borne") && i + 1 < argc) {
            bench->program = argv[++i];
        } else {
            fprintf(stderr, "bench: what is %s?\n", argv[i]);
            return false;
        }
    }
    return true;
}

static bool make_folders(struct bench *bench)
{
    str_copy(bench->folder, sizeof bench->folder, BENCH_BUILD "/bench-XXXXXX");
    if (mkdtemp(bench->folder) == NULL) {
        perror(bench->folder);
        return false;
    }
    str_copy(bench->memory, sizeof bench->memory, "/dev/shm/borne-bench-XXXXXX");
    if (mkdtemp(bench->memory) == NULL) {
        bench->memory[0] = '\0';
    }
    return true;
}

int main(int argc, char **argv)
{
    static struct bench bench = {.program = BENCH_BORNE};
    struct asked asked = {0};
    bool done = true;
    if (!read_options(argc, argv, &bench, &asked) || !make_folders(&bench)) {
        return 1;
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (asked.only == NULL || str_equal(asked.only, parts[i].name)) {
            if (!parts[i].run(&bench)) {
                fprintf(stderr, "bench: %s could not be measured\n", parts[i].name);
                done = false;
            }
        }
    }
    if (asked.is_json) {
        table_print_json(&bench.table);
    } else {
        table_print(&bench.table);
    }
    measure_remove_folder(bench.folder);
    if (bench.memory[0] != '\0') {
        measure_remove_folder(bench.memory);
    }
    return done ? 0 : 1;
}
