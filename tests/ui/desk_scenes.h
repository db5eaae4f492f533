/* desk_scenes.h: the director's screens in every state that looks different, on a month like the
 * association's: 18 pick-up points with long names, 120 orders, things that went wrong, and an
 * import with 400 warnings. Nothing is carried out: what a tap asks for is left in `request`. */
#ifndef BORNE_TESTS_UI_DESK_SCENES_H
#define BORNE_TESTS_UI_DESK_SCENES_H

#include "support/small_prep.h"
#include "ui/text.h"
#include "ui/ui.h"

enum { DESK_LABELS = 2000 }; /* crates of the big month */

struct desk_test {
    struct small_prep month; /* the big one */
    struct prep empty;       /* before the first import */
    struct plans none;
    struct ui ui;
    struct ui_view view;
    struct theme theme;
    struct kit kit;
    struct request request; /* the latest */
    struct spool spool;     /* what was printed */
    /* The month a second time (desk_later). */
    struct plan later;
    struct people people, later_people;
    struct plan_changes changes;
    struct prep ahead;
    uint32_t label_crates[DESK_LABELS];
};

/* With the big month and a morning's work in it, or without any; nothing on the screen yet but the
 * day, the code given, no stick. */
void desk_open(struct desk_test *desk, bool has_month);
void desk_close(struct desk_test *desk);
void desk_show_on(struct desk_test *desk, const struct panel *panel,
                  const struct text_metrics *metrics);
const struct frame *desk_frame(struct desk_test *desk);
/* Checks that the target is on the screen, and taps it. */
void desk_tap(struct desk_test *desk, const char *name);
bool desk_can_tap(struct desk_test *desk, const char *name);
void desk_type(struct desk_test *desk, const char *digits);
void desk_scan(struct desk_test *desk, const char *text);
/* As the app would: the outcome of the latest request. */
void desk_answer(struct desk_test *desk, struct outcome outcome);
/* Carries out the command that was asked for. */
void desk_carry_out(struct desk_test *desk);
/* A file was read: 400 warnings and the month as it would be. */
void desk_preview(struct desk_test *desk);

/* The same month was read again: new, changed and cancelled orders at every stage, a product that
 * has another name, two notes. `most`: half the orders are gone. */
void desk_later(struct desk_test *desk, bool most);
/* And it was imported. */
void desk_later_kept(struct desk_test *desk);

int desk_scene_count(void);
const char *desk_scene_name(int index);
/* Opens the desk and brings it into the state. Close it after. */
void desk_scene_open(int index, struct desk_test *desk);

#endif
