/* test_desk.c: the director's screens: every state holds the physical promises on every panel and
 * in French; what a tap asks for; that nothing undone and nobody is shown. Long because it is every
 * way of the director. */
#include <stdlib.h>

#include "base/str.h"
#include "domain/check_rule.h"
#include "domain/prep_case.h"
#include "domain/reception.h"
#include "domain/summary.h"
#include "support/check.h"
#include "ui/desk_scene_after.h"
#include "ui/desk_scenes.h"
#include "ui/frame_check.h"
#include "ui/screens/desk/desk_goods.h"
#include "ui/words.h"

static const struct panel panels[] = {{1280, 800, 15.6}, {1920, 1080, 15.6}, {1920, 1080, 21.5}};

static char text[400000];

static struct desk_test desk;

static const char *screen(void)
{
    return ui_screen(desk.ui.screen)->name;
}

static bool says(const char *words)
{
    return frame_find_text(desk_frame(&desk), words);
}

static void every_state_holds(void)
{
    int faults = 0;
    for (int i = 0; i < desk_scene_count(); i++) {
        for (size_t p = 0; p < sizeof panels / sizeof panels[0]; p++) {
            desk_scene_open(i, &desk);
            desk_show_on(&desk, &panels[p], &text_plain_metrics);
            if (!frame_check(desk_frame(&desk), &panels[p], text, sizeof text)) {
                fprintf(stderr, "%s at %dx%d, %.1f in:\n%s", desk_scene_name(i), panels[p].width_px,
                        panels[p].height_px, panels[p].diagonal_in, text);
                faults++;
            }
            desk_close(&desk);
        }
    }
    CHECK_INT(faults, 0);
}

/* What every state says and what can be tapped in it, one after the other in one file. After a
 * change that was meant: BORNE_GOLDEN=update build/tests/test_desk, then read the differences. */
static void every_state_says_what_it_said(void)
{
    static const char path[] = "tests/ui/golden/desk.txt";
    static char kept[sizeof text], words[FRAME_TEXT_BYTES * 2];
    const char *asked = getenv("BORNE_GOLDEN");
    bool update = asked != NULL && str_equal(asked, "update");
    text[0] = '\0';
    for (int i = 0; i < desk_scene_count(); i++) {
        desk_scene_open(i, &desk);
        const struct frame *frame = desk_frame(&desk);
        CHECK(str_append(text, sizeof text, "=== "));
        CHECK(str_append(text, sizeof text, desk_scene_name(i)));
        CHECK(str_append(text, sizeof text, "\n"));
        frame_read(frame, words, sizeof words);
        CHECK(str_append(text, sizeof text, words));
        CHECK(str_append(text, sizeof text, "--- "));
        for (int k = 0; k < frame->target_count; k++) {
            CHECK(str_append(text, sizeof text, frame->targets[k].name));
            CHECK(str_append(text, sizeof text, frame->targets[k].primary ? "! " : " "));
        }
        CHECK(str_append(text, sizeof text, "\n"));
        desk_close(&desk);
    }
    FILE *file = fopen(path, update ? "wb" : "rb");
    CHECK(file != NULL);
    if (update) {
        CHECK_INT(fwrite(text, 1, strlen(text), file), strlen(text));
    } else {
        kept[fread(kept, 1, sizeof kept - 1, file)] = '\0';
    }
    CHECK_INT(fclose(file), 0);
    for (size_t at = 0, line = 0; !update && !str_equal(text, kept); at++) {
        line = at > 0 && text[at - 1] == '\n' ? at : line;
        if (text[at] != kept[at]) {
            fprintf(stderr, "%s: kept: %.*s\n  now: %.*s\n", path, (int)strcspn(kept + line, "\n"),
                    kept + line, (int)strcspn(text + line, "\n"), text + line);
            exit(1);
        }
    }
}

/* At most one thing is the thing to do, and there is always a way on or back. */
static void one_thing_to_do(void)
{
    for (int i = 0; i < desk_scene_count(); i++) {
        desk_scene_open(i, &desk);
        const struct frame *frame = desk_frame(&desk);
        int primaries = 0;
        for (int k = 0; k < frame->target_count; k++) {
            primaries += frame->targets[k].primary;
        }
        CHECK(primaries <= 1 || desk.ui.screen == SCREEN_HOME);
        CHECK(frame->target_count > 1 || desk.ui.takes_touches);
        desk_close(&desk);
    }
}

/* The letters stand in other rows on slim panels: each once, with its own meaning, the blank and
 * the way back behind them. */
static void letters_are_all_there_on_every_panel(void)
{
    static const struct panel slim[] = {{1280, 800, 15.6}, {1080, 1920, 15.6}, {1080, 1920, 21.5}};
    enum { LETTERS = 45 };
    for (size_t p = 0; p < sizeof slim / sizeof slim[0]; p++) {
        bool seen[LETTERS] = {false};
        int count = 0, scene = 0;
        while (!str_equal(desk_scene_name(scene), "import-question-write")) {
            scene++;
        }
        desk_scene_open(scene, &desk);
        desk_show_on(&desk, &slim[p], &text_plain_metrics);
        const struct frame *frame = desk_frame(&desk);
        for (int i = 0; i < frame->target_count; i++) {
            const struct frame_target *target = &frame->targets[i];
            if (str_starts(target->name, "letter_")) {
                CHECK(target->argument >= 0 && target->argument < LETTERS);
                CHECK(!seen[target->argument]);
                seen[target->argument] = true;
                count++;
            }
        }
        CHECK_INT(count, LETTERS);
        CHECK(frame_target_named(frame, "letter_space") != NULL);
        CHECK(frame_target_named(frame, "erase") != NULL);
        desk_close(&desk);
    }
}

/* One or two tiles on home have the whole page, as many have. */
static void a_new_home_fills_its_page(void)
{
    static const struct panel wide = {1280, 800, 15.6};
    int scene = 0;
    while (!str_equal(desk_scene_name(scene), "first-home")) {
        scene++;
    }
    desk_scene_open(scene, &desk);
    desk_show_on(&desk, &wide, &text_plain_metrics);
    const struct frame_target *first = frame_target_named(desk_frame(&desk), "first");
    const struct frame_target *bring = frame_target_named(desk_frame(&desk), "import");
    CHECK(first->rect.w + bring->rect.w > wide.width_px * 9 / 10);
    desk_close(&desk);
}

