/* review_filter.c: by what the list of differences is filtered: six chips, each opens its values
 * with how many cases each has; only values that occur are offered. */
#include "base/limits.h"
#include "base/str.h"
#include "domain/prep_case.h"
#include "ui/picture.h"
#include "ui/screens/desk.h"
#include "ui/screens/desk_crates.h"
#include "ui/screens/review.h"
#include "ui/words.h"

static uint32_t supplier_of(const struct prep *prep, const struct discrepancy *d)
{
    bool has_lot = prep_received(prep, d->lot) != NULL || plan_lot(prep->plan, d->lot) != NULL;
    const struct supplier *supplier =
        prep_lot_supplier(prep, has_lot ? d->lot : plan_first_lot(prep->plan, d->product));
    return supplier != NULL ? supplier->id : ID_NONE;
}

uint32_t review_value(const struct prep *prep, const struct discrepancy *d, enum review_by by)
{
    const struct crate *crate = plan_crate(prep->plan, d->crate);
    switch (by) {
    case BY_PRODUCT: return d->product;
    case BY_SUPPLIER: return supplier_of(prep, d);
    case BY_PICKUP: return crate != NULL ? crate->pickup : d->pickup;
    case BY_TYPE: return (uint32_t)d->type;
    case BY_STEP: return (uint32_t)d->step + 1;
    case BY_STATE: return case_is_open(d) ? 1 : 2;
    case BY_NONE:
    case REVIEW_BY_COUNT: break;
    }
    return 0;
}

uint32_t review_chosen(const struct review_filter *filter, enum review_by by)
{
    switch (by) {
    case BY_PRODUCT: return filter->product;
    case BY_SUPPLIER: return filter->supplier;
    case BY_PICKUP: return filter->pickup;
    case BY_TYPE: return (uint32_t)filter->type;
    case BY_STEP: return (uint32_t)filter->step;
    case BY_STATE: return (uint32_t)filter->state;
    case BY_NONE:
    case REVIEW_BY_COUNT: break;
    }
    return 0;
}

void review_choose(struct review_filter *filter, enum review_by by, uint32_t value)
{
    switch (by) {
    case BY_PRODUCT: filter->product = value; return;
    case BY_SUPPLIER: filter->supplier = value; return;
    case BY_PICKUP: filter->pickup = value; return;
    case BY_TYPE:
        filter->type =
            value < DISCREPANCY_TYPE_COUNT ? (enum discrepancy_type)value : DISCREPANCY_NONE;
        return;
    case BY_STEP: filter->step = (int)value; return;
    case BY_STATE: filter->state = (int)value; return;
    case BY_NONE:
    case REVIEW_BY_COUNT: return;
    }
}

bool review_passes(const struct prep *prep, const struct review_filter *filter,
                   const struct discrepancy *d)
{
    if (d->is_undone) {
        return false;
    }
    for (int by = BY_PRODUCT; by < REVIEW_BY_COUNT; by++) {
        uint32_t wanted = review_chosen(filter, (enum review_by)by);
        if (wanted != 0 && wanted != review_value(prep, d, (enum review_by)by)) {
            return false;
        }
    }
    return true;
}

const char *review_type_word(const struct ui *ui, enum discrepancy_type type)
{
    switch (type) {
    case DISCREPANCY_MISSING: return _("missing");
    case DISCREPANCY_DAMAGED: return _("damaged");
    case DISCREPANCY_SUBSTITUTED: return _("replaced");
    case DISCREPANCY_EXTRA: return _("too many");
    case DISCREPANCY_DIFFERENCE: return _("difference");
    case DISCREPANCY_DATE: return _("date passed");
    case DISCREPANCY_WRONG: return _("wrong delivery");
    case DISCREPANCY_COLD: return _("cold doubt");
    case DISCREPANCY_UNREADABLE: return _("unreadable");
    case DISCREPANCY_SHORT: return _("not delivered");
    case DISCREPANCY_SURPLUS: return _("too many came");
    case DISCREPANCY_NOT_LOADED: return _("not loaded");
    case DISCREPANCY_CONFLICT: return _("does not fit");
    case DISCREPANCY_NONE: return _("a labo’s word");
    case DISCREPANCY_TYPE_COUNT: break;
    }
    return "";
}

