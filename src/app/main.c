/* main.c: which command is asked for. Each command is a function of its own file. */
#include <stddef.h>
#include <stdio.h>

#include "app/commands.h"
#include "base/str.h"

struct command_row {
    const char *name;
    int (*run)(int argc, char **argv); /* without program and command name; returns the exit code */
    const char *says;
};

static const struct command_row rows[] = {
    {"help", run_help, "ce texte"},
};

enum { ROWS = sizeof rows / sizeof rows[0] };

int run_help(int argc, char **argv)
{
    (void)argc;
    (void)argv;
    printf("borne COMMANDE [--data DOSSIER] [OPTIONS]\n\n");
    for (size_t i = 0; i < ROWS; i++) {
        printf("  %-9s %s\n", rows[i].name, rows[i].says);
    }
    return 0;
}

int main(int argc, char **argv)
{
    const char *name = argc > 1 ? argv[1] : "help";
    for (size_t i = 0; i < ROWS; i++) {
        if (str_equal(name, rows[i].name)) {
            return rows[i].run(argc - 2, argv + 2);
        }
    }
    fprintf(stderr, "borne : commande inconnue « %s ». `borne help` les nomme toutes.\n", name);
    return 2;
}
