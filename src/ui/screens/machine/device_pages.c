/* device_pages.c: see device_pages.h. */
#include "ui/screens/machine/device_pages.h"

#include "base/str.h"
#include "ui/picture.h"
#include "ui/screens/print/print_parts.h"
#include "ui/words.h"

#define PICTURE_BEAM     "\U0001F526"
#define PICTURE_KEYBOARD "\u2328\uFE0F"
#define PICTURE_WAY      "\U0001F501"
#define PICTURE_PLUG     "\U0001F50C"

const char *device_picture(const struct device_row_view *row)
{
    return row->is_scanner   ? PICTURE_BEAM
           : row->is_scale   ? PICTURE_SCALES
           : row->is_printer ? PICTURE_PRINTER
                             : PICTURE_KEYBOARD;
}

uint32_t device_colour(enum device_mark mark)
{
    static const uint32_t colours[] = {[DEVICE_MARK_READY] = COLOUR_GREEN,
                                       [DEVICE_MARK_PROPOSED] = COLOUR_BLUE,
                                       [DEVICE_MARK_TROUBLE] = COLOUR_AMBER,
                                       [DEVICE_MARK_OTHER] = COLOUR_MUTED};
    return colours[mark];
}

/* The bars in the middle of a white card, in whole pixels a module, with their quiet zones. */
static void draw_bars(const struct kit *kit, struct rect rect, const struct lesson_view *lesson)
{
    enum { QUIET = 10 };
    int modules = lesson->modules + 2 * QUIET;
    int module = rect.w / modules, most = theme_px(kit->theme, 0.9);
    module = module > most && most > 0 ? most : module;
    module = module < 1 ? 1 : module;
    struct rect bars = rect_centre(rect, module * modules, rect.h);
    for (int i = 0; i < lesson->bar_count; i++) {
        struct rect bar = {bars.x + (QUIET + lesson->bar_from[i]) * module, bars.y,
                           lesson->bar_width[i] * module, bars.h};
        frame_fill(kit->frame, bar, 0, 0x000000FFu);
    }
}

static void draw_code(const struct kit *kit, struct rect card, const struct lesson_view *lesson)
{
    const struct theme *theme = kit->theme;
    char digits[LIMIT_DEVICE_TEACH + 4];
    widget_card(kit, card);
    struct rect inside = rect_inset(card, theme_px(theme, 6.0), theme_px(theme, 6.0));
    struct rect foot = rect_cut_bottom(&inside, theme_px(theme, 14.0));
    struct rect bars = rect_centre(
        inside, inside.w, theme_px(theme, 45.0) < inside.h ? theme_px(theme, 45.0) : inside.h);
    draw_bars(kit, bars, lesson);
    str_format(digits, sizeof digits, "%.4s %.3s %.3s", lesson->code, lesson->code + 4,
               lesson->code + 7);
    struct text_style style = desk_style(TYPE_TITLE, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE);
    style.tabular = true;
    style.least = TYPE_BODY;
    text_draw(kit, foot, style, digits);
}

void device_page_lesson(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    static const struct lesson_view none = {.trouble = ""};
    const struct theme *theme = kit->theme;
    const struct lesson_view *lesson = view->devices != NULL ? &view->devices->lesson : &none;
    struct areas areas = desk_begin(ui, kit, _("New scanner"), "");
    struct rect body = areas.body, footer = areas.footer;
    if (lesson->state == LESSON_LEARNED) {
        char title[120];
        str_format(title, sizeof title, _("%s is ready."), lesson->name);
        widget_card(kit, body);
        desk_message(kit, body, VERDICT_DONE, title,
                     lesson->is_fr ? _("It types like a French keyboard: Borne reads it right.")
                                   : _("It types like a US keyboard: Borne reads it right."));
        desk_back(ui, kit, &footer);
        desk_primary(kit, &footer, _("One more scanner"), NULL, false);
        return;
    }
    desk_sentence(kit, &body, COLOUR_INK, _("*Scan* this code with the new scanner."));
    if (lesson->state == LESSON_REFUSED) {
        desk_band(kit, rect_cut_bottom(&body, theme->target), VERDICT_QUESTION, lesson->trouble);
        (void)rect_cut_bottom(&body, theme->gap);
    }
    draw_code(kit, body, lesson);
    desk_back(ui, kit, &footer);
    desk_say(kit, footer, COLOUR_MUTED, _("Keyboards stay keyboards: only who scans it is taken."));
}

