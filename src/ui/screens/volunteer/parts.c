/* parts.c: what the volunteers' screens have in common. */
#include "ui/screens/volunteer/parts.h"

#include <string.h>

#include "base/str.h"
#include "ui/action.h"
#include "ui/floor_map.h"
#include "ui/picture.h"
#include "ui/room_map.h"
#include "ui/say.h"
#include "ui/screens/volunteer/coach.h"
#include "ui/widgets.h"
#include "ui/words.h"

/* What stands in a wide footer at its left, and at its right. */
#define LEFT_MM  68.0
#define RIGHT_MM 98.0

void parts_header(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                  struct rect rect, uint32_t crate, const char *title)
{
    const struct plan *plan = view->prep->plan;
    const struct crate *row = plan != NULL ? plan_crate(plan, crate) : NULL;
    char number[16] = "", part[16] = "";
    struct header header = {.pair = view->pair,
                            .crate = number,
                            .part = part,
                            .letter = "",
                            .pickup = "",
                            .title = ui->is_well && title[0] == '\0' ? _("Well done.") : title,
                            .subtitle = ui->is_well && title[0] != '\0' ? _("Well done.") : "",
                            .help_action = ACTION_HELP};
    struct say say;
    say_screen(ui, view, &say);
    bool has_room = !kit->theme->narrow || title[0] == '\0'; /* else help says it */
    if (has_room && say.count > 0 && say_can_hear(ui, view)) {
        header.side = "hear";
        header.side_action = ACTION_HEAR;
        header.side_picture = PICTURE_SPEAKER;
    }
    if (row != NULL) {
        header.tutor = coach_tutor(ui, view);
        str_format(number, sizeof number, "%u", plan_order(plan, row->order)->number);
        str_format(part, sizeof part, "%d/%d", row->index, row->of);
        const struct pickup *pickup = plan_pickup(plan, row->pickup);
        if (pickup != NULL) {
            header.letter = pickup->letter;
            header.pickup = pickup->name;
            header.pickup_colour = pickup->colour;
        }
    }
    header_draw(kit, rect, header);
}

bool parts_is_slim(const struct kit *kit)
{
    const struct rect *area = &kit->theme->area;
    return kit->theme->narrow && area->h * 10 > area->w * 14;
}

bool parts_is_tight(const struct kit *kit)
{
    return kit->theme->low && kit->theme->area.w < panel_px(&kit->theme->panel, 219.0);
}

struct rect parts_footer_left(const struct kit *kit, struct rect footer)
{
    double mm = !kit->theme->narrow ? LEFT_MM : parts_is_slim(kit) ? 30.0 : 54.0;
    return rect_cut_left(&footer, theme_px(kit->theme, mm));
}

struct rect parts_footer_right(const struct kit *kit, struct rect footer)
{
    if (kit->theme->narrow) {
        (void)rect_cut_left(&footer, parts_footer_left(kit, footer).w + kit->theme->gap);
        return footer;
    }
    return rect_cut_right(&footer, theme_px(kit->theme, kit->theme->low ? 110.0 : RIGHT_MM));
}

struct rect parts_middle(const struct kit *kit, struct areas *areas, double middle_mm)
{
    if (kit->theme->narrow) {
        struct rect middle = rect_cut_bottom(&areas->body, theme_px(kit->theme, middle_mm));
        (void)rect_cut_bottom(&areas->body, middle.h > 0 ? kit->theme->gap : 0);
        return middle;
    }
    struct rect footer = areas->footer;
    (void)rect_cut_left(&footer, parts_footer_left(kit, footer).w + kit->theme->gap);
    (void)rect_cut_right(&footer, parts_footer_right(kit, footer).w + kit->theme->gap);
    return footer;
}

struct rect parts_beside(const struct kit *kit, struct rect *body, double mm, int percent)
{
    struct rect beside;
    if (kit->theme->narrow) {
        beside = rect_cut_bottom(body, body->h * percent / 100);
        (void)rect_cut_bottom(body, kit->theme->gap);
    } else {
        beside = rect_cut_right(body, theme_px(kit->theme, mm));
        (void)rect_cut_right(body, kit->theme->gap);
    }
    return beside;
}

