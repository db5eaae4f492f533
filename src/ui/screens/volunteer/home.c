/* home.c: the welcome: what needs hands now, and anything may be scanned. No PIN, no menu. */
#include "base/str.h"
#include "ui/action.h"
#include "ui/moment.h"
#include "ui/picture.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/task.h"
#include "ui/widgets.h"
#include "ui/words.h"

#define ASSOCIATION "Emplettes & Cagettes"

enum { HOME_TASK = ACTION_OWN, HOME_IMPORT, HOME_DIRECTOR, HOME_PAIR, HOME_WELCOME, HOME_FIRST };

/* Tiles of this screen, and how many of them there are to show. */
struct grid {
    int columns, rows;
};

/* A crate in hand says the task itself: filled ones are checked, others are filled. */
static void scanned(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                    struct request *ret_request)
{
    uint32_t crate = parts_crate_of_code(view, &input->code);
    if (crate != ID_NONE) {
        ui->task = prep_crate(view->prep, crate)->status >= CRATE_PICKED ? LANE_TASK_CHECK
                                                                         : LANE_TASK_PICK;
        ui->job = ui->task == LANE_TASK_CHECK ? TASK_CHECK : TASK_PREPARE;
        if (view->pair < 0) {
            ui->wanted_crate = crate;
            ui_go(ui, view, SCREEN_PAIR);
            return;
        }
    }
    (void)parts_scan(ui, input, ret_request);
}

static const struct task *task_with_digit(const struct ui_view *view, int digit)
{
    const struct task *task;
    for (int i = 0; (task = task_waiting(view, i)) != NULL; i++) {
        if (task->digit == digit) {
            return task;
        }
    }
    return NULL;
}

static void begin(struct ui *ui, const struct ui_view *view, const struct task *task)
{
    if (task != NULL) {
        parts_begin_task(ui, view, task);
    }
}

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    if (input->kind == UI_SCAN) {
        scanned(ui, view, input, ret_request);
        return;
    }
    if (input->kind != UI_TAP) {
        return;
    }
    switch (input->action) {
    case ACTION_VALIDATE: /* of the command sheet: the first thing that needs hands */
    case ACTION_YES: begin(ui, view, task_waiting(view, 0)); break;
    case ACTION_KEY: /* or its digit */
        begin(ui, view, task_with_digit(view, input->argument));
        break;
    case ACTION_NEXT: ui->page++; break;
    case HOME_TASK: begin(ui, view, task_of((enum task_id)input->argument)); break;
    case HOME_IMPORT: ui_go(ui, view, SCREEN_IMPORT); break;
    case HOME_FIRST: ui_go(ui, view, SCREEN_FIRST); break;
    case HOME_WELCOME: ui_go(ui, view, SCREEN_WELCOME); break;
    case HOME_DIRECTOR: ui_go(ui, view, SCREEN_DIRECTOR); break;
    case HOME_PAIR:
        ui->wanted_crate = ID_NONE;
        ui_go(ui, view, SCREEN_PAIR);
        break;
    default: break;
    }
}

static enum sound outcome(struct ui *ui, const struct ui_view *view, const struct outcome *outcome)
{
    parts_go_after(ui, view, outcome, SCREEN_HOME);
    return outcome->request == REQUEST_PAIR ? SOUND_COUNTED : SOUND_NONE;
}

/* As many tiles as there are tasks, as large as they can be. */
static struct grid grid_for(const struct kit *kit, struct rect body, int count)
{
    const struct theme *theme = kit->theme;
    if (theme->narrow) {
        int most = (body.h + theme->gap) / (theme->primary + theme->gap);
        return (struct grid){1, count < most ? (count > 3 ? count : 3) : most};
    }
    int columns = (body.w + theme->gap) / (theme_px(theme, 72.0) + theme->gap);
    int rows = (body.h + theme->gap) / (theme_px(theme, 46.0) + theme->gap);
    if (count <= 3) {
        return (struct grid){count, 1};
    }
    if (count <= columns) {
        return (struct grid){count, 1};
    }
    rows = rows < 1 ? 1 : rows > 2 ? 2 : rows;
    int wanted = (count + rows - 1) / rows;
    return (struct grid){wanted < columns ? wanted : columns, rows};
}

