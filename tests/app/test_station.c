/* test_station.c: requests and their outcomes, on a good disk, a slow one and a failing one. */
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "store/broken_disk.h"
#include "support/check.h"
#include "world.h"

static struct world w; /* large */

static int64_t first_portion_picked(void)
{
    const struct prep *prep = station_prep(w.station);
    const struct crate *crate = plan_crate(prep->plan, prep_lane(prep, 0)->crate);
    int64_t sum = 0;
    for (uint32_t i = 0; i < crate->portion_count; i++) {
        sum += prep_portion(prep, crate->first_portion + i)->picked_milli;
    }
    return sum;
}

/* Moves the lane's step to the pasta of which the crate takes twelve. */
static void go_to_pasta(char code[LIMIT_CODE])
{
    for (int i = 0; i < 4 && !str_equal(world_step_code(&w, code), "09520000011680"); i++) {
        world_request(&w,
                      (struct request){.kind = REQUEST_COMMAND, .command = {.kind = COMMAND_SKIP}});
        world_settle(&w);
    }
    CHECK_STR(code, "09520000011680");
}

static void a_burst_of_ten_codes_is_ten_events(void)
{
    char code[LIMIT_CODE];
    world_begin(&w, NULL);
    world_open_crate(&w);
    go_to_pasta(code);
    size_t before = w.durable_count;
    for (int i = 0; i < 10; i++) {
        world_scan(&w, code);
    }
    world_settle(&w);
    CHECK_INT(w.durable_count - before, 10);
    CHECK_INT(first_portion_picked(), 10000);
    world_end(&w);
}

static void outcomes_keep_the_order_of_the_requests(void)
{
    char code[LIMIT_CODE];
    world_begin(&w, BROKEN_DISK);
    world_open_crate(&w);
    go_to_pasta(code);
    size_t results = w.result_count, durable = w.durable_count;
    broken_disk_stall();
    world_scan(&w, code);
    broken_disk_wait_stalled();
    world_scan(&w, "0000"); /* refused at once, but behind the scan before it */
    world_scan(&w, code);
    world_request(&w, (struct request){.kind = REQUEST_PAIR, .argument = 5});
    station_poll(w.station);
    CHECK_INT(w.result_count, results);
    CHECK_INT(first_portion_picked(), 0); /* nothing is shown before it is durable */
    CHECK(!world_view(&w).is_slow);
    CHECK(station_deadline_ms(w.station) > w.tick_ms);
    w.tick_ms += 400;
    CHECK(world_view(&w).is_slow);
    broken_disk_go_on();
    world_settle(&w);
    CHECK(!world_view(&w).is_slow);
    CHECK_INT(w.result_count - results, 4);
    CHECK_INT(w.results[results].outcome.event, EVENT_UNITS_PICKED);
    CHECK_INT(w.results[results + 1].outcome.refusal.kind, REFUSAL_UNKNOWN_CODE);
    CHECK_INT(w.results[results + 2].outcome.event, EVENT_UNITS_PICKED);
    CHECK_INT(w.results[results + 3].outcome.request, REQUEST_PAIR);
    CHECK_INT(w.durable_count - durable, 2);
    CHECK_INT(first_portion_picked(), 2000);
    CHECK_INT(world_view(&w).pair, 5);
    world_end(&w);
}

static void more_requests_than_the_writer_holds_all_come_back(void)
{
    char code[LIMIT_CODE];
    world_begin(&w, BROKEN_DISK);
    world_open_crate(&w);
    go_to_pasta(code);
    size_t results = w.result_count;
    w.result_count = results = 0;
    broken_disk_stall();
    for (int i = 0; i < 120; i++) { /* a pick and its undo */
        world_scan(&w, code);
        if (i == 0) {
            broken_disk_wait_stalled();
        }
        world_request(&w,
                      (struct request){.kind = REQUEST_COMMAND, .command = {.kind = COMMAND_UNDO}});
    }
    CHECK_INT(w.result_count, results);
    broken_disk_go_on();
    world_settle(&w);
    CHECK_INT(w.result_count, 240);
    CHECK_INT(first_portion_picked(), 0);
    world_end(&w);
}

