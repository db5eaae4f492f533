/* test_run.c: copies without knowing the room. */
#include <string.h>

void run_all(char *to, const char *from);

void run_all(char *to, const char *from)
{
    strcpy(to, from);
}
