/* test_practice.c: the practice crate on a kiosk: it teaches, it is told from work, and the record
 * never hears of it. */
#include "app/kiosk/kiosk.h"
#include "app/other_label.h"
#include "base/str.h"
#include "domain/practice.h"
#include "support/check.h"
#include "ui/words.h"
#include "world.h"

static struct world w; /* large */
static struct kiosk *kiosk;
static char labels[PRACTICE_LABELS][11]; /* crate, scan, count, problem, undo */

static void settle(void)
{
    kiosk_poll(kiosk);
    while (!station_is_idle(kiosk_station(kiosk))) {
        world_wait(&w);
        kiosk_poll(kiosk);
    }
    kiosk_poll(kiosk);
}

/* A month is there, animal 3 sits at the lane, no crate is open. */
static void begin(void)
{
    struct error err = {0};
    world_begin(&w, NULL);
    world_fill_stick(&w);
    world_request(&w, (struct request){.kind = REQUEST_IMPORT_READ});
    world_settle(&w);
    world_request(&w, (struct request){.kind = REQUEST_IMPORT_SAVE});
    world_settle(&w);
    world_request(&w, (struct request){.kind = REQUEST_PAIR, .argument = 3});
    world_settle(&w);
    station_destroy(w.station);
    w.station = NULL;
    struct kiosk_options options = {
        .ports = w.ports, .panel = {1280, 800, 15.6}, .metrics = text_plain_metrics};
    CHECK(kiosk_create(w.data, &options, &kiosk, &err));
    for (int i = 0; i < PRACTICE_LABELS; i++) {
        practice_label(i, labels[i]);
    }
}

static void end(void)
{
    kiosk_destroy(kiosk);
    world_end(&w);
}

static const char *screen_name(void)
{
    return ui_screen(kiosk_ui(kiosk)->screen)->name;
}

static void tap(const char *name)
{
    w.tick_ms += 1000;
    w.now_ms += 1000;
    if (!kiosk_tap(kiosk, name)) {
        fprintf(stderr, "no target %s on %s\n", name, screen_name());
        exit(1);
    }
    settle();
}

static void scan(const char *text)
{
    w.now_ms += 1000;
    kiosk_scan(kiosk, text);
    settle();
}

static bool says(const char *text)
{
    return frame_find_text(kiosk_frame(kiosk), text);
}

static void begin_practice(void)
{
    begin();
    /* home, on the next pair's turn */
    struct request leave = {.kind = REQUEST_PAIR, .argument = -1};
    station_request(kiosk_station(kiosk), 0, &leave);
    settle();
    CHECK_STR(screen_name(), "home");
    tap("welcome");
    CHECK_STR(screen_name(), "welcome");
    tap("practise");
    CHECK_STR(screen_name(), "crate_choice");
}

static void fill_the_crate(void)
{
    scan(labels[0]);
    CHECK_STR(screen_name(), "crate_opened");
    tap("go");
    CHECK(says("Un bip chacun"));
    scan(labels[1 + PRACTICE_UNDO]); /* a wrong one, as it says */
    CHECK_STR(screen_name(), "not_this");
    scan(labels[1 + PRACTICE_SCAN]);
    scan(labels[1 + PRACTICE_SCAN]);
    CHECK(says("Bipez un, puis tapez le reste"));
    scan(labels[1 + PRACTICE_COUNT]);
    tap("keys");
    tap("key_1");
    tap("key_1");
    tap("validate");
    CHECK(says("Il n’y en a pas"));
    tap("problem");
    tap("missing");
    CHECK(says("Bipez un, puis annulez"));
    scan(labels[1 + PRACTICE_UNDO]);
    tap("undo");
    CHECK(says("Bravo"));
    scan(labels[1 + PRACTICE_UNDO]);
    scan(labels[1 + PRACTICE_UNDO]);
    CHECK_STR(screen_name(), "crate_done");
    scan(labels[0]);
}

