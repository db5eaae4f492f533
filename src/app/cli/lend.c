/* lend.c: `borne lend`, `borne borrow`, `borne give-back`, `borne unite`: a labo's part of the
 * month goes to its machine and its record comes back, without a screen. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "app/cli/commands.h"
#include "app/cli/json.h"
#include "app/cli/options.h"
#include "app/cli/record.h"
#include "app/cli/words.h"
#include "app/lending.h"
#include "app/paper_day.h"
#include "app/stick_write.h"
#include "base/str.h"
#include "domain/lend.h"

static bool needs(const char *value, const char *option, struct error *err)
{
    return value != NULL || error_set(err, ERROR_INPUT, "usage", "Il manque %s.", option);
}

struct lend_asked {
    const char *data, *pickup, *out;
    bool with_names, take_back;
    int64_t prep;
};

static bool take_back(struct record *record, uint32_t pickup, struct error *err)
{
    const struct lend *lend = lend_of_pickup(&record->prep, pickup);
    struct command command = {.kind = COMMAND_TAKE_BACK, .target = lend != NULL ? lend->number : 0};
    return cli_record_do(record, &command, err);
}

static bool lend(const struct lend_asked *asked, struct record *record, struct error *err)
{
    uint32_t pickup = ID_NONE;
    if (!needs(asked->pickup, "--pickup LABO", err) ||
        (!asked->take_back && !needs(asked->out, "--out FICHIER", err)) ||
        !cli_record_open(asked->data, CLI_WRITE, asked->prep, record, err) ||
        !cli_record_needs_plan(record, err) ||
        !paper_day_pickup(record->prep.plan, asked->pickup, &pickup, err)) {
        return false;
    }
    if (asked->take_back) {
        return take_back(record, pickup, err);
    }
    const struct lend *out = lend_of_pickup(&record->prep, pickup);
    struct command command = {.kind = COMMAND_LEND, .target = pickup};
    bool is_out = out != NULL && out->state == LEND_OUT;
    if (!is_out && !lend_may(&record->prep, pickup)) {
        return error_set(err, ERROR_INPUT, "begun",
                         "Une cagette de ce labo est déjà commencée ici : sa part ne peut plus "
                         "partir.");
    }
    struct stick_write stick = {0};
    bool done = (is_out || cli_record_do(record, &command, err)) &&
                stick_write_begin(&stick, asked->out, err) &&
                lending_write_letter(record, pickup, asked->with_names, asked->out, err);
    stick_write_end(&stick);
    return done;
}

int run_lend(int argc, char **argv)
{
    struct lend_asked asked = {0};
    const struct option options[] = {
        {.name = "--data", .kind = OPTION_TEXT, .to = &asked.data},
        {.name = "--prep",
         .kind = OPTION_NUMBER,
         .to = &asked.prep,
         .least = 1,
         .most = LIMIT_PREP},
        {.name = "--pickup", .kind = OPTION_TEXT, .to = &asked.pickup},
        {.name = "--out", .kind = OPTION_TEXT, .to = &asked.out},
        {.name = "--names", .kind = OPTION_FLAG, .to = &asked.with_names},
        {.name = "--take-back", .kind = OPTION_FLAG, .to = &asked.take_back},
    };
    struct error err = {0};
    struct record record = {0};
    bool ok = options_read(argc, argv, options, sizeof options / sizeof *options, NULL, &err) &&
              lend(&asked, &record, &err);
    record_finish(&record);
    if (!ok) {
        return options_fail("lend", &err);
    }
    printf("%s\n", asked.take_back ? "Repris. Ce qui revient encore sera montré à part."
                                   : "Prêté. Portez ce fichier à la borne du labo.");
    return 0;
}

static bool borrow(const char *data, const char *from, bool *ret_again, struct part *part,
                   struct error *err)
{
    struct store *store = NULL;
    bool done = needs(from, "--from FICHIER", err) && part_read(from, part, err) &&
                cli_store_open(data, CLI_WRITE, &store, err) &&
                lending_receive(store, part, cli_random_station(), cli_now_ms(), ret_again, err);
    store_close(store);
    return done;
}

int run_borrow(int argc, char **argv)
{
    const char *data = NULL, *from = NULL;
    bool again = false;
    struct part part = {0};
    const struct option options[] = {
        {.name = "--data", .kind = OPTION_TEXT, .to = &data},
        {.name = "--from", .kind = OPTION_TEXT, .to = &from},
    };
    struct error err = {0};
    bool ok = options_read(argc, argv, options, sizeof options / sizeof *options, NULL, &err) &&
              borrow(data, from, &again, &part, &err);
    if (!ok) {
        part_finish(&part);
        return options_fail("borrow", &err);
    }
    printf("%s, préparation %" PRIu32 " : %s\n", part.pickup, part.prep,
           again ? "cette part est déjà ici." : "la part est reçue.");
    part_finish(&part);
    return 0;
}

static bool give_back(const char *data, const char *out, struct record *record, struct error *err)
{
    struct command command = {.kind = COMMAND_GIVE_BACK};
    struct stick_write stick = {0};
    if (!needs(out, "--out FICHIER", err) || !cli_record_open(data, CLI_WRITE, 0, record, err) ||
        !cli_record_needs_plan(record, err)) {
        return false;
    }
    bool done = (lend_here(&record->prep) == PARTY_OWN ||
                 lend_find(&record->prep, lend_here(&record->prep))->state != LEND_OUT ||
                 cli_record_do(record, &command, err)) &&
                stick_write_begin(&stick, out, err) && lending_write_record(record, out, err);
    stick_write_end(&stick);
    return done;
}

int run_give_back(int argc, char **argv)
{
    const char *data = NULL, *out = NULL;
    struct record record = {0};
    const struct option options[] = {
        {.name = "--data", .kind = OPTION_TEXT, .to = &data},
        {.name = "--out", .kind = OPTION_TEXT, .to = &out},
    };
    struct error err = {0};
    bool ok = options_read(argc, argv, options, sizeof options / sizeof *options, NULL, &err) &&
              give_back(data, out, &record, &err);
    record_finish(&record);
    if (!ok) {
        return options_fail("give-back", &err);
    }
    printf("Rendu. Portez ce fichier à la borne de la préparation.\n");
    return 0;
}

static json_t *news_json(const struct lending_news *news)
{
    json_t *json = json_object();
    json_object_set_new(json, "prep", cli_json_number(news->prep));
    json_object_set_new(json, "pickup", cli_json_text(news->pickup));
    json_object_set_new(json, "crates", cli_json_number(news->crates));
    json_object_set_new(json, "picked", cli_json_number(news->picked));
    json_object_set_new(json, "checked", cli_json_number(news->checked));
    json_object_set_new(json, "added", cli_json_number(news->added));
    json_object_set_new(json, "events", cli_json_number((int64_t)news->events));
    json_object_set_new(json, "discrepancies", cli_json_number((int64_t)news->discrepancies));
    json_object_set_new(json, "conflicts", cli_json_number((int64_t)news->conflicts));
    return json;
}

static bool unite(const char *data, const char *from, bool is_dry, struct lending_news *news,
                  struct error *err)
{
    struct store *store = NULL;
    struct part part = {0};
    bool done = needs(from, "--from FICHIER", err) && part_read(from, &part, err) &&
                cli_store_open(data, is_dry ? CLI_READ : CLI_WRITE, &store, err) &&
                (is_dry ? lending_preview(store, &part, news, err)
                        : lending_unite(store, &part, news, err));
    store_close(store);
    part_finish(&part);
    return done;
}

int run_unite(int argc, char **argv)
{
    const char *data = NULL, *from = NULL;
    bool is_dry = false, is_json = false;
    struct lending_news news = {0};
    const struct option options[] = {
        {.name = "--data", .kind = OPTION_TEXT, .to = &data},
        {.name = "--from", .kind = OPTION_TEXT, .to = &from},
        {.name = "--dry-run", .kind = OPTION_FLAG, .to = &is_dry},
        {.name = "--json", .kind = OPTION_FLAG, .to = &is_json},
    };
    struct error err = {0};
    bool ok = options_read(argc, argv, options, sizeof options / sizeof *options, NULL, &err) &&
              unite(data, from, is_dry, &news, &err);
    if (!ok) {
        return options_fail("unite", &err);
    }
    if (is_json) {
        return cli_json_print(news_json(&news), &err) ? 0 : options_fail("unite", &err);
    }
    printf("%s : %" PRIu32 " cagette%s sur %" PRIu32 " remplie%s, %zu différence%s, "
           "%zu conflit%s.\n",
           news.pickup, news.picked, cli_words_s(news.picked), news.crates,
           cli_words_s(news.picked), news.discrepancies, cli_words_s((int64_t)news.discrepancies),
           news.conflicts, cli_words_s((int64_t)news.conflicts));
    if (news.events == 0) {
        printf("Tout cela était déjà ici.\n");
    }
    return 0;
}
