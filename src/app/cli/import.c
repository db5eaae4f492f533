/* import.c: `borne import`: reads the month's files, says what they hold, and makes them the
 * plan of the prep. What the import screen does, without a screen. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/cli/commands.h"
#include "app/cli/import_json.h"
#include "app/cli/json.h"
#include "app/cli/options.h"
#include "app/cli/record.h"
#include "app/cli/words.h"
#include "app/floor_kept.h"
#include "app/paths.h"
#include "base/assert.h"
#include "base/str.h"
#include "ui/words.h"

enum { SHOWN_WARNINGS = 20 }; /* more are only counted: nobody reads a thousand lines */

struct asked {
    const char *data, *catalogue;
    int64_t prep;
    bool is_json, is_full, is_dry_run;
    struct option_list answers, files;
};

/* The newest file of a kind that lies in the same folder as `path`; "" if there is none. */
static void find_beside(const char *path, enum intake_kind kind, char ret_path[LIMIT_PATH])
{
    char folder[LIMIT_PATH];
    const char *slash = strrchr(path, '/');
    ret_path[0] = '\0';
    if (slash == NULL) {
        str_copy(folder, sizeof folder, ".");
    } else if (!str_copy_n(folder, sizeof folder, path, (size_t)(slash - path) + (slash == path))) {
        return;
    }
    struct intake_list list = {0};
    if (!intake_find(folder, NULL, &list, NULL)) {
        return;
    }
    size_t length = strlen(folder);
    for (size_t i = 0; i < list.count && ret_path[0] == '\0'; i++) {
        const char *found = list.found[i].path;
        bool is_beside = strncmp(found, folder, length) == 0 &&
                         strchr(found + length + (found[length] == '/'), '/') == NULL;
        if (list.found[i].kind == kind && is_beside) {
            str_copy(ret_path, LIMIT_PATH, found);
        }
    }
    intake_list_finish(&list);
}

/* "fraction=keep" cut in two; the key's room is `keys`. */
static bool read_answers(const struct option_list *given, struct intake_answer *answers,
                         char (*keys)[32], struct error *err)
{
    for (int i = 0; i < given->count; i++) {
        const char *equals = strchr(given->items[i], '=');
        if (equals == NULL || !str_copy_n(keys[i], sizeof keys[i], given->items[i],
                                          (size_t)(equals - given->items[i]))) {
            return error_set(err, ERROR_INPUT, "usage", "--answer attend QUESTION=RÉPONSE.");
        }
        answers[i] = (struct intake_answer){.key = keys[i], .value = equals + 1};
    }
    return true;
}

/* What earlier months have settled; a folder that cannot be read knows nothing. */
static void load_memory(const char *data, struct memory *ret_memory)
{
    char dir[LIMIT_PATH];
    struct store *store = NULL;
    struct error ignored = {0};
    struct store_options options = {.read_only = true};
    if (paths_data(data, dir, &ignored) && store_open(dir, &options, &store, &ignored)) {
        (void)store_load_memory(store, ret_memory, &ignored);
    }
    store_close(store);
}

