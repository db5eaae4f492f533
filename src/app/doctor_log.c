/* doctor_log.c: the last errors of the log; the page and the log as one file to take away. */
#include "app/doctor_log.h"

#include <stdio.h>
#include <string.h>

#include "app/doctor.h"
#include "base/file.h"
#include "base/str.h"

enum { LINE = 2048, NAME_WIDTH = 16 };

/* The older part of the log first. */
static FILE *open_log(const char *dir, int part)
{
    static const char *const names[] = {"borne.log.1", "borne.log"};
    char path[LIMIT_PATH];
    return str_format(path, sizeof path, "%s/%s", dir, names[part]) ? fopen(path, "re") : NULL;
}

static void keep(struct doctor_view *page, const char *line)
{
    if (page->error_count == DOCTOR_ERRORS) {
        memmove(page->errors[0], page->errors[1],
                sizeof page->errors[0] * (size_t)(DOCTOR_ERRORS - 1));
        page->error_count--;
    }
    (void)str_copy_n(page->errors[page->error_count++], DOCTOR_TEXT, line, strcspn(line, "\n"));
}

void doctor_read_errors(const char *dir, struct doctor_view *page)
{
    char line[LINE];
    struct doctor_row *row = &page->rows[page->count++];
    unsigned long count = 0;
    bool has_log = false;
    for (int part = 0; part < 2; part++) {
        FILE *file = open_log(dir, part);
        has_log = has_log || file != NULL;
        while (file != NULL && fgets(line, sizeof line, file) != NULL) {
            if (strstr(line, "Z error ") != NULL) {
                keep(page, line);
                count++;
            }
        }
        if (file != NULL) {
            fclose(file);
        }
    }
    (void)str_copy(row->name, sizeof row->name, "Journal");
    if (count == 0) {
        (void)str_copy(row->text, sizeof row->text, has_log ? "aucune erreur" : "aucun journal");
    } else {
        str_format(row->text, sizeof row->text, "%lu erreur%s, les dernières :", count,
                   count > 1 ? "s" : "");
    }
}

void doctor_print(const struct doctor_view *page, FILE *to)
{
    for (int i = 0; i < page->count; i++) {
        int letters = 0;
        for (const char *at = page->rows[i].name; str_next(&at) != 0;) {
            letters++;
        }
        fprintf(to, "%s%*s%s%s\n", page->rows[i].name,
                letters < NAME_WIDTH ? NAME_WIDTH - letters : 1, "",
                page->rows[i].is_bad ? "! " : "", page->rows[i].text);
    }
    for (int i = 0; i < page->error_count; i++) {
        fprintf(to, "  %s\n", page->errors[i]);
    }
}

bool doctor_write(const struct doctor_view *page, const char *dir, const char *path,
                  struct error *err)
{
    struct file_out out;
    char line[LINE];
    if (!file_out_open(&out, path, err)) {
        return false;
    }
    doctor_print(page, out.stream);
    for (int part = 0; part < 2; part++) {
        FILE *file = open_log(dir, part);
        if (file != NULL) {
            fprintf(out.stream, "\n");
        }
        while (file != NULL && fgets(line, sizeof line, file) != NULL) {
            (void)file_out_write(&out, line, strlen(line));
        }
        if (file != NULL) {
            fclose(file);
        }
    }
    return file_out_commit(&out, err);
}
