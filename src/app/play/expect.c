/* expect.c: what a script says must be so: on the screen, in a lane's part of it, and heard.
 */
#include "app/play/play_private.h"
#include "base/str.h"

/* Whether a text stands in the lane that is named, or anywhere. */
static bool finds(struct play *play, const char *rest, const char *words, uint8_t lane)
{
    const struct frame *frame = kiosk_frame(play->kiosk);
    return str_equal(rest, words) ? frame_find_text(frame, words)
                                  : frame_find_text_in(frame, lane, words);
}

bool play_do_expect(struct play *play, const char *rest)
{
    char words[PLAY_LINE], read[PLAY_WHY / 2];
    uint8_t lane;
    if (!play_read_lane(play, rest, words, &lane)) {
        return false;
    }
    if (finds(play, rest, words, lane)) {
        return true;
    }
    frame_read_lane(kiosk_frame(play->kiosk), str_equal(rest, words) ? LANE_ALL : lane, read,
                    sizeof read);
    return play_fail(play, "\"%s\" is not on the screen, but: %s", words, read);
}

bool play_do_absent(struct play *play, const char *rest)
{
    char words[PLAY_LINE];
    uint8_t lane;
    return play_read_lane(play, rest, words, &lane) &&
           (!finds(play, rest, words, lane) || play_fail(play, "\"%s\" is on the screen", words));
}

static const char *sound_name(enum sound sound)
{
    return sound == SOUND_NONE ? "nothing" : sound_pattern(sound)->name;
}

bool play_do_hear(struct play *play, const char *rest)
{
    char name[PLAY_LINE];
    uint8_t lane;
    if (!play_read_lane(play, rest, name, &lane)) {
        return false;
    }
    if (!str_equal(sound_name(play->heard), name)) {
        return play_fail(play, "heard %s, not %s", sound_name(play->heard), name);
    }
    return str_equal(rest, name) || play->heard_lane == lane ||
           play_fail(play, "heard %s of lane %d", name, play->heard_lane + 1);
}

bool play_do_screen(struct play *play, const char *rest)
{
    char name[PLAY_LINE];
    uint8_t lane;
    if (!play_read_lane(play, rest, name, &lane)) {
        return false;
    }
    const char *is = ui_screen(kiosk_lane_ui(play->kiosk, lane)->screen)->name;
    return str_equal(is, name) || play_fail(play, "the screen is %s, not %s", is, name);
}
