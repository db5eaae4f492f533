/* problem.h: what the two halves of the screen "there is a problem" share: problem.c asks the
 * rules, problem_view.c draws; say.c says it aloud, not_this.c leads back to it. */
#ifndef BORNE_UI_SCREENS_VOLUNTEER_PROBLEM_H
#define BORNE_UI_SCREENS_VOLUNTEER_PROBLEM_H

#include "ui/action.h"
#include "ui/ui.h"

enum { PROBLEM_LATER = ACTION_OWN, PROBLEM_ASIDE, PROBLEM_NONE_LEFT };
/* ui->choice: after something damaged, another one is taken, or there is none. */
enum { PROBLEM_ASKING, PROBLEM_TAKE_ANOTHER };
enum { PROBLEM_TILES = 9 }; /* numbers that are touched; larger ones are typed */

/* The step that it is about. */
struct problem_step {
    uint32_t portion;
    const struct product *product;
    int64_t remaining_milli, ordered_milli;
    bool weighed;
    const struct substitution *said; /* what the director lets come in its place, or NULL */
    const struct product *other;     /* that product */
    enum substitute_answer answer;   /* whether it may here */
};

/* The lane's step; false at a check, where only putting aside makes sense. */
bool problem_step(const struct ui *ui, const struct ui_view *view, struct problem_step *ret);
/* The most that can be said of the chosen kind, in units; 0 when no number is asked for. */
int problem_most_units(const struct ui *ui, const struct problem_step *step);
/* What the number means: so many of what goes in for one of what was ordered. */
int problem_per(const struct ui *ui, const struct problem_step *step);
/* Of what comes in its place: all that this step still takes. */
int64_t problem_other_milli(const struct problem_step *step);
/* True when the number is touched rather than typed. */
bool problem_by_tiles(const struct ui *ui, const struct problem_step *step);

/* Back from "not this one" to what is put in instead, with what was scanned of it so far; false,
 * and nothing happens, when that was not in hand. */
bool problem_go_on(struct ui *ui, const struct ui_view *view);

/* problem_other.c: what is put in instead: where it lies, how much, how far it is. */
void problem_draw_other(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                        struct rect body, const struct problem_step *step);

void problem_draw(const struct ui *ui, const struct ui_view *view, const struct kit *kit);

#endif
