/* test_station_office.c: a station's documents on an office printer: in the spool, followed to the
 * end, each sent once, also over a restart. */
#include <cups/cups.h>
#include <time.h>

#include "app/world.h"
#include "base/str.h"
#include "printer/ipp_responder.h"
#include "support/check.h"

static void begin(struct world *w, struct responder *responder)
{
    world_begin(w, NULL);
    w->ports.office.port = responder_port(responder);
    (void)str_copy(w->ports.office.host, sizeof w->ports.office.host, "127.0.0.1");
    world_restart(w);
    world_fill_stick(w);
    station_plug(w->station, w->stick);
    world_request(w, (struct request){.kind = REQUEST_IMPORT_READ});
    world_settle(w);
    world_request(w, (struct request){.kind = REQUEST_IMPORT_SAVE});
    world_settle(w);
    world_request(w, (struct request){.kind = REQUEST_OFFICE_LOOK});
    world_settle(w);
    CHECK_INT(world_view(w).print.office_count, 2);
    world_request(w, (struct request){.kind = REQUEST_OFFICE, .argument = 0});
    world_settle(w);
    CHECK_INT(world_view(w).settings[SETTING_LABEL_TO], LABEL_TO_OFFICE);
}

/* Until the screen says so; a few seconds at most. */
static void wait_for(struct world *w, const char *text)
{
    for (int i = 0; i < 100; i++) {
        struct timespec pause = {.tv_nsec = 100000000};
        (void)station_poll(w->station);
        if (strstr(world_view(w).print.office_says, text) != NULL) {
            return;
        }
        nanosleep(&pause, NULL);
    }
    fprintf(stderr, "not \"%s\" but \"%s\"\n", text, world_view(w).print.office_says);
    exit(1);
}

static int state_of_latest(struct world *w)
{
    const struct spool *spool = world_view(w).print.spool;
    CHECK(spool->label_count > 0);
    return spool->labels[spool->label_count - 1].state;
}

static void a_sheet_is_followed_to_its_end(void)
{
    struct world w;
    struct responder *responder = responder_start();
    begin(&w, responder);
    responder_set_reason(responder, "media-empty-error");
    world_request(&w, (struct request){.kind = REQUEST_LABELS, .print = {.what = PRINT_CRATES}});
    wait_for(&w, "plus de papier");
    CHECK_INT(state_of_latest(&w), SPOOL_GIVEN);
    world_restart(&w); /* what is with the printer stays there, and is followed on */
    wait_for(&w, "plus de papier");
    CHECK_INT(responder_documents(responder), 1);
    responder_set_reason(responder, "none");
    responder_set_job(responder, IPP_JSTATE_COMPLETED);
    wait_for(&w, "Imprimé");
    world_settle(&w);
    CHECK_INT(state_of_latest(&w), SPOOL_PRINTED);
    size_t count;
    uint8_t *bytes = responder_latest(responder, &count);
    CHECK(count > 5000 && memcmp(bytes, "%PDF", 4) == 0 &&
          memcmp(bytes + count - 6, "%%EOF", 5) == 0);
    free(bytes);
    CHECK_INT(responder_documents(responder), 1);
    world_end(&w);
    responder_free(responder);
}

static void refused_and_lost_are_told(void)
{
    struct world w;
    struct responder *responder = responder_start();
    begin(&w, responder);
    responder_refuse(responder, true);
    world_request(&w, (struct request){.kind = REQUEST_LABELS, .print = {.what = PRINT_CRATES}});
    wait_for(&w, "refusé");
    world_settle(&w);
    CHECK_INT(state_of_latest(&w), SPOOL_CANCELLED);
    responder_refuse(responder, false);
    world_request(&w, (struct request){.kind = REQUEST_LABELS, .print = {.what = PRINT_CRATES}});
    wait_for(&w, "s’imprime");
    while (responder_documents(responder) == 0) {
        (void)nanosleep(&(struct timespec){.tv_nsec = 20000000}, NULL);
    }
    responder_set_reason(responder, "offline-report");
    wait_for(&w, "ne répond plus");
    responder_set_reason(responder, "none");
    wait_for(&w, "s’imprime");
    responder_stop(responder);
    wait_for(&w, "ne répond plus");
    CHECK_INT(state_of_latest(&w), SPOOL_GIVEN);
    CHECK_INT(responder_documents(responder), 1);
    world_end(&w);
    responder_free(responder);
}

int main(void)
{
    RUN(a_sheet_is_followed_to_its_end);
    RUN(refused_and_lost_are_told);
    return 0;
}
