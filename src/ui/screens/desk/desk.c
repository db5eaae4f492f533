/* desk.c: what the director's screens have in common. */
#include "ui/screens/desk/desk.h"

#include "base/str.h"
#include "ui/picture.h"
#include "ui/words.h"

struct areas desk_begin(const struct ui *ui, const struct kit *kit, const char *title,
                        const char *subtitle)
{
    (void)ui;
    kit_begin(kit, COLOUR_PAPER);
    struct areas areas = header_areas(kit, true);
    header_draw(kit, areas.header,
                (struct header){.pair = -1,
                                .crate = "",
                                .part = "",
                                .letter = "",
                                .pickup = "",
                                .title = title,
                                .subtitle = subtitle,
                                .help_action = ACTION_HELP,
                                .side = "lock",
                                .side_action = ACTION_HOME,
                                .side_picture = PICTURE_LOCK});
    return areas;
}

struct text_style desk_style(enum type type, enum weight weight, uint32_t colour, enum align align)
{
    return (struct text_style){
        .type = type, .least = TYPE_SMALL, .weight = weight, .colour = colour, .align = align};
}

struct rect desk_side(const struct kit *kit, struct rect *body, double wide_mm, double high_mm)
{
    const struct theme *theme = kit->theme;
    struct rect side = theme->narrow ? rect_cut_bottom(body, theme_px(theme, high_mm))
                                     : rect_cut_right(body, theme_px(theme, wide_mm));
    (void)(theme->narrow ? rect_cut_bottom(body, theme->gap) : rect_cut_right(body, theme->gap));
    return side;
}

struct rect desk_lead(const struct kit *kit, struct rect *body, double wide_mm, double high_mm)
{
    const struct theme *theme = kit->theme;
    struct rect lead = theme->narrow ? rect_cut_top(body, theme_px(theme, high_mm))
                                     : rect_cut_left(body, theme_px(theme, wide_mm));
    (void)(theme->narrow ? rect_cut_top(body, theme->gap) : rect_cut_left(body, theme->gap));
    return lead;
}

struct rect desk_keys(const struct kit *kit, const struct areas *areas, struct rect *body)
{
    if (kit->theme->narrow) {
        return desk_side(kit, body, 0.0, 160.0);
    }
    struct rect keys = desk_side(kit, body, 130.0, 0.0);
    keys.h = areas->footer.y + areas->footer.h - keys.y;
    return keys;
}

struct rect desk_upper_row(const struct kit *kit, struct rect *body, bool wanted)
{
    struct rect none = {0, 0, 0, 0};
    if (!kit->theme->narrow || !wanted) {
        return none;
    }
    struct rect row = rect_cut_bottom(body, kit->theme->primary);
    (void)rect_cut_bottom(body, kit->theme->gap);
    return row;
}

int desk_half(const struct kit *kit, struct rect footer, double mm)
{
    int width = theme_px(kit->theme, mm), half = (footer.w - kit->theme->gap) / 2;
    return kit->theme->narrow && width > half ? half : width;
}

struct rect desk_cell(const struct kit *kit, struct rect rect, int count, int wide_columns,
                      int high_columns, int index)
{
    int columns = kit->theme->narrow ? high_columns : wide_columns;
    return rect_cell(rect, columns, (count + columns - 1) / columns, kit->theme->gap, index);
}

void desk_sentence(const struct kit *kit, struct rect *body, uint32_t colour, const char *text)
{
    struct text_style style = desk_style(TYPE_TITLE, WEIGHT_BOLD, colour, ALIGN_LEFT);
    struct text_style least = desk_style(TYPE_BODY, WEIGHT_BOLD, colour, ALIGN_LEFT);
    style.marked = least.marked = true;
    bool is_long = kit->theme->narrow && text_width(kit, least, text) > body->w;
    style.lines = is_long ? 2 : 1;
    text_draw(kit, rect_cut_top(body, theme_px(kit->theme, is_long ? 23.0 : 12.0)), style, text);
    (void)rect_cut_top(body, kit->theme->gap);
}

