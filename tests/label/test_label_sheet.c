/* test_label_sheet.c: labels as PDF and PNG files, looked at through poppler as a printer would see
 * them: every label of a month reads, lies where the manifest says, and nothing lies elsewhere. */
#include <math.h>
#include <png.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "label/label.h"
#include "label/reader.h"
#include "label/samples.h"
#include "support/check.h"

enum { DPI = 300, MONTH = 300 };

static char folder[] = "/tmp/borne_label_XXXXXX";
static char pdf[LIMIT_PATH];

struct page {
    int width, height;
    uint8_t *grey;
};

static struct page read_pgm(const char *path)
{
    struct page page = {0};
    int most = 0;
    FILE *in = fopen(path, "rb");
    CHECK(in != NULL);
    CHECK_INT(fscanf(in, "P5 %d %d %d", &page.width, &page.height, &most), 3);
    fgetc(in);
    size_t bytes = (size_t)page.width * (size_t)page.height;
    page.grey = malloc(bytes);
    CHECK(page.grey != NULL && fread(page.grey, 1, bytes, in) == bytes);
    fclose(in);
    unlink(path);
    return page;
}

static struct page read_png(const char *path)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    CHECK(png_image_begin_read_from_file(&image, path));
    image.format = PNG_FORMAT_GRAY;
    struct page page = {.width = (int)image.width, .height = (int)image.height};
    page.grey = malloc(PNG_IMAGE_SIZE(image));
    CHECK(page.grey != NULL && png_image_finish_read(&image, NULL, page.grey, 0, NULL));
    return page;
}

static struct page render(int number)
{
    char command[2 * LIMIT_PATH + 100], path[LIMIT_PATH];
    str_format(command, sizeof command, "pdftoppm -gray -r %d -f %d -l %d -singlefile %s %s/page",
               DPI, number, number, pdf, folder);
    CHECK_INT(system(command), 0);
    str_format(path, sizeof path, "%s/page.pgm", folder);
    return read_pgm(path);
}

static int to_dots(double mm)
{
    return (int)lround(mm * DPI / 25.4);
}

/* Reads the label at `placed`, checks its margins (none for rolls), and makes its place white. */
static void take_label(struct page *page, const struct label_placed *placed,
                       const struct stock *stock)
{
    int x0 = to_dots(placed->x_mm), y0 = to_dots(placed->y_mm);
    int width = to_dots(placed->width_mm), height = to_dots(placed->height_mm);
    int margin_x = to_dots(stock->margin_x_mm) - 2, margin_y = to_dots(stock->margin_y_mm) - 2;
    uint8_t *crop = calloc((size_t)width, (size_t)height);
    CHECK(crop != NULL);
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            uint8_t *pixel = NULL, grey = 255;
            if (y0 + y >= 0 && y0 + y < page->height && x0 + x >= 0 && x0 + x < page->width) {
                pixel = &page->grey[(y0 + y) * page->width + x0 + x];
                grey = *pixel;
                *pixel = 255;
            }
            bool inside =
                x >= margin_x && x < width - margin_x && y >= margin_y && y < height - margin_y;
            if (!inside && grey <= 200) {
                fprintf(stderr, "%s: ink in the margin at %d, %d\n", placed->code, x, y);
                exit(1);
            }
            crop[y * width + x] = grey;
        }
    }
    char text[READER_TEXT] = "";
    CHECK(reader_zbar(crop, width, height, text));
    CHECK_STR(text, placed->code);
    text[0] = '\0';
    CHECK(reader_zxing(crop, width, height, text));
    CHECK_STR(text, placed->code);
    free(crop);
}

