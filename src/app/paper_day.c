/* paper_day.c: see paper_day.h. */
#include "app/paper_day.h"

#include <string.h>

#include "app/crate_label.h"
#include "app/instant.h"
#include "app/timeline_kept.h"
#include "base/str.h"
#include "ui/floor_words.h"
#include "ui/moment.h"
#include "ui/picture.h"
#include "ui/theme.h"
#include "ui/timeline_words.h"
#include "ui/words.h"

enum { DAY_MS = 24 * 60 * 60 * 1000 };

/* The plan that was in force before the prep's current one, or NULL. */
static const struct plan *plan_before(const struct record *record)
{
    const struct plan *plan = record->prep.plan, *before = NULL;
    for (size_t i = 0; i < record->plans.count; i++) {
        const struct plan *other = record->plans.items[i];
        if (other->prep == plan->prep && other->import < plan->import &&
            (before == NULL || other->import > before->import)) {
            before = other;
        }
    }
    return before;
}

void paper_day_colours(struct paper_day *paper)
{
    for (int i = 0; i < PLAN_COLOURS; i++) {
        paper->colours[i] =
            (struct paper_colour){theme_pickup_colour(i) >> 8, theme_pickup_colour_name(i)};
    }
}

void paper_day_timeline(const struct timeline *timeline, const struct prep *prep,
                        struct paper_day *paper)
{
    paper->line_count = 0;
    for (int i = 0; i < timeline->count; i++) {
        const struct timeline_entry *entry = &timeline->entries[i];
        if (entry->is_left_out) {
            continue;
        }
        struct paper_line *line = &paper->lines[paper->line_count++];
        timeline_half_words(LANGUAGE_FR, timeline_half(entry), line->half, sizeof line->half);
        timeline_hour(entry, line->time, sizeof line->time);
        timeline_who(LANGUAGE_FR, entry, line->who, sizeof line->who);
        timeline_words(LANGUAGE_FR, entry, line->what, sizeof line->what);
        line->is_heavy = timeline_load(LANGUAGE_FR, entry, prep, line->load, sizeof line->load);
        line->round = entry->round;
        line->is_done = timeline_is_done(prep, entry);
    }
}

/* What is to be done to set the room up. */
static void fill_tasks(const struct record *record, struct paper_day *paper)
{
    const struct floor_thing *thing;
    paper->task_count = 0;
    while ((thing = floor_setup_at(&record->floor, (int)paper->task_count)) != NULL) {
        struct paper_task *task = &paper->tasks[paper->task_count++];
        floor_words(LANGUAGE_FR, thing, task->what, sizeof task->what);
        floor_task(LANGUAGE_FR, thing, task->how, sizeof task->how);
        task->is_done = prep_is_ticked(&record->prep, TICK_ROOM, thing->number);
    }
}

bool paper_day_fill(struct record *record, const char *day, int64_t now_ms,
                    struct paper_day *ret_paper, int32_t *ret_day, struct error *err)
{
    int64_t chosen = 0;
    int32_t asked = 0;
    struct timeline timeline;
    if (!paper_day_read(day, &asked, err) ||
        !store_setting_int(record->store, "label_day", 0, LIMIT_DAY, 0, &chosen, err) ||
        !timeline_kept(record->store, &timeline, err)) {
        return false;
    }
    struct paper_day paper = {.prep = &record->prep,
                              .before = plan_before(record),
                              .day = "",
                              .picture = picture_of_product,
                              .association = record->own.name,
                              .logo = &record->own.logo,
                              .created_at_s = now_ms / 1000};
    paper_day_colours(&paper);
    paper_day_timeline(&timeline, &record->prep, &paper);
    paper.floor = &record->floor;
    paper.walk = record->walk;
    fill_tasks(record, &paper);
    *ret_day = day != NULL ? asked : crate_label_day((int32_t)chosen, (int32_t)(now_ms / DAY_MS));
    *ret_paper = paper;
    return true;
}

void paper_day_words(int32_t day, char *to, size_t size)
{
    moment_day(LANGUAGE_FR, day, to, size);
}

bool paper_day_read(const char *text, int32_t *ret_day, struct error *err)
{
    int64_t at_ms;
    int32_t offset_s;
    char noon[40];
    if (text == NULL) {
        return true;
    }
    str_format(noon, sizeof noon, "%sT12:00:00Z", text);
    if (strlen(text) != strlen("2025-11-27") || !instant_read(noon, &at_ms, &offset_s) ||
        at_ms < DAY_MS || at_ms / DAY_MS > LIMIT_DAY) {
        return error_set(err, ERROR_INPUT, "usage", "Quel jour ? --day comme 2025-11-27");
    }
    *ret_day = (int32_t)(at_ms / DAY_MS);
    return true;
}

bool paper_day_pickup(const struct plan *plan, const char *name, uint32_t *ret, struct error *err)
{
    char asked[LIMIT_NAME], folded[LIMIT_NAME], names[240] = "";
    *ret = ID_NONE;
    if (name == NULL) {
        return true;
    }
    str_fold(asked, sizeof asked, name);
    for (size_t i = 0; i < plan->pickups.count; i++) {
        const struct pickup *pickup = &plan->pickups.rows[i];
        str_fold(folded, sizeof folded, pickup->name);
        if (str_equal(asked, folded)) {
            *ret = pickup->id;
            return true;
        }
        str_append(names, sizeof names, i > 0 ? ", " : "");
        str_append(names, sizeof names, pickup->name);
    }
    return error_set(err, ERROR_INPUT, "pickup_unknown",
                     "Ce point de collecte n’est pas de la préparation. Il y a : %s", names);
}
