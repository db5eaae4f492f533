/* shortage.c: a product that is short, or of which there is more: how much there is, by which of
 * the members' rules it is shared out, and whom that touches, before anything moves. */
#include "ui/screens/desk/shortage.h"

#include <string.h>

#include "base/str.h"
#include "domain/prep_share.h"
#include "ui/keypad.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk_crates.h"
#include "ui/screens/desk/desk_goods.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/words.h"

/* Arguments of DESK_OWN above the rules: what was reported. */
enum { OWN_CASES = SHARE_RULE_COUNT, OWN_TOUCHED };

/* ui->choice. */
enum shortage_place { PLACE_GOODS, PLACE_AMOUNT, PLACE_PREVIEW, PLACE_DONE };

enum { AMOUNT_DIGITS = 6 };

static const struct {
    const char *name, *word, *how;
} rules[SHARE_RULE_COUNT] = {
    [SHARE_EQUAL] = {"rule_equal", N_("The same number less"), N_("for each order")},
    [SHARE_ONE_EACH] = {"rule_one_each", N_("One each first"), N_("then a second each, and so on")},
    [SHARE_SMALL_FIRST] = {"rule_small", N_("Small orders first"),
                           N_("who asked for one keeps it")},
};

bool shortage_can_open(const struct ui_view *view, uint32_t product)
{
    return product != ID_NONE && prep_may_share(view->prep, product) != SHARE_NOTHING;
}

static void choose_product(struct ui *ui, const struct ui_view *view, uint32_t product)
{
    if (!shortage_can_open(view, product)) {
        return;
    }
    uint32_t number;
    const struct share *share = prep_share_of(view->prep, product, &number);
    ui->desk.product = product;
    ui->desk.rule = share != NULL ? share->rule : SHARE_ONE_EACH;
    ui->choice = PLACE_AMOUNT;
    ui->page = 0;
    memset(ui->digits, 0, sizeof ui->digits);
}

void shortage_open(struct ui *ui, const struct ui_view *view, uint32_t product)
{
    ui_go(ui, view, SCREEN_SHORTAGE);
    choose_product(ui, view, product);
}

static void go_back(struct ui *ui, const struct ui_view *view)
{
    if (ui->choice == PLACE_GOODS) {
        desk_leave(ui, view);
    } else {
        ui->choice = ui->choice == PLACE_PREVIEW ? PLACE_AMOUNT : PLACE_GOODS;
        ui->page = 0;
    }
}

static void validate(struct ui *ui, const struct ui_view *view, struct request *request)
{
    int64_t units;
    if (ui->choice == PLACE_AMOUNT && str_to_int64(ui->digits, 0, 999999, &units) &&
        prep_may_share(view->prep, ui->desk.product) == SHARE_ALLOWED) {
        ui->desk.units_milli = units * 1000;
        ui->choice = PLACE_PREVIEW;
    } else if (ui->choice == PLACE_PREVIEW) {
        request->kind = REQUEST_COMMAND;
        request->command = (struct command){.kind = COMMAND_SHARE,
                                            .target = ui->desk.product,
                                            .value = (int32_t)ui->desk.rule,
                                            .units_milli = ui->desk.units_milli};
    }
}

static void shortage_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                           struct request *ret_request)
{
    size_t length = strlen(ui->digits);
    if (view->prep->plan == NULL) {
        (void)desk_event(ui, view, input);
        return;
    }
    if (input->kind == UI_SCAN) {
        uint32_t product = desk_scanned_product(view, &input->code);
        choose_product(ui, view, product);
        if (!shortage_can_open(view, product)) {
            desk_unread(ui, view, &input->code);
        }
        return;
    }
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE;
    if (action == DESK_CHOOSE && ui->choice == PLACE_GOODS) {
        choose_product(ui, view, (uint32_t)input->argument);
    } else if (action == DESK_OWN && input->argument == OWN_CASES) {
        ui->filter = (struct review_filter){.by = {[BY_TYPE] = DISCREPANCY_MISSING}};
        ui_go(ui, view, SCREEN_REVIEW);
    } else if (action == DESK_OWN && input->argument == OWN_TOUCHED) {
        ui->filter = (struct review_filter){
            .by = {[BY_PRODUCT] = ui->desk.product, [BY_STEP] = 1 + STEP_SHARE}};
        ui_go(ui, view, SCREEN_REVIEW);
    } else if (action == DESK_OWN) {
        ui->desk.rule = (enum share_rule)input->argument;
    } else if (action == ACTION_KEY && ui->choice == PLACE_AMOUNT) {
        if (length < AMOUNT_DIGITS) {
            ui->digits[length] = (char)('0' + input->argument);
            ui->digits[length + 1] = '\0';
        }
    } else if (action == ACTION_ERASE && length > 0) {
        ui->digits[length - 1] = '\0';
    } else if (action == ACTION_VALIDATE) {
        validate(ui, view, ret_request);
    } else if (action == ACTION_BACK) {
        go_back(ui, view);
    } else {
        (void)desk_event(ui, view, input);
    }
}

