/* say_parts.c: see say_parts.h. */
#include "ui/say_parts.h"

#include <string.h>

#include "ui/screens/volunteer/parts.h"
#include "ui/words.h"

static const char *const phrases[SAY_PHRASES] = {
    [SAY_GO_TO] = N_("Go to"),
    [SAY_ASK_PLACE] = N_("Ask where it is"),
    [SAY_HOW_MANY] = N_("How many are in?"),
    [SAY_GRAMS] = N_("How many grams are in?"),
    [SAY_AGAIN] = N_("Counting again: how many?"),
    [SAY_SCAN_CRATE] = N_("*Scan* the label of a crate"),
    [SAY_YOUR_CRATE] = N_("Your crate"),
    [SAY_NEXT_CRATE] = N_("Next crate"),
    [SAY_CHILLED] = N_("A chilled bag"),
    [SAY_FROZEN] = N_("A frozen bag"),
    [SAY_BEGIN] = N_("Begin at"),
    [SAY_READY] = N_("It is ready"),
    [SAY_BAG_READY] = N_("Bag ready"),
    [SAY_FINISH] = N_("*Scan* its label to finish"),
    [SAY_PROBLEM] = N_("What is the problem?"),
    [SAY_MISSING] = N_("How many are missing?"),
    [SAY_DAMAGED] = N_("How many are damaged?"),
    [SAY_ASIDE] = N_("How many are put aside?"),
    [SAY_EXTRA] = N_("How many too many?"),
    [SAY_INSTEAD] = N_("Put this in instead: how many?"),
    [SAY_ANOTHER] = N_("Noted. Take another one."),
    [SAY_INTO_CRATE] = N_("Put it into crate"),
    [SAY_CASE] = N_("Open a case and *scan* it"),
    [SAY_SHARED] = N_("Everything is shared out"),
    [SAY_SCAN_GOODS] = N_("*Scan* what comes in."),
    [SAY_WHO] = N_("Who brought it?"),
    [SAY_NOTE] = N_("Delivery note?"),
    [SAY_CAME] = N_("How many came?"),
    [SAY_COLD] = N_("How cold is it?"),
    [SAY_ALL_RIGHT] = N_("All is right"),
    [SAY_ANIMAL] = N_("Choose your animal"),
    [SAY_WELCOME] = N_("Welcome."),
    [SAY_TOGETHER] = N_("What shall we do together?"),
    [SAY_NOT_SAVED] = N_("Nothing is saved"),
    [SAY_CALL] = N_("Stop, and call the director."),
    [SAY_CHECKED] = N_("Already checked"),
    [SAY_FILLED] = N_("Already filled"),
    [SAY_OTHER_MONTH] = N_("Another month"),
    [SAY_SCAN_BAG] = N_("*Scan* the label of a bag"),
    [SAY_SACK] = N_("*Scan* the sack, or choose."),
    [SAY_HEAVY] = N_("How heavy?"),
    [SAY_BAGS] = N_("How many bags?"),
    [SAY_LOST] = N_("Anything lost?"),
    [SAY_LABO] = N_("Which labo leaves next?"),
    [SAY_IN_BULK] = N_("*Touch* what is in the vehicle."),
    [SAY_WHOSE] = N_("Whose crates came back?"),
    [SAY_BACK] = N_("How many back?"),
    [SAY_DONE] = N_("What is done? *Touch* it."),
    [SAY_RAISE] = N_("*Raise a hand*: help is coming."),
};

/* Signs that keep a number in its order on the screen, U+2066 to U+2069. */
static bool is_isolate(const char *text)
{
    return strncmp(text, "\xE2\x81", 2) == 0 && (unsigned char)text[2] >= 0xA6 &&
           (unsigned char)text[2] <= 0xA9;
}

/* Without what is there for the eyes alone: the asterisks that mark a word, isolates. */
void say_add(struct say *say, int language, const char *text)
{
    struct say_part *part = &say->parts[say->count];
    size_t used = 0;
    if (say->count == SAY_PARTS || text[0] == '\0') {
        return;
    }
    for (; *text != '\0' && used + 1 < sizeof part->text; text++) {
        if (is_isolate(text)) {
            text += 2;
        } else if (*text != '*') {
            part->text[used++] = *text;
        }
    }
    part->text[used] = '\0';
    part->language = language;
    say->count++;
}

void say_add_phrase(struct say *say, const struct ui *ui, enum say_phrase phrase)
{
    say_add(say, ui->language, _(phrases[phrase]));
}

/* As it stands on the shelf. */
void say_add_name(struct say *say, const char *name)
{
    say_add(say, LANGUAGE_FR, name);
}

void say_add_amount(struct say *say, const struct ui *ui, const struct product *product,
                    int64_t units_milli)
{
    char amount[32];
    parts_amount(ui, amount, sizeof amount, product, units_milli);
    say_add(say, ui->language, amount);
}
