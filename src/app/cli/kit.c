/* kit.c: `borne kit`: the method without the people, to a stick or from one. */
#include <stdio.h>

#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "app/cli/record.h"
#include "app/kit.h"
#include "app/paths.h"
#include "app/stick_write.h"
#include "ui/words.h"

static bool make(const char *data, const char *name, const char *out, struct error *err)
{
    struct store *store = NULL;
    struct stick_write stick = {0};
    bool done = cli_store_open(data, CLI_READ, &store, err) &&
                stick_write_begin(&stick, out, err) && kit_write(store, name, out, err);
    stick_write_end(&stick);
    store_close(store);
    return done;
}

static bool take(const char *data, const char *from, bool is_dry, struct kit_method *kit,
                 struct error *err)
{
    struct store *store = NULL;
    bool done = kit_read(from, kit, err) &&
                (is_dry || (cli_store_open(data, CLI_WRITE, &store, err) &&
                            kit_take(store, kit, ROLE_ROOM, cli_now_ms(), err)));
    store_close(store);
    return done;
}

int run_kit(int argc, char **argv)
{
    const char *data = NULL, *out = NULL, *from = NULL, *name = "";
    bool is_dry = false;
    struct kit_method kit = {0};
    const struct option options[] = {
        {.name = "--data", .kind = OPTION_TEXT, .to = &data},
        {.name = "--out", .kind = OPTION_TEXT, .to = &out},
        {.name = "--from", .kind = OPTION_TEXT, .to = &from},
        {.name = "--name", .kind = OPTION_TEXT, .to = &name},
        {.name = "--dry-run", .kind = OPTION_FLAG, .to = &is_dry},
    };
    struct error err = {0};
    char folder[LIMIT_PATH];
    if (paths_words(folder, &err)) {
        words_open(folder);
    }
    bool ok = options_read(argc, argv, options, sizeof options / sizeof *options, NULL, &err);
    if (ok && (out == NULL) == (from == NULL)) {
        ok = error_set(&err, ERROR_INPUT, "usage", "Vers où, ou d’où ? --out ou --from DOSSIER");
    }
    ok = ok && (out != NULL ? make(data, name, out, &err) : take(data, from, is_dry, &kit, &err));
    if (!ok) {
        kit_finish(&kit);
        return options_fail("kit", &err);
    }
    if (out != NULL) {
        printf("%s/" KIT_FOLDER "\n", out);
    } else {
        printf("%s%s%d choses dans la salle, %d lignes de chronologie, %d réglages, %zu places et "
               "codes, %d produits, %zu enregistrements de la voix, %zu photos, %zu salles "
               "gardées%s%s\n",
               kit.name, kit.name[0] != '\0' ? " : " : "", kit.floor.count, kit.entry_count,
               kit.setting_count, kit.memory.count, kit.products, kit.recordings.count,
               kit.own.photos.count, kit.own.rooms.count, kit.own.logo != NULL ? ", un logo" : "",
               is_dry ? "" : " : c’est pris.");
    }
    kit_finish(&kit);
    return 0;
}