const char *review_type_picture(enum discrepancy_type type)
{
    switch (type) {
    case DISCREPANCY_MISSING: return PICTURE_NOTHING;
    case DISCREPANCY_DAMAGED: return PICTURE_BROKEN;
    case DISCREPANCY_SUBSTITUTED: return PICTURE_SWAP;
    case DISCREPANCY_EXTRA: return PICTURE_PLUS;
    case DISCREPANCY_DIFFERENCE: return PICTURE_LENS;
    case DISCREPANCY_DATE: return PICTURE_DATE;
    case DISCREPANCY_WRONG: return PICTURE_VAN;
    case DISCREPANCY_COLD: return PICTURE_COLD;
    case DISCREPANCY_UNREADABLE: return PICTURE_LABEL;
    case DISCREPANCY_SHORT: return PICTURE_PARCEL;
    case DISCREPANCY_SURPLUS: return PICTURE_PLUS;
    case DISCREPANCY_NOT_LOADED: return PICTURE_VAN;
    case DISCREPANCY_CONFLICT: return PICTURE_QUESTION;
    case DISCREPANCY_NONE:
    case DISCREPANCY_TYPE_COUNT: break;
    }
    return PICTURE_QUESTION;
}

/* "0.5" and so on, of tenths. */
static void say_degrees(const struct ui *ui, char *to, size_t size, int64_t milli)
{
    int64_t tenths = milli / 100, rest = tenths < 0 ? -tenths : tenths;
    str_format(to, size, "%s%lld%s%lld °C", tenths < 0 ? "−" : "", (long long)(rest / 10), _("."),
               (long long)(rest % 10));
}

bool review_cold(const struct ui *ui, const struct discrepancy *d, struct review_cold *ret)
{
    bool is_fridge = d->step == STEP_ROOM;
    if (!is_fridge && (d->type != DISCREPANCY_COLD || d->product != ID_NONE)) {
        return false;
    }
    if (is_fridge) {
        str_format(ret->what, sizeof ret->what, "%s %d",
                   d->item > CLEAN_FREEZER ? _("Freezer") : _("Fridge"), (int)(d->item % 100));
        say_degrees(ui, ret->limit, sizeof ret->limit, d->expected_milli);
        say_degrees(ui, ret->found, sizeof ret->found, d->found_milli);
    } else {
        (void)str_copy(ret->what, sizeof ret->what, _("out of the cold"));
        str_format(ret->limit, sizeof ret->limit, _("%lld min"),
                   (long long)(d->expected_milli / 1000));
        str_format(ret->found, sizeof ret->found, _("%lld min"),
                   (long long)(d->found_milli / 1000));
    }
    return true;
}

const char *review_step_word(const struct ui *ui, enum discrepancy_step step)
{
    switch (step) {
    case STEP_CHECK: return _("at the check");
    case STEP_RECEIVE: return _("when it came");
    case STEP_LOAD: return _("at loading");
    case STEP_SHARE: return _("shared out");
    case STEP_RETURN: return _("told by the labo");
    case STEP_UNION: return _("noted at the labo");
    case STEP_ROOM: return _("in the room");
    case STEP_PICK:
    case STEP_COUNT: break;
    }
    return _("at packing");
}

const char *review_step_picture(enum discrepancy_step step)
{
    switch (step) {
    case STEP_CHECK: return PICTURE_LENS;
    case STEP_RECEIVE: return PICTURE_PARCEL;
    case STEP_LOAD: return PICTURE_VAN;
    case STEP_SHARE: return PICTURE_SCALES;
    case STEP_RETURN: return PICTURE_FACE_GOOD;
    case STEP_UNION: return PICTURE_PEOPLE;
    case STEP_ROOM: return PICTURE_COLD;
    case STEP_PICK:
    case STEP_COUNT: break;
    }
    return PICTURE_BASKET;
}

const char *review_word(const struct ui *ui, const struct plan *plan, enum review_by by,
                        uint32_t value)
{
    const struct product *product;
    const struct supplier *supplier;
    const struct pickup *pickup;
    if (value == 0) {
        return _("all");
    }
    switch (by) {
    case BY_PRODUCT: product = plan_product(plan, value); return product ? product->name : "";
    case BY_SUPPLIER: supplier = plan_supplier(plan, value); return supplier ? supplier->name : "";
    case BY_PICKUP: pickup = plan_pickup(plan, value); return pickup ? pickup->name : "";
    case BY_TYPE: return review_type_word(ui, (enum discrepancy_type)value);
    case BY_STEP: return review_step_word(ui, (enum discrepancy_step)(value - 1));
    case BY_STATE: return value == 1 ? _("to decide") : _("decided");
    case BY_NONE:
    case REVIEW_BY_COUNT: break;
    }
    return "";
}

