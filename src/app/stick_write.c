/* stick_write.c: whether a path needs the helper, and what it is asked. */
#include "app/stick_write.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "app/helper_ask.h"
#include "base/log.h"
#include "base/str.h"
#include "helper/request.h"

static bool ask(enum helper_kind kind, const char *name)
{
    struct helper_request request = {.kind = kind};
    return str_copy(request.name, sizeof request.name, name) && helper_ask(&request);
}

/* The folder of the path: the path itself if it is one. */
static void folder_of(const char *path, char to[LIMIT_PATH])
{
    (void)str_copy(to, LIMIT_PATH, path);
    char *slash = strrchr(to, '/');
    if (access(to, F_OK) != 0 && slash != NULL && slash != to) {
        *slash = '\0';
    }
}

bool stick_write_begin(struct stick_write *write, const char *path, struct error *err)
{
    char folder[LIMIT_PATH];
    write->name[0] = '\0';
    folder_of(path, folder);
    if (access(folder, W_OK) == 0 || errno != EROFS) {
        return true;
    }
    const char *slash = strrchr(folder, '/');
    const char *name = slash != NULL ? slash + 1 : folder;
    struct helper_request request;
    char line[HELPER_LINE];
    /* What is not shown as a stick is not for the helper to touch. */
    bool is_stick = str_format(line, sizeof line, "stick write %s\n", name) &&
                    helper_request_read(line, strlen(line), &request);
    if (is_stick && ask(HELPER_STICK_WRITE, name) && access(folder, W_OK) == 0) {
        (void)str_copy(write->name, sizeof write->name, name);
        return true;
    }
    error_set(err, ERROR_ENVIRONMENT, "stick_read_only",
              "La clé est protégée contre l’écriture. Poussez son verrou, ou prenez-en une autre.");
    return error_detail(err, EROFS, "%s", folder);
}

void stick_write_end(struct stick_write *write)
{
    if (write->name[0] != '\0' && !ask(HELPER_STICK_READ, write->name)) {
        log_line(LOG_WARNING, "stick", "%s is still writable", write->name);
    }
    write->name[0] = '\0';
}
