/* bench_print.c: from the scan that opens a crate to the first byte of its label on the printer's
 * line, a label at a time, with the record on the build's disk. */
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"
#include "bench.h"
#include "desk.h"
#include "device/emulated_printer.h"

enum { CRATES = 120, QUICK_CRATES = 3 };
enum { P50, P99, COUNT };

struct task {
    char data[LIMIT_PATH];
    int crates;
};

/* An emulated printer's line that says when the first byte came. */
struct timed {
    struct printer_bus inner;
    struct printer_port port;
    _Atomic int64_t first_ns; /* 0: nothing yet */
};

static enum port_result timed_write(void *port, const uint8_t *bytes, size_t count, int timeout_ms,
                                    size_t *ret_count)
{
    struct timed *timed = port;
    int64_t none = 0;
    /* a label, not a question about paper */
    if (count > 100) {
        (void)atomic_compare_exchange_strong(&timed->first_ns, &none, measure_ns());
    }
    return timed->port.ops->write(timed->port.port, bytes, count, timeout_ms, ret_count);
}

static enum port_result timed_read(void *port, uint8_t *to, size_t room, int timeout_ms,
                                   size_t *ret_count)
{
    struct timed *timed = port;
    return timed->port.ops->read(timed->port.port, to, room, timeout_ms, ret_count);
}

static enum port_result timed_status(void *port, uint8_t *ret_bits)
{
    struct timed *timed = port;
    return timed->port.ops->status(timed->port.port, ret_bits);
}

static enum port_result timed_id(void *port, uint8_t *to, size_t room, size_t *ret_count)
{
    struct timed *timed = port;
    return timed->port.ops->device_id(timed->port.port, to, room, ret_count);
}

static void timed_close(void *port)
{
    struct timed *timed = port;
    timed->port.ops->close(timed->port.port);
}

static size_t timed_list(void *bus, struct printer_found *to, size_t room)
{
    struct timed *timed = bus;
    return timed->inner.list(timed->inner.bus, to, room);
}

static bool timed_open(void *bus, const char *key, struct printer_port *ret_port)
{
    static const struct printer_port_ops ops = {timed_write, timed_read, timed_status, timed_id,
                                                timed_close};
    struct timed *timed = bus;
    if (!timed->inner.open(timed->inner.bus, key, &timed->port)) {
        return false;
    }
    *ret_port = (struct printer_port){&ops, timed};
    return true;
}

static void set(struct desk *desk, enum setting_kind kind, int value)
{
    desk_request(desk,
                 (struct request){.kind = REQUEST_SETTING, .argument = (int)kind, .value = value});
}

static void open_crates(struct desk *desk, struct timed *timed, int crates, struct samples *ms)
{
    const struct prep *prep = station_prep(kiosk_station(desk->kiosk));
    for (size_t i = 0; (int)ms->count < crates && i < prep->plan->crates.count; i++) {
        char code[LIMIT_CODE];
        const struct crate *row = &prep->plan->crates.rows[i];
        uint32_t crate = row->id;
        if (prep_pickup_mode(prep, row->pickup) == PICKUP_BULK) { /* the labo fills it */
            continue;
        }
        code_write(CODE_CRATE, (int)prep->number, prep_label_serial(prep, CODE_CRATE, crate), code);
        atomic_store(&timed->first_ns, 0);
        int64_t begin_ns = measure_ns();
        kiosk_scan(desk->kiosk, code);
        desk_settle(desk);
        int64_t first_ns = atomic_load(&timed->first_ns);
        if (first_ns != 0) {
            samples_add(ms, (double)(first_ns - begin_ns) / 1e6);
        }
        desk_command(desk, (struct command){.kind = COMMAND_LEAVE});
    }
}

static bool run_print(void *context, double *values)
{
    struct task *task = context;
    struct samples ms = {0};
    struct desk desk;
    struct emulated_watch watch = {.context = NULL};
    struct emulated_room *room = emulated_room_create(&watch);
    struct timed timed = {.inner = emulated_room_bus(room)};
    struct printer_bus bus = {timed_list, timed_open, &timed};
    bool plugged = emulated_plug(room, "zpl1");
    ASSERT(plugged);
    bool done = desk_open_with(&desk, task->data, 1280, 800, &bus);
    if (done) {
        desk_settle(&desk);
        desk_request(&desk, (struct request){.kind = REQUEST_PRINTER});
        set(&desk, SETTING_PRINT_ON_OPEN, 1);
        desk_request(&desk, (struct request){.kind = REQUEST_PAIR, .argument = 3});
        open_crates(&desk, &timed, task->crates, &ms);
        values[P50] = samples_at(&ms, 500);
        values[P99] = samples_at(&ms, 990);
        values[COUNT] = (double)ms.count;
        done = ms.count > 0;
        desk_close(&desk);
    }
    samples_finish(&ms);
    emulated_room_destroy(room);
    return done;
}

bool bench_print(struct bench *bench)
{
    double v[MEASURE_VALUES];
    struct samples p50 = {0}, p99 = {0};
    bool done = true;
    for (int i = 0; done && i < (bench->is_quick ? 1 : 3); i++) {
        struct task task = {.crates = bench->is_quick ? QUICK_CRATES : CRATES};
        str_format(task.data, sizeof task.data, "%s/print", bench->folder);
        done = bench_make_demo(task.data) && measure_apart(run_print, &task, v, NULL);
        measure_remove_folder(task.data);
        samples_add(&p50, v[P50]);
        samples_add(&p99, v[P99]);
    }
    struct table_row *row =
        table_add(&bench->table, "print_on_open_p50_ms", "ms", &p50,
                  "scan of a crate to the first byte of its label on the line, p50");
    table_aim(row, AIM_BELOW, 50);
    row = table_add(&bench->table, "print_on_open_p99_ms", "ms", &p99,
                    "scan of a crate to the first byte of its label on the line, p99");
    table_aim(row, AIM_BELOW, 50);
    samples_finish(&p50);
    samples_finish(&p99);
    return done;
}
