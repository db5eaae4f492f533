/* timeline.c: the timeline's template: a setting for each entry that is not as usual. */
#include "app/timeline_kept.h"

#include "app/station/station_private.h"
#include "base/str.h"

static void key_of(int number, char to[LIMIT_SETTING_KEY])
{
    (void)str_format(to, LIMIT_SETTING_KEY, "timeline.%d", number);
}

bool timeline_kept(struct store *store, struct timeline *ret, struct error *err)
{
    timeline_begin(ret);
    for (int number = 1; number < TIMELINE_ROUND_END; number++) {
        char key[LIMIT_SETTING_KEY], line[LIMIT_SETTING_VALUE];
        struct timeline_entry entry;
        key_of(number, key);
        if (!store_setting(store, key, "", line, sizeof line, err)) {
            return false;
        }
        if (timeline_entry_read(number, line, &entry)) { /* else as usual */
            timeline_put(ret, &entry);
        }
    }
    return true;
}

bool station_timeline_load(struct station *s, struct error *err)
{
    return timeline_kept(s->store, &s->timeline, err);
}

void station_timeline_keep(struct station *s, uint8_t lane, const struct request *request)
{
    struct pending *pending = station_push(s, lane, REQUEST_TIMELINE);
    char key[LIMIT_SETTING_KEY];
    struct timeline_entry read;
    timeline_entry_write(&request->entry, pending->text, sizeof pending->text);
    if (timeline_entry_read(request->entry.number, pending->text, &read)) {
        key_of(read.number, key);
        pending->gesture.role = request->role;
        pending->gesture.at_ms = s->ports.now_ms(s->ports.context);
        store_gesture_setting(&pending->gesture, key, pending->text);
        pending->then = THEN_TIMELINE;
        pending->argument = read.number;
    }
    station_push_end(s, pending);
}

void station_timeline_kept(struct station *s, int number, const char *line)
{
    struct timeline_entry entry;
    if (timeline_entry_read(number, line, &entry)) {
        timeline_put(&s->timeline, &entry);
    }
}
