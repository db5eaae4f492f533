/* likes.c: the language and the comforts of the pair in each lane, for as long as its
 * half-day goes on: after a start the screen is as the pair had it. Another pair begins in French.
 */
#include <stdio.h>

#include "app/station/station_private.h"
#include "base/str.h"

static void key_of(uint8_t lane, char ret_key[LIMIT_SETTING_KEY])
{
    str_format(ret_key, LIMIT_SETTING_KEY, "likes.%d", lane + 1);
}

void station_likes_keep(struct station *s, uint8_t lane, const struct request *request)
{
    char key[LIMIT_SETTING_KEY], text[64];
    struct likes *likes = &s->likes[lane];
    struct pending *pending = station_push(s, lane, REQUEST_LIKES);
    likes->token = s->seats_ahead[lane].token;
    likes->comfort = (unsigned)request->argument;
    (void)str_copy(likes->language, sizeof likes->language, request->text);
    str_format(text, sizeof text, "%llx %u %s", (unsigned long long)likes->token, likes->comfort,
               likes->language);
    key_of(lane, key);
    store_gesture_setting(&pending->gesture, key, text);
    station_push_end(s, pending);
}

/* What cannot be read is as if nothing was said: French. */
bool station_likes_load(struct station *s, struct error *err)
{
    for (uint8_t lane = 0; lane < LIMIT_LANES; lane++) {
        char key[LIMIT_SETTING_KEY], text[LIMIT_SETTING_VALUE];
        unsigned long long token = 0;
        struct likes likes = {0};
        key_of(lane, key);
        if (!store_setting(s->store, key, "", text, sizeof text, err)) {
            return false;
        }
        if (sscanf(text, "%llx %u %11s", &token, &likes.comfort, likes.language) == 3) {
            likes.token = token;
            s->likes[lane] = likes;
        } else {
            s->likes[lane] = (struct likes){0};
        }
    }
    return true;
}

void station_likes_view(const struct station *s, uint8_t lane, struct ui_view *view)
{
    const struct likes *likes = &s->likes[lane];
    if (likes->token != 0 && likes->token == view->pair_token) {
        view->likes_language = likes->language;
        view->likes_comfort = likes->comfort;
    }
}
