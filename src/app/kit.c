/* kit.c: see kit.h. */
#include "app/kit.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/floor_kept.h"
#include "app/kit_lines.h"
#include "app/kit_voice.h"
#include "app/own.h"
#include "app/record.h"
#include "app/setting_kept.h"
#include "app/timeline_kept.h"
#include "base/assert.h"
#include "base/str.h"
#include "report/month_file.h"
#include "ui/floor_words.h"
#include "ui/timeline_words.h"
#include "ui/words.h"

/* Of kit_files. */
enum { CATALOGUE = 5 };

/* The settings that are the method's; all others are this machine's or this prep's. */
static const struct {
    const char *key, *words;
} carried[KIT_SETTINGS] = {
    {"crate_limit_g", "une cagette pèse au plus, en grammes"},
    {"name_on_label", "prénom et initiale sur les étiquettes"},
    {"empty_crate_g", "ce que pèse une cagette vide, en grammes"},
    {"print_on_open", "ce qui s’imprime quand une cagette s’ouvre"},
    {"wall", "l’écran montre la salle quand personne n’y touche"},
    {"pause", "la pause, en minutes depuis minuit"},
    {"fridges", "nombre de frigos"},
    {"fridge_kg", "kilos par frigo"},
    {"cool_boxes", "nombre de glacières"},
    {"cool_box_kg", "kilos par glacière"},
};

static bool is_carried(const char *key)
{
    for (size_t i = 0; i < KIT_SETTINGS && carried[i].key != NULL; i++) {
        if (str_equal(carried[i].key, key)) {
            return true;
        }
    }
    return false;
}

/* Of what is remembered from month to month only what is about products: no pick-up point, no
 * column of a shop's export. */
static bool is_method(const char *key)
{
    return str_starts(key, FLOOR_KEPT_PLACE) || str_starts(key, "gtin:");
}

void kit_finish(struct kit_method *kit)
{
    memory_finish(&kit->memory);
    recordings_finish(&kit->recordings);
    kit_own_finish(&kit->own);
    memset(kit, 0, sizeof *kit);
}

static bool write_room(const struct floor *floor, const char *folder, struct error *err)
{
    struct kit_out out = {0};
    for (int i = 0; i < floor->count; i++) {
        char key[LIMIT_SETTING_KEY], line[LIMIT_SETTING_VALUE], words[96];
        floor_kept_key(floor->things[i].number, key);
        floor_thing_write(&floor->things[i], line, sizeof line);
        floor_words(LANGUAGE_FR, &floor->things[i], words, sizeof words);
        kit_out_line(&out, key, line, words);
    }
    return kit_out_write(&out, folder, kit_files[1], err);
}

static bool write_timeline(const struct timeline *timeline, const char *folder, struct error *err)
{
    struct kit_out out = {0};
    for (int i = 0; i < timeline->count; i++) {
        char key[LIMIT_SETTING_KEY], line[LIMIT_SETTING_VALUE], words[LIMIT_TIMELINE_TEXT];
        const struct timeline_entry *entry = &timeline->entries[i];
        str_format(key, sizeof key, "timeline.%d", entry->number);
        timeline_entry_write(entry, line, sizeof line);
        timeline_words(LANGUAGE_FR, entry, words, sizeof words);
        kit_out_line(&out, key, line, words);
    }
    return kit_out_write(&out, folder, kit_files[2], err);
}

static bool write_settings(struct store *store, const char *folder, struct error *err)
{
    struct kit_out out = {0};
    for (size_t i = 0; i < KIT_SETTINGS && carried[i].key != NULL; i++) {
        char value[LIMIT_SETTING_VALUE];
        if (!store_setting(store, carried[i].key, "", value, sizeof value, err)) {
            free(out.text);
            return false;
        }
        if (value[0] != '\0') {
            kit_out_line(&out, carried[i].key, value, carried[i].words);
        }
    }
    return kit_out_write(&out, folder, kit_files[3], err);
}

static bool write_memory(struct store *store, const char *folder, struct error *err)
{
    struct memory memory = {0};
    struct kit_out out = {0};
    bool done = store_load_memory(store, &memory, err);
    for (size_t i = 0; done && i < memory.count; i++) {
        if (is_method(memory.rows[i].key) && strchr(memory.rows[i].key, ';') == NULL) {
            kit_out_line(&out, memory.rows[i].key, memory.rows[i].value, "");
        }
    }
    memory_finish(&memory);
    return done ? kit_out_write(&out, folder, kit_files[4], err) : (free(out.text), false);
}

