/* desk_scene_list.c: the ways to each state of the director's screens. Long because it is one list
 * of scenes. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "support/check.h"
#include "ui/action.h"
#include "ui/desk_device_scenes.h"
#include "ui/desk_first_scenes.h"
#include "ui/desk_goods_scenes.h"
#include "ui/desk_review_scenes.h"
#include "ui/desk_room_kept_scenes.h"
#include "ui/desk_room_scenes.h"
#include "ui/desk_scene_after.h"
#include "ui/desk_scene_keep.h"
#include "ui/desk_scene_lend.h"
#include "ui/desk_scene_print.h"
#include "ui/desk_scene_step.h"
#include "ui/desk_scenes.h"
#include "ui/desk_timeline_scenes.h"
#include "ui/desk_upkeep_scenes.h"
#include "ui/desk_voice_scenes.h"

static void stick(struct desk_test *desk)
{
    str_copy(desk->view.stick_name, sizeof desk->view.stick_name, "CLE-NOVEMBRE");
}

static void job(struct desk_test *desk, enum job_kind kind, enum job_status status, int permil,
                const char *result)
{
    desk->view.job = (struct job_view){.kind = kind, .status = status, .permil = permil};
    str_copy(desk->view.job.result, sizeof desk->view.job.result, result);
}

static void pin(struct desk_test *desk)
{
    desk->ui.is_director = false;
    ui_go(&desk->ui, &desk->view, SCREEN_DIRECTOR);
}

static void pin_ask(struct desk_test *desk)
{
    pin(desk);
    desk_type(desk, "12345");
}

static void pin_wrong(struct desk_test *desk)
{
    pin_ask(desk);
    desk_tap(desk, "validate");
    desk_answer(desk, (struct outcome){.pin_right = false});
}

static void pin_wait(struct desk_test *desk)
{
    pin_wrong(desk);
    desk->view.pin_wait_s = 12;
}

static void pin_new(struct desk_test *desk)
{
    desk->view.has_pin = false;
    pin(desk);
}

static void pin_again(struct desk_test *desk)
{
    pin_new(desk);
    desk_type(desk, "1234");
    desk_tap(desk, "validate");
}

static void pin_unlike(struct desk_test *desk)
{
    pin_again(desk);
    desk_type(desk, "1243");
    desk_tap(desk, "validate");
}

static void director(struct desk_test *desk)
{
    (void)desk;
}

static void director_page(struct desk_test *desk)
{
    if (desk_can_tap(desk, "page_next")) {
        desk_tap(desk, "page_next");
    }
}

/* Turns pages until the pick-up point of this name can be tapped, and taps it. */
static void tap_point(struct desk_test *desk, const char *name)
{
    char target[FRAME_NAME] = "";
    const struct plan *plan = &desk->month.plan;
    for (size_t i = 0; i < plan->pickups.count; i++) {
        if (str_equal(plan->pickups.rows[i].name, name)) {
            str_format(target, sizeof target, "point_%s", plan->pickups.rows[i].letter);
        }
    }
    for (int page = 0; page < 9 && !desk_can_tap(desk, target); page++) {
        desk_tap(desk, "page_next");
    }
    desk_tap(desk, target);
}

static void director_point(struct desk_test *desk)
{
    tap_point(desk, "Malraux");
}

static void director_bulk(struct desk_test *desk)
{
    tap_point(desk, "Toul");
}

static void director_to_check(struct desk_test *desk)
{
    desk_tap(desk, "unchecked");
}

static void director_points(struct desk_test *desk)
{
    desk_tap(desk, "fact_loaded");
}

static void director_to_pack(struct desk_test *desk)
{
    desk_tap(desk, "fact_forecast");
}

static void director_cold(struct desk_test *desk)
{
    (void)scene_open_bag(desk);
    desk->view.now_ms += 12 * 60000;
    desk_tap(desk, "fact_cold");
}

static void director_no_cold(struct desk_test *desk)
{
    desk_tap(desk, "fact_cold");
}

static void director_closed(struct desk_test *desk)
{
    CHECK_INT(small_do(&desk->month, (struct command){.kind = COMMAND_CLOSE_PREP}), 0);
}

static void import_no_stick(struct desk_test *desk)
{
    desk_tap(desk, "import");
}

static void import_stick(struct desk_test *desk)
{
    stick(desk);
    import_no_stick(desk);
}

static void import_reading(struct desk_test *desk)
{
    import_stick(desk);
    desk_tap(desk, "validate");
    job(desk, JOB_IMPORT_READ, JOB_RUNNING, 420, "");
}

static void import_saving(struct desk_test *desk)
{
    import_reading(desk);
    job(desk, JOB_IMPORT_SAVE, JOB_RUNNING, 0, "");
}

