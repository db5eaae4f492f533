/* crate_opened.c: this is your crate: its number, whose it is, how much, where to begin. */
#include "base/str.h"
#include "ui/action.h"
#include "ui/picture.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/widgets.h"
#include "ui/words.h"

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    if (parts_crate_input(ui, view, input, SCREEN_CRATE_OPENED, ret_request)) {
        return;
    }
    switch (input->action) {
    case ACTION_VALIDATE:
    case ACTION_YES:
    case ACTION_NEXT: ui_go_to_work(ui, view, SCREEN_CRATE_CHOICE); break;
    case ACTION_KEY: /* of its first step, or of a slip's line */
        ui_go_to_work(ui, view, SCREEN_CRATE_CHOICE);
        ui_screen(ui->screen)->event(ui, view, input, ret_request);
        break;
    default: break;
    }
}

static enum sound outcome(struct ui *ui, const struct ui_view *view, const struct outcome *outcome)
{
    if (outcome->event_count > 0) {
        parts_go_after(ui, view, outcome, SCREEN_CRATE_CHOICE);
    } else if (outcome->command.kind == COMMAND_SCAN && outcome->command.code.kind != CODE_CRATE) {
        ui_go_to_work(ui, view, SCREEN_CRATE_CHOICE); /* weighed goods in hand: to their step */
    }
    return SOUND_NONE;
}

/* A crate, or a bag with what keeps it cold. */
static void draw_vessel(const struct kit *kit, struct rect card, enum crate_kind kind)
{
    if (kind == CRATE_DRY) {
        frame_picture(kit->frame, card, PICTURE_BASKET, 255, false);
        return;
    }
    int side = card.h < card.w * 2 / 5 ? card.h : card.w * 2 / 5;
    struct rect row = rect_centre(card, 2 * side + theme_px(kit->theme, 6.0), side);
    frame_picture(kit->frame, rect_cut_left(&row, side), PICTURE_BAG, 255, false);
    frame_picture(kit->frame, rect_cut_right(&row, side),
                  kind == CRATE_FROZEN_BAG ? PICTURE_FROZEN : PICTURE_ICE, 255, false);
}

static void draw_what(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect rect, const struct crate *crate)
{
    const struct theme *theme = kit->theme;
    const struct plan *plan = view->prep->plan;
    widget_card(kit, rect);
    struct rect card =
        rect_inset(rect, theme->pad, theme->narrow ? theme_px(theme, 2.0) : theme->pad);
    char words[96], weight[32];
    struct text_style style = {.type = TYPE_INSTRUCTION,
                               .least = TYPE_BODY,
                               .weight = WEIGHT_SEMIBOLD,
                               .colour = COLOUR_INK,
                               .align = ALIGN_CENTRE};
    int64_t grams = plan_crate_g(plan, crate);
    bool is_added = prep_crate_is_added(view->prep, crate->id);
    if (is_added) { /* the one before is full: this one bears no number yet */
        struct text_style next = style;
        next.colour = COLOUR_AMBER;
        next.least = TYPE_SMALL;
        next.lines = parts_is_slim(kit) ? 3 : 2;
        text_draw(kit,
                  rect_cut_bottom(&card, theme_px(theme, parts_is_slim(kit) ? 22.0
                                                         : theme->narrow    ? 14.0
                                                                            : 20.0)),
                  next,
                  view->print.printer_count > 0 ? _("Stick its label on")
                                                : _("Write its number on"));
        (void)rect_cut_bottom(&card, theme_px(theme, 2.0));
    } else if (grams > 0) {
        /* A crate's weight is for the arms: to half a kilogram. */
        parts_weight(ui, weight, sizeof weight, grams < 1000 ? grams : (grams + 250) / 500 * 500);
        str_format(words, sizeof words, _("about %s"), weight);
        struct text_style muted = style;
        muted.weight = WEIGHT_REGULAR;
        muted.colour = COLOUR_MUTED;
        text_draw(kit, rect_cut_bottom(&card, theme_px(theme, 11.0)), muted, words);
        (void)rect_cut_bottom(&card, theme_px(theme, 2.0));
    }
    uint32_t count = 0; /* a crate that others began has some of it in already */
    for (uint32_t i = 0; i < crate->portion_count; i++) {
        count += !prep_portion(view->prep, crate->first_portion + i)->settled;
    }
    if (!is_added) {
        str_format(words, sizeof words, _n("%u thing to put in", "%u things to put in", count),
                   count);
        text_draw(kit, rect_cut_bottom(&card, theme_px(theme, 12.0)), style, words);
    }
    (void)rect_cut_bottom(&card, theme->narrow ? 0 : theme_px(theme, 4.0));
    const char *title = crate->kind == CRATE_CHILLED_BAG  ? _("A chilled bag")
                        : crate->kind == CRATE_FROZEN_BAG ? _("A frozen bag")
                        : is_added                        ? _("Next crate")
                                                          : _("Your crate");
    struct text_style bold = {.type = TYPE_TITLE,
                              .least = TYPE_INSTRUCTION,
                              .weight = WEIGHT_BOLD,
                              .colour = COLOUR_INK,
                              .align = ALIGN_CENTRE};
    if (!is_added || !parts_is_slim(kit)) {
        text_draw(kit, rect_cut_top(&card, theme_px(theme, theme->narrow ? 11.0 : 14.0)), bold,
                  title);
    }
    (void)rect_cut_top(&card, theme->narrow ? 0 : theme_px(theme, 3.0));
    draw_vessel(kit, card, crate->kind);
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct plan *plan = view->prep->plan;
    kit_begin(kit, COLOUR_PAPER);
    struct areas areas = header_areas(kit, true);
    uint32_t id = prep_lane(view->prep, ui->lane)->crate;
    parts_header(ui, view, kit, areas.header, id, "");
    struct rect middle = parts_footer(ui, view, kit, &areas, 25.0);
    widget_button(kit, middle,
                  (struct button){.name = "go",
                                  .action = ACTION_VALIDATE,
                                  .kind = BUTTON_PRIMARY,
                                  .shape = SHAPE_ARROW_RIGHT,
                                  .has_shape = true,
                                  .word = _("Let’s go"),
                                  .type = TYPE_TITLE});
    const struct crate *crate = plan != NULL ? plan_crate(plan, id) : NULL;
    if (crate == NULL) {
        return;
    }
    struct rect body = areas.body;
    uint32_t step = prep_next_portion(view->prep, id);
    if (step != ID_NONE) {
        struct rect where = parts_beside(kit, &body, 130.0, 38);
        parts_place(ui, view, kit, where, plan_product(plan, plan_portion(plan, step)->product),
                    _("Begin at"));
    }
    draw_what(ui, view, kit, body, crate);
}

const struct screen_def screen_crate_opened = {
    .name = "crate_opened", .event = event, .outcome = outcome, .view = view};