static void the_code_opens_what_was_asked(void)
{
    desk_open(&desk, true);
    desk.ui.is_director = false;
    ui_go(&desk.ui, &desk.view, SCREEN_REVIEW);
    CHECK_STR(screen(), "pin");
    desk_type(&desk, "123");
    CHECK(!desk_can_tap(&desk, "validate"));
    desk_type(&desk, "456789"); /* the ninth is not taken */
    desk_tap(&desk, "validate");
    CHECK_INT(desk.request.kind, REQUEST_PIN_TRY);
    CHECK_STR(desk.request.text, "12345678");
    CHECK_STR(desk.ui.digits, "");
    desk_answer(&desk, (struct outcome){.pin_right = false});
    CHECK_STR(screen(), "pin");
    CHECK(says("Ce n’est pas ce code"));
    desk.view.pin_wait_s = 5;
    CHECK(!desk_can_tap(&desk, "key_1"));
    CHECK(says("5 secondes"));
    CHECK_INT(ui_deadline_ms(&desk.ui, &desk.view), desk.view.now_ms + 1000);
    desk.view.pin_wait_s = 0;
    desk_type(&desk, "4321");
    desk_tap(&desk, "erase");
    desk_type(&desk, "0");
    desk_tap(&desk, "validate");
    CHECK_STR(desk.request.text, "4320");
    desk_answer(&desk, (struct outcome){.pin_right = true});
    CHECK_STR(screen(), "review");
    desk_tap(&desk, "lock");
    CHECK_STR(screen(), "home");
    CHECK(!desk.ui.is_director);
    desk_close(&desk);
}

static void a_new_code_is_asked_twice(void)
{
    desk_open(&desk, false);
    desk.ui.is_director = false;
    desk.view.has_pin = false;
    ui_go(&desk.ui, &desk.view, SCREEN_DIRECTOR);
    desk_type(&desk, "2468");
    desk_tap(&desk, "validate");
    CHECK_INT(desk.request.kind, REQUEST_NONE);
    desk_type(&desk, "2469");
    desk_tap(&desk, "validate");
    CHECK_INT(desk.request.kind, REQUEST_NONE);
    CHECK(says("différents"));
    for (int i = 0; i < 2; i++) {
        desk_type(&desk, "2468");
        desk_tap(&desk, "validate");
    }
    CHECK_INT(desk.request.kind, REQUEST_PIN_SET);
    CHECK_STR(desk.request.text, "2468");
    desk_answer(&desk, (struct outcome){.pin_right = true});
    CHECK_STR(screen(), "director");
    CHECK(desk.ui.is_director);
    desk_close(&desk);
}

static void the_way_back_from_the_code(void)
{
    desk_open(&desk, true);
    desk.ui.is_director = false;
    ui_go(&desk.ui, &desk.view, SCREEN_DIRECTOR);
    desk_tap(&desk, "back");
    CHECK_STR(screen(), "home");
    desk_close(&desk);
}

/* The sentence and the tiles count what the prep counts. */
static void the_day_counts(void)
{
    char words[64];
    desk_open(&desk, true);
    struct progress all = prep_progress(desk.view.prep, ID_NONE);
    str_format(words, sizeof words, "Il reste %u cagettes.", all.crates - all.picked);
    CHECK(says(words));
    str_format(words, sizeof words, "%u cagettes", all.picked - all.checked);
    CHECK(says(words));
    CHECK(says("en vrac"));
    /* Every point is on one of the pages, and the last page leads to the first. */
    size_t seen = 0;
    for (int page = 0; page < 4; page++) {
        const struct frame *frame = desk_frame(&desk);
        for (int i = 0; i < frame->target_count; i++) {
            seen += str_starts(frame->targets[i].name, "point_");
        }
        desk_tap(&desk, "page_next");
    }
    CHECK_INT(seen, desk.month.plan.pickups.count);
    CHECK_INT(desk.ui.page, 0);
    desk_close(&desk);
}

static void every_number_opens_its_list(void)
{
    desk_open(&desk, true);
    desk_tap(&desk, "unchecked");
    CHECK(says("attendent leur vérification"));
    desk_tap(&desk, "back");
    CHECK(says("La journée"));
    desk_tap(&desk, "missing");
    CHECK_STR(screen(), "shortage"); /* where it is shared out; and what was noted of it */
    desk_tap(&desk, "cases");
    CHECK_STR(screen(), "review");
    CHECK_INT(desk.ui.filter.by[BY_TYPE], DISCREPANCY_MISSING);
    CHECK(!says("abîmé"));
    desk_tap(&desk, "back");
    desk_tap(&desk, "discrepancies");
    CHECK_INT(desk.ui.filter.by[BY_TYPE], DISCREPANCY_NONE);
    CHECK_INT(desk.ui.filter.by[BY_STATE], 1); /* those to be decided */
    desk_tap(&desk, "back");
    desk_tap(&desk, "point_D");
    CHECK(says("Dommartin-lès-Toul"));
    desk_tap(&desk, "differences");
    CHECK_STR(screen(), "review");
    CHECK(desk.ui.filter.by[BY_PICKUP] != 0);
    desk_close(&desk);
}

/* The month in one page has another side: products with what happened to them, suppliers. */
static void the_month_says_of_which_goods(void)
{
    desk_open(&desk, true);
    scene_month(&desk);
    CHECK(says("720 unités") && !says("Ce qui arrive le plus"));
    desk_tap(&desk, "goods");
    CHECK(says("Ce qui arrive le plus") && says("Soucis par fournisseur"));
    const struct summary *now = &desk.view.month->months[0];
    CHECK(now->pareto_count > 0 && now->supplier_count > 0);
    CHECK(says(plan_product(desk.view.prep->plan, now->pareto[0].product)->name));
    const struct summary_supplier *worst[2] = {NULL, NULL};
    CHECK_INT(summary_worst_suppliers(now, worst, 2), 2);
    CHECK(says(worst[0]->name) && says(worst[1]->name));
    desk_tap(&desk, "numbers");
    CHECK(says("720 unités"));
    desk_close(&desk);
}

/* Of many suppliers those with most missing come first, then those with most cases; who had none
 * is not among them, and no more than there is room for. */
