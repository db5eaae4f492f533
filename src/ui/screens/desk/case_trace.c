/* case_trace.c: what was said of a case, from the first word to the latest: when, with which code,
 * as what. */
#include "base/str.h"
#include "domain/prep_case.h"
#include "ui/moment.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/desk/review.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/words.h"

static const char *const role_words[ROLE_COUNT] = {[ROLE_ROOM] = N_("in the room"),
                                                   [ROLE_DIRECTOR] = N_("the director’s code"),
                                                   [ROLE_HELPER] = N_("the helper’s code")};

unsigned case_changes(const struct prep *prep, const struct discrepancy *d)
{
    unsigned count = 0;
    for (size_t i = 0; i < prep->case_change_count; i++) {
        count += prep->case_changes[i].number == d->number;
    }
    return count;
}

/* "missing, 2 · Supplier · Give it back · to do" */
static void say(const struct ui *ui, const struct ui_view *view, const struct discrepancy *d,
                const struct case_change *c, char *to, size_t size)
{
    const struct product *product = plan_product(view->prep->plan, d->product);
    char amount[32];
    (void)str_copy(to, size, review_type_word(ui, c->type));
    if (product != NULL && c->units_milli > 0) {
        parts_amount(ui, amount, sizeof amount, product, c->units_milli);
        (void)str_append(to, size, ", ");
        (void)str_append(to, size, amount);
    }
    const char *parts[] = {c->cause != CAUSE_OPEN ? case_cause_word(ui, c->cause) : "",
                           c->decision != DECISION_OPEN ? case_decision_word(ui, c->decision) : "",
                           c->follow_up == FOLLOW_TO_DO  ? _("to do")
                           : c->follow_up == FOLLOW_DONE ? _("done")
                                                         : ""};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i][0] != '\0') {
            (void)str_append(to, size, " · ");
            (void)str_append(to, size, parts[i]);
        }
    }
}

static void draw_row(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                     struct rect row, const struct discrepancy *d, const struct case_change *c)
{
    char half[48], hour[16], text[240];
    widget_card(kit, row);
    row = rect_inset(row, theme_px(kit->theme, 5.0), theme_px(kit->theme, 1.5));
    struct rect head = rect_cut_top(&row, row.h / 2);
    moment_half_words(ui, moment_half(view, c->at_ms), half, sizeof half);
    moment_time(view, hour, sizeof hour, c->at_ms);
    str_format(text, sizeof text, "%s, %s · %s", half, hour,
               words_get(ui->language, role_words[c->role]));
    text_draw(kit, head, desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT), text);
    say(ui, view, d, c, text, sizeof text);
    text_draw(kit, row, desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT), text);
}

void case_trace_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                     const struct discrepancy *d)
{
    const struct theme *theme = kit->theme;
    const struct prep *prep = view->prep;
    const struct case_change first = {
        .at_ms = d->at_ms, .type = d->said_type, .units_milli = d->said_milli};
    struct areas areas = desk_begin(ui, kit, _("A difference"), _("what was said of it"));
    struct rect body = areas.body, footer = areas.footer;
    int rows = desk_fit(body.h, theme->target, theme->gap), at = 0;
    struct desk_pages pages = desk_pages(ui->page, 1 + (int)case_changes(prep, d), rows);
    if (pages.first == 0) {
        draw_row(ui, view, kit, rect_cell(body, 1, rows, theme->gap, 0), d, &first);
    }
    for (size_t i = 0; i < prep->case_change_count; i++) {
        const struct case_change *c = &prep->case_changes[i];
        if (c->number == d->number && ++at >= pages.first && at < pages.end) {
            draw_row(ui, view, kit, rect_cell(body, 1, rows, theme->gap, at - pages.first), d, c);
        }
    }
    desk_back(ui, kit, &footer);
    desk_pager(kit, footer, pages);
}
