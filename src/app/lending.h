/* lending.h: a labo's part of the month goes to its own machine on a stick, and its record comes
 * back: what is written, what is taken over, and what a union would bring before it is made.
 * Nothing here runs beside a writer of the same store. */
#ifndef BORNE_APP_LENDING_H
#define BORNE_APP_LENDING_H

#include "app/record.h"
#include "store/part.h"

/* Writes the part of a pick-up point that is out (COMMAND_LEND came before): again as often as
 * wanted, it is the same. First names go along only when asked for. */
bool lending_write_letter(const struct record *record, uint32_t pickup, bool with_names,
                          const char *path, struct error *err);
/* The labo's machine: writes what it noted of the part it has, which was given back
 * (COMMAND_GIVE_BACK came before). Codes: not_lent, not_given_back. */
bool lending_write_record(const struct record *record, const char *path, struct error *err);

/* The labo's machine broke, and this record was restored from its backup under a station of its
 * own: it has the part from now on that `before` had. Nothing where it had none. */
bool lending_go_on(struct store *store, uint64_t before, int64_t at_ms, struct error *err);

/* The labo's machine takes a part over, under a station of its own: `station`, 64 random bits.
 * Twice is once (*ret_again). Codes: part_wrong, part_clash, prep_open. */
bool lending_receive(struct store *store, const struct part *part, uint64_t station, int64_t now_ms,
                     bool *ret_again, struct error *err);

/* What a record would bring, or has brought. */
struct lending_news {
    uint32_t prep, lend;
    char pickup[LIMIT_NAME];
    uint32_t crates, picked, checked, added;
    size_t events, discrepancies, conflicts; /* new ones */
};
/* Counts without changing anything. Codes: part_wrong, part_other, prep_closed, record_differs. */
bool lending_preview(struct store *store, const struct part *part, struct lending_news *ret,
                     struct error *err);
/* Unites; *ret says what was new, nothing at the second time. */
bool lending_unite(struct store *store, const struct part *part, struct lending_news *ret,
                   struct error *err);

#endif