void parts_undo_of(const struct ui *ui, const struct kit *kit, struct rect footer)
{
    widget_button(kit, parts_footer_left(kit, footer),
                  (struct button){.name = "undo",
                                  .action = ACTION_UNDO,
                                  .kind = BUTTON_SECONDARY,
                                  .shape = SHAPE_UNDO,
                                  .has_shape = true,
                                  .word = parts_is_slim(kit) ? "" : _("Undo")});
}

void parts_undo(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                struct rect footer)
{
    bool can_undo = prep_undoable(view->prep, ui->lane).seq != 0;
    widget_button(kit, parts_footer_left(kit, footer),
                  (struct button){.name = "undo",
                                  .action = ACTION_UNDO,
                                  .kind = BUTTON_SECONDARY,
                                  .shape = SHAPE_UNDO,
                                  .has_shape = true,
                                  .disabled = !can_undo,
                                  .word = parts_is_slim(kit) ? "" : _("Undo")});
}

struct rect parts_footer(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                         struct areas *areas, double middle_mm)
{
    parts_undo(ui, view, kit, areas->footer);
    widget_button(kit, parts_footer_right(kit, areas->footer),
                  (struct button){.name = "problem",
                                  .action = ACTION_PROBLEM,
                                  .kind = BUTTON_SECONDARY,
                                  .picture = PICTURE_HAND,
                                  .word = _("There is a problem")});
    return parts_middle(kit, areas, middle_mm);
}

void parts_back(const struct ui *ui, const struct kit *kit, struct rect footer)
{
    widget_button(kit, parts_footer_left(kit, footer),
                  (struct button){.name = "back",
                                  .action = ACTION_BACK,
                                  .kind = BUTTON_SECONDARY,
                                  .shape = SHAPE_ARROW_LEFT,
                                  .has_shape = true,
                                  .word = parts_is_slim(kit) ? "" : _("Back")});
}

static struct room_map map_of(const struct plan *plan, uint32_t room)
{
    const char *places[LIMIT_PRODUCTS];
    size_t count = 0;
    for (size_t i = 0; i < plan->products.count && count < LIMIT_PRODUCTS; i++) {
        if (plan->products.rows[i].room == room) {
            places[count++] = plan->products.rows[i].place;
        }
    }
    return room_map_make(places, count);
}

/* What stands there: beside the map or above it, in its place where the card is low. Cuts it off
 * *room. */
static void draw_place_photo(const struct kit *kit, struct rect *room,
                             const struct place_photo *photo, bool is_low)
{
    int gap = theme_px(kit->theme, 3.0);
    bool beside = !is_low && room->w > room->h * 5 / 4;
    struct rect box = beside ? rect_cut_left(room, room->w / 2)
                             : rect_cut_top(room, is_low ? room->h : room->h * 12 / 20);
    (void)(beside ? rect_cut_left(room, gap) : rect_cut_top(room, is_low ? 0 : gap));
    frame_image(kit->frame, frame_image_fit(box, photo->w, photo->h), photo->number);
}

