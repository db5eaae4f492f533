/* papers.h: slips and sheets of the day. Part of screen papers. */
#ifndef BORNE_UI_SCREENS_PRINT_PAPERS_H
#define BORNE_UI_SCREENS_PRINT_PAPERS_H

#include "ui/ui.h"

/* Opens it with the pages of this name (paper/paper.h) chosen. */
void papers_open(struct ui *ui, const struct ui_view *view, const char *name);

#endif
