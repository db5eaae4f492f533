/* pin.c: the station's side of who may: two codes, their wait, the recovery stick. */
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "app/station/station_private.h"
#include "base/assert.h"
#include "base/str.h"

static bool is_recovered(const struct station *s)
{
    int64_t now_ms = s->ports.now_ms(s->ports.context);
    return s->recovered_until_ms > now_ms && s->recovered_until_ms <= now_ms + SECOURS_OPEN_MS;
}

/* Who may choose a code: at the first start anybody, later the director, or who has the stick. */
static bool may_set(const struct station *s, const struct request *request)
{
    bool is_first = s->pin[0] == '\0' && request->argument != ROLE_HELPER;
    bool is_directors = request->argument != ROLE_HELPER && is_recovered(s);
    return is_first || is_directors || request->role == ROLE_DIRECTOR;
}

static void keep_errors(struct station *s, struct pending *pending, int errors, int64_t now_ms)
{
    char text[32];
    s->pin_errors = errors;
    s->pin_until_ms = pin_wait_ms(errors) == 0 ? 0 : now_ms + pin_wait_ms(errors);
    str_format(text, sizeof text, "%d", errors);
    store_gesture_setting(&pending->gesture, STATION_KEY_PIN_ERRORS, text);
    str_format(text, sizeof text, "%lld", (long long)s->pin_until_ms);
    store_gesture_setting(&pending->gesture, STATION_KEY_PIN_UNTIL, text);
}

void station_pin_set(struct station *s, uint8_t lane, const struct request *request)
{
    int64_t now_ms = s->ports.now_ms(s->ports.context);
    bool for_helper = request->argument == ROLE_HELPER;
    struct pending *pending = station_push(s, lane, REQUEST_PIN_SET);
    bool removes = for_helper && request->text[0] == '\0';
    bool is_same = !for_helper && s->helper_pin[0] != '\0' && !removes &&
                   pin_matches(s->helper_pin, request->text);
    is_same = is_same || (for_helper && !removes && s->pin[0] != '\0' &&
                          pin_matches(s->pin, request->text)); /* else a helper would be director */
    bool done = may_set(s, request) && !is_same &&
                (removes || pin_hash(request->text, s->ports.pin_operations, s->ports.pin_memory,
                                     pending->text));
    pending->outcome.pin_right = done;
    pending->outcome.pin_role = for_helper ? ROLE_HELPER : ROLE_DIRECTOR;
    if (done) {
        pending->then = THEN_PIN;
        pending->argument = request->argument;
        pending->gesture.role = ROLE_DIRECTOR;
        pending->gesture.at_ms = now_ms;
        store_gesture_setting(&pending->gesture,
                              for_helper ? STATION_KEY_PIN_HELPER : STATION_KEY_PIN, pending->text);
        if (is_recovered(s) && !for_helper) {
            s->recovered_until_ms = 0;
            keep_errors(s, pending, 0, now_ms);
        }
    }
    station_push_end(s, pending);
}

/* Wrong tries are counted on the disk too: a restart is no way round the wait. */
void station_pin_try(struct station *s, uint8_t lane, const char *digits)
{
    int64_t now_ms = s->ports.now_ms(s->ports.context);
    struct pending *pending = station_push(s, lane, REQUEST_PIN_TRY);
    if (s->pin[0] == '\0' || pin_left_ms(s->pin_until_ms, now_ms) > 0) {
        station_push_end(s, pending);
        return;
    }
    struct outcome *outcome = &pending->outcome;
    if (pin_matches(s->pin, digits)) {
        outcome->pin_role = ROLE_DIRECTOR;
    } else if (s->helper_pin[0] != '\0' && pin_matches(s->helper_pin, digits)) {
        outcome->pin_role = ROLE_HELPER;
    }
    outcome->pin_right = outcome->pin_role != ROLE_ROOM;
    int errors = outcome->pin_right ? 0 : s->pin_errors + 1;
    if (errors != s->pin_errors) {
        keep_errors(s, pending, errors, now_ms);
    }
    station_push_end(s, pending);
}

void station_secours(struct station *s, bool makes)
{
    if (s->job.status == JOB_RUNNING) {
        return;
    }
    station_job_begin(s, JOB_SECOURS);
    station_look_at_sticks(s);
    const char *stick = station_job_stick(s);
    if (stick == NULL) {
        station_job_failed(s, makes ? "Pas de clé USB. Branchez une clé qui restera dans l’armoire."
                                    : "Pas de clé USB. Branchez la clé de secours.");
        return;
    }
    struct secours_job *job = calloc(1, sizeof *job);
    ASSERT(job != NULL);
    job->makes = makes;
    str_format(job->path, sizeof job->path, "%s/%s", stick, SECOURS_FILE);
    for (size_t i = 0; makes && i < sizeof job->key; i += sizeof(uint64_t)) {
        uint64_t bits = s->ports.random(s->ports.context);
        memcpy(job->key + i, &bits, sizeof bits);
    }
    station_job_give(s, &job->work, secours_job_run);
}

static void keep_secours(struct station *s, const char *hash)
{
    struct pending *pending = station_push(s, 0, REQUEST_NONE);
    pending->is_inner = true;
    pending->then = THEN_SECOURS;
    pending->gesture.role = ROLE_DIRECTOR;
    pending->gesture.at_ms = s->ports.now_ms(s->ports.context);
    str_copy(pending->text, sizeof pending->text, hash);
    store_gesture_setting(&pending->gesture, STATION_KEY_SECOURS, hash);
    station_push_end(s, pending);
}

void station_secours_done(struct station *s, struct secours_job *job)
{
    char hash[2 * SECOURS_KEY + 1];
    secours_hash(job->key, hash);
    if (!job->is_done) {
        station_job_fail_on_stick(s, job->path, &job->error);
    } else if (job->makes) {
        if (!s->has_failed) {
            keep_secours(s, hash);
        }
        station_job_done(s, SECOURS_FILE);
    } else if (s->recovery[0] != '\0' && sodium_memcmp(hash, s->recovery, sizeof hash) == 0) {
        s->recovered_until_ms = s->ports.now_ms(s->ports.context) + SECOURS_OPEN_MS;
        station_job_done(s, SECOURS_FILE);
    } else {
        station_job_failed(s, "Ce n’est pas la clé de secours de cette borne, ou une plus récente "
                              "l’a remplacée.");
    }
    sodium_memzero(job->key, sizeof job->key);
    free(job);
}