static void check_pdf(enum label_kind kind, const char *stock_name, int count, int first,
                      int shift_right, int shift_down)
{
    struct label_sheet sheet = {.first = first,
                                .shift_right_half_mm = shift_right,
                                .shift_down_half_mm = shift_down,
                                .created_at_s = 1795600000};
    struct error err = {0};
    CHECK(stock_choose(stock_name, &sheet.stock, &err));
    struct label *labels = calloc((size_t)count, sizeof *labels);
    struct label_placed *placed = calloc((size_t)count, sizeof *placed);
    CHECK(labels != NULL && placed != NULL);
    for (int i = 0; i < count; i++) {
        labels[i] = sample_label(kind, i);
    }
    CHECK(label_pdf(&sheet, labels, (size_t)count, pdf, placed, &err));
    struct page page = {0};
    for (int i = 0; i < count; i++) {
        CHECK_INT(placed[i].label, i);
        CHECK_STR(placed[i].code, labels[i].code);
        if (i == 0 || placed[i].page != placed[i - 1].page) {
            page = render(placed[i].page);
        }
        take_label(&page, &placed[i], sheet.stock.stock);
        if (i == count - 1 || placed[i + 1].page != placed[i].page) {
            for (int at = 0; at < page.width * page.height; at++) {
                CHECK(page.grey[at] > 200); /* nothing beside the labels */
            }
            free(page.grey);
        }
    }
    free(labels);
    free(placed);
}

static void a_month_on_sheets(void)
{
    check_pdf(LABEL_CRATE, "a4-24", MONTH, 1, 0, 0);
    check_pdf(LABEL_CRATE, "a4-65", MONTH, 1, 0, 0);
}

static void other_kinds_and_papers(void)
{
    check_pdf(LABEL_CRATE, "a4-21", 21, 1, 0, 0);
    check_pdf(LABEL_PRODUCT, "a4-65", 20, 1, 0, 0);
    check_pdf(LABEL_PRODUCT, "a4-24", 12, 1, 0, 0);
    check_pdf(LABEL_PLACE, "a4-24", 12, 1, 0, 0);
    check_pdf(LABEL_PAIR, "a4-24", 12, 1, 0, 0);
    check_pdf(LABEL_COMMAND, "a4-24", COMMAND_CODE_COUNT, 1, 0, 0);
    check_pdf(LABEL_CRATE, "r58", 4, 1, 0, 0);
    check_pdf(LABEL_CRATE, "4x6@203", 2, 1, 0, 0);
}

static void begins_on_a_begun_sheet(void)
{
    struct label labels[8];
    struct label_placed placed[8];
    struct label_sheet sheet = {.first = 20, .shift_right_half_mm = -1, .shift_down_half_mm = 3};
    CHECK(stock_choose("a4-24", &sheet.stock, NULL));
    for (int i = 0; i < 8; i++) {
        labels[i] = sample_label(LABEL_CRATE, i);
    }
    CHECK(label_pdf(&sheet, labels, 8, pdf, placed, NULL));
    /* The 20th of 3 columns: 7th row, 2nd column; half a millimetre left, one and a half down. */
    CHECK_INT(placed[0].page, 1);
    CHECK_INT(lround(placed[0].x_mm * 10), 700 - 5);
    CHECK_INT(lround(placed[0].y_mm * 10), 5 + 6 * 370 + 15);
    CHECK_INT(lround(placed[0].width_mm * 10), 700);
    CHECK_INT(lround(placed[0].height_mm * 10), 370);
    CHECK_INT(placed[4].page, 1);
    CHECK_INT(placed[5].page, 2);
    CHECK_INT(lround(placed[5].x_mm * 10), -5);
    CHECK_INT(lround(placed[5].y_mm * 10), 5 + 15);
    check_pdf(LABEL_CRATE, "a4-24", 8, 20, -1, 3);
}

static char *output_of(const char *command_format, size_t *ret_size)
{
    char command[2 * LIMIT_PATH + 100], *text = NULL;
    size_t size = 0, room = 0;
    str_format(command, sizeof command, "%s %s%s", command_format, pdf,
               str_starts(command_format, "pdftotext") ? " -" : "");
    FILE *in = popen(command, "r");
    CHECK(in != NULL);
    do {
        room = room * 2 + 4096;
        text = realloc(text, room + 1);
        CHECK(text != NULL);
        size += fread(text + size, 1, room - size, in);
    } while (size == room);
    CHECK_INT(pclose(in), 0);
    text[size] = '\0';
    *ret_size = size;
    return text;
}

