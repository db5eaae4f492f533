/* check.c: `borne check` proves a record. */
#include <inttypes.h>
#include <stdio.h>

#include "app/cli/commands.h"
#include "app/cli/json.h"
#include "app/cli/options.h"
#include "app/cli/record.h"
#include "app/cli/words.h"
#include "app/paths.h"
#include "base/log.h"
#include "base/str.h"
#include "store/store_check.h"

enum { CHECK_FAILED = 1 }; /* the exit code */

/* What is counted, in the order it is told. */
struct count_row {
    const char *key, *one, *many;
    int64_t count;
};

enum { COUNTS = 9 };

static void list_counts(const struct store_report *report, struct count_row rows[COUNTS])
{
    const struct count_row all[COUNTS] = {
        {"preps", "préparation", "préparations", report->preps},
        {"plans", "importation", "importations", report->plans},
        {"orders", "commande", "commandes", report->orders},
        {"lines", "ligne", "lignes", report->lines},
        {"crates", "cagette", "cagettes", report->crates},
        {"portions", "part", "parts", report->portions},
        {"people", "personne", "personnes", report->people},
        {"events", "événement", "événements", report->events},
        {"pair_crates", "cagette de binôme", "cagettes de binômes", report->pair_crates},
    };
    for (size_t i = 0; i < COUNTS; i++) {
        rows[i] = all[i];
    }
}

static json_t *report_json(const struct store_report *report, const struct error *failure)
{
    json_t *json = json_object(), *problems = json_array();
    struct count_row rows[COUNTS];
    char digest[20];
    list_counts(report, rows);
    size_t count = report->problem_count < STORE_PROBLEMS ? report->problem_count : STORE_PROBLEMS;
    for (size_t i = 0; i < count; i++) {
        json_array_append_new(problems, cli_json_text(report->problems[i]));
    }
    str_format(digest, sizeof digest, "%016" PRIx64, report->open_digest);
    json_object_set_new(json, "ok", json_boolean(failure == NULL && report->problem_count == 0));
    for (size_t i = 0; i < COUNTS; i++) {
        json_object_set_new(json, rows[i].key, cli_json_number(rows[i].count));
    }
    json_object_set_new(json, "open_prep", cli_json_number(report->open_prep));
    json_object_set_new(json, "open_digest", cli_json_text(report->open_prep ? digest : ""));
    json_object_set_new(json, "problem_count", cli_json_number((int64_t)report->problem_count));
    json_object_set_new(json, "problems", problems);
    json_object_set_new(json, "error", failure != NULL ? cli_json_error(failure, 0) : json_null());
    return json;
}

static void say_report(const struct store_report *report)
{
    struct count_row rows[COUNTS];
    list_counts(report, rows);
    for (size_t i = 0; i < COUNTS; i++) {
        printf("%8" PRId64 " %s\n", rows[i].count,
               cli_words_of(rows[i].count, rows[i].one, rows[i].many));
    }
    for (size_t i = 0; i < report->problem_count && i < STORE_PROBLEMS; i++) {
        printf("! %s\n", report->problems[i]);
    }
    if (report->problem_count == 0) {
        printf("Tout se tient.\n");
    } else {
        printf("%zu problème%s. Gardez une copie du dossier avant toute réparation.\n",
               report->problem_count, cli_words_s((int64_t)report->problem_count));
    }
}

/* A file that is damaged so much that it cannot be opened has failed its check as well. */
static bool is_finding(const struct error *err)
{
    return str_equal(err->code, "data_damaged") || str_equal(err->code, "data_foreign");
}

static bool open_store(const char *data, struct store **ret, struct error *err)
{
    char dir[LIMIT_PATH];
    struct store_options options = {.read_only = true};
    return paths_data(data, dir, err) && store_open(dir, &options, ret, err);
}

int run_check(int argc, char **argv)
{
    const char *data = NULL;
    bool is_json = false;
    const struct option options[] = {
        {.name = "--data", .kind = OPTION_TEXT, .to = &data},
        {.name = "--json", .kind = OPTION_FLAG, .to = &is_json},
    };
    struct error err = {0};
    struct store *store = NULL;
    struct store_report report = {0};
    bool ok = options_read(argc, argv, options, sizeof options / sizeof *options, NULL, &err) &&
              open_store(data, &store, &err);
    if (ok) {
        store_check(store, &report);
    }
    store_close(store);
    if (is_json) {
        struct error unprinted = {0};
        if (!cli_json_print(report_json(&report, ok ? NULL : &err), &unprinted)) {
            return options_fail("check", &unprinted);
        }
    } else if (ok) {
        say_report(&report);
    }
    if (!ok) {
        int code = options_fail("check", &err);
        return is_finding(&err) ? CHECK_FAILED : code;
    }
    return report.problem_count == 0 ? 0 : CHECK_FAILED;
}