static enum sound shortage_outcome(struct ui *ui, const struct ui_view *view,
                                   const struct outcome *outcome)
{
    (void)view;
    if (outcome->request == REQUEST_COMMAND && outcome->command.kind == COMMAND_SHARE &&
        outcome->event_count > 0) {
        ui->choice = PLACE_DONE;
        ui->page = 0;
    }
    return SOUND_NONE;
}

static const struct product *chosen(const struct ui *ui, const struct ui_view *view)
{
    return plan_product(view->prep->plan, ui->desk.product);
}

/* The product, and what is known of it. */
static void draw_product(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                         struct rect rect)
{
    const struct theme *theme = kit->theme;
    const struct product *product = chosen(ui, view);
    char amount[32];
    uint32_t number;
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme->pad, theme_px(theme, 5.0));
    struct rect top = rect_cut_top(&card, theme_px(theme, 26.0));
    int side = top.h;
    frame_picture(kit->frame, rect_cut_left(&top, side),
                  picture_of_product(product->name, product->category), 255, false);
    (void)rect_cut_left(&top, theme_px(theme, 5.0));
    struct text_style style = desk_style(TYPE_INSTRUCTION, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT);
    style.lines = 2;
    text_draw(kit, top, style, product->name);
    (void)rect_cut_top(&card, theme_px(theme, 4.0));
    parts_amount(ui, amount, sizeof amount, product, prep_ordered_milli(view->prep, product->id));
    style = desk_style(TYPE_TITLE, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT);
    text_drawf(kit, rect_cut_top(&card, theme_px(theme, 13.0)), style, _("%s ordered"), amount);
    (void)rect_cut_top(&card, theme_px(theme, 4.0));
    const struct share *share = prep_share_of(view->prep, product->id, &number);
    style = desk_style(TYPE_BODY, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT);
    style.lines = 3;
    if (prep_may_share(view->prep, product->id) == SHARE_CHORES_WAIT) {
        desk_band(kit, rect_cut_bottom(&card, theme_px(theme, 22.0)), VERDICT_NOT_THIS,
                  _("First do what the last import left by hand for it."));
    } else if (share != NULL) {
        char there[32];
        parts_amount(ui, there, sizeof there, product, share->there_milli);
        text_drawf(kit, rect_cut_top(&card, theme_px(theme, 20.0)), style,
                   _("Shared before: %s there. What you say now replaces it."), there);
    } else {
        text_draw(kit, rect_cut_top(&card, theme_px(theme, 20.0)), style,
                  _("Say how much there is in all: less is a shortage, more is a gift."));
    }
    widget_field(kit, rect_cut_bottom(&card, theme_px(theme, 22.0)), ui->digits);
}

static void view_goods(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    struct areas areas = desk_begin(ui, kit, _("Missing or too much"), "");
    struct rect body = areas.body, footer = areas.footer;
    desk_question(ui, kit, &body, _("Which product? Tap it, or *scan* it."));
    struct desk_pages pages = desk_goods(ui, view, kit, body, ID_NONE);
    desk_back(ui, kit, &footer);
    widget_button(kit, rect_cut_right(&footer, theme_px(kit->theme, 100.0)),
                  (struct button){.name = "cases",
                                  .action = DESK_OWN,
                                  .argument = OWN_CASES,
                                  .kind = BUTTON_SECONDARY,
                                  .word = _("Reported missing")});
    desk_pager(kit, footer, pages);
}

static void view_amount(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    struct areas areas = desk_begin(ui, kit, _("Missing or too much"), _("How much is there?"));
    struct rect body = areas.body, footer = areas.footer;
    struct rect keys = desk_keys(kit, &areas, &body);
    draw_product(ui, view, kit, body);
    keypad_draw(kit, keys,
                (struct keypad){.digit_action = ACTION_KEY,
                                .erase_action = ACTION_ERASE,
                                .validate_action = ACTION_VALIDATE,
                                .can_validate =
                                    ui->digits[0] != '\0' &&
                                    prep_may_share(view->prep, ui->desk.product) == SHARE_ALLOWED});
    footer.w = body.w;
    desk_back(ui, kit, &footer);
}

