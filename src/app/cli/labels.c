/* labels.c: `borne labels`: draws labels into a file, and their serials into the record where
 * they have none yet. Drawing again gives the same labels. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/cli/commands.h"
#include "app/cli/json.h"
#include "app/cli/options.h"
#include "app/cli/record.h"
#include "app/cli/words.h"
#include "app/crate_label.h"
#include "app/label_stream.h"
#include "app/other_label.h"
#include "app/own_stocks.h"
#include "app/paper_day.h"
#include "app/paths.h"
#include "base/assert.h"
#include "base/file.h"
#include "base/str.h"
#include "label/label.h"
#include "ui/words.h"

enum { DAY_MS = 24 * 60 * 60 * 1000 };

struct asked {
    const char *data, *kind, *stock, *out, *manifest, *pickup, *day;
    const char *product, *lot, *date, *allergens; /* of bags */
    int64_t prep, first, copies, grams;
};

struct run {
    enum label_kind kind;
    struct label_sheet sheet;
    struct stock_own own; /* a paper described on the command line */
    bool is_png, is_ruler;
    enum printer_language language; /* PRINTER_LANGUAGE_NONE: a PDF or pictures */
    int32_t day;                    /* on crates, since 1970; 0: none */
    struct record record;           /* not opened for kinds that stand in no record */
    struct label *labels;           /* heap */
    uint32_t *targets; /* heap: crate or product ids, of the labels in turn; NULL: other kinds */
    size_t count;
};

static bool read_kind(const char *name, enum label_kind *ret, struct error *err)
{
    static const char *const names[LABEL_KIND_COUNT] = {"crate",   "product", "place",   "pair",
                                                        "command", "bag",     "practice"};
    for (int i = 0; name != NULL && i < LABEL_KIND_COUNT; i++) {
        if (str_equal(name, names[i])) {
            *ret = (enum label_kind)i;
            return true;
        }
    }
    return error_set(err, ERROR_INPUT, "usage",
                     "Quelles étiquettes ? --kind crate, product, place, pair, command, bag, "
                     "practice, ou ruler pour une page de réglage");
}

/* A paper that was described on the screen, "perso-1"; false: none of them either. */
static bool find_own(const struct asked *asked, struct run *run, struct error *err)
{
    struct store *store = NULL;
    struct own_stocks stocks = {.count = 0};
    struct error why = {0};
    bool ok = cli_store_open(asked->data, CLI_READ, &store, &why) &&
              own_stocks_load(store, &stocks, &why);
    const struct stock_own *own = ok ? own_stocks_find(&stocks, asked->stock) : NULL;
    store_close(store);
    if (own == NULL) {
        for (int i = 0; i < stocks.count; i++) {
            size_t length = strlen(err->text);
            err->text[length - 1] = '\0'; /* its full stop */
            (void)str_append(err->text, sizeof err->text, i == 0 ? " ; à vous : " : ", ");
            (void)str_append(err->text, sizeof err->text, stocks.rows[i].name);
            (void)str_append(err->text, sizeof err->text, ".");
        }
        return false;
    }
    run->own = *own;
    *err = (struct error){0};
    return stock_own_make(&run->own, err);
}

/* One of ours by its name, one of their own, or a paper in words: "roll=384x300@203;margin=1x1". */
static bool read_stock(const struct asked *asked, struct run *run, struct error *err)
{
    char line[LIMIT_SETTING_VALUE];
    const char *text = asked->stock;
    if (text == NULL || strchr(text, '=') == NULL) {
        if (stock_choose(text != NULL ? text : "a4-24", &run->sheet.stock, err)) {
            return true;
        }
        if (!str_equal(err->code, "unknown_stock") || !find_own(asked, run, err)) {
            return false;
        }
        run->sheet.stock = stock_own_choice(&run->own);
        return true;
    }
    str_format(line, sizeof line, "%s%s", strstr(text, "name=") == NULL ? "name=papier;" : "",
               text);
    if (!stock_own_read(line, &run->own, err)) {
        return false;
    }
    run->sheet.stock = stock_own_choice(&run->own);
    return true;
}

static bool read_bag(const struct asked *asked, struct error *err)
{
    if (asked->product == NULL || asked->grams == 0) {
        return error_set(err, ERROR_INPUT, "usage",
                         "Quels sachets ? --product ARTICLE --grams 500, et --lot, --date, "
                         "--allergens, --copies");
    }
    return true;
}