/* Of the latest month; a folder that never had one gives an empty list. */
static bool write_catalogue(struct store *store, const char *folder, struct error *err)
{
    struct record record = {0};
    struct plan nothing = {0};
    struct error ignored = {0};
    struct sheet sheet;
    char path[LIMIT_PATH];
    bool has_month = record_load(&record, store, 0, &ignored) && record.prep.plan != NULL;
    report_catalogue_sheet(has_month ? record.prep.plan : &nothing, &sheet);
    bool done = str_format(path, sizeof path, "%s/%s", folder, kit_files[5]) &&
                sheet_write_csv(&sheet, path, err);
    sheet_finish(&sheet);
    record_finish(&record);
    return done;
}

static bool write_words(const char *name, const char *folder, struct error *err)
{
    static const char words[] =
        "Le kit de Borne : la méthode, sans les personnes.\r\n\r\n"
        "Sur une borne neuve : branchez cette clé, touchez « Installer », puis « Un kit ».\r\n"
        "La salle, la chronologie, les règles, les places des produits et la voix enregistrée\r\n"
        "viennent avec, comme le nom, le logo et les mots changés ;\r\n"
        "le catalogue sert tant que le mois n’en apporte pas un autre.\r\n"
        "Les fichiers s’ouvrent dans un tableur. Un fichier changé est refusé : le manifeste\r\n"
        "dit comment chacun était.\r\n";
    struct kit_out out = {0}, readme = {.text = malloc(sizeof words), .length = sizeof words - 1};
    ASSERT(readme.text != NULL);
    memcpy(readme.text, words, sizeof words);
    kit_out_line(&out, "nom", name, "le territoire d’où vient ce kit");
    return kit_out_write(&readme, folder, "LISEZ-MOI.txt", err) &&
           kit_out_write(&out, folder, kit_files[0], err);
}

bool kit_write(struct store *store, const char *name, const char *parent, struct error *err)
{
    char own[LIMIT_SETTING_VALUE];
    if (!store_setting(store, OWN_KEY_NAME, "", own, sizeof own, err)) {
        return false;
    }
    name = name[0] != '\0' ? name : own;
    char folder[LIMIT_PATH], list[LIMIT_PATH];
    struct floor floor;
    struct timeline timeline;
    if (!str_format(folder, sizeof folder, "%s/" KIT_FOLDER, parent) ||
        !str_format(list, sizeof list, "%s/" KIT_LIST, folder)) {
        return error_set(err, ERROR_ENVIRONMENT, "path", "Ce chemin est trop long.");
    }
    if (mkdir(folder, 0777) != 0 && errno != EEXIST) {
        error_set(err, ERROR_ENVIRONMENT, "disk_failed",
                  "Le dossier du kit ne peut pas être créé.");
        return error_detail(err, errno, "%s", folder);
    }
    (void)unlink(list); /* what is half written proves nothing */
    return floor_kept(store, &floor, err) && timeline_kept(store, &timeline, err) &&
           write_words(name, folder, err) && write_room(&floor, folder, err) &&
           write_timeline(&timeline, folder, err) && write_settings(store, folder, err) &&
           write_memory(store, folder, err) && write_catalogue(store, folder, err) &&
           kit_voice_write(store, folder, kit_files[6], err) &&
           kit_own_write(store, folder, kit_files[7], err) && kit_list_write(folder, err);
}

static bool number_of(const char *key, const char *prefix, int most, int *ret)
{
    int64_t number;
    if (!str_starts(key, prefix) || !str_to_int64(key + strlen(prefix), 1, most, &number)) {
        return false;
    }
    *ret = (int)number;
    return true;
}

static bool read_line(const char *folder, struct kit_method *kit, int file, char *key, char *value)
{
    int number;
    int64_t setting;
    struct floor_thing thing;
    switch (file) {
    case 0: return str_equal(key, "nom") && str_copy(kit->name, sizeof kit->name, value);
    case 1:
        return number_of(key, "floor.", FLOOR_THINGS, &number) &&
               floor_thing_read(number, value, &thing) && floor_find(&kit->floor, number) == NULL &&
               floor_put(&kit->floor, &thing);
    case 2:
        return kit->entry_count < TIMELINE_ENTRIES &&
               number_of(key, "timeline.", TIMELINE_ROUND_END - 1, &number) &&
               timeline_entry_read(number, value, &kit->entries[kit->entry_count++]);
    case 3:
        return kit->setting_count < KIT_SETTINGS && is_carried(key) &&
               str_to_int64(value, INT32_MIN, INT32_MAX, &setting) &&
               setting_kept_fits(key, setting) &&
               str_copy(kit->settings[kit->setting_count].key, LIMIT_SETTING_KEY, key) &&
               str_copy(kit->settings[kit->setting_count++].value, LIMIT_SETTING_VALUE, value);
    case 4:
        if (!is_method(key) || kit->memory.count >= 2 * LIMIT_PRODUCTS ||
            strlen(key) >= LIMIT_SKU + 16 || strlen(value) >= LIMIT_SKU + 16) {
            return false;
        }
        memory_set(&kit->memory, key, value);
        return true;
    case 7: return kit_own_read(folder, key, value, &kit->own);
    case 6: return kit_voice_read(folder, key, value, &kit->recordings);
    default: kit->products++; return true; /* intake reads it with the month */
    }
}