static void draw_rules(const struct ui *ui, const struct kit *kit, struct rect rect,
                       bool is_surplus)
{
    const struct theme *theme = kit->theme;
    for (int rule = SHARE_EQUAL; rule < SHARE_RULE_COUNT; rule++) {
        struct rect tile = rect_cell(rect, 1, SHARE_RULE_COUNT - 1, theme->gap, rule - 1);
        desk_tile_chosen(kit, tile, rules[rule].name, DESK_OWN, rule, (int)ui->desk.rule == rule);
        struct rect inside = rect_inset(tile, theme_px(theme, 5.0), theme_px(theme, 2.0));
        int most = theme_px(theme, 24.0);
        inside = rect_centre(inside, inside.w, inside.h < most ? inside.h : most);
        struct rect foot = rect_cut_bottom(&inside, inside.h / 2);
        bool is_more = rule == SHARE_EQUAL && is_surplus;
        text_draw(kit, inside, desk_style(TYPE_BUTTON, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT),
                  is_more ? _("The same number more") : words_get(ui->language, rules[rule].word));
        text_draw(kit, foot, desk_style(TYPE_BODY, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT),
                  words_get(ui->language, rules[rule].how));
    }
}

/* A line of the preview: words left, a number right. */
static void draw_fact(const struct kit *kit, struct rect *card, const char *word,
                      const char *number)
{
    struct rect row = rect_cut_top(card, theme_px(kit->theme, 10.5));
    struct text_style right = desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_RIGHT);
    right.tabular = true;
    text_draw(kit, rect_cut_right(&row, theme_px(kit->theme, 34.0)), right, number);
    text_draw(kit, row, desk_style(TYPE_BODY, WEIGHT_REGULAR, COLOUR_INK, ALIGN_LEFT), word);
}

/* How many orders get how much of what they asked for: "8 orders: 2 of 3". */
static void draw_outcomes(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                          struct rect card, const struct share_preview *preview)
{
    enum { KINDS = 24 };
    struct {
        int64_t asked, gets;
        unsigned long orders;
    } kinds[KINDS];
    int count = 0;
    const struct product *product = chosen(ui, view);
    for (size_t i = 0; i < preview->count;) {
        int64_t asked = 0, gets = 0;
        uint32_t order = preview->parts[i].order;
        for (; i < preview->count && preview->parts[i].order == order; i++) {
            asked += plan_portion(view->prep->plan, preview->parts[i].portion)->units_milli;
            gets += preview->parts[i].gets_milli;
        }
        int at = 0;
        while (at < count && (kinds[at].asked != asked || kinds[at].gets != gets)) {
            at++;
        }
        if (at < KINDS) {
            if (at == count) {
                kinds[count].asked = asked;
                kinds[count].gets = gets;
                kinds[count++].orders = 0;
            }
            kinds[at].orders++;
        }
    }
    for (int i = 0; i < count && card.h >= theme_px(kit->theme, 9.5); i++) {
        char word[80], number[64], asked[32], gets[32];
        int most = i;
        for (int k = i + 1; k < count; k++) { /* the largest first */
            most = kinds[k].orders > kinds[most].orders ? k : most;
        }
        int64_t a = kinds[most].asked, g = kinds[most].gets;
        unsigned long orders = kinds[most].orders;
        kinds[most] = kinds[i];
        str_format(word, sizeof word, _n("%lu order gets", "%lu orders get", orders), orders);
        parts_amount(ui, asked, sizeof asked, product, a);
        parts_amount(ui, gets, sizeof gets, product, g);
        str_format(number, sizeof number, _("%s of %s"), gets, asked);
        draw_fact(kit, &card, word, number);
    }
}

static void draw_preview(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                         struct rect rect)
{
    const struct theme *theme = kit->theme;
    struct share_preview preview;
    char text[120], number[32];
    const struct product *product = chosen(ui, view);
    prep_preview_share(view->prep, ui->desk.product, ui->desk.rule, ui->desk.units_milli, &preview);
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme->pad, theme_px(theme, 4.0));
    str_format(text, sizeof text,
               _n("%u order is touched", "%u orders are touched", (unsigned long)preview.touched),
               preview.touched);
    text_draw(kit, rect_cut_top(&card, theme_px(theme, 12.0)),
              desk_style(TYPE_INSTRUCTION, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT), text);
    parts_amount(ui, number, sizeof number, product, preview.left_milli);
    struct rect low = rect_cut_bottom(&card, theme_px(theme, 43.0));
    draw_outcomes(ui, view, kit, card, &preview);
    frame_fill(kit->frame, rect_cut_top(&low, theme_px(theme, 0.4)), 0, COLOUR_EDGE);
    str_format(text, sizeof text, "%u", preview.protected);
    draw_fact(kit, &low, _("Allergies, served first"), text);
    str_format(text, sizeof text, "%u", preview.crates_open);
    draw_fact(kit, &low, _("Crates still to be packed"), text);
    str_format(text, sizeof text, "%u", preview.crates_closed);
    draw_fact(kit, &low, _("Crates packed already: by hand"), text);
    draw_fact(kit, &low, _("Stays over"), number);
    share_preview_finish(&preview);
}

