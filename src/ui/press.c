/* press.c: from down and up to a tap. */
#include "ui/press.h"

#include "base/str.h"

void press_down(struct press *press, const struct frame *frame, int x, int y)
{
    const struct frame_target *target = frame_target_at(frame, x, y);
    (void)str_copy(press->name, sizeof(press->name), target != NULL ? target->name : "");
    press->lane = target != NULL ? target->lane : 0;
}

static bool is_pressed(const struct press *press, const struct frame_target *target)
{
    return target != NULL && press->name[0] != '\0' && target->lane == press->lane &&
           str_equal(target->name, press->name);
}

void press_move(struct press *press, const struct frame *frame, int x, int y)
{
    const struct frame_target *target = frame_target_at(frame, x, y);
    if (!is_pressed(press, target)) {
        press->name[0] = '\0';
    }
}

bool press_up(struct press *press, const struct frame *frame, int x, int y, int64_t at_ms,
              const char *repeats, struct frame_target *ret_target)
{
    const struct frame_target *target = frame_target_at(frame, x, y);
    bool same = is_pressed(press, target);
    press->name[0] = '\0';
    if (!same) {
        return false;
    }
    bool may_repeat = repeats != NULL && str_starts(target->name, repeats);
    int dead_ms = press->last_primary ? PRESS_DEAD_PRIMARY_MS : PRESS_DEAD_MS;
    if (!may_repeat && str_equal(target->name, press->last) && at_ms >= press->last_ms &&
        at_ms - press->last_ms < dead_ms) {
        return false;
    }
    (void)str_copy(press->last, sizeof(press->last), target->name);
    press->last_primary = target->primary;
    press->last_ms = at_ms;
    *ret_target = *target;
    return true;
}

const char *press_name(const struct press *press)
{
    return press->name[0] != '\0' ? press->name : NULL;
}