static bool read_files(const struct asked *asked, struct cli_import *result, struct error *err)
{
    struct intake_answer answers[OPTION_LIST_MOST];
    char keys[OPTION_LIST_MOST][32];
    if (asked->files.count == 0) {
        return error_set(err, ERROR_INPUT, "usage", "Quel fichier de commandes ?");
    }
    if (!read_answers(&asked->answers, answers, keys, err)) {
        return false;
    }
    char catalogue[LIMIT_PATH], points[LIMIT_PATH];
    find_beside(asked->files.items[0], INTAKE_CATALOGUE, catalogue);
    find_beside(asked->files.items[0], INTAKE_POINTS, points);
    struct intake_files files = {
        .orders = asked->files.items,
        .order_count = (size_t)asked->files.count,
        .catalogue = asked->catalogue != NULL ? asked->catalogue
                     : catalogue[0] != '\0'   ? catalogue
                                              : NULL,
        .points = points[0] != '\0' ? points : NULL,
    };
    struct memory memory = {0};
    load_memory(asked->data, &memory);
    struct intake_answer *known = calloc(memory.count + 1, sizeof *known);
    ASSERT(known != NULL);
    for (size_t i = 0; i < memory.count; i++) {
        known[i] = (struct intake_answer){memory.rows[i].key, memory.rows[i].value};
    }
    struct intake_options options = {.answers = answers,
                                     .answer_count = (size_t)asked->answers.count,
                                     .memory = known,
                                     .memory_count = memory.count};
    result->has_month = intake_read(&files, &options, &result->month, &result->outcome, err);
    if (result->has_month) {
        floor_kept_places(&result->month, &memory);
    }
    free(known);
    memory_finish(&memory);
    return result->has_month;
}

/* Numbers go up by one, and only a closed prep has a next. */
static bool look_back(struct record *record, struct month_import *import, struct error *err)
{
    struct plans before = {0};
    if (record->store == NULL || import->plan.prep < 2) {
        return true;
    }
    bool ok = store_load_plans(record->store, import->plan.prep - 1, &before, err);
    if (ok) {
        month_import_look_back(&before, import);
    }
    store_free_plans(&before);
    return ok;
}

static bool judge(struct record *record, const struct asked *asked, struct cli_import *result,
                  struct error *err)
{
    struct plan_ids ids = plan_ids_first();
    struct plan_settings settings = plan_settings_default();
    int64_t limit_g = settings.crate_limit_g;
    if (record->store != NULL &&
        (!store_plan_ids(record->store, &ids, err) ||
         !store_setting_int(record->store, "crate_limit_g", 2000, 30000, limit_g, &limit_g, err))) {
        return false;
    }
    settings.crate_limit_g = (int32_t)limit_g;
    bool is_open = record->prep.number != 0 && !record->prep.is_closed;
    const struct prep *open = is_open ? &record->prep : NULL;
    month_import_judge(&result->month, open, &record->people, &ids, &settings, &result->import);
    import_said_fill(&result->import, &record->prep, &result->said);
    if (!look_back(record, &result->import, err)) {
        return false;
    }
    result->is_judged = true;
    if (asked->prep != 0 && asked->prep != (int64_t)result->import.plan.prep) {
        return error_set(err, ERROR_INPUT, "prep_unknown",
                         "Ces commandes seraient celles de la préparation %u.",
                         (unsigned)result->import.plan.prep);
    }
    if (ids.prep > LIMIT_PREP && open == NULL) {
        return error_set(err, ERROR_LIMIT, "too_many_preps",
                         "Ce dossier a déjà %d préparations : commencez-en un autre.", LIMIT_PREP);
    }
    if (result->import.kind == MONTH_IMPORT_BLOCKED) {
        return error_set(err, ERROR_INPUT, "prep_begun", "%s", result->import.why);
    }
    return true;
}

/* What it would do is told where there is a record to compare with; a folder that cannot be read
 * does not keep anybody from looking at a file. */
static bool try_out(const struct asked *asked, struct cli_import *result, struct error *err)
{
    struct record record = {0};
    struct error ignored = {0};
    if (!cli_record_open(asked->data, CLI_READ, 0, &record, &ignored)) {
        record.store = NULL;
    }
    bool ok = judge(&record, asked, result, err);
    record_finish(&record);
    return ok;
}

