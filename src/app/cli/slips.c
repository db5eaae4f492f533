/* slips.c: `borne slips`: the pages of a day as PDF: one kind into a file, or all into a
 * folder. Crates and products get their serials first, as `borne labels` gives them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "app/cli/record.h"
#include "app/cli/words.h"
#include "app/crate_label.h"
#include "app/label_stream.h"
#include "app/other_label.h"
#include "app/paper_day.h"
#include "app/paths.h"
#include "base/assert.h"
#include "base/str.h"
#include "ui/words.h"

struct asked {
    const char *data, *kind, *out, *pickup, *crate, *day, *stock;
    struct option_list rules;
    int64_t prep;
};

struct run {
    struct record record;
    struct paper_day day;
    struct paper_filter filter;
    struct paper_rule *rules; /* heap */
    char day_words[24];
};

static bool read_kind(const char *name, enum paper_kind *ret, struct error *err)
{
    char names[160] = "";
    for (int i = 0; i < PAPER_KIND_COUNT; i++) {
        if (name != NULL && str_equal(name, paper_name((enum paper_kind)i))) {
            *ret = (enum paper_kind)i;
            return true;
        }
        str_append(names, sizeof names, paper_name((enum paper_kind)i));
        str_append(names, sizeof names, ", ");
    }
    return error_set(err, ERROR_INPUT, "usage", "Quelles pages ? --kind %sou all", names);
}

/* "29 2/3" */
static bool find_crate(const struct plan *plan, const char *name, uint32_t *ret, struct error *err)
{
    const char *rest = name;
    int number, index = 1;
    bool known = str_take_digits(&rest, 7, &number) &&
                 (*rest == '\0' || (*rest++ == ' ' && str_take_digits(&rest, 3, &index)));
    for (size_t i = 0; known && i < plan->crates.count; i++) {
        const struct crate *crate = &plan->crates.rows[i];
        if (plan_order(plan, crate->order)->number == (uint32_t)number && crate->index == index) {
            *ret = crate->id;
            return true;
        }
    }
    return error_set(err, ERROR_INPUT, "crate_unknown",
                     "« %.24s » n’est pas une cagette de la préparation : comme 29 2/3.", name);
}

/* True when everything that is printed with a code has its serial. */
static bool has_serials(const struct prep *prep)
{
    for (size_t i = 0; i < prep->plan->crates.count; i++) {
        if (prep_label_serial(prep, CODE_CRATE, prep->plan->crates.rows[i].id) == 0) {
            return false;
        }
    }
    for (size_t i = 0; i < prep->plan->products.count; i++) {
        const struct product *product = &prep->plan->products.rows[i];
        if (product->gtin[0] == '\0' && prep_label_serial(prep, CODE_PRODUCT, product->id) == 0) {
            return false;
        }
    }
    return true;
}

static bool give_serials(struct record *record, struct error *err)
{
    size_t crates, products;
    uint32_t *crate_ids = crate_label_crates(&record->prep, ID_NONE, &crates);
    uint32_t *product_ids = other_label_products(&record->prep, &products);
    struct command command = {.kind = COMMAND_DRAW_LABELS,
                              .label_kind = CODE_CRATE,
                              .targets = crate_ids,
                              .target_count = crates};
    bool ok = cli_record_do(record, &command, err);
    command.label_kind = CODE_PRODUCT;
    command.targets = product_ids;
    command.target_count = products;
    ok = ok && cli_record_do(record, &command, err);
    free(crate_ids);
    free(product_ids);
    return ok;
}

/* Only reads, beside a running kiosk, when all serials are there; else takes the folder's lock. */
static bool open_record(const struct asked *asked, struct run *run, struct error *err)
{
    if (!cli_record_open(asked->data, CLI_READ, asked->prep, &run->record, err) ||
        !cli_record_needs_plan(&run->record, err)) {
        return false;
    }
    if (has_serials(&run->record.prep)) {
        return true;
    }
    record_finish(&run->record);
    return cli_record_open(asked->data, CLI_WRITE, asked->prep, &run->record, err) &&
           cli_record_needs_plan(&run->record, err) && give_serials(&run->record, err);
}

/* "SEC-03=Un paquet de moins par commande", or the sentence alone for all products. */
static bool read_rules(const struct option_list *list, struct run *run, struct error *err)
{
    const struct plan *plan = run->record.prep.plan;
    run->rules = calloc((size_t)list->count + 1, sizeof *run->rules);
    ASSERT(run->rules != NULL);
    for (int i = 0; i < list->count; i++) {
        const char *text = strchr(list->items[i], '=');
        struct paper_rule *rule = &run->rules[i];
        if (text == NULL) {
            str_copy(rule->text, sizeof rule->text, list->items[i]);
            continue;
        }
        char sku[LIMIT_SKU];
        str_copy_n(sku, sizeof sku, list->items[i], (size_t)(text - list->items[i]));
        str_copy(rule->text, sizeof rule->text, text + 1);
        for (size_t k = 0; k < plan->products.count; k++) {
            if (str_equal(plan->products.rows[k].sku, sku)) {
                rule->product = plan->products.rows[k].id;
            }
        }
        if (rule->product == ID_NONE) {
            return error_set(err, ERROR_INPUT, "product_unknown",
                             "« %.40s » n’est pas un produit de la préparation.", sku);
        }
    }
    run->day.rules = run->rules;
    run->day.rule_count = (size_t)list->count;
    return true;
}

