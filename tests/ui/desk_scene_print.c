/* desk_scene_print.c: the screens about printing, in their states. */
#include "ui/desk_scene_print.h"

#include "base/str.h"

/* A label printer with 30 labels on their way, an office printer beside. */
static void printers(struct desk_test *desk)
{
    static const struct print_printer label[] = {{"zebra", "Zebra ZD220", "zpl"},
                                                 {"poste", "Imprimante tickets POS-58", ""}};
    static const struct print_office office[] = {{"bureau", "Bureau, premier étage"}};
    static const char *const rolls[] = {"r58", "r80", "57x32"};
    struct print_view *print = &desk->view.print;
    *print = (struct print_view){.printers = label,
                                 .printer_count = 2,
                                 .language = "zpl",
                                 .stocks = rolls,
                                 .stock_count = 3,
                                 .stock = 2,
                                 .spool = &desk->spool,
                                 .station = 5,
                                 .offices = office,
                                 .office_count = 1,
                                 .job = 1};
    desk->view.settings[SETTING_LABEL_TO] = LABEL_TO_PRINTER;
    desk->view.settings[SETTING_SHEET_FIRST] = 1;
    spool_add_job(&desk->spool, &(struct spool_job){.id = 1, .kind = SPOOL_LABELS});
    for (uint32_t i = 1; i <= 30; i++) {
        struct spool_label row = {.job = 1,
                                  .position = i,
                                  .state = SPOOL_PRINTED,
                                  .target = i,
                                  .at_ms = desk->view.now_ms - 3600000,
                                  .station = 5};
        code_write(CODE_CRATE, (int)desk->view.prep->number, (int)i, row.code);
        spool_add_label(&desk->spool, &row);
    }
}

void scene_labels_printer(struct desk_test *desk)
{
    printers(desk);
    desk_tap(desk, "labels");
}

void scene_labels_refused(struct desk_test *desk)
{
    scene_labels_printer(desk);
    desk_tap(desk, "kinds");
    desk_tap(desk, "what_products");
    (void)str_copy(desk->view.print.refused, sizeof desk->view.print.refused,
                   "Ces étiquettes sont déjà imprimées.");
}

void scene_labels_products(struct desk_test *desk)
{
    scene_labels_printer(desk);
    desk_tap(desk, "kinds");
    desk_tap(desk, "what_products");
    desk_tap(desk, "copies_more");
    desk_tap(desk, "copies_more");
    desk_tap(desk, "copies_less");
}

void scene_labels_range_typed(struct desk_test *desk)
{
    scene_labels_printer(desk);
    desk_tap(desk, "kinds");
    desk_tap(desk, "what_range");
    desk_type(desk, "12");
    desk_tap(desk, "until");
    desk_type(desk, "40");
}

void scene_labels_one_typed(struct desk_test *desk)
{
    scene_labels_printer(desk);
    desk_tap(desk, "kinds");
    desk_tap(desk, "what_one");
    desk_type(desk, "2");
    desk_tap(desk, "crate_1");
}

void scene_printer_label(struct desk_test *desk)
{
    scene_labels_printer(desk);
    desk_tap(desk, "where");
}

void scene_printer_stick(struct desk_test *desk)
{
    scene_printer_label(desk);
    desk->view.settings[SETTING_LABEL_TO] = LABEL_TO_STICK;
    desk->view.settings[SETTING_SHEET_FIRST] = 8;
}

void scene_sheet_24(struct desk_test *desk)
{
    scene_printer_stick(desk);
    desk_tap(desk, "sheet");
    desk->view.settings[SETTING_SHIFT_RIGHT] = -3;
}

void scene_sheet_65(struct desk_test *desk)
{
    scene_sheet_24(desk);
    desk->view.settings[SETTING_LABEL_STOCK] = 2;
    desk_tap(desk, "page_next");
}

static void printing(struct desk_test *desk, unsigned out, bool is_running)
{
    printers(desk);
    desk_tap(desk, "labels");
    ui_go(&desk->ui, &desk->view, SCREEN_PRINTING);
    desk->view.print.counts =
        (struct spool_counts){.total = 30, .printed = out, .waiting = 30 - out};
    desk->view.print.is_running = is_running;
}

void scene_printing_going(struct desk_test *desk)
{
    printing(desk, 6, true);
}

void scene_printing_paper(struct desk_test *desk)
{
    printing(desk, 6, true);
    desk->view.print.way.troubles = PRINTER_PAPER_OUT;
}

void scene_printing_roll(struct desk_test *desk)
{
    printing(desk, 0, true);
    desk->view.print.way =
        (struct printer_way){.troubles = PRINTER_WRONG_ROLL, .width_mm = 29, .length_mm = 90};
}

void scene_printing_done(struct desk_test *desk)
{
    printing(desk, 30, false);
    desk->view.print.trial = 1;
}

void scene_printing_unsure(struct desk_test *desk)
{
    printing(desk, 28, false);
    desk->view.print.counts.waiting = 0;
    desk->view.print.counts.sent = 1;
    desk->view.print.counts.cancelled = 1;
}

