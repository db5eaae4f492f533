/* purge.c: `borne purge` takes out what need not be kept any longer. */
#include <inttypes.h>
#include <stdio.h>

#include "app/cli/commands.h"
#include "app/cli/json.h"
#include "app/cli/options.h"
#include "app/cli/record.h"
#include "app/cli/words.h"
#include "app/keeping.h"
#include "app/paths.h"
#include "base/log.h"
#include "base/str.h"

static json_t *kept_json(const struct kept *kept)
{
    json_t *json = json_object();
    json_object_set_new(json, "people", cli_json_number(kept->purged.people));
    json_object_set_new(json, "preps", cli_json_number(kept->purged.preps));
    json_object_set_new(json, "events", cli_json_number(kept->purged.events));
    json_object_set_new(json, "log_lines", cli_json_number(kept->log_lines));
    json_object_set_new(json, "copies", cli_json_number(kept->copies));
    json_object_set_new(json, "clock_unsure", json_boolean(kept->is_clock_unsure));
    return json;
}

static void say(const struct kept *kept)
{
    if (kept->purged.people + kept->purged.preps + kept->log_lines == 0) {
        printf("Rien n’est à effacer.\n");
        return;
    }
    printf("Effacé : %" PRId64 " %s, %" PRId64 " ancienne%s préparation%s, %" PRId64
           " ligne%s de journal, %" PRId64 " copie%s.\n",
           kept->purged.people, cli_words_of(kept->purged.people, "personne", "personnes"),
           kept->purged.preps, cli_words_s(kept->purged.preps), cli_words_s(kept->purged.preps),
           kept->log_lines, cli_words_s(kept->log_lines), kept->copies, cli_words_s(kept->copies));
}

static bool purge(const char *data, enum keeping_why why, struct kept *kept, struct error *err)
{
    struct store *store = NULL;
    char dir[LIMIT_PATH], log[LIMIT_PATH];
    if (!paths_data(data, dir, err) || !cli_store_open(data, CLI_WRITE, &store, err)) {
        return false;
    }
    if (str_format(log, sizeof log, "%s/borne.log", dir)) {
        (void)log_open(log);
    }
    bool done = keeping_purge(store, dir, why, cli_now_ms(), kept, err);
    if (done && kept->is_clock_unsure && why == KEEPING_DUE) {
        done = error_set(err, ERROR_INPUT, "clock_unsure",
                         "La date de cet ordinateur ne va pas avec ce qui est noté : rien n’est "
                         "effacé tout seul. Réglez la date, ou demandez --names.");
    }
    store_close(store);
    log_close();
    return done;
}

int run_purge(int argc, char **argv)
{
    const char *data = NULL;
    bool is_names = false, is_json = false;
    struct kept kept = {0};
    const struct option options[] = {
        {.name = "--data", .kind = OPTION_TEXT, .to = &data},
        {.name = "--names", .kind = OPTION_FLAG, .to = &is_names},
        {.name = "--json", .kind = OPTION_FLAG, .to = &is_json},
    };
    struct error err = {0};
    bool ok = options_read(argc, argv, options, sizeof options / sizeof *options, NULL, &err) &&
              purge(data, is_names ? KEEPING_NAMES : KEEPING_DUE, &kept, &err);
    if (!ok) {
        return options_fail("purge", &err);
    }
    if (is_json) {
        return cli_json_print(kept_json(&kept), &err) ? 0 : options_fail("purge", &err);
    }
    say(&kept);
    return 0;
}
