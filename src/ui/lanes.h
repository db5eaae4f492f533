/* lanes.h: several pairs at one screen: which lane is drawn where, by millimetres, and the frame
 * they make together. A lane is a column of its own as long as a column is wide enough for its
 * screens; else one lane is in focus and a list tells how the others are. Must not know scanners or
 * where lanes come from. */
#ifndef BORNE_UI_LANES_H
#define BORNE_UI_LANES_H

#include "ui/ui.h"

/* Who has the screen. */
enum lanes_mode {
    LANES_WORK,     /* everybody */
    LANES_DIRECTOR, /* the lane in focus shows the director's screens, a strip tells of the others
                     */
    LANES_ALONE     /* only the lane in focus: nothing is saved, that is for everybody */
};

/* Of a director's screen: above the strip. A panel of less than 205 mm, or one that is higher than
 * wide, has no room for a strip under screens that need all of it: there the day alone has one. */
enum lanes_mode lanes_desk_mode(const struct panel *panel, enum screen_id screen);

struct lanes_place {
    uint8_t lane;
    struct rect area;
    bool is_tile; /* a short account of the lane instead of its screen */
};

struct lanes {
    struct panel panel;
    enum lanes_mode mode;
    uint8_t focus;
    int count;
    struct lanes_place places[2 * LIMIT_LANES];
};

/* The most lanes whose screens stand beside each other on a panel, 1..LIMIT_LANES, by the size a
 * screen needs: never more than 2 below 15 inches, 4 from 21.5. */
int lanes_beside(const struct panel *panel);

/* At least one lane is open; `focus` is one of them (asserted). */
struct lanes lanes_arrange(const struct panel *panel, const bool is_open[LIMIT_LANES],
                           uint8_t focus, enum lanes_mode mode);

/* Whether the lane's own screen is drawn. */
bool lanes_shows(const struct lanes *lanes, uint8_t lane);

/* Draws one place. The caller begins the frame with lanes_begin and draws all places in order. */
void lanes_begin(const struct lanes *lanes, struct frame *frame);
void lanes_draw(const struct lanes *lanes, int place, const struct ui *ui,
                const struct ui_view *view, struct frame *frame,
                const struct text_metrics *metrics);

/* A tap on a tile: the lane wants the focus. Such targets are named "lane_1"… */
enum { LANES_FOCUS_ACTION = 99 };

#endif