void parts_place(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                 struct rect rect, const struct product *product, const char *words)
{
    const struct theme *theme = kit->theme;
    widget_card(kit, rect);
    struct rect card =
        rect_inset(rect, theme->pad, theme->narrow ? theme_px(theme, 3.0) : theme->pad);
    if (product->place[0] == '\0') {
        /* Nobody said where it lies: the tutor knows. */
        frame_picture(kit->frame, rect_cut_top(&card, card.h / 2), PICTURE_PEOPLE, 255, false);
        text_draw(kit, card,
                  (struct text_style){.type = TYPE_INSTRUCTION,
                                      .least = TYPE_BODY,
                                      .weight = WEIGHT_SEMIBOLD,
                                      .colour = COLOUR_INK,
                                      .align = ALIGN_CENTRE,
                                      .lines = 3},
                  _("Ask where it is"));
        return;
    }
    const struct place_photo *photo = place_photo_of(view->photos, product->place);
    bool is_low = card.h < theme_px(theme, 85.0);
    struct rect room = is_low ? rect_cut_right(&card, card.w * (parts_is_slim(kit) ? 9 : 11) / 20)
                              : (struct rect){0, 0, 0, 0};
    if (is_low) {
        (void)rect_cut_right(&card, theme->pad / 2);
    }
    struct text_style above = {.type = TYPE_BODY, .least = TYPE_SMALL, .colour = COLOUR_MUTED};
    bool has_room = !theme->low || text_width(kit, above, words) <= card.w;
    if ((!theme->narrow && has_room) ||
        (theme->narrow && card.h > theme_px(theme, 42.0) && !parts_is_slim(kit))) {
        text_draw(kit, rect_cut_top(&card, theme->type[TYPE_BODY]), above, words);
    }
    if (!is_low) {
        room = rect_cut_bottom(&card, card.h * (photo != NULL ? 12 : 11) / 20);
    }
    if (photo != NULL) {
        draw_place_photo(kit, &room, photo, is_low);
    }
    if (room.h <= 0 || room.w <= 0) { /* a low card has room for one of them */
    } else if (view->floor != NULL && view->floor->count > 0) {
        floor_map_lit(kit, room, view->floor, view->walk, product->place);
    } else {
        struct room_map map = map_of(view->prep->plan, product->room);
        room_map_draw(kit, room, &map, product->place);
    }
    enum type type = text_type_for(theme, card.h, TYPE_GIANT, TYPE_BUTTON);
    text_draw(
        kit, card,
        (struct text_style){.type = type,
                            .least = is_low || type < TYPE_DISPLAY ? TYPE_BUTTON : TYPE_DISPLAY,
                            .weight = WEIGHT_BOLD,
                            .colour = COLOUR_INK},
        product->place);
}

void parts_scan_mark(const struct ui *ui, const struct kit *kit, struct rect rect)
{
    int word = theme_px(kit->theme, 10.0), side = theme_px(kit->theme, 16.0);
    struct text_style small = {.type = TYPE_SMALL, .least = TYPE_SMALL, .weight = WEIGHT_SEMIBOLD};
    if (text_width(kit, small, _("Scan")) > rect.w) { /* the drawing says it */
        frame_shape(kit->frame, rect_centre(rect, side, side), SHAPE_BARCODE, COLOUR_INK);
        return;
    }
    rect = rect_centre(rect, rect.w, side + word < rect.h ? side + word : rect.h);
    text_draw(kit, rect_cut_bottom(&rect, word),
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = TYPE_SMALL,
                                  .weight = WEIGHT_SEMIBOLD,
                                  .colour = COLOUR_INK,
                                  .align = ALIGN_CENTRE},
              _("Scan"));
    frame_shape(kit->frame, rect_centre(rect, side, rect.h < side ? rect.h : side), SHAPE_BARCODE,
                COLOUR_INK);
}

void parts_coach(const struct ui *ui, const struct kit *kit, struct rect header, const char *words)
{
    const struct theme *theme = kit->theme;
    bool is_big = (ui->comfort & COMFORT_BIG) != 0;
    if (theme->narrow || (theme->low && (is_big || parts_is_tight(kit))) || ui->is_well ||
        (ui->comfort & COMFORT_LEFT) != 0) {
        return; /* the help button stands there for a left hand */
    }
    bool has_two = frame_target_in(kit->frame, kit->frame->lane, "hear") != NULL;
    (void)rect_cut_right(&header, (has_two ? 2 : 1) * (theme->target + theme->gap));
    struct rect rect = rect_cut_right(&header, header.w * 11 / 20);
    int side = theme_px(theme, 13.0);
    frame_picture(kit->frame, rect_centre(rect_cut_left(&rect, side), side, side), PICTURE_TUTOR,
                  255, false);
    (void)rect_cut_left(&rect, theme_px(theme, 3.0));
    text_draw(
        kit, rect,
        (struct text_style){.type = TYPE_INSTRUCTION, .least = TYPE_BODY, .colour = COLOUR_MUTED},
        words);
}

int parts_countdown_s(const struct ui *ui, const struct ui_view *view)
{
    int64_t left_ms = ui->touched_ms + UI_HOME_AFTER_MS - view->now_ms;
    if (left_ms > UI_COUNTDOWN_MS || left_ms < 0) {
        return -1;
    }
    return (int)((left_ms + 999) / 1000);
}

