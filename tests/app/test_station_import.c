/* test_station_import.c: a month on its way in: several files, things to settle, a stick that goes
 * early, what is remembered next month, the export erased from its stick. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "app/import_source.h"
#include "app/world.h"
#include "base/str.h"
#include "support/check.h"

static struct world w;

static void append(const char *name, const char *text)
{
    char path[600];
    str_format(path, sizeof path, "%s/%s", w.stick, name);
    FILE *file = fopen(path, "ab");
    CHECK(file != NULL);
    fputs(text, file);
    fclose(file);
}

static void copy(const char *from, const char *to, time_t changed_s)
{
    char path[600], line[2000];
    str_format(path, sizeof path, "%s/%s", w.stick, from);
    FILE *in = fopen(path, "rb");
    str_format(path, sizeof path, "%s/%s", w.stick, to);
    FILE *out = fopen(path, "wb");
    CHECK(in != NULL && out != NULL);
    while (fgets(line, sizeof line, in) != NULL) {
        fputs(line, out);
    }
    fclose(in);
    fclose(out);
    struct utimbuf times = {.actime = changed_s, .modtime = changed_s};
    CHECK_INT(utime(path, &times), 0);
}

static bool is_on_stick(const char *name)
{
    char path[600];
    str_format(path, sizeof path, "%s/%s", w.stick, name);
    return access(path, F_OK) == 0;
}

static struct ui_view read_stick(void)
{
    world_request(&w, (struct request){.kind = REQUEST_IMPORT_READ});
    world_settle(&w);
    return world_view(&w);
}

/* An order without a pick-up point. */
static void add_homeless(void)
{
    append("commandes.csv", "9006;\"En cours\";\"2025-10-22 21:42\";;Eva;Lange;;;;2,30;SEC-03;"
                            "\"Riz long – 1kg\";1;2,30\r\n");
}

static int question(const struct ui_view *view, enum month_question_kind kind)
{
    const struct month *month = view->import.month;
    for (size_t i = 0; i < month->question_count; i++) {
        if (month->questions[i].kind == kind) {
            return (int)i;
        }
    }
    CHECK_NEVER("no such question");
    return -1;
}

/* The answer to a question by its key. */
static const struct month_question *asked(const struct ui_view *view, const char *key)
{
    const struct month *month = view->import.month;
    for (size_t i = 0; i < month->question_count; i++) {
        if (str_equal(month->questions[i].key, key)) {
            return &month->questions[i];
        }
    }
    CHECK_NEVER("the question is gone");
    return NULL;
}

static struct ui_view answer(enum month_question_kind kind, int choice, const char *number)
{
    struct ui_view view = world_view(&w);
    struct request request = {
        .kind = REQUEST_IMPORT_ANSWER, .argument = question(&view, kind), .value = choice};
    str_copy(request.text, sizeof request.text, number);
    world_request(&w, request);
    world_settle(&w);
    return world_view(&w);
}

static void several_files_are_offered(void)
{
    world_begin(&w, NULL);
    world_fill_stick(&w);
    copy("commandes.csv", "octobre.csv", 1000);
    struct ui_view view = read_stick();
    CHECK(view.import.has_choice && !view.import.is_ready);
    CHECK_INT(view.import.file_count, 2);
    CHECK_STR(view.import.files[0].name, "commandes.csv"); /* the newest first */
    CHECK_STR(view.import.files[1].name, "octobre.csv");
    CHECK(view.import.files[1].title[0] != '\0' && view.import.files[1].bytes > 100);
    world_request(&w, (struct request){.kind = REQUEST_IMPORT_SAVE}); /* nothing to be kept yet */
    world_settle(&w);
    CHECK_INT(world_outcome(&w)->refusal.kind, REFUSAL_NOT_NOW);
    world_request(&w, (struct request){.kind = REQUEST_IMPORT_READ, .argument = 1 << 1});
    world_settle(&w);
    view = world_view(&w);
    CHECK(view.import.is_ready);
    CHECK_STR(view.import.file_name, "octobre.csv");
    world_end(&w);
}

