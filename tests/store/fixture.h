/* fixture.h: what the tests of the store share: a folder of their own, a small plan, events. */
#ifndef BORNE_TESTS_STORE_FIXTURE_H
#define BORNE_TESTS_STORE_FIXTURE_H

#include "store/store.h"

enum { FIXTURE_STATION = 0x51A710 };

/* A fresh folder under $TMPDIR, else /dev/shm, else /tmp; "…/data" in it is not made yet. */
struct fixture_folder {
    char base[200];
    char dir[256];
};
struct fixture_folder fixture_folder(void);
void fixture_remove(const struct fixture_folder *folder);
/* The path of a file in it. */
const char *fixture_path(const struct fixture_folder *folder, const char *name, char to[300]);

/* Opens for writing; must work. */
struct store *fixture_open(const char *dir);

/* A plan of `orders` orders of four products, made by plan_build; ids from `ids`. */
void fixture_plan(uint32_t orders, const struct plan_ids *ids, struct plan *ret_plan,
                  struct people *ret_people);
/* Imports it as prep 1 with its EVENT_PLAN_SET; must work. */
void fixture_import(struct store *store, uint32_t orders);
/* The next event of the stamp: kind, in prep 1. */
struct event fixture_event(struct store_stamp *stamp, enum event_kind kind, uint32_t crate);
/* The next label of crate 1; fits when nothing but the import and labels came before. */
struct event fixture_label(struct store_stamp *stamp);
/* How many events prep 1 has. */
size_t fixture_events(struct store *store);

bool fixture_same_plan(const struct plan *a, const struct plan *b);
/* True if the file's bytes hold these bytes; a missing file holds nothing. */
bool fixture_file_holds(const char *path, const void *bytes, size_t count);

#endif
