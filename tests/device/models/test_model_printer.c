/* test_model_printer.c: the printer models: where labels end, paper that runs out, what they say.
 */
#include <errno.h>

#include "device/models/host.h"
#include "device/models/model_printer.h"
#include "support/check.h"

enum { IN = 0x82, OUT = 0x01 };

static struct printer_model *plugged_printer(struct host *host, enum model_language language,
                                             int paper)
{
    struct printer_model_setup setup = {.language = language,
                                        .vendor = 0x0a5f,
                                        .product = 1,
                                        .name = "Imprimante",
                                        .serial = "P1",
                                        .paper = paper,
                                        .room = 256};
    struct printer_model *printer = printer_model_new(&setup);
    host_plug(host, &printer->model);
    return printer;
}

struct job {
    const char *bytes;
    size_t count;
};
#define JOB(text)                                                                                  \
    {                                                                                              \
        (text), sizeof(text) - 1                                                                   \
    }

/* A small label each; their raw rows hold what would be a command elsewhere. */
static const struct job jobs[MODEL_LANGUAGES] = {
    [MODEL_ZPL] = JOB("^XA^PW16^LL2^FO0,0^GFA,4,4,2,FF00AA55^FS^PQ1^XZ\r\n"),
    [MODEL_TSPL] = JOB("SIZE 57 mm,32 mm\r\nCLS\r\nBITMAP 0,0,2,4,1,PRINT 1\n\r\nPRINT 1,1\r\n"),
    [MODEL_EPL2] = JOB("\nN\nq16\nGW0,0,1,4,\nP1\n\nP1\n"),
    [MODEL_ESCPOS] = JOB("\x1b@\x1dv0\0\2\0\2\0\x1dVB\0\x1b\x4a\x10\x1dVB\0"),
    [MODEL_QL] = JOB("\0\0\0\x1b@\x1bia\1\x1biz1234567890M\0g\0\4\x1a\x1a\x1a\x1a\x1a"),
    [MODEL_DYMO] = JOB("\x1b\x1b\x1b@\x1b"
                       "B\0\x1b"
                       "D\3\x1b"
                       "L\0\2\x16\x1b\x45\x1b\x16\x1b\x45\x1b\x1b\x45"),
};

static void every_language_knows_where_labels_end(void)
{
    for (int language = 0; language < MODEL_LANGUAGES; language++) {
        struct host host;
        struct printer_model *printer = plugged_printer(&host, (enum model_language)language, -1);
        const struct job *job = &jobs[language];
        for (size_t at = 0; at < job->count; at++) { /* byte by byte: nothing depends on the cut */
            CHECK_INT(host_write(&printer->model, OUT, job->bytes + at, 1), 1);
        }
        CHECK_INT(host_write(&printer->model, OUT, job->bytes, job->count), (int)job->count);
        printf("    language %d\n", language);
        CHECK_INT(printer_model_labels(printer), 2);
        CHECK_INT(printer_model_spoiled(printer), 0);
        struct printed second = printer_model_label(printer, 1);
        CHECK(second.count <= job->count + 2 && second.count + 2 >= job->count);
        usb_model_free(&printer->model);
    }
}

static void counts_copies(void)
{
    struct host host;
    struct printer_model *printer = plugged_printer(&host, MODEL_ZPL, 5);
    const char two[] = "^XA^FO0,0^GFA,1,1,1,FF^FS^PQ2^XZ";
    CHECK_INT(host_write(&printer->model, OUT, two, sizeof two - 1), sizeof two - 1);
    CHECK_INT(printer_model_label(printer, 0).copies, 2);
    CHECK_INT(printer->paper, 3);
    CHECK_INT(printer->sheets, 2);
    usb_model_free(&printer->model);
}