static bool read_asked(const struct asked *asked, struct run *run, struct error *err)
{
    run->is_ruler = asked->kind != NULL && str_equal(asked->kind, "ruler");
    if ((!run->is_ruler && !read_kind(asked->kind, &run->kind, err)) ||
        !paper_day_read(asked->day, &run->day, err) || !read_stock(asked, run, err) ||
        (run->kind == LABEL_BAG && !read_bag(asked, err))) {
        return false;
    }
    run->is_png = asked->out != NULL && str_ends(asked->out, ".png");
    run->language = label_stream_language(asked->out);
    bool is_stream = run->language != PRINTER_LANGUAGE_NONE;
    if (!run->is_png && !is_stream && (asked->out == NULL || !str_ends(asked->out, ".pdf"))) {
        return error_set(err, ERROR_INPUT, "usage",
                         "Où dessiner ? --out FICHIER.pdf, .png, ou dans la langue d’une "
                         "imprimante : .zpl, .escpos, .ql, .tspl, .epl, .dymo");
    }
    bool is_exact = asked->stock != NULL && strchr(asked->stock, '@') != NULL;
    if (is_stream && !label_stream_stock(run->language, is_exact, &run->sheet.stock, err)) {
        return false;
    }
    run->sheet.first = (int)asked->first;
    run->sheet.created_at_s = cli_now_ms() / 1000;
    bool as_dots = run->is_png || is_stream || run->sheet.stock.stock->medium == STOCK_THERMAL;
    if (run->is_ruler && (run->is_png || is_stream)) {
        return error_set(err, ERROR_INPUT, "usage", "Une page de réglage se dessine en .pdf.");
    }
    return run->is_ruler || label_fits(run->kind, &run->sheet.stock, as_dots, err);
}

/* The one product that is bagged, by its article number or its name. */
static bool list_bagged(struct run *run, const char *name, struct error *err)
{
    char asked[LIMIT_NAME], folded[LIMIT_NAME];
    const struct plan *plan = run->record.prep.plan;
    str_fold(asked, sizeof asked, name);
    for (size_t i = 0; i < plan->products.count; i++) {
        const struct product *product = &plan->products.rows[i];
        str_fold(folded, sizeof folded, product->name);
        if (str_equal(product->sku, name) || str_equal(asked, folded)) {
            run->targets = calloc(1, sizeof *run->targets);
            ASSERT(run->targets != NULL);
            run->targets[0] = product->id;
            run->count = 1;
            return true;
        }
    }
    return error_set(err, ERROR_INPUT, "product_unknown",
                     "« %.40s » n’est pas un produit de la préparation.", name);
}

static bool list_targets(struct run *run, const struct asked *asked, struct error *err)
{
    uint32_t pickup;
    const struct prep *prep = &run->record.prep;
    if (!cli_record_needs_plan(&run->record, err) ||
        !paper_day_pickup(prep->plan, asked->pickup, &pickup, err)) {
        return false;
    }
    free(run->targets);
    run->targets = NULL;
    if (run->kind == LABEL_BAG) {
        return list_bagged(run, asked->product, err);
    }
    run->targets = run->kind == LABEL_CRATE ? crate_label_crates(prep, pickup, &run->count)
                                            : other_label_products(prep, &run->count);
    return run->count > 0 || error_set(err, ERROR_INPUT, "no_labels",
                                       "Il n’y a pas d’étiquette de cette sorte à dessiner.");
}

static int code_kind(const struct run *run)
{
    return run->kind == LABEL_CRATE ? CODE_CRATE : CODE_PRODUCT;
}

static bool all_have_serials(const struct run *run)
{
    for (size_t i = 0; i < run->count; i++) {
        if (prep_label_serial(&run->record.prep, code_kind(run), run->targets[i]) == 0) {
            return false;
        }
    }
    return true;
}

/* Labels that have all their serials can be drawn again beside a running kiosk; others need the
 * folder's lock. */
static bool draw_serials(struct run *run, const struct asked *asked, struct error *err)
{
    if (!cli_record_open(asked->data, CLI_READ, asked->prep, &run->record, err) ||
        !list_targets(run, asked, err)) {
        return false;
    }
    if (all_have_serials(run)) {
        return true;
    }
    record_finish(&run->record);
    if (!cli_record_open(asked->data, CLI_WRITE, asked->prep, &run->record, err) ||
        !list_targets(run, asked, err)) {
        return false;
    }
    struct command draw = {
        .kind = COMMAND_DRAW_LABELS,
        .label_kind = code_kind(run),
        .targets = run->targets,
        .target_count = run->count,
    };
    return cli_record_do(&run->record, &draw, err);
}

