/* more.c: everything of the desk in one place, by when it is needed: during the day and after it.
 */
#include "ui/picture.h"
#include "ui/screens/desk.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

static void more_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                       struct request *ret_request)
{
    if (input->kind == UI_TAP && input->action == DESK_SCREEN) {
        ui->filter = (struct review_filter){0};
        ui->desk = (struct desk_choice){0};
        ui->is_first = false; /* the kit is made here, and taken over there */
        if (input->argument == SCREEN_MONTH && !ui->is_helper) {
            ret_request->kind = REQUEST_MONTH; /* counted anew each time it is looked at */
        } else if (input->argument == SCREEN_LENDS && !ui->is_helper) {
            ret_request->kind = REQUEST_PARTS_LOOK;
        }
    }
    (void)desk_event(ui, view, input);
}

struct entry {
    const char *name, *picture, *word, *how;
    enum screen_id screen;
};

static void draw_entry(const struct ui *ui, const struct kit *kit, struct rect rect,
                       const struct entry *entry)
{
    const struct theme *theme = kit->theme;
    desk_tile(kit, rect, entry->name, DESK_SCREEN, (int)entry->screen, 0);
    struct rect inside = rect_inset(rect, theme_px(theme, 3.5), theme_px(theme, 2.0));
    int side = theme_px(theme, 13.0);
    frame_picture(kit->frame, rect_centre(rect_cut_left(&inside, side), side, side), entry->picture,
                  255, false);
    (void)rect_cut_left(&inside, theme_px(theme, 3.0));
    int most = theme_px(theme, 34.0);
    inside = rect_centre(inside, inside.w, inside.h < most ? inside.h : most);
    struct rect foot = rect_cut_bottom(&inside, inside.h / 2);
    struct text_style style = desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT);
    text_draw(kit, inside, style, words_get(ui->language, entry->word));
    style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT);
    style.lines = 2;
    style.top = true;
    text_draw(kit, foot, style, words_get(ui->language, entry->how));
}

static void more_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    static const struct entry entries[] = {
        {"shortage", PICTURE_SCALES, N_("Missing or too much"),
         N_("share a product out by your rule"), SCREEN_SHORTAGE},
        {"chores", PICTURE_HAND, N_("By hand"), N_("what is to be put right in crates"),
         SCREEN_CHORES},
        {"find", PICTURE_LENS, N_("Find"), N_("an order, a crate, a product"), SCREEN_FIND},
        {"notes", PICTURE_ALLERGY, N_("Notes of the members"), N_("allergies, substitutions"),
         SCREEN_NOTES},
        {"returns", PICTURE_VAN, N_("Returns of the labos"), N_("enter their forms in minutes"),
         SCREEN_RETURNS},
        {"review_cases", PICTURE_LIST, N_("Differences"), N_("cause, decision, follow-up"),
         SCREEN_REVIEW},
        {"month", PICTURE_CHART, N_("The month in one page"), N_("beside the months before"),
         SCREEN_MONTH},
        {"timeline", PICTURE_CLOCK, N_("The timeline"), N_("what happens when, ticked off"),
         SCREEN_TIMELINE},
        {"room", PICTURE_MAP, N_("The room"), N_("shelves, places, the way round"), SCREEN_ROOM},
        {"substitutes", PICTURE_SWAP, N_("In its place"), N_("what may be given instead"),
         SCREEN_SUBSTITUTES},
        {"lends", PICTURE_PARCEL, N_("Parts of the labos"), N_("to their Borne and back"),
         SCREEN_LENDS},
        {"codes", PICTURE_KEY, N_("Who may do what"), N_("codes, recovery stick"), SCREEN_CODES},
    };
    (void)view;
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, _("More of the desk"), "");
    struct rect body = areas.body, footer = areas.footer;
    enum { COLUMNS = 3 };
    const int count = sizeof entries / sizeof *entries, rows = (count + COLUMNS - 1) / COLUMNS;
    for (int i = 0; i < count; i++) { /* column by column */
        draw_entry(ui, kit,
                   rect_cell(body, COLUMNS, rows, theme->gap, i % rows * COLUMNS + i / rows),
                   &entries[i]);
    }
    desk_back(ui, kit, &footer);
    widget_button(kit, rect_cut_right(&footer, theme_px(theme, 68.0)),
                  (struct button){.name = "kit",
                                  .kind = BUTTON_SECONDARY,
                                  .action = DESK_SCREEN,
                                  .argument = SCREEN_KIT,
                                  .word = _("The kit")});
}

const struct screen_def screen_more = {.name = "more",
                                       .enter = desk_enter,
                                       .event = more_event,
                                       .view = more_view,
                                       .is_director = true};