static void a_failed_commit_shows_nothing_as_done(void)
{
    char code[LIMIT_CODE];
    world_begin(&w, BROKEN_DISK);
    world_open_crate(&w);
    go_to_pasta(code);
    world_scan(&w, code);
    world_settle(&w);
    uint64_t digest = prep_digest(station_prep(w.station));
    size_t results = w.result_count;
    broken_disk_fail(1, SQLITE_FULL, true);
    world_scan(&w, code);
    world_scan(&w, code);
    world_settle(&w);
    CHECK_INT(w.result_count - results, 2);
    CHECK(w.results[results].is_lost && w.results[results + 1].is_lost);
    CHECK(world_view(&w).failure != NULL);
    CHECK_STR(station_failure(w.station)->code, "disk_full");
    CHECK(prep_digest(station_prep(w.station)) == digest);

    world_scan(&w, code); /* nothing is taken while nothing can be kept */
    world_request(&w, (struct request){.kind = REQUEST_RETRY});
    CHECK(world_view(&w).failure != NULL);
    broken_disk_fail(0, 0, false);
    world_request(&w, (struct request){.kind = REQUEST_RETRY});
    CHECK(world_view(&w).failure == NULL);
    CHECK(prep_digest(station_prep(w.station)) == digest);
    CHECK_INT(world_view(&w).pair, 3);
    world_scan(&w, code);
    world_settle(&w);
    CHECK_INT(first_portion_picked(), 2000);
    world_restart(&w);
    CHECK_INT(first_portion_picked(), 2000);
    world_end(&w);
}

static void a_failed_import_leaves_no_plan(void)
{
    world_begin(&w, BROKEN_DISK);
    world_fill_stick(&w);
    world_request(&w, (struct request){.kind = REQUEST_IMPORT_READ});
    world_settle(&w);
    broken_disk_fail(3, SQLITE_IOERR_WRITE, true);
    world_request(&w, (struct request){.kind = REQUEST_IMPORT_SAVE});
    world_settle(&w);
    CHECK_INT(world_view(&w).job.status, JOB_FAILED);
    CHECK(world_view(&w).prep->plan == NULL);
    broken_disk_fail(0, 0, false);
    world_request(&w, (struct request){.kind = REQUEST_RETRY});
    CHECK(world_view(&w).failure == NULL && world_view(&w).prep->plan == NULL);
    world_open_crate(&w); /* and all goes well from the beginning */
    world_end(&w);
}

static void a_restart_returns_to_the_same_state(void)
{
    char code[LIMIT_CODE];
    world_begin(&w, NULL);
    world_open_crate(&w);
    world_scan(&w, world_step_code(&w, code));
    world_settle(&w);
    uint64_t digest = prep_digest(station_prep(w.station)), token = world_view(&w).pair_token;
    world_restart(&w);
    CHECK(prep_digest(station_prep(w.station)) == digest);
    CHECK_INT(world_view(&w).pair, 3);
    CHECK(world_view(&w).pair_token == token);
    world_end(&w);
}

static void the_same_month_twice_changes_nothing(void)
{
    world_begin(&w, NULL);
    world_open_crate(&w);
    size_t durable = w.durable_count;
    world_request(&w, (struct request){.kind = REQUEST_IMPORT_READ});
    world_settle(&w);
    CHECK(world_view(&w).import.is_ready && world_view(&w).import.is_same);
    world_request(&w, (struct request){.kind = REQUEST_IMPORT_SAVE});
    world_settle(&w);
    CHECK_INT(world_outcome(&w)->refusal.kind, REFUSAL_NOT_NOW);
    CHECK_INT(w.durable_count, durable);
    world_end(&w);
}

static void a_changed_month_follows_once_work_has_begun(void)
{
    char code[LIMIT_CODE], path[600];
    world_begin(&w, NULL);
    world_open_crate(&w);
    world_scan(&w, world_step_code(&w, code));
    world_settle(&w);
    str_format(path, sizeof path, "%s/commandes.csv", w.stick);
    FILE *file = fopen(path, "ab");
    CHECK(file != NULL);
    fputs("9006;\"En cours\";\"2025-10-22 21:42\";;Eva;Lange;;;\"Point de collecte : Malraux\";"
          "2,30;SEC-03;\"Riz long – 1kg\";1;2,30\r\n",
          file);
    fclose(file);
    world_request(&w, (struct request){.kind = REQUEST_IMPORT_READ});
    world_settle(&w);
    struct ui_view view = world_view(&w);
    CHECK(view.import.follows && !view.import.is_same && view.import.why[0] != '\0');
    CHECK_INT(view.import.changes->of_kind[PLAN_CHANGE_ADDED], 1);
    CHECK_INT(view.import.changes->same, 5);
    uint32_t crate = prep_lane(station_prep(w.station), 0)->crate;
    world_request(&w, (struct request){.kind = REQUEST_IMPORT_SAVE});
    world_settle(&w);
    CHECK_INT(world_outcome(&w)->refusal.kind, REFUSAL_NONE);
    const struct prep *prep = station_prep(w.station);
    CHECK_INT(plan_crate(prep->plan, prep_lane(prep, 0)->crate)->carries, crate);
    CHECK_INT(prep->plan->orders.count, 6);
    uint64_t digest = prep_digest(prep);
    world_restart(&w);
    CHECK(prep_digest(station_prep(w.station)) == digest);
    CHECK_INT(world_view(&w).job.status, JOB_IDLE);
    world_end(&w);
}