/* As people here write it: 2026-12-31 becomes 31/12/2026, anything else stays as it was asked for.
 */
static void write_date(const char *date, char *to, size_t size)
{
    int year, month, day;
    if (strlen(date) == 10 && sscanf(date, "%4d-%2d-%2d", &year, &month, &day) == 3) {
        str_format(to, size, "%02d/%02d/%04d", day, month, year);
    } else {
        str_copy(to, size, date);
    }
}

static void fill_bag(const struct run *run, const struct asked *asked, uint32_t product,
                     struct label *ret_label)
{
    struct label label = {.kind = LABEL_BAG};
    other_label_bag(&run->record.prep, product, &label);
    label.bag.grams = (int32_t)asked->grams;
    str_copy(label.bag.lot, sizeof label.bag.lot, asked->lot != NULL ? asked->lot : "");
    write_date(asked->date != NULL ? asked->date : "", label.bag.date, sizeof label.bag.date);
    if (asked->allergens != NULL) {
        str_copy(label.bag.allergens, sizeof label.bag.allergens, asked->allergens);
    }
    *ret_label = label;
}

static bool fill_from_record(struct run *run, const struct asked *asked, struct error *err)
{
    int64_t shows_name = 0, day = run->day;
    if (!draw_serials(run, asked, err) ||
        !store_setting_int(run->record.store, "name_on_label", 0, 1, 0, &shows_name, err) ||
        (asked->day == NULL &&
         !store_setting_int(run->record.store, "label_day", 0, LIMIT_DAY, 0, &day, err))) {
        return false;
    }
    if (asked->day == NULL) {
        day = crate_label_day((int32_t)day, (int32_t)(cli_now_ms() / DAY_MS));
    }
    size_t copies = run->kind == LABEL_CRATE ? 1 : (size_t)asked->copies;
    run->labels = calloc(run->count * copies, sizeof *run->labels);
    ASSERT(run->labels != NULL);
    for (size_t i = 0; i < run->count * copies; i++) {
        uint32_t target = run->targets[i / copies];
        if (run->kind == LABEL_CRATE) {
            crate_label_fill(&run->record.prep, shows_name ? &run->record.people : NULL,
                             (int32_t)day, target, &run->labels[i]);
        } else if (run->kind == LABEL_BAG) {
            fill_bag(run, asked, target, &run->labels[i]);
        } else {
            other_label_product(&run->record.prep, target, &run->labels[i]);
        }
    }
    run->count *= copies;
    return true;
}

static bool fill(struct run *run, const struct asked *asked, struct error *err)
{
    if (run->is_ruler) {
        run->count = 1;
        return true;
    }
    if (run->kind == LABEL_CRATE || run->kind == LABEL_PRODUCT || run->kind == LABEL_BAG) {
        return fill_from_record(run, asked, err);
    }
    if (run->kind == LABEL_PLACE) {
        if (!cli_record_open(asked->data, CLI_READ, asked->prep, &run->record, err) ||
            !cli_record_needs_plan(&run->record, err)) {
            return false;
        }
        run->labels = other_label_places(&run->record.prep, &run->count);
    } else {
        run->labels = run->kind == LABEL_PAIR       ? other_label_pairs(&run->count)
                      : run->kind == LABEL_PRACTICE ? other_label_practice(&run->count)
                                                    : other_label_commands(&run->count);
    }
    return run->count > 0 || error_set(err, ERROR_INPUT, "no_labels",
                                       "Il n’y a pas d’étiquette de cette sorte à dessiner.");
}