/* What stands on the sheet as text: what must, and of the person nothing unless asked for. */
static void says_what_it_should(void)
{
    struct label_sheet sheet = {.first = 1};
    struct label label = {.kind = LABEL_CRATE,
                          .crate = {.number = "42",
                                    .index = 1,
                                    .of = 2,
                                    .pickup = "Toul",
                                    .letter = "A",
                                    .rgb = 0x1B4F8A,
                                    .colour = "bleu",
                                    .day = "jeu. 26 nov.",
                                    .temperature = TEMPERATURE_CHILLED,
                                    .lines = 9,
                                    .weight_g = 7351}};
    static const char *const must[] = {"42",     "1/2",          "Toul",  "A",
                                       "bleu",   "jeu. 26 nov.", "FRAIS", "9 lignes",
                                       "7,4 kg", "1 042 0137 71"};
    code_write(CODE_CRATE, 42, 137, label.code);
    for (int with = 0; with < 2; with++) {
        size_t size;
        label.is_copy = with == 1;
        if (with == 1) {
            str_copy(label.crate.first_name, sizeof label.crate.first_name, "Amina");
            str_copy(label.crate.initial, sizeof label.crate.initial, "K");
        }
        CHECK(stock_choose("a4-24", &sheet.stock, NULL));
        CHECK(label_pdf(&sheet, &label, 1, pdf, NULL, NULL));
        char *text = output_of("pdftotext -layout", &size);
        for (size_t i = 0; i < sizeof must / sizeof *must; i++) {
            if (strstr(text, must[i]) == NULL) {
                fprintf(stderr, "\"%s\" is not in: %s\n", must[i], text);
                exit(1);
            }
        }
        CHECK_INT(strstr(text, "Amina K.") != NULL, with);
        CHECK_INT(strstr(text, "COPIE") != NULL, with);
        free(text);
    }
}

static void embeds_its_fonts_and_repeats_itself(void)
{
    struct label_sheet sheet = {.first = 1, .created_at_s = 1795600000};
    struct label labels[30];
    CHECK(stock_choose("a4-24", &sheet.stock, NULL));
    for (int i = 0; i < 30; i++) {
        labels[i] = sample_label(i < 24 ? LABEL_CRATE : LABEL_PAIR, i);
    }
    char command[2 * LIMIT_PATH];
    size_t size = 0, again = 0, later = 0;
    CHECK(label_pdf(&sheet, labels, 30, pdf, NULL, NULL));
    char *fonts = output_of("pdffonts", &size);
    char *line = strstr(fonts, "---");
    CHECK(line != NULL);
    line = strchr(line, '\n') + 1;
    int seen = 0;
    while (*line != '\0') {
        char font[256];
        size_t length = strcspn(line, "\n");
        str_copy(font, length + 1 < sizeof font ? length + 1 : sizeof font, line);
        /* Embedded, and only what is used of it. Coloured drawings are a font of their own where
         * cairo is 1.18 or newer, of the type that holds nothing else but has no name to say so. */
        bool is_drawn = strstr(font, " Type 3 ") != NULL;
        CHECK(strstr(font, is_drawn ? " yes no " : " yes yes ") != NULL);
        line += line[length] == '\n' ? length + 1 : length;
        seen++;
    }
    CHECK(seen >= 3);
    free(fonts);
    str_format(command, sizeof command, "cat");
    char *about = output_of("pdfinfo -rawdates", &size);
    CHECK(strstr(about, "20261125094640Z") != NULL); /* the date given, not today's */
    free(about);
    char *first = output_of(command, &size);
    CHECK(label_pdf(&sheet, labels, 30, pdf, NULL, NULL));
    char *second = output_of(command, &again);
    CHECK(size == again && memcmp(first, second, size) == 0);
    sheet.created_at_s += 86400;
    CHECK(label_pdf(&sheet, labels, 30, pdf, NULL, NULL));
    char *third = output_of(command, &later);
    CHECK(later != size || memcmp(first, third, size) != 0);
    free(first);
    free(second);
    free(third);
}

