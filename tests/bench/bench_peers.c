/* bench_peers.c: our labels beside what others draw of the same data in the same run: reportlab and
 * GNU barcode with ps2pdf for sheets, zint for bitmaps. Peers are looked for when it runs; one that
 * is missing is named, not guessed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/crate_label.h"
#include "app/record.h"
#include "base/assert.h"
#include "base/str.h"
#include "bench.h"
#include "label/label.h"

enum { SHEET_AIM = 3, BITMAP_AIM = 4 };

struct race {
    const char *folder;
    struct label *labels;
    size_t count;
    int rounds;
};

static bool is_installed(const char *program)
{
    char command[160];
    str_format(command, sizeof command, "command -v %s >/dev/null 2>&1", program);
    return system(command) == 0;
}

/* What the peers read: a list for reportlab, the codes alone for the others. */
static bool write_lists(const struct race *race)
{
    static const char *const states[] = {"SEC", "FRAIS", "SURGELÉ", "ŒUFS"};
    char path[LIMIT_PATH];
    str_format(path, sizeof path, "%s/labels.tsv", race->folder);
    FILE *list = fopen(path, "w");
    str_format(path, sizeof path, "%s/codes.txt", race->folder);
    FILE *codes = fopen(path, "w");
    for (size_t i = 0; list != NULL && codes != NULL && i < race->count; i++) {
        const struct label *label = &race->labels[i];
        const struct label_crate *crate = &label->crate;
        fprintf(list, "%s\t%d\t%d\t%s\t%s\t%s\t%06x\t%s\t%s\t%d lignes · %d,%d kg\t%s\n",
                crate->number, crate->index, crate->of, crate->pickup, crate->letter, crate->colour,
                (unsigned)crate->rgb, crate->day, states[crate->temperature], crate->lines,
                (int)(crate->weight_g / 1000), (int)(crate->weight_g / 100 % 10), label->code);
        fprintf(codes, "%s\n", label->code);
    }
    bool done = list != NULL && codes != NULL;
    done = (list == NULL || fclose(list) == 0) && done;
    return (codes == NULL || fclose(codes) == 0) && done;
}

/* Milliseconds of a command of the shell; < 0 when it failed. */
static double time_shell(const char *command)
{
    int64_t begin_ns = measure_ns();
    return system(command) == 0 ? measure_ms_since(begin_ns) : -1;
}

/* What the script itself says it took, without starting up; < 0 when it failed. */
static double time_reportlab(const struct race *race)
{
    char command[3 * LIMIT_PATH];
    double ms = -1;
    str_format(command, sizeof command,
               "/usr/bin/python3 tests/bench/peer_reportlab.py %s/labels.tsv %s/reportlab.pdf "
               "/usr/share/fonts 2>/dev/null",
               race->folder, race->folder);
    FILE *said = popen(command, "r");
    if (said == NULL || fscanf(said, "%lf", &ms) != 1) {
        ms = -1;
    }
    return said != NULL && pclose(said) == 0 ? ms : -1;
}

static double time_barcode(const struct race *race)
{
    char command[6 * LIMIT_PATH];
    str_format(command, sizeof command,
               "barcode -e 128c -p A4 -t 3x8 -u mm -i %s/codes.txt -o %s/barcode.ps && "
               "ps2pdf %s/barcode.ps %s/barcode.pdf",
               race->folder, race->folder, race->folder, race->folder);
    return time_shell(command);
}

/* Three dots a module, as our labels have at 203 dpi. */
static double time_zint(const struct race *race)
{
    char command[3 * LIMIT_PATH];
    str_format(command, sizeof command,
               "zint --batch -b CODE128 --scale=1.5 --height=32 -i %s/codes.txt "
               "-o %s/zint~~~~.png",
               race->folder, race->folder);
    return time_shell(command);
}