static void keep_catalogue(struct kit_own *own, const char *text, size_t length)
{
    own->catalogue = malloc(length + 1);
    ASSERT(own->catalogue != NULL);
    memcpy(own->catalogue, text, length + 1);
    own->catalogue_size = length;
}

static bool read_files(const char *folder, int files, struct kit_method *kit, struct error *err)
{
    bool done = true;
    for (int file = 0; done && file < files; file++) {
        char *text, *key, *value;
        size_t length;
        done = kit_slurp(folder, kit_files[file], &text, &length, err);
        if (!done) {
            return false;
        }
        if (file == CATALOGUE) { /* reading cuts it up */
            keep_catalogue(&kit->own, text, length);
        }
        char *at = text;
        while (done && kit_next_line(&at, &key, &value)) {
            done = read_line(folder, kit, file, key, value) || kit_damaged(err, kit_files[file]);
        }
        free(text);
    }
    kit->products -= kit->products > 0; /* its head */
    if (kit->products == 0) {
        kit->own.catalogue_size = 0;
    }
    return done;
}

bool kit_read(const char *parent, struct kit_method *ret, struct error *err)
{
    char folder[LIMIT_PATH], list[LIMIT_PATH];
    bool is_itself =
        str_format(list, sizeof list, "%s/" KIT_LIST, parent) && access(list, F_OK) == 0;
    int files = 0;
    memset(ret, 0, sizeof *ret);
    if (!str_format(folder, sizeof folder, is_itself ? "%s%s" : "%s/%s", parent,
                    is_itself ? "" : KIT_FOLDER)) {
        return error_set(err, ERROR_INPUT, "kit_missing", "Il n’y a pas de kit sur cette clé.");
    }
    if (!kit_list_prove(folder, &files, err) || !read_files(folder, files, ret, err)) {
        kit_finish(ret);
        return false;
    }
    return true;
}

bool kit_take(struct store *store, const struct kit_method *kit, enum role role, int64_t at_ms,
              struct error *err)
{
    uint32_t *preps = NULL;
    size_t count = 0;
    if (!store_list_preps(store, &preps, &count, err)) {
        return false;
    }
    free(preps);
    if (count > 0) {
        return error_set(err, ERROR_INPUT, "kit_too_late",
                         "Cette borne a déjà un mois : un kit commence une borne neuve.");
    }
    struct store_gesture gesture = {.role = role, .at_ms = at_ms};
    char key[LIMIT_SETTING_KEY], line[LIMIT_SETTING_VALUE];
    for (int number = 1; number <= FLOOR_THINGS; number++) {
        const struct floor_thing *thing = floor_find(&kit->floor, number);
        floor_kept_key(number, key);
        line[0] = '\0';
        if (thing != NULL) {
            floor_thing_write(thing, line, sizeof line);
        }
        store_gesture_setting(&gesture, key, line);
    }
    for (int i = 0; i < kit->entry_count; i++) {
        str_format(key, sizeof key, "timeline.%d", kit->entries[i].number);
        timeline_entry_write(&kit->entries[i], line, sizeof line);
        store_gesture_setting(&gesture, key, line);
    }
    for (int i = 0; i < kit->setting_count; i++) {
        store_gesture_setting(&gesture, kit->settings[i].key, kit->settings[i].value);
    }
    if (kit->name[0] != '\0' && own_name_fits(kit->name)) {
        store_gesture_setting(&gesture, OWN_KEY_NAME, kit->name);
    }
    struct store_own *own;
    gesture.own_count = kit_own_rows(&kit->own, &own);
    gesture.own = own;
    gesture.memory = kit->memory.rows;
    gesture.memory_count = kit->memory.count;
    gesture.recordings = kit->recordings.rows;
    gesture.recording_count = kit->recordings.count;
    bool done = store_commit(store, &gesture, 1, err);
    store_gesture_finish(&gesture);
    free(own);
    return done;
}