static void refuses_what_cannot_be(void)
{
    static const struct {
        size_t count;
        int first, right, down;
        const char *path, *code;
    } rows[] = {
        {0, 1, 0, 0, NULL, "no_labels"},       {1, 0, 0, 0, NULL, "no_such_place"},
        {1, 25, 0, 0, NULL, "no_such_place"},  {1, 1, 21, 0, NULL, "shift_too_far"},
        {1, 1, 0, -21, NULL, "shift_too_far"}, {1, 1, 0, 0, "/nulle/part/x.pdf", "no_folder"},
    };
    struct label label = sample_label(LABEL_CRATE, 1);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct label_sheet sheet = {.first = rows[i].first,
                                    .shift_right_half_mm = rows[i].right,
                                    .shift_down_half_mm = rows[i].down};
        struct error err = {0};
        CHECK(stock_choose("a4-24", &sheet.stock, NULL));
        const char *path = rows[i].path != NULL ? rows[i].path : pdf;
        CHECK(!label_pdf(&sheet, &label, rows[i].count, path, NULL, &err));
        CHECK_STR(err.code, rows[i].code);
        CHECK(strlen(err.text) > 20);
    }
}

/* A disk that takes no more: the file of before stays, nothing else is left. */
static void keeps_the_old_file_when_the_disk_is_full(void)
{
    struct label_sheet sheet = {.first = 1};
    struct label labels[100];
    struct error err = {0};
    struct stat before, after;
    struct rlimit limit, small;
    char part[LIMIT_PATH + 8];
    CHECK(stock_choose("a4-24", &sheet.stock, NULL));
    for (int i = 0; i < 100; i++) {
        labels[i] = sample_label(LABEL_CRATE, i);
    }
    CHECK(label_pdf(&sheet, labels, 1, pdf, NULL, &err));
    CHECK_INT(stat(pdf, &before), 0);
    CHECK_INT(getrlimit(RLIMIT_FSIZE, &limit), 0);
    small = limit;
    small.rlim_cur = 20000;
    signal(SIGXFSZ, SIG_IGN);
    CHECK_INT(setrlimit(RLIMIT_FSIZE, &small), 0);
    CHECK(!label_pdf(&sheet, labels, 100, pdf, NULL, &err));
    CHECK_INT(setrlimit(RLIMIT_FSIZE, &limit), 0);
    CHECK_INT(err.kind, ERROR_ENVIRONMENT);
    CHECK_INT(stat(pdf, &after), 0);
    CHECK_INT(after.st_size, before.st_size);
    CHECK_INT(after.st_ino, before.st_ino);
    str_format(part, sizeof part, "%s.part", pdf);
    CHECK(access(part, F_OK) != 0);
}

/* The PNG files are numbered, nothing but black and white, and read. */
static void writes_pngs(void)
{
    struct label_sheet sheet = {.first = 1};
    struct label labels[3];
    struct label_placed placed[3];
    struct error err = {0};
    char path[LIMIT_PATH];
    CHECK(stock_choose("r58", &sheet.stock, NULL));
    for (int i = 0; i < 3; i++) {
        labels[i] = sample_label(LABEL_CRATE, i);
    }
    str_format(path, sizeof path, "%s/etiquette.png", folder);
    CHECK(label_png(&sheet, labels, 3, path, placed, &err));
    for (int i = 0; i < 3; i++) {
        CHECK_INT(placed[i].page, i + 1);
        CHECK_INT(lround(placed[i].width_mm), 48);
        str_format(path, sizeof path, "%s/etiquette-%03d.png", folder, i + 1);
        struct page page = read_png(path);
        CHECK_INT(page.width, 384);
        for (int at = 0; at < page.width * page.height; at++) {
            CHECK(page.grey[at] == 0 || page.grey[at] == 255);
        }
        char text[READER_TEXT] = "";
        CHECK(reader_zbar(page.grey, page.width, page.height, text));
        CHECK_STR(text, labels[i].code);
        free(page.grey);
    }
}

int main(void)
{
    CHECK(mkdtemp(folder) != NULL);
    str_format(pdf, sizeof pdf, "%s/labels.pdf", folder);
    RUN(begins_on_a_begun_sheet);
    RUN(says_what_it_should);
    RUN(embeds_its_fonts_and_repeats_itself);
    RUN(refuses_what_cannot_be);
    RUN(keeps_the_old_file_when_the_disk_is_full);
    RUN(writes_pngs);
    RUN(other_kinds_and_papers);
    RUN(a_month_on_sheets);
    char command[LIMIT_PATH];
    str_format(command, sizeof command, "rm -r %s", folder);
    return system(command) == 0 ? 0 : 1;
}
