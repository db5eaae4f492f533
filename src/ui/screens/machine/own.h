/* own.h: the pages of "your own", a file each. */
#ifndef BORNE_UI_SCREENS_MACHINE_OWN_H
#define BORNE_UI_SCREENS_MACHINE_OWN_H

#include "ui/screens/desk/desk.h"

/* ui->choice; a photograph's page is OWN_PHOTO and its place */
enum own_place { OWN_ALL, OWN_NAME, OWN_LOGOS, OWN_WORDS, OWN_PHOTOS, OWN_PHOTO };

enum own_action { OWN_OPEN = DESK_OWN, OWN_FILE, OWN_LETTER, OWN_ERASE, OWN_DROP, OWN_WRITE };

bool own_is_busy(const struct ui_view *view);
/* What became of the last thing that was asked, or which stick is in. */
void own_draw_state(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                    struct rect rect);
/* Photographs of places: all, one of them. */
void own_photos_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit);
void own_photo_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit);

#endif