static void keeps_the_host_waiting_without_paper(void)
{
    struct host host;
    uint8_t port;
    struct printer_model *printer = plugged_printer(&host, MODEL_ZPL, 1);
    struct usb_model *model = &printer->model;
    const struct job *job = &jobs[MODEL_ZPL];
    CHECK_INT(host_write(model, OUT, job->bytes, job->count), (int)job->count);
    CHECK_INT(host_control(model, 0xa1, 1, 0, 0, &port, 1), 1);
    CHECK_INT(port, 0x30);
    uint8_t many[1024];
    size_t count = 0;
    while (count + job->count <= sizeof many) {
        memcpy(many + count, job->bytes, job->count);
        count += job->count;
    }
    int went = host_write(model, OUT, many, count);
    CHECK(went > 0 && went <= 256 && went % 64 == 0);
    CHECK_INT(host_write(model, OUT, many + went, count - (size_t)went), -EAGAIN);
    CHECK_INT(printer_model_labels(printer), 1);
    printer_model_load(printer, -1);
    CHECK_INT(host_write(model, OUT, many + went, count - (size_t)went), (int)count - went);
    CHECK_INT(printer_model_labels(printer), 1 + count / job->count);
    CHECK_INT(printer_model_spoiled(printer), 0);
    CHECK_INT(host_control(model, 0xa1, 1, 0, 0, &port, 1), 1);
    CHECK_INT(port, 0x18);
    usb_model_free(model);
}

static void a_job_waits_while_a_label_is_printed(void)
{
    struct host host;
    struct printer_model *printer = plugged_printer(&host, MODEL_ZPL, -1);
    struct usb_model *model = &printer->model;
    const struct job *job = &jobs[MODEL_ZPL];
    printer->setup.label_us = 500000;
    CHECK_INT(host_write(model, OUT, job->bytes, job->count), (int)job->count);
    CHECK_INT(host_write(model, OUT, job->bytes, job->count), (int)job->count);
    CHECK_INT(printer_model_labels(printer), 1);
    CHECK_INT(usb_model_advance(model, 499999), 500000);
    CHECK_INT(printer_model_labels(printer), 1);
    usb_model_advance(model, 500000);
    CHECK_INT(printer_model_labels(printer), 2);
    usb_model_free(model);
}

static void ask(struct printer_model *printer, const char *question, size_t count,
                const char *answer, size_t length)
{
    uint8_t said[256];
    CHECK_INT(host_write(&printer->model, OUT, question, count), (int)count);
    CHECK_INT(host_read(&printer->model, IN, said, sizeof said), (int)length);
    CHECK_INT(memcmp(said, answer, length), 0);
}
#define ASK(printer, question, answer)                                                             \
    ask(printer, question, sizeof(question) - 1, answer, sizeof(answer) - 1)

static void says_what_ails_it(void)
{
    struct host host;
    struct printer_model *zpl = plugged_printer(&host, MODEL_ZPL, 0);
    printer_model_cover(zpl, true);
    ASK(zpl, "~HS\r\n",
        "\x02"
        "030,1,1,0400,000,0,0,0,000,0,0,0\x03\r\n"
        "\x02"
        "000,0,1,0,0,2,4,0,00000000,1,000\x03\r\n"
        "\x02"
        "1234,0\x03\r\n");
    usb_model_free(&zpl->model);
    struct printer_model *tspl = plugged_printer(&host, MODEL_TSPL, -1);
    ASK(tspl, "\x1b!?", "\0");
    printer_model_cover(tspl, true);
    ASK(tspl, "\x1b!?", "\1");
    usb_model_free(&tspl->model);
    struct printer_model *epl = plugged_printer(&host, MODEL_EPL2, 0);
    ASK(epl, "^ee\r\n", "07\r\n");
    usb_model_free(&epl->model);
    struct printer_model *escpos = plugged_printer(&host, MODEL_ESCPOS, -1);
    ASK(escpos, "\x10\4\1", "\x12");
    printer_model_cover(escpos, true);
    ASK(escpos, "\x10\4\2", "\x16");
    printer_model_load(escpos, 0);
    ASK(escpos, "\x10\4\4", "\x7e");
    usb_model_free(&escpos->model);
    struct printer_model *dymo = plugged_printer(&host, MODEL_DYMO, 0);
    ASK(dymo, "\x1b\x41", "\x22");
    printer_model_load(dymo, 5);
    ASK(dymo, "\x1b\x41", "\x03");
    usb_model_free(&dymo->model);
}

