/* test_recorder.c: the microphone is open while a phrase is said and never else: every way into and
 * out of it, with one that hears what the test wants. */
#include "app/recorder.h"

#include <math.h>
#include <string.h>

#include "support/check.h"

static struct {
    bool is_there, is_open, is_gone;
    int opened, loud, tone_ms;
    int64_t opened_ms;
    int64_t given;
} heard;
static int64_t tick;
static struct recorder *recorder;

static bool is_there(void *context)
{
    (void)context;
    return heard.is_there;
}

static bool open_it(void *context)
{
    (void)context;
    CHECK(!heard.is_open);
    if (!heard.is_there) {
        return false;
    }
    heard.is_open = true;
    heard.opened++;
    heard.opened_ms = tick;
    heard.given = 0;
    return true;
}

static int take(void *context, int16_t *to, int room)
{
    (void)context;
    CHECK(heard.is_open);
    if (heard.is_gone) {
        return -1;
    }
    int64_t due = (tick - heard.opened_ms) * TAKE_RATE_HZ / 1000 - heard.given;
    int count = due < room ? (int)due : room;
    count = heard.tone_ms < 0 ? 0 : count; /* it gives nothing at all */
    for (int i = 0; i < count; i++, heard.given++) {
        int64_t ms = heard.given * 1000 / TAKE_RATE_HZ - 300;
        bool sounds = ms >= 0 && ms < heard.tone_ms;
        double tone = heard.loud * sin(0.0855 * (double)heard.given);
        int noise = (int)(heard.given % 20);
        to[i] = (int16_t)(sounds ? (int)tone : noise);
    }
    return count;
}

static void close_it(void *context)
{
    (void)context;
    CHECK(heard.is_open);
    heard.is_open = false;
}

static void begin(void)
{
    memset(&heard, 0, sizeof heard);
    heard.is_there = true;
    heard.loud = 5000;
    heard.tone_ms = 700;
    tick = 1000;
    recorder = recorder_create(&(struct microphone){is_there, open_it, take, close_it, NULL});
    CHECK_INT(recorder_state(recorder), VOICE_AT_REST);
    CHECK(recorder_deadline(recorder) == INT64_MAX);
}

static void end(void)
{
    recorder_destroy(recorder);
    CHECK(!heard.is_open);
}

/* As the loop does: whenever it is due. */
static void pass(int64_t ms)
{
    int64_t until = tick + ms;
    while (recorder_deadline(recorder) <= until) {
        tick = recorder_deadline(recorder);
        CHECK(recorder_poll(recorder, tick));
    }
    tick = until;
    (void)recorder_poll(recorder, tick);
}

static enum voice_trouble trouble(void)
{
    struct voice_view view = {0};
    recorder_view(recorder, &view);
    return view.trouble;
}

static void it_listens_for_one_phrase(void)
{
    struct voice_view view = {0};
    size_t count;
    begin();
    pass(10000);
    CHECK_INT(heard.opened, 0);
    recorder_begin(recorder, tick);
    pass(RECORDER_READY_MS - 1);
    CHECK(!heard.is_open && recorder_state(recorder) == VOICE_READY);
    pass(1);
    CHECK(heard.is_open && recorder_listens(recorder));
    pass(600);
    recorder_view(recorder, &view);
    CHECK(view.state == VOICE_RECORDS && view.level > 50);
    CHECK(view.left_ms > 7300 && view.left_ms < 7500);
    pass(3000); /* it ends by itself */
    CHECK(!heard.is_open && recorder_state(recorder) == VOICE_TAKEN);
    CHECK(recorder_take(recorder, &count) != NULL);
    CHECK(count > TAKE_RATE_HZ * 7 / 10 && count < TAKE_RATE_HZ);
    recorder_warn(recorder, VOICE_NO_ROOM); /* not kept, and not lost */
    CHECK(trouble() == VOICE_NO_ROOM && recorder_take(recorder, &count) != NULL);
    recorder_drop(recorder);
    CHECK(recorder_take(recorder, &count) == NULL && count == 0);
    CHECK_INT(recorder_state(recorder), VOICE_AT_REST);
    CHECK_INT(heard.opened, 1);
    end();
}

static void a_touch_ends_it(void)
{
    size_t count;
    begin();
    recorder_begin(recorder, tick);
    recorder_stop(recorder); /* before it listened */
    CHECK_INT(recorder_state(recorder), VOICE_AT_REST);
    pass(5000);
    CHECK_INT(heard.opened, 0);
    recorder_begin(recorder, tick);
    pass(RECORDER_READY_MS + 1200);
    recorder_stop(recorder);
    CHECK(!heard.is_open && recorder_state(recorder) == VOICE_TAKEN);
    recorder_begin(recorder, tick); /* again: what was there is gone */
    CHECK(recorder_take(recorder, &count) == NULL);
    pass(RECORDER_READY_MS + 200);
    CHECK(heard.is_open);
    recorder_drop(recorder);
    CHECK(!heard.is_open);
    recorder_begin(recorder, tick);
    pass(RECORDER_READY_MS + 200);
    CHECK(heard.is_open);
    end(); /* so does the end of the program */
}

static void what_goes_wrong_closes_it(void)
{
    size_t count;
    begin();
    heard.is_there = false;
    CHECK(!recorder_has_microphone(recorder));
    recorder_begin(recorder, tick);
    pass(RECORDER_READY_MS);
    CHECK(recorder_state(recorder) == VOICE_FAILED && trouble() == VOICE_NO_MICROPHONE);

    heard.is_there = true;
    recorder_begin(recorder, tick);
    CHECK_INT(trouble(), VOICE_WELL);
    pass(RECORDER_READY_MS + 500);
    heard.is_gone = true; /* pulled amid the word */
    pass(100);
    CHECK(!heard.is_open && trouble() == VOICE_UNPLUGGED);
    CHECK(recorder_take(recorder, &count) == NULL);

    heard.is_gone = false;
    heard.tone_ms = -1; /* plugged in, and dead */
    recorder_begin(recorder, tick);
    pass(RECORDER_READY_MS + RECORDER_DEAD_MS + 100);
    CHECK(!heard.is_open && trouble() == VOICE_UNPLUGGED);

    heard.tone_ms = 100000;
    recorder_begin(recorder, tick);
    pass(RECORDER_READY_MS + TAKE_MOST_S * 1000 + 200);
    CHECK(!heard.is_open && trouble() == VOICE_TOO_LONG);

    heard.tone_ms = 700;
    heard.loud = 30;
    recorder_begin(recorder, tick);
    pass(RECORDER_READY_MS + TAKE_MOST_S * 1000 + 200);
    CHECK(!heard.is_open && trouble() == VOICE_TOO_QUIET);
    end();
}

static void without_a_port_there_is_none(void)
{
    struct recorder *none = recorder_create(&(struct microphone){0});
    CHECK(!recorder_has_microphone(none));
    recorder_begin(none, 0);
    CHECK(recorder_poll(none, RECORDER_READY_MS));
    CHECK_INT(recorder_state(none), VOICE_FAILED);
    recorder_destroy(none);
    recorder_destroy(NULL);
}

int main(void)
{
    it_listens_for_one_phrase();
    a_touch_ends_it();
    what_goes_wrong_closes_it();
    without_a_port_there_is_none();
    return 0;
}
