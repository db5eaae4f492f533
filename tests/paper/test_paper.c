/* test_paper.c: the pages of a small month: all kinds are drawn, say what they must, and every code
 * on them reads with both readers. */
#include "paper/paper.h"

#include <math.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "label/reader.h"
#include "paper/roll.h"
#include "support/check.h"
#include "support/small_prep.h"

enum { DPI = 300, CODES = 80 };

static char folder[] = "/tmp/borne_paper_XXXXXX";
static char pdf[LIMIT_PATH];
static struct small_prep small;

static struct paper_day day_of(void)
{
    struct paper_day day = {.prep = &small.prep, .day = "sam. 28/11", .created_at_s = 1795600000};
    for (int i = 0; i < PLAN_COLOURS; i++) {
        day.colours[i] = (struct paper_colour){0x1B4F8A, "bleu"};
    }
    return day;
}

static char *text_of_pdf(void)
{
    char command[2 * LIMIT_PATH];
    static char text[1 << 20];
    str_format(command, sizeof command, "pdftotext -layout %s -", pdf);
    FILE *in = popen(command, "r");
    CHECK(in != NULL);
    size_t size = fread(text, 1, sizeof text - 1, in);
    CHECK_INT(pclose(in), 0);
    text[size] = '\0';
    return text;
}

static void draw_pages(const struct paper_day *day, enum paper_kind kind,
                       struct paper_filter filter)
{
    struct error err = {0};
    if (!paper_pdf(day, kind, &filter, pdf, &err)) {
        fprintf(stderr, "%s: %s\n", paper_name(kind), err.text);
        exit(1);
    }
}

static void check_says(enum paper_kind kind, const char *const *must)
{
    const char *text = text_of_pdf();
    for (size_t i = 0; must[i] != NULL; i++) {
        if (strstr(text, must[i]) == NULL) {
            fprintf(stderr, "%s: \"%s\" is not in: %s\n", paper_name(kind), must[i], text);
            exit(1);
        }
    }
}

/* True if ten modules are white without a break: zbar says within a bar or two where the code
 * begins. */
static bool has_white(const uint8_t *row, int length, double module)
{
    int run = 0;
    for (int x = 0; x < length; x++) {
        run = row[x] > 200 ? run + 1 : 0;
        if (run >= 10 * module) {
            return true;
        }
    }
    return false;
}

/* Reads a page with zbar, then each code it found with ZXing. */
static int read_page(int number, struct reader_found *found)
{
    char command[2 * LIMIT_PATH + 100], path[LIMIT_PATH];
    int width, height, most;
    str_format(command, sizeof command, "pdftoppm -gray -r %d -f %d -l %d -singlefile %s %s/page",
               DPI, number, number, pdf, folder);
    CHECK_INT(system(command), 0);
    str_format(path, sizeof path, "%s/page.pgm", folder);
    FILE *in = fopen(path, "rb");
    CHECK(in != NULL);
    CHECK_INT(fscanf(in, "P5 %d %d %d", &width, &height, &most), 3);
    fgetc(in);
    size_t bytes = (size_t)width * (size_t)height;
    uint8_t *grey = malloc(bytes);
    CHECK(grey != NULL && fread(grey, 1, bytes, in) == bytes);
    fclose(in);
    int count = reader_zbar_page(grey, width, height, found, CODES);
    for (int i = 0; i < count; i++) {
        int left = found[i].left - 48, right = found[i].right + 48;
        int top = found[i].top, high = found[i].bottom - top + 1, wide = right - left;
        CHECK(left >= 0 && right < width && high > 20);
        uint8_t *crop = malloc((size_t)wide * (size_t)high);
        char text[READER_TEXT] = "";
        CHECK(crop != NULL);
        for (int y = 0; y < high; y++) {
            memcpy(crop + (ptrdiff_t)y * wide, grey + (ptrdiff_t)(top + y) * width + left,
                   (size_t)wide);
        }
        CHECK(reader_zxing(crop, wide, high, text));
        CHECK_STR(text, found[i].text);
        const uint8_t *row = crop + (ptrdiff_t)(high / 2) * wide;
        double module = 0.30 * DPI / 25.4;
        CHECK(has_white(row, 60, module) && has_white(row + wide - 60, 60, module));
        free(crop);
    }
    free(grey);
    unlink(path);
    return count;
}

static bool has_code(const struct reader_found *found, int count, const char *digits)
{
    for (int i = 0; i < count; i++) {
        if (str_equal(found[i].text, digits)) {
            return true;
        }
    }
    return false;
}