static void sticks_come_and_go_in_a_watched_folder(void)
{
    world_begin(&w, NULL);
    char parent[400], first[440], second[440];
    str_format(parent, sizeof parent, "%s/sticks", w.base);
    str_format(first, sizeof first, "%s/MOIS", parent);
    str_format(second, sizeof second, "%s/AUTRE", parent);
    station_unplug(w.station, w.stick);
    station_watch_sticks(w.station, parent); /* the folder itself comes later */
    CHECK_STR(world_view(&w).stick_name, "");
    CHECK_INT(mkdir(parent, 0700), 0);
    CHECK_INT(mkdir(first, 0700), 0);
    CHECK(station_look_at_sticks(w.station));
    CHECK_STR(world_view(&w).stick_name, "MOIS");
    CHECK_INT(mkdir(second, 0700), 0);
    CHECK(station_look_at_sticks(w.station));
    CHECK_STR(world_view(&w).stick_name, "AUTRE"); /* the one plugged last */
    CHECK(!station_look_at_sticks(w.station));
    CHECK_INT(rmdir(second), 0);
    CHECK(station_look_at_sticks(w.station));
    CHECK_STR(world_view(&w).stick_name, "MOIS");
    CHECK_INT(mkdir(second, 0700), 0);
    CHECK_INT(rmdir(first), 0);
    CHECK(station_look_at_sticks(w.station));
    CHECK_INT(mkdir(first, 0700), 0); /* plugged again: it is the last one now */
    CHECK(station_look_at_sticks(w.station));
    CHECK_STR(world_view(&w).stick_name, "MOIS");
    CHECK_INT(rmdir(first), 0);
    CHECK_INT(rmdir(second), 0);
    CHECK_INT(rmdir(parent), 0);
    world_end(&w);
}

static void a_pulled_stick_is_told_and_costs_nothing(void)
{
    char path[600];
    world_begin(&w, NULL);
    world_open_crate(&w);
    station_unplug(w.station, w.stick);
    CHECK_STR(world_view(&w).stick_name, "");
    world_request(&w, (struct request){.kind = REQUEST_EXPORT});
    world_settle(&w);
    CHECK_INT(world_view(&w).job.status, JOB_FAILED);
    CHECK(str_starts(world_view(&w).job.result, "Pas de clé"));
    /* There when the job began, gone when it writes. */
    station_plug(w.station, w.stick);
    CHECK_STR(world_view(&w).stick_name, "stick");
    static const char *const names[] = {"commandes.csv", "catalogue.csv",
                                        "etiquettes-preparation-1.pdf"};
    for (size_t i = 0; i < 3; i++) {
        str_format(path, sizeof path, "%s/%s", w.stick, names[i]);
        unlink(path);
    }
    struct request labels = {.kind = REQUEST_LABELS};
    world_request(&w, labels);
    CHECK(rmdir(w.stick) == 0);
    world_settle(&w);
    CHECK_INT(world_view(&w).job.status, JOB_FAILED);
    CHECK(str_starts(world_view(&w).job.result, "La clé n’est plus là"));
    CHECK(station_failure(w.station) == NULL);
    CHECK(station_look_at_sticks(w.station));
    CHECK_STR(world_view(&w).stick_name, "");
    CHECK(mkdir(w.stick, 0700) == 0);
    world_request(&w, labels);
    world_settle(&w);
    CHECK_INT(world_view(&w).job.status, JOB_DONE);
    const struct pickup *point = &world_view(&w).prep->plan->pickups.rows[0];
    world_request(&w, (struct request){.kind = REQUEST_LABELS, .print = {.pickup = point->id}});
    world_settle(&w);
    CHECK_STR(world_view(&w).job.result, "etiquettes-preparation-1-malraux.pdf");
    world_request(&w, (struct request){.kind = REQUEST_EXPORT});
    world_settle(&w);
    CHECK_STR(world_view(&w).job.result, "tous les fichiers « bilan-… » de la clé");
    world_end(&w);
}

