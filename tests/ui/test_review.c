/* test_review.c: the review is narrowed by every way there is, counts what each value would leave,
 * and keeps what was said of a case from the first word on. */
#include "base/str.h"
#include "domain/prep_case.h"
#include "support/check.h"
#include "ui/desk_review_scenes.h"
#include "ui/desk_scene_after.h"
#include "ui/import_words.h"
#include "ui/moment.h"
#include "ui/screens/desk/review.h"
#include "ui/words.h"

static struct desk_test desk;

static bool says(const char *words)
{
    return frame_find_text(desk_frame(&desk), words);
}

static const struct prep *prep(void)
{
    return &desk.month.prep;
}

static size_t passing(void)
{
    size_t count = 0;
    for (size_t i = 0; i < prep()->discrepancy_count; i++) {
        count += review_passes(&desk.view, &desk.ui.filter, &prep()->discrepancies[i]);
    }
    return count;
}

/* Each way, by touch alone: what is left has that value, and the header says how many it is. */
static void every_way_narrows(void)
{
    static const char *const names[REVIEW_BY_COUNT] = {
        [BY_PRODUCT] = "by_product", [BY_SUPPLIER] = "by_supplier", [BY_PICKUP] = "by_pickup",
        [BY_TYPE] = "by_type",       [BY_STATE] = "by_state",       [BY_CAUSE] = "by_cause",
        [BY_FOLLOW] = "by_follow",   [BY_CRATE] = "by_crate",       [BY_STEP] = "by_step",
        [BY_TIME] = "by_time"};
    for (int by = BY_PRODUCT; by < REVIEW_BY_COUNT; by++) {
        char words[FRAME_NAME];
        desk_open(&desk, true);
        scene_case_decided(&desk); /* one differs in cause, decision and what is to be done */
        desk_tap(&desk, "back");
        const struct discrepancy *d = &prep()->discrepancies[prep()->discrepancy_count - 1];
        uint32_t wanted = review_value(&desk.view, d, (enum review_by)by);
        CHECK(wanted != 0);
        size_t all = passing(), like_it = 0;
        for (size_t i = 0; i < prep()->discrepancy_count; i++) {
            like_it +=
                review_value(&desk.view, &prep()->discrepancies[i], (enum review_by)by) == wanted;
        }
        desk_tap(&desk, "by_more");
        desk_tap(&desk, names[by]);
        str_format(words, sizeof words, "value_%u", wanted);
        while (!desk_can_tap(&desk, words)) { /* fails where there is no other page */
            desk_tap(&desk, "page_next");
        }
        desk_tap(&desk, words);
        CHECK_INT(desk.ui.filter.by[by], wanted);
        CHECK_INT(passing(), like_it);
        str_format(words, sizeof words, like_it == 1 ? "%zu souci" : "%zu soucis", like_it);
        CHECK(says(words));
        CHECK(like_it > 1 || says("1 souci, 1 à décider")); /* of those alone */
        desk_tap(&desk, "by_more");
        desk_tap(&desk, "validate"); /* everything again */
        CHECK_INT(passing(), all);
        CHECK_INT(desk.ui.filter.by[by], 0);
        desk_close(&desk);
    }
}

/* What is counted beside a value is what choosing it leaves, other ways being kept. */
static void counts_are_of_what_is_left(void)
{
    desk_open(&desk, true);
    desk_tap(&desk, "review");
    desk_tap(&desk, "by_type");
    char words[FRAME_NAME];
    str_format(words, sizeof words, "value_%d", DISCREPANCY_MISSING);
    desk_tap(&desk, words);
    size_t missing = passing();
    CHECK(missing > 0 && missing < prep()->discrepancy_count);
    desk_tap(&desk, "by_product");
    str_format(words, sizeof words, "%zu", missing);
    CHECK(says(words)); /* beside "all" */
    uint32_t first = 0;
    const struct frame *frame = desk_frame(&desk);
    for (int i = 0; i < frame->target_count && first == 0; i++) {
        int64_t value;
        if (str_starts(frame->targets[i].name, "value_") &&
            str_to_int64(frame->targets[i].name + 6, 1, INT32_MAX, &value)) {
            first = (uint32_t)value;
        }
    }
    size_t most = 0;
    for (size_t p = 0; p < prep()->plan->products.count; p++) {
        desk.ui.filter.by[BY_PRODUCT] = prep()->plan->products.rows[p].id;
        most = passing() > most ? passing() : most;
    }
    desk.ui.filter.by[BY_PRODUCT] = first;
    CHECK_INT(passing(), most); /* the most frequent stands first */
    desk_close(&desk);
}

