/* timeline_round.c: where a fetch round of the timeline goes: to which suppliers, the food bank, a
 * market hall; or who brings goods. */
#include "base/str.h"
#include "domain/reception.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk_crates.h"
#include "ui/screens/desk/timeline.h"
#include "ui/timeline_words.h"
#include "ui/words.h"

/* Actions: DESK_CHOOSE a kind of place, DESK_OWN the how manieth supplier. */

void timeline_round_begin(struct ui *ui, const struct ui_view *view, const char *supplier)
{
    bool is_morning = ui->half % TIMELINE_HALVES == 0;
    ui->entry = (struct timeline_entry){
        .number = timeline_free_round(view->timeline, view->prep),
        .day = ui->half / TIMELINE_HALVES + 1,
        .minute = is_morning ? 8 * 60 + 45 : 14 * 60,
        .who = WHO_DRIVERS,
        .people = 2,
        .round = {.vehicle = ROUND_VAN, .limit_kg = round_usual_kg(ROUND_VAN)},
    };
    ui->page = 0;
    if (ui->entry.number == 0) {
        ui->choice = TIMELINE_CHANGE;
    } else if (supplier[0] != '\0' && round_turn(&ui->entry.round, supplier)) {
        ui->choice = TIMELINE_FORM;
    } else {
        ui->choice = TIMELINE_PLACES;
    }
}

void timeline_round_open(struct ui *ui, const struct ui_view *view, const char *supplier)
{
    ui_go(ui, view, SCREEN_TIMELINE);
    if (view->timeline == NULL) {
        return;
    }
    const struct timeline_entry *entry = round_of(view->timeline, supplier, 0);
    if (entry == NULL) {
        timeline_round_begin(ui, view, supplier);
        return;
    }
    ui->entry = *entry;
    ui->half = timeline_half(entry);
    ui->choice = TIMELINE_FORM;
}

void timeline_draw_words(const struct ui *ui, const struct kit *kit, struct rect rect,
                         struct text_style style, const struct timeline_entry *entry)
{
    char text[LIMIT_TIMELINE_TEXT];
    int count = round_count(&entry->round), lines = style.lines > 1 ? style.lines : 1;
    timeline_words(ui->language, entry, text, sizeof text);
    if (timeline_is_round(entry) && count > 0 &&
        text_width(kit, style, text) > rect.w * (lines * 2 - 1) / lines) {
        /* Its drawing says what it is: the first supplier, and how many more. */
        if (count > 1) {
            str_format(text, sizeof text, "%s + %d", entry->round.suppliers[0], count - 1);
        } else {
            (void)str_copy(text, sizeof text, entry->round.suppliers[0]);
        }
        style.lines = 1;
        desk_product(kit, rect, style, text);
        return;
    }
    text_draw(kit, rect, style, text);
}

/* The `nth` supplier to choose among: those of the month, then those that only the round knows.
 * NULL: there are no more. */
static const char *supplier_at(const struct ui *ui, const struct ui_view *view, int nth)
{
    const struct plan *plan = view->prep->plan;
    int months = plan != NULL ? (int)plan->suppliers.count : 0;
    if (nth < months) {
        return plan->suppliers.rows[nth].name;
    }
    nth -= months;
    for (int i = 0; i < round_count(&ui->entry.round); i++) {
        bool is_known = false;
        for (int k = 0; k < months && !is_known; k++) {
            struct round one = {0};
            (void)round_turn(&one, plan->suppliers.rows[k].name);
            is_known = round_takes(&one, ui->entry.round.suppliers[i]);
        }
        if (!is_known && nth-- == 0) {
            return ui->entry.round.suppliers[i];
        }
    }
    return NULL;
}

bool timeline_places_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input)
{
    const char *supplier;
    switch (input->action) {
    case DESK_CHOOSE: ui->entry.round.place = (enum round_place)input->argument; return true;
    case DESK_OWN:
        supplier = supplier_at(ui, view, input->argument);
        if (supplier != NULL) {
            char name[LIMIT_NAME];
            (void)str_copy(name, sizeof name, supplier); /* it may be the round's own */
            (void)round_turn(&ui->entry.round, name);
        }
        return true;
    case ACTION_VALIDATE:
        ui->choice = timeline_goes_nowhere(&ui->entry) ? TIMELINE_PLACES : TIMELINE_FORM;
        ui->page = 0;
        return true;
    case ACTION_BACK:
        ui->choice = TIMELINE_CHANGE;
        ui->page = 0;
        return true;
    default: return false;
    }
}

