/* test_office_printer.c: office printers against a print service of our own: documents arrive byte
 * for byte; a refused job, paper out and a service that is gone are told in words. */
#include "device/office_printer.h"

#include <cups/cups.h>
#include <unistd.h>

#include "base/str.h"
#include "printer/ipp_responder.h"
#include "support/check.h"

enum { SIZE = 300000 };

static struct office office_of(const struct responder *responder)
{
    struct office office = {.port = responder_port(responder)};
    (void)str_copy(office.host, sizeof office.host, "127.0.0.1");
    return office;
}

/* A file with every byte in it, longer than any buffer. */
static void write_document(char path[64], uint8_t *bytes)
{
    (void)str_copy(path, 64, "/tmp/borne-office-XXXXXX");
    int fd = mkstemp(path);
    CHECK(fd >= 0);
    for (size_t i = 0; i < SIZE; i++) {
        bytes[i] = (uint8_t)(i * 7 + i / 251);
    }
    memcpy(bytes, "%PDF-1.5\n", 9);
    CHECK(write(fd, bytes, SIZE) == SIZE);
    close(fd);
}

static void printers_are_listed(void)
{
    struct responder *responder = responder_start();
    struct office office = office_of(responder);
    struct office_printer found[8];
    size_t count = 0;
    struct error err = {0};
    CHECK(office_list(&office, found, 8, &count, &err));
    CHECK_INT(count, 2);
    CHECK_STR(found[0].name, "bureau");
    CHECK_STR(found[0].says, "Bureau du fond");
    CHECK_STR(found[1].says, "couloir");
    CHECK(office_list(&office, found, 1, &count, &err));
    CHECK_INT(count, 1);
    responder_free(responder);
}

static void a_document_arrives_byte_for_byte(void)
{
    static uint8_t bytes[SIZE];
    char path[64];
    int job = 0;
    size_t count;
    struct error err = {0};
    struct office_status status;
    struct responder *responder = responder_start();
    struct office office = office_of(responder);
    write_document(path, bytes);
    CHECK(office_print(&office, "bureau", path, "bordereaux.pdf", &job, &err));
    CHECK_INT(job, 1);
    uint8_t *got = responder_latest(responder, &count);
    CHECK_INT(count, SIZE);
    CHECK(memcmp(got, bytes, SIZE) == 0);
    free(got);
    CHECK(office_follow(&office, "bureau", job, &status, &err));
    CHECK(status.step == OFFICE_PRINTS && status.troubles == 0);
    CHECK_STR(office_say(&status), "");
    responder_set_job(responder, IPP_JSTATE_COMPLETED);
    CHECK(office_follow(&office, "bureau", job, &status, &err) && status.step == OFFICE_DONE);
    CHECK_INT(responder_documents(responder), 1);
    unlink(path);
    responder_free(responder);
}

static void what_is_in_the_way_is_told(void)
{
    static const struct {
        const char *reason, *word;
    } rows[] = {
        {"media-empty-error", "papier"}, {"media-jam-error", "coincé"},
        {"cover-open-error", "capot"},   {"toner-empty-error", "encre"},
        {"offline-report", "ne répond"}, {"paused", "pause"},
        {"other-error", "erreur"},       {"moving-to-paused", "pause"},
    };
    static uint8_t bytes[SIZE];
    char path[64];
    int job = 0;
    struct error err = {0};
    struct responder *responder = responder_start();
    struct office office = office_of(responder);
    write_document(path, bytes);
    CHECK(office_print(&office, "bureau", path, "x", &job, &err));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct office_status status;
        responder_set_reason(responder, rows[i].reason);
        CHECK(office_follow(&office, "bureau", job, &status, &err));
        if (strstr(office_say(&status), rows[i].word) == NULL) {
            fprintf(stderr, "%s: %s\n", rows[i].reason, office_say(&status));
            exit(1);
        }
    }
    CHECK(office_cancel(&office, "bureau", job, &err));
    CHECK_INT(responder_job(responder), IPP_JSTATE_CANCELED);
    struct office_status status;
    CHECK(!office_follow(&office, "bureau", 99, &status, &err));
    CHECK_STR(err.code, "office_forgotten");
    unlink(path);
    responder_free(responder);
}

static void refused_and_gone_are_told(void)
{
    static uint8_t bytes[SIZE];
    char path[64];
    int job = 0;
    struct error err = {0};
    struct responder *responder = responder_start();
    struct office office = office_of(responder);
    write_document(path, bytes);
    responder_refuse(responder, true);
    CHECK(!office_print(&office, "bureau", path, "x", &job, &err));
    CHECK_STR(err.code, "office_refused");
    CHECK(strstr(err.text, "refusé") != NULL && responder_documents(responder) == 0);
    responder_stop(responder);
    CHECK(!office_print(&office, "bureau", path, "x", &job, &err));
    CHECK_STR(err.code, "office_service");
    CHECK(strstr(err.text, "ne répond") != NULL);
    unlink(path);
    CHECK(!office_print(&office, "bureau", path, "x", &job, &err));
    CHECK_STR(err.code, "file_unreadable");
    responder_free(responder);
}

int main(void)
{
    RUN(printers_are_listed);
    RUN(a_document_arrives_byte_for_byte);
    RUN(what_is_in_the_way_is_told);
    RUN(refused_and_gone_are_told);
    return 0;
}
