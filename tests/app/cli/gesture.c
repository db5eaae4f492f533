/* gesture.c: does to a data folder what people at the kiosk would do, for the tests of the
 * commands. Usage: gesture DIR begin|missing|close|close-prep|hold. `hold` keeps the folder's lock
 * until its input ends. */
#include <stdio.h>
#include <stdlib.h>

#include "app/cli/record.h"
#include "base/str.h"

static struct record record;

static void gesture(struct command command)
{
    struct error err = {0};
    if (!cli_record_do(&record, &command, &err)) {
        fprintf(stderr, "%s\n", err.text);
        exit(1);
    }
}

static void begin(void)
{
    const struct plan *plan = record.prep.plan;
    for (size_t i = 0; i < plan->crates.count; i++) {
        const struct crate *crate = &plan->crates.rows[i];
        if (prep_pickup_mode(&record.prep, crate->pickup) == PICKUP_READY) {
            gesture((struct command){.kind = COMMAND_OPEN_CRATE, .crate = crate->id});
            return;
        }
    }
}

int main(int count, char **words)
{
    struct error err = {0};
    if (count != 3 || !cli_record_open(words[1], CLI_WRITE, 0, &record, &err)) {
        fprintf(stderr, "%s\n", err.text);
        return 1;
    }
    if (str_equal(words[2], "begin")) {
        begin();
    } else if (str_equal(words[2], "missing")) {
        begin();
        gesture((struct command){
            .kind = COMMAND_REPORT, .type = DISCREPANCY_MISSING, .units_milli = 1000});
    } else if (str_equal(words[2], "close")) {
        gesture((struct command){.kind = COMMAND_LEAVE});
        gesture((struct command){.kind = COMMAND_CLOSE_PREP});
    } else if (str_equal(words[2], "close-prep")) { /* nobody has a crate open */
        gesture((struct command){.kind = COMMAND_CLOSE_PREP});
    } else {
        puts("held");
        fflush(stdout);
        while (getchar() != EOF) {
        }
    }
    record_finish(&record);
    return 0;
}
