/* desk_voice_scenes.c: the way through the voice: what a tap asks for is done to a view of it, as
 * the kiosk does. */
#include "ui/desk_voice_scenes.h"

#include <string.h>

#include "base/str.h"
#include "support/check.h"
#include "ui/say.h"
#include "ui/words.h"

static struct voice_row rows[600];
static struct voice_view voice;

static void list(struct desk_test *desk)
{
    memset(rows, 0, sizeof rows);
    voice = (struct voice_view){.rows = rows,
                                .language = desk->ui.voice.language,
                                .has_program = true,
                                .has_microphone = true,
                                .left_ms = 8000};
    voice.count = say_list(desk->view.prep->plan, voice.language, rows, 600);
    for (int i = 0; i < voice.count; i++) {
        rows[i].is_recorded = i < 5 || i == 7 || (rows[i].kind == SAY_KIND_PRODUCT && i % 3 == 0);
    }
    desk->view.voice = &voice;
}

static void open_voice(struct desk_test *desk)
{
    desk_tap(desk, "more");
    desk_tap(desk, "before");
    desk_tap(desk, "voice");
    CHECK(desk->ui.screen == SCREEN_VOICE);
    list(desk);
}

void voice_list(struct desk_test *desk)
{
    open_voice(desk);
    CHECK(desk_can_tap(desk, "kind_products"));
}

void voice_products(struct desk_test *desk)
{
    open_voice(desk);
    desk_tap(desk, "kind_products");
}

void voice_arabic(struct desk_test *desk)
{
    open_voice(desk);
    desk_tap(desk, "kind_products");
    desk_tap(desk, "said_ar");
    list(desk);
    CHECK(!desk_can_tap(desk, "kind_products")); /* they are said in French */
    CHECK(desk_can_tap(desk, "row_1"));
}

void voice_all_recorded(struct desk_test *desk)
{
    open_voice(desk);
    for (int i = 0; i < voice.count; i++) {
        rows[i].is_recorded = true;
    }
    CHECK(!desk_can_tap(desk, "validate"));
}

void voice_no_month(struct desk_test *desk)
{
    open_voice(desk);
    CHECK(desk_can_tap(desk, "row_1") && !desk_can_tap(desk, "kind_products"));
}

/* The first that nobody recorded; nothing listens yet. */
void voice_one(struct desk_test *desk)
{
    open_voice(desk);
    desk_tap(desk, "validate");
    CHECK(desk->request.kind == REQUEST_NONE);
    CHECK(desk->ui.voice.is_one && desk->ui.voice.goes_on);
    CHECK_INT(desk->ui.voice.row, 5);
    CHECK(desk_can_tap(desk, "hear_it") && !desk_can_tap(desk, "away"));
}

void voice_longest(struct desk_test *desk)
{
    int longest = 0;
    open_voice(desk);
    desk_tap(desk, "kind_products");
    for (int i = 0; i < voice.count; i++) {
        if (rows[i].kind == SAY_KIND_PRODUCT &&
            strlen(rows[i].words) > strlen(rows[longest].words)) {
            longest = i;
        }
    }
    rows[longest].is_recorded = false;
    desk->ui.voice.row = longest;
    desk->ui.voice.is_one = true;
}

void voice_recorded(struct desk_test *desk)
{
    open_voice(desk);
    desk_tap(desk, "row_1");
    CHECK(desk_can_tap(desk, "away"));
    desk_tap(desk, "hear_it");
    CHECK(desk->request.kind == REQUEST_VOICE && desk->request.argument == VOICE_DEED_HEAR);
}

void voice_no_microphone(struct desk_test *desk)
{
    voice_one(desk);
    voice.has_microphone = voice.has_program = false;
    CHECK(!desk_can_tap(desk, "hear_it"));
}

static void ask(struct desk_test *desk, const char *name, enum voice_deed deed)
{
    desk_tap(desk, name);
    CHECK(desk->request.kind == REQUEST_VOICE);
    CHECK_INT(desk->request.argument, deed);
    CHECK_INT(desk->request.value, desk->ui.voice.row);
    CHECK_INT(desk->request.role, ROLE_DIRECTOR);
}

void voice_ready(struct desk_test *desk)
{
    voice_one(desk);
    ask(desk, "validate", VOICE_DEED_RECORD);
    voice.state = VOICE_READY;
}

void voice_records(struct desk_test *desk)
{
    voice_ready(desk);
    voice.state = VOICE_RECORDS;
    voice.level = 71;
    voice.left_ms = 6350;
    CHECK(!desk_can_tap(desk, "hear_it") && !desk_can_tap(desk, "away"));
}

void voice_taken(struct desk_test *desk)
{
    voice_records(desk);
    ask(desk, "validate", VOICE_DEED_STOP);
    voice.state = VOICE_TAKEN;
    ask(desk, "hear_it", VOICE_DEED_TAKE);
}

void voice_trouble(struct desk_test *desk)
{
    voice_records(desk);
    voice.state = VOICE_FAILED;
    voice.trouble = VOICE_NOTHING_HEARD;
}

void voice_not_kept(struct desk_test *desk)
{
    voice_taken(desk);
    ask(desk, "validate", VOICE_DEED_KEEP);
    voice.trouble = VOICE_DISK_FULL;
    CHECK(desk_can_tap(desk, "again") && desk_can_tap(desk, "validate"));
}

/* One gesture kept it; the next is listened for without another. */
void voice_next(struct desk_test *desk)
{
    voice_taken(desk);
    ask(desk, "validate", VOICE_DEED_KEEP);
    rows[5].is_recorded = true;
    voice.state = VOICE_AT_REST;
    desk_answer(desk, (struct outcome){.refusal = {.kind = REFUSAL_NONE}});
    CHECK_INT(desk->ui.voice.row, 6);
    CHECK(ui_deadline_ms(&desk->ui, &desk->view) <= desk->view.now_ms); /* at once */
    struct ui_input changed = {.kind = UI_CHANGED};
    ui_event(&desk->ui, &desk->view, &changed, &desk->request);
    CHECK(desk->request.kind == REQUEST_VOICE && desk->request.argument == VOICE_DEED_RECORD);
    CHECK_INT(desk->request.value, 6);
    voice.state = VOICE_RECORDS;
    voice.left_ms = 8000;
    ui_event(&desk->ui, &desk->view, &changed, &desk->request);
    CHECK(desk->request.kind == REQUEST_NONE); /* and once */
}

void voice_away(struct desk_test *desk)
{
    voice_recorded(desk);
    desk_tap(desk, "away");
    CHECK(desk->request.kind == REQUEST_NONE); /* it asks */
}
