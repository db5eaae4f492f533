/* code.c: codes by what they stand for, so that scripts need not know serials. */
#include <string.h>

#include "app/play/play_private.h"
#include "base/str.h"
#include "domain/sharing.h"

/* The word after the first, "" if there is none. */
static const char *after_word(const char *words)
{
    const char *rest = words + strcspn(words, " ");
    return rest + strspn(rest, " ");
}

/* "29", "29 2/3" */
static bool read_crate(const char *words, int *number, int *index, int *of)
{
    if (!str_take_digits(&words, 9, number)) {
        return false;
    }
    return *words == '\0' || (*words++ == ' ' && str_take_digits(&words, 3, index) &&
                              *words++ == '/' && str_take_digits(&words, 3, of) && *words == '\0');
}

static bool code_of_crate(struct play *play, const char *words, char ret_code[LIMIT_CODE])
{
    const struct prep *prep = station_prep(kiosk_station(play->kiosk));
    int number = 0, index = 1, of = 0;
    if (!read_crate(words, &number, &index, &of)) {
        return play_fail(play, "crate wants a number and i/n: %s", words);
    }
    for (size_t i = 0; prep->plan != NULL && i < prep->plan->crates.count; i++) {
        const struct crate *crate = &prep->plan->crates.rows[i];
        if (plan_order(prep->plan, crate->order)->number == (uint32_t)number &&
            crate->index == index && (of == 0 || crate->of == of)) {
            int32_t serial = prep_label_serial(prep, CODE_CRATE, crate->id);
            if (serial == 0) {
                return play_fail(play, "crate %s has no label yet", words);
            }
            code_write(CODE_CRATE, (int)prep->number, serial, ret_code);
            return true;
        }
    }
    return play_fail(play, "there is no crate %s", words);
}

static bool code_of_product(struct play *play, const struct product *product,
                            char ret_code[LIMIT_CODE])
{
    const struct prep *prep = station_prep(kiosk_station(play->kiosk));
    int32_t serial = prep_label_serial(prep, CODE_PRODUCT, product->id);
    if (product->gtin[0] != '\0') {
        str_copy(ret_code, LIMIT_CODE, product->gtin);
    } else if (serial > 0) {
        code_write(CODE_PRODUCT, (int)prep->number, serial, ret_code);
    } else {
        return play_fail(play, "product %s has no code", product->sku);
    }
    return true;
}

static bool code_of_sku(struct play *play, const char *sku, char ret_code[LIMIT_CODE])
{
    const struct plan *plan = station_prep(kiosk_station(play->kiosk))->plan;
    for (size_t i = 0; plan != NULL && i < plan->products.count; i++) {
        const struct product *product = &plan->products.rows[i];
        if (str_equal(product->sku, sku) || str_equal(product->name, sku)) {
            return code_of_product(play, product, ret_code);
        }
    }
    return play_fail(play, "there is no product %s", sku);
}

/* Of what lies in front of the lane: its step of picking or of the check. */
static bool code_of_step(struct play *play, uint8_t lane, char ret_code[LIMIT_CODE])
{
    const struct prep *prep = station_prep(kiosk_station(play->kiosk));
    uint32_t crate = prep_lane(prep, lane)->crate;
    uint32_t portion = ID_NONE, product = ID_NONE;
    bool substitute = false;
    if (crate != ID_NONE) {
        bool picking = prep_crate(prep, crate)->status == CRATE_PICKING;
        portion =
            picking ? prep_next_portion(prep, crate) : prep_next_count(prep, crate, &substitute);
    }
    if (portion == ID_NONE) {
        return play_fail(play, "there is no step now");
    }
    product = substitute ? prep_portion(prep, portion)->substitute_product
                         : plan_portion(prep->plan, portion)->product;
    return code_of_product(play, plan_product(prep->plan, product), ret_code);
}

/* The label of the crate that gets of a product next, or ("last") got something last. */
static bool code_of_share(struct play *play, uint8_t lane, const char *sku,
                          char ret_code[LIMIT_CODE])
{
    const struct prep *prep = station_prep(kiosk_station(play->kiosk));
    const struct plan *plan = prep->plan;
    const struct portion *last =
        plan != NULL ? plan_portion(plan, prep_lane(prep, lane)->last_portion) : NULL;
    uint32_t crate = last != NULL ? last->crate : ID_NONE;
    for (size_t i = 0; plan != NULL && sku != NULL && i < plan->products.count; i++) {
        if (str_equal(plan->products.rows[i].sku, sku)) {
            crate = sharing_next(prep, plan->products.rows[i].id, crate, ID_NONE);
            break;
        }
    }
    int32_t serial = crate != ID_NONE ? prep_label_serial(prep, CODE_CRATE, crate) : 0;
    if (serial == 0) {
        return play_fail(play, "there is no such crate, or it has no label");
    }
    code_write(CODE_CRATE, (int)prep->number, serial, ret_code);
    return true;
}