static void import_failed(struct desk_test *desk)
{
    import_reading(desk);
    job(desk, JOB_IMPORT_READ, JOB_FAILED, 0,
        "La lecture de « commandes-novembre-2025.csv » s’est arrêtée en route : la clé a été "
        "retirée ou elle est abîmée. Rien n’a été importé ; remettez la clé, puis recommencez.");
}

static void import_preview(struct desk_test *desk)
{
    import_reading(desk);
    desk_preview(desk);
}

static void import_clear(struct desk_test *desk)
{
    import_preview(desk);
    desk->month.month.warning_count = 0;
    desk->month.month.cancelled = 0;
}

static void import_same(struct desk_test *desk)
{
    import_preview(desk);
    desk->view.import.is_same = true;
}

static void import_past(struct desk_test *desk)
{
    import_preview(desk);
    str_copy(desk->view.import.past, sizeof desk->view.import.past,
             "Ce sont les commandes de la préparation 1, déjà close.");
}

static void import_replaces(struct desk_test *desk)
{
    import_preview(desk);
    desk->view.import.replaces = true;
    str_copy(desk->view.import.why, sizeof desk->view.import.why,
             "Des étiquettes sont déjà imprimées : elles ne serviront plus, il faudra les imprimer "
             "à nouveau.");
}

static void import_blocked(struct desk_test *desk)
{
    import_preview(desk);
    desk->view.import.is_blocked = true;
    str_copy(desk->view.import.why, sizeof desk->view.import.why,
             "La préparation est commencée : ce fichier est différent et ne peut plus la "
             "remplacer. Terminez-la avec les commandes déjà là.");
}

static void import_files(struct desk_test *desk)
{
    static const struct ui_file files[] = {
        {"commandes-novembre-2025.csv", "", "Commandes de la boutique (Advanced Order Export)",
         181234, 1763600000},
        {"Commandes novembre – export du 28 (copie).xlsx", "Distribution/novembre",
         "Tableau d’une personne : personnes × produits", 48211, 1763500000},
        {"commandes-octobre-2025.csv", "anciens", "Commandes de la boutique (WebToffee)", 2381234,
         1760000000},
    };
    import_reading(desk);
    desk->view.import = (struct import_view){
        .files = files, .file_count = 3, .has_choice = true, .is_complete = true};
    job(desk, JOB_IMPORT_READ, JOB_DONE, 1000, "");
}

static void import_files_many(struct desk_test *desk)
{
    import_files(desk);
    desk->view.import.is_complete = false;
}

static const struct month_choice yes_no[] = {{"yes", "Oui"}, {"no", "Non"}};

static void ask(struct desk_test *desk, struct month_question question, bool is_first)
{
    question.row = 14;
    CHECK(month_ask(&desk->month.month, &question));
    desk->view.import.open_questions += is_first;
}

static void import_questions(struct desk_test *desk)
{
    static struct month_choice points[18];
    static const struct month_choice products[] = {{"LAI-06", "Lait – 1 litre"},
                                                   {"new", "Un autre produit, nouveau"}};
    static const struct month_choice temperatures[] = {
        {"ambient", "Sec"}, {"chilled", "Frais"}, {"frozen", "Surgelé"}, {"egg", "Œufs"}};
    static const struct month_choice weights[] = {{"0", "Je ne sais pas"}};
    import_preview(desk);
    const struct month *month = &desk->month.month;
    for (size_t i = 0; i < month->pickup_count && i < 18; i++) {
        points[i] = (struct month_choice){month->pickups[i].name, month->pickups[i].name};
    }
    ask(desk,
        (struct month_question){.kind = MONTH_QUESTION_PRODUCT,
                                .key = "product:lait entier",
                                .text = "« Lait entier 1L » n’est pas au catalogue. Est-ce « Lait "
                                        "– 1 litre » ?",
                                .subject = "Lait entier 1L",
                                .choices = products,
                                .choice_count = 2,
                                .proposed = "LAI-06",
                                .answer = ""},
        true);
    ask(desk,
        (struct month_question){.kind = MONTH_QUESTION_ORDER_PICKUP,
                                .key = "pickup:10413",
                                .text = "La commande 10413 n’a pas de point de collecte. Où va-t-"
                                        "elle ?",
                                .subject = "10413",
                                .choices = points,
                                .choice_count = month->pickup_count,
                                .proposed = "",
                                .answer = "",
                                .takes_text = true,
                                .may_wait = true},
        false);
    ask(desk,
        (struct month_question){.kind = MONTH_QUESTION_WEIGHT,
                                .key = "weight:X",
                                .text = "Combien pèse « Fromage blanc de campagne – seau » ?",
                                .subject = "X",
                                .choices = weights,
                                .choice_count = 1,
                                .proposed = "",
                                .answer = "",
                                .takes_number = true,
                                .may_wait = true},
        false);
    ask(desk,
        (struct month_question){.kind = MONTH_QUESTION_TEMPERATURE,
                                .key = "temperature:X",
                                .text = "« Fromage blanc de campagne – seau » : sec, frais ou "
                                        "surgelé ?",
                                .subject = "X",
                                .choices = temperatures,
                                .choice_count = 4,
                                .proposed = "chilled",
                                .answer = "chilled",
                                .is_remembered = true},
        false);
}

