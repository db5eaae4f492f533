/* input.c: events to inputs. */
#include "platform/input.h"

#include <SDL.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"

static struct input *add(struct input_source *source, enum input_kind kind, int64_t at_ms)
{
    ASSERT(source->ready_count < INPUT_READY);
    struct input *input = &source->ready[source->ready_count++];
    *input = (struct input){.kind = kind, .at_ms = at_ms};
    return input;
}

bool input_next(struct input_source *source, struct input *ret_input)
{
    if (source->ready_count == 0) {
        return false;
    }
    *ret_input = source->ready[0];
    source->ready_count--;
    memmove(&source->ready[0], &source->ready[1],
            (size_t)source->ready_count * sizeof(source->ready[0]));
    return true;
}

static void add_wedge(struct input_source *source, enum wedge_result result, const char *text,
                      int64_t at_ms)
{
    if (result == WEDGE_CODE || result == WEDGE_TYPED) {
        struct input *input = add(source, result == WEDGE_CODE ? INPUT_SCAN : INPUT_TYPED, at_ms);
        (void)str_copy(input->text, sizeof(input->text), text);
    } else if (result == WEDGE_ENTER) {
        add(source, INPUT_KEY, at_ms)->key = INPUT_KEY_ENTER;
    }
}

void input_tick(struct input_source *source, int64_t at_ms)
{
    char text[LIMIT_CODE] = "";
    enum wedge_result result = wedge_tick(&source->wedge, at_ms, text);
    add_wedge(source, result, text, at_ms);
}

/* SDL on X11 takes a key that goes up and down again within 2 ms for one that is held
 * (X11_KeyRepeat in SDL_x11events.c), and a quick scanner types "00" like that. A held key repeats
 * every 25 ms or more. */
enum { SCANNER_GAP_MS = 15 };

static void feed_key(struct input_source *source, const SDL_KeyboardEvent *key, int64_t at_ms)
{
    char text[LIMIT_CODE] = "";
    if (key->repeat != 0 && at_ms - source->key_ms > SCANNER_GAP_MS) {
        return; /* a key held down is one key */
    }
    source->key_ms = at_ms;
    input_tick(source, at_ms);
    bool shift = (key->keysym.mod & KMOD_SHIFT) != 0, control = (key->keysym.mod & KMOD_CTRL) != 0;
    char character = wedge_character((int)key->keysym.scancode, shift, control);
    if (character != '\0') {
        add_wedge(source, wedge_feed(&source->wedge, character, at_ms, text), text, at_ms);
    } else if (key->keysym.scancode == SDL_SCANCODE_ESCAPE) {
        add(source, INPUT_KEY, at_ms)->key = INPUT_KEY_ESCAPE;
    } else if (key->keysym.scancode == SDL_SCANCODE_BACKSPACE) {
        add(source, INPUT_KEY, at_ms)->key = INPUT_KEY_ERASE;
    }
}

static void add_pointer(struct input_source *source, enum input_kind kind, int x, int y,
                        int64_t at_ms)
{
    if (kind == INPUT_DOWN) {
        source->down = true;
    } else if (!source->down) {
        return;
    }
    if (kind == INPUT_UP) {
        source->down = false;
    }
    struct input *input = add(source, kind, at_ms);
    input->x = x;
    input->y = y;
    input->is_finger = source->by_finger;
}

static void feed_mouse(struct input_source *source, const SDL_Event *event, int64_t at_ms)
{
    bool motion = event->type == SDL_MOUSEMOTION;
    Uint32 which = motion ? event->motion.which : event->button.which;
    if (which == SDL_TOUCH_MOUSEID || (source->down && source->by_finger)) {
        return;
    }
    if (motion) {
        source->has_mouse = source->has_mouse || event->motion.xrel != 0 || event->motion.yrel != 0;
        add_pointer(source, INPUT_MOVE, event->motion.x, event->motion.y, at_ms);
    } else if (event->button.button == SDL_BUTTON_LEFT) {
        source->by_finger = false;
        add_pointer(source, event->type == SDL_MOUSEBUTTONDOWN ? INPUT_DOWN : INPUT_UP,
                    event->button.x, event->button.y, at_ms);
    }
}

static void feed_finger(struct input_source *source, const SDL_TouchFingerEvent *touch,
                        int64_t at_ms)
{
    bool begins = touch->type == SDL_FINGERDOWN;
    if (source->down && (begins || !source->by_finger || source->finger != touch->fingerId)) {
        return;
    }
    /* Uncalibrated panels have sent pixels here; a wild touch must not press anything. */
    if (touch->x < -0.05F || touch->x > 1.05F || touch->y < -0.05F || touch->y > 1.05F) {
        source->down = false;
        return;
    }
    if (begins) {
        source->has_mouse = false;
        source->by_finger = true;
        source->finger = touch->fingerId;
    }
    int x = (int)(touch->x * (float)source->width_px);
    int y = (int)(touch->y * (float)source->height_px);
    add_pointer(source,
                begins                        ? INPUT_DOWN
                : touch->type == SDL_FINGERUP ? INPUT_UP
                                              : INPUT_MOVE,
                x, y, at_ms);
}

void input_feed(struct input_source *source, const union SDL_Event *event)
{
    int64_t at_ms = (int64_t)event->common.timestamp + source->offset_ms;
    if (source->wake_event != 0 && event->type == source->wake_event) {
        add(source, INPUT_WAKE, at_ms);
        return;
    }
    switch (event->type) {
    case SDL_QUIT: add(source, INPUT_QUIT, at_ms); break;
    case SDL_KEYDOWN: feed_key(source, &event->key, at_ms); break;
    case SDL_MOUSEMOTION:
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP: feed_mouse(source, event, at_ms); break;
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP: feed_finger(source, &event->tfinger, at_ms); break;
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET: add(source, INPUT_EXPOSED, at_ms); break;
    case SDL_WINDOWEVENT:
        if (event->window.event == SDL_WINDOWEVENT_SIZE_CHANGED) {
            source->width_px = event->window.data1;
            source->height_px = event->window.data2;
            add(source, INPUT_EXPOSED, at_ms);
        } else if (event->window.event == SDL_WINDOWEVENT_EXPOSED) {
            add(source, INPUT_EXPOSED, at_ms);
        }
        break;
    default: break;
    }
}