static void view_preview(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    char there[32], ordered[32], title[LIMIT_NAME + 80];
    const struct product *product = chosen(ui, view);
    parts_amount(ui, there, sizeof there, product, ui->desk.units_milli);
    parts_amount(ui, ordered, sizeof ordered, product, prep_ordered_milli(view->prep, product->id));
    str_format(title, sizeof title, _("%s there, %s ordered"), there, ordered);
    struct areas areas = desk_begin(ui, kit, _("Missing or too much"), title);
    struct rect body = areas.body, footer = areas.footer;
    struct rect head = rect_cut_top(&body, theme_px(theme, 11.0));
    (void)rect_cut_top(&body, theme_px(theme, 3.0));
    desk_product(kit, head, desk_style(TYPE_INSTRUCTION, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT),
                 product->name);
    struct rect line = {0, 0, 0, 0}; /* what a high panel's footer has no room for */
    if (theme->narrow) {
        line = rect_cut_bottom(&body, theme_px(theme, 18.0));
        (void)rect_cut_bottom(&body, theme_px(theme, 2.0));
    }
    struct rect left = rect_cell(body, 2, 1, theme->gap, 0);
    struct rect right = rect_cell(body, 2, 1, theme->gap, 1);
    if (theme->narrow) {
        right = body;
        left = rect_cut_top(&right, body.h * 9 / 20);
        (void)rect_cut_top(&right, theme->gap);
    }
    draw_rules(ui, kit, left, ui->desk.units_milli > prep_ordered_milli(view->prep, product->id));
    draw_preview(ui, view, kit, right);
    desk_back(ui, kit, &footer);
    desk_primary(kit, &footer, _("Share it out so"), NULL, false);
    desk_say(kit, line.h > 0 ? line : footer, COLOUR_MUTED,
             _("Nothing has moved yet. Who ordered first plays no part."));
}

static void view_done(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    const struct product *product = chosen(ui, view);
    char text[480], there[32], ordered[32];
    struct areas areas = desk_begin(ui, kit, _("Missing or too much"), "");
    struct rect body = areas.body, footer = areas.footer, upper = desk_upper_row(kit, &body, true);
    parts_amount(ui, there, sizeof there, product, ui->desk.units_milli);
    parts_amount(ui, ordered, sizeof ordered, product, prep_ordered_milli(view->prep, product->id));
    str_format(text, sizeof text,
               _("*%s*: %s there, %s ordered. The rule stands on the note in each crate and on the "
                 "labo’s sheet. Crates that were packed are in the list *by hand*."),
               product->name, there, ordered);
    widget_card(kit, body);
    desk_message(kit, body, VERDICT_DONE, _("It is shared out."), text);
    desk_back(ui, kit, &footer);
    struct rect *row = theme->narrow ? &upper : &footer;
    widget_button(kit, rect_cut_right(row, desk_half(kit, *row, 98.0)),
                  (struct button){.name = "touched",
                                  .action = DESK_OWN,
                                  .argument = OWN_TOUCHED,
                                  .kind = BUTTON_SECONDARY,
                                  .word = _("Who is touched")});
    (void)rect_cut_right(row, theme->gap);
    widget_button(kit, rect_cut_right(row, desk_half(kit, *row, 98.0)),
                  (struct button){.name = "chores",
                                  .action = DESK_SCREEN,
                                  .argument = SCREEN_CHORES,
                                  .kind = BUTTON_SECONDARY,
                                  .word = _("By hand")});
}

static void shortage_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    bool known = view->prep->plan != NULL && chosen(ui, view) != NULL;
    if (view->prep->plan == NULL) {
        struct areas areas = desk_begin(ui, kit, _("Missing or too much"), "");
        struct rect footer = areas.footer;
        desk_no_month(ui, kit, areas.body);
        desk_back(ui, kit, &footer);
    } else if (known && ui->choice == PLACE_AMOUNT) {
        view_amount(ui, view, kit);
    } else if (known && ui->choice == PLACE_PREVIEW &&
               prep_may_share(view->prep, ui->desk.product) == SHARE_ALLOWED) {
        view_preview(ui, view, kit);
    } else if (known && ui->choice == PLACE_DONE) {
        view_done(ui, view, kit);
    } else {
        view_goods(ui, view, kit);
    }
}

const struct screen_def screen_shortage = {.name = "shortage",
                                           .enter = desk_enter,
                                           .event = shortage_event,
                                           .outcome = shortage_outcome,
                                           .view = shortage_view,
                                           .is_director = true,
                                           .is_directors_own = true};