void desk_back(const struct ui *ui, const struct kit *kit, struct rect *footer)
{
    widget_button(kit,
                  rect_cut_left(footer, theme_px(kit->theme, kit->theme->narrow ? 56.0 : 68.0)),
                  (struct button){.name = "back",
                                  .action = ACTION_BACK,
                                  .kind = BUTTON_SECONDARY,
                                  .shape = SHAPE_ARROW_LEFT,
                                  .has_shape = true,
                                  .word = _("Back")});
    (void)rect_cut_left(footer, kit->theme->gap);
}

void desk_primary(const struct kit *kit, struct rect *footer, const char *word, const char *picture,
                  bool disabled)
{
    struct text_style style = desk_style(TYPE_BUTTON, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT);
    int width = text_width(kit, style, word) + theme_px(kit->theme, picture != NULL ? 30.0 : 18.0);
    int least = theme_px(kit->theme, 68.0), most = theme_px(kit->theme, 130.0);
    width = width < least ? least : width > most ? most : width;
    widget_button(kit, rect_cut_right(footer, width),
                  (struct button){.name = "validate",
                                  .action = ACTION_VALIDATE,
                                  .kind = BUTTON_PRIMARY,
                                  .picture = picture,
                                  .disabled = disabled,
                                  .word = word});
    (void)rect_cut_right(footer, kit->theme->gap);
}

void desk_say(const struct kit *kit, struct rect rect, uint32_t colour, const char *text)
{
    struct text_style style = desk_style(TYPE_BODY, WEIGHT_REGULAR, colour, ALIGN_LEFT);
    style.lines = 3;
    style.marked = true;
    text_draw(kit, rect, style, text);
}

/* What the mark takes of a band at its left. */
#define BAND_MARK_MM 14.0
#define BAND_PAD_MM  5.0
#define BAND_GAP_MM  4.0

static struct text_style band_style(void)
{
    struct text_style style = desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT);
    style.lines = 5;
    return style;
}

int desk_band_lines(const struct kit *kit, int width, const char *text)
{
    char glued[480];
    desk_glue(glued, sizeof glued, text);
    int room = width - theme_px(kit->theme, 2 * BAND_PAD_MM + BAND_MARK_MM + BAND_GAP_MM);
    return text_lines(kit, band_style(), glued, room);
}

int desk_band_height(const struct kit *kit, int width, const char *text, double least_mm)
{
    const struct theme *theme = kit->theme;
    int least = theme_px(theme, least_mm);
    if (!theme->narrow) {
        return least;
    }
    int lines = desk_band_lines(kit, width, text);
    int high = lines * text_line_px(theme->type[TYPE_BODY]) + theme_px(theme, 6.0);
    return high > least ? high : least;
}

void desk_band(const struct kit *kit, struct rect rect, enum verdict verdict, const char *text)
{
    const struct theme *theme = kit->theme;
    uint32_t ground = verdict == VERDICT_WAIT ? COLOUR_FLOOR : widget_verdict_ground(verdict);
    frame_fill(kit->frame, rect, theme->radius[RADIUS_MEDIUM], ground);
    struct rect inside = rect_inset(rect, theme_px(theme, BAND_PAD_MM), theme_px(theme, 2.0));
    int side = theme_px(theme, BAND_MARK_MM);
    side = side < inside.h ? side : inside.h;
    widget_verdict_mark(kit, rect_cut_left(&inside, side), verdict);
    (void)rect_cut_left(&inside, theme_px(theme, BAND_GAP_MM));
    char glued[480];
    desk_glue(glued, sizeof glued, text);
    text_draw(kit, inside, band_style(), glued);
}

void desk_stick_band(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                     struct rect rect)
{
    char text[160];
    if (view->stick_name[0] == '\0') {
        desk_band(kit, rect, VERDICT_QUESTION, _("Plug in a USB stick."));
        return;
    }
    str_format(text, sizeof text, _("The stick “%s” is ready."), view->stick_name);
    desk_band(kit, rect, VERDICT_ALREADY, text);
}

void desk_progress(const struct kit *kit, struct rect rect, int permil)
{
    const struct theme *theme = kit->theme;
    rect = rect_centre(rect, rect.w, theme_px(theme, 8.0));
    permil = permil < 0 ? 0 : permil > 1000 ? 1000 : permil;
    widget_bar(kit, rect, permil, permil, permil, 1000);
}