/* A stick that holds years of months: the newest are offered, and that there are more is said. */
static void more_files_than_are_offered(void)
{
    char name[32];
    world_begin(&w, NULL);
    world_fill_stick(&w);
    for (int i = 1; i < IMPORT_FILES; i++) {
        str_format(name, sizeof name, "mois-%02d.csv", i);
        copy("commandes.csv", name, 1000 + i);
    }
    struct ui_view view = read_stick();
    CHECK_INT(view.import.file_count, IMPORT_FILES);
    CHECK(view.import.is_complete);
    copy("commandes.csv", "mois-00.csv", 1000);
    view = read_stick();
    CHECK_INT(view.import.file_count, IMPORT_FILES);
    CHECK_STR(view.import.files[0].name, "commandes.csv");
    CHECK_STR(view.import.files[IMPORT_FILES - 1].name, "mois-01.csv");
    CHECK(!view.import.is_complete);
    world_end(&w);
}

/* Long files can be stopped: nothing of them is left, and the next reading is like the first. */
static void a_long_reading_is_stopped(void)
{
    enum { ORDERS = 60000 };
    char path[600];
    world_begin(&w, NULL);
    world_fill_stick(&w);
    copy("commandes.csv", "../good.csv", 1000);
    str_format(path, sizeof path, "%s/commandes.csv", w.stick);
    FILE *file = fopen(path, "ab");
    CHECK(file != NULL);
    for (int i = 0; i < ORDERS; i++) {
        fprintf(file,
                "%d;\"En cours\";\"2025-10-22 21:42\";;Eva;Lange;;;Foug;2,30;SEC-03;"
                "\"Riz long – 1kg\";1;2,30\r\n",
                20000 + i);
    }
    fclose(file);
    world_request(&w, (struct request){.kind = REQUEST_IMPORT_READ});
    struct ui_view view = world_view(&w);
    CHECK_INT(view.job.status, JOB_RUNNING);
    world_request(&w, (struct request){.kind = REQUEST_JOB_CANCEL});
    world_settle(&w);
    view = world_view(&w);
    CHECK_INT(view.job.status, JOB_IDLE);
    CHECK(!view.import.is_ready && !view.import.has_choice);
    world_request(&w, (struct request){.kind = REQUEST_IMPORT_SAVE});
    world_settle(&w);
    CHECK_INT(world_outcome(&w)->refusal.kind, REFUSAL_NOT_NOW);
    copy("../good.csv", "commandes.csv", 1000);
    view = read_stick();
    CHECK(view.import.is_ready);
    world_end(&w);
}

static void things_are_settled_without_the_stick(void)
{
    world_begin(&w, NULL);
    world_fill_stick(&w);
    add_homeless();
    append("commandes.csv", "9007;\"En cours\";\"2025-10-22 21:42\";;Eva;Lange;;;;2,30;SEC-03;"
                            "\"Riz long – 1kg\";2;2,30\r\n");
    struct ui_view view = read_stick();
    CHECK(view.import.is_ready && view.import.is_aside);
    CHECK_INT(view.import.open_questions, 2);
    world_request(&w, (struct request){.kind = REQUEST_IMPORT_SAVE}); /* not before it is settled */
    world_settle(&w);
    CHECK_INT(world_outcome(&w)->refusal.kind, REFUSAL_NOT_NOW);
    station_unplug(w.station, w.stick); /* all that is needed was copied */
    view = answer(MONTH_QUESTION_ORDER_PICKUP, 0, "");
    CHECK_INT(view.job.status, JOB_DONE);
    CHECK_INT(view.import.open_questions, 1);
    CHECK(asked(&view, "pickup:9006")->answer[0] != '\0');
    int open = view.import.month->questions[0].answer[0] == '\0' ? 0 : 1;
    world_request(&w,
                  (struct request){.kind = REQUEST_IMPORT_ANSWER, .argument = open, .value = 1});
    world_settle(&w);
    view = world_view(&w);
    CHECK_INT(view.import.open_questions, 0);
    CHECK(asked(&view, "pickup:9006")->answer[0] != '\0'); /* the answer before it counts on */
    const struct month *month = view.import.month;
    CHECK(month->orders[month->order_count - 1].pickup != MONTH_NONE);
    world_request(&w, (struct request){.kind = REQUEST_IMPORT_SAVE});
    world_settle(&w);
    CHECK_INT(world_outcome(&w)->refusal.kind, REFUSAL_NONE);
    world_end(&w);
}