/* The import, and of which pair filled what, what goes on under it. */
static bool keep(struct record *record, const struct month *month,
                 const struct month_import *import, const struct event *event, struct error *err)
{
    struct pairs pairs = {0};
    struct store_slot slots[LIMIT_PAIRS];
    size_t slot_count;
    struct store_gesture gesture = {
        .prep = import->plan.prep,
        .plan = &import->plan,
        .people = &import->people,
        .memory = month->memory,
        .memory_count = month->memory_count,
    };
    if (!store_load_pairs(record->store, import->plan.prep, &pairs, slots, &slot_count, err)) {
        return false;
    }
    store_gesture_event(&gesture, event);
    for (size_t i = 0; i < import->plan.crates.count; i++) {
        const struct crate *crate = &import->plan.crates.rows[i];
        for (size_t k = 0; k < pairs.count && crate->carries != ID_NONE; k++) {
            if (pairs.rows[k].crate == crate->carries && pairs.rows[k].token != 0) {
                store_gesture_pair_crate(&gesture, crate->id, pairs.rows[k].token);
            }
        }
    }
    bool done = store_commit(record->store, &gesture, 1, err);
    store_gesture_finish(&gesture);
    pairs_finish(&pairs);
    return done;
}

static bool save(const struct asked *asked, struct cli_import *result, struct error *err)
{
    struct record record = {0};
    if (!cli_record_open(asked->data, CLI_WRITE, 0, &record, err)) {
        return false;
    }
    bool ok = judge(&record, asked, result, err);
    if (ok && result->import.kind != MONTH_IMPORT_SAME) {
        struct event event = {
            .kind = EVENT_PLAN_SET,
            .prep = result->import.plan.prep,
            .import = result->import.plan.import,
        };
        struct store_stamp stamp = store_stamp(record.store);
        store_stamp_event(&stamp, &event, cli_now_ms());
        ok = keep(&record, &result->month, &result->import, &event, err);
    }
    record_finish(&record);
    return ok;
}

static bool run(const struct asked *asked, struct cli_import *result, struct error *err)
{
    if (!read_files(asked, result, err)) {
        return false;
    }
    if (month_open_questions(&result->month) > 0) {
        return error_set(err, ERROR_QUESTION, "question", "%s",
                         month_first_question(&result->month)->text);
    }
    return asked->is_dry_run ? try_out(asked, result, err) : save(asked, result, err);
}

/* printf counts bytes, people count letters. */
static void say_name(const char *name)
{
    enum { WIDTH = 30 };
    int letters = 0;
    printf("  %s", name);
    while (str_next(&name) != 0) {
        letters++;
    }
    printf("%*s", letters < WIDTH ? WIDTH - letters : 1, "");
}

static void say_month(const struct month *month)
{
    int64_t weight_g = month_weight_g(month);
    printf("%zu commande%s, %zu ligne%s, %zu produit%s, %" PRId64 ",%" PRId64 " kg\n",
           month->order_count, cli_words_s((int64_t)month->order_count), month->line_count,
           cli_words_s((int64_t)month->line_count), month->product_count,
           cli_words_s((int64_t)month->product_count), weight_g / 1000, weight_g % 1000 / 100);
    if (month->cancelled > 0) {
        printf("%zu %s\n", month->cancelled,
               cli_words_of((int64_t)month->cancelled,
                            "commande laissée de côté : annulée, remboursée, échouée ou brouillon",
                            "commandes laissées de côté : annulées, remboursées, échouées ou "
                            "brouillons"));
    }
    if (month->waiting > 0) {
        printf(
            "%zu %s : elles comptent, l’adhérent paie sur place\n", month->waiting,
            cli_words_of((int64_t)month->waiting, "commande en attente", "commandes en attente"));
    }
    for (size_t i = 0; i < month->question_count && i < SHOWN_WARNINGS; i++) {
        const struct month_question *question = &month->questions[i];
        printf("%s %s=%s : %s\n", question->answer[0] != '\0' ? "Réglé" : "À régler", question->key,
               question->answer[0] != '\0' ? question->answer : question->proposed, question->text);
    }
    printf("Points de collecte :\n");
    for (size_t p = 0; p <= month->pickup_count; p++) {
        uint32_t at = p < month->pickup_count ? (uint32_t)p : MONTH_NONE;
        size_t orders = 0;
        for (size_t i = 0; i < month->order_count; i++) {
            orders += month->orders[i].pickup == at;
        }
        if (orders > 0) {
            bool is_bulk = at != MONTH_NONE && month->pickups[p].mode == PICKUP_BULK;
            say_name(at == MONTH_NONE ? "(aucun)" : month->pickups[p].name);
            printf("%zu%s\n", orders, is_bulk ? "  en vrac" : "");
        }
    }
    size_t total = month->warning_count + month->warnings_dropped;
    if (total > 0) {
        printf("À regarder :\n");
    }
    for (size_t i = 0; i < month->warning_count && i < SHOWN_WARNINGS; i++) {
        const struct month_warning *warning = &month->warnings[i];
        if (warning->row > 0) {
            printf("  ligne %u : %s\n", (unsigned)warning->row, warning->text);
        } else {
            printf("  %s\n", warning->text);
        }
    }
    if (total > SHOWN_WARNINGS) {
        printf("  … et %zu autre%s\n", total - SHOWN_WARNINGS,
               cli_words_s((int64_t)total - SHOWN_WARNINGS));
    }
}