static bool prepare(const struct asked *asked, struct run *run, struct error *err)
{
    int32_t day = 0;
    if (!open_record(asked, run, err) ||
        !paper_day_fill(&run->record, asked->day, cli_now_ms(), &run->day, &day, err)) {
        return false;
    }
    paper_day_words(day, run->day_words, sizeof run->day_words);
    run->day.day = run->day_words;
    const struct plan *plan = run->record.prep.plan;
    return paper_day_pickup(plan, asked->pickup, &run->filter.pickup, err) &&
           (asked->crate == NULL || find_crate(plan, asked->crate, &run->filter.crate, err)) &&
           read_rules(&asked->rules, run, err);
}

/* All kinds that have something to say, each as FOLDER/NAME.pdf. */
static bool draw_all(const struct run *run, const char *folder, struct error *err)
{
    if (mkdir(folder, 0777) != 0) {
        struct stat st;
        if (stat(folder, &st) != 0 || !S_ISDIR(st.st_mode)) {
            return error_set(err, ERROR_ENVIRONMENT, "no_folder",
                             "Le dossier « %.200s » ne peut pas être fait.", folder);
        }
    }
    for (int i = 0; i < PAPER_KIND_COUNT; i++) {
        char path[LIMIT_PATH];
        struct error part = {0};
        str_format(path, sizeof path, "%s/%02d-%s.pdf", folder, i + 1,
                   paper_file((enum paper_kind)i));
        if (paper_pdf(&run->day, (enum paper_kind)i, &run->filter, path, &part)) {
            printf("%s\n", path);
        } else if (!str_equal(part.code, "nothing_to_draw")) {
            if (err != NULL) {
                *err = part;
            }
            return false;
        }
    }
    return true;
}

/* Prep slips on a roll: as a PDF, as pictures, or in a printer's language, by the file's name. */
static bool draw_rolls(const struct run *run, const struct asked *asked, struct error *err)
{
    struct stock_choice stock;
    struct roll_slip **slips;
    size_t count;
    enum printer_language language = label_stream_language(asked->out);
    bool is_exact = strchr(asked->stock, '@') != NULL;
    if (!stock_choose(asked->stock, &stock, err) || !roll_fits(&stock, err) ||
        (language != PRINTER_LANGUAGE_NONE &&
         !label_stream_stock(language, is_exact, &stock, err)) ||
        !roll_slips(&run->day, &run->filter, &slips, &count, err)) {
        return false;
    }
    bool ok = language != PRINTER_LANGUAGE_NONE
                  ? label_stream_slips(language, &stock, slips, count, asked->out, err)
              : str_ends(asked->out, ".png")
                  ? roll_slips_png(slips, count, &stock, asked->out, err)
                  : roll_slips_pdf(slips, count, &stock, run->day.created_at_s, asked->out, err);
    roll_slips_free(slips, count);
    return ok;
}

/* What was asked for must have a place to go to. */
static bool check_out(const struct asked *asked, bool all, enum paper_kind kind, struct error *err)
{
    bool on_roll = asked->stock != NULL;
    if (on_roll && (all || kind != PAPER_PREP)) {
        return error_set(
            err, ERROR_INPUT, "usage",
            "Seuls les bordereaux (--kind prep) tiennent sur un rouleau ; le reste est "
            "en A4.");
    }
    bool is_known = asked->out != NULL &&
                    (all || str_ends(asked->out, ".pdf") ||
                     (on_roll && (str_ends(asked->out, ".png") ||
                                  label_stream_language(asked->out) != PRINTER_LANGUAGE_NONE)));
    return is_known ||
           error_set(err, ERROR_INPUT, "usage",
                     "Où dessiner ? --out FICHIER.pdf, ou --kind all --out DOSSIER ; avec --stock "
                     "r58 ou r80 aussi .png et .escpos");
}

int run_slips(int argc, char **argv)
{
    struct asked asked = {.data = NULL};
    const struct option options[] = {
        {.name = "--data", .kind = OPTION_TEXT, .to = &asked.data},
        {.name = "--prep", .kind = OPTION_NUMBER, .to = &asked.prep, 1, LIMIT_PREP},
        {.name = "--kind", .kind = OPTION_TEXT, .to = &asked.kind},
        {.name = "--out", .kind = OPTION_TEXT, .to = &asked.out},
        {.name = "--pickup", .kind = OPTION_TEXT, .to = &asked.pickup},
        {.name = "--crate", .kind = OPTION_TEXT, .to = &asked.crate},
        {.name = "--day", .kind = OPTION_TEXT, .to = &asked.day},
        {.name = "--stock", .kind = OPTION_TEXT, .to = &asked.stock},
        {.name = "--rule", .kind = OPTION_LIST, .to = &asked.rules},
    };
    struct error err = {0};
    struct run run = {0};
    enum paper_kind kind = PAPER_PREP;
    char words[LIMIT_PATH];
    if (paths_words(words, &err)) {
        words_open(words);
    }
    bool ok = options_read(argc, argv, options, sizeof options / sizeof *options, NULL, &err);
    bool all = ok && asked.kind != NULL && str_equal(asked.kind, "all");
    ok = ok && (all || read_kind(asked.kind, &kind, &err)) && check_out(&asked, all, kind, &err) &&
         prepare(&asked, &run, &err) &&
         (all                   ? draw_all(&run, asked.out, &err)
          : asked.stock != NULL ? draw_rolls(&run, &asked, &err)
                                : paper_pdf(&run.day, kind, &run.filter, asked.out, &err));
    if (ok && !all) {
        printf("%s : %s\n", asked.out, paper_title(kind));
    }
    free(run.rules);
    record_finish(&run.record);
    return ok ? 0 : options_fail("slips", &err);
}