static void draw_step(const struct kit *kit, struct rect rect, const char *number,
                      const char *picture, const char *title, const char *text)
{
    const struct theme *theme = kit->theme;
    widget_card(kit, rect);
    struct rect inside = rect_inset(rect, theme_px(theme, 4.0), theme_px(theme, 3.0));
    struct text_style style = desk_style(TYPE_TITLE, WEIGHT_BOLD, COLOUR_GREEN, ALIGN_CENTRE);
    text_draw(kit, rect_cut_left(&inside, theme_px(theme, 12.0)), style, number);
    int side = theme_px(theme, 13.0);
    struct rect box = rect_cut_left(&inside, side);
    frame_picture(kit->frame, rect_centre(box, side, side), picture, 255, false);
    (void)rect_cut_left(&inside, theme_px(theme, 4.0));
    int most = theme_px(theme, 42.0);
    inside = rect_centre(inside, inside.w, inside.h < most ? inside.h : most);
    struct rect head = rect_cut_top(&inside, inside.h * 2 / 5);
    style = desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT);
    style.least = TYPE_SMALL;
    text_draw(kit, head, style, title);
    style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT);
    style.lines = 3;
    text_draw(kit, inside, style, text);
}

void device_page_help(const struct ui *ui, const struct kit *kit)
{
    enum { HELP_STEPS = 6 };
    static const struct {
        const char *picture, *title, *text;
    } steps[HELP_STEPS] = {
        {PICTURE_PLUG, N_("No light?"),
         N_("Another socket, another cable. Then press its trigger.")},
        {PICTURE_SPROUT, N_("Light, not in the list?"),
         N_("Wait ten seconds, then “Look again”. Else its booklet: “USB keyboard”.")},
        {PICTURE_LENS, N_("In the list, no code?"),
         N_("“New scanner”: Borne finds its keyboard and reads it from then on.")},
        {PICTURE_KEYBOARD, N_("Wrong letters, or too many?"),
         N_("Touch it in the list, then “Teach it again”.")},
        {PICTURE_HAND, N_("It beeps, nothing comes?"),
         N_("Clean the glass, flatten the label. Its last codes stand in its page.")},
        {PICTURE_WAY, N_("Still nothing?"),
         N_("In its page, “Take it another way”. Meanwhile all works by touch.")},
    };
    struct areas areas = desk_begin(ui, kit, _("The scanner does nothing"), "");
    struct rect body = areas.body, footer = areas.footer;
    struct rect upper = desk_upper_row(kit, &body, true);
    for (int i = 0; i < HELP_STEPS; i++) {
        char number[2] = {(char)('1' + i), '\0'};
        draw_step(kit, desk_cell(kit, body, HELP_STEPS, 2, 1, i), number, steps[i].picture,
                  _(steps[i].title), _(steps[i].text));
    }
    desk_back(ui, kit, &footer);
    desk_primary(kit, &footer, _("New scanner"), NULL, false);
    widget_button(kit, upper.h > 0 ? upper : footer,
                  (struct button){.name = "again",
                                  .action = DESK_OWN,
                                  .argument = DEVICE_DEED_RESCAN,
                                  .kind = BUTTON_SECONDARY,
                                  .type = TYPE_BODY,
                                  .word = _("Look again")});
}

/* A line of what is known: a word, and what it is. */
static void draw_fact(const struct kit *kit, struct rect *rect, int height, const char *word,
                      const char *value, uint32_t colour)
{
    const struct theme *theme = kit->theme;
    struct rect row = rect_cut_top(rect, height);
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT);
    text_draw(kit, rect_cut_left(&row, theme_px(theme, 50.0)), style, word);
    style = desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, colour, ALIGN_LEFT);
    style.lines = 2;
    text_draw(kit, row, style, value[0] != '\0' ? value : "–");
}