static void say_list(import_sentence *sentences, size_t count)
{
    for (size_t i = 0; i < count && i < SHOWN_WARNINGS; i++) {
        printf("  %s\n", sentences[i]);
    }
    if (count > SHOWN_WARNINGS) {
        printf("  … et %zu autre%s\n", count - SHOWN_WARNINGS,
               cli_words_s((int64_t)count - SHOWN_WARNINGS));
    }
}

static void say_difference(const struct import_said *said)
{
    say_list(said->changes, said->change_count);
    say_list(said->goods, said->goods_count);
    if (said->chore_count > 0) {
        printf("À faire à la main :\n");
        say_list(said->chores, said->chore_count);
    }
}

static void say_result(const struct cli_import *result)
{
    if (result->has_month) {
        say_month(&result->month);
    }
    if (result->is_judged && result->import.kind != MONTH_IMPORT_BLOCKED) {
        printf("%s\n", result->import.why);
        say_difference(&result->said);
        size_t crates = result->import.plan.crates.count;
        printf("%zu %s.%s\n", crates,
               cli_words_of((int64_t)crates, "cagette ou sac", "cagettes et sacs"),
               result->is_dry_run ? " C’était un essai : rien n’a été écrit." : "");
    }
}

int run_import(int argc, char **argv)
{
    struct asked asked = {0};
    const struct option options[] = {
        {.name = "--data", .kind = OPTION_TEXT, .to = &asked.data},
        {.name = "--prep", .kind = OPTION_NUMBER, .to = &asked.prep, 1, LIMIT_PREP},
        {.name = "--catalogue", .kind = OPTION_TEXT, .to = &asked.catalogue},
        {.name = "--dry-run", .kind = OPTION_FLAG, .to = &asked.is_dry_run},
        {.name = "--json", .kind = OPTION_FLAG, .to = &asked.is_json},
        {.name = "--full", .kind = OPTION_FLAG, .to = &asked.is_full},
        {.name = "--answer", .kind = OPTION_LIST, .to = &asked.answers},
    };
    struct error err = {0};
    struct cli_import result = {0};
    bool ok =
        options_read(argc, argv, options, sizeof options / sizeof *options, &asked.files, &err);
    char words[LIMIT_PATH];
    if (paths_words(words, &err)) { /* the chores are in French */
        words_open(words);
    }
    result.is_dry_run = asked.is_dry_run;
    result.is_full = asked.is_full;
    ok = ok && run(&asked, &result, &err);
    if (asked.is_json) {
        ok = cli_json_print(cli_import_json(&result, ok ? NULL : &err), ok ? &err : NULL) && ok;
    } else {
        say_result(&result);
    }
    month_finish(&result.month);
    month_import_finish(&result.import);
    import_said_finish(&result.said);
    return ok ? 0 : options_fail("import", &err);
}