static void an_answer_that_fits_nothing_is_ignored(void)
{
    world_begin(&w, NULL);
    world_fill_stick(&w);
    add_homeless();
    (void)read_stick();
    world_request(&w, (struct request){.kind = REQUEST_IMPORT_ANSWER, .argument = 99});
    world_request(&w, (struct request){.kind = REQUEST_IMPORT_ANSWER, .value = 99});
    world_settle(&w);
    CHECK(world_view(&w).import.is_ready);
    world_end(&w);
}

static void the_export_is_erased_when_it_is_asked_for(void)
{
    world_begin(&w, NULL);
    world_fill_stick(&w);
    (void)read_stick();
    CHECK(!world_view(&w).import.has_export); /* only after the import */
    world_request(&w, (struct request){.kind = REQUEST_IMPORT_SAVE});
    world_settle(&w);
    CHECK(world_view(&w).import.has_export);
    CHECK(is_on_stick("commandes.csv"));
    world_request(&w, (struct request){.kind = REQUEST_IMPORT_ERASE});
    world_settle(&w);
    struct ui_view view = world_view(&w);
    CHECK_INT(view.job.kind, JOB_ERASE);
    CHECK_INT(view.job.status, JOB_DONE);
    CHECK(!view.import.has_export);
    CHECK(!is_on_stick("commandes.csv"));
    CHECK(is_on_stick("catalogue.csv")); /* that one holds nobody's name */
    world_end(&w);
}

/* A file that was saved anew since is another file: it stays. */
static void an_export_that_has_changed_is_left(void)
{
    world_begin(&w, NULL);
    world_fill_stick(&w);
    (void)read_stick();
    world_request(&w, (struct request){.kind = REQUEST_IMPORT_SAVE});
    world_settle(&w);
    append("commandes.csv", "\r\n");
    world_request(&w, (struct request){.kind = REQUEST_IMPORT_ERASE});
    world_settle(&w);
    CHECK(is_on_stick("commandes.csv"));
    world_end(&w);
}

static void remarks_are_written_to_the_stick(void)
{
    char path[600], text[4000] = "";
    world_begin(&w, NULL);
    world_fill_stick(&w);
    add_homeless();
    (void)read_stick();
    world_request(&w, (struct request){.kind = REQUEST_IMPORT_REMARKS});
    world_settle(&w);
    struct ui_view view = world_view(&w);
    CHECK_INT(view.job.status, JOB_DONE);
    CHECK(view.import.is_ready); /* still there to be imported */
    str_format(path, sizeof path, "%s/%s", w.stick, view.job.result);
    FILE *file = fopen(path, "rb");
    CHECK(file != NULL);
    CHECK(fread(text, 1, sizeof text - 1, file) > 0);
    fclose(file);
    CHECK(strstr(text, "Quoi;Ligne;Remarque") != NULL);
    CHECK(strstr(text, "La commande 9006 ne dit pas") != NULL);
    CHECK(strstr(text, "À régler") != NULL);
    CHECK(strstr(text, "Lange") == NULL); /* nobody's name */
    world_end(&w);
}

int main(void)
{
    RUN(several_files_are_offered);
    RUN(more_files_than_are_offered);
    RUN(a_long_reading_is_stopped);
    RUN(things_are_settled_without_the_stick);
    RUN(an_answer_that_fits_nothing_is_ignored);
    RUN(the_export_is_erased_when_it_is_asked_for);
    RUN(an_export_that_has_changed_is_left);
    RUN(remarks_are_written_to_the_stick);
    return 0;
}