struct desk_pages desk_pages(int page, int rows, int per_page)
{
    per_page = per_page < 1 ? 1 : per_page;
    struct desk_pages pages = {.count = rows > 0 ? (rows + per_page - 1) / per_page : 1};
    pages.page = page < 0 ? 0 : page >= pages.count ? pages.count - 1 : page;
    pages.first = pages.page * per_page;
    pages.end = pages.first + per_page < rows ? pages.first + per_page : rows;
    return pages;
}

int desk_fit(int height, int row, int gap)
{
    return height < row ? 1 : (height + gap) / (row + gap);
}

int desk_pager_width(const struct kit *kit)
{
    return theme_px(kit->theme, 30.0) + 2 * (kit->theme->primary + theme_px(kit->theme, 2.0));
}

void desk_pager(const struct kit *kit, struct rect rect, struct desk_pages pages)
{
    if (pages.count < 2) {
        return;
    }
    const struct theme *theme = kit->theme;
    int width = desk_pager_width(kit);
    int side = rect.w < width && theme->narrow ? theme->target : theme->primary;
    rect = rect_centre(rect, width < rect.w ? width : rect.w, rect.h < side ? rect.h : side);
    struct rect less = rect_cut_left(&rect, side), more = rect_cut_right(&rect, side);
    widget_button(kit, less,
                  (struct button){.name = "page_back",
                                  .action = DESK_PAGE,
                                  .argument = pages.page - 1,
                                  .kind = BUTTON_SECONDARY,
                                  .shape = SHAPE_ARROW_LEFT,
                                  .has_shape = true,
                                  .disabled = pages.page == 0});
    widget_button(kit, more,
                  (struct button){.name = "page_next",
                                  .action = DESK_PAGE,
                                  .argument = pages.page + 1,
                                  .kind = BUTTON_SECONDARY,
                                  .shape = SHAPE_ARROW_RIGHT,
                                  .has_shape = true,
                                  .disabled = pages.page == pages.count - 1});
    struct text_style style = desk_style(TYPE_BUTTON, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_CENTRE);
    style.tabular = true;
    text_drawf(kit, rect, style, "%d/%d", pages.page + 1, pages.count);
}

void desk_letter(const struct kit *kit, struct rect *rect, const struct pickup *pickup)
{
    int w = theme_px(kit->theme, 14.0), h = theme_px(kit->theme, 13.0);
    struct rect box = rect_cut_left(rect, w);
    widget_letter(kit, rect_centre(box, w, h < rect->h ? h : rect->h * 9 / 10), pickup->letter,
                  pickup->colour);
    (void)rect_cut_left(rect, theme_px(kit->theme, 3.5));
}

/* The mark above, title and sentence below it, all in the middle. */
static void message_high(const struct kit *kit, struct rect rect, enum verdict verdict,
                         const char *title, const char *text)
{
    const struct theme *theme = kit->theme;
    struct rect card = rect_inset(rect, theme_px(theme, 12.0), theme_px(theme, 10.0));
    (void)rect_cut_top(&card, card.h / 10);
    int side = theme_px(theme, verdict == VERDICT_COUNT ? 110.0 : 56.0);
    struct rect mark = rect_cut_top(&card, side < card.h / 3 ? side : card.h / 3);
    if (verdict == VERDICT_COUNT) {
        widget_stick(kit, rect_centre(mark, side, mark.h));
    } else {
        widget_verdict_mark(kit, mark, verdict);
    }
    (void)rect_cut_top(&card, theme_px(theme, 12.0));
    struct text_style style = desk_style(TYPE_TITLE, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE);
    style.lines = 3;
    style.top = true;
    struct rect head = {card.x, card.y, card.w, card.h * 2 / 5};
    struct rect ink = text_draw(kit, head, style, title);
    (void)rect_cut_top(&card, ink.h + theme_px(theme, 11.0));
    style = desk_style(TYPE_BUTTON, WEIGHT_REGULAR, COLOUR_INK, ALIGN_CENTRE);
    style.lines = 10;
    style.top = true;
    style.marked = true;
    char glued[600];
    desk_glue(glued, sizeof glued, text);
    text_draw(kit, card, style, glued);
}

