/* desk_scene_keep.c: the screens about backups and what is kept, in their states. */
#include "ui/desk_scene_keep.h"

#include "base/str.h"

static const uint16_t numbers[RECOVERY_GROUPS] = {4711, 815, 2024, 9, 7070, 1234, 5501, 3333};

/* What the station keeps in these scenes: one at a time is open. */
static struct keep_view keep;

static void open_keep(struct desk_test *desk, bool has_sheet, bool has_stick)
{
    keep = (struct keep_view){.has_sheet = has_sheet,
                              .names_days = 7,
                              .record_days = 365,
                              .log_days = 30,
                              .forgotten = -1};
    if (has_sheet) {
        (void)str_copy(keep.latest, sizeof keep.latest, "2025-11-25");
    }
    if (has_stick) {
        (void)str_copy(desk->view.stick_name, sizeof desk->view.stick_name, "SAUVEGARDE");
    }
    desk->view.keep = &keep;
    desk_tap(desk, "settings");
    desk_tap(desk, "keep");
}

/* The day of a record of which there is no copy yet. */
void scene_keep_never(struct desk_test *desk)
{
    keep = (struct keep_view){.names_days = 7, .record_days = 365, .log_days = 30, .forgotten = -1};
    desk->view.keep = &keep;
    desk->view.disk_free_bytes = 6LL << 30;
}

/* The day of one whose copy is of last month, which takes the most room. */
void scene_keep_old(struct desk_test *desk)
{
    scene_keep_never(desk);
    (void)str_copy(keep.latest, sizeof keep.latest, "2025-10-25");
    desk->view.disk_free_bytes = 800LL << 30;
}

void scene_keep_first(struct desk_test *desk)
{
    open_keep(desk, false, false);
}

void scene_keep_stick(struct desk_test *desk)
{
    open_keep(desk, true, true);
}

void scene_keep_written(struct desk_test *desk)
{
    scene_keep_stick(desk);
    desk_tap(desk, "validate");
    desk->view.job = (struct job_view){.kind = JOB_BACKUP, .status = JOB_DONE, .permil = 1000};
    (void)str_copy(desk->view.job.result, sizeof desk->view.job.result,
                   "borne-sauvegarde-2025-11-26.bak");
}

void scene_recovery_first(struct desk_test *desk)
{
    scene_keep_first(desk);
    desk_tap(desk, "validate");
}

void scene_recovery_again(struct desk_test *desk)
{
    scene_keep_stick(desk);
    desk_tap(desk, "sheet");
}

void scene_recovery_code(struct desk_test *desk)
{
    open_keep(desk, false, true);
    desk_tap(desk, "sheet");
    keep.has_sheet = true;
    recovery_write(numbers, keep.code);
}

void scene_restore_none(struct desk_test *desk)
{
    scene_keep_first(desk);
    desk_tap(desk, "restore");
}

void scene_restore_list(struct desk_test *desk)
{
    scene_keep_stick(desk);
    for (int i = 0; i < KEEP_BACKUPS; i++) {
        struct keep_backup *backup = &keep.backups[keep.backup_count++];
        backup->changed_s = desk->view.now_ms / 1000 - 40000 * (i + 1);
        (void)str_copy(backup->stick, sizeof backup->stick, i == 0 ? "SAUVEGARDE" : "");
    }
    desk_tap(desk, "restore");
}

void scene_restore_code(struct desk_test *desk)
{
    char digits[RECOVERY_DIGITS + 1];
    scene_restore_list(desk);
    desk_tap(desk, "backup_1");
    recovery_write(numbers, digits);
    digits[9] = digits[9] == '9' ? '0' : (char)(digits[9] + 1); /* a slip in the second group */
    digits[18] = '\0';
    desk_type(desk, digits);
}

void scene_restore_proof(struct desk_test *desk)
{
    scene_restore_list(desk);
    desk_tap(desk, "backup_1");
    keep.is_proven = true;
    keep.preps = 3;
    keep.orders = 684;
    keep.crates = 1605;
    keep.events = 21344;
    keep.last_event_ms = desk->view.now_ms - 50000000;
}

void scene_restore_done(struct desk_test *desk)
{
    scene_restore_proof(desk);
    desk_tap(desk, "yes");
    desk->view.job = (struct job_view){.kind = JOB_ADOPT, .status = JOB_DONE};
    desk_answer(desk, (struct outcome){.request = REQUEST_ADOPT});
}

void scene_privacy(struct desk_test *desk)
{
    scene_keep_stick(desk);
    desk_tap(desk, "privacy");
}

void scene_privacy_ask(struct desk_test *desk)
{
    scene_privacy(desk);
    desk_tap(desk, "erase");
}

void scene_privacy_erased(struct desk_test *desk)
{
    scene_privacy_ask(desk);
    desk_tap(desk, "yes");
    keep.forgotten = 228;
    desk_answer(desk, (struct outcome){.request = REQUEST_FORGET_NAMES});
}
