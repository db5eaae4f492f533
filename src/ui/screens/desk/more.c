/* more.c: everything of the desk in one place, by when it is needed: before the day, during it and
 * after it. It opens on the part that is now. */
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

enum { MORE_PART = DESK_OWN }; /* argument: enum more_part */

struct entry {
    const char *name, *picture, *word, *how;
    enum screen_id screen;
};

static const struct entry before[] = {
    {"timeline", PICTURE_CLOCK, N_("The timeline"), N_("what happens when, ticked off"),
     SCREEN_TIMELINE},
    {"arrivals", PICTURE_ARRIVING, N_("What is to come"),
     N_("by supplier: cases, kilos, what is left"), SCREEN_ARRIVALS},
    {"room", PICTURE_MAP, N_("The room"), N_("shelves, places, the way round"), SCREEN_ROOM},
    {"substitutes", PICTURE_SWAP, N_("In its place"), N_("what may be given instead"),
     SCREEN_SUBSTITUTES},
    {"lends", PICTURE_PARCEL, N_("Parts of the labos"), N_("to their Borne and back"),
     SCREEN_LENDS},
    {"codes", PICTURE_KEY, N_("Who may do what"), N_("codes, recovery stick"), SCREEN_CODES},
    {"voice", PICTURE_MICROPHONE, N_("The voice"), N_("phrases said by one of you"), SCREEN_VOICE},
    {"own", PICTURE_HOUSE, N_("Your own"), N_("name, mark, words, photos"), SCREEN_OWN},
    {"kit", PICTURE_SPROUT, N_("The kit"), N_("the method, for another place"), SCREEN_KIT},
};
static const struct entry during[] = {
    {"shortage", PICTURE_SCALES, N_("Missing or too much"), N_("share a product out by your rule"),
     SCREEN_SHORTAGE},
    {"chores", PICTURE_HAND, N_("By hand"), N_("what is to be put right in crates"), SCREEN_CHORES},
    {"find", PICTURE_LENS, N_("Find"), N_("an order, a crate, a product"), SCREEN_FIND},
    {"notes", PICTURE_ALLERGY, N_("Notes of the members"), N_("allergies, substitutions"),
     SCREEN_NOTES},
    {"helpers", PICTURE_PEOPLE, N_("How many were we?"), N_("people, half-day by half-day"),
     SCREEN_HELPERS},
    {"half_day", PICTURE_CHAIR, N_("End of the half-day"), N_("pairs are forgotten"),
     SCREEN_HALF_DAY},
};
static const struct entry after[] = {
    {"returns", PICTURE_VAN, N_("Returns of the labos"), N_("enter their forms in minutes"),
     SCREEN_RETURNS},
    {"review_cases", PICTURE_LIST, N_("Differences"), N_("cause, decision, follow-up"),
     SCREEN_REVIEW},
    {"month", PICTURE_CHART, N_("The month in one page"), N_("beside the months before"),
     SCREEN_MONTH},
    {"take_away", PICTURE_SHEET, N_("Export"), N_("lists, pages and tables"), SCREEN_EXPORT},
    {"keep", PICTURE_KEY, N_("Backup"), N_("a copy, on a stick"), SCREEN_KEEP},
    {"close_prep", PICTURE_LOCK, N_("Close the preparation"), N_("when all has left"),
     SCREEN_CLOSE},
};

#define ROWS(table) table, sizeof(table) / sizeof *(table)
static const struct part {
    const char *name, *word;
    const struct entry *entries;
    int count;
} parts[] = {
    [MORE_BEFORE] = {"before", N_("Before the day"), ROWS(before)},
    [MORE_DURING] = {"during", N_("During the day"), ROWS(during)},
    [MORE_AFTER] = {"after", N_("After the day"), ROWS(after)},
};

/* The part that was touched, else the one that is now. */
static enum more_part part_of(const struct ui *ui, const struct ui_view *view)
{
    if (ui->more != MORE_NOW) {
        return ui->more;
    }
    return view->prep->plan == NULL ? MORE_BEFORE
           : view->prep->is_closed  ? MORE_AFTER
                                    : MORE_DURING;
}

static void open_screen(struct ui *ui, enum screen_id screen, struct request *ret_request)
{
    ui->filter = (struct review_filter){0};
    ui->desk = (struct desk_choice){0};
    ui->is_first = false; /* the kit is made here, and taken over there */
    if (screen == SCREEN_MONTH && !ui->is_helper) {
        ret_request->kind = REQUEST_MONTH; /* counted anew each time it is looked at */
    } else if (screen == SCREEN_LENDS && !ui->is_helper) {
        ret_request->kind = REQUEST_PARTS_LOOK;
    }
}

static void more_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                       struct request *ret_request)
{
    if (input->kind == UI_TAP && input->action == MORE_PART) {
        ui->more = (enum more_part)input->argument;
        return;
    }
    if (input->kind == UI_TAP && input->action == DESK_SCREEN) {
        open_screen(ui, (enum screen_id)input->argument, ret_request);
    }
    (void)desk_event(ui, view, input);
}