/* What a text takes from the top of its first capitals to its last baseline. */
static int lines_height(const struct kit *kit, struct text_style style, const char *text, int width)
{
    const struct theme *theme = kit->theme;
    int lines = text_lines(kit, style, text, width);
    lines = lines < style.lines ? lines : style.lines;
    if (lines == 0) {
        return 0;
    }
    return text_cap_px(theme->type[style.type]) +
           (lines - 1) * text_line_px(theme->type[style.type]);
}

void desk_message(const struct kit *kit, struct rect rect, enum verdict verdict, const char *title,
                  const char *text)
{
    const struct theme *theme = kit->theme;
    if (theme->narrow) {
        message_high(kit, rect, verdict, title, text);
        return;
    }
    bool is_stick = verdict == VERDICT_COUNT;
    struct rect card = rect_inset(rect, theme_px(theme, 14.0), theme_px(theme, 8.0));
    struct rect mark = rect_cut_left(&card, theme_px(theme, is_stick ? 86.0 : 46.0));
    if (is_stick) {
        widget_stick(kit, mark);
    } else {
        widget_verdict_mark(kit, mark, verdict);
    }
    (void)rect_cut_left(&card, theme_px(theme, 14.0));
    char glued[600];
    desk_glue(glued, sizeof glued, text);
    struct text_style head = desk_style(TYPE_TITLE, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT);
    struct text_style body = desk_style(TYPE_BUTTON, WEIGHT_REGULAR, COLOUR_INK, ALIGN_LEFT);
    head.lines = 2;
    body.lines = 6;
    head.top = body.top = body.marked = true;
    int air = theme_px(theme, 11.0);
    int high = lines_height(kit, head, title, card.w) + air +
               lines_height(kit, body, glued, card.w); /* both beside the middle of the mark */
    int above = high < card.h ? (card.h - high) / 2 : 0;
    (void)rect_cut_top(&card, above < card.h / 3 ? above : card.h / 3);
    struct rect upper = {card.x, card.y, card.w, card.h * 3 / 5}; /* room for the sentence */
    struct rect ink = text_draw(kit, upper, head, title);
    (void)rect_cut_top(&card, ink.h + air);
    text_draw(kit, card, body, glued);
}

void desk_nothing(const struct kit *kit, struct rect rect, enum verdict verdict, const char *title,
                  const char *text)
{
    widget_card(kit, rect);
    desk_message(kit, rect, verdict, title, text);
}

void desk_no_month(const struct ui *ui, const struct kit *kit, struct rect rect)
{
    desk_nothing(kit, rect, VERDICT_QUESTION, _("The month is not here yet."),
                 _("Import it first: *Import*, on the page of the day."));
}

static bool is_pressed(const struct kit *kit, const char *name)
{
    return kit->pressed != NULL && str_equal(kit->pressed, name);
}

void desk_tile(const struct kit *kit, struct rect rect, const char *name, int action, int argument,
               uint32_t stripe)
{
    const struct theme *theme = kit->theme;
    int radius = theme->radius[RADIUS_MEDIUM];
    uint32_t ground = is_pressed(kit, name) ? COLOUR_PRESSED : COLOUR_CARD;
    struct rect rest = rect;
    if (stripe != 0) {
        frame_fill_part(kit->frame, rect, radius, rect_cut_left(&rest, theme_px(theme, 3.5)),
                        stripe);
    }
    frame_fill_part(kit->frame, rect, radius, rest, ground);
    frame_border(kit->frame, rect, radius, theme->border, stripe != 0 ? stripe : COLOUR_EDGE,
                 false);
    frame_target(kit->frame, name, action, argument, rect, false);
}

