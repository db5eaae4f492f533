/* voice.c: what is said, when, and when it ends. */
#include "app/kiosk/kiosk_private.h"

void kiosk_hush(struct kiosk *kiosk, uint8_t lane)
{
    voice_hush(kiosk->voice, lane);
    kiosk->hushed |= 1u << lane;
}

void kiosk_speak(struct kiosk *kiosk, uint8_t lane, bool again)
{
    struct lane_screen *screen = &kiosk->lanes[lane];
    struct ui_view view = kiosk_view(kiosk, lane);
    bool is_helped = screen->ui.screen == SCREEN_HELP;
    struct say say;
    say_screen(&screen->ui, &view, &say);
    bool is_new = !say_same(&say, &screen->said) || (is_helped && !screen->is_helped);
    screen->said = say;
    screen->is_helped = is_helped;
    if (!is_new && !again) {
        return;
    }
    kiosk_hush(kiosk, lane);
    if (say_can_hear(&screen->ui, &view) &&
        (again || is_helped || say_is_step(&screen->ui, &view))) {
        voice_say(kiosk->voice, lane, &say);
    }
}

bool kiosk_next_hush(struct kiosk *kiosk, uint8_t *ret_lane)
{
    for (uint8_t lane = 0; lane < LIMIT_LANES; lane++) {
        if ((kiosk->hushed & 1u << lane) != 0) {
            kiosk->hushed &= ~(1u << lane);
            *ret_lane = lane;
            return true;
        }
    }
    return false;
}

bool kiosk_next_words(struct kiosk *kiosk, uint8_t *ret_lane, int16_t **ret_samples,
                      size_t *ret_count)
{
    if (kiosk_is_listening(kiosk)) {
        return false; /* the microphone would hear it; it comes after */
    }
    return kiosk_next_take(kiosk, ret_lane, ret_samples, ret_count) ||
           voice_next(kiosk->voice, ret_lane, ret_samples, ret_count);
}

bool kiosk_is_quiet(const struct kiosk *kiosk)
{
    return voice_is_quiet(kiosk->voice) && kiosk->recording.heard == NULL;
}