static uint32_t crate_of(const char *reference, enum crate_kind kind)
{
    for (size_t i = 0; i < small.plan.crates.count; i++) {
        const struct crate *crate = &small.plan.crates.rows[i];
        if (crate->kind == kind &&
            str_equal(plan_order(&small.plan, crate->order)->reference, reference)) {
            return crate->id;
        }
    }
    CHECK_NEVER("crate");
    return ID_NONE;
}

/* Every code of a slip: the crate, each line twice, all the rest, ten digits; nothing else. */
static void a_slip_reads(void)
{
    static struct reader_found found[CODES];
    struct paper_day day = day_of();
    uint32_t crate = crate_of("1004", CRATE_DRY);
    uint32_t lines = plan_crate(&small.plan, crate)->portion_count;
    int32_t serial = prep_label_serial(&small.prep, CODE_CRATE, crate);
    draw_pages(&day, PAPER_PREP, (struct paper_filter){.crate = crate});
    int count = read_page(1, found);
    CHECK_INT(count, 1 + 2 * (int)lines + 1 + 10);
    CHECK(has_code(found, count, small_crate_code(&small, crate)));
    char digits[11];
    for (uint32_t line = 1; line <= lines; line++) {
        code_write_slip(SLIP_DONE, (int)line, 1, serial, digits);
        CHECK(has_code(found, count, digits));
        code_write_slip(SLIP_MISSING, (int)line, 1, serial, digits);
        CHECK(has_code(found, count, digits));
    }
    code_write_slip(SLIP_REST, 0, 1, serial, digits);
    CHECK(has_code(found, count, digits));
    for (int digit = 0; digit < 10; digit++) {
        code_write(CODE_COMMAND, 0, COMMAND_CODE_DIGIT_0 + digit, digits);
        CHECK(has_code(found, count, digits));
    }
    check_says(PAPER_PREP,
               (const char *const[]){"Carottes", "1,5 kg", "sam. 28/11", "Tout le reste", NULL});
}

/* Each bar a dot wider or narrower on one side, as a head that is too hot or too old prints. */
static void grow(const uint8_t *from, int width, int height, bool wider, uint8_t *to)
{
    for (int i = 0; i < width * height; i++) {
        uint8_t before = i % width > 0 ? from[i - 1] : from[i];
        bool is_ink = wider ? from[i] == 0 || before == 0 : from[i] == 0 && before == 0;
        to[i] = is_ink ? 0 : 255;
    }
}

/* Every code of a slip on a roll: the crate, each line twice, all the rest, by both readers; and no
 * other code. Its quiet zones are white. */
static void a_slip_on_a_roll_reads(void)
{
    static struct reader_found found[CODES];
    static const char *const papers[] = {"r58", "r80", "ql62"};
    struct paper_day day = day_of();
    uint32_t crate = crate_of("1004", CRATE_DRY);
    struct roll_slip *slip = roll_slip_make(&day, crate);
    struct label_press *press = label_press_create(NULL);
    CHECK(press != NULL && slip->line_count == plan_crate(&small.plan, crate)->portion_count);
    for (size_t p = 0; p < sizeof papers / sizeof *papers; p++) {
        struct stock_choice stock;
        struct bitmap dots;
        CHECK(stock_choose(papers[p], &stock, NULL) && roll_fits(&stock, NULL));
        CHECK(roll_slip_bitmap(press, &stock, slip, &dots, NULL));
        uint8_t *grey = malloc((size_t)dots.width * (size_t)dots.height);
        CHECK(grey != NULL);
        for (int i = 0; i < dots.width * dots.height; i++) {
            grey[i] = bitmap_ink(&dots, i % dots.width, i / dots.width) ? 0 : 255;
        }
        uint8_t *spoiled = malloc((size_t)dots.width * (size_t)dots.height);
        CHECK(spoiled != NULL);
        for (int wider = 0; wider < 2; wider++) {
            grow(grey, dots.width, dots.height, wider == 1, spoiled);
            CHECK_INT(reader_zbar_page(spoiled, dots.width, dots.height, found, CODES),
                      2 + 2 * (int)slip->line_count);
            for (int i = 0; i < 2 + 2 * (int)slip->line_count; i++) {
                char text[READER_TEXT] = "";
                CHECK(reader_zxing(spoiled + (ptrdiff_t)found[i].top * dots.width, dots.width,
                                   found[i].bottom - found[i].top + 1, text));
                CHECK_STR(text, found[i].text);
            }
        }
        free(spoiled);
        int count = reader_zbar_page(grey, dots.width, dots.height, found, CODES);
        CHECK_INT(count, 2 + 2 * (int)slip->line_count);
        int module = stock.dpi == 203 ? 3 : 4;
        for (int i = 0; i < count; i++) {
            char text[READER_TEXT] = "";
            int high = found[i].bottom - found[i].top + 1;
            CHECK(high >= 11 * stock_dots_per_mm(stock.dpi)); /* zbar's lines end a little inside */
            uint8_t *row = grey + (ptrdiff_t)found[i].top * dots.width;
            CHECK(reader_zxing(row, dots.width, high, text));
            CHECK_STR(text, found[i].text);
            row += (ptrdiff_t)(high / 2) * dots.width;
            int left = found[i].left + 4 * module, right = found[i].right - 4 * module;
            CHECK(has_white(row, left, module) &&
                  has_white(row + right, dots.width - right, module));
        }
        char digits[11];
        CHECK(has_code(found, count, small_crate_code(&small, crate)));
        for (uint32_t line = 1; line <= slip->line_count; line++) {
            code_write_slip(SLIP_DONE, (int)line, 1, slip->serial, digits);
            CHECK(has_code(found, count, digits));
            code_write_slip(SLIP_MISSING, (int)line, 1, slip->serial, digits);
            CHECK(has_code(found, count, digits));
        }
        code_write_slip(SLIP_REST, 0, 1, slip->serial, digits);
        CHECK(has_code(found, count, digits));
        free(grey);
        bitmap_finish(&dots);
    }
    label_press_destroy(press);
    roll_slip_free(slip);
}