static void the_worst_suppliers_come_first(void)
{
    struct summary_supplier suppliers[] = {{.name = "A", .cases = 1},
                                           {.name = "B", .cases = 9},
                                           {.name = "C"},
                                           {.name = "D", .cases = 1, .short_milli = 2000},
                                           {.name = "E", .cases = 4, .short_milli = 7000}};
    struct summary summary = {.suppliers = suppliers, .supplier_count = 5};
    const struct summary_supplier *worst[5];
    CHECK_INT(summary_worst_suppliers(&summary, worst, 5), 4);
    CHECK_STR(worst[0]->name, "E");
    CHECK_STR(worst[1]->name, "D");
    CHECK_STR(worst[2]->name, "B");
    CHECK_STR(worst[3]->name, "A");
    CHECK_INT(summary_worst_suppliers(&summary, worst, 2), 2);
    CHECK_STR(worst[0]->name, "E");
    CHECK_STR(worst[1]->name, "D");
}

/* And the small ones below: kilos and loaded crates by labo, what is still to be packed for the
 * forecast, the bags that are out of the cold; devices, backups. */
static bool has_amber(void)
{
    const struct frame *frame = desk_frame(&desk);
    for (int i = 0; i < frame->command_count; i++) {
        if (frame->commands[i].kind == FRAME_TEXT && frame->commands[i].colour == COLOUR_AMBER) {
            return true;
        }
    }
    return false;
}

/* Goods that came from somebody else than usual, and no more will: nothing of them is left to come,
 * so nothing is amber; what the usual one still owes is. */
static void what_nobody_waits_for_is_not_amber(void)
{
    desk_open(&desk, true);
    const struct plan *plan = desk.view.prep->plan;
    uint32_t product = plan->products.rows[1].id;
    uint32_t usual = plan_lot(plan, plan_first_lot(plan, product))->supplier, other = usual;
    for (size_t i = 0; i < plan->suppliers.count && other == usual; i++) {
        other = plan->suppliers.rows[i].id;
    }
    desk.request = (struct request){
        .kind = REQUEST_COMMAND,
        .command = {
            .kind = COMMAND_RECEIVE, .product = product, .target = other, .units_milli = 1000}};
    desk_carry_out(&desk);
    desk.request = (struct request){
        .kind = REQUEST_COMMAND,
        .command = {.kind = COMMAND_GOODS_COMPLETE, .product = product, .value = 1}};
    desk_carry_out(&desk);
    desk_tap(&desk, "more");
    desk_tap(&desk, "before");
    desk_tap(&desk, "arrivals");
    size_t count, end = 0, seen = 0;
    struct reception_row *rows = reception_rows(desk.view.prep, &count);
    for (size_t i = 0, number = 1; i < count; i = end, number++) {
        char name[FRAME_NAME];
        (void)reception_sum(rows, count, i, &end);
        str_format(name, sizeof name, "from_%zu", number);
        if (rows[i].from.supplier == usual || rows[i].from.supplier == other) {
            desk_tap(&desk, name);
            CHECK_INT(has_amber(), rows[i].from.supplier == usual);
            desk_tap(&desk, "back");
            seen++;
        }
    }
    CHECK_INT(seen, 2);
    free(rows);
    desk_close(&desk);
}

static void every_small_number_opens_its_list(void)
{
    desk_open(&desk, true);
    uint32_t bag = scene_open_bag(&desk);
    desk.view.now_ms = prep_crate(&desk.month.prep, bag)->opened_ms + 12 * 60000;
    desk.month.prep.crates[bag - desk.month.plan.crates.first_id].trip = 1;
    CHECK(says("12 min") && says("1 sac frais"));
    desk_tap(&desk, "fact_cold");
    CHECK_STR(screen(), "director");
    CHECK(says("1 sac frais est ouvert, depuis :") && says("12 min"));
    desk_tap(&desk, "differences");
    CHECK_STR(screen(), "review");
    CHECK_INT(desk.ui.filter.by[BY_TYPE], DISCREPANCY_COLD);
    desk_tap(&desk, "back");
    desk_tap(&desk, "fact_forecast");
    struct progress all = prep_progress(&desk.month.prep, ID_NONE);
    char left[48];
    str_format(left, sizeof left, "Il reste %u cagettes.", all.crates - all.picked);
    CHECK(says("À préparer") && says(left));
    CHECK(!says("à vérifier"));
    desk_tap(&desk, "back");
    desk_tap(&desk, "fact_loaded");
    CHECK(says("1 cagette est chargée."));
    desk_tap(&desk, "row_B");
    CHECK(says("Blénod-lès-Toul") && says("chargées 1"));
    desk_tap(&desk, "back");
    desk_tap(&desk, "fact_devices");
    CHECK_STR(screen(), "devices");
    ui_go(&desk.ui, &desk.view, SCREEN_DIRECTOR);
    desk.view.has_recovery = true;
    desk_tap(&desk, "fact_disk");
    CHECK_STR(screen(), "keep");
    desk_close(&desk);
}

/* A director whom nobody told anything: from the code to what is short, to what went wrong, to the
 * stick, in two touches that say so. */
static void the_three_that_matter_are_found(void)
{
    static const struct {
        const char *word, *target, *screen, *says;
    } ways[] = {
        {"Manques", "missing", "shortage", "Manque ou surplus"},
        {"Différences", "review", "review", "à décider"},
        {"Exporter", "export", "export", "Écrire sur la clé"},
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        desk_open(&desk, true);
        desk.ui.is_director = false;
        ui_go(&desk.ui, &desk.view, SCREEN_DIRECTOR);
        desk_type(&desk, "2580");
        desk_tap(&desk, "validate");
        desk_answer(&desk, (struct outcome){.pin_right = true, .pin_role = ROLE_DIRECTOR});
        CHECK(says(ways[i].word));
        desk_tap(&desk, ways[i].target);
        CHECK_STR(screen(), ways[i].screen);
        CHECK(says(ways[i].says));
        desk_close(&desk);
    }
    /* From the review: a case of something missing leads to sharing it, the list to the stick. */
    desk_open(&desk, true);
    desk_tap(&desk, "missing");
    desk_tap(&desk, "cases");
    desk_tap(&desk, "case_0");
    CHECK(says("Le répartir"));
    uint32_t product = desk.ui.desk.product;
    desk_tap(&desk, "share_out");
    CHECK_STR(screen(), "shortage");
    CHECK_INT(desk.ui.desk.product, product);
    CHECK(says("commandés"));
    desk_tap(&desk, "back"); /* all goods, what is missing first */
    desk_tap(&desk, "back");
    desk_tap(&desk, "review");
    desk_tap(&desk, "validate");
    CHECK_STR(screen(), "export");
    desk_close(&desk);
}

