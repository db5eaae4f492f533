/* own.c: what an association gives its Borne of its own: its name, its mark from an image on a
 * stick, words that it says in its own way, photographs of its places (own_photos.c). */
#include "ui/screens/machine/own.h"
#include "base/str.h"
#include "ui/letterpad.h"
#include "ui/picture.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

bool own_is_busy(const struct ui_view *view)
{
    return view->job.kind == JOB_OWN && view->job.status == JOB_RUNNING;
}

static void ask(struct request *request, enum own_deed deed, int value)
{
    request->kind = REQUEST_OWN;
    request->argument = (int)deed;
    request->value = value;
}

static void name_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                       struct request *request)
{
    switch (input->action) {
    case OWN_LETTER: letterpad_type(ui->typed, LIMIT_OWN_NAME, input->argument); return;
    case OWN_ERASE: letterpad_erase(ui->typed); return;
    case ACTION_VALIDATE:
        ask(request, OWN_SET_NAME, 0);
        (void)str_copy(request->text, sizeof request->text, ui->typed);
        ui->choice = OWN_ALL;
        return;
    case ACTION_BACK: ui->choice = OWN_ALL; return;
    default: (void)desk_event(ui, view, input); return;
    }
}

static void open_place(struct ui *ui, const struct ui_view *view, enum own_place place,
                       struct request *request)
{
    ui->choice = (int)place;
    ui->page = 0;
    if (place == OWN_NAME) {
        (void)str_copy(ui->typed, sizeof ui->typed, view->own != NULL ? view->own->name : "");
    } else {
        ask(request, OWN_LOOK, 0);
    }
}

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE;
    if (own_is_busy(view)) {
        (void)desk_event(ui, view, input);
    } else if (input->kind == UI_TAP && ui->choice == OWN_NAME) {
        name_event(ui, view, input, ret_request);
    } else if (action == OWN_OPEN) {
        open_place(ui, view, (enum own_place)input->argument, ret_request);
    } else if (action == OWN_FILE) {
        ask(ret_request, OWN_TAKE_FILE, input->argument);
        ui->choice = OWN_ALL;
    } else if (action == OWN_DROP && ui->choice > OWN_PHOTO) {
        ask(ret_request, OWN_DROP_PHOTO, ui->choice - OWN_PHOTO);
        ui->choice = OWN_PHOTOS;
    } else if (action == OWN_DROP) {
        ask(ret_request, ui->choice == OWN_LOGOS ? OWN_DROP_LOGO : OWN_DROP_WORDS, 0);
        ui->choice = OWN_ALL;
    } else if (action == DESK_CHOOSE) {
        ui->choice = OWN_PHOTO + input->argument;
    } else if (action == ACTION_VALIDATE && ui->choice == OWN_PHOTOS) {
        ask(ret_request, OWN_TAKE_PHOTOS, 0);
    } else if (action == ACTION_BACK && ui->choice > OWN_PHOTO) {
        ui->choice = OWN_PHOTOS;
    } else if (action == OWN_WRITE) {
        ask(ret_request, OWN_TEMPLATE, 0);
        ui->choice = OWN_ALL;
    } else if (action == ACTION_BACK && ui->choice != OWN_ALL) {
        desk_enter(ui, view);
    } else if (action == ACTION_BACK) {
        desk_leave(ui, view);
    } else {
        (void)desk_event(ui, view, input);
    }
}

struct row {
    const char *name, *picture, *title, *text;
    enum own_place place;
    const struct own_view *mark; /* drawn in place of the picture; NULL */
};