/* Before the first import, and when all is done: the director's own tile. */
static void draw_directors(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                           struct rect cell)
{
    bool has_plan = view->prep->plan != NULL;
    widget_choice(
        kit, cell,
        (struct choice){.name = has_plan ? "director" : "import",
                        .action = has_plan ? HOME_DIRECTOR : HOME_IMPORT,
                        .stripe = COLOUR_AMBER,
                        .picture = has_plan ? PICTURE_CHART : NULL,
                        .verb = has_plan ? _("See the day") : _("Bring"),
                        .how_picture = PICTURE_LOCK,
                        .how = has_plan ? _("for the director") : _("the month, on a stick")});
}

/* On a machine that nobody has set up. */
static void draw_first(const struct ui *ui, const struct kit *kit, struct rect cell)
{
    widget_choice(kit, cell,
                  (struct choice){.name = "first",
                                  .action = HOME_FIRST,
                                  .stripe = COLOUR_GREEN,
                                  .picture = PICTURE_GEAR,
                                  .verb = _("Make ready"),
                                  .how_picture = PICTURE_CLOCK,
                                  .how = _("this Borne is new")});
}

static int count_waiting(const struct ui_view *view)
{
    int count = 0;
    while (task_waiting(view, count) != NULL) {
        count++;
    }
    return count;
}

static void draw_choices(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                         struct rect body)
{
    int count = count_waiting(view), gap = kit->theme->gap;
    bool is_new = view->prep->plan == NULL && !view->has_pin;
    struct grid grid = grid_for(kit, body, count > 0 ? count : 1 + is_new);
    int cells = grid.columns * grid.rows;
    if (count == 0) {
        draw_directors(ui, view, kit, rect_cell(body, grid.columns, grid.rows, gap, is_new));
        if (is_new) {
            draw_first(ui, kit, rect_cell(body, grid.columns, grid.rows, gap, 0));
        }
        return;
    }
    bool paged = count > cells;
    int per_page = paged ? cells - 1 : cells;
    int pages = (count + per_page - 1) / per_page;
    int first = ui->page % pages * per_page;
    for (int i = 0; i < per_page && first + i < count; i++) {
        const struct task *task = task_waiting(view, first + i);
        task_draw(ui, kit, rect_cell(body, grid.columns, grid.rows, gap, i), task, HOME_TASK,
                  (int)task->picture);
    }
    if (paged) {
        widget_button(kit, rect_cell(body, grid.columns, grid.rows, gap, cells - 1),
                      (struct button){.name = "more_tasks",
                                      .action = ACTION_NEXT,
                                      .kind = BUTTON_SECONDARY,
                                      .shape = SHAPE_ARROW_RIGHT,
                                      .has_shape = true,
                                      .word = _("More")});
    }
}

/* How it goes, and the practice crate: also for a pair, then as a drawing alone. */
static void draw_welcome(const struct ui *ui, const struct kit *kit, struct rect rect, bool alone)
{
    widget_button(kit, rect,
                  (struct button){.name = "welcome",
                                  .action = HOME_WELCOME,
                                  .kind = BUTTON_SECONDARY,
                                  .picture = PICTURE_CAP,
                                  .word = alone ? _("How it goes") : ""});
}