static void import_goes_step_by_step(void)
{
    desk_open(&desk, true);
    desk_tap(&desk, "import");
    CHECK(!desk_can_tap(&desk, "validate")); /* no stick */
    str_copy(desk.view.stick_name, sizeof desk.view.stick_name, "CLE");
    desk_tap(&desk, "validate");
    CHECK_INT(desk.request.kind, REQUEST_IMPORT_READ);
    desk.view.job = (struct job_view){.kind = JOB_IMPORT_READ, .status = JOB_RUNNING};
    CHECK(!desk_can_tap(&desk, "validate"));
    desk_tap(&desk, "cancel");
    CHECK_INT(desk.request.kind, REQUEST_JOB_CANCEL);
    desk.view.job = (struct job_view){.kind = JOB_IMPORT_READ, .status = JOB_IDLE};
    desk_tap(&desk, "validate");
    desk_preview(&desk);
    CHECK(says("120 commandes · 18 labos"));
    CHECK(!says("à régler"));
    desk_tap(&desk, "left_out");
    CHECK(says("Remboursée"));
    desk_tap(&desk, "back");
    desk_tap(&desk, "warning_0");
    CHECK(says("ligne 14"));
    CHECK(says("n’a pas de point de collecte"));
    desk_tap(&desk, "back");
    desk_tap(&desk, "validate");
    CHECK_INT(desk.request.kind, REQUEST_IMPORT_SAVE);
    desk.view.job = (struct job_view){.kind = JOB_IMPORT_SAVE, .status = JOB_DONE};
    CHECK(says("effacez l’export"));
    CHECK(!desk_can_tap(&desk, "erase"));
    desk.view.import.has_export = true; /* the stick is still there */
    desk_tap(&desk, "erase");
    CHECK_INT(desk.request.kind, REQUEST_IMPORT_ERASE);
    desk_tap(&desk, "validate");
    CHECK_STR(screen(), "labels");
    desk_close(&desk);
}

static void time_passes(int64_t ms)
{
    struct ui_input changed = {.kind = UI_CHANGED};
    desk.view.now_ms += ms;
    ui_event(&desk.ui, &desk.view, &changed, &desk.request);
}

/* Nobody touches the screen while a disk is copied: what came of it still is to be read. */
static void a_long_job_is_read_before_the_desk_locks(void)
{
    desk_open(&desk, true);
    desk_tap(&desk, "import");
    desk.view.job = (struct job_view){.kind = JOB_IMPORT_READ, .status = JOB_RUNNING};
    for (int i = 0; i < 5; i++) {
        time_passes(120000);
        CHECK_STR(screen(), "import");
    }
    desk.view.job.status = JOB_FAILED;
    time_passes(119999);
    CHECK_STR(screen(), "import");
    time_passes(120000);
    CHECK_STR(screen(), "home");
    desk_close(&desk);
}

/* What must be settled comes before the import: one thing after the other, each by a tap. */
static void questions_are_settled_by_touch(void)
{
    static const struct month_choice choices[] = {{"LAI-06", "Lait – 1 litre"},
                                                  {"new", "Un autre"}};
    struct month_question question = {.kind = MONTH_QUESTION_PRODUCT,
                                      .key = "product:lait",
                                      .text = "Est-ce le lait ?",
                                      .subject = "Lait",
                                      .choices = choices,
                                      .choice_count = 2,
                                      .proposed = "new",
                                      .answer = ""};
    struct month_question weight = {.kind = MONTH_QUESTION_WEIGHT,
                                    .key = "weight:lait",
                                    .text = "Combien pèse le lait ?",
                                    .subject = "Lait",
                                    .proposed = "",
                                    .answer = "",
                                    .takes_number = true,
                                    .may_wait = true};
    desk_open(&desk, true);
    desk_tap(&desk, "import");
    str_copy(desk.view.stick_name, sizeof desk.view.stick_name, "CLE");
    desk_tap(&desk, "validate");
    desk_preview(&desk);
    struct month *month = &desk.month.month;
    CHECK(month_ask(month, &weight) && month_ask(month, &question));
    desk.view.import.open_questions = 1;
    CHECK(says("2 choses à régler"));
    desk_tap(&desk, "validate"); /* not the import */
    CHECK(says("Est-ce le lait ?"));
    CHECK(says("le plus probable"));
    desk_tap(&desk, "answer_0");
    CHECK_INT(desk.request.kind, REQUEST_IMPORT_ANSWER);
    CHECK_INT(desk.request.argument, 0); /* those that must be settled come first */
    CHECK_INT(desk.request.value, 0);
    month->questions[0].answer = "LAI-06"; /* the files were read again */
    desk.view.import.open_questions = 0;
    CHECK(says("Combien pèse le lait ?")); /* the next one by itself */
    desk_type(&desk, "1040");
    desk_tap(&desk, "validate");
    CHECK_INT(desk.request.kind, REQUEST_IMPORT_ANSWER);
    CHECK_INT(desk.request.value, -1);
    CHECK_STR(desk.request.text, "1040");
    month->questions[1].answer = "1040";
    CHECK(says("120 commandes"));
    desk_tap(&desk, "validate");
    CHECK_INT(desk.request.kind, REQUEST_IMPORT_SAVE);
    desk_close(&desk);
}

static void import_does_not_overwrite(void)
{
    desk_open(&desk, true);
    desk_tap(&desk, "import");
    str_copy(desk.view.stick_name, sizeof desk.view.stick_name, "CLE");
    desk_tap(&desk, "validate");
    desk_preview(&desk);
    desk.view.import.is_blocked = true;
    str_copy(desk.view.import.why, sizeof desk.view.import.why, "La préparation est commencée.");
    CHECK(says("La préparation est commencée."));
    CHECK(!desk_can_tap(&desk, "validate"));
    desk.view.import.is_blocked = false;
    desk.view.import.is_same = true;
    CHECK(says("Rien n’a changé"));
    desk_tap(&desk, "validate");
    CHECK_INT(desk.request.kind, REQUEST_NONE);
    CHECK_STR(screen(), "labels");
    desk_close(&desk);
}