static void a_label_in_the_hand_says_which(void)
{
    char digits[11];
    desk_open(&desk, true);
    const struct discrepancy *d = &prep()->discrepancies[0];
    uint32_t crate = d->crate;
    CHECK(crate != ID_NONE);
    CHECK_INT(small_do(&desk.month, (struct command){.kind = COMMAND_DRAW_LABELS,
                                                     .label_kind = CODE_CRATE,
                                                     .targets = &crate,
                                                     .target_count = 1}),
              REFUSAL_NONE);
    desk_tap(&desk, "review");
    code_write(CODE_CRATE, (int)prep()->number, prep_label_serial(prep(), CODE_CRATE, crate),
               digits);
    desk_scan(&desk, digits);
    CHECK_INT(desk.ui.filter.by[BY_CRATE], crate);
    CHECK(passing() > 0);
    desk_close(&desk);
}

/* Times are of the station's zone; the half-day before is another value. */
static void a_half_day_is_the_stations(void)
{
    static const struct ui ui = {0};
    struct ui_view view = {.utc_offset_s = 3600};
    char text[48];
    int64_t noon = INT64_C(1764158400000); /* Wednesday 26 November 2025, 12:00 UTC */
    moment_half_words(&ui, moment_half(&view, noon - 1), text, sizeof text);
    CHECK_STR(text, "mer. 26/11 matin");
    moment_half_words(&ui, moment_half(&view, noon), text, sizeof text);
    CHECK_STR(text, "mer. 26/11 après-midi");
    moment_half_words(&ui, moment_half(&view, noon + 5 * 3600 * 1000), text, sizeof text);
    CHECK_STR(text, "mer. 26/11 soir");
    CHECK(moment_half(&view, -1000) > 0); /* a clock that was never set */
    desk_open(&desk, true);
    scene_review_times(&desk);
    CHECK(says("mer. 19/11 matin") && says("jeu. 20/11 matin"));
    desk_close(&desk);
}

static void what_was_said_stays(void)
{
    desk_open(&desk, true);
    scene_case(&desk);
    CHECK(!desk_can_tap(&desk, "trace")); /* nobody changed it */
    desk_close(&desk);
    desk_open(&desk, true);
    scene_case_trace(&desk);
    CHECK(says("dans la salle"));
    CHECK(says("code de la direction"));
    CHECK(says("différence, 4 · Préparation · À rendre"));
    CHECK(says("différence, 4 · Préparation · À rendre · à faire"));
    desk_tap(&desk, "back");
    CHECK(desk_can_tap(&desk, "decision_noted"));
    desk_tap(&desk, "back");
    CHECK(desk_can_tap(&desk, "by_more"));
    desk_close(&desk);
}

/* Two sizes of the same cheese are two names, however long; what is alone stays short. */
static void sizes_tell_goods_apart(void)
{
    char text[400];
    int told = 0;
    for (int twice = 0; twice < 2; twice++) {
        desk_open(&desk, true);
        desk.month.month.products[SMALL_MILK].name =
            twice ? "Fromage blanc de campagne au lait entier – pot de 500 g" : "Lait – 1 litre";
        desk_later(&desk, false);
        for (size_t i = 0; i < desk.changes.count; i++) {
            import_words_change(&desk.ui, &desk.month.plan, &desk.later, &desk.changes.rows[i],
                                text, sizeof text);
            if (strstr(text, "Fromage blanc") != NULL) {
                told += twice ? strstr(text, "entier – seau de 5 kg ") != NULL
                              : strstr(text, "campagne… ") != NULL;
            }
        }
        desk_close(&desk);
        CHECK_INT(told, twice + 1);
    }
}

int main(void)
{
    words_open(BORNE_WORDS_DIR);
    RUN(every_way_narrows);
    RUN(counts_are_of_what_is_left);
    RUN(a_label_in_the_hand_says_which);
    RUN(a_half_day_is_the_stations);
    RUN(what_was_said_stays);
    RUN(sizes_tell_goods_apart);
    return 0;
}
