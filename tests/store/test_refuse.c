/* test_refuse.c: data folders that cannot be used are refused with a sentence, and left as they
 * were; older ones are brought forward with a copy beside. */
#include "store/store.h"

#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/str.h"
#include "store/copy.h"
#include "store/db.h"
#include "store/fixture.h"
#include "store/migrate.h"
#include "store/store_check.h"
#include "support/check.h"

static void run_sql(const char *path, const char *sql)
{
    sqlite3 *db;
    CHECK_INT(sqlite3_open(path, &db), SQLITE_OK);
    CHECK_INT(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    CHECK_INT(sqlite3_close(db), SQLITE_OK);
}

static int64_t ask_sql(const char *path, const char *sql)
{
    struct error err = {0};
    struct db db;
    int64_t value = -1;
    CHECK(db_open(&db, path, true, NULL, &err));
    CHECK(db_exec_int(&db, sql, &value, &err));
    db_close(&db);
    return value;
}

/* All bytes of a file; owned by the caller. */
static char *bytes_of(const char *path, size_t *ret_count)
{
    FILE *file = fopen(path, "rb");
    CHECK(file != NULL);
    fseek(file, 0, SEEK_END);
    *ret_count = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(*ret_count + 1);
    CHECK(bytes != NULL && fread(bytes, 1, *ret_count, file) == *ret_count);
    fclose(file);
    return bytes;
}

static void write_bytes(const char *path, long at, const char *bytes, size_t count)
{
    FILE *file = fopen(path, "r+b");
    CHECK(file != NULL && fseek(file, at, SEEK_SET) == 0);
    CHECK(fwrite(bytes, 1, count, file) == count);
    CHECK(fclose(file) == 0);
}

static void refuses(const char *dir, const char *code)
{
    struct error err = {0};
    struct store *store = NULL;
    struct store_options write = {.station = 1}, read = {.read_only = true};
    CHECK(!store_open(dir, &write, &store, &err));
    CHECK_STR(err.code, code);
    CHECK_INT(error_exit_code(&err), 4);
    CHECK(strlen(err.text) > 20);
    CHECK(!store_open(dir, &read, &store, &err));
    CHECK(store == NULL);
}

static void a_record_of(struct fixture_folder *folder, uint32_t orders, char path[300])
{
    *folder = fixture_folder();
    struct store *store = fixture_open(folder->dir);
    fixture_import(store, orders);
    store_close(store);
    fixture_path(folder, "borne.db", path);
}

static void a_newer_or_foreign_database_stays_untouched(void)
{
    static const struct {
        const char *sql, *code;
    } rows[] = {
        {"PRAGMA user_version = 99", "data_newer"},
        {"PRAGMA application_id = 7", "data_foreign"},
        {"PRAGMA user_version = 0", "data_foreign"},
        {"PRAGMA journal_mode = DELETE; PRAGMA application_id = 7", "data_foreign"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture_folder folder;
        char path[300];
        size_t before_count, after_count;
        a_record_of(&folder, 3, path);
        run_sql(path, rows[i].sql);
        char *before = bytes_of(path, &before_count);
        refuses(folder.dir, rows[i].code);
        char *after = bytes_of(path, &after_count);
        CHECK(before_count == after_count && memcmp(before, after, after_count) == 0);
        free(before);
        free(after);
        fixture_remove(&folder);
    }
}

static void what_is_no_database_is_refused(void)
{
    struct fixture_folder folder;
    char path[300], noise[5000];
    a_record_of(&folder, 3, path);
    memset(noise, 'x', sizeof noise);
    write_bytes(path, 0, noise, sizeof noise);
    refuses(folder.dir, "data_damaged");
    fixture_remove(&folder);
}

/* Opening may succeed when a page deep inside is damaged; loading and checking must see it. */
static void damage_deep_inside_is_seen(void)
{
    struct fixture_folder folder;
    char path[300], noise[4096];
    size_t count;
    a_record_of(&folder, 200, path);
    char *bytes = bytes_of(path, &count);
    memset(noise, 0x5a, sizeof noise);
    size_t seen = 0, pages = count / sizeof noise;
    for (size_t page = 1; page < pages; page++) {
        struct error err = {0};
        struct store *store = NULL;
        struct store_options options = {.station = 1};
        write_bytes(path, (long)(page * sizeof noise), noise, sizeof noise);
        if (!store_open(folder.dir, &options, &store, &err)) {
            CHECK_STR(err.code, "data_damaged");
            seen++;
        } else {
            struct plans plans = {0};
            struct store_report report;
            if (store_load_plans(store, 1, &plans, &err)) {
                store_free_plans(&plans);
            } else {
                CHECK_STR(err.code, "data_damaged");
            }
            store_check(store, &report);
            seen += report.problem_count > 0;
            store_close(store);
        }
        write_bytes(path, 0, bytes, count);
    }
    CHECK(pages > 20);
    CHECK_INT(seen, pages - 1);
    free(bytes);
    fixture_remove(&folder);
}

static void a_plan_that_was_tampered_with_is_refused(void)
{
    static const char *const changes[] = {
        "DROP TRIGGER portion_no_delete; DELETE FROM portion WHERE id = 5",
        "DROP TRIGGER portion_no_update; UPDATE portion SET units_milli = 7 WHERE id = 5",
        "DROP TRIGGER product_no_update; UPDATE product SET unit = 77 WHERE id = 2",
        "DROP TRIGGER plan_no_update; UPDATE plan SET portions = 4000000000000000000",
        "DROP TRIGGER supplier_no_delete; DELETE FROM supplier WHERE id = 2",
        "DROP TRIGGER crate_no_update; UPDATE crate SET id = 100000 WHERE id = 2",
    };
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        struct fixture_folder folder;
        char path[300];
        a_record_of(&folder, 5, path);
        run_sql(path, changes[i]);
        struct error err = {0};
        struct plans plans = {0};
        struct store *store = fixture_open(folder.dir);
        CHECK(!store_load_plans(store, 1, &plans, &err));
        CHECK_STR(err.code, "data_damaged");
        struct store_report report;
        store_check(store, &report);
        CHECK(report.problem_count > 0);
        store_close(store);
        fixture_remove(&folder);
    }
}

static void a_folder_that_cannot_be_is_refused(void)
{
    struct fixture_folder folder = fixture_folder();
    char path[300];
    FILE *file = fopen(folder.dir, "w"); /* a file in its place */
    CHECK(file != NULL && fclose(file) == 0);
    refuses(folder.dir, "data_unusable");
    str_format(path, sizeof path, "%s/below", folder.dir);
    refuses(path, "data_unusable");
    unlink(folder.dir);
    fixture_remove(&folder);
}

/* In a child that has no rights there: the superuser could write anyway. */
static void a_protected_folder_is_refused(void)
{
    struct fixture_folder folder;
    char path[300];
    a_record_of(&folder, 3, path);
    CHECK(chmod(folder.dir, 0555) == 0 && chmod(folder.base, 0555) == 0);
    pid_t child = fork();
    if (child == 0) {
        if (getuid() == 0 && setuid(65534) != 0) {
            _exit(2);
        }
        struct error err = {0};
        struct store *store = NULL;
        struct store_options options = {.station = 1};
        bool refused = !store_open(folder.dir, &options, &store, &err) &&
                       str_equal(err.code, "data_read_only");
        str_format(path, sizeof path, "%s/new", folder.base);
        refused = refused && !store_open(path, &options, &store, &err) &&
                  str_equal(err.code, "data_read_only");
        _exit(refused ? 0 : 1);
    }
    int status = -1;
    CHECK(waitpid(child, &status, 0) == child);
    CHECK_INT(status, 0);
    CHECK(chmod(folder.base, 0755) == 0 && chmod(folder.dir, 0755) == 0);
    fixture_remove(&folder);
}

static void a_migration_keeps_a_copy_and_goes_whole_or_not(void)
{
    struct fixture_folder folder;
    char path[300], copy[300];
    struct error err = {0};
    struct db db;
    a_record_of(&folder, 3, path);
    struct migration broken[64], good[64];
    size_t now = migration_count, next = now + 1;
    CHECK(next <= 64);
    memcpy(broken, migrations, now * sizeof *migrations);
    memcpy(good, migrations, now * sizeof *migrations);
    broken[now] = (struct migration){(int)next, "CREATE TABLE extra (x); no such word"};
    good[now] = (struct migration){(int)next, "CREATE TABLE extra (x INTEGER) STRICT"};
    CHECK(db_open(&db, path, false, NULL, &err));
    CHECK(db_set_durable(&db, &err));
    CHECK(!migrate_run(&db, broken, next, folder.dir, &err));
    CHECK(migrate_run(&db, migrations, now, folder.dir, &err)); /* as before, nothing to do */
    CHECK(migrate_run(&db, good, next, folder.dir, &err));
    db_close(&db);
    char copy_name[32];
    str_format(copy_name, sizeof copy_name, "borne-before-%zu.db", next);
    fixture_path(&folder, copy_name, copy);
    CHECK_INT(ask_sql(path, "PRAGMA user_version"), (int64_t)next);
    CHECK_INT(ask_sql(path, "SELECT count(*) FROM extra"), 0);
    CHECK_INT(ask_sql(copy, "PRAGMA user_version"), (int64_t)now);
    CHECK_INT(ask_sql(copy, "SELECT count(*) FROM event"), 1);
    CHECK_INT(ask_sql(copy, "SELECT count(*) FROM buyer_order"), 3);
    refuses(folder.dir, "data_newer");
    CHECK(rename(copy, path) == 0); /* the way back */
    struct store *store = fixture_open(folder.dir);
    CHECK_INT(fixture_events(store), 1);
    store_close(store);
    fixture_remove(&folder);
}

static void a_backup_is_whole_or_not_there(void)
{
    struct fixture_folder folder, other = fixture_folder();
    char path[300], to[300];
    struct error err = {0};
    a_record_of(&folder, 20, path);
    struct store *store = fixture_open(folder.dir), *reader = NULL;
    struct store_options read = {.read_only = true};
    CHECK(store_open(folder.dir, &read, &reader, &err));
    CHECK(!store_copy(reader, fixture_path(&other, "borne.db", to), &err)); /* no such folder */
    CHECK(mkdir(other.dir, 0700) == 0);
    CHECK(store_copy(reader, to, &err));
    CHECK(store_copy(store, to, &err)); /* again, over the old one */
    store_close(reader);
    store_close(store);
    store = fixture_open(other.dir);
    struct store_report report;
    store_check(store, &report);
    CHECK_INT(report.problem_count, 0);
    CHECK_INT(report.orders, 20);
    CHECK_INT(report.events, 1);
    CHECK_INT(report.open_prep, 1);
    CHECK(report.open_digest != 0);
    store_close(store);
    fixture_remove(&folder);
    fixture_remove(&other);
}

int main(void)
{
    RUN(a_newer_or_foreign_database_stays_untouched);
    RUN(what_is_no_database_is_refused);
    RUN(damage_deep_inside_is_seen);
    RUN(a_plan_that_was_tampered_with_is_refused);
    RUN(a_folder_that_cannot_be_is_refused);
    RUN(a_protected_folder_is_refused);
    RUN(a_migration_keeps_a_copy_and_goes_whole_or_not);
    RUN(a_backup_is_whole_or_not_there);
    return 0;
}