static void it_teaches_and_leaves_no_trace(void)
{
    begin_practice();
    const struct prep *prep = station_prep(kiosk_station(kiosk));
    uint64_t digest = prep_digest(prep);
    size_t events = prep->event_count, durable = w.durable_count;
    fill_the_crate();
    CHECK_STR(screen_name(), "practised");
    /* All four were tried: four ticks. */
    int ticks = 0;
    const struct frame *frame = kiosk_frame(kiosk);
    for (int i = 0; i < frame->command_count; i++) {
        ticks += frame->commands[i].kind == FRAME_SHAPE && frame->commands[i].shape == SHAPE_TICK;
    }
    CHECK_INT(ticks, PRACTICE_LESSONS);
    tap("done");
    CHECK_STR(screen_name(), "home");
    prep = station_prep(kiosk_station(kiosk));
    CHECK(prep_digest(prep) == digest && prep->event_count == events);
    CHECK_INT(w.durable_count, durable);
    CHECK(!prep->is_practice);
    /* Nor is there any after a start from the disk. */
    struct error err = {0};
    kiosk_destroy(kiosk);
    struct kiosk_options options = {
        .ports = w.ports, .panel = {1280, 800, 15.6}, .metrics = text_plain_metrics};
    CHECK(kiosk_create(w.data, &options, &kiosk, &err));
    CHECK(prep_digest(station_prep(kiosk_station(kiosk))) == digest);
    end();
}

static void labels_stay_in_their_world(void)
{
    char digits[11];
    begin();
    CHECK_STR(screen_name(), "home");
    for (int i = 0; i < PRACTICE_LABELS; i++) { /* at work */
        scan(labels[i]);
        CHECK_STR(screen_name(), "not_this");
        CHECK_INT(kiosk_ui(kiosk)->refusal.kind, REFUSAL_PRACTICE_LABEL);
    }
    CHECK(says("Pour l’exercice"));
    CHECK_INT(prep_lane(station_prep(kiosk_station(kiosk)), 0)->crate, ID_NONE);
    end();
    begin_practice();
    code_write(CODE_CRATE, 1, 1, digits);
    const char *real[] = {digits, "3017620422003", "2001000166"};
    code_write(CODE_PRODUCT, 1, 1, digits);
    for (size_t i = 0; i < 2;
         i++) { /* in practice: a crate's or product's own code, a trade code */
        scan(real[i]);
        CHECK_STR(screen_name(), "not_this");
        CHECK_INT(kiosk_ui(kiosk)->refusal.kind, REFUSAL_REAL_LABEL);
    }
    code_write(CODE_CRATE, 1, 1, digits);
    scan(digits);
    CHECK_INT(kiosk_ui(kiosk)->refusal.kind, REFUSAL_REAL_LABEL);
    end();
}

static void it_ends_when_it_is_left(void)
{
    begin_practice();
    scan(labels[0]);
    tap("go");
    w.now_ms += INT64_C(5) * 60 * 1000; /* a long look at the shelves */
    settle();
    CHECK_STR(screen_name(), "pick");
    w.now_ms += INT64_C(10) * 60 * 1000;
    settle();
    CHECK_STR(screen_name(), "home");
    CHECK_INT(prep_lane(station_prep(kiosk_station(kiosk)), 0)->crate, ID_NONE);
    end();
    begin_practice(); /* or when somebody says so */
    scan(labels[0]);
    tap("go");
    tap("help");
    tap("stop");
    CHECK_STR(screen_name(), "home");
    scan(labels[0]);
    CHECK_INT(kiosk_ui(kiosk)->refusal.kind, REFUSAL_PRACTICE_LABEL);
    end();
}

static void its_labels_are_printed(void)
{
    size_t count;
    struct label *printed = other_label_practice(&count);
    CHECK_INT(count, PRACTICE_LABELS);
    for (size_t i = 0; i < count; i++) {
        struct code code = code_read(printed[i].code);
        CHECK_INT(code.kind, CODE_PRACTICE);
        CHECK_STR(code.read, labels[i]);
        CHECK(printed[i].product.name[0] != '\0');
    }
    free(printed);
}

int main(void)
{
    words_open(BORNE_WORDS_DIR);
    RUN(it_teaches_and_leaves_no_trace);
    RUN(labels_stay_in_their_world);
    RUN(it_ends_when_it_is_left);
    RUN(its_labels_are_printed);
    return 0;
}
