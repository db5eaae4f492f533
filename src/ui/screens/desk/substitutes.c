/* substitutes.c: "instead of this, that may be given": what the director allows, product by
 * product, for which reason, and how many of the other for one; withdrawn as easily. */
#include "ui/screens/desk/substitutes.h"

#include "base/str.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk_crates.h"
#include "ui/screens/desk/desk_goods.h"
#include "ui/screens/desk/notes.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/words.h"

/* ui->choice. */
enum substitutes_place { PLACE_LIST, PLACE_PRODUCT, PLACE_OTHER, PLACE_HOW };

/* Actions of its own. */
enum { SUBSTITUTES_WITHDRAW = DESK_OWN + 1, SUBSTITUTES_PER, SUBSTITUTES_REASON };

/* How many of the other for one: what packs come in. */
static const int pers[] = {1, 2, 3, 4, 6};
enum { PERS = sizeof pers / sizeof *pers };

static const struct {
    const char *name, *picture, *word;
} reasons[SUBSTITUTE_REASON_COUNT] = {
    [SUBSTITUTE_NOT_DELIVERED] = {"reason_not_delivered", PICTURE_VAN, N_("It was not delivered")},
    [SUBSTITUTE_TOO_FEW] = {"reason_too_few", PICTURE_NOTHING, N_("There is too little of it")},
    [SUBSTITUTE_SPOILED] = {"reason_spoiled", PICTURE_BROKEN, N_("Damaged, or date passed")},
    [SUBSTITUTE_AGREED] = {"reason_agreed", PICTURE_PEOPLE, N_("Agreed beforehand")},
};

const char *substitute_reason_word(const struct ui *ui, enum substitute_reason reason)
{
    return words_get(ui->language, reasons[reason].word);
}

static void choose_product(struct ui *ui, const struct ui_view *view, uint32_t product)
{
    const struct substitution *said = prep_substitution(view->prep, product);
    if (plan_product(view->prep->plan, product) == NULL) {
        return;
    }
    ui->desk = (struct desk_choice){.product = product,
                                    .per = said != NULL ? said->per : 1,
                                    .reason = said != NULL ? said->reason : SUBSTITUTE_NOT};
    ui->choice = PLACE_OTHER;
    ui->page = 0;
}

static void choose_other(struct ui *ui, const struct ui_view *view, uint32_t other)
{
    if (substitute_fits(view->prep->plan, ui->desk.product, other)) {
        ui->desk.other = other;
        ui->choice = PLACE_HOW;
    }
}

static void chosen(struct ui *ui, const struct ui_view *view, uint32_t product)
{
    if (ui->choice == PLACE_OTHER) {
        choose_other(ui, view, product);
    } else if (ui->choice != PLACE_HOW) {
        choose_product(ui, view, product);
    }
}

static void ask(struct request *request, uint32_t product, const struct desk_choice *allowed)
{
    request->kind = REQUEST_COMMAND;
    request->command = (struct command){.kind = COMMAND_SET_SUBSTITUTE, .target = product};
    if (allowed != NULL) {
        request->command.other_product = allowed->other;
        request->command.value = (int32_t)allowed->reason;
        request->command.number = allowed->per;
    }
}

static void go_back(struct ui *ui, const struct ui_view *view)
{
    if (ui->choice == PLACE_LIST) {
        desk_leave(ui, view);
    } else {
        ui->choice--;
        ui->page = 0;
    }
}

static void tapped(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                   struct request *request)
{
    switch (input->action) {
    case ACTION_BACK: go_back(ui, view); break;
    case DESK_CHOOSE: chosen(ui, view, (uint32_t)input->argument); break;
    case SUBSTITUTES_WITHDRAW: ask(request, (uint32_t)input->argument, NULL); break;
    case SUBSTITUTES_PER: ui->desk.per = input->argument; break;
    case SUBSTITUTES_REASON: ui->desk.reason = (enum substitute_reason)input->argument; break;
    case ACTION_VALIDATE:
        if (ui->choice == PLACE_LIST) {
            ui->choice = PLACE_PRODUCT;
            ui->page = 0;
        } else if (ui->choice == PLACE_HOW && ui->desk.reason != SUBSTITUTE_NOT) {
            ask(request, ui->desk.product, &ui->desk);
        }
        break;
    default: (void)desk_event(ui, view, input); break;
    }
}