/* Sheets and cut labels are no rolls: said with those that would do. */
static void other_papers_take_no_slip(void)
{
    static const char *const papers[] = {"a4-24", "57x32", "ql29x90", "4x6"};
    for (size_t p = 0; p < sizeof papers / sizeof *papers; p++) {
        struct stock_choice stock;
        struct error err = {0};
        CHECK(stock_choose(papers[p], &stock, NULL));
        CHECK(!roll_fits(&stock, &err));
        CHECK(strstr(err.text, "r58, r80") != NULL);
    }
}

/* The labo fills its own crates: its pack has no codes that this station would refuse. */
static void each_kind_says_what_it_must(void)
{
    struct paper_day day = day_of();
    struct paper_filter all = {.pickup = ID_NONE};
    static const char *const must[PAPER_KIND_COUNT][6] = {
        [PAPER_PREP] = {"Bordereau de préparation", "Il en manque", "poids indicatif"},
        [PAPER_REFERENT] = {"Fiche du référent", "Ce qui manque, et pourquoi", "L’équipe remet",
                            "Vos retours", "Abîmé"},
        [PAPER_TRIP] = {"Feuille de tournée 1 sur 1", "Voiture", "sur 500 kg", "livré"},
        [PAPER_EXPORT] = {"Comment exporter le mois", "Point de collecte", "obligatoire",
                          "Téléphone, e-mail, adresse"},
        [PAPER_ROOM] = {"Où sont les choses", "B1", "la porte"},
        [PAPER_WELCOME] = {"Bienvenue", "Prenez votre temps"},
        [PAPER_TUTOR] = {"Carte du tuteur", "Ce n’est pas celui-ci"},
        [PAPER_DAY] = {"La chronologie", "Avant d’ouvrir", "sam. 28/11"},
        [PAPER_ARRIVALS] = {"Ce qui arrive", "Moulin des Rapailles", "attendus", "Cartons",
                            "Reste"},
        [PAPER_HYGIENE] = {"Registre d’hygiène", "Zone ", "Ce qui arrive froid", "Lait",
                           "À consommer"},
    };
    for (int kind = 0; kind < PAPER_KIND_COUNT; kind++) {
        if (must[kind][0] != NULL) {
            draw_pages(&day, (enum paper_kind)kind, all);
            check_says((enum paper_kind)kind, must[kind]);
        }
    }
}

