/* spool.c: see spool.h. */
#include "domain/spool.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"

/* Allowed next states, a bit each. */
static const unsigned next_states[SPOOL_STATE_COUNT] = {
    [SPOOL_WAITING] = 1u << SPOOL_GIVEN | 1u << SPOOL_CANCELLED,
    [SPOOL_GIVEN] = 1u << SPOOL_WAITING | 1u << SPOOL_SENT | 1u << SPOOL_PRINTED,
    [SPOOL_SENT] = 0,
    [SPOOL_PRINTED] = 0,
    [SPOOL_CANCELLED] = 0,
};

void spool_finish(struct spool *spool)
{
    free(spool->jobs);
    free(spool->labels);
    memset(spool, 0, sizeof *spool);
}

void spool_add_job(struct spool *spool, const struct spool_job *job)
{
    spool->jobs = array_grow(spool->jobs, spool->job_count, &spool->job_room, sizeof *spool->jobs);
    spool->jobs[spool->job_count++] = *job;
}

void spool_add_label(struct spool *spool, const struct spool_label *label)
{
    ASSERT(spool_job(spool, label->job) != NULL);
    ASSERT(spool->label_count == 0 || spool->labels[spool->label_count - 1].job <= label->job);
    spool->labels =
        array_grow(spool->labels, spool->label_count, &spool->label_room, sizeof *spool->labels);
    spool->labels[spool->label_count++] = *label;
}

struct spool_job *spool_job(struct spool *spool, uint32_t id)
{
    for (size_t i = spool->job_count; i > 0; i--) {
        if (spool->jobs[i - 1].id == id) {
            return &spool->jobs[i - 1];
        }
    }
    return NULL;
}

struct spool_label *spool_label(struct spool *spool, uint32_t job, uint32_t position)
{
    for (size_t i = spool->label_count; i > 0; i--) {
        if (spool->labels[i - 1].job == job && spool->labels[i - 1].position == position) {
            return &spool->labels[i - 1];
        }
    }
    return NULL;
}

struct spool_label *spool_next(struct spool *spool)
{
    for (size_t i = 0; i < spool->label_count; i++) {
        if (spool->labels[i].state == SPOOL_WAITING && spool->labels[i].code[0] != '\0') {
            return &spool->labels[i];
        }
    }
    return NULL;
}

const struct spool_label *spool_latest(const struct spool *spool, const char *code)
{
    for (size_t i = spool->label_count; i > 0; i--) {
        const struct spool_label *label = &spool->labels[i - 1];
        bool went = label->state == SPOOL_GIVEN || label->state == SPOOL_SENT ||
                    label->state == SPOOL_PRINTED;
        if (went && strcmp(label->code, code) == 0) {
            return label;
        }
    }
    return NULL;
}

bool spool_move(struct spool_label *label, enum spool_state state, int64_t at_ms)
{
    if (!(next_states[label->state] & 1u << state)) {
        return false;
    }
    label->state = (uint8_t)state;
    label->at_ms = at_ms;
    return true;
}

struct spool_counts spool_count(const struct spool *spool, uint32_t job)
{
    struct spool_counts counts = {0};
    for (size_t i = 0; i < spool->label_count; i++) {
        const struct spool_label *label = &spool->labels[i];
        if (label->job != job) {
            continue;
        }
        counts.total++;
        counts.waiting += label->state == SPOOL_WAITING;
        counts.sent += label->state == SPOOL_SENT || label->state == SPOOL_GIVEN;
        counts.printed += label->state == SPOOL_PRINTED;
        counts.cancelled += label->state == SPOOL_CANCELLED;
    }
    return counts;
}
