/* device_pages.h: the pages of the devices' screen that are no list: the lesson with its code, one
 * device, and what to do when a scanner does nothing. They draw; devices.c decides. */
#ifndef BORNE_UI_SCREENS_MACHINE_DEVICE_PAGES_H
#define BORNE_UI_SCREENS_MACHINE_DEVICE_PAGES_H

#include "ui/screens/desk/desk.h"

/* ui->choice of the devices' screen: what is shown; from DEVICES_ONE on, the device of that number.
 */
enum devices_place { DEVICES_LIST, DEVICES_LESSON, DEVICES_HELP, DEVICES_ONE };

void device_page_lesson(const struct ui *ui, const struct ui_view *view, const struct kit *kit);
void device_page_help(const struct ui *ui, const struct kit *kit);
void device_page_one(const struct ui *ui, const struct kit *kit, const struct device_row_view *row,
                     const struct scale_view *scale);
/* What a device looks like. */
const char *device_picture(const struct device_row_view *row);
uint32_t device_colour(enum device_mark mark);

#endif