static void draw_kinds(const struct ui *ui, const struct kit *kit, struct rect rect)
{
    static const struct {
        const char *name, *picture;
    } kinds[ROUND_PLACE_COUNT] = {[ROUND_SUPPLIER] = {"place_supplier", PICTURE_SPROUT},
                                  [ROUND_FOOD_BANK] = {"place_food_bank", PICTURE_BASKET},
                                  [ROUND_HALL] = {"place_hall", PICTURE_HOUSE}};
    const struct theme *theme = kit->theme;
    for (int i = 0; i < ROUND_PLACE_COUNT; i++) {
        bool is_chosen = (int)ui->entry.round.place == i;
        struct rect tile = rect_cell(rect, ROUND_PLACE_COUNT, 1, theme->gap, i);
        desk_tile_chosen(kit, tile, kinds[i].name, DESK_CHOOSE, i, is_chosen);
        struct rect inside = rect_inset(tile, theme_px(theme, 3.0), theme_px(theme, 2.0));
        if (!theme->narrow) {
            int side = theme_px(theme, 10.0);
            frame_picture(kit->frame, rect_centre(rect_cut_left(&inside, side), side, side),
                          kinds[i].picture, 255, false);
            (void)rect_cut_left(&inside, theme_px(theme, 2.5));
        }
        struct text_style style = desk_style(TYPE_SMALL, is_chosen ? WEIGHT_BOLD : WEIGHT_SEMIBOLD,
                                             COLOUR_INK, ALIGN_LEFT);
        style.lines = 2;
        text_draw(kit, inside, style, timeline_place(ui->language, (enum round_place)i));
    }
}

/* Its name, and how much the month needs of it. */
static void draw_supplier(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                          struct rect tile, int nth)
{
    const struct theme *theme = kit->theme;
    const struct plan *plan = view->prep->plan;
    const char *supplier = supplier_at(ui, view, nth);
    bool is_months = plan != NULL && nth < (int)plan->suppliers.count;
    char name[FRAME_NAME], kilos[32] = "–";
    str_format(name, sizeof name, "supplier_%d", nth + 1);
    struct round with = ui->entry.round;
    if (round_turn(&with, supplier)) {
        desk_tile_chosen(kit, tile, name, DESK_OWN, nth, round_takes(&ui->entry.round, supplier));
    } else { /* no more room for one more */
        frame_fill(kit->frame, tile, theme->radius[RADIUS_MEDIUM], COLOUR_CARD);
    }
    struct rect inside = rect_inset(tile, theme_px(theme, 4.0), theme_px(theme, 2.0));
    struct rect foot = rect_cut_bottom(&inside, inside.h / 2);
    desk_product(kit, inside, desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT),
                 supplier);
    if (is_months) {
        desk_weight(ui, kilos, sizeof kilos,
                    reception_needed_g(view->prep, plan->suppliers.rows[nth].id));
    }
    text_draw(kit, foot, desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT), kilos);
}

void timeline_places_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    char load[96];
    (void)timeline_load(ui->language, &ui->entry, view->prep, load, sizeof load);
    struct areas areas = desk_begin(ui, kit, _("Where to?"), load);
    struct rect body = areas.body, footer = areas.footer;
    draw_kinds(ui, kit, rect_cut_top(&body, theme->target));
    (void)rect_cut_top(&body, 2 * theme->gap);
    int columns = desk_fit(body.w, theme_px(theme, 98.0), theme->gap), count = 0;
    while (supplier_at(ui, view, count) != NULL) {
        count++;
    }
    struct rect turn =
        desk_upper_row(kit, &body, count > columns * desk_fit(body.h, theme->target, theme->gap));
    int rows = desk_fit(body.h, theme->target, theme->gap);
    struct desk_pages pages = desk_pages(ui->page, count, columns * rows);
    for (int i = pages.first; i < pages.end; i++) {
        draw_supplier(ui, view, kit, rect_cell(body, columns, rows, theme->gap, i - pages.first),
                      i);
    }
    desk_back(ui, kit, &footer);
    desk_primary(kit, &footer, _("Go on"), NULL, timeline_goes_nowhere(&ui->entry));
    desk_pager(kit, turn.h > 0 ? turn : footer, pages);
}
