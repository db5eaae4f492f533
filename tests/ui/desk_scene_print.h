/* desk_scene_print.h: the screens about printing, in their states; each brings an open desk there.
 */
#ifndef BORNE_TESTS_UI_DESK_SCENE_PRINT_H
#define BORNE_TESTS_UI_DESK_SCENE_PRINT_H

#include "ui/desk_scenes.h"

void scene_labels_printer(struct desk_test *desk);
void scene_labels_refused(struct desk_test *desk);
void scene_labels_products(struct desk_test *desk);
void scene_labels_range_typed(struct desk_test *desk);
void scene_labels_one_typed(struct desk_test *desk);
void scene_printer_label(struct desk_test *desk);
void scene_printer_stick(struct desk_test *desk);
void scene_sheet_24(struct desk_test *desk);
void scene_sheet_65(struct desk_test *desk);
void scene_printing_going(struct desk_test *desk);
void scene_printing_paper(struct desk_test *desk);
void scene_printing_roll(struct desk_test *desk);
void scene_printing_done(struct desk_test *desk);
void scene_printing_unsure(struct desk_test *desk);
void scene_labels_kinds(struct desk_test *desk);
void scene_labels_preview(struct desk_test *desk);
void scene_labels_no_preview(struct desk_test *desk);
void scene_papers(struct desk_test *desk);
void scene_papers_roll(struct desk_test *desk);
void scene_papers_roll_refused(struct desk_test *desk);
void scene_printer_roll(struct desk_test *desk);
void scene_printing_slips(struct desk_test *desk);
void scene_papers_office(struct desk_test *desk);
void scene_papers_empty(struct desk_test *desk);
void scene_papers_refused(struct desk_test *desk);
void scene_stock_sheet(struct desk_test *desk);
void scene_stock_roll(struct desk_test *desk);
void scene_stock_asked(struct desk_test *desk);
void scene_stock_refused(struct desk_test *desk);
void scene_sheet_roll(struct desk_test *desk);

#endif
