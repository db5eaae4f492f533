/* voice.h: the words of ui/say.h as clips: made by a speech program (espeak-ng) on a thread of
 * their own, kept in a folder beside the record, joined when a screen is to be said. Each clip is
 * named by what is said and by whose voice: other words are another clip, and clips that no month
 * says any more are removed. What people recorded is said in place of a clip, with or without the
 * program. Nothing here is needed for work: without all of it, with a full disk or with a broken
 * file it is silent. One thread; `wake` is called from another. */
#ifndef BORNE_APP_VOICE_H
#define BORNE_APP_VOICE_H

#include "domain/recording.h"
#include "ui/say.h"

struct voice;

/* Clips are kept in `dir`/voix. `program` is a name to be found in PATH or a path; NULL or not
 * there: nobody speaks (told in the log). */
struct voice *voice_create(const char *dir, const char *program, void (*wake)(void *context),
                           void *context);
void voice_destroy(struct voice *voice); /* NULL is allowed */
/* What people recorded; borrowed, asked each time something is said. */
void voice_lend(struct voice *voice, const struct recordings *recordings);
/* Somebody can speak: the program, or people who recorded something. */
bool voice_is_there(const struct voice *voice);
/* The program can: what nobody recorded is said, too. */
bool voice_has_program(const struct voice *voice);
/* Nothing is being made ready to be said. */
bool voice_is_quiet(const struct voice *voice);

/* What will be said with this plan (NULL: none) is made ahead, in every language; the rest goes. */
void voice_month(struct voice *voice, const struct plan *plan);
/* Clips that are still to be made ahead. */
size_t voice_left(const struct voice *voice);

/* These words for a lane, in place of those it waits for. A clip that is missing is made now. */
void voice_say(struct voice *voice, uint8_t lane, const struct say *say);
void voice_hush(struct voice *voice, uint8_t lane);
/* Takes what the thread has done. */
void voice_poll(struct voice *voice);
/* The next words that are ready, a heap array for the caller; false: none. */
bool voice_next(struct voice *voice, uint8_t *ret_lane, int16_t **ret_samples, size_t *ret_count);

/* The file of a part, without its folder. */
enum { VOICE_NAME = 24 };
void voice_name(const struct say_part *part, char ret_name[VOICE_NAME]);

#endif
