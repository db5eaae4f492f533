/* lanes.c: columns, or one lane in focus and a list. */
#include "ui/lanes.h"

#include "base/assert.h"
#include "ui/lane_tile.h"

/* A column must hold a crate number of three digits beside the help button, and the keypad. */
#define COLUMN_MM      118.0
#define COLUMN_HIGH_MM 190.0
#define LIST_MM        88.0
#define STRIP_MM       17.0
#define LOW_STRIP_MM   11.5
#define DESK_HIGH_MM   205.0 /* less is low for the desk */
#define LOW_LIST_MM    23.5
/* On coarser panels the least letters are too wide for a column: they come in even sizes. */
enum { COLUMN_ROWS = 700 };

int lanes_beside(const struct panel *panel)
{
    int most = (int)(panel_mm(panel, panel->width_px) / COLUMN_MM);
    if (panel_mm(panel, panel->height_px) < COLUMN_HIGH_MM || panel->height_px < COLUMN_ROWS) {
        most = 1;
    }
    return most < 1 ? 1 : most > LIMIT_LANES ? LIMIT_LANES : most;
}

static bool is_low_desk(const struct panel *desk)
{
    return panel_mm(desk, desk->height_px) < DESK_HIGH_MM;
}

enum lanes_mode lanes_desk_mode(const struct panel *panel, enum screen_id screen)
{
    struct panel desk = theme_desk_panel(panel);
    bool is_slim = is_low_desk(&desk) || desk.width_px < desk.height_px;
    return is_slim && screen != SCREEN_DIRECTOR ? LANES_ALONE : LANES_DIRECTOR;
}

static void add(struct lanes *lanes, int lane, struct rect area, bool is_tile)
{
    lanes->places[lanes->count++] =
        (struct lanes_place){.lane = (uint8_t)lane, .area = area, .is_tile = is_tile};
}

/* One tile per lane in a row or a column; the lane in focus has one too, so that none moves. */
static void add_tiles(struct lanes *lanes, const bool is_open[LIMIT_LANES], int open,
                      struct rect rect, bool in_a_row)
{
    int gap = panel_px(&lanes->panel, 5.0), nth = 0;
    for (int lane = 0; lane < LIMIT_LANES; lane++) {
        if (is_open[lane]) {
            add(lanes, lane, rect_cell(rect, in_a_row ? open : 1, in_a_row ? 1 : open, gap, nth++),
                true);
        }
    }
}

static void add_columns(struct lanes *lanes, const bool is_open[LIMIT_LANES], int open)
{
    int nth = 0;
    for (int lane = 0; lane < LIMIT_LANES; lane++) {
        if (is_open[lane]) {
            add(lanes, lane, rect_cell(panel_rect(&lanes->panel), open, 1, 2, nth++), false);
        }
    }
}

struct lanes lanes_arrange(const struct panel *panel, const bool is_open[LIMIT_LANES],
                           uint8_t focus, enum lanes_mode mode)
{
    struct lanes lanes = {.panel = *panel, .mode = mode, .focus = focus};
    struct rect all = panel_rect(panel);
    struct panel desk = theme_desk_panel(panel);
    int open = 0, margin = panel_px(panel, 5.0);
    for (int lane = 0; lane < LIMIT_LANES; lane++) {
        open += is_open[lane];
    }
    ASSERT(focus < LIMIT_LANES && is_open[focus]);
    if (open == 1 || mode == LANES_ALONE) {
        add(&lanes, focus, all, false);
    } else if (mode == LANES_DIRECTOR) {
        struct rect strip =
            rect_cut_bottom(&all, panel_px(&desk, is_low_desk(&desk) ? LOW_STRIP_MM : STRIP_MM));
        add(&lanes, focus, all, false);
        add_tiles(&lanes, is_open, open, rect_inset(strip, margin, panel_px(&desk, 1.0)), true);
    } else if (open <= lanes_beside(panel)) {
        add_columns(&lanes, is_open, open);
    } else {
        bool is_low = theme_make(panel).low; /* the screen needs the room: numbers and animals */
        int list = panel_px(panel, LIST_MM);
        list = is_low ? panel_px(panel, LOW_LIST_MM) : list < all.w / 3 ? list : all.w / 3;
        struct rect side = rect_cut_left(&all, list);
        add(&lanes, focus, all, false);
        (void)rect_cut_left(&side, is_low ? panel_px(panel, 1.5) : margin);
        (void)rect_cut_right(&side, panel_px(panel, 1.5));
        add_tiles(&lanes, is_open, open, rect_inset(side, 0, margin), false);
    }
    return lanes;
}

bool lanes_shows(const struct lanes *lanes, uint8_t lane)
{
    for (int i = 0; i < lanes->count; i++) {
        if (lanes->places[i].lane == lane && !lanes->places[i].is_tile) {
            return true;
        }
    }
    return false;
}

void lanes_begin(const struct lanes *lanes, struct frame *frame)
{
    frame_begin(frame, &lanes->panel, COLOUR_GROOVE);
}

void lanes_draw(const struct lanes *lanes, int place, const struct ui *ui,
                const struct ui_view *view, struct frame *frame, const struct text_metrics *metrics)
{
    const struct lanes_place *at = &lanes->places[place];
    bool director = lanes->mode == LANES_DIRECTOR;
    struct theme theme = theme_make_in(&lanes->panel, at->area);
    struct kit kit = {
        .frame = frame,
        .theme = &theme,
        .metrics = metrics,
        .pressed = press_name(&ui->press),
        .lane = at->lane,
        .shared = lanes->count > 1,
        .has_tab = lanes->count > 1 && !director && !theme.low,
    };
    if (at->is_tile) {
        struct panel desk = theme_desk_panel(&lanes->panel);
        theme = theme_make(director ? &desk : &lanes->panel);
        lane_tile_draw(ui, view, &kit, at->area, at->lane == lanes->focus, director);
        return;
    }
    if (ui_screen(ui->screen)->is_director) { /* made for the whole of a wide panel */
        theme = theme_make_desk_in(&lanes->panel, at->area);
    }
    ui_draw(ui, view, &kit);
}