/* Control characters of a code (GS) as a drawing of themselves. */
static void visible(char *to, size_t size, const char *text)
{
    to[0] = '\0';
    while (*text != '\0') {
        char bytes[8] = "";
        uint32_t point = str_next(&text);
        bytes[str_put(bytes, point < ' ' ? 0x2400 + point : point)] = '\0';
        (void)str_append(to, size, bytes);
    }
}

/* What the scanner sends around each code and Borne cuts off. */
static void draw_around(const struct ui *ui, const struct kit *kit, struct rect *rect, int height,
                        const struct device_row_view *row)
{
    char before[3 * LIMIT_DEVICE_PREFIX], after[3 * LIMIT_DEVICE_PREFIX], both[100] = "";
    visible(before, sizeof before, row->prefix);
    visible(after, sizeof after, row->suffix);
    if (before[0] != '\0' || after[0] != '\0') {
        str_format(both, sizeof both, _("“%s” before, “%s” after"), before, after);
    }
    draw_fact(kit, rect, height, _("Around codes"), both[0] != '\0' ? both : _("nothing sent"),
              COLOUR_INK);
}

static void draw_facts(const struct ui *ui, const struct kit *kit, struct rect rect,
                       const struct device_row_view *row, const struct scale_view *scale)
{
    const struct theme *theme = kit->theme;
    char code[3 * LIMIT_CODE], raw[3 * LIMIT_CODE], count[80];
    widget_card(kit, rect);
    rect = rect_inset(rect, theme_px(theme, 6.0), theme_px(theme, 4.0));
    int height = rect.h / (row->is_scanner ? 7 : 6), most = theme_px(theme, 40.0);
    height = height < most ? height : most;
    draw_fact(kit, &rect, height, _("State"), row->state, device_colour(row->mark));
    draw_fact(kit, &rect, height, _("Read as"), row->way, COLOUR_INK);
    draw_fact(kit, &rect, height, _("Number"), row->key, COLOUR_INK);
    if (row->is_scale) {
        bool mine = scale->is_there && scale->number == row->number;
        str_format(count, sizeof count, _("%d g"), (int)scale->grams);
        draw_fact(kit, &rect, height, _("Weight"),
                  !mine              ? ""
                  : scale->is_weight ? count
                                     : _(scale->words),
                  COLOUR_INK);
    } else if (row->is_scanner) {
        visible(code, sizeof code, row->code);
        visible(raw, sizeof raw, row->raw);
        if (row->symbology[0] != '\0') {
            (void)str_append(code, sizeof code, "  ");
            (void)str_append(code, sizeof code, row->symbology);
        }
        draw_fact(kit, &rect, height, _("Last code"), code, COLOUR_INK);
        draw_fact(kit, &rect, height, _("As sent"), raw, COLOUR_INK);
        str_format(count, sizeof count, _("%d read, %d dropped"), row->read_count,
                   row->dropped_count);
        draw_fact(kit, &rect, height, _("So far"), count, COLOUR_INK);
        draw_around(ui, kit, &rect, height, row);
    }
}

/* What may be done with it, one button each. */
struct deeds {
    struct button rows[6];
    int count;
};

static void add_deed(struct deeds *deeds, const char *name, int action, int argument,
                     const char *word, enum button_kind kind)
{
    deeds->rows[deeds->count++] = (struct button){.name = name,
                                                  .action = action,
                                                  .argument = argument,
                                                  .kind = kind,
                                                  .type = TYPE_BODY,
                                                  .word = word};
}