static void substitutes_event(struct ui *ui, const struct ui_view *view,
                              const struct ui_input *input, struct request *ret_request)
{
    if (view->prep->plan == NULL) {
        (void)desk_event(ui, view, input);
    } else if (input->kind == UI_SCAN) {
        uint32_t product = desk_scanned_product(view, &input->code);
        if (product == ID_NONE) {
            desk_unread(ui, view, &input->code);
        } else {
            chosen(ui, view, product);
        }
    } else if (input->kind == UI_TAP) {
        tapped(ui, view, input, ret_request);
    } else {
        (void)desk_event(ui, view, input);
    }
}

static enum sound substitutes_outcome(struct ui *ui, const struct ui_view *view,
                                      const struct outcome *outcome)
{
    (void)view;
    if (outcome->request == REQUEST_COMMAND && outcome->command.kind == COMMAND_SET_SUBSTITUTE &&
        outcome->refusal.kind == REFUSAL_NONE) {
        ui->choice = PLACE_LIST;
        ui->page = 0;
    }
    return SOUND_NONE;
}

/* "2 × Rice – 1 kg"; the name alone where it is one for one. */
static void say_other(const struct product *other, int per, char *to, size_t size)
{
    if (per > 1) {
        str_format(to, size, "%d × %s", per, other->name);
    } else {
        str_copy(to, size, other->name);
    }
}

static void draw_product(const struct kit *kit, struct rect rect, const struct product *product,
                         const char *words, uint32_t colour)
{
    const struct theme *theme = kit->theme;
    int side = theme_px(theme, 12.0);
    frame_picture(kit->frame, rect_centre(rect_cut_left(&rect, side), side, side),
                  picture_of_product(product->name, product->category), 255, false);
    (void)rect_cut_left(&rect, theme_px(theme, 3.0));
    desk_product(kit, rect, desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, colour, ALIGN_LEFT), words);
}

/* One that is allowed: this, an arrow, that, why, and the way to withdraw it. */
static void draw_row(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                     struct rect row, const struct product *product)
{
    const struct theme *theme = kit->theme;
    const struct substitution *said = prep_substitution(view->prep, product->id);
    const struct product *other = plan_product(view->prep->plan, said->other);
    char name[FRAME_NAME], words[LIMIT_NAME + 16];
    str_format(name, sizeof name, "withdraw_%s", product->sku);
    widget_button(kit, rect_cut_right(&row, theme_px(theme, 56.0)),
                  (struct button){.name = name,
                                  .action = SUBSTITUTES_WITHDRAW,
                                  .argument = (int)product->id,
                                  .kind = BUTTON_SECONDARY,
                                  .word = _("Withdraw")});
    (void)rect_cut_right(&row, theme->gap);
    str_format(name, sizeof name, "product_%s", product->sku);
    desk_tile(kit, row, name, DESK_CHOOSE, (int)product->id, COLOUR_GREEN);
    struct rect inside = rect_inset(row, theme_px(theme, 5.0), theme_px(theme, 2.0));
    struct rect foot = rect_cut_bottom(&inside, inside.h * 2 / 5);
    (void)rect_cut_left(&foot, theme_px(theme, 15.0));
    text_draw(kit, foot, desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT),
              substitute_reason_word(ui, said->reason));
    struct rect left = rect_cut_left(&inside, inside.w / 2 - theme_px(theme, 6.0));
    draw_product(kit, left, product, product->name, COLOUR_INK);
    struct rect arrow = rect_cut_left(&inside, theme_px(theme, 12.0));
    int side = theme_px(theme, 7.0);
    frame_shape(kit->frame, rect_centre(arrow, side, side), SHAPE_ARROW_RIGHT, COLOUR_MUTED);
    say_other(other, said->per, words, sizeof words);
    draw_product(kit, inside, other, words, COLOUR_INK);
}