bool parts_stay(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                struct rect rect)
{
    int left_s = parts_countdown_s(ui, view);
    if (left_s < 0) {
        return false;
    }
    char word[80];
    str_format(word, sizeof word, _("Stay here (%d)"), left_s);
    widget_button(kit, rect,
                  (struct button){.name = "stay",
                                  .action = ACTION_YES,
                                  .kind = BUTTON_SECONDARY,
                                  .shape = SHAPE_HOURGLASS,
                                  .has_shape = true,
                                  .word = word});
    return true;
}

/* `value` thousandths, with as few decimals as say it all. */
static void thousandths(const struct ui *ui, char *to, size_t size, int64_t value)
{
    int64_t whole = value / 1000, rest = value % 1000;
    int digits = 3;
    while (digits > 0 && rest % 10 == 0) {
        rest /= 10;
        digits--;
    }
    if (digits == 0) {
        str_format(to, size, "%lld", (long long)whole);
    } else {
        /* Translators: the sign between units and tenths. */
        str_format(to, size, "%lld%s%0*lld", (long long)whole, _("."), digits, (long long)rest);
    }
}

void parts_units(const struct ui *ui, char *to, size_t size, int64_t units_milli)
{
    thousandths(ui, to, size, units_milli);
}

void parts_weight(const struct ui *ui, char *to, size_t size, int64_t grams)
{
    if (grams < 1000) {
        str_format(to, size, _("%lld g"), (long long)grams);
        return;
    }
    char number[32];
    thousandths(ui, number, sizeof number, grams);
    str_format(to, size, _("%s kg"), number);
}

void parts_amount(const struct ui *ui, char *to, size_t size, const struct product *product,
                  int64_t units_milli)
{
    if (product != NULL && plan_is_weighed(product)) {
        int64_t grams = product->weight_g > 0 ? plan_grams(product, units_milli) : units_milli;
        parts_weight(ui, to, size, grams);
    } else {
        parts_units(ui, to, size, units_milli);
    }
}

void parts_say_stops(const struct ui_view *view, const struct trip_state *trip, char *to,
                     size_t size)
{
    to[0] = '\0';
    for (size_t i = 0; i < trip->stop_count; i++) {
        const struct pickup *pickup = plan_pickup(view->prep->plan, trip->stops[i]);
        if (pickup != NULL) {
            (void)str_append(to, size, to[0] != '\0' ? ", " : "");
            (void)str_append(to, size, pickup->name);
        }
    }
}

const char *parts_picture(const struct product *product)
{
    return picture_of_product(product->name, product->category);
}

void parts_product(const struct kit *kit, struct rect rect, const struct product *product)
{
    const struct theme *theme = kit->theme;
    /* The name is beside the drawing where there is no room below it. */
    bool low = (theme->narrow && rect.h < theme_px(theme, 46.0) &&
                (parts_is_slim(kit) || rect.w > theme_px(theme, 100.0))) ||
               (theme->low && rect.w > rect.h * 3 / 2);
    struct rect name = low ? rect_cut_right(&rect, rect.w * 3 / 5)
                           : rect_cut_bottom(&rect, theme_px(theme, theme->narrow ? 15.0 : 22.0));
    text_draw(kit, name,
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = theme->narrow ? TYPE_SMALL : TYPE_BODY,
                                  .weight = WEIGHT_SEMIBOLD,
                                  .colour = COLOUR_INK,
                                  .align = ALIGN_CENTRE,
                                  .lines = theme->narrow || low ? 3 : 2},
              product->name);
    (void)rect_cut_bottom(&rect, low ? 0 : theme_px(theme, 2.0));
    frame_picture(kit->frame, rect, parts_picture(product), 255, false);
}

void parts_type(struct ui *ui, int digit, size_t most)
{
    size_t length = strlen(ui->digits);
    if (length == 1 && ui->digits[0] == '0') {
        length = 0;
    }
    if (length < most && length + 1 < sizeof ui->digits && digit >= 0 && digit <= 9) {
        ui->digits[length] = (char)('0' + digit);
        ui->digits[length + 1] = '\0';
    }
}

struct text_style parts_words(enum type type, enum weight weight, uint32_t colour)
{
    return (struct text_style){.type = type,
                               .least = TYPE_SMALL,
                               .weight = weight,
                               .colour = colour,
                               .align = ALIGN_CENTRE,
                               .tabular = true};
}