static json_t *placed_json(const struct run *run, const struct label_placed *placed)
{
    const struct label *label = &run->labels[placed->label];
    json_t *row = json_object();
    json_object_set_new(row, "page", cli_json_number(placed->page));
    json_object_set_new(
        row, "box_mm",
        json_pack("[f,f,f,f]", placed->x_mm, placed->y_mm, placed->width_mm, placed->height_mm));
    json_object_set_new(row, "payload", cli_json_text(placed->code));
    if (label->kind == LABEL_CRATE) {
        const struct label_crate *crate = &label->crate;
        char name[32];
        str_format(name, sizeof name, "%s %d/%d", crate->number, crate->index, crate->of);
        json_object_set_new(row, "crate", cli_json_text(name));
        json_object_set_new(row, "pickup", cli_json_text(crate->pickup));
        json_object_set_new(row, "lines", cli_json_number(crate->lines));
        json_object_set_new(row, "weight_g", cli_json_number(crate->weight_g));
    } else {
        json_object_set_new(row, "crate", json_null());
    }
    return row;
}

static bool write_manifest(const struct run *run, const struct label_placed *placed,
                           const char *path, struct error *err)
{
    json_t *json = json_array();
    for (size_t i = 0; i < run->count; i++) {
        json_array_append_new(json, placed_json(run, &placed[i]));
    }
    char *text = json_dumps(json, JSON_INDENT(1) | JSON_REAL_PRECISION(9));
    ASSERT(text != NULL);
    struct file_out out = {0};
    bool ok = file_out_open(&out, path, err);
    if (ok) {
        file_out_write(&out, text, strlen(text)); /* a failure is told by the commit */
        ok = file_out_commit(&out, err);
    }
    free(text);
    json_decref(json);
    return ok;
}

static bool draw(const struct run *run, const struct asked *asked, struct error *err)
{
    if (run->is_ruler) {
        return label_ruler_pdf(&run->sheet, asked->out, err);
    }
    struct label_placed *placed = calloc(run->count, sizeof *placed);
    ASSERT(placed != NULL);
    bool ok = run->language != PRINTER_LANGUAGE_NONE
                  ? label_stream_write(run->language, &run->sheet.stock, run->labels, run->count,
                                       asked->out, placed, err)
              : run->is_png
                  ? label_png(&run->sheet, run->labels, run->count, asked->out, placed, err)
                  : label_pdf(&run->sheet, run->labels, run->count, asked->out, placed, err);
    ok = ok && (asked->manifest == NULL || write_manifest(run, placed, asked->manifest, err));
    free(placed);
    return ok;
}

int run_labels(int argc, char **argv)
{
    struct asked asked = {.first = 1, .copies = 1};
    const struct option options[] = {
        {.name = "--data", .kind = OPTION_TEXT, .to = &asked.data},
        {.name = "--prep", .kind = OPTION_NUMBER, .to = &asked.prep, 1, LIMIT_PREP},
        {.name = "--kind", .kind = OPTION_TEXT, .to = &asked.kind},
        {.name = "--stock", .kind = OPTION_TEXT, .to = &asked.stock},
        {.name = "--out", .kind = OPTION_TEXT, .to = &asked.out},
        {.name = "--manifest", .kind = OPTION_TEXT, .to = &asked.manifest},
        {.name = "--pickup", .kind = OPTION_TEXT, .to = &asked.pickup},
        {.name = "--day", .kind = OPTION_TEXT, .to = &asked.day},
        {.name = "--first", .kind = OPTION_NUMBER, .to = &asked.first, 1, 400},
        {.name = "--copies", .kind = OPTION_NUMBER, .to = &asked.copies, 1, 999},
        {.name = "--product", .kind = OPTION_TEXT, .to = &asked.product},
        {.name = "--grams", .kind = OPTION_NUMBER, .to = &asked.grams, 1, LIMIT_UNIT_WEIGHT_G},
        {.name = "--lot", .kind = OPTION_TEXT, .to = &asked.lot},
        {.name = "--date", .kind = OPTION_TEXT, .to = &asked.date},
        {.name = "--allergens", .kind = OPTION_TEXT, .to = &asked.allergens},
    };
    struct error err = {0};
    struct run run = {0};
    char words[LIMIT_PATH];
    if (paths_words(words, &err)) { /* the day's name is in French */
        words_open(words);
    }
    bool ok = options_read(argc, argv, options, sizeof options / sizeof *options, NULL, &err) &&
              read_asked(&asked, &run, &err) && fill(&run, &asked, &err) &&
              draw(&run, &asked, &err);
    if (ok) {
        printf("%s : %zu étiquette%s\n", asked.out, run.count, cli_words_s((int64_t)run.count));
    }
    record_finish(&run.record);
    free(run.labels);
    free(run.targets);
    return ok ? 0 : options_fail("labels", &err);
}