static void labels_of_all_or_of_one(void)
{
    desk_open(&desk, true);
    desk_tap(&desk, "labels");
    CHECK(!desk_can_tap(&desk, "validate"));
    str_copy(desk.view.stick_name, sizeof desk.view.stick_name, "CLE");
    desk_tap(&desk, "validate");
    CHECK_INT(desk.request.kind, REQUEST_LABELS);
    CHECK_INT(desk.request.print.what, PRINT_CRATES);
    CHECK_INT(desk.request.print.pickup, 0);
    desk_tap(&desk, "point_C");
    desk_tap(&desk, "validate");
    const struct pickup *pickup = plan_pickup(&desk.month.plan, desk.request.print.pickup);
    CHECK(pickup != NULL);
    CHECK_STR(pickup->letter, "C");
    desk_tap(&desk, "where");
    CHECK_STR(screen(), "printer");
    desk_tap(&desk, "paper_more");
    CHECK_INT(desk.request.kind, REQUEST_SETTING);
    CHECK_INT(desk.request.argument, SETTING_LABEL_STOCK);
    CHECK_INT(desk.request.value, 1);
    desk_close(&desk);
}

static void labels_of_some_orders_and_of_one_crate(void)
{
    desk_open(&desk, true);
    desk.view.settings[SETTING_LABEL_TO] = LABEL_TO_PRINTER;
    desk.view.print.chosen = 0;
    desk_tap(&desk, "labels");
    desk_tap(&desk, "kinds");
    desk_tap(&desk, "what_range");
    CHECK(!desk_can_tap(&desk, "validate"));
    desk_type(&desk, "3");
    desk_tap(&desk, "until");
    CHECK(!desk_can_tap(&desk, "validate"));
    desk_type(&desk, "1");
    CHECK(!desk_can_tap(&desk, "validate")); /* 3 to 1 */
    desk_type(&desk, "2");
    desk_tap(&desk, "validate");
    CHECK_INT(desk.request.kind, REQUEST_PRINT);
    CHECK(desk.request.print.what == PRINT_RANGE && desk.request.print.from == 3 &&
          desk.request.print.until == 12);
    desk_tap(&desk, "kinds");
    CHECK(!desk_can_tap(&desk, "validate"));
    desk_tap(&desk, "what_one");
    CHECK(!desk_can_tap(&desk, "validate"));
    desk_type(&desk, "2");
    desk_tap(&desk, "crate_1");
    desk_tap(&desk, "validate");
    const struct crate *crate = plan_crate(&desk.month.plan, desk.request.print.crate);
    CHECK(desk.request.print.what == PRINT_ONE && crate != NULL && !desk.request.print.again);
    CHECK_INT(plan_order(&desk.month.plan, crate->order)->number, 2);
    desk_close(&desk);
}

static size_t count_rows(void)
{
    const struct frame *frame = desk_frame(&desk);
    size_t rows = 0;
    for (int i = 0; i < frame->command_count; i++) {
        const struct frame_command *c = &frame->commands[i];
        rows +=
            c->kind == FRAME_SHAPE && c->shape == SHAPE_ARROW_RIGHT && c->colour == COLOUR_MUTED;
    }
    return rows;
}

static void review_filters_and_hides_what_was_undone(void)
{
    char words[40];
    struct prep *prep = &desk.month.prep;
    size_t all = 0;
    desk_open(&desk, true);
    desk_tap(&desk, "review");
    for (size_t i = 0; i < prep->discrepancy_count; i++) {
        CHECK(!prep->discrepancies[i].is_undone);
        all++;
    }
    str_format(words, sizeof words, "%zu soucis", all);
    CHECK(says(words));
    prep->discrepancies[0].is_undone = true;
    str_format(words, sizeof words, "%zu soucis", all - 1);
    CHECK(says(words));
    desk_tap(&desk, "by_type");
    str_format(words, sizeof words, "value_%d", DISCREPANCY_EXTRA);
    desk_tap(&desk, words);
    CHECK(says("en plus"));
    CHECK(!says("manque"));
    CHECK(count_rows() > 0);
    desk_tap(&desk, "by_more");
    desk_tap(&desk,
             "by_step"); /* what is too much was found while packing: nothing else is offered */
    CHECK(!desk_can_tap(&desk, "value_2") && desk_can_tap(&desk, "value_1"));
    desk_tap(&desk, "value_1");
    CHECK(says("en plus"));
    desk.ui.filter.by[BY_STEP] = 2;
    CHECK(says("Rien à voir ici."));
    desk_tap(&desk, "by_more");
    desk_tap(&desk, "by_step");
    desk_tap(&desk, "value_0");
    CHECK(!says("Rien à voir ici."));
    desk_tap(&desk, "validate");
    CHECK_STR(screen(), "export");
    desk_close(&desk);
}

static void export_needs_a_stick(void)
{
    desk_open(&desk, true);
    desk_tap(&desk, "export");
    CHECK(says("Branchez une clé USB"));
    CHECK(!desk_can_tap(&desk, "validate"));
    str_copy(desk.view.stick_name, sizeof desk.view.stick_name, "CLE");
    desk_tap(&desk, "validate");
    CHECK_INT(desk.request.kind, REQUEST_EXPORT);
    desk.view.job = (struct job_view){.kind = JOB_EXPORT, .status = JOB_DONE};
    str_copy(desk.view.job.result, sizeof desk.view.job.result, "bilan.csv, bilan.xlsx");
    CHECK(says("bilan.csv, bilan.xlsx"));
    desk_close(&desk);
}

/* The scenes' day: Thursday 20 November 2025. */
enum { TODAY = 20412 };

