/* error.c: filling an operating error. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"

bool error_set(struct error *err, enum error_kind kind, const char *code, const char *text, ...)
{
    if (err == NULL) {
        return false;
    }
    memset(err, 0, sizeof *err);
    err->kind = kind;
    str_copy(err->code, sizeof err->code, code);
    va_list args;
    va_start(args, text);
    str_vformat(err->text, sizeof err->text, text, args);
    va_end(args);
    return false;
}

bool error_detail(struct error *err, int os_code, const char *format, ...)
{
    if (err == NULL) {
        return false;
    }
    err->os_code = os_code;
    va_list args;
    va_start(args, format);
    str_vformat(err->detail, sizeof err->detail, format, args);
    va_end(args);
    return false;
}

int error_exit_code(const struct error *err)
{
    switch (err->kind) {
    case ERROR_NONE: return 0;
    case ERROR_INPUT:
    case ERROR_LIMIT: return 2;
    case ERROR_QUESTION: return 3;
    case ERROR_ENVIRONMENT: return 4;
    case ERROR_KIND_COUNT: break;
    }
    ASSERT_UNREACHABLE("error kind");
}
