/* migrate.c: from any older version to this one. */
#include "store/migrate.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/assert.h"
#include "base/limits.h"
#include "base/str.h"
#include "store/copy.h"
#include "store/db.h"

bool migrate_version(struct db *db, size_t count, int *ret_version, struct error *err)
{
    int64_t application = 0, version = 0, objects = 0;
    if (!db_exec_int(db, "PRAGMA application_id", &application, err) ||
        !db_exec_int(db, "PRAGMA user_version", &version, err) ||
        !db_exec_int(db, "SELECT count(*) FROM sqlite_schema", &objects, err)) {
        return false;
    }
    if (application == 0 && version == 0 && objects == 0) {
        *ret_version = 0;
        return true;
    }
    if (application != MIGRATE_APPLICATION_ID || version < 1) {
        return error_set(err, ERROR_ENVIRONMENT, "data_foreign",
                         "Le fichier borne.db de ce dossier vient d’un autre programme. Il n’a pas "
                         "été touché : choisissez un autre dossier.");
    }
    if (version > (int64_t)count) {
        return error_set(err, ERROR_ENVIRONMENT, "data_newer",
                         "Ces données viennent d’une version plus récente de Borne. Elles n’ont "
                         "pas été touchées : installez cette version-là.");
    }
    *ret_version = (int)version;
    return true;
}

static bool run_step(struct db *db, const struct migration *step, struct error *err)
{
    char mark[96];
    str_format(mark, sizeof mark, "PRAGMA application_id = %d; PRAGMA user_version = %d",
               (int)MIGRATE_APPLICATION_ID, step->number);
    if (!db_exec(db, "BEGIN IMMEDIATE", err)) {
        return false;
    }
    if (!db_exec(db, step->sql, err) || !db_exec(db, mark, err) || !db_exec(db, "COMMIT", err)) {
        db_rollback(db);
        return false;
    }
    return true;
}

bool migrate_run(struct db *db, const struct migration *steps, size_t count, const char *dir,
                 struct error *err)
{
    int version = 0;
    if (!migrate_version(db, count, &version, err)) {
        return false;
    }
    if (version > 0 && (size_t)version < count && dir != NULL) {
        char path[LIMIT_PATH];
        if (!str_format(path, sizeof path, "%s/borne-before-%d.db", dir, version + 1)) {
            return error_set(err, ERROR_ENVIRONMENT, "path_long",
                             "Le chemin du dossier de données est trop long.");
        }
        if (!copy_database(db, path, err)) {
            return false;
        }
    }
    for (size_t i = (size_t)version; i < count; i++) {
        ASSERT(steps[i].number == (int)i + 1);
        if (!run_step(db, &steps[i], err)) {
            return false;
        }
    }
    return true;
}
