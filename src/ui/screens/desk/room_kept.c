/* room_kept.c: rooms that are kept under a name: the one of now is kept as…, one of them is looked
 * at, copied, named anew, deleted, or made the room of now. What would be lost is asked about
 * first. */
#include <string.h>

#include "base/str.h"
#include "ui/letterpad.h"
#include "ui/screens/desk/room.h"
#include "ui/words.h"

static const struct kept_room *chosen(const struct ui *ui, const struct ui_view *view)
{
    int at = ui->room.kept;
    return view->rooms != NULL && at >= 0 && at < view->rooms->count ? &view->rooms->rows[at]
                                                                     : NULL;
}

/* The room of now would be lost. */
static bool is_lost(const struct ui_view *view)
{
    return view->floor->count > 0 && rooms_which(view->rooms, view->floor) < 0;
}

static void ask(struct ui *ui, struct request *request)
{
    request->kind = REQUEST_ROOMS;
    request->argument = (int)ui->room.deed;
    request->value = ui->room.kept;
    (void)str_copy(request->text, sizeof request->text, ui->room.name);
    bool takes = ui->room.deed == ROOMS_TAKE;
    ui->choice = takes ? ROOM_MAP : ROOM_KEPT;
    ui->page = 0;
    if (takes) { /* what could be taken back was of the room before */
        memset(&ui->room, 0, sizeof ui->room);
    }
}

static void begin_name(struct ui *ui, enum rooms_deed deed, const char *name)
{
    ui->room.deed = deed;
    ui->room.does_not_fit = false;
    (void)str_copy(ui->room.name, sizeof ui->room.name, name);
    ui->choice = ROOM_KEPT_NAME;
}

static void deed(struct ui *ui, const struct ui_view *view, int what, struct request *request)
{
    const struct kept_room *room = chosen(ui, view);
    if (what == DEED_KEEP && view->floor->count > 0) {
        begin_name(ui, ROOMS_KEEP, "");
    }
    if (room == NULL) {
        return;
    }
    switch (what) {
    case DEED_COPY: begin_name(ui, ROOMS_COPY, ""); return;
    case DEED_RENAME: begin_name(ui, ROOMS_RENAME, room->name); return;
    case DEED_DROP:
        ui->room.deed = ROOMS_DROP;
        ui->choice = ROOM_KEPT_ASK;
        return;
    case DEED_TAKE:
        ui->room.deed = ROOMS_TAKE;
        if (is_lost(view)) {
            ui->choice = ROOM_KEPT_ASK;
        } else {
            ask(ui, request);
        }
        return;
    default: return;
    }
}

/* A name that another one has is asked about, or no name for this one. */
static void take_name(struct ui *ui, const struct ui_view *view, struct request *request)
{
    char *name = ui->room.name;
    size_t length = strlen(name);
    if (length > 0 && name[length - 1] == ' ') {
        name[length - 1] = '\0';
    }
    bool is_there = rooms_find(view->rooms, name) >= 0;
    bool is_full = view->rooms->count == LIMIT_ROOMS && ui->room.deed != ROOMS_RENAME;
    ui->room.does_not_fit = (is_there && ui->room.deed != ROOMS_KEEP) || (is_full && !is_there);
    if (!room_name_fits(name) || ui->room.does_not_fit) {
        return;
    }
    if (is_there) {
        ui->choice = ROOM_KEPT_ASK;
    } else {
        ask(ui, request);
    }
}

static void name_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                       struct request *request)
{
    char *name = ui->room.name;
    switch (input->action) {
    case ROOM_LETTER:
        letterpad_type_words(name, sizeof ui->room.name, input->argument);
        ui->room.does_not_fit = false;
        return;
    case ROOM_ERASE: letterpad_erase(name); return;
    case ACTION_VALIDATE: take_name(ui, view, request); return;
    case ACTION_BACK: ui->choice = ui->room.deed == ROOMS_KEEP ? ROOM_KEPT : ROOM_KEPT_ONE; return;
    default: (void)desk_event(ui, view, input); return;
    }
}

