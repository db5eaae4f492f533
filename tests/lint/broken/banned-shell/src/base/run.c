/* run.c: runs a shell. */
#include <stdlib.h>

int run_all(const char *command);

int run_all(const char *command)
{
    return system(command);
}