static void import_question_list(struct desk_test *desk)
{
    import_questions(desk);
    desk_tap(desk, "questions");
}

static void import_question_product(struct desk_test *desk)
{
    import_questions(desk);
    desk_tap(desk, "validate");
}

static void import_question_pickup(struct desk_test *desk)
{
    import_question_list(desk);
    desk_tap(desk, "question_1");
}

static void import_question_write(struct desk_test *desk)
{
    import_question_pickup(desk);
    desk_tap(desk, "write");
    desk_tap(desk, "letter_s");
    desk_tap(desk, "letter_t");
    desk_tap(desk, "letter_hyphen");
    desk_tap(desk, "letter_eacute");
    desk_tap(desk, "letter_v");
}

static void import_question_weight(struct desk_test *desk)
{
    import_question_list(desk);
    desk_tap(desk, "question_2");
    desk_type(desk, "850");
}

static void list_columns(struct desk_test *desk, const struct month_column *columns, size_t count)
{
    import_preview(desk);
    struct month *month = &desk->month.month;
    month->columns = calloc(count, sizeof *columns);
    CHECK(month->columns != NULL);
    memcpy(month->columns, columns, count * sizeof *columns);
    month->column_count = month->column_room = count;
}

static void import_columns(struct desk_test *desk)
{
    static struct month_column columns[] = {
        {"N° bon", "number", "Numéro de commande", {"1204", "1205", "1205"}, false},
        {"Adhérente ou adhérent", "first_name", "Prénom", {"Awa", "Luc", "Luc"}, true},
        {"Où", "pickup", "Point de collecte", {"Toul", "Colombey", "Colombey"}, true},
        {"Quoi donc", "product", "Produit", {"Lait – 1 litre", "Carottes - 1kg", "Riz"}, true},
        {"Combien", "quantity", "Quantité", {"2", "1,5", "3"}, true},
        {"Remarques", "", "", {"", "sonner fort", ""}, false},
    };
    list_columns(desk, columns, 6);
    ask(desk,
        (struct month_question){.kind = MONTH_QUESTION_COLUMNS,
                                .key = "columns",
                                .text = "Ce tableau est nouveau. Est-ce que les colonnes sont bien "
                                        "comprises ?",
                                .subject = "",
                                .choices = yes_no,
                                .choice_count = 2,
                                .proposed = "yes",
                                .answer = ""},
        true);
    ask(desk,
        (struct month_question){.kind = MONTH_QUESTION_COLUMN,
                                .key = "column:ou",
                                .text = "Que contient la colonne « Où » ?",
                                .subject = "Où",
                                .choices = yes_no,
                                .choice_count = 2,
                                .proposed = "",
                                .answer = "yes",
                                .may_wait = true},
        false);
    desk_tap(desk, "validate");
}

static void import_left_out(struct desk_test *desk)
{
    import_preview(desk);
    desk->month.month.waiting = 12;
    desk_tap(desk, "left_out");
}

/* Nothing is left out, but some pay on the spot. */
static void import_waiting(struct desk_test *desk)
{
    import_preview(desk);
    desk->month.month.waiting = 12;
    desk->month.month.left_out_count = 0;
    desk_tap(desk, "left_out");
}

static void import_done_erase(struct desk_test *desk)
{
    import_preview(desk);
    desk->view.import.has_export = true;
    job(desk, JOB_IMPORT_SAVE, JOB_DONE, 1000, "");
}

static void import_erased(struct desk_test *desk)
{
    import_done_erase(desk);
    desk->view.import.has_export = false;
    job(desk, JOB_ERASE, JOB_DONE, 1000, "");
}

static void import_erase_failed(struct desk_test *desk)
{
    import_done_erase(desk);
    job(desk, JOB_ERASE, JOB_FAILED, 0,
        "La clé ne se laisse pas écrire : effacez l’export sur l’ordinateur d’où il vient.");
}

static void import_changes(struct desk_test *desk)
{
    import_preview(desk);
    desk_later(desk, false);
}