static void what_is_missing_says_by_which_rule(void)
{
    struct paper_day day = day_of();
    uint32_t crate = crate_of("1001", CRATE_DRY);
    small_do(&small, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = crate});
    struct command report = {
        .kind = COMMAND_REPORT, .type = DISCREPANCY_MISSING, .units_milli = 1000};
    CHECK_INT(small_do(&small, report), REFUSAL_NONE); /* rice */
    CHECK_INT(small_do(&small, report), REFUSAL_NONE); /* one of two pasta */
    struct paper_filter filter = {.pickup = plan_crate(&small.plan, crate)->pickup};
    draw_pages(&day, PAPER_REFERENT, filter);
    check_says(PAPER_REFERENT, (const char *const[]){"il n’y en avait plus", NULL});
    struct paper_rule rules[] = {
        {.product = ID_NONE, .text = "Les familles nombreuses d’abord"},
        {.product = small_product_id(&small, SMALL_RICE), .text = "Un paquet de moins pour tous"},
    };
    day.rules = rules;
    day.rule_count = 2;
    draw_pages(&day, PAPER_REFERENT, filter);
    check_says(PAPER_REFERENT, (const char *const[]){"Un paquet de moins pour tous",
                                                     "Les familles nombreuses", NULL});
    CHECK(strstr(text_of_pdf(), "Rien ne manquait") == NULL);
}

/* A labo in bulk gets its note; where there is none that is said, and no file is made. */
static void a_labo_in_bulk_gets_a_note(void)
{
    struct paper_day day = day_of();
    struct paper_filter all = {.pickup = ID_NONE};
    struct error err = {0};
    unlink(pdf);
    struct prep *prep = &small.prep;
    enum pickup_mode before[2] = {prep->modes[0], prep->modes[1]};
    prep->modes[0] = prep->modes[1] = PICKUP_READY;
    CHECK(!paper_pdf(&day, PAPER_BULK, &all, pdf, &err));
    CHECK_STR(err.code, "nothing_to_draw");
    CHECK(access(pdf, F_OK) != 0);
    prep->modes[0] = PICKUP_BULK;
    draw_pages(&day, PAPER_BULK, all);
    check_says(PAPER_BULK, (const char *const[]){"Bon de livraison", "Le labo reçoit", "Commande",
                                                 "indicatif", "En tout", NULL});
    draw_pages(&day, PAPER_REFERENT, all);
    check_says(PAPER_REFERENT, (const char *const[]){"En vrac, par produit", NULL});
    prep->modes[0] = before[0];
    prep->modes[1] = before[1];
}

/* No vehicle is over its limit, every crate is on exactly one trip. */
static void trips_carry_everything_once(void)
{
    static const struct trip_vehicle vehicles[][2] = {
        {{VEHICLE_CAR, 5000}, {VEHICLE_VAN, 30000}},
        {{VEHICLE_CAR, 500000}, {VEHICLE_VAN, 1100000}},
    };
    for (size_t v = 0; v < 2; v++) {
        size_t count;
        struct trip_plan *trips = trips_propose(&small.prep, vehicles[v], 2, &count);
        uint32_t crates = 0;
        CHECK(count >= 1);
        for (size_t i = 0; i < count; i++) {
            int64_t grams = 0;
            for (size_t k = 0; k < trips[i].stop_count; k++) {
                const struct trip_stop *stop = &trips[i].stops[k];
                crates += stop->crates + stop->bags;
                grams += stop->grams;
                CHECK(stop->part >= 1 && stop->part <= stop->parts);
            }
            CHECK(grams > 0 && grams <= trips[i].limit_g);
        }
        size_t going = 0; /* an order without a pick-up point waits for the director */
        for (size_t i = 0; i < small.plan.crates.count; i++) {
            going += small.plan.crates.rows[i].pickup != ID_NONE;
        }
        CHECK_INT(crates, going);
        free(trips);
    }
}

/* An order of which a line changed since the slips were printed. */
static void corrections_name_what_changed(void)
{
    struct paper_day day = day_of();
    struct paper_filter all = {.pickup = ID_NONE};
    struct error err = {0};
    struct plan before = small.plan;
    CHECK(!paper_pdf(&day, PAPER_CORRECTION, &all, pdf, &err));
    CHECK_STR(err.code, "nothing_to_draw");
    before.lines.rows = calloc(small.plan.lines.count, sizeof *before.lines.rows);
    CHECK(before.lines.rows != NULL);
    memcpy(before.lines.rows, small.plan.lines.rows,
           small.plan.lines.count * sizeof *before.lines.rows);
    day.before = &before;
    CHECK(!paper_pdf(&day, PAPER_CORRECTION, &all, pdf, &err)); /* nothing changed */
    before.lines.rows[0].units_milli += 4000;
    draw_pages(&day, PAPER_CORRECTION, all);
    check_says(PAPER_CORRECTION, (const char *const[]){"Commande changée", "à retirer", NULL});
    before.orders.count--; /* the last one is new */
    draw_pages(&day, PAPER_CORRECTION, all);
    check_says(PAPER_CORRECTION, (const char *const[]){"Nouvelle commande", "à ajouter", NULL});
    free(before.lines.rows);
}