static const char *by_word(const struct ui *ui, enum review_by by)
{
    switch (by) {
    case BY_PRODUCT: return _("Product");
    case BY_SUPPLIER: return _("Supplier");
    case BY_PICKUP: return _("Labo");
    case BY_TYPE: return _("What");
    case BY_STEP: return _("When");
    case BY_STATE: return _("Decision");
    case BY_NONE:
    case REVIEW_BY_COUNT: break;
    }
    return "";
}

void review_chips(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                  struct rect rect)
{
    static const char *const names[REVIEW_BY_COUNT] = {
        "", "by_product", "by_supplier", "by_pickup", "by_type", "by_step", "by_state"};
    const struct theme *theme = kit->theme;
    for (int by = BY_PRODUCT; by < REVIEW_BY_COUNT; by++) {
        uint32_t value = review_chosen(&ui->filter, (enum review_by)by);
        struct rect chip = desk_cell(kit, rect, REVIEW_BY_COUNT - 1, 6, 3, by - 1);
        desk_tile_chosen(kit, chip, names[by], DESK_CHOOSE, by, value != 0);
        struct rect inside = rect_inset(chip, theme_px(theme, 2.8), theme_px(theme, 2.0));
        struct rect head = rect_cut_top(&inside, inside.h / 2);
        text_draw(kit, head, desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT),
                  by_word(ui, (enum review_by)by));
        desk_product(kit, inside, desk_style(TYPE_SMALL, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT),
                     review_word(ui, view->prep->plan, (enum review_by)by, value));
    }
}

/* The values that occur, each once; at most `room`. */
static int find_values(const struct ui_view *view, enum review_by by, uint32_t *values, int room)
{
    const struct prep *prep = view->prep;
    int count = 0;
    for (size_t i = prep->discrepancy_count; i-- > 0 && count < room;) {
        const struct discrepancy *d = &prep->discrepancies[i];
        uint32_t value = review_value(prep, d, by);
        int at = 0;
        while (at < count && values[at] != value) {
            at++;
        }
        if (!d->is_undone && value != 0 && at == count) {
            values[count++] = value;
        }
    }
    return count;
}

void review_chooser(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    enum review_by by = (enum review_by)ui->choice;
    uint32_t values[LIMIT_PRODUCTS + 1] = {0}; /* the first is "all" */
    struct areas areas = desk_begin(ui, kit, _("Differences"), by_word(ui, by));
    const struct prep *prep = view->prep;
    struct rect body = areas.body, footer = areas.footer;
    int count = 1 + find_values(view, by, values + 1, LIMIT_PRODUCTS);
    int columns = desk_fit(body.w, theme_px(theme, 100.0), theme->gap);
    int rows = desk_fit(body.h, theme->target, theme->gap);
    struct desk_pages pages = desk_pages(ui->page, count, columns * rows);
    for (int i = pages.first; i < pages.end; i++) {
        char name[FRAME_NAME];
        struct rect tile = rect_cell(body, columns, rows, theme->gap, i - pages.first);
        str_format(name, sizeof name, "value_%u", values[i]);
        desk_tile_chosen(kit, tile, name, DESK_OWN, (int)values[i],
                         review_chosen(&ui->filter, by) == values[i]);
        struct rect inside = rect_inset(tile, theme_px(theme, 4.0), theme_px(theme, 2.0));
        if (by == BY_TYPE && values[i] != 0) {
            int side = theme_px(theme, 10.0);
            struct rect picture = rect_cut_left(&inside, side);
            frame_picture(kit->frame, rect_centre(picture, side, side),
                          review_type_picture((enum discrepancy_type)values[i]), 255, false);
            (void)rect_cut_left(&inside, theme_px(theme, 3.0));
        }
        struct text_style style = desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT);
        style.lines = 2;
        unsigned long cases = 0;
        for (size_t k = 0; k < prep->discrepancy_count; k++) {
            const struct discrepancy *d = &prep->discrepancies[k];
            cases += !d->is_undone && (values[i] == 0 || review_value(prep, d, by) == values[i]);
        }
        struct text_style right = desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_MUTED, ALIGN_RIGHT);
        text_drawf(kit, rect_cut_right(&inside, theme_px(theme, 14.0)), right, "%lu", cases);
        text_draw(kit, inside, style, review_word(ui, prep->plan, by, values[i]));
    }
    desk_back(ui, kit, &footer);
    desk_pager(kit, footer, pages);
}