static void import_changes_labels(struct desk_test *desk)
{
    import_changes(desk);
    desk_tap(desk, "labels");
}

static void import_columns_known(struct desk_test *desk)
{
    static const struct month_column columns[] = {
        {"Order Number", "number", "numéro de commande", {"10753", "10753", "10752"}, false},
        {"Customer Note", "note", "remarque", {"", "", ""}, false},
        {"Last Name (Billing)", "last_name", "nom", {"", "", ""}, false},
        {"Email (Billing)", "", "", {"", "", ""}, false},
        {"Shipping Method Title",
         "pickup",
         "point de collecte",
         {"Point de collecte : Toul", "Point de collecte : Toul", "Malraux"},
         false},
        {"SKU", "sku", "référence du produit", {"FRU-06", "LAI-01", "LEG-01"}, false},
        {"Quantity (- Refund)", "quantity", "quantité", {"1", "1", "2"}, false},
    };
    list_columns(desk, columns, 7);
    desk->month.month.warning_group_count = 1; /* there is room for the tile */
    desk_tap(desk, "columns");
}

static void import_changes_chores(struct desk_test *desk)
{
    import_changes(desk);
    desk_tap(desk, "chores");
}

static void import_changes_partial(struct desk_test *desk)
{
    import_preview(desk);
    desk_later(desk, true);
}

static void import_changes_moved_on(struct desk_test *desk)
{
    import_changes(desk);
    desk->view.import.has_moved_on = true;
}

static void director_chores(struct desk_test *desk)
{
    import_changes(desk);
    desk_later_kept(desk);
    ui_go(&desk->ui, &desk->view, SCREEN_DIRECTOR);
}

static void chores(struct desk_test *desk)
{
    director_chores(desk);
    desk_tap(desk, "chores");
}

static void chores_done(struct desk_test *desk)
{
    chores(desk);
    desk_tap(desk, "chore_1");
    desk_carry_out(desk);
    desk_tap(desk, "page_next");
}

static void chores_none(struct desk_test *desk)
{
    ui_go(&desk->ui, &desk->view, SCREEN_CHORES);
}

static void notes(struct desk_test *desk)
{
    chores(desk);
    desk_tap(desk, "notes");
}

/* A note that nobody has read, and something that may be given instead. */
static void substitutes_notes(struct desk_test *desk)
{
    chores(desk);
    ui_go(&desk->ui, &desk->view, SCREEN_MORE);
    desk_tap(desk, "before");
    desk_tap(desk, "substitutes");
}

static void notes_chosen(struct desk_test *desk)
{
    notes(desk);
    desk_tap(desk, "allergy");
    desk_carry_out(desk);
    desk_tap(desk, "page_next");
}

static void import_changes_done(struct desk_test *desk)
{
    import_changes(desk);
    desk_later_kept(desk);
    job(desk, JOB_IMPORT_SAVE, JOB_DONE, 1000, "");
}

static void import_warnings(struct desk_test *desk)
{
    import_preview(desk);
    desk_tap(desk, "warning_1");
}

static void import_kinds(struct desk_test *desk)
{
    import_preview(desk);
    if (desk_can_tap(desk, "more_warnings")) {
        desk_tap(desk, "more_warnings");
    }
}

static void import_done(struct desk_test *desk)
{
    import_preview(desk);
    desk_tap(desk, "validate");
    job(desk, JOB_IMPORT_SAVE, JOB_DONE, 1000, "");
}

static void labels_no_stick(struct desk_test *desk)
{
    desk_tap(desk, "labels");
}

static void labels_point(struct desk_test *desk)
{
    stick(desk);
    labels_no_stick(desk);
    tap_point(desk, "Dommartin-lès-Toul");
    desk->view.settings[SETTING_LABEL_STOCK] = 2;
}

static void labels_roll(struct desk_test *desk)
{
    labels_point(desk);
    desk->view.settings[SETTING_LABEL_STOCK] = 3;
    if (desk_can_tap(desk, "page_next")) {
        desk_tap(desk, "page_next");
    }
    job(desk, JOB_LABELS, JOB_RUNNING, 300, "");
}

static void labels_done(struct desk_test *desk)
{
    stick(desk);
    labels_no_stick(desk);
    job(desk, JOB_LABELS, JOB_DONE, 1000, "etiquettes-preparation-1-neuves-maisons.pdf");
}

static void labels_failed(struct desk_test *desk)
{
    labels_no_stick(desk);
    job(desk, JOB_LABELS, JOB_FAILED, 0,
        "La clé n’est plus là. Remettez-la, puis recommencez : rien n’est perdu.");
}

static void review(struct desk_test *desk)
{
    desk_tap(desk, "discrepancies");
}