void room_kept_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                     struct request *request)
{
    if (view->rooms == NULL) {
        (void)desk_event(ui, view, input);
    } else if (ui->choice == ROOM_KEPT_NAME) {
        name_event(ui, view, input, request);
    } else if (input->action == ROOM_DEED) {
        deed(ui, view, input->argument, request);
    } else if (input->action == DESK_CHOOSE) {
        ui->room.kept = input->argument;
        ui->choice = ROOM_KEPT_ONE;
    } else if (input->action == ACTION_VALIDATE && ui->choice == ROOM_KEPT_ASK) {
        ask(ui, request);
    } else if (input->action == ACTION_BACK) {
        ui->choice = ui->choice == ROOM_KEPT                                      ? ROOM_MAP
                     : ui->choice == ROOM_KEPT_ONE || ui->room.deed == ROOMS_KEEP ? ROOM_KEPT
                                                                                  : ROOM_KEPT_ONE;
        ui->page = 0;
    } else {
        (void)desk_event(ui, view, input);
    }
}

static void draw_map(const struct kit *kit, struct rect rect, const struct floor *floor)
{
    struct floor_walk walk;
    floor_walk_make(floor, &walk);
    floor_map_lit(kit, rect, floor, &walk, "");
}

static void draw_room(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect tile, int at)
{
    const struct theme *theme = kit->theme;
    const struct kept_room *room = &view->rooms->rows[at];
    char name[FRAME_NAME], size[64];
    bool is_now = rooms_which(view->rooms, view->floor) == at;
    str_format(name, sizeof name, "kept_%d", at);
    desk_tile_chosen(kit, tile, name, DESK_CHOOSE, at, is_now);
    struct rect inside = rect_inset(tile, theme_px(theme, 3.0), theme_px(theme, 2.0));
    struct rect foot = rect_cut_bottom(&inside, theme_px(theme, 7.5));
    struct rect title = rect_cut_bottom(&inside, theme_px(theme, 9.0));
    (void)rect_cut_bottom(&inside, theme_px(theme, 1.0));
    draw_map(kit, inside, &room->floor);
    text_draw(kit, title, desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE), room->name);
    unsigned long count = (unsigned long)room->floor.count;
    str_format(size, sizeof size, _n("%lu thing", "%lu things", count), count);
    text_draw(
        kit, foot,
        desk_style(TYPE_SMALL, WEIGHT_REGULAR, is_now ? COLOUR_INK : COLOUR_MUTED, ALIGN_CENTRE),
        is_now ? _("the one of now") : size);
}

static void view_list(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, _("Kept rooms"), _("for the next time over there"));
    struct rect body = areas.body, footer = areas.footer;
    struct rect upper = desk_upper_row(kit, &body, true);
    int columns = theme->narrow ? 2 : 3;
    int rows = desk_fit(body.h, theme_px(theme, theme->narrow ? 62.0 : 48.0), theme->gap);
    rows = rows > 0 ? rows : 1;
    struct desk_pages pages = desk_pages(ui->page, view->rooms->count, columns * rows);
    if (view->rooms->count == 0) {
        struct text_style style = desk_style(TYPE_BODY, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_CENTRE);
        style.lines = 2;
        text_draw(kit, body, style, _("No room is kept yet: draw one, then keep it."));
    }
    for (int i = pages.first; i < pages.end; i++) {
        draw_room(ui, view, kit, rect_cell(body, columns, rows, theme->gap, i - pages.first), i);
    }
    desk_back(ui, kit, &footer);
    bool may = view->floor->count > 0;
    widget_button(kit, rect_cut_right(&footer, desk_half(kit, footer, 104.0)),
                  (struct button){.name = "keep_room",
                                  .action = ROOM_DEED,
                                  .argument = DEED_KEEP,
                                  .kind = BUTTON_PRIMARY,
                                  .word = _("Keep this room"),
                                  .disabled = !may});
    (void)rect_cut_right(&footer, theme->gap);
    desk_pager(kit, upper.h > 0 ? upper : footer, pages);
}

