/* floor_walk.c: the way through the room, and in which order one comes by its places: each belongs
 * to the point of the way that is nearest to it. */
#include <stdlib.h>

#include "base/assert.h"
#include "domain/floor.h"

static void add(struct floor_walk *walk, struct floor_point point)
{
    if (walk->step_count == 0 || walk->steps[walk->step_count - 1].x != point.x ||
        walk->steps[walk->step_count - 1].y != point.y) {
        ASSERT(walk->step_count < FLOOR_STEPS);
        walk->steps[walk->step_count++] = point;
    }
}

/* Along one axis and then the other; first the way that what one leaves points to. */
static void go_to(struct floor_walk *walk, struct floor_point to, bool across)
{
    struct floor_point from = walk->steps[walk->step_count - 1];
    add(walk, across ? (struct floor_point){to.x, from.y} : (struct floor_point){from.x, to.y});
    add(walk, to);
}

static bool is_across(const struct floor_thing *arrow)
{
    return arrow->turn == TURN_RIGHT || arrow->turn == TURN_LEFT;
}

struct turn {
    int place, along;
};

static int by_turn(const void *a, const void *b)
{
    const struct turn *x = a, *y = b;
    if (x->along != y->along) {
        return x->along < y->along ? -1 : 1;
    }
    return x->place - y->place;
}

static int clamp(int value, int a, int b)
{
    int least = a < b ? a : b, most = a < b ? b : a;
    return value < least ? least : value > most ? most : value;
}

struct floor_point floor_walk_nearest(const struct floor_walk *walk, struct floor_point point,
                                      int *ret_leg)
{
    ASSERT(walk->step_count > 0);
    struct floor_point best = walk->steps[0];
    int nearest = abs(point.x - best.x) + abs(point.y - best.y);
    *ret_leg = 0;
    for (int i = 0; i + 1 < walk->step_count; i++) {
        struct floor_point from = walk->steps[i], to = walk->steps[i + 1];
        struct floor_point at = {clamp(point.x, from.x, to.x), clamp(point.y, from.y, to.y)};
        int far = abs(point.x - at.x) + abs(point.y - at.y);
        if (far < nearest) {
            nearest = far;
            best = at;
            *ret_leg = i;
        }
    }
    return best;
}

static int along(const struct floor_walk *walk, struct floor_point point)
{
    int leg, length = 0;
    struct floor_point at = floor_walk_nearest(walk, point, &leg);
    for (int i = 0; i < leg; i++) {
        length += abs(walk->steps[i + 1].x - walk->steps[i].x) +
                  abs(walk->steps[i + 1].y - walk->steps[i].y);
    }
    return length + abs(at.x - walk->steps[leg].x) + abs(at.y - walk->steps[leg].y);
}

void floor_walk_make(const struct floor *floor, struct floor_walk *ret)
{
    ret->step_count = 0;
    ret->count = floor_places(floor, ret->places);
    const struct floor_thing *door = floor_nth(floor, FLOOR_DOOR, 0);
    const struct floor_thing *arrow = floor_nth(floor, FLOOR_ARROW, 0);
    if (arrow == NULL) {
        return;
    }
    if (door != NULL) { /* into the room first */
        bool at_side = door->y != 0 && door->y != FLOOR_ROWS - 1;
        add(ret, floor_point(door, 0));
        go_to(ret, floor_point(arrow, 0), at_side);
    } else {
        add(ret, floor_point(arrow, 0));
    }
    for (int i = 1;; i++) {
        const struct floor_thing *next = floor_nth(floor, FLOOR_ARROW, i);
        if (next == NULL) {
            break;
        }
        go_to(ret, floor_point(next, 0), is_across(arrow));
        arrow = next;
    }
    struct turn turns[FLOOR_PLACES];
    for (int i = 0; i < ret->count; i++) {
        int nth;
        const struct floor_thing *thing = floor_of_place(floor, ret->places[i], &nth);
        turns[i] =
            (struct turn){.place = ret->places[i], .along = along(ret, floor_point(thing, nth))};
    }
    qsort(turns, (size_t)ret->count, sizeof *turns, by_turn);
    for (int i = 0; i < ret->count; i++) {
        ret->places[i] = turns[i].place;
    }
}

int floor_walk_turn(const struct floor_walk *walk, int place)
{
    for (int i = 0; walk->step_count > 0 && i < walk->count; i++) {
        if (walk->places[i] == place) {
            return i + 1;
        }
    }
    return 0;
}