static void settings_change_by_steps(void)
{
    static const struct {
        const char *target;
        enum setting_kind kind;
        int32_t from, to;
    } steps[] = {
        {"limit_more", SETTING_CRATE_LIMIT_G, 12000, 13000},
        {"limit_less", SETTING_CRATE_LIMIT_G, 12000, 11000},
        {"volume_more", SETTING_VOLUME, 2, 3},
        {"volume_less", SETTING_VOLUME, 2, 1},
        {"day_more", SETTING_LABEL_DAY, 0, TODAY},
        {"day_more", SETTING_LABEL_DAY, TODAY, TODAY + 1},
        {"day_less", SETTING_LABEL_DAY, TODAY + 1, TODAY},
        {"day_less", SETTING_LABEL_DAY, TODAY, 0},
        {"diagonal_more", SETTING_DIAGONAL_TENTHS, 0, 101},
        {"diagonal_less", SETTING_DIAGONAL_TENTHS, 156, 150},
    };
    desk_open(&desk, true);
    desk_tap(&desk, "settings");
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        desk.view.settings[steps[i].kind] = steps[i].from;
        desk_tap(&desk, steps[i].target);
        CHECK_INT(desk.request.kind, REQUEST_SETTING);
        CHECK_INT(desk.request.argument, steps[i].kind);
        CHECK_INT(desk.request.value, steps[i].to);
    }
    desk.view.settings[SETTING_CRATE_LIMIT_G] = 25000;
    desk.view.settings[SETTING_VOLUME] = 1;
    desk.view.settings[SETTING_LABEL_DAY] = TODAY + 7;
    CHECK(frame_find_text(desk_frame(&desk), "jeu. 27/11"));
    CHECK(!desk_can_tap(&desk, "limit_more"));
    CHECK(!desk_can_tap(&desk, "volume_less"));
    desk_close(&desk);
}

/* The room, on labels and on the wall: it is 9 h 00 (the view says so), so a pause is at 9 h 15. */
static void what_is_shown_is_chosen(void)
{
    static const struct {
        const char *target;
        enum setting_kind kind;
        int32_t from, to;
    } steps[] = {
        {"name", SETTING_NAME_ON_LABEL, 0, 1},  {"name", SETTING_NAME_ON_LABEL, 1, 0},
        {"wall", SETTING_WALL, 0, 1},           {"wall", SETTING_WALL, 1, 0},
        {"empty_more", SETTING_EMPTY_G, 0, 50}, {"empty_less", SETTING_EMPTY_G, 1400, 1350},
    };
    desk_open(&desk, true);
    desk_tap(&desk, "settings");
    desk_tap(&desk, "shown");
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        desk.view.settings[steps[i].kind] = steps[i].from;
        desk_tap(&desk, steps[i].target);
        CHECK_INT(desk.request.kind, REQUEST_SETTING);
        CHECK_INT(desk.request.argument, steps[i].kind);
        CHECK_INT(desk.request.value, steps[i].to);
    }
    desk_tap(&desk, "timeline"); /* where the wall's break is planned */
    CHECK_STR(screen(), "timeline");
    desk_close(&desk);
}

static void modes_change_until_begun(void)
{
    desk_open(&desk, true);
    desk_tap(&desk, "settings");
    desk_tap(&desk, "modes");
    CHECK(!desk_can_tap(&desk, "point_CO")); /* Colombey is finished */
    desk_tap(&desk, "point_A");
    CHECK_INT(desk.request.command.kind, COMMAND_SET_PICKUP_MODE);
    CHECK_INT(desk.request.command.value, PICKUP_READY);
    desk_carry_out(&desk);
    CHECK_INT(prep_pickup_mode(desk.view.prep, desk.request.command.target), PICKUP_READY);
    CHECK_STR(screen(), "settings");
    desk_close(&desk);
}

static void half_day_and_prep_are_closed(void)
{
    desk_open(&desk, true);
    uint32_t half_day = desk.view.prep->half_day;
    desk_tap(&desk, "more");
    desk_tap(&desk, "during");
    desk_tap(&desk, "half_day");
    CHECK_INT(desk.request.kind, REQUEST_NONE); /* it is asked first */
    desk_tap(&desk, "validate");
    desk_carry_out(&desk);
    CHECK_INT(desk.view.prep->half_day, half_day + 1);
    CHECK(says("La demi-journée est terminée."));
    desk_tap(&desk, "back");
    desk_tap(&desk, "after");
    desk_tap(&desk, "close_prep");
    CHECK_INT(desk.request.kind, REQUEST_NONE);
    desk_tap(&desk, "no");
    CHECK(desk_can_tap(&desk, "close_prep"));
    desk_tap(&desk, "close_prep");
    struct progress all = prep_progress(&desk.month.prep, ID_NONE);
    struct check_left checks = check_left(&desk.month.prep);
    char words[96];
    str_format(words, sizeof words, "%u cagettes ne sont pas préparées", all.crates - all.picked);
    CHECK(says(words));
    str_format(words, sizeof words, "%u cagettes étaient à vérifier et ne le sont pas",
               checks.waiting + checks.gone);
    CHECK(says(words));
    desk.month.prep.checks = (struct check_results){40, 0}; /* one in five from now on */
    struct check_left fewer = check_left(&desk.month.prep);
    CHECK(fewer.waiting < checks.waiting);
    str_format(words, sizeof words, "%u cagettes étaient à vérifier", fewer.waiting + fewer.gone);
    CHECK(says(words));
    desk_tap(&desk, "yes");
    CHECK_INT(desk.request.command.kind, COMMAND_CLOSE_PREP);
    desk_carry_out(&desk);
    CHECK_STR(screen(), "director");
    CHECK(says("La préparation est close."));
    desk_close(&desk);
}

/* Nothing moves before the preview was seen; then the rule goes out as one command. */
static void a_share_is_previewed(void)
{
    desk_open(&desk, true);
    size_t open = prep_open_cases(&desk.month.prep);
    desk_tap(&desk, "more");
    desk_tap(&desk, "shortage");
    desk_tap(&desk, "product_SEC-01");
    CHECK(!desk_can_tap(&desk, "validate"));
    desk_type(&desk, "40");
    desk_tap(&desk, "validate");
    CHECK_INT(desk.request.kind, REQUEST_NONE);
    CHECK(says("commandes sont concernées"));
    desk_tap(&desk, "rule_small");
    CHECK_INT(desk.request.kind, REQUEST_NONE);
    desk_tap(&desk, "validate");
    CHECK_INT(desk.request.command.kind, COMMAND_SHARE);
    CHECK_INT(desk.request.command.value, SHARE_SMALL_FIRST);
    CHECK_INT(desk.request.command.units_milli, 40000);
    CHECK_INT(desk.request.command.role, ROLE_DIRECTOR);
    desk_carry_out(&desk);
    CHECK(says("C’est réparti."));
    CHECK(says("40 là")); /* of what, and how much there is */
    CHECK_INT(desk.month.prep.share_count, 1);
    CHECK_INT(prep_open_cases(&desk.month.prep), open); /* the rule decided what it took away */
    desk_tap(&desk, "touched");
    CHECK_STR(screen(), "review");
    CHECK(says("Coquillettes") && !says("Carottes"));
    desk_close(&desk);
}

