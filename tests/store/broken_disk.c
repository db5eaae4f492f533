/* broken_disk.c: an sqlite3_vfs whose files pass every call on to the real ones. */
#include "store/broken_disk.h"

#include <pthread.h>
#include <sqlite3.h>
#include <string.h>

#include "support/check.h"

struct file {
    sqlite3_file base;
    sqlite3_file *real; /* behind this struct */
};

static struct {
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    int countdown, code, failures, syncs;
    bool for_good, is_stalled, is_waiting, has_no_shm;
} disk = {.mutex = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};

static sqlite3_vfs *real_vfs;
static sqlite3_vfs broken_vfs;

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
    return real(f)->pMethods->xWrite(real(f), from, count, at);
}

static int file_truncate(sqlite3_file *f, sqlite3_int64 size)
{
    int failed = strike();
    return failed != SQLITE_OK ? failed : real(f)->pMethods->xTruncate(real(f), size);
}

static int file_sync(sqlite3_file *f, int flags)
{
    pthread_mutex_lock(&disk.mutex);
    disk.syncs++;
    pthread_mutex_unlock(&disk.mutex);
    int failed = strike();
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
    pthread_mutex_lock(&disk.mutex);
    bool fails = disk.has_no_shm;
    pthread_mutex_unlock(&disk.mutex);
    if (fails) {
        return SQLITE_IOERR_SHMSIZE;
    }
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

void broken_disk_refuse_shm(bool refuses)
{
    pthread_mutex_lock(&disk.mutex);
    disk.has_no_shm = refuses;
    pthread_mutex_unlock(&disk.mutex);
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
