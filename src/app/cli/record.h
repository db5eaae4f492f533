/* record.h: a record for one command: opened to be read beside a running kiosk, or to be
 * written with the folder's lock. The kiosk writes through its station (station/station.h). */
#ifndef BORNE_APP_CLI_RECORD_H
#define BORNE_APP_CLI_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "app/record.h"
#include "base/error.h"
#include "domain/command.h"

enum cli_access { CLI_READ, CLI_WRITE };

/* Opens the folder (`data` as for paths_data; a writer makes it) and loads prep `number`; 0: the
 * open one, else the latest. A folder without any prep is no error then: *ret has no plan. On
 * failure *ret is empty. To be released with record_finish. */
bool cli_record_open(const char *data, enum cli_access access, int64_t number, struct record *ret,
                     struct error *err);

/* The folder alone, without any prep: settings. To be released with store_close. */
bool cli_store_open(const char *data, enum cli_access access, struct store **ret,
                    struct error *err);

/* True if a prep with a plan is loaded; else says so. */
bool cli_record_needs_plan(const struct record *record, struct error *err);

/* Decides, keeps what was decided, applies it. False: the disk, or a refusal as a sentence. */
bool cli_record_do(struct record *record, const struct command *command, struct error *err);

/* Starts libsodium; anything that draws by chance needs it. */
bool cli_sodium(struct error *err);
/* 64 random bits, not 0. */
uint64_t cli_random_station(void);

/* The wall clock, for people. */
int64_t cli_now_ms(void);

#endif