static void review_missing(struct desk_test *desk)
{
    desk_tap(desk, "missing");
    desk_tap(desk, "cases");
}

static void review_products(struct desk_test *desk)
{
    review(desk);
    desk_tap(desk, "by_product");
}

static void review_types(struct desk_test *desk)
{
    review(desk);
    desk_tap(desk, "by_type");
}

static void review_product(struct desk_test *desk)
{
    char name[FRAME_NAME];
    review_products(desk);
    str_format(name, sizeof name, "value_%u", desk->month.prep.discrepancies[0].product);
    desk_tap(desk, name);
}

static void review_empty(struct desk_test *desk)
{
    review(desk);
    for (size_t i = 0; i < desk->month.prep.discrepancy_count; i++) {
        desk->month.prep.discrepancies[i].is_undone = true;
    }
}

static void export_no_stick(struct desk_test *desk)
{
    desk_tap(desk, "export");
}

static void export_stick(struct desk_test *desk)
{
    stick(desk);
    export_no_stick(desk);
}

static void export_writing(struct desk_test *desk)
{
    export_stick(desk);
    desk_tap(desk, "validate");
    job(desk, JOB_EXPORT, JOB_RUNNING, 700, "");
}

static void export_done(struct desk_test *desk)
{
    export_writing(desk);
    job(desk, JOB_EXPORT, JOB_DONE, 1000, "tous les fichiers « bilan-… » de la clé");
}

static void export_failed(struct desk_test *desk)
{
    export_writing(desk);
    job(desk, JOB_EXPORT, JOB_FAILED, 0,
        "La clé est pleine : « bilan-preparation-1.xlsx » n’a pas été écrit. Libérez de la place, "
        "puis "
        "recommencez.");
}

static void settings(struct desk_test *desk)
{
    desk_tap(desk, "settings");
}

static void settings_ends(struct desk_test *desk)
{
    settings(desk);
    desk->view.settings[SETTING_CRATE_LIMIT_G] = 25000;
    desk->view.settings[SETTING_VOLUME] = 3;
    desk->view.settings[SETTING_NAME_ON_LABEL] = 1;
    desk->view.settings[SETTING_LABEL_STOCK] = 4;
    desk->view.settings[SETTING_DIAGONAL_TENTHS] = 215;
}

static void settings_modes(struct desk_test *desk)
{
    settings(desk);
    desk_tap(desk, "modes");
}

static void settings_shown(struct desk_test *desk)
{
    settings(desk);
    desk_tap(desk, "shown");
    desk->view.settings[SETTING_WALL] = 1;
}

static void scene_half_day(struct desk_test *desk)
{
    desk_tap(desk, "more");
    desk_tap(desk, "during");
    desk_tap(desk, "half_day");
}

static void half_day_done(struct desk_test *desk)
{
    scene_half_day(desk);
    desk_tap(desk, "validate");
    desk_carry_out(desk);
}

static void scene_close(struct desk_test *desk)
{
    desk_tap(desk, "more");
    desk_tap(desk, "after");
    desk_tap(desk, "close_prep");
}