static double time_sheets(const struct race *race)
{
    char path[LIMIT_PATH];
    struct label_sheet sheet = {.first = 1, .created_at_s = 1764144000};
    str_format(path, sizeof path, "%s/ours.pdf", race->folder);
    int64_t begin_ns = measure_ns();
    bool done = stock_choose("a4-24", &sheet.stock, NULL) &&
                label_pdf(&sheet, race->labels, race->count, path, NULL, NULL);
    return done ? measure_ms_since(begin_ns) : -1;
}

/* With the fonts open, as they are where labels are printed; every label is drawn. */
static double time_bitmaps(const struct race *race)
{
    struct stock_choice stock;
    struct bitmap bitmap;
    struct label_press *press = label_press_create(NULL);
    bool done = stock_choose("57x32@203", &stock, NULL) && press != NULL &&
                label_press_bitmap(press, &stock, &race->labels[0], &bitmap, NULL);
    if (done) {
        bitmap_finish(&bitmap);
    }
    int64_t begin_ns = measure_ns();
    for (size_t i = 0; done && i < race->count; i++) {
        done = label_press_bitmap(press, &stock, &race->labels[i], &bitmap, NULL);
        bitmap_finish(&bitmap);
    }
    double ms = measure_ms_since(begin_ns);
    label_press_destroy(press);
    return done ? ms : -1;
}

static void add_ratio(struct bench *bench, const struct race *race, const char *key,
                      const char *needs, double (*peer)(const struct race *),
                      double (*ours)(const struct race *), int aim, const char *what)
{
    struct samples ratio = {0};
    char note[TABLE_TEXT] = "";
    double peer_ms = 0, our_ms = 0;
    bool is_there = is_installed(needs);
    for (int i = 0; is_there && i < race->rounds; i++) { /* one after the other, on the same day */
        peer_ms = peer(race);
        our_ms = ours(race);
        if (peer_ms > 0 && our_ms > 0) {
            samples_add(&ratio, peer_ms / our_ms);
        }
    }
    struct table_row *row = table_add(&bench->table, key, "x", &ratio, "%s", what);
    table_aim(row, AIM_ABOVE, aim);
    if (!is_there || peer_ms < 0) {
        str_format(note, sizeof note, "%s is missing", needs);
    } else {
        str_format(note, sizeof note, "last round: %.0f ms beside our %.0f ms", peer_ms, our_ms);
    }
    table_note(row, note);
    samples_finish(&ratio);
}

static void run_races(struct bench *bench, const struct race *race)
{
    add_ratio(bench, race, "labels_vs_reportlab", "python3", time_reportlab, time_sheets, SHEET_AIM,
              "sheets: faster than reportlab");
    add_ratio(bench, race, "labels_vs_barcode", "ps2pdf", time_barcode, time_sheets, SHEET_AIM,
              "sheets: faster than GNU barcode and ps2pdf");
    add_ratio(bench, race, "bitmaps_vs_zint", "zint", time_zint, time_bitmaps, BITMAP_AIM,
              "bitmaps at 203 dpi, fonts open: faster than zint --batch");
}

bool bench_peers(struct bench *bench)
{
    char data[LIMIT_PATH];
    struct record record = {0};
    struct error err = {0};
    struct race race = {.folder = bench->memory[0] != '\0' ? bench->memory : bench->folder,
                        .count = bench->is_quick ? 24 : 1000,
                        .rounds = bench->is_quick ? 1 : 7};
    str_format(data, sizeof data, "%s/peers", bench->folder);
    bool done = bench_make_demo(data) && record_open(&record, data, 0, &err);
    if (done) {
        size_t crates;
        uint32_t *ids = crate_label_crates(&record.prep, ID_NONE, &crates);
        race.labels = calloc(race.count, sizeof *race.labels);
        ASSERT(crates > 0 && race.labels != NULL);
        for (size_t i = 0; i < race.count; i++) {
            crate_label_fill(&record.prep, NULL, 20419, ids[i % crates], &race.labels[i]);
        }
        done = write_lists(&race);
        free(ids);
    }
    if (done) {
        run_races(bench, &race);
    }
    free(race.labels);
    record_finish(&record);
    measure_remove_folder(data);
    return done;
}