void scene_labels_kinds(struct desk_test *desk)
{
    scene_labels_printer(desk);
    desk_tap(desk, "kinds");
}

void scene_labels_preview(struct desk_test *desk)
{
    scene_labels_printer(desk);
    desk_tap(desk, "see");
    desk->view.print.preview =
        (struct preview_view){.dots = 1, .width = 456, .height = 256, .at = 2, .of = 190};
}

void scene_labels_no_preview(struct desk_test *desk)
{
    scene_labels_printer(desk);
    desk_tap(desk, "see");
    (void)str_copy(desk->view.print.preview.says, sizeof desk->view.print.preview.says,
                   "Le code d’une étiquette de cagette ne tient pas sur ce papier : prenez a4-24.");
}

void scene_papers(struct desk_test *desk)
{
    printers(desk);
    desk->view.print.office_count = 0;
    desk->view.print.office = -1;
    desk_tap(desk, "labels");
    desk_tap(desk, "papers");
}

static void papers_to_roll(struct desk_test *desk)
{
    printers(desk);
    desk->view.print.chosen = 1;
    desk->view.print.stock = 0;
    desk->view.print.has_roll = true;
    desk->view.print.language = "escpos";
    desk->view.settings[SETTING_PAPERS_TO] = PAPERS_TO_ROLL;
    desk_tap(desk, "labels");
}

void scene_papers_roll(struct desk_test *desk)
{
    papers_to_roll(desk);
    desk_tap(desk, "papers");
    desk_tap(desk, "point_more");
}

void scene_papers_roll_refused(struct desk_test *desk)
{
    scene_papers_roll(desk);
    (void)str_copy(desk->view.print.refused, sizeof desk->view.print.refused,
                   "Les 9 999 étiquettes de cette préparation sont utilisées.");
}

void scene_printer_roll(struct desk_test *desk)
{
    papers_to_roll(desk);
    desk->view.settings[SETTING_PRINT_ON_OPEN] = PRINT_ON_OPEN_LABEL | PRINT_ON_OPEN_SLIP;
    desk_tap(desk, "where");
}

void scene_printing_slips(struct desk_test *desk)
{
    papers_to_roll(desk);
    for (size_t i = 0; i < desk->spool.label_count; i++) {
        desk->spool.labels[i].kind = SPOOL_SLIP;
    }
    ui_go(&desk->ui, &desk->view, SCREEN_PRINTING);
    desk->view.print.counts = (struct spool_counts){.total = 30, .printed = 30};
}

static void papers_to_office(struct desk_test *desk)
{
    printers(desk);
    desk->view.settings[SETTING_PAPERS_TO] = PAPERS_TO_OFFICE;
    desk_tap(desk, "labels");
    desk_tap(desk, "papers");
    desk_tap(desk, "referent");
    desk_tap(desk, "point_more");
    desk_tap(desk, "point_more");
}

void scene_papers_office(struct desk_test *desk)
{
    papers_to_office(desk);
}

void scene_papers_empty(struct desk_test *desk)
{
    papers_to_office(desk);
    desk->view.print.is_office_busy = true;
    desk->view.print.has_office_failed = true;
    (void)str_copy(
        desk->view.print.office_says, sizeof desk->view.print.office_says,
        "L’imprimante de bureau n’a plus de papier. Remettez-en : elle continuera seule.");
}

void scene_papers_refused(struct desk_test *desk)
{
    papers_to_office(desk);
    desk->view.print.has_office_failed = true;
    (void)str_copy(desk->view.print.office_says, sizeof desk->view.print.office_says,
                   "L’imprimante a refusé le document (client-error-not-possible). Essayez-en une "
                   "autre, ou mettez le PDF sur la clé.");
}

void scene_stock_sheet(struct desk_test *desk)
{
    scene_printer_stick(desk);
    desk_tap(desk, "stock");
    desk_tap(desk, "width");
}

void scene_stock_roll(struct desk_test *desk)
{
    scene_stock_sheet(desk);
    desk_tap(desk, "medium");
    desk_tap(desk, "height");
}

void scene_stock_asked(struct desk_test *desk)
{
    static const struct own_stock own = {
        .name = "perso-1", .width = 600, .height = 400, .dpi = 203};
    scene_printer_stick(desk);
    desk->view.print.own = &own;
    desk->view.print.own_count = 1;
    desk_tap(desk, "stock");
    desk->ui.own = own;
    desk->ui.page = 0;
    desk_tap(desk, "drop");
}

void scene_stock_refused(struct desk_test *desk)
{
    scene_stock_roll(desk);
    (void)str_copy(desk->view.print.own_says, sizeof desk->view.print.own_says,
                   "Le code d’une étiquette de cagette ne tient pas sur le papier perso-1. Il "
                   "tiendrait sur a4-24, r58, 57x32.");
    desk_tap(desk, "validate");
    desk_answer(desk, (struct outcome){.request = REQUEST_STOCK});
}

void scene_sheet_roll(struct desk_test *desk)
{
    scene_printer_label(desk);
    desk_tap(desk, "sheet");
    desk->view.settings[SETTING_SHIFT_DOWN] = 4;
}