static void draw_row(const struct kit *kit, struct rect rect, const struct row *row)
{
    const struct theme *theme = kit->theme;
    desk_tile(kit, rect, row->name, OWN_OPEN, (int)row->place, 0);
    struct rect inside = rect_inset(rect, theme_px(theme, 5.0), theme_px(theme, 3.0));
    int side = theme_px(theme, 15.0);
    if (row->mark != NULL) {
        struct rect box = rect_cut_left(&inside, 2 * side);
        frame_image(kit->frame, frame_image_fit(box, row->mark->width, row->mark->height),
                    row->mark->image);
    } else {
        frame_picture(kit->frame, rect_centre(rect_cut_left(&inside, side), side, side),
                      row->picture, 255, false);
    }
    (void)rect_cut_left(&inside, theme_px(theme, 5.0));
    int most = theme_px(theme, 30.0);
    inside = rect_centre(inside, inside.w, inside.h < most ? inside.h : most);
    struct rect foot = rect_cut_bottom(&inside, inside.h / 2);
    text_draw(kit, inside, desk_style(TYPE_BUTTON, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT),
              row->title);
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT);
    style.lines = 2;
    text_draw(kit, foot, style, row->text);
}

void own_draw_state(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                    struct rect rect)
{
    char text[400];
    bool ours = view->job.kind == JOB_OWN;
    if (own_is_busy(view)) {
        desk_progress(kit, rect, view->job.permil);
    } else if (ours && view->job.status == JOB_FAILED) {
        desk_band(kit, rect, VERDICT_NOT_THIS, view->job.result);
    } else if (ours && view->job.status == JOB_DONE && view->job.result[0] != '\0') {
        str_format(text, sizeof text, _("On the stick: %s"), view->job.result);
        desk_band(kit, rect, VERDICT_DONE, text);
    } else {
        desk_stick_band(ui, view, kit, rect);
    }
}

static void view_all(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    const struct own_view *own = view->own;
    char words[96];
    unsigned long count = own->words > 0 ? (unsigned long)own->words : 0;
    str_format(words, sizeof words,
               _n("%lu sentence says it your way", "%lu sentences say it your way", count), count);
    char seen[96];
    unsigned long photos = view->photos != NULL ? (unsigned long)view->photos->count : 0;
    str_format(seen, sizeof seen, _n("%lu place has one", "%lu places have one", photos), photos);
    const struct row rows[] = {
        {"name", PICTURE_HOUSE, _("Its name"),
         own->name[0] != '\0' ? own->name : _("on the first screen, over each page"), OWN_NAME,
         NULL},
        {"logo", PICTURE_SPROUT, _("Its mark"),
         own->image != 0 ? _("it is there; tap for another")
                         : _("an image from the stick, beside the name"),
         OWN_LOGOS, own->image != 0 ? own : NULL},
        {"words", PICTURE_SHEET, _("Its words"),
         own->words >= 0 ? words : _("screens say what you are used to"), OWN_WORDS, NULL},
        {"photos", PICTURE_CAMERA, _("Photos of the places"),
         photos > 0 ? seen : _("a shelf as it really looks, beside the step"), OWN_PHOTOS, NULL},
    };
    enum { ROWS = sizeof rows / sizeof *rows };
    struct areas areas = desk_begin(ui, kit, _("Your own"), _("name, mark, words, photos"));
    struct rect body = areas.body, footer = areas.footer;
    struct rect band = rect_cut_bottom(&body, theme_px(theme, 24.0));
    (void)rect_cut_bottom(&body, theme->gap);
    int columns = theme->narrow ? 1 : 2, lines = (ROWS + columns - 1) / columns;
    int most = lines * theme_px(theme, 44.0) + (lines - 1) * theme->gap;
    body = rect_cut_top(&body, body.h < most ? body.h : most);
    for (int i = 0; i < ROWS; i++) {
        draw_row(kit, rect_cell(body, columns, lines, theme->gap, i), &rows[i]);
    }
    own_draw_state(ui, view, kit, band);
    desk_back(ui, kit, &footer);
    desk_say(kit, footer, COLOUR_MUTED, _("They go into the kit and into each backup."));
}

static int files_of(const struct own_view *own, bool is_words)
{
    int count = is_words ? own->more_words : own->more_images;
    for (int i = 0; i < own->file_count; i++) {
        count += own->files[i].is_words == is_words;
    }
    return count;
}

