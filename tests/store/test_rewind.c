/* test_rewind.c: a version that is taken back finds its record, and never loses work for it. */
#include "store/rewind.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "store/db.h"
#include "store/migrate.h"
#include "support/check.h"

#include "fixture.h"

static int64_t ask(const char *path, const char *sql)
{
    struct db db;
    struct error err = {0};
    int64_t got = -1;
    CHECK(db_open(&db, path, true, NULL, &err));
    CHECK(db_exec_int(&db, sql, &got, &err));
    db_close(&db);
    return got;
}

/* A record of three orders that the next version, with one more migration, has taken over. */
static void newer_record(struct fixture_folder *folder, char path[300])
{
    struct migration steps[64];
    struct error err = {0};
    struct db db;
    *folder = fixture_folder();
    struct store *store = fixture_open(folder->dir);
    fixture_import(store, 3);
    store_close(store);
    memcpy(steps, migrations, migration_count * sizeof *migrations);
    steps[migration_count] =
        (struct migration){(int)migration_count + 1, "CREATE TABLE extra (x INTEGER) STRICT"};
    CHECK(db_open(&db, fixture_path(folder, "borne.db", path), false, NULL, &err));
    CHECK(db_set_durable(&db, &err));
    CHECK(migrate_run(&db, steps, migration_count + 1, folder->dir, &err));
    db_close(&db);
}

static void comes_back_when_nothing_was_added(void)
{
    struct fixture_folder folder;
    char path[300], aside[300];
    struct error err = {0};
    newer_record(&folder, path);
    CHECK(rewind_run(folder.dir, &err));
    CHECK_INT(ask(path, "PRAGMA user_version"), (int64_t)migration_count);
    CHECK_INT(ask(fixture_path(&folder, "borne-newer.db", aside), "PRAGMA user_version"),
              (int64_t)migration_count + 1);
    struct store *store = fixture_open(folder.dir);
    CHECK_INT(fixture_events(store), 1);
    store_close(store);
    CHECK(rewind_run(folder.dir, &err)); /* again: there is nothing to do */
    CHECK_INT(ask(path, "SELECT count(*) FROM event"), 1);
    fixture_remove(&folder);
}

static void work_since_is_never_lost(void)
{
    struct fixture_folder folder;
    char path[300];
    struct error err = {0};
    struct db db;
    newer_record(&folder, path);
    CHECK(db_open(&db, path, false, NULL, &err));
    /* One more event, as the newer version would write it. */
    CHECK(db_exec(&db,
                  "CREATE TEMP TABLE t AS SELECT * FROM event; UPDATE t SET seq = seq + 1, "
                  "lamport = lamport + 1; INSERT INTO event SELECT * FROM t",
                  &err));
    db_close(&db);
    CHECK(!rewind_run(folder.dir, &err));
    CHECK_STR(err.code, "rewind_moved_on");
    CHECK_INT(ask(path, "PRAGMA user_version"), (int64_t)migration_count + 1);
    CHECK_INT(ask(path, "SELECT count(*) FROM event"), 2);
    fixture_remove(&folder);
}

static void without_a_copy_it_stays(void)
{
    struct fixture_folder folder;
    char path[300], copy[300], name[32];
    struct error err = {0};
    newer_record(&folder, path);
    str_format(name, sizeof name, "borne-before-%zu.db", migration_count + 1);
    CHECK(unlink(fixture_path(&folder, name, copy)) == 0);
    CHECK(!rewind_run(folder.dir, &err));
    CHECK_STR(err.code, "rewind_missing");
    CHECK_INT(ask(path, "PRAGMA user_version"), (int64_t)migration_count + 1);
    fixture_remove(&folder);
}

static void a_kiosk_that_runs_keeps_its_record(void)
{
    struct fixture_folder folder = fixture_folder();
    struct error err = {0};
    CHECK(rewind_run(folder.dir, &err)); /* no record at all */
    struct store *store = fixture_open(folder.dir);
    CHECK(!rewind_run(folder.dir, &err));
    CHECK_STR(err.code, "data_locked");
    store_close(store);
    fixture_remove(&folder);
}

/* As the newer version sees it: its own migration left a copy. */
static void is_possible_until_something_is_added(void)
{
    struct fixture_folder folder = fixture_folder();
    char copy[300], name[32];
    struct error err = {0};
    struct store *store = fixture_open(folder.dir);
    fixture_import(store, 3);
    CHECK(rewind_is_possible(folder.dir)); /* no migration was needed */
    str_format(name, sizeof name, "borne-before-%zu.db", migration_count);
    CHECK(store_copy(store, fixture_path(&folder, name, copy), &err));
    CHECK(rewind_is_possible(folder.dir));
    struct store_stamp stamp = store_stamp(store);
    struct event event = fixture_label(&stamp);
    CHECK(store_append(store, &event, 1, &err));
    CHECK(!rewind_is_possible(folder.dir));
    store_close(store);
    fixture_remove(&folder);
}

int main(void)
{
    RUN(comes_back_when_nothing_was_added);
    RUN(work_since_is_never_lost);
    RUN(without_a_copy_it_stays);
    RUN(a_kiosk_that_runs_keeps_its_record);
    RUN(is_possible_until_something_is_added);
    return 0;
}