void desk_tile_chosen(const struct kit *kit, struct rect rect, const char *name, int action,
                      int argument, bool chosen)
{
    const struct theme *theme = kit->theme;
    int radius = theme->radius[RADIUS_MEDIUM];
    if (!chosen) {
        desk_tile(kit, rect, name, action, argument, 0);
        return;
    }
    frame_fill(kit->frame, rect, radius,
               is_pressed(kit, name) ? COLOUR_PRESSED : COLOUR_GREEN_SOFT);
    frame_border(kit->frame, rect, radius, theme_px(theme, 1.2), COLOUR_GREEN, false);
    frame_target(kit->frame, name, action, argument, rect, false);
}

/* What was written last is a number that stands alone. */
static bool ends_in_number(const char *text, size_t length)
{
    size_t at = length;
    while (at > 0 && ((text[at - 1] >= '0' && text[at - 1] <= '9') || text[at - 1] == ',')) {
        at--;
    }
    return at < length && (at == 0 || text[at - 1] == ' ');
}

void desk_glue(char *to, size_t size, const char *text)
{
    static const char *const tight[] = {" »", " :", " ;", " ?", " !"};
    static const char *const units[] = {" kg", " g", " litre", " ×", " Go", " Mo"};
    size_t length = 0;
    for (; *text != '\0' && length + 4 < size; text++) {
        bool glued = length > 1 && *text == ' ' && (unsigned char)text[-2] == 0xC2 &&
                     (unsigned char)text[-1] == 0xAB; /* after « */
        for (size_t i = 0; i < sizeof tight / sizeof tight[0]; i++) {
            glued = glued || str_starts(text, tight[i]);
        }
        bool is_digit = length > 0 && to[length - 1] >= '0' && to[length - 1] <= '9';
        for (size_t i = 0; is_digit && i < sizeof units / sizeof units[0]; i++) {
            glued = glued || str_starts(text, units[i]);
        }
        glued = glued || (*text == ' ' && ends_in_number(to, length));
        if (glued) {
            to[length++] = (char)0xC2; /* a blank that does not break */
            to[length++] = (char)0xA0;
        } else {
            to[length++] = *text;
        }
    }
    to[length] = '\0';
}

void desk_weight(const struct ui *ui, char *to, size_t size, int64_t grams)
{
    int64_t kg = (grams + 500) / 1000;
    if (kg < 1000) {
        str_format(to, size, _("%lld kg"), (long long)kg);
        return;
    }
    int64_t tenths = (kg + 50) / 100;
    /* Translators: tonnes, with the sign between units and tenths. */
    str_format(to, size, _("%lld.%lld t"), (long long)(tenths / 10), (long long)(tenths % 10));
}

void desk_lock(struct ui *ui, const struct ui_view *view)
{
    ui->is_director = false;
    ui_go_to_work(ui, view, SCREEN_HOME);
}

void desk_enter(struct ui *ui, const struct ui_view *view)
{
    (void)view;
    ui->page = 0;
    ui->choice = 0;
}

void desk_leave(struct ui *ui, const struct ui_view *view)
{
    ui_go(ui, view, ui->screen == ui->hub ? SCREEN_DIRECTOR : ui->hub);
}

bool desk_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input)
{
    if (input->kind != UI_TAP) {
        return true;
    }
    switch (input->action) {
    case ACTION_HOME: desk_lock(ui, view); return true;
    case ACTION_BACK: desk_leave(ui, view); return true;
    case DESK_SCREEN: ui_go(ui, view, (enum screen_id)input->argument); return true;
    case DESK_PAGE: ui->page = input->argument < 0 ? 0 : input->argument; return true;
    default: return false;
    }
}

void desk_words_view(const struct ui *ui, const struct kit *kit, const struct desk_words *words)
{
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, words->title, "");
    struct rect body = areas.body, footer = areas.footer;
    struct rect field = rect_cut_top(&body, theme_px(theme, 18.0));
    frame_border(kit->frame, field, theme->radius[RADIUS_MEDIUM], theme_px(theme, 1.2), COLOUR_BLUE,
                 false);
    text_draw(kit, rect_inset(field, theme_px(theme, 4.0), 0),
              desk_style(TYPE_TITLE, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE), words->typed);
    (void)rect_cut_top(&body, theme->gap);
    letterpad_draw(ui, kit, body, words->pad);
    desk_back(ui, kit, &footer);
    desk_primary(kit, &footer, words->keep, NULL, words->is_off);
}