/* That anything may be scanned; how it goes; and the pair can be another. */
static void draw_footer(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                        struct rect footer)
{
    const struct theme *theme = kit->theme;
    struct rect words = footer, right = parts_footer_right(kit, footer);
    struct rect left = parts_footer_left(kit, footer);
    words.w = right.x - theme->gap - words.x;
    if (view->pair >= 0) {
        int side = theme_px(theme, 28.0);
        side = side > theme->target ? side : theme->target;
        widget_button(kit, right,
                      (struct button){.name = "pair",
                                      .action = HOME_PAIR,
                                      .kind = BUTTON_SECONDARY,
                                      .picture = picture_of_pair(view->pair)->picture,
                                      .word = _("Change the pair")});
        draw_welcome(ui, kit, theme->narrow ? left : rect_cut_right(&words, side), false);
        (void)rect_cut_right(&words, theme->gap);
    } else {
        draw_welcome(ui, kit, right, true);
    }
    if (theme->narrow) {
        if (view->pair < 0) {
            parts_scan_mark(ui, kit, left);
        }
        return;
    }
    int side = theme_px(theme, 16.0);
    frame_shape(kit->frame, rect_centre(rect_cut_left(&words, side), side, side), SHAPE_BARCODE,
                COLOUR_INK);
    (void)rect_cut_left(&words, theme_px(theme, 6.0));
    text_draw(kit, words,
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = TYPE_INSTRUCTION,
                                  .colour = COLOUR_MUTED,
                                  .marked = true,
                                  .lines = 2},
              _("or *scan* what you have in hand"));
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    kit_begin(kit, COLOUR_PAPER);
    struct areas areas = header_areas(kit, true);
    const struct own_view none = {.image = 0}, *own = view->own != NULL ? view->own : &none;
    char subtitle[160];
    const char *prep = "";
    /* An animal or a mark takes its room. */
    if (view->pair < 0 && view->prep->plan != NULL && own->image == 0) {
        prep = moment_prep(ui, view);
    }
    str_format(subtitle, sizeof subtitle, "%s%s%s", prep, prep[0] != '\0' ? " · " : "",
               moment_half_day(ui, view));
    header_draw(kit, areas.header,
                (struct header){.image = own->image,
                                .image_width = own->width,
                                .image_height = own->height,
                                .pair = view->pair,
                                .crate = "",
                                .part = "",
                                .letter = "",
                                .pickup = "",
                                .title = theme->narrow          ? _("Welcome.")
                                         : own->name[0] != '\0' ? own->name
                                                                : ASSOCIATION,
                                .subtitle = theme->narrow ? "" : subtitle,
                                .help_action = ACTION_HELP,
                                .side = "desk",
                                .side_action = HOME_DIRECTOR,
                                .side_picture = PICTURE_LOCK});
    draw_footer(ui, view, kit, areas.footer);
    struct rect body = areas.body;
    if (theme->narrow) {
        text_draw(kit, rect_cut_top(&body, theme_px(theme, parts_is_slim(kit) ? 24.0 : 15.0)),
                  (struct text_style){.type = TYPE_TITLE,
                                      .least = TYPE_INSTRUCTION,
                                      .colour = COLOUR_INK,
                                      .lines = parts_is_slim(kit) ? 2 : 1},
                  _("What shall we do together?"));
    } else {
        struct text_style hero = {
            .type = TYPE_HERO, .least = TYPE_TITLE, .weight = WEIGHT_BOLD, .colour = COLOUR_INK};
        struct rect line = rect_cut_top(&body, theme_px(theme, 18.0));
        text_draw(kit, rect_cut_left(&line, text_width(kit, hero, _("Welcome."))), hero,
                  _("Welcome."));
        (void)rect_cut_left(&line, theme_px(theme, 6.0));
        text_draw(kit, line,
                  (struct text_style){.type = TYPE_HERO,
                                      .least = theme->low ? TYPE_SMALL : TYPE_INSTRUCTION,
                                      .colour = COLOUR_INK},
                  _("What shall we do together?"));
    }
    (void)rect_cut_top(&body, theme_px(theme, theme->narrow ? 2.0 : 5.0));
    draw_choices(ui, view, kit, body);
}

const struct screen_def screen_home = {
    .name = "home", .event = event, .outcome = outcome, .view = view};
