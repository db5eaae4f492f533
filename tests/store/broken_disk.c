/* broken_disk.c: an sqlite3_vfs whose files pass every call on to the real ones. */
#include "store/broken_disk.h"

#include <pthread.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "support/check.h"

struct file {
    sqlite3_file base;
    sqlite3_file *real; /* behind this struct */
};

static struct {
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    int countdown, code, failures, syncs;
    bool for_good, is_stalled, is_waiting;
} disk = {.mutex = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};

/* A write that no sync has made durable yet, and what it covered. */
struct pending {
    sqlite3_file *real;
    sqlite3_int64 at, size_before;
    int count;
    char *fresh, *old; /* count bytes each; owned */
};
static struct {
    struct pending rows[20000];
    size_t count;
    int countdown; /* 0: the power stays */
    unsigned seed;
} power;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs broken_vfs;

static void remember(sqlite3_file *file, const void *from, int count, sqlite3_int64 at)
{
    if (power.countdown == 0) {
        return;
    }
    CHECK(power.count < sizeof power.rows / sizeof *power.rows);
    struct pending *p = &power.rows[power.count++];
    *p = (struct pending){.real = file, .at = at, .count = count};
    p->fresh = malloc((size_t)count);
    p->old = calloc(1, (size_t)count);
    CHECK(p->fresh != NULL && p->old != NULL);
    memcpy(p->fresh, from, (size_t)count);
    file->pMethods->xFileSize(file, &p->size_before);
    file->pMethods->xRead(file, p->old, count, at); /* beyond the end it reads zeros */
}

/* All that was written to the file is durable. */
static void settle(sqlite3_file *file)
{
    size_t kept = 0;
    for (size_t i = 0; i < power.count; i++) {
        if (power.rows[i].real == file) {
            free(power.rows[i].fresh);
            free(power.rows[i].old);
        } else {
            power.rows[kept++] = power.rows[i];
        }
    }
    power.count = kept;
}

/* Takes every pending write back, then lets about half of them arrive after all. */
static void cut_if_due(void)
{
    if (power.countdown == 0 || --power.countdown > 0) {
        return;
    }
    for (size_t i = power.count; i-- > 0;) {
        const struct pending *p = &power.rows[i];
        p->real->pMethods->xWrite(p->real, p->old, p->count, p->at);
        p->real->pMethods->xTruncate(p->real, p->size_before);
    }
    for (size_t i = 0; i < power.count; i++) {
        const struct pending *p = &power.rows[i];
        power.seed = power.seed * 1103515245u + 12345u;
        if (power.seed >> 16 & 1) {
            p->real->pMethods->xWrite(p->real, p->fresh, p->count, p->at);
        }
    }
    _exit(BROKEN_DISK_CUT);
}

/* SQLITE_OK, or the code this call is to fail with. */
static int strike(void)
{
    int result = SQLITE_OK;
    pthread_mutex_lock(&disk.mutex);
    while (disk.is_stalled) {
        disk.is_waiting = true;
        pthread_cond_broadcast(&disk.changed);
        pthread_cond_wait(&disk.changed, &disk.mutex);
    }
    disk.is_waiting = false;
    if (disk.countdown > 0 && --disk.countdown == 0) {
        result = disk.code;
        disk.failures++;
        disk.countdown = disk.for_good ? 1 : 0;
    }
    pthread_mutex_unlock(&disk.mutex);
    return result;
}

static sqlite3_file *real(sqlite3_file *file)
{
    return ((struct file *)file)->real;
}

static int file_close(sqlite3_file *f)
{
    settle(real(f));
    return real(f)->pMethods != NULL ? real(f)->pMethods->xClose(real(f)) : SQLITE_OK;
}

static int file_read(sqlite3_file *f, void *to, int count, sqlite3_int64 at)
{
    return real(f)->pMethods->xRead(real(f), to, count, at);
}

static int file_write(sqlite3_file *f, const void *from, int count, sqlite3_int64 at)
{
    int failed = strike();
    if (failed != SQLITE_OK) {
        /* The nastier kind: half of it arrives. */
        real(f)->pMethods->xWrite(real(f), from, count / 2, at);
        return failed;
    }
    cut_if_due();
    remember(real(f), from, count, at);
    return real(f)->pMethods->xWrite(real(f), from, count, at);
}

static int file_truncate(sqlite3_file *f, sqlite3_int64 size)
{
    int failed = strike();
    settle(real(f));
    return failed != SQLITE_OK ? failed : real(f)->pMethods->xTruncate(real(f), size);
}