static void settings_are_kept(void)
{
    world_begin(&w, NULL);
    CHECK_INT(world_view(&w).settings[SETTING_CRATE_LIMIT_G], 12000);
    world_request(&w, (struct request){.kind = REQUEST_SETTING,
                                       .argument = SETTING_CRATE_LIMIT_G,
                                       .value = 9000});
    CHECK_INT(world_view(&w).settings[SETTING_CRATE_LIMIT_G], 12000);
    world_request(&w, (struct request){
                          .kind = REQUEST_SETTING, .argument = SETTING_LABEL_DAY, .value = 20419});
    world_settle(&w);
    world_restart(&w);
    CHECK_INT(world_view(&w).settings[SETTING_CRATE_LIMIT_G], 9000);
    CHECK_INT(world_view(&w).settings[SETTING_LABEL_DAY], 20419);
    w.now_ms = INT64_C(20419) * 86400000 + 12 * 3600000;
    CHECK_INT(world_view(&w).settings[SETTING_LABEL_DAY], 20419); /* today */
    w.now_ms += INT64_C(30) * 86400000;
    CHECK_INT(world_view(&w).settings[SETTING_LABEL_DAY], 0); /* last month's */
    world_end(&w);
}

static void the_same_pair_may_not_check_what_it_filled(void)
{
    char code[LIMIT_CODE];
    world_begin(&w, NULL);
    world_open_crate(&w);
    struct request pick = {.kind = REQUEST_COMMAND, .command = {.kind = COMMAND_PICK}};
    const struct prep *prep = station_prep(w.station);
    uint32_t crate = prep_lane(prep, 0)->crate, portion;
    while ((portion = prep_next_portion(prep, crate)) != ID_NONE) {
        pick.command.units_milli = prep_remaining_milli(prep, portion);
        world_request(&w, pick);
        world_settle(&w);
    }
    world_request(
        &w, (struct request){.kind = REQUEST_COMMAND, .command = {.kind = COMMAND_CLOSE_CRATE}});
    struct request check = {.kind = REQUEST_COMMAND,
                            .command = {.kind = COMMAND_SCAN, .task = LANE_TASK_CHECK}};
    check.command.code = code_read(world_crate_code(&w, 1, code));
    world_request(&w, check);
    world_settle(&w);
    CHECK_INT(world_outcome(&w)->refusal.kind, REFUSAL_SAME_PAIR);
    world_restart(&w); /* the token is remembered */
    world_request(&w, check);
    world_settle(&w);
    CHECK_INT(world_outcome(&w)->refusal.kind, REFUSAL_SAME_PAIR);
    world_request(&w, (struct request){.kind = REQUEST_PAIR, .argument = 8});
    world_request(&w, check);
    world_settle(&w);
    CHECK_INT(world_outcome(&w)->event, EVENT_CHECK_OPENED);
    world_end(&w);
}

static void after_a_closed_prep_comes_the_next(void)
{
    world_begin(&w, NULL);
    world_open_crate(&w);
    world_request(
        &w, (struct request){.kind = REQUEST_COMMAND, .command = {.kind = COMMAND_CLOSE_HALF_DAY}});
    world_settle(&w);
    CHECK_INT(world_view(&w).pair, -1);
    world_request(
        &w, (struct request){.kind = REQUEST_COMMAND, .command = {.kind = COMMAND_CLOSE_PREP}});
    world_settle(&w);
    CHECK(station_prep(w.station)->is_closed); /* still to be looked at */
    world_open_crate(&w);
    CHECK_INT(station_prep(w.station)->number, 2);
    world_restart(&w);
    CHECK_INT(station_prep(w.station)->number, 2);
    world_end(&w);
}

static void a_folder_in_use_is_told_and_tried_again(void)
{
    struct station *second = NULL;
    struct error err = {0};
    struct ui_view view;
    world_begin(&w, NULL);
    CHECK(!station_create(w.data, &w.ports, &second, &err));
    CHECK_STR(err.code, "data_locked");
    station_fill_view(second, 0, &view);
    CHECK(view.failure != NULL && view.prep != NULL && view.prep->plan == NULL);
    station_destroy(w.station);
    w.station = NULL;
    station_request(second, 0, &(struct request){.kind = REQUEST_RETRY});
    CHECK(station_failure(second) == NULL);
    station_destroy(second);
    world_end(&w);
}

int main(void)
{
    broken_disk_register();
    RUN(a_burst_of_ten_codes_is_ten_events);
    RUN(outcomes_keep_the_order_of_the_requests);
    RUN(more_requests_than_the_writer_holds_all_come_back);
    RUN(a_failed_commit_shows_nothing_as_done);
    RUN(a_failed_import_leaves_no_plan);
    RUN(a_restart_returns_to_the_same_state);
    RUN(the_same_month_twice_changes_nothing);
    RUN(a_changed_month_follows_once_work_has_begun);
    RUN(sticks_come_and_go_in_a_watched_folder);
    RUN(a_pulled_stick_is_told_and_costs_nothing);
    RUN(settings_are_kept);
    RUN(the_same_pair_may_not_check_what_it_filled);
    RUN(after_a_closed_prep_comes_the_next);
    RUN(a_folder_in_use_is_told_and_tried_again);
    return 0;
}
