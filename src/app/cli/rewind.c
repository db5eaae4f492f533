/* rewind.c: `borne rewind`: the record as this version reads it, after a newer one was taken
 * back (kiosk-config/update.sh calls it). */
#include <stdio.h>

#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "app/paths.h"
#include "store/rewind.h"

int run_rewind(int argc, char **argv)
{
    const char *data = NULL;
    char dir[LIMIT_PATH];
    const struct option options[] = {{.name = "--data", .kind = OPTION_TEXT, .to = &data}};
    struct error err = {0};
    if (!options_read(argc, argv, options, 1, NULL, &err) || !paths_data(data, dir, &err) ||
        !rewind_run(dir, &err)) {
        return options_fail("rewind", &err);
    }
    printf("Les données sont à la version de ce programme.\n");
    return 0;
}