static int file_sync(sqlite3_file *f, int flags)
{
    pthread_mutex_lock(&disk.mutex);
    disk.syncs++;
    pthread_mutex_unlock(&disk.mutex);
    int failed = strike();
    cut_if_due();
    settle(real(f));
    return failed != SQLITE_OK ? failed : real(f)->pMethods->xSync(real(f), flags);
}

static int file_size(sqlite3_file *f, sqlite3_int64 *size)
{
    return real(f)->pMethods->xFileSize(real(f), size);
}

static int file_lock(sqlite3_file *f, int level)
{
    return real(f)->pMethods->xLock(real(f), level);
}

static int file_unlock(sqlite3_file *f, int level)
{
    return real(f)->pMethods->xUnlock(real(f), level);
}

static int file_check_lock(sqlite3_file *f, int *is_reserved)
{
    return real(f)->pMethods->xCheckReservedLock(real(f), is_reserved);
}

static int file_control(sqlite3_file *f, int op, void *arg)
{
    return real(f)->pMethods->xFileControl(real(f), op, arg);
}

static int file_sector(sqlite3_file *f)
{
    return real(f)->pMethods->xSectorSize(real(f));
}

static int file_traits(sqlite3_file *f)
{
    return real(f)->pMethods->xDeviceCharacteristics(real(f));
}

static int file_shm_map(sqlite3_file *f, int page, int size, int extend, void volatile **at)
{
    return real(f)->pMethods->xShmMap(real(f), page, size, extend, at);
}

static int file_shm_lock(sqlite3_file *f, int offset, int count, int flags)
{
    return real(f)->pMethods->xShmLock(real(f), offset, count, flags);
}

static void file_shm_barrier(sqlite3_file *f)
{
    real(f)->pMethods->xShmBarrier(real(f));
}

static int file_shm_unmap(sqlite3_file *f, int remove)
{
    return real(f)->pMethods->xShmUnmap(real(f), remove);
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_check_lock,
    .xFileControl = file_control,
    .xSectorSize = file_sector,
    .xDeviceCharacteristics = file_traits,
    .xShmMap = file_shm_map,
    .xShmLock = file_shm_lock,
    .xShmBarrier = file_shm_barrier,
    .xShmUnmap = file_shm_unmap,
};

static int vfs_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags, int *ret_flags)
{
    (void)vfs;
    struct file *file = (struct file *)f;
    file->real = (sqlite3_file *)(void *)(file + 1);
    int result = real_vfs->xOpen(real_vfs, name, file->real, flags, ret_flags);
    file->base.pMethods = file->real->pMethods != NULL ? &methods : NULL;
    return result;
}

void broken_disk_register(void)
{
    real_vfs = sqlite3_vfs_find(NULL);
    CHECK(real_vfs != NULL);
    broken_vfs = *real_vfs; /* all but opening is the system's */
    broken_vfs.zName = BROKEN_DISK;
    broken_vfs.pNext = NULL;
    broken_vfs.szOsFile = (int)sizeof(struct file) + real_vfs->szOsFile;
    broken_vfs.xOpen = vfs_open;
    CHECK_INT(sqlite3_vfs_register(&broken_vfs, 0), SQLITE_OK);
}

void broken_disk_fail(int nth, int code, bool for_good)
{
    pthread_mutex_lock(&disk.mutex);
    disk.countdown = nth;
    disk.code = code;
    disk.for_good = for_good;
    disk.failures = disk.syncs = 0;
    pthread_mutex_unlock(&disk.mutex);
}

void broken_disk_cut(int nth, unsigned seed)
{
    power.countdown = nth;
    power.seed = seed;
}

int broken_disk_failures(void)
{
    pthread_mutex_lock(&disk.mutex);
    int failures = disk.failures;
    pthread_mutex_unlock(&disk.mutex);
    return failures;
}

int broken_disk_syncs(void)
{
    pthread_mutex_lock(&disk.mutex);
    int syncs = disk.syncs;
    pthread_mutex_unlock(&disk.mutex);
    return syncs;
}

void broken_disk_stall(void)
{
    pthread_mutex_lock(&disk.mutex);
    disk.is_stalled = true;
    pthread_mutex_unlock(&disk.mutex);
}

void broken_disk_wait_stalled(void)
{
    pthread_mutex_lock(&disk.mutex);
    while (!disk.is_waiting) {
        pthread_cond_wait(&disk.changed, &disk.mutex);
    }
    pthread_mutex_unlock(&disk.mutex);
}

void broken_disk_go_on(void)
{
    pthread_mutex_lock(&disk.mutex);
    disk.is_stalled = false;
    pthread_cond_broadcast(&disk.changed);
    pthread_mutex_unlock(&disk.mutex);
}