static bool code_of_command(struct play *play, const char *name, char ret_code[LIMIT_CODE])
{
    static const char *const names[COMMAND_CODE_COUNT] = {
        [COMMAND_CODE_YES] = "yes",
        [COMMAND_CODE_NO] = "no",
        [COMMAND_CODE_VALIDATE] = "validate",
        [COMMAND_CODE_ERASE] = "erase",
        [COMMAND_CODE_MISSING] = "missing",
        [COMMAND_CODE_DAMAGED] = "damaged",
        [COMMAND_CODE_TOO_MANY] = "too_many",
        [COMMAND_CODE_OTHER_PRODUCT] = "other_product",
        [COMMAND_CODE_NEW_CRATE] = "new_crate",
        [COMMAND_CODE_UNDO] = "undo",
        [COMMAND_CODE_HELP] = "help",
        [COMMAND_CODE_NEXT] = "next",
        [COMMAND_CODE_LANGUAGE] = "language",
        [COMMAND_CODE_HOME] = "home",
        [COMMAND_CODE_DATE] = "date",
        [COMMAND_CODE_WRONG] = "wrong",
        [COMMAND_CODE_COLD] = "cold",
        [COMMAND_CODE_UNREADABLE] = "unreadable",
        [COMMAND_CODE_STATE] = "state",
    };
    int64_t digit;
    if (str_to_int64(name, 0, 9, &digit)) {
        code_write(CODE_COMMAND, 0, COMMAND_CODE_DIGIT_0 + (int)digit, ret_code);
        return true;
    }
    for (int i = COMMAND_CODE_YES; i < COMMAND_CODE_COUNT; i++) {
        if (str_equal(names[i], name)) {
            code_write(CODE_COMMAND, 0, i, ret_code);
            return true;
        }
    }
    return play_fail(play, "there is no command %s", name);
}

/* "done 2", "missing 11", "rest": of the slip of the crate open in the lane. */
static bool code_of_slip(struct play *play, uint8_t lane, const char *words,
                         char ret_code[LIMIT_CODE])
{
    const struct prep *prep = station_prep(kiosk_station(play->kiosk));
    uint32_t crate = prep_lane(prep, lane)->crate;
    bool is_rest = str_equal(words, "rest"), is_missing = str_starts(words, "missing ");
    int64_t line = 0;
    bool knows = is_rest || ((is_missing || str_starts(words, "done ")) &&
                             str_to_int64(after_word(words), 1, LIMIT_SLIP_LINES, &line));
    if (crate == ID_NONE || !knows) {
        return play_fail(play, "slip wants a crate in the lane, and done N, missing N or rest");
    }
    code_write_slip(is_rest      ? SLIP_REST
                    : is_missing ? SLIP_MISSING
                                 : SLIP_DONE,
                    (int)line, (int)prep->number, prep_label_serial(prep, CODE_CRATE, crate),
                    ret_code);
    return true;
}

static bool code_of_point(struct play *play, const char *letter, char ret_code[LIMIT_CODE])
{
    const struct prep *prep = station_prep(kiosk_station(play->kiosk));
    for (size_t i = 0; prep->plan != NULL && i < prep->plan->pickups.count; i++) {
        const struct pickup *pickup = &prep->plan->pickups.rows[i];
        if (str_equal(pickup->letter, letter) && plan_pickup_serial(pickup) > 0) {
            code_write(CODE_POINT, (int)prep->number, plan_pickup_serial(pickup), ret_code);
            return true;
        }
    }
    return play_fail(play, "there is no pick-up point %s", letter);
}

bool play_code(struct play *play, uint8_t lane, const char *words, char ret_code[LIMIT_CODE])
{
    if (str_starts(words, "crate ")) {
        return code_of_crate(play, after_word(words), ret_code);
    }
    if (str_starts(words, "product ")) {
        return code_of_sku(play, after_word(words), ret_code);
    }
    if (str_starts(words, "point ")) {
        return code_of_point(play, after_word(words), ret_code);
    }
    if (str_starts(words, "command ")) {
        return code_of_command(play, after_word(words), ret_code);
    }
    if (str_starts(words, "share ") || str_equal(words, "last")) {
        return code_of_share(play, lane, str_equal(words, "last") ? NULL : after_word(words),
                             ret_code);
    }
    if (str_starts(words, "slip ")) {
        return code_of_slip(play, lane, after_word(words), ret_code);
    }
    int64_t pair;
    if (str_starts(words, "pair ") && str_to_int64(after_word(words), 1, LIMIT_PAIRS, &pair)) {
        code_write(CODE_PAIR, 0, (int)pair, ret_code);
        return true;
    }
    if (str_equal(words, "step")) {
        return code_of_step(play, lane, ret_code);
    }
    str_copy(ret_code, LIMIT_CODE, words);
    return true;
}