/* Files of one kind, a tile each, as many as there is room for. */
static int draw_files(const struct ui *ui, const struct own_view *own, const struct kit *kit,
                      struct rect body, bool is_words)
{
    const struct theme *theme = kit->theme;
    int columns = theme->narrow ? 1 : 2, count = 0, all = files_of(own, is_words);
    struct rect foot = rect_cut_bottom(&body, theme_px(theme, theme->narrow ? 18.0 : 9.0));
    int rows = desk_fit(body.h, theme->target, theme->gap);
    for (int i = 0; i < own->file_count && count < columns * rows; i++) {
        if (own->files[i].is_words != is_words) {
            continue;
        }
        char name[FRAME_NAME];
        struct rect tile = rect_cell(body, columns, rows, theme->gap, count++);
        str_format(name, sizeof name, "file_%d", i);
        desk_tile(kit, tile, name, OWN_FILE, i, COLOUR_GREEN);
        struct text_style style = desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT);
        style.lines = 2;
        text_draw(kit, rect_inset(tile, theme_px(theme, 6.0), theme_px(theme, 2.0)), style,
                  own->files[i].name);
    }
    if (count < all) {
        char text[160];
        str_format(text, sizeof text, _("%d of %d files. Not there? Move it out of its folder."),
                   count, all);
        struct text_style style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT);
        style.lines = 2;
        text_draw(kit, foot, style, text);
    }
    return count;
}

static void view_files(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    const struct own_view *own = view->own;
    bool is_words = ui->choice == OWN_WORDS, has_stick = view->stick_name[0] != '\0';
    bool is_kept = is_words ? own->words >= 0 : own->image != 0;
    struct areas areas =
        desk_begin(ui, kit, is_words ? _("Its words") : _("Its mark"), _("from the stick"));
    struct rect body = areas.body, footer = areas.footer;
    desk_sentence(kit, &body, COLOUR_INK,
                  is_words ? _("A file *mots.po*: write all words, change some, bring it back.")
                           : _("*SVG*, *PNG* or *JPEG*, best on a clear ground."));
    struct rect upper = desk_upper_row(kit, &body, is_words || is_kept);
    struct rect band = rect_cut_bottom(&body, theme_px(theme, 24.0));
    (void)rect_cut_bottom(&body, theme->gap);
    if (draw_files(ui, own, kit, body, is_words) == 0) {
        text_draw(kit, body, desk_style(TYPE_BODY, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_CENTRE),
                  is_words ? _("No such file on the stick.") : _("No image on the stick."));
    }
    own_draw_state(ui, view, kit, band);
    desk_back(ui, kit, &footer);
    struct rect *row = upper.h > 0 ? &upper : &footer;
    if (is_words) {
        widget_button(kit, rect_cut_right(row, desk_half(kit, *row, 104.0)),
                      (struct button){.name = "template",
                                      .action = OWN_WRITE,
                                      .kind = BUTTON_SECONDARY,
                                      .word = _("Write all words"),
                                      .disabled = !has_stick || own_is_busy(view)});
        (void)rect_cut_right(row, theme->gap);
    }
    if (is_kept) {
        widget_button(kit, rect_cut_right(row, desk_half(kit, *row, 96.0)),
                      (struct button){.name = "drop",
                                      .action = OWN_DROP,
                                      .kind = BUTTON_SECONDARY,
                                      .word = _("Take it away"),
                                      .disabled = own_is_busy(view)});
    }
}

static void view_screen(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    if (view->own == NULL) {
        (void)desk_begin(ui, kit, _("Your own"), "");
    } else if (ui->choice == OWN_NAME) {
        desk_words_view(
            ui, kit,
            &(struct desk_words){.title = _("What is your association called?"),
                                 .typed = ui->typed,
                                 .keep = _("Keep it"),
                                 .pad = {.letter_action = OWN_LETTER, .erase_action = OWN_ERASE}});
    } else if (ui->choice > OWN_PHOTO) {
        own_photo_view(ui, view, kit);
    } else if (ui->choice == OWN_PHOTOS) {
        own_photos_view(ui, view, kit);
    } else if (ui->choice == OWN_ALL) {
        view_all(ui, view, kit);
    } else {
        view_files(ui, view, kit);
    }
}

const struct screen_def screen_own = {.name = "own",
                                      .enter = desk_enter,
                                      .event = event,
                                      .view = view_screen,
                                      .is_director = true,
                                      .is_directors_own = true};
