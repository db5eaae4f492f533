/* tiles.h: a page of tiles to choose from: a drawing or a labo's letter, a name, an amount below,
 * a mark. The last cell turns the page when there are more (ACTION_NEXT, ui->page). */
#ifndef BORNE_UI_SCREENS_VOLUNTEER_TILES_H
#define BORNE_UI_SCREENS_VOLUNTEER_TILES_H

#include "ui/ui.h"

enum tile_mark { TILE_OPEN, TILE_DONE, TILE_DIFFERS };

struct tile {
    char name[FRAME_NAME]; /* the target's */
    int action, argument;
    const char *picture; /* NULL: the letter of `pickup` */
    const struct pickup *pickup;
    const char *words;
    char text[128]; /* room for words that are put together */
    char foot[64];
    enum tile_mark mark;
};

/* Fills the `nth` tile, already zeroed; false after the last. */
typedef bool (*tile_fill)(const struct ui *ui, const struct ui_view *view, int nth,
                          struct tile *ret_tile);

void tiles_draw(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                struct rect body, tile_fill fill);
/* Undo, where there is something to take back, then the way back; returns what is left of the
 * footer at the right of them. */
struct rect tiles_footer(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                         struct rect footer);
/* By scanner: the next digit of a tile's number, of `count` tiles. Returns the number once no more
 * digits can follow, 0 while they can (ui->digits keeps them). */
int tiles_number(struct ui *ui, int digit, int count);
/* The number that was typed so far, said to be all of it; 0: none. Forgets it. */
int tiles_number_typed(struct ui *ui);
/* A sentence at the head of *body. */
void tiles_say(const struct kit *kit, struct rect *body, const char *words);

#endif
