/* backup.c: `borne backup` seals a copy of the record, `borne restore` brings it back. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/backup.h"
#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "app/cli/record.h"
#include "app/cli/words.h"
#include "app/paths.h"
#include "base/str.h"
#include "store/folder.h"

static void print_code(const char *digits)
{
    printf("Code de secours :");
    for (int i = 0; i < RECOVERY_GROUPS; i++) {
        printf(" %.*s", RECOVERY_GROUP, digits + (ptrdiff_t)i * RECOVERY_GROUP);
    }
    printf("\nNotez-le et rangez-le : lui seul rouvre les sauvegardes, il n’est gardé nulle part "
           "ailleurs.\n");
}

/* Draws a code, keeps its public key and prints the code, once. */
static bool draw_code(const char *data, struct error *err)
{
    struct store *store = NULL;
    char digits[RECOVERY_DIGITS + 1], key[SEALED_KEY];
    if (!cli_store_open(data, CLI_WRITE, &store, err)) {
        return false;
    }
    sealed_draw_code(digits);
    sealed_key_of(digits, key);
    bool done = store_set_setting(store, BACKUP_SETTING_KEY, key, err);
    store_close(store);
    if (done) {
        print_code(digits);
    }
    return done;
}

static bool has_key(struct store *store)
{
    char key[LIMIT_SETTING_VALUE];
    struct error err = {0};
    return store_setting(store, BACKUP_SETTING_KEY, "", key, sizeof key, &err) &&
           sealed_is_key(key);
}

static bool write_backup(const char *data, const char *out, bool is_plain, struct error *err)
{
    struct store *store = NULL;
    char dir[LIMIT_PATH];
    if (!paths_data(data, dir, err) || !cli_store_open(data, CLI_READ, &store, err)) {
        return false;
    }
    if (!is_plain && !has_key(store)) { /* the first one: a code has to be drawn */
        store_close(store);
        store = NULL;
        if (!draw_code(data, err) || !cli_store_open(data, CLI_READ, &store, err)) {
            return false;
        }
    }
    bool done = is_plain ? store_copy(store, out, err) : backup_write(store, dir, out, err);
    store_close(store);
    if (done) {
        printf("%s : %s\n", out,
               is_plain ? "copie complète, lisible par tous"
                        : "sauvegarde scellée, relue et juste");
    }
    return done;
}

int run_backup(int argc, char **argv)
{
    const char *data = NULL, *out = NULL;
    bool is_plain = false, is_new_code = false;
    const struct option options[] = {
        {.name = "--data", .kind = OPTION_TEXT, .to = &data},
        {.name = "--out", .kind = OPTION_TEXT, .to = &out},
        {.name = "--plain", .kind = OPTION_FLAG, .to = &is_plain},
        {.name = "--new-code", .kind = OPTION_FLAG, .to = &is_new_code},
    };
    struct error err = {0};
    bool ok = options_read(argc, argv, options, sizeof options / sizeof *options, NULL, &err);
    if (ok && out == NULL && !is_new_code) {
        ok = error_set(&err, ERROR_INPUT, "usage", "Où écrire la copie ? --out FICHIER");
    }
    ok = ok && (!is_new_code || draw_code(data, &err)) &&
         (out == NULL || write_backup(data, out, is_plain, &err));
    return ok ? 0 : options_fail("backup", &err);
}

/* The code as given, or the first line of what is typed or piped in. */
static bool read_code(const char *given, char ret_digits[RECOVERY_DIGITS + 1], struct error *err)
{
    char line[256] = "";
    int wrong = -1;
    if (given == NULL) {
        if (isatty(STDIN_FILENO)) {
            printf("Code de secours (40 chiffres) : ");
            fflush(stdout);
        }
        given = fgets(line, sizeof line, stdin) != NULL ? line : "";
        line[strcspn(line, "\r\n")] = '\0';
    }
    if (recovery_read(given, ret_digits, &wrong)) {
        return true;
    }
    return wrong >= 0
               ? error_set(err, ERROR_INPUT, "code_wrong",
                           "Le groupe %d du code de secours n’est pas juste : relisez-le.",
                           wrong + 1)
               : error_set(err, ERROR_INPUT, "code_wrong",
                           "Un code de secours a 8 groupes de 5 chiffres, comme sur la fiche.");
}

static bool is_record_there(const char *dir)
{
    char path[LIMIT_PATH];
    return str_format(path, sizeof path, "%s/borne.db", dir) && access(path, F_OK) == 0;
}

static bool restore(const char *dir, const char *from, const char *code, bool may_replace,
                    struct backup_proof *ret, struct error *err)
{
    char digits[RECOVERY_DIGITS + 1];
    int lock = -1;
    if (is_record_there(dir) && !may_replace) {
        return error_set(err, ERROR_INPUT, "data_present",
                         "Ce dossier a déjà des données. Choisissez-en un autre, ou ajoutez "
                         "--replace : elles resteront à côté, dans borne-replaced.db.");
    }
    if (!read_code(code, digits, err) || !folder_make(dir, err) || !folder_lock(dir, &lock, err)) {
        return false;
    }
    bool done =
        backup_unseal(from, digits, dir, cli_random_station(), ret, err) && backup_adopt(dir, err);
    folder_unlock(lock);
    return done;
}

int run_restore(int argc, char **argv)
{
    const char *data = NULL, *from = NULL, *code = NULL;
    bool may_replace = false;
    char dir[LIMIT_PATH];
    struct backup_proof proof = {0};
    const struct option options[] = {
        {.name = "--data", .kind = OPTION_TEXT, .to = &data},
        {.name = "--from", .kind = OPTION_TEXT, .to = &from},
        {.name = "--code", .kind = OPTION_TEXT, .to = &code},
        {.name = "--replace", .kind = OPTION_FLAG, .to = &may_replace},
    };
    struct error err = {0};
    bool ok = options_read(argc, argv, options, sizeof options / sizeof *options, NULL, &err);
    if (ok && from == NULL) {
        ok = error_set(&err, ERROR_INPUT, "usage", "Quelle sauvegarde ? --from FICHIER");
    }
    ok = ok && cli_sodium(&err) && paths_data(data, dir, &err) &&
         restore(dir, from, code, may_replace, &proof, &err);
    if (!ok) {
        return options_fail("restore", &err);
    }
    printf("%" PRId64 " %s, %" PRId64 " %s, %" PRId64 " %s, %" PRId64 " %s : tout se tient.\n",
           proof.preps, cli_words_of(proof.preps, "préparation", "préparations"), proof.orders,
           cli_words_of(proof.orders, "commande", "commandes"), proof.crates,
           cli_words_of(proof.crates, "cagette", "cagettes"), proof.events,
           cli_words_of(proof.events, "événement", "événements"));
    return 0;
}
