/* own_photos.c: photographs of places, as the room has them: fetched from a stick's folder, looked
 * at, taken away; of a file that is none, which it is and what to do. */
#include "base/str.h"
#include "domain/place.h"
#include "ui/screens/machine/own.h"
#include "ui/words.h"

static void draw_photo(const struct kit *kit, struct rect tile, const struct place_photo *photo)
{
    const struct theme *theme = kit->theme;
    char place[LIMIT_PLACE], name[FRAME_NAME];
    place_write(photo->place, place);
    str_format(name, sizeof name, "photo_%s", place);
    desk_tile(kit, tile, name, DESK_CHOOSE, photo->place, 0);
    struct rect inside = rect_inset(tile, theme_px(theme, 3.0), theme_px(theme, 2.0));
    struct rect foot = rect_cut_bottom(&inside, theme_px(theme, 9.0));
    frame_image(kit->frame, frame_image_fit(inside, photo->w, photo->h), photo->number);
    text_draw(kit, foot, desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE), place);
}

/* Which files are none, as many as there is room for. */
static void draw_left(const struct own_view *own, const struct kit *kit, struct rect rect, int rows)
{
    const struct theme *theme = kit->theme;
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme_px(theme, 5.0), theme_px(theme, 3.0));
    for (int i = 0; i < rows; i++) {
        struct rect row = rect_cell(card, 1, rows, theme_px(theme, 3.0), i);
        struct rect name = rect_cut_top(&row, theme_px(theme, theme->narrow ? 10.0 : 7.0));
        text_draw(kit, name, desk_style(TYPE_SMALL, WEIGHT_BOLD, COLOUR_AMBER, ALIGN_LEFT),
                  own->left[i].name);
        struct text_style style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_INK, ALIGN_LEFT);
        style.lines = 3;
        char glued[320];
        desk_glue(glued, sizeof glued, own->left[i].why);
        text_draw(kit, row, style, glued);
    }
}

static void draw_grid(const struct place_photos *photos, const struct kit *kit, struct rect body,
                      struct desk_pages pages, int columns, int rows)
{
    for (int i = pages.first; i < pages.end; i++) {
        struct rect cell = rect_cell(body, columns, rows, kit->theme->gap, i - pages.first);
        draw_photo(kit, cell, &photos->rows[i]);
    }
}

void own_photos_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    static const struct place_photos none = {.count = 0};
    const struct theme *theme = kit->theme;
    const struct own_view *own = view->own;
    const struct place_photos *photos = view->photos != NULL ? view->photos : &none;
    struct areas areas = desk_begin(ui, kit, _("Photos of the places"), _("from the stick"));
    struct rect body = areas.body, footer = areas.footer;
    desk_sentence(kit, &body, COLOUR_INK,
                  _("A folder *photos*, each file named by its place: *A4.jpg*. Nobody on it."));
    int left = own->left_count < PHOTOS_LEFT ? own->left_count : PHOTOS_LEFT;
    int most = (theme->narrow ? 4 : photos->count > 0 ? 2 : 4);
    left = left < most ? left : most;
    if (left > 0) {
        struct rect rect =
            rect_cut_bottom(&body, left * theme_px(theme, theme->narrow ? 40.0 : 24.0));
        (void)rect_cut_bottom(&body, theme->gap);
        draw_left(own, kit, rect, left);
    } else {
        struct rect band = rect_cut_bottom(&body, theme_px(theme, 24.0));
        (void)rect_cut_bottom(&body, theme->gap);
        own_draw_state(ui, view, kit, band);
    }
    struct rect upper = desk_upper_row(kit, &body, true);
    int columns = theme->narrow ? 3 : 5;
    int rows = desk_fit(body.h, theme_px(theme, theme->narrow ? 50.0 : 38.0), theme->gap);
    rows = rows > 0 ? rows : 1;
    struct desk_pages pages = desk_pages(ui->page, (int)photos->count, columns * rows);
    if (photos->count == 0 && left < most) {
        text_draw(kit, body, desk_style(TYPE_BODY, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_CENTRE),
                  _("No place has one yet."));
    }
    draw_grid(photos, kit, body, pages, columns, rows);
    desk_back(ui, kit, &footer);
    desk_primary(kit, &footer, _("Fetch them"), NULL,
                 view->stick_name[0] == '\0' || own_is_busy(view));
    desk_pager(kit, upper.h > 0 ? upper : footer, pages);
}

void own_photo_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    char place[LIMIT_PLACE];
    place_write(ui->choice - OWN_PHOTO, place);
    const struct place_photo *photo = place_photo_of(view->photos, place);
    struct areas areas = desk_begin(ui, kit, place, _("Photos of the places"));
    struct rect body = areas.body, footer = areas.footer;
    if (photo != NULL) {
        widget_card(kit, body);
        frame_image(kit->frame,
                    frame_image_fit(rect_inset(body, theme->pad, theme->pad), photo->w, photo->h),
                    photo->number);
        widget_button(kit, rect_cut_right(&footer, desk_half(kit, footer, 96.0)),
                      (struct button){.name = "drop",
                                      .action = OWN_DROP,
                                      .kind = BUTTON_SECONDARY,
                                      .word = _("Take it away"),
                                      .disabled = own_is_busy(view)});
    }
    desk_back(ui, kit, &footer);
}