/* An allergy may stand in a note that nobody has read: said before what holds otherwise. */
static void draw_head(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect *body)
{
    unsigned long open = (unsigned long)notes_open(view);
    if (open == 0) {
        desk_sentence(kit, body, COLOUR_INK,
                      _("Offered at the step; never for an order with an *allergy*."));
        return;
    }
    char text[160];
    struct rect row = rect_cut_top(body, kit->theme->target);
    (void)rect_cut_top(body, kit->theme->gap);
    str_format(text, sizeof text,
               _n("%lu note is not read yet: an allergy may stand there.",
                  "%lu notes are not read yet: allergies may stand there.", open),
               open);
    struct rect read = rect_cut_right(&row, theme_px(kit->theme, 56.0));
    (void)rect_cut_right(&row, kit->theme->gap);
    widget_button(kit, read,
                  (struct button){.name = "notes",
                                  .action = DESK_SCREEN,
                                  .argument = SCREEN_NOTES,
                                  .kind = BUTTON_SECONDARY,
                                  .word = _("Read them")});
    desk_band(kit, row, VERDICT_QUESTION, text);
}

static void view_list(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    const struct plan *plan = view->prep->plan;
    struct areas areas = desk_begin(ui, kit, _("In its place"), "");
    struct rect body = areas.body, footer = areas.footer;
    int count = 0, at = 0;
    for (size_t i = 0; plan != NULL && i < plan->products.count; i++) {
        count += prep_substitution(view->prep, plan->products.rows[i].id) != NULL;
    }
    struct desk_pages pages = {.count = 1};
    if (plan == NULL) {
        desk_no_month(ui, kit, body);
    } else if (count == 0) {
        widget_card(kit, body);
        desk_message(kit, body, VERDICT_ALREADY, _("Nothing is given in anything’s place."),
                     _("What you allow here is offered at the step, under *there is a problem*; "
                       "never for an order with an allergy."));
    } else {
        draw_head(ui, view, kit, &body);
        int rows = desk_fit(body.h, theme_px(theme, 24.0), theme->gap);
        pages = desk_pages(ui->page, count, rows);
        for (size_t i = 0; i < plan->products.count; i++) {
            const struct product *product = &plan->products.rows[i];
            if (prep_substitution(view->prep, product->id) == NULL) {
                continue;
            }
            if (at >= pages.first && at < pages.end) {
                draw_row(ui, view, kit, rect_cell(body, 1, rows, theme->gap, at - pages.first),
                         product);
            }
            at++;
        }
    }
    desk_back(ui, kit, &footer);
    desk_primary(kit, &footer, _("Allow one"), NULL, plan == NULL);
    desk_pager(kit, footer, pages);
}

static void view_goods(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct product *product = plan_product(view->prep->plan, ui->desk.product);
    bool other = ui->choice == PLACE_OTHER;
    struct areas areas = desk_begin(ui, kit, _("In its place"), other ? product->name : "");
    struct rect body = areas.body, footer = areas.footer;
    desk_question(ui, kit, &body,
                  other ? _("What may be given in its place? Tap it, or *scan* it.")
                        : _("In whose place? Tap it, or *scan* it."));
    struct desk_pages pages = other ? desk_goods_instead(ui, view, kit, body, product->id)
                                    : desk_goods(ui, view, kit, body, ID_NONE);
    desk_back(ui, kit, &footer);
    desk_pager(kit, footer, pages);
}

/* What of it no one who ordered the first has reckoned with. */
static void draw_allergens(const struct ui *ui, const struct kit *kit, struct rect rect,
                           const struct product *product, const struct product *other)
{
    char text[LIMIT_ALLERGENS + 48];
    if (other->allergens[0] == '\0' || str_equal(other->allergens, product->allergens)) {
        return;
    }
    str_format(text, sizeof text, _("It contains: %s"), other->allergens);
    desk_band(kit, rect, VERDICT_QUESTION, text);
}

static void draw_swap(const struct ui *ui, const struct kit *kit, struct rect rect,
                      const struct product *product, const struct product *other)
{
    const struct theme *theme = kit->theme;
    char words[LIMIT_NAME + 16];
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme->pad, theme_px(theme, 5.0));
    draw_allergens(ui, kit, rect_cut_bottom(&card, theme_px(theme, 18.0)), product, other);
    struct rect top = rect_cut_top(&card, card.h * 2 / 5);
    struct text_style style = desk_style(TYPE_BODY, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT);
    text_draw(kit, rect_cut_top(&top, theme_px(theme, 8.0)), style, _("In the place of one"));
    draw_product(kit, top, product, product->name, COLOUR_MUTED);
    struct rect arrow = rect_cut_left(&card, theme_px(theme, 15.0));
    int side = theme_px(theme, 9.0);
    frame_shape(kit->frame, rect_centre(arrow, side, side), SHAPE_ARROW_RIGHT, COLOUR_GREEN);
    say_other(other, ui->desk.per, words, sizeof words);
    draw_product(kit, card, other, words, COLOUR_INK);
}

