/* task.h: the tasks that a pair can join, one row each: what it is called, how many people it
 * wants, for how long, seated or standing, light or heavy, whether it needs hands now, and the
 * screen it begins on. Drawn by task_draw as a tile. Knows no events of its own. */
#ifndef BORNE_UI_TASK_H
#define BORNE_UI_TASK_H

#include <stdbool.h>

#include "ui/ui.h"

struct task {
    const char *name;  /* the tile's target */
    int digit;         /* of the command sheet, and on the tile: never changes */
    const char *verb;  /* msgid */
    const char *coach; /* msgid: the one line for who stands beside the newcomer */
    enum task_id picture;
    uint32_t stripe;
    int people, minutes; /* for one round */
    bool seated, heavy;
    enum screen_id screen;
    enum lane_task lane_task; /* what a crate's label means then */
    /* True when hands are wanted now, by any pair. */
    bool (*waits)(const struct ui_view *view);
};

/* All of them, in the order in which they are offered. */
const struct task *task_at(int index); /* NULL after the last */
const struct task *task_of(enum task_id id);
/* The `nth` that needs hands now, NULL when there are not so many. */
const struct task *task_waiting(const struct ui_view *view, int nth);
/* Another one than `id` that needs hands now, NULL when none does. */
const struct task *task_other(const struct ui_view *view, enum task_id id);

/* A tile: drawing, verb, people, minutes, seated or standing, light or heavy. */
void task_draw(const struct ui *ui, const struct kit *kit, struct rect rect,
               const struct task *task, int action, int argument);
/* The drawing alone, as large as fits. */
void task_picture(const struct kit *kit, struct rect rect, enum task_id id);

#endif