static void ql_says_that_a_label_came_out(void)
{
    struct host host;
    uint8_t said[64];
    struct printer_model *ql = plugged_printer(&host, MODEL_QL, 1);
    const struct job *job = &jobs[MODEL_QL];
    CHECK_INT(host_write(&ql->model, OUT, job->bytes, job->count), (int)job->count);
    CHECK_INT(host_read(&ql->model, IN, said, sizeof said), 32);
    CHECK_INT(said[18], 1);
    CHECK_INT(host_write(&ql->model, OUT, job->bytes, job->count), (int)job->count);
    CHECK_INT(host_read(&ql->model, IN, said, sizeof said), 32);
    CHECK_INT(said[18], 2);
    CHECK_INT(said[8], 2);
    ASK(ql, "\x1biS",
        "\x80\x20\x42\x34\x38\x30\0\0\2\0\x3e\x0a\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
    usb_model_free(&ql->model);
}

static void forgets_without_power_and_counts_what_was_torn(void)
{
    struct host host;
    struct printer_model *printer = plugged_printer(&host, MODEL_TSPL, -1);
    struct usb_model *model = &printer->model;
    const struct job *job = &jobs[MODEL_TSPL];
    usb_model_leave_after(model, OUT, 30);
    CHECK_INT(host_write(model, OUT, job->bytes, job->count), -ENODEV);
    CHECK_INT(usb_model_taken(model, OUT), 30);
    CHECK_INT(host.left, 1);
    host_plug(&host, model);
    CHECK_INT(printer_model_spoiled(printer), 1);
    CHECK_INT(host_write(model, OUT, job->bytes, job->count), (int)job->count);
    CHECK_INT(printer_model_labels(printer), 1);
    CHECK_INT(host_write(model, OUT, "\1\2\3", 3), 3);
    CHECK_INT(printer_model_spoiled(printer), 1); /* may still become a line */
    CHECK_INT(host_write(model, OUT, "\n", 1), 1);
    CHECK(printer_model_spoiled(printer) > 1);
    usb_model_free(model);
}

static void device_ids(void)
{
    struct host host;
    uint8_t id[256];
    struct printer_model *printer = plugged_printer(&host, MODEL_ZPL, -1);
    struct usb_model *model = &printer->model;
    const char *want = "MFG:Atelier d'essai;MDL:Imprimante;CMD:ZPL;CLS:PRINTER;";
    int length = (int)strlen(want) + 2;
    CHECK_INT(host_control(model, 0xa1, 0, 0, 0, id, sizeof id), length);
    CHECK_INT(id[0] << 8 | id[1], length);
    CHECK_INT(memcmp(id + 2, want, strlen(want)), 0);
    printer->setup.device_id = DEVICE_ID_CUT;
    CHECK_INT(host_control(model, 0xa1, 0, 0, 0, id, sizeof id), length - 2);
    CHECK_INT(id[0] << 8 | id[1], length);
    printer->setup.device_id = DEVICE_ID_NONE;
    CHECK_INT(host_control(model, 0xa1, 0, 0, 0, id, sizeof id), -EPIPE);
    CHECK_INT(host_control(model, 0x01, 11, 1, 0, NULL, 0), 0); /* both ways */
    usb_model_free(model);
}

int main(void)
{
    RUN(every_language_knows_where_labels_end);
    RUN(counts_copies);
    RUN(keeps_the_host_waiting_without_paper);
    RUN(a_job_waits_while_a_label_is_printed);
    RUN(says_what_ails_it);
    RUN(ql_says_that_a_label_came_out);
    RUN(forgets_without_power_and_counts_what_was_torn);
    RUN(device_ids);
    return 0;
}