/* Two texts of one or two lines as one block in the middle of `rect`. */
static void draw_words(const struct kit *kit, struct rect rect, struct text_style bold,
                       const char *word, struct text_style soft, const char *how)
{
    const struct theme *theme = kit->theme;
    int air = theme_px(theme, 5.5); /* from a baseline to the capitals below it */
    bold.lines = 1 + (text_width(kit, bold, word) > rect.w);
    soft.lines = 1 + (text_width(kit, soft, how) > rect.w);
    bold.top = soft.top = true;
    int high = text_cap_px(theme->type[bold.type]) + text_cap_px(theme->type[soft.type]) + air +
               (bold.lines - 1) * text_line_px(theme->type[bold.type]) +
               (soft.lines - 1) * text_line_px(theme->type[soft.type]);
    (void)rect_cut_top(&rect, high < rect.h ? (rect.h - high) / 2 : 0);
    struct rect box = {rect.x, rect.y, rect.w, rect.h * 13 / 20};
    struct rect ink = text_draw(kit, box, bold, word);
    (void)rect_cut_top(&rect, ink.y + ink.h + air - rect.y);
    text_draw(kit, rect, soft, how);
}

/* The drawing beside the words, or above them where the tile is higher than wide. */
static void draw_entry(const struct ui *ui, const struct kit *kit, struct rect rect,
                       const struct entry *entry)
{
    const struct theme *theme = kit->theme;
    bool is_high = rect.h > rect.w;
    desk_tile(kit, rect, entry->name, DESK_SCREEN, (int)entry->screen, 0);
    struct rect inside = rect_inset(rect, theme_px(theme, 5.0), theme_px(theme, 3.0));
    struct rect box = is_high ? rect_cut_top(&inside, inside.h * 9 / 20)
                              : rect_cut_left(&inside, theme_px(theme, 22.0));
    int side = box.w < box.h ? box.w : box.h, most = theme_px(theme, 44.0);
    side = side < most ? side : most;
    frame_picture(kit->frame, rect_centre(box, side, side), entry->picture, 255, false);
    (void)(is_high ? rect_cut_top(&inside, theme_px(theme, 2.0))
                   : rect_cut_left(&inside, theme_px(theme, 4.0)));
    enum align align = is_high ? ALIGN_CENTRE : ALIGN_LEFT;
    draw_words(kit, inside, desk_style(TYPE_BUTTON, WEIGHT_SEMIBOLD, COLOUR_INK, align),
               words_get(ui->language, entry->word),
               desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, align),
               words_get(ui->language, entry->how));
}

/* The three parts: beside the title where there is room, below it where there is not. */
static void draw_parts(const struct ui *ui, const struct kit *kit, struct areas *areas,
                       const char *title, enum more_part now)
{
    const struct theme *theme = kit->theme;
    struct rect tabs = areas->header;
    if (theme->narrow) {
        tabs = rect_cut_top(&areas->body, theme->target);
        (void)rect_cut_top(&areas->body, theme->gap);
    } else {
        struct text_style style = desk_style(TYPE_INSTRUCTION, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT);
        (void)rect_cut_right(&tabs, 2 * (theme->target + theme->gap));
        if (kit->mirrored != kit->rtl) { /* beside the title, which keeps its order for a hand */
            frame_block_begin(kit->frame, tabs);
        }
        (void)rect_cut_left(&tabs, text_width(kit, style, title) + 3 * theme->gap);
        (void)rect_cut_right(&tabs, theme->gap);
        tabs = rect_centre(tabs, tabs.w, theme->target);
    }
    for (int i = MORE_BEFORE; i <= MORE_AFTER; i++) {
        struct rect tab = rect_cell(tabs, 3, 1, theme->gap, i - MORE_BEFORE);
        bool is_now = i == (int)now;
        desk_tile_chosen(kit, tab, parts[i].name, MORE_PART, i, is_now);
        text_draw(kit, rect_inset(tab, theme_px(theme, 2.0), 0),
                  desk_style(TYPE_BUTTON, is_now ? WEIGHT_BOLD : WEIGHT_REGULAR, COLOUR_INK,
                             ALIGN_CENTRE),
                  words_get(ui->language, parts[i].word));
    }
    frame_block_end(kit->frame);
}

static void more_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, _("More of the desk"), "");
    enum more_part now = part_of(ui, view);
    draw_parts(ui, kit, &areas, _("More of the desk"), now);
    struct rect body = areas.body, footer = areas.footer;
    const struct part *part = &parts[now];
    int columns = theme->narrow || part->count <= 4 ? 2 : 3;
    int rows = (part->count + columns - 1) / columns;
    for (int i = 0; i < part->count; i++) {
        draw_entry(ui, kit, rect_cell(body, columns, rows, theme->gap, i), &part->entries[i]);
    }
    desk_back(ui, kit, &footer);
}

const struct screen_def screen_more = {.name = "more",
                                       .enter = desk_enter,
                                       .event = more_event,
                                       .view = more_view,
                                       .is_director = true};
