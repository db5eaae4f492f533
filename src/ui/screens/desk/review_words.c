/* review_words.c: what a case is called: its type, its step, what was too warm. */
#include "base/str.h"
#include "ui/picture.h"
#include "ui/screens/desk/review.h"
#include "ui/words.h"

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
