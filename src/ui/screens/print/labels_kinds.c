/* labels_kinds.c: see labels_kinds.h. */
#include "ui/screens/print/labels_kinds.h"

#include "ui/picture.h"
#include "ui/words.h"

static const struct {
    const char *name, *picture, *word;
} whats[PRINT_WHAT_COUNT] = {
    [PRINT_CRATES] = {"what_crates", PICTURE_BASKET, N_("Crates")},
    [PRINT_RANGE] = {"what_range", PICTURE_KEYS, N_("From … to …")},
    [PRINT_ONE] = {"what_one", PICTURE_POINT, N_("One crate")},
    [PRINT_VOIDED] = {"what_voided", PICTURE_SWAP, N_("To replace")},
    [PRINT_PRODUCTS] = {"what_products", "\U0001F955", N_("Products")},
    [PRINT_PLACES] = {"what_places", "\U0001F4CD", N_("Places")},
    [PRINT_PAIRS] = {"what_pairs", "\U0001F98A", N_("Badges")},
    [PRINT_COMMANDS] = {"what_commands", "\U0001F44D", N_("Commands")},
    [PRINT_PRACTICE] = {"what_practice", PICTURE_CAP, N_("Practice")},
};

static void draw_inside(const struct kit *kit, struct rect rect, const char *picture,
                        const char *word)
{
    const struct theme *theme = kit->theme;
    struct rect inside = rect_inset(rect, theme_px(theme, 3.0), theme_px(theme, 2.0));
    int side = theme_px(theme, 12.0);
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT);
    style.lines = 2;
    if (theme->narrow && inside.h > inside.w * 3 / 5) { /* the drawing above its word */
        inside = rect_centre(inside, inside.w, theme_px(theme, 46.0));
        side = theme_px(theme, 22.0);
        frame_picture(kit->frame, rect_centre(rect_cut_top(&inside, side), side, side), picture,
                      255, false);
        style.type = TYPE_BODY;
        style.align = ALIGN_CENTRE;
    } else {
        frame_picture(kit->frame, rect_cut_left(&inside, side), picture, 255, false);
        (void)rect_cut_left(&inside, theme_px(theme, 2.5));
    }
    text_draw(kit, inside, style, word);
}

void labels_kinds_draw(const struct ui *ui, const struct kit *kit, struct rect rect)
{
    enum { COLUMNS = 3, ROWS = 3 };
    for (int i = 0; i < PRINT_BAGS; i++) { /* bags are printed where they are filled */
        struct rect cell = rect_cell(rect, COLUMNS, ROWS, kit->theme->gap, i);
        desk_tile_chosen(kit, cell, whats[i].name, DESK_OWN, i, (int)ui->print_what == i);
        draw_inside(kit, cell, whats[i].picture, _(whats[i].word));
    }
}

void labels_kinds_row(const struct ui *ui, const struct kit *kit, struct rect row)
{
    const struct theme *theme = kit->theme;
    struct rect kind = rect_cell(row, 2, 1, theme->gap, 0);
    struct rect papers = rect_cell(row, 2, 1, theme->gap, 1);
    desk_tile(kit, kind, "kinds", DESK_OWN, KINDS_OPEN, 0);
    struct rect more = rect_cut_right(&kind, theme_px(theme, 15.0));
    frame_shape(kit->frame, rect_centre(more, theme_px(theme, 7.0), theme_px(theme, 7.0)),
                SHAPE_ARROW_RIGHT, COLOUR_INK);
    draw_inside(kit, kind, whats[ui->print_what].picture, _(whats[ui->print_what].word));
    desk_tile(kit, papers, "papers", DESK_SCREEN, SCREEN_PAPERS, 0);
    more = rect_cut_right(&papers, theme_px(theme, 15.0));
    frame_shape(kit->frame, rect_centre(more, theme_px(theme, 7.0), theme_px(theme, 7.0)),
                SHAPE_ARROW_RIGHT, COLOUR_INK);
    draw_inside(kit, papers, PICTURE_SHEET, _("Slips and sheets"));
}

void labels_kinds_button(const struct ui *ui, const struct kit *kit, struct rect rect)
{
    widget_button(kit, rect,
                  (struct button){.name = "kinds",
                                  .action = DESK_OWN,
                                  .argument = KINDS_OPEN,
                                  .kind = BUTTON_SECONDARY,
                                  .shape = SHAPE_ARROW_LEFT,
                                  .has_shape = true,
                                  .word = _("Other kinds")});
}

const char *labels_kinds_says(const struct ui *ui)
{
    switch (ui->print_what) {
    case PRINT_VOIDED:
        return _("New labels of crates whose old label is no longer valid, or whose copy has not "
                 "come out yet.");
    case PRINT_PRODUCTS:
        return _("Labels for the products without a barcode, to stick on their boxes.");
    case PRINT_PLACES: return _("A label for each shelf, table and fridge, readable from 2 m.");
    case PRINT_PAIRS: return _("Twelve badges: colours and animals.");
    case PRINT_COMMANDS: return _("Yes, no, validate, digits …: every step by scanner alone.");
    case PRINT_PRACTICE:
        return _("A crate and four products to try everything on; nothing of it is recorded.");
    case PRINT_CRATES:
    case PRINT_RANGE:
    case PRINT_ONE:
    case PRINT_BAGS:
    case PRINT_WHAT_COUNT:
    case PRINT_SLIPS:
    case PRINT_SLIP: break;
    }
    return "";
}
