/* kit_lines.h: the files of a kit (kit.h): lines "key;value;what it is", and the list of hashes. */
#ifndef BORNE_APP_KIT_LINES_H
#define BORNE_APP_KIT_LINES_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/limits.h"

/* Limits of what is read: a room, a timeline and a few rules are some kilobytes. */
enum { KIT_FILES = 8, KIT_FILE_BYTES = 1 << 20, KIT_LINE = 1024, KIT_NAME = 48 };

/* Names of the files; the list stands apart. The seventh is of version 2, the eighth of 3. */
extern const char *const kit_files[KIT_FILES];
#define KIT_LIST "manifeste.csv"

/* A file being written: lines are appended, a key's semicolons and line ends become blanks. */
struct kit_out {
    char *text; /* heap */
    size_t length, room;
};
void kit_out_line(struct kit_out *out, const char *key, const char *value, const char *words);
bool kit_out_write(struct kit_out *out, const char *folder, const char *name, struct error *err);

/* All of a regular file that is not empty, a zero behind it: heap, owned by the caller; NULL: it is
 * larger, or no such file. */
uint8_t *kit_bytes(const char *folder, const char *name, size_t most, size_t *ret_size);
/* All of a regular file of at most KIT_FILE_BYTES, terminated: heap, owned by the caller. Links,
 * folders, pipes and what holds a 0 or no UTF-8 are refused: code kit_damaged. */
bool kit_slurp(const char *folder, const char *name, char **ret_text, size_t *ret_length,
               struct error *err);
/* The next line of *text as key and value, cut in place; false at the end. A line without a
 * semicolon gives an empty value. */
bool kit_next_line(char **text, char **ret_key, char **ret_value);

/* "voix-0123….wav": a file that is named by what is in it; those of a kit before are taken away. */
void kit_named(const char *before, const char *after, const uint8_t *bytes, size_t size,
               char ret[KIT_NAME]);
void kit_remove(const char *folder, const char *before, const char *after);
bool kit_write_bytes(const char *folder, const char *name, const uint8_t *bytes, size_t size,
                     struct error *err);

/* The list over what lies in a folder; and the proof that everything is there as it was written:
 * *ret_files of the files, a kit of before has fewer. */
bool kit_list_write(const char *folder, struct error *err);
bool kit_list_prove(const char *folder, int *ret_files, struct error *err);
bool kit_damaged(struct error *err, const char *what);

#endif
