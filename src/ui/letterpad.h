/* letterpad.h: letters to touch, laid out as on a French keyboard, on a slim panel from A to Z, for
 * a short name. Targets are named "letter_a", "letter_space", "letter_hyphen", … and "erase". */
#ifndef BORNE_UI_LETTERPAD_H
#define BORNE_UI_LETTERPAD_H

#include <stddef.h>

#include "ui/text.h"
#include "ui/ui.h"

struct letterpad {
    int letter_action; /* argument: index of the letter */
    int erase_action;
};

void letterpad_draw(const struct ui *ui, const struct kit *kit, struct rect rect,
                    struct letterpad pad);

/* Appends the letter of an index to a name of `size` bytes, a capital at the beginning of each
 * word; nothing where it does not fit. */
void letterpad_type(char *name, size_t size, int letter);
/* The same for a sentence: one capital, at its beginning. */
void letterpad_type_words(char *words, size_t size, int letter);
/* Takes the last letter away. */
void letterpad_erase(char *name);

#endif
