/* keep_job.h: what the worker does about copies: sealing one, opening one, the recovery sheet as a
 * page. Each job is a value with all it needs. */
#ifndef BORNE_APP_KEEP_JOB_H
#define BORNE_APP_KEEP_JOB_H

#include "app/backup.h"
#include "app/worker.h"
#include "base/limits.h"

enum keep_deed { KEEP_SEAL, KEEP_DAILY, KEEP_UNSEAL, KEEP_SHEET };

struct keep_job {
    struct work work;
    enum keep_deed deed;
    char dir[LIMIT_PATH];  /* data folder */
    char path[LIMIT_PATH]; /* of the backup or the page */
    char digits[RECOVERY_DIGITS + 1];
    char day[16]; /* today, for the daily one */
    uint64_t station;
    int64_t created_at_s;
    struct backup_proof proof;
    bool is_done;
    struct error error;
};

/* The function of struct work; it wipes the digits. */
void keep_job_run(struct work *work);

#endif
