/* problem.h: what the two halves of the screen "there is a problem" share: problem.c asks the
 * rules, problem_view.c draws; say.c says it aloud. Nobody else includes it. */
#ifndef BORNE_UI_SCREENS_PROBLEM_H
#define BORNE_UI_SCREENS_PROBLEM_H

#include "ui/action.h"
#include "ui/ui.h"

enum { PROBLEM_LATER = ACTION_OWN, PROBLEM_ASIDE, PROBLEM_SUBSTITUTE, PROBLEM_NONE_LEFT };
/* ui->choice: after something damaged, another one is taken, or there is none. */
enum { PROBLEM_ASKING, PROBLEM_TAKE_ANOTHER };
enum { PROBLEM_TILES = 9 }; /* numbers that are touched; larger ones are typed */

/* The step that it is about. */
struct problem_step {
    uint32_t portion;
    const struct product *product;
    int64_t remaining_milli, ordered_milli;
    bool weighed;
};

/* The lane's step; false at a check, where only putting aside makes sense. */
bool problem_step(const struct ui *ui, const struct ui_view *view, struct problem_step *ret);
/* The most that can be said of the chosen kind, in units; 0 when no number is asked for. */
int problem_most_units(const struct ui *ui, const struct problem_step *step);
/* True when the number is touched rather than typed. */
bool problem_by_tiles(const struct ui *ui, const struct problem_step *step);

void problem_draw(const struct ui *ui, const struct ui_view *view, const struct kit *kit);

#endif