static struct deeds find_deeds(const struct ui *ui, const struct device_row_view *row)
{
    struct deeds deeds = {.count = 0};
    if (row->can_enrol) {
        add_deed(&deeds, "enrol", DESK_OWN, DEVICE_DEED_ENROL, _("Read it"), BUTTON_PRIMARY);
    }
    if (row->is_enrolled && row->has_layout) {
        add_deed(&deeds, "layout", DESK_OWN, DEVICE_DEED_LAYOUT,
                 row->is_fr ? _("Read it as US") : _("Read it as French"), BUTTON_SECONDARY);
        add_deed(&deeds, "way", DESK_OWN, DEVICE_DEED_WAY, _("Take it another way"),
                 BUTTON_SECONDARY);
    }
    if (row->is_enrolled && row->is_scanner) { /* finds layout, prefix and suffix by one scan */
        add_deed(&deeds, "anew", ACTION_VALIDATE, 0, _("Teach it again"), BUTTON_SECONDARY);
    }
    if (row->is_scale && row->mark == DEVICE_MARK_READY) {
        add_deed(&deeds, "tare", DESK_OWN, DEVICE_DEED_TARE, _("Tare"), BUTTON_SECONDARY);
    }
    if (row->is_printer) {
        add_deed(&deeds, "ask", DESK_OWN, DEVICE_DEED_ASK, _("Ask it again"), BUTTON_SECONDARY);
    }
    return deeds;
}

/* Their place: a column at the right, on a high panel rows of two below the facts. Cuts it off. */
static struct rect cut_deeds(const struct kit *kit, struct rect *body, const struct deeds *deeds)
{
    const struct theme *theme = kit->theme;
    int rows = (deeds->count + 1) / 2, row = theme->primary + theme->gap;
    if (!theme->narrow) {
        return desk_side(kit, body, 100.0, 0.0);
    }
    struct rect foot = rect_cut_bottom(body, rows > 0 ? rows * row - theme->gap : 0);
    (void)rect_cut_bottom(body, rows > 0 ? theme->gap : 0);
    return foot;
}

static void draw_deeds(const struct kit *kit, struct rect rect, const struct deeds *deeds)
{
    const struct theme *theme = kit->theme;
    int columns = deeds->count > 1 ? 2 : 1;
    for (int i = 0; i < deeds->count; i++) {
        bool is_primary = deeds->rows[i].kind == BUTTON_PRIMARY;
        if (theme->narrow) {
            widget_button(kit, rect_cell(rect, columns, (deeds->count + 1) / 2, theme->gap, i),
                          deeds->rows[i]);
            continue;
        }
        widget_button(kit, rect_cut_top(&rect, is_primary ? theme->primary : theme->target),
                      deeds->rows[i]);
        (void)rect_cut_top(&rect, theme->gap);
    }
}

void device_page_one(const struct ui *ui, const struct kit *kit, const struct device_row_view *row,
                     const struct scale_view *scale)
{
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, row->name, row->kind);
    struct rect body = areas.body, footer = areas.footer;
    char trouble[320];
    (void)str_copy(trouble, sizeof trouble, row->trouble);
    if (row->has_way && trouble[0] == '\0') {
        print_say_way(ui, &row->way_of_printer, trouble, sizeof trouble);
    }
    if (trouble[0] != '\0') {
        int high = desk_band_height(kit, body.w, trouble, 20.0);
        desk_band(kit, rect_cut_top(&body, high), VERDICT_QUESTION, trouble);
        (void)rect_cut_top(&body, theme->gap);
    }
    struct deeds deeds = find_deeds(ui, row);
    struct rect side = cut_deeds(kit, &body, &deeds);
    draw_facts(ui, kit, body, row, scale);
    draw_deeds(kit, side, &deeds);
    desk_back(ui, kit, &footer);
    if (row->is_enrolled) {
        widget_button(kit, rect_cut_right(&footer, theme_px(theme, theme->narrow ? 90.0 : 100.0)),
                      (struct button){.name = "forget",
                                      .action = DESK_OWN,
                                      .argument = DEVICE_DEED_FORGET,
                                      .kind = BUTTON_ATTENTION,
                                      .type = TYPE_BODY,
                                      .word = _("Forget it")});
    }
    if (!row->is_scale && !row->is_scanner && !row->is_printer) {
        desk_say(kit, footer, COLOUR_MUTED, _("Borne leaves it alone."));
    }
}