/* The way back leads where the way on was: all of the desk, the settings, the day. */
static void back_is_where_one_came_from(void)
{
    desk_open(&desk, true);
    desk_tap(&desk, "settings");
    desk_tap(&desk, "keep");
    desk_tap(&desk, "back");
    CHECK_STR(screen(), "settings");
    desk_tap(&desk, "first"); /* looked at again: not a way out of the desk */
    CHECK(says("Premiers réglages"));
    desk_tap(&desk, "back");
    CHECK_STR(screen(), "settings");
    desk_tap(&desk, "back");
    CHECK_STR(screen(), "director");
    desk_tap(&desk, "more");
    desk_tap(&desk, "after");
    desk_tap(&desk, "take_away");
    desk_tap(&desk, "back");
    CHECK_STR(screen(), "more");
    desk_tap(&desk, "keep");
    desk_tap(&desk, "back");
    CHECK_STR(screen(), "more");
    desk_tap(&desk, "back");
    desk_tap(&desk, "fact_disk");
    desk_tap(&desk, "back");
    CHECK_STR(screen(), "director");
    desk_close(&desk);
}

/* A backup that is missing is told before a recovery stick that is, and opens its screen. */
static void the_disks_number_tells_the_worst_first(void)
{
    struct keep_view keep = {0};
    desk_open(&desk, true);
    desk.view.keep = &keep;
    desk.view.has_recovery = false;
    ui_go(&desk.ui, &desk.view, SCREEN_DIRECTOR);
    CHECK(!says("de secours"));
    desk_tap(&desk, "fact_disk");
    CHECK_STR(screen(), "keep");
    desk.view.keep = NULL;
    ui_go(&desk.ui, &desk.view, SCREEN_DIRECTOR);
    CHECK(says("Pas de clé") && says("de secours"));
    desk_tap(&desk, "fact_disk");
    CHECK_STR(screen(), "codes");
    desk_close(&desk);
}

/* What did not come is missing on the day, before any crate went without it. */
static void what_did_not_come_is_missing(void)
{
    desk_open(&desk, true);
    const struct product *goods = desk.month.prep.plan->products.rows;
    while (desk_missing_milli(&desk.month.prep, goods->id) > 0) {
        goods++;
    }
    struct discrepancy *d = &desk.month.prep.discrepancies[0];
    struct discrepancy kept = *d;
    *d =
        (struct discrepancy){.type = DISCREPANCY_SHORT, .product = goods->id, .units_milli = 77000};
    CHECK_INT(desk_missing_milli(&desk.month.prep, goods->id), 77000);
    ui_go(&desk.ui, &desk.view, SCREEN_DIRECTOR);
    CHECK(says("77")); /* the first of the card */
    *d = kept;
    desk_close(&desk);
}

/* Two products of one name differ in how they come. */
static void twins_are_told_apart(void)
{
    desk_open(&desk, true);
    desk_tap(&desk, "more");
    desk_tap(&desk, "shortage");
    CHECK(says("90 × seau de 5 kg"));
    desk_close(&desk);
}

/* Allowed with its reason, in the director's name; taken back with one touch. */
static void something_may_be_given_instead(void)
{
    desk_open(&desk, true);
    scene_substitutes_instead(&desk);
    CHECK(!desk_can_tap(&desk, "product_SEC-01")); /* not as cold as eggs */
    desk_tap(&desk, "product_LAI-06");
    CHECK(says("Il contient : lait"));
    CHECK(!desk_can_tap(&desk, "validate")); /* without a reason nothing is allowed */
    desk_tap(&desk, "per_2");
    desk_tap(&desk, "reason_spoiled");
    desk_tap(&desk, "validate");
    CHECK_INT(desk.request.command.kind, COMMAND_SET_SUBSTITUTE);
    CHECK_INT(desk.request.command.role, ROLE_DIRECTOR);
    desk_carry_out(&desk);
    const struct substitution *said =
        prep_substitution(&desk.month.prep, small_product_id(&desk.month, SMALL_EGGS));
    CHECK(said != NULL && said->per == 2 && said->reason == SUBSTITUTE_SPOILED);
    CHECK_INT(said->other, small_product_id(&desk.month, SMALL_MILK));
    CHECK(says("2 × Lait"));
    desk_tap(&desk, "withdraw_OEU-01");
    desk_carry_out(&desk);
    CHECK(prep_substitution(&desk.month.prep, small_product_id(&desk.month, SMALL_EGGS)) == NULL);
    CHECK(!desk_can_tap(&desk, "withdraw_OEU-01"));
    desk_close(&desk);
}

/* What is decided on a case is an event at once; the list then says so. */
static void a_case_is_decided(void)
{
    desk_open(&desk, true);
    desk_tap(&desk, "review");
    CHECK(says("à décider"));
    size_t last = desk.month.prep.discrepancy_count - 1; /* the newest stands first */
    desk_tap(&desk, "case_0");
    CHECK_STR(screen(), "case");
    desk_tap(&desk, "cause_data");
    desk_carry_out(&desk);
    desk_tap(&desk, "decision_noted");
    desk_carry_out(&desk);
    CHECK_INT(desk.month.prep.discrepancies[last].cause, CAUSE_DATA);
    CHECK_INT(desk.month.prep.discrepancies[last].decision, DECISION_NOTED);
    desk_tap(&desk, "back");
    CHECK_STR(screen(), "review");
    CHECK(says("Fichier · Noté, rien à faire"));
    desk_close(&desk);
}

/* Why the director let it come stands with the case, whatever she says later. */
static void a_case_says_why_something_else_came(void)
{
    desk_open(&desk, true);
    struct prep *prep = &desk.month.prep;
    scene_case_replaced(&desk);
    uint32_t product = desk.ui.desk.product;
    prep->substitutions[product - prep->plan->products.first_id].reason = SUBSTITUTE_AGREED;
    CHECK(says("Il n’y en a pas assez"));
    CHECK(!says("Convenu d’avance"));
    desk_close(&desk);
}