/* How many of the other for one: not asked of what is weighed. */
static void draw_pers(const struct ui *ui, const struct kit *kit, struct rect *rect,
                      const struct product *product)
{
    const struct theme *theme = kit->theme;
    if (plan_is_weighed(product)) {
        return;
    }
    text_draw(kit, rect_cut_top(rect, theme_px(theme, 9.0)),
              desk_style(TYPE_BODY, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT),
              _("How many of it for one?"));
    struct rect row = rect_cut_top(rect, theme->target);
    for (int i = 0; i < PERS; i++) {
        char name[FRAME_NAME];
        str_format(name, sizeof name, "per_%d", pers[i]);
        struct rect tile = rect_cell(row, PERS, 1, theme->gap, i);
        desk_tile_chosen(kit, tile, name, SUBSTITUTES_PER, pers[i], ui->desk.per == pers[i]);
        text_drawf(kit, tile, desk_style(TYPE_BUTTON, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE), "%d",
                   pers[i]);
    }
    (void)rect_cut_top(rect, theme->gap);
}

static void view_how(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    const struct product *product = plan_product(view->prep->plan, ui->desk.product);
    const struct product *other = plan_product(view->prep->plan, ui->desk.other);
    struct areas areas = desk_begin(ui, kit, _("In its place"), "");
    struct rect body = areas.body, footer = areas.footer;
    struct rect left = desk_cell(kit, body, 2, 2, 1, 0);
    struct rect right = desk_cell(kit, body, 2, 2, 1, 1);
    draw_swap(ui, kit, left, product, other);
    draw_pers(ui, kit, &right, product);
    text_draw(kit, rect_cut_top(&right, theme_px(theme, 9.0)),
              desk_style(TYPE_BODY, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT), _("Why?"));
    for (int i = SUBSTITUTE_NOT + 1; i < SUBSTITUTE_REASON_COUNT; i++) {
        struct rect tile = rect_cell(right, 2, SUBSTITUTE_REASON_COUNT / 2, theme->gap, i - 1);
        desk_tile_chosen(kit, tile, reasons[i].name, SUBSTITUTES_REASON, i,
                         (int)ui->desk.reason == i);
        struct rect inside = rect_inset(tile, theme_px(theme, 5.0), 0);
        int side = theme_px(theme, 10.0);
        frame_picture(kit->frame, rect_centre(rect_cut_left(&inside, side), side, side),
                      reasons[i].picture, 255, false);
        (void)rect_cut_left(&inside, theme_px(theme, 4.0));
        struct text_style style = desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT);
        style.lines = 3;
        text_draw(kit, inside, style, substitute_reason_word(ui, (enum substitute_reason)i));
    }
    desk_back(ui, kit, &footer);
    desk_primary(kit, &footer, _("Allow this"), NULL, ui->desk.reason == SUBSTITUTE_NOT);
}

static void substitutes_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct plan *plan = view->prep->plan;
    bool has_product = plan != NULL && plan_product(plan, ui->desk.product) != NULL;
    if (ui->choice == PLACE_HOW && has_product &&
        substitute_fits(plan, ui->desk.product, ui->desk.other)) {
        view_how(ui, view, kit);
    } else if (plan != NULL &&
               (ui->choice == PLACE_PRODUCT || (ui->choice == PLACE_OTHER && has_product))) {
        view_goods(ui, view, kit);
    } else {
        view_list(ui, view, kit);
    }
}

const struct screen_def screen_substitutes = {.name = "substitutes",
                                              .enter = desk_enter,
                                              .event = substitutes_event,
                                              .outcome = substitutes_outcome,
                                              .view = substitutes_view,
                                              .is_director = true,
                                              .is_directors_own = true};