static void view_one(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                     const struct kept_room *room)
{
    const struct theme *theme = kit->theme;
    bool is_now = rooms_which(view->rooms, view->floor) == ui->room.kept;
    struct areas areas = desk_begin(ui, kit, room->name, is_now ? _("the one of now") : "");
    struct room_areas parts = room_areas(kit, areas, false);
    struct floor_walk walk;
    struct floor_look look = {0};
    floor_walk_make(&room->floor, &walk);
    floor_map_draw(kit, &parts.grid, &room->floor, &walk, &look);
    const struct button buttons[] = {
        {.name = "use_room",
         .argument = DEED_TAKE,
         .kind = BUTTON_PRIMARY,
         .word = _("Use it"),
         .disabled = is_now},
        {.name = "copy_room", .argument = DEED_COPY, .word = _("Copy")},
        {.name = "rename_room", .argument = DEED_RENAME, .word = _("Rename")},
        {.name = "drop_room", .argument = DEED_DROP, .word = _("Delete")},
        {.name = "back", .shape = SHAPE_ARROW_LEFT, .has_shape = true}};
    enum { BUTTONS = sizeof buttons / sizeof *buttons };
    struct rect panel = parts.panel;
    int rows = theme->narrow ? (BUTTONS + 1) / 2 : BUTTONS, pitch = theme->primary + theme->gap;
    panel = rect_cut_top(&panel, panel.h < rows * pitch ? panel.h : rows * pitch);
    for (int i = 0; i < BUTTONS; i++) {
        struct button button = buttons[i];
        bool is_back = button.argument == 0;
        button.action = is_back ? ACTION_BACK : ROOM_DEED;
        button.kind = i == 0 ? BUTTON_PRIMARY : BUTTON_SECONDARY;
        struct rect row = desk_cell(kit, panel, BUTTONS, 1, 2, i);
        widget_button(kit, row.h > theme->primary ? rect_cut_top(&row, theme->primary) : row,
                      button);
    }
}

static void view_ask(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct kept_room *room = chosen(ui, view);
    char title[120], text[200];
    const char *name = ui->room.deed == ROOMS_KEEP ? ui->room.name : room != NULL ? room->name : "";
    const char *word = _("Delete");
    switch (ui->room.deed) {
    case ROOMS_KEEP:
        str_format(title, sizeof title, _("“%s” is there already"), name);
        (void)str_copy(text, sizeof text, _("Is the room of now to take its place?"));
        word = _("Replace the room");
        break;
    case ROOMS_TAKE:
        (void)str_copy(title, sizeof title, _("The room of now is kept nowhere"));
        str_format(text, sizeof text, _("“%s” takes its place. Go back to keep it first."), name);
        word = _("Replace the room");
        break;
    case ROOMS_DROP:
    case ROOMS_COPY:
    case ROOMS_RENAME:
        str_format(title, sizeof title, _("Delete “%s”?"), name);
        (void)str_copy(text, sizeof text, _("The room of now stays as it is."));
        break;
    }
    struct areas areas = desk_begin(ui, kit, _("Kept rooms"), name);
    struct rect footer = areas.footer;
    widget_card_outlined(kit, areas.body, COLOUR_AMBER);
    desk_message(kit, areas.body, VERDICT_QUESTION, title, text);
    int half = desk_half(kit, footer, 110.0);
    widget_button(
        kit, rect_cut_left(&footer, half),
        (struct button){
            .name = "validate", .action = ACTION_VALIDATE, .kind = BUTTON_ATTENTION, .word = word});
    widget_button(kit, rect_cut_right(&footer, half),
                  (struct button){.name = "back",
                                  .action = ACTION_BACK,
                                  .kind = BUTTON_PRIMARY,
                                  .word = _("No, go back")});
}

void room_kept_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct kept_room *room = chosen(ui, view);
    if (ui->choice == ROOM_KEPT_NAME) {
        desk_words_view(
            ui, kit,
            &(struct desk_words){
                .title = ui->room.does_not_fit ? _("This name is taken") : _("What is it called?"),
                .typed = ui->room.name,
                .keep = _("Keep it"),
                .is_off = !room_name_fits(ui->room.name),
                .pad = {.letter_action = ROOM_LETTER, .erase_action = ROOM_ERASE}});
    } else if (ui->choice == ROOM_KEPT_ASK) {
        view_ask(ui, view, kit);
    } else if (ui->choice == ROOM_KEPT_ONE && room != NULL) {
        view_one(ui, view, kit, room);
    } else {
        view_list(ui, view, kit);
    }
}