static void the_day_is_the_directors(void)
{
    struct paper_day day = day_of();
    static const struct paper_moment moments[] = {{"7 h", "Le pain arrive", "cour"}};
    static const char *const checks[] = {"Le four est chaud"};
    day.moments = moments;
    day.moment_count = 1;
    day.checks = checks;
    day.check_count = 1;
    draw_pages(&day, PAPER_DAY, (struct paper_filter){.pickup = ID_NONE});
    check_says(PAPER_DAY, (const char *const[]){"Le pain arrive", "Le four est chaud", NULL});
    CHECK(strstr(text_of_pdf(), "Accueil, café") == NULL);
}

static void the_timeline_goes_over_pages(void)
{
    struct paper_day day = day_of();
    for (size_t i = 0; i < 30; i++) {
        struct paper_line *line = &day.lines[day.line_count++];
        str_format(line->half, sizeof line->half, "jour %zu, matin", 1 + i / 10);
        str_format(line->what, sizeof line->what, "Chose %zu", i);
        (void)str_copy(line->time, sizeof line->time, "8:45");
        (void)str_copy(line->who, sizeof line->who, "binômes, à 4");
        line->is_done = i == 0;
    }
    draw_pages(&day, PAPER_TIMELINE, (struct paper_filter){.pickup = ID_NONE});
    check_says(PAPER_TIMELINE, (const char *const[]){"La chronologie", "jour 3, matin", "Chose 0",
                                                     "Chose 29", "binômes, à 4", "page 2", NULL});
}

/* The same input gives the same bytes: a page that is drawn again is the same page. */
static void draws_the_same_again(void)
{
    struct paper_day day = day_of();
    struct paper_filter all = {.pickup = ID_NONE};
    char first[LIMIT_PATH + 8], command[3 * LIMIT_PATH];
    draw_pages(&day, PAPER_REFERENT, all);
    str_format(first, sizeof first, "%s.first", pdf);
    CHECK_INT(rename(pdf, first), 0);
    draw_pages(&day, PAPER_REFERENT, all);
    str_format(command, sizeof command, "cmp -s %s %s", pdf, first);
    CHECK_INT(system(command), 0);
    unlink(first);
}

/* A return form's codes are the products', and one says whose form it is. */
static void returns_read(void)
{
    static struct reader_found found[CODES];
    struct paper_day day = day_of();
    uint32_t pickup = plan_crate(&small.plan, crate_of("1004", CRATE_DRY))->pickup;
    struct command draw = {.kind = COMMAND_DRAW_LABELS, .label_kind = CODE_PRODUCT};
    uint32_t own[] = {small_product_id(&small, SMALL_CARROTS),
                      small_product_id(&small, SMALL_CABBAGE)};
    draw.targets = own;
    draw.target_count = 2;
    CHECK_INT(small_do(&small, draw), REFUSAL_NONE);
    draw_pages(&day, PAPER_REFERENT, (struct paper_filter){.pickup = pickup});
    int count = read_page(2, found);
    CHECK(count >= 4);
    int points = 0;
    for (int i = 0; i < count; i++) {
        struct code code = code_read(found[i].text);
        bool is_theirs =
            code.kind == CODE_POINT && code.prep == (int)small.prep.number &&
            plan_pickup_of_serial(&small.plan, code.serial) == plan_pickup(&small.plan, pickup);
        points += is_theirs;
        CHECK(is_theirs || code.kind == CODE_PRODUCT ||
              (code.kind == CODE_TRADE && plan_product_of_gtin(&small.plan, code.gtin) != NULL));
    }
    CHECK_INT(points, 1);
}

int main(void)
{
    CHECK(mkdtemp(folder) != NULL);
    str_format(pdf, sizeof pdf, "%s/pages.pdf", folder);
    small_prep_init(&small);
    RUN(a_slip_reads);
    RUN(a_slip_on_a_roll_reads);
    RUN(other_papers_take_no_slip);
    RUN(each_kind_says_what_it_must);
    RUN(returns_read);
    RUN(a_labo_in_bulk_gets_a_note);
    RUN(trips_carry_everything_once);
    RUN(corrections_name_what_changed);
    RUN(the_day_is_the_directors);
    RUN(the_timeline_goes_over_pages);
    RUN(draws_the_same_again);
    RUN(what_is_missing_says_by_which_rule);
    small_prep_finish(&small);
    char command[LIMIT_PATH];
    str_format(command, sizeof command, "rm -r %s", folder);
    return system(command) == 0 ? 0 : 1;
}
