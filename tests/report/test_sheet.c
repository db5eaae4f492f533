/* test_sheet.c: a sheet as CSV and as a workbook: bytes, formulas, disks that say no. */
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/str.h"
#include "report/sheet.h"
#include "support/check.h"

static char folder[64] = "/tmp/borne-sheet-XXXXXX";

static const char *path_of(const char *name)
{
    static char path[128];
    str_format(path, sizeof path, "%s/%s", folder, name);
    return path;
}

/* The file's bytes, terminated; the caller frees. */
static char *slurp(const char *path)
{
    FILE *file = fopen(path, "rb");
    CHECK(file != NULL);
    char *bytes = calloc(1, 1 << 16);
    CHECK(bytes != NULL && fread(bytes, 1, (1 << 16) - 1, file) > 0);
    fclose(file);
    return bytes;
}

static const struct sheet_column columns[] = {
    {"Quand", SHEET_TIME},
    {"Quoi; ou qui", SHEET_TEXT},
    {"Fois", SHEET_COUNT},
    {"Quantité", SHEET_DECIMAL},
};

static void start(struct sheet *sheet)
{
    sheet_init(sheet, "Œufs", columns, 4);
}

static void add(struct sheet *sheet, const char *text, int64_t count, int64_t thousandths)
{
    sheet_add_number(sheet, 1763625600000);
    sheet_add_text(sheet, text);
    sheet_add_number(sheet, count);
    sheet_add_number(sheet, thousandths);
}

static void test_csv_bytes(void)
{
    struct sheet sheet;
    start(&sheet);
    add(&sheet, "Œufs à la coque", 1, 1500);
    add(&sheet, "l’été ; \"bio\"", -2, -250);
    add(&sheet, "deux\nlignes", 3, 12000);
    sheet_add_blank(&sheet);
    sheet_add_text(&sheet, "");
    sheet_add_blank(&sheet);
    sheet_add_blank(&sheet);
    CHECK(sheet_write_csv(&sheet, path_of("a.csv"), NULL));
    sheet_finish(&sheet);
    char *got = slurp(path_of("a.csv"));
    CHECK_STR(got, "\xef\xbb\xbfQuand;\"Quoi; ou qui\";Fois;Quantité\r\n"
                   "20/11/2025 09:00;Œufs à la coque;1;1,5\r\n"
                   "20/11/2025 09:00;\"l’été ; \"\"bio\"\"\";-2;-0,25\r\n"
                   "20/11/2025 09:00;\"deux\nlignes\";3;12\r\n"
                   ";;;\r\n");
    free(got);
}