static const struct {
    const char *name;
    void (*way)(struct desk_test *desk);
    bool is_empty; /* before the first import */
} scenes[] = {
    {"devices-away", devices_away, false},
    {"devices-one", devices_one, false},
    {"devices-none", devices_none, false},
    {"devices-some", devices_some, false},
    {"devices-trouble", devices_trouble, false},
    {"devices-many", devices_many, false},
    {"devices-lesson", devices_lesson, false},
    {"devices-lesson-refused", devices_lesson_refused, false},
    {"devices-lesson-learned", devices_lesson_learned, false},
    {"devices-help", devices_help, false},
    {"devices-scanner", devices_scanner, false},
    {"devices-printer", devices_printer, false},
    {"devices-around", devices_around, false},
    {"devices-proposed", devices_proposed, false},
    {"devices-scale", devices_scale, false},
    {"first-home", first_home, true},
    {"first-new", first_new, true},
    {"first-code", first_code, true},
    {"first-done", first_done, true},
    {"arrivals", arrivals_all, false},
    {"arrivals-begun", arrivals_begun, false},
    {"arrivals-one", arrivals_one, false},
    {"arrivals-no-month", arrivals_no_month, true},
    {"arrivals-late", arrivals_late, false},
    {"arrivals-fetched", arrivals_fetched, false},
    {"rounds-add", rounds_add, false},
    {"rounds-where", rounds_where, false},
    {"rounds-form", rounds_form, false},
    {"rounds-heavy", rounds_heavy, false},
    {"rounds-theirs", rounds_theirs, false},
    {"rounds-listed", rounds_listed, false},
    {"rounds-gone", rounds_gone, false},
    {"timeline-first", timeline_first, false},
    {"timeline-ticked", timeline_ticked, false},
    {"timeline-rest", timeline_rest, false},
    {"timeline-no-month", timeline_no_month, true},
    {"timeline-change", timeline_change, false},
    {"timeline-form", timeline_form, false},
    {"timeline-left-out", timeline_left_out, false},
    {"timeline-words", timeline_words_typed, false},
    {"timeline-own", timeline_own, false},
    {"room-empty", room_empty, false},
    {"room-kinds", room_kinds, false},
    {"room-adding", room_adding, false},
    {"room-drawn", room_drawn, false},
    {"room-shelf", room_shelf, false},
    {"room-fridge", room_fridge, false},
    {"room-no-room", room_no_room, false},
    {"room-named", room_named, false},
    {"room-goods", room_goods, false},
    {"room-goods-places", room_goods_places, false},
    {"room-goods-place", room_goods_place, false},
    {"room-goods-scanned", room_goods_scanned, false},
    {"room-way", room_way, false},
    {"room-way-well", room_way_well, false},
    {"room-setup", room_setup, false},
    {"rooms-none", rooms_none, false},
    {"rooms-named", rooms_named, false},
    {"rooms-kept", rooms_kept, false},
    {"rooms-one", rooms_one, false},
    {"rooms-one-now", rooms_one_now, false},
    {"rooms-copy-taken", rooms_copy_taken, false},
    {"rooms-drop-asked", rooms_drop_asked, false},
    {"rooms-replace-asked", rooms_replace_asked, false},
    {"rooms-take-asked", rooms_take_asked, false},
    {"voice-list", voice_list, false},
    {"voice-products", voice_products, false},
    {"voice-arabic", voice_arabic, false},
    {"voice-all", voice_all_recorded, false},
    {"voice-no-month", voice_no_month, true},
    {"voice-one", voice_one, false},
    {"voice-longest", voice_longest, false},
    {"voice-recorded", voice_recorded, false},
    {"voice-no-microphone", voice_no_microphone, false},
    {"voice-ready", voice_ready, false},
    {"voice-records", voice_records, false},
    {"voice-taken", voice_taken, false},
    {"voice-trouble", voice_trouble, false},
    {"voice-not-kept", voice_not_kept, false},
    {"voice-next", voice_next, false},
    {"voice-away", voice_away, false},
    {"own-none", own_none, false},
    {"own-all", own_all, false},
    {"own-logos", own_logos, false},
    {"own-photos-none", own_photos_none, false},
    {"own-photos", own_photos, false},
    {"own-photos-left", own_photos_left, false},
    {"own-photo", own_photo, false},
    {"own-words", own_words, false},
    {"own-refused", own_refused, false},
    {"own-name", own_name, false},
    {"own-home", own_home, false},
    {"kit-make", kit_make, false},
    {"kit-made", kit_made, false},
    {"kit-found", kit_found, true},
    {"kit-refused", kit_refused, true},
    {"kit-taken", kit_taken, true},
    {"touch-begin", touch_begin, false},
    {"touch-crosses", touch_crosses_second, false},
    {"touch-odd", touch_odd, false},
    {"touch-prove", touch_prove, false},
    {"touch-kept", touch_kept, false},
    {"touch-dropped", touch_dropped, false},
    {"update-other-pc", update_other_pc, true},
    {"update-no-stick", update_no_stick, true},
    {"update-offered", update_offered, true},
    {"update-prep-open", update_prep_open, false},
    {"update-works", update_works, true},
    {"update-done", update_done, true},
    {"update-wrong-key", update_wrong_key, true},
    {"update-moved-on", update_moved_on, true},
    {"update-back", update_back, true},
    {"doctor-well", doctor_well, true},
    {"doctor-looks", doctor_looks, true},
    {"doctor-troubles", doctor_troubles, true},
    {"doctor-errors", doctor_errors, true},
    {"doctor-saved", doctor_saved, true},
    {"clock-asks", clock_asks, true},
    {"clock-other-pc", clock_other_pc, true},
    {"clock-failed", clock_failed, true},
    {"disk-none", disk_none, true},
    {"disk-list", disk_list, true},
    {"disk-sure", disk_sure, true},
    {"disk-really", disk_really, true},
    {"disk-works", disk_works, true},
    {"disk-done", disk_done, true},
    {"disk-failed", disk_failed, true},
    {"pin", pin_ask, true},
    {"pin-wrong", pin_wrong, true},
    {"pin-wait", pin_wait, true},
    {"pin-new", pin_new, true},
    {"pin-again", pin_again, true},
    {"pin-unlike", pin_unlike, true},
    {"director-empty", director, true},
    {"director", director, false},
    {"director-page", director_page, false},
    {"director-point", director_point, false},
    {"director-bulk", director_bulk, false},
    {"director-to-check", director_to_check, false},
    {"director-points", director_points, false},
    {"director-to-pack", director_to_pack, false},
    {"director-cold", director_cold, false},
    {"director-no-cold", director_no_cold, false},
    {"director-closed", director_closed, false},
    {"import-no-stick", import_no_stick, true},
    {"import-stick", import_stick, true},
    {"import-reading", import_reading, true},
    {"import-saving", import_saving, true},
    {"import-failed", import_failed, true},
    {"import-preview", import_preview, false},
    {"import-clear", import_clear, false},
    {"import-same", import_same, false},
    {"import-past", import_past, false},
    {"import-replaces", import_replaces, false},
    {"import-blocked", import_blocked, false},
    {"import-files", import_files, false},
    {"import-files-many", import_files_many, false},
    {"import-questions", import_questions, false},
    {"import-question-list", import_question_list, false},
    {"import-question-product", import_question_product, false},
    {"import-question-pickup", import_question_pickup, false},
    {"import-question-write", import_question_write, false},
    {"import-question-weight", import_question_weight, false},
    {"import-columns", import_columns, false},
    {"import-left-out", import_left_out, false},
    {"import-waiting", import_waiting, false},
    {"import-done-erase", import_done_erase, false},
    {"import-erased", import_erased, false},
    {"import-erase-failed", import_erase_failed, false},
    {"import-changes", import_changes, false},
    {"import-changes-labels", import_changes_labels, false},
    {"import-columns-known", import_columns_known, false},
    {"import-changes-chores", import_changes_chores, false},
    {"import-changes-partial", import_changes_partial, false},
    {"import-changes-moved-on", import_changes_moved_on, false},
    {"import-changes-done", import_changes_done, false},
    {"director-chores", director_chores, false},
    {"chores", chores, false},
    {"chores-done", chores_done, false},
    {"chores-none", chores_none, false},
    {"notes", notes, false},
    {"notes-chosen", notes_chosen, false},
    {"learn-second", scene_learn_second, false},
    {"learn-unlike", scene_learn_unlike, false},
    {"learn-product", scene_learn_product, false},
    {"learn-units", scene_learn_units, false},
    {"learn-known", scene_learn_known, false},
    {"alone", scene_alone, false},
    {"import-warnings", import_warnings, false},
    {"import-kinds", import_kinds, false},
    {"import-done", import_done, false},
    {"labels-empty", labels_no_stick, true},
    {"labels-no-stick", labels_no_stick, false},
    {"labels-point", labels_point, false},
    {"labels-roll", labels_roll, false},
    {"labels-done", labels_done, false},
    {"labels-failed", labels_failed, false},
    {"labels-printer", scene_labels_printer, false},
    {"labels-refused", scene_labels_refused, false},
    {"labels-products", scene_labels_products, false},
    {"labels-range", scene_labels_range_typed, false},
    {"labels-one", scene_labels_one_typed, false},
    {"printer", scene_printer_label, false},
    {"printer-stick", scene_printer_stick, false},
    {"sheet", scene_sheet_24, false},
    {"sheet-65", scene_sheet_65, false},
    {"labels-kinds", scene_labels_kinds, false},
    {"labels-preview", scene_labels_preview, false},
    {"labels-no-preview", scene_labels_no_preview, false},
    {"papers", scene_papers, false},
    {"papers-roll", scene_papers_roll, false},
    {"papers-roll-refused", scene_papers_roll_refused, false},
    {"printer-roll", scene_printer_roll, false},
    {"printing-slips", scene_printing_slips, false},
    {"papers-office", scene_papers_office, false},
    {"papers-no-paper", scene_papers_empty, false},
    {"papers-refused", scene_papers_refused, false},
    {"stock-sheet", scene_stock_sheet, false},
    {"stock-roll", scene_stock_roll, false},
    {"stock-asked", scene_stock_asked, false},
    {"stock-refused", scene_stock_refused, false},
    {"sheet-roll", scene_sheet_roll, false},
    {"printing", scene_printing_going, false},
    {"printing-paper", scene_printing_paper, false},
    {"printing-roll", scene_printing_roll, false},
    {"printing-done", scene_printing_done, false},
    {"printing-unsure", scene_printing_unsure, false},
    {"keep-never", scene_keep_never, false},
    {"keep-old", scene_keep_old, false},
    {"keep-first", scene_keep_first, false},
    {"keep-stick", scene_keep_stick, false},
    {"keep-written", scene_keep_written, false},
    {"recovery-first", scene_recovery_first, false},
    {"recovery-again", scene_recovery_again, false},
    {"recovery-code", scene_recovery_code, false},
    {"restore-none", scene_restore_none, false},
    {"restore-list", scene_restore_list, false},
    {"restore-code", scene_restore_code, false},
    {"restore-proof", scene_restore_proof, false},
    {"restore-done", scene_restore_done, false},
    {"privacy", scene_privacy, false},
    {"privacy-ask", scene_privacy_ask, false},
    {"privacy-erased", scene_privacy_erased, false},
    {"review", review, false},
    {"review-missing", review_missing, false},
    {"review-products", review_products, false},
    {"review-types", review_types, false},
    {"review-product", review_product, false},
    {"review-empty", review_empty, false},
    {"review-ways", scene_review_ways, false},
    {"review-causes", scene_review_causes, false},
    {"review-times", scene_review_times, false},
    {"review-crates", scene_review_crates, false},
    {"review-narrowed", scene_review_narrowed, false},
    {"case-trace", scene_case_trace, false},
    {"export-empty", export_no_stick, true},
    {"export-no-stick", export_no_stick, false},
    {"export-stick", export_stick, false},
    {"export-writing", export_writing, false},
    {"export-done", export_done, false},
    {"export-failed", export_failed, false},
    {"settings-empty", settings, true},
    {"settings", settings, false},
    {"settings-ends", settings_ends, false},
    {"settings-shown", settings_shown, false},
    {"settings-modes", settings_modes, false},
    {"half-day", scene_half_day, false},
    {"half-day-done", half_day_done, false},
    {"close", scene_close, false},
    {"pin-forgotten", scene_pin_forgotten, true},
    {"more", scene_more, false},
    {"more-before", scene_more_before, false},
    {"more-after", scene_more_after, false},
    {"fridges", scene_fridges, false},
    {"fridges-drawn", fridges_drawn, false},
    {"codes", scene_codes, false},
    {"codes-helper", scene_codes_helper, false},
    {"director-helper", scene_director_helper, false},
    {"shortage", scene_share_goods, false},
    {"shortage-amount", scene_share_amount, false},
    {"shortage-preview", scene_share_preview, false},
    {"shortage-surplus", scene_share_surplus, false},
    {"shortage-done", scene_share_done, false},
    {"substitutes", scene_substitutes, false},
    {"substitutes-notes", substitutes_notes, false},
    {"substitutes-none", scene_substitutes_none, false},
    {"substitutes-goods", scene_substitutes_goods, false},
    {"substitutes-instead", scene_substitutes_instead, false},
    {"substitutes-how", scene_substitutes_how, false},
    {"review-cold", scene_review_cold, false},
    {"case-cold", scene_case_cold, false},
    {"case", scene_case, false},
    {"case-replaced", scene_case_replaced, false},
    {"case-decided", scene_case_decided, false},
    {"returns", scene_returns, false},
    {"returns-other-month", scene_returns_other_month, false},
    {"returns-goods", scene_returns_goods, false},
    {"returns-instead", scene_returns_instead, false},
    {"returns-row", scene_returns_row, false},
    {"returns-noted", scene_returns_noted, false},
    {"find", scene_find, false},
    {"find-unknown", scene_find_unknown, false},
    {"find-order", scene_find_order, false},
    {"find-crate", scene_find_crate, false},
    {"find-product", scene_find_product, false},
    {"find-lot", find_lot_scene, false},
    {"month", scene_month, false},
    {"month-goods", scene_month_goods, false},
    {"month-counting", scene_month_counting, false},
    {"year", scene_year, false},
    {"year-first", scene_year_first, false},
    {"year-goal", scene_year_goal, false},
    {"helpers", scene_helpers, false},
    {"lends", scene_lends, false},
    {"lends-looked", scene_lends_looked, false},
    {"lends-point", scene_lends_point, false},
    {"lends-written", scene_lends_written, false},
    {"lends-out", scene_lends_out, false},
    {"lends-begun", scene_lends_begun, false},
    {"lends-give-up", scene_lends_give_up, false},
    {"lends-record", scene_lends_record, false},
    {"lends-again", scene_lends_again, false},
    {"lends-letter", scene_lends_letter, false},
    {"lends-wrong", scene_lends_wrong, false},
    {"lends-mine", scene_lends_mine, false},
    {"lends-given-back", scene_lends_given_back, false},
    {"lends-empty", scene_lends_empty, true},
};

int desk_scene_count(void)
{
    return (int)(sizeof scenes / sizeof scenes[0]);
}

const char *desk_scene_name(int index)
{
    return scenes[index].name;
}

void desk_scene_open(int index, struct desk_test *desk)
{
    desk_open(desk, !scenes[index].is_empty);
    scenes[index].way(desk);
}
