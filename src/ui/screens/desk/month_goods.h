/* month_goods.h: the other side of the month in one page: which products what happened to most, and
 * whose goods were missing. Part of screen month. */
#ifndef BORNE_UI_SCREENS_DESK_MONTH_GOODS_H
#define BORNE_UI_SCREENS_DESK_MONTH_GOODS_H

#include "ui/ui.h"

void month_goods_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect body);

#endif