static void test_csv_formulas(void)
{
    static const struct {
        const char *text, *cell;
    } cases[] = {
        {"=1+1", "\"'=1+1\""},   {"+33 3", "\"'+33 3\""},
        {"-2 °C", "\"'-2 °C\""}, {"@SUM(A1)", "\"'@SUM(A1)\""},
        {"\t=1", "\"'\t=1\""},   {"\r=1", "\"'\r=1\""},
        {"\n=1", "\"'\n=1\""},   {"=\"a\";1", "\"'=\"\"a\"\";1\""},
        {"a=1", "a=1"},          {"1-2", "1-2"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sheet sheet;
        start(&sheet);
        add(&sheet, cases[i].text, 1, 0);
        CHECK(sheet_write_csv(&sheet, path_of("f.csv"), NULL));
        sheet_finish(&sheet);
        char *got = slurp(path_of("f.csv"));
        char want[96];
        str_format(want, sizeof want, "20/11/2025 09:00;%s;1;0\r\n", cases[i].cell);
        CHECK_STR(strchr(got, '\n') + 1, want);
        free(got);
    }
}

static void test_decimal(void)
{
    static const struct {
        int64_t thousandths;
        const char *text;
    } cases[] = {{0, "0"},        {1, "0,001"},
                 {500, "0,5"},    {1000, "1"},
                 {10000, "10"},   {12340, "12,34"},
                 {-1, "-0,001"},  {-1500, "-1,5"},
                 {100000, "100"}, {INT64_MIN, "-9223372036854775,808"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[48];
        sheet_decimal(cases[i].thousandths, text, sizeof text);
        CHECK_STR(text, cases[i].text);
    }
}

static void test_same_bytes(void)
{
    struct sheet sheet;
    start(&sheet);
    add(&sheet, "=1+1", 1, 1500);
    struct sheet_origin origin = {.created_at_s = 1763625600, .tmp_folder = folder};
    struct error err = {0};
    char other[128];
    str_copy(other, sizeof other, path_of("b.xlsx"));
    CHECK(sheet_write_xlsx(&sheet, 1, &origin, path_of("a.xlsx"), &err));
    CHECK(sheet_write_xlsx(&sheet, 1, &origin, other, &err));
    sheet_finish(&sheet);
    char *first = slurp(path_of("a.xlsx")), *second = slurp(other);
    CHECK(memcmp(first, second, 1 << 16) == 0);
    CHECK(memcmp(first, "PK", 2) == 0);
    free(first);
    free(second);
}

/* What was there before stays, and nothing is left beside it. */
static void check_kept(const char *path)
{
    char part[160];
    str_format(part, sizeof part, "%s.part", path);
    CHECK(access(part, F_OK) != 0);
    char *kept = slurp(path);
    CHECK_STR(kept, "before");
    free(kept);
}

static void put_before(const char *path)
{
    FILE *file = fopen(path, "wb");
    CHECK(file != NULL && fputs("before", file) > 0 && fclose(file) == 0);
}

static void test_disk_full(void)
{
    struct sheet sheet;
    start(&sheet);
    for (int i = 0; i < 3000; i++) {
        add(&sheet, "une ligne qui prend de la place, et de plus en plus", i, i * 17);
    }
    char path[128];
    str_copy(path, sizeof path, path_of("full"));
    put_before(path);
    struct rlimit before, low = {4096, 0};
    CHECK(getrlimit(RLIMIT_FSIZE, &before) == 0);
    low.rlim_max = before.rlim_max;
    CHECK(setrlimit(RLIMIT_FSIZE, &low) == 0);
    struct error csv = {0}, xlsx = {0};
    struct sheet_origin origin = {.created_at_s = 1763625600};
    bool csv_done = sheet_write_csv(&sheet, path, &csv);
    bool xlsx_done = sheet_write_xlsx(&sheet, 1, &origin, path, &xlsx);
    CHECK(setrlimit(RLIMIT_FSIZE, &before) == 0);
    sheet_finish(&sheet);
    CHECK(!csv_done && !xlsx_done);
    CHECK_INT(csv.kind, ERROR_ENVIRONMENT);
    CHECK_INT(xlsx.kind, ERROR_ENVIRONMENT);
    CHECK_STR(xlsx.code, "disk_full");
    check_kept(path);
}

static void test_no_folder(void)
{
    struct sheet sheet;
    start(&sheet);
    struct sheet_origin origin = {.created_at_s = 1763625600};
    struct error err = {0};
    CHECK(!sheet_write_xlsx(&sheet, 1, &origin, path_of("gone/a.xlsx"), &err));
    CHECK_STR(err.code, "no_folder");
    CHECK(!sheet_write_csv(&sheet, path_of("gone/a.csv"), &err));
    CHECK_STR(err.code, "no_folder");
    sheet_finish(&sheet);
}

int main(void)
{
    CHECK(mkdtemp(folder) != NULL);
    RUN(test_csv_bytes);
    RUN(test_csv_formulas);
    RUN(test_decimal);
    RUN(test_same_bytes);
    signal(SIGXFSZ, SIG_IGN);
    RUN(test_disk_full);
    RUN(test_no_folder);
    static const char *const made[] = {"a.csv", "f.csv", "a.xlsx", "b.xlsx", "full"};
    for (size_t i = 0; i < sizeof made / sizeof *made; i++) {
        CHECK(unlink(path_of(made[i])) == 0);
    }
    CHECK(rmdir(folder) == 0); /* nothing else was left */
    return 0;
}
