/* print_view.c: printing as screens see it, and whether it rests. */
#include "app/station/station_private.h"
#include "base/str.h"

static bool is_blocked(const struct printer_way *way)
{
    return way->is_absent || way->is_deaf || way->troubles & PRINTER_STOPS;
}

bool station_print_is_idle(const struct station *s)
{
    const struct press_desk *desk = &s->press;
    return station_office_is_idle(s) && desk->looks_owed == 0 && desk->preview_work == NULL &&
           (!desk->is_busy || is_blocked(&desk->way));
}

void station_print_view(const struct station *s, struct print_view *ret_view)
{
    const struct press_desk *desk = &s->press;
    struct stock_choice stock = {0};
    enum printer_language language;
    struct print_view view = {
        .printers = desk->printers,
        .printer_count = desk->printer_count,
        .chosen = station_printer_in_use(s),
        .is_set = desk->chosen[0] != '\0',
        .stocks = desk->stocks,
        .stock_count = desk->stock_count,
        .stock = -1,
        .spool = &desk->spool,
        .job = desk->job,
        .way = desk->way,
        .trial = desk->trial,
    };
    if (station_printer_ready(s, &language, &stock, NULL)) {
        for (int i = 0; i < desk->stock_count; i++) {
            view.stock = str_equal(desk->stocks[i], stock.stock->name) ? i : view.stock;
        }
        view.has_roll = roll_fits(&stock, NULL);
    }
    view.station = s->stamp.station;
    view.language = station_printer_language(s);
    view.own = desk->own_shown;
    view.own_count = desk->own.count;
    (void)str_copy(view.own_says, sizeof view.own_says, desk->own_says);
    view.preview = desk->preview;
    if (desk->job != 0) {
        view.counts = spool_count(&desk->spool, desk->job);
    }
    view.is_running = desk->is_busy || view.counts.waiting > 0;
    station_office_view(s, &view);
    (void)str_copy(view.refused, sizeof view.refused, desk->refused);
    *ret_view = view;
}