static void a_return_form_is_entered(void)
{
    desk_open(&desk, true);
    desk_tap(&desk, "more");
    desk_tap(&desk, "after");
    desk_tap(&desk, "returns");
    char name[32];
    str_format(name, sizeof name, "point_%s", desk.month.plan.pickups.rows[0].letter);
    CHECK(desk_can_tap(&desk, name));
    const struct pickup *pickup = &desk.month.plan.pickups.rows[0];
    char digits[11];
    int number = (int)desk.month.prep.number;
    code_write(CODE_POINT, number + 1, plan_pickup_serial(pickup), digits);
    desk_scan(&desk, digits);
    CHECK(desk_can_tap(&desk, name) && says("autre préparation"));
    desk_scan(&desk, "3017760000109");
    CHECK(desk_can_tap(&desk, name) && says("n’en fait pas partie"));
    code_write(CODE_POINT, number, plan_pickup_serial(pickup), digits);
    desk_scan(&desk, digits); /* the form's own code, as a tap on the labo */
    CHECK(!desk_can_tap(&desk, name) && says(pickup->name) && !says("n’en fait pas partie"));
    desk_tap(&desk, "product_SEC-01");
    CHECK(!desk_can_tap(&desk, "validate"));
    desk_tap(&desk, "face_bad");
    CHECK(desk_can_tap(&desk, "validate"));
    desk_tap(&desk, "damaged");
    CHECK(!desk_can_tap(&desk, "validate")); /* how many? */
    desk_type(&desk, "3");
    desk_tap(&desk, "validate");
    CHECK_INT(desk.request.command.kind, COMMAND_RETURN);
    CHECK_INT(desk.request.command.type, DISCREPANCY_DAMAGED);
    CHECK_INT(desk.request.command.value, FACE_BAD);
    desk_carry_out(&desk);
    CHECK(says("1 ligne notée"));
    desk_close(&desk);
}

/* It opens on the part that is now, and comes back to the one that was looked at. */
static void all_of_the_desk_is_in_three_parts(void)
{
    desk_open(&desk, true);
    desk_tap(&desk, "more");
    CHECK(desk_can_tap(&desk, "shortage") && !desk_can_tap(&desk, "month"));
    desk_tap(&desk, "before");
    desk_tap(&desk, "codes");
    desk_tap(&desk, "back");
    CHECK_STR(screen(), "more");
    CHECK(desk_can_tap(&desk, "codes") && !desk_can_tap(&desk, "shortage"));
    desk_tap(&desk, "back");
    desk_tap(&desk, "more");
    CHECK(desk_can_tap(&desk, "shortage"));
    desk_tap(&desk, "back");
    desk.month.prep.is_closed = true;
    desk_tap(&desk, "more");
    CHECK(desk_can_tap(&desk, "month") && desk_can_tap(&desk, "take_away"));
    desk_tap(&desk, "take_away");
    CHECK_STR(screen(), "export");
    desk_close(&desk);
    desk_open(&desk, false);
    desk_tap(&desk, "more");
    CHECK(desk_can_tap(&desk, "kit"));
    desk_close(&desk);
}

/* The helper's code opens the day, and not what is the director's. */
static void a_helper_is_asked_for_the_directors_code(void)
{
    desk_open(&desk, true);
    desk.ui.is_helper = true;
    static const char *const closed[] = {"settings", "import"};
    for (size_t i = 0; i < 2; i++) {
        desk_tap(&desk, closed[i]);
        CHECK_STR(screen(), "pin");
        desk.ui.is_director = desk.ui.is_helper = true;
        ui_go(&desk.ui, &desk.view, SCREEN_DIRECTOR);
    }
    CHECK(!desk_can_tap(&desk, "fact_forecast"));
    desk_tap(&desk, "more");
    desk_tap(&desk, "shortage");
    CHECK_STR(screen(), "pin");
    desk_type(&desk, "1111");
    desk_tap(&desk, "validate");
    desk_answer(&desk, (struct outcome){.pin_right = true, .pin_role = ROLE_HELPER});
    CHECK_STR(screen(), "pin"); /* their own code does not open it */
    desk_type(&desk, "2580");
    desk_tap(&desk, "validate");
    desk_answer(&desk, (struct outcome){.pin_right = true, .pin_role = ROLE_DIRECTOR});
    CHECK_STR(screen(), "shortage");
    CHECK_INT(ui_role(&desk.ui), ROLE_DIRECTOR);
    desk_close(&desk);
}

int main(void)
{
    words_open(BORNE_WORDS_DIR);
    RUN(every_state_holds);
    RUN(every_state_says_what_it_said);
    RUN(one_thing_to_do);
    RUN(letters_are_all_there_on_every_panel);
    RUN(the_code_opens_what_was_asked);
    RUN(a_new_home_fills_its_page);
    RUN(a_new_code_is_asked_twice);
    RUN(the_way_back_from_the_code);
    RUN(the_day_counts);
    RUN(every_number_opens_its_list);
    RUN(every_small_number_opens_its_list);
    RUN(what_nobody_waits_for_is_not_amber);
    RUN(the_month_says_of_which_goods);
    RUN(the_worst_suppliers_come_first);
    RUN(the_three_that_matter_are_found);
    RUN(import_goes_step_by_step);
    RUN(a_long_job_is_read_before_the_desk_locks);
    RUN(questions_are_settled_by_touch);
    RUN(import_does_not_overwrite);
    RUN(labels_of_all_or_of_one);
    RUN(labels_of_some_orders_and_of_one_crate);
    RUN(review_filters_and_hides_what_was_undone);
    RUN(export_needs_a_stick);
    RUN(settings_change_by_steps);
    RUN(what_is_shown_is_chosen);
    RUN(modes_change_until_begun);
    RUN(half_day_and_prep_are_closed);
    RUN(a_share_is_previewed);
    RUN(back_is_where_one_came_from);
    RUN(the_disks_number_tells_the_worst_first);
    RUN(what_did_not_come_is_missing);
    RUN(twins_are_told_apart);
    RUN(something_may_be_given_instead);
    RUN(a_case_is_decided);
    RUN(a_case_says_why_something_else_came);
    RUN(a_return_form_is_entered);
    RUN(all_of_the_desk_is_in_three_parts);
    RUN(a_helper_is_asked_for_the_directors_code);
    return 0;
}
