/* practised.c: the practice crate is full: what was tried of it, and on to a real one. */
#include "domain/practice.h"
#include "ui/action.h"
#include "ui/picture.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/widgets.h"
#include "ui/words.h"

static const struct {
    const char *picture; /* NULL: the barcode */
    const char *words;
} lessons[PRACTICE_LESSONS] = {
    [PRACTICE_SCAN] = {NULL, N_("Scan")},
    [PRACTICE_COUNT] = {PICTURE_KEYS, N_("Count")},
    [PRACTICE_PROBLEM] = {PICTURE_HAND, N_("A problem")},
    [PRACTICE_UNDO] = {PICTURE_BACK, N_("Undo")},
};

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    if (parts_scan(ui, input, ret_request) || input->kind != UI_TAP) {
        return;
    }
    switch (input->action) {
    case ACTION_VALIDATE:
    case ACTION_YES:
    case ACTION_BACK:
    case ACTION_NO: ui_go(ui, view, SCREEN_HOME); break;
    default: break;
    }
}

static void draw_lesson(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                        struct rect rect, int lesson)
{
    const struct theme *theme = kit->theme;
    bool done = (view->practice_learned >> lesson & 1u) != 0;
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme_px(theme, 4.0), theme_px(theme, 4.0));
    text_draw(kit, rect_cut_bottom(&card, theme_px(theme, 16.0)),
              (struct text_style){.type = TYPE_TITLE,
                                  .least = TYPE_SMALL,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_INK,
                                  .align = ALIGN_CENTRE},
              _(lessons[lesson].words));
    int side = theme_px(theme, 18.0);
    struct rect mark = {card.x + card.w - side, card.y, side, side};
    if (done) {
        widget_verdict_mark(kit, mark, VERDICT_DONE);
    } else {
        frame_shape(kit->frame, mark, SHAPE_RING, COLOUR_EDGE);
    }
    card = rect_inset(card, side * 4 / 5, 0);
    if (lessons[lesson].picture != NULL) {
        frame_picture(kit->frame, card, lessons[lesson].picture, 255, false);
    } else {
        frame_shape(kit->frame, card, SHAPE_BARCODE, COLOUR_INK);
    }
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    kit_begin(kit, COLOUR_GREEN_SOFT);
    struct areas areas = header_areas(kit, true);
    parts_header(ui, view, kit, areas.header, ID_NONE, theme->narrow ? "" : _("Well done"));
    for (int i = 0; i < PRACTICE_LESSONS; i++) {
        int columns = theme->narrow ? 2 : PRACTICE_LESSONS;
        draw_lesson(ui, view, kit,
                    rect_cell(areas.body, columns, PRACTICE_LESSONS / columns, theme->gap, i), i);
    }
    widget_button(kit, parts_footer_right(kit, areas.footer),
                  (struct button){.name = "done",
                                  .action = ACTION_VALIDATE,
                                  .kind = BUTTON_PRIMARY,
                                  .picture = PICTURE_BASKET,
                                  .word = _("A real one")});
}

const struct screen_def screen_practised = {.name = "practised", .event = event, .view = view};
