/* test_station_office.c: a station's documents on an office printer: in the spool, followed to the
 * end, each sent once, also over a restart. */
#include <cups/cups.h>
#include <time.h>
#include <unistd.h>

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

/* The pages as they lie in the data folder while they are on their way. */
static uint8_t *file_of_job(struct world *w, uint32_t job, size_t *ret_count)
{
    char path[LIMIT_PATH];
    str_format(path, sizeof path, "%s/impression-%u.pdf", w->data, job);
    FILE *file = fopen(path, "rb");
    CHECK(file != NULL && fseek(file, 0, SEEK_END) == 0);
    *ret_count = (size_t)ftell(file);
    rewind(file);
    uint8_t *bytes = malloc(*ret_count);
    CHECK(bytes != NULL && fread(bytes, 1, *ret_count, file) == *ret_count);
    fclose(file);
    return bytes;
}

static void ask_papers(struct world *w, const char *name)
{
    struct request request = {.kind = REQUEST_PAPERS};
    (void)str_copy(request.text, sizeof request.text, name);
    world_request(w, request);
}

/* From the kiosk: slips to the office printer, byte for byte; labels stay where they went. */
static void slips_arrive_byte_for_byte(void)
{
    struct world w;
    struct responder *responder = responder_start();
    begin(&w, responder);
    world_request(&w, (struct request){.kind = REQUEST_SETTING,
                                       .argument = SETTING_LABEL_TO,
                                       .value = LABEL_TO_STICK});
    world_request(&w, (struct request){.kind = REQUEST_OFFICE, .argument = 1, .value = 1});
    world_settle(&w);
    CHECK_INT(world_view(&w).settings[SETTING_PAPERS_TO], PAPERS_TO_OFFICE);
    CHECK_INT(world_view(&w).settings[SETTING_LABEL_TO], LABEL_TO_STICK);
    CHECK_INT(world_view(&w).print.office, 1);
    for (int i = 0; i < 2; i++) { /* with the serials drawn, and again */
        size_t sent, kept;
        ask_papers(&w, i == 0 ? "prep" : "referent");
        wait_for(&w, "s’imprime");
        while (responder_documents(responder) == i) {
            (void)nanosleep(&(struct timespec){.tv_nsec = 20000000}, NULL);
        }
        const struct spool *spool = world_view(&w).print.spool;
        uint8_t *file = file_of_job(&w, spool->jobs[spool->job_count - 1].id, &kept);
        uint8_t *bytes = responder_latest(responder, &sent);
        CHECK_INT(sent, kept);
        CHECK(memcmp(bytes, file, sent) == 0 && memcmp(bytes, "%PDF", 4) == 0);
        free(bytes);
        free(file);
        responder_set_job(responder, IPP_JSTATE_COMPLETED);
        wait_for(&w, "Imprimé");
        world_settle(&w);
        CHECK_INT(state_of_latest(&w), SPOOL_PRINTED);
        responder_set_job(responder, IPP_JSTATE_PROCESSING);
    }
    const struct prep *prep = station_prep(w.station);
    CHECK_INT(prep->labels[CODE_CRATE].count, prep->plan->crates.count);
    ask_papers(&w, "correction");
    world_settle(&w);
    CHECK_INT(world_view(&w).job.status, JOB_FAILED);
    CHECK(strstr(world_view(&w).job.result, "Aucune commande n’a changé") != NULL);
    world_restart(&w); /* the printer is known without looking for it */
    CHECK_INT(world_view(&w).print.office, 0);
    world_end(&w);
    responder_free(responder);
}

static void slips_go_to_the_stick_too(void)
{
    struct world w;
    char path[LIMIT_PATH];
    struct responder *responder = responder_start();
    begin(&w, responder);
    struct request request = {.kind = REQUEST_PAPERS, .text = "prep"};
    request.argument = (int)station_prep(w.station)->plan->pickups.rows[0].id;
    world_request(&w, request);
    world_settle(&w);
    CHECK_INT(world_view(&w).job.status, JOB_DONE);
    CHECK(str_starts(world_view(&w).job.result, "bordereaux-preparation-1-"));
    str_format(path, sizeof path, "%s/%s", w.stick, world_view(&w).job.result);
    CHECK(access(path, R_OK) == 0);
    CHECK_INT(responder_documents(responder), 0);
    station_unplug(w.station, w.stick);
    world_request(&w, request);
    world_settle(&w);
    CHECK_INT(world_view(&w).job.status, JOB_FAILED);
    world_end(&w);
    responder_free(responder);
}

int main(void)
{
    RUN(a_sheet_is_followed_to_its_end);
    RUN(refused_and_lost_are_told);
    RUN(slips_arrive_byte_for_byte);
    RUN(slips_go_to_the_stick_too);
    return 0;
}
