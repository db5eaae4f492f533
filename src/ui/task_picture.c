/* task_picture.c: a drawing for each task: a crate, a sack, a bag, a van and what moves between
 * them, made of a few shapes and of the drawings of food. */
#include "ui/picture.h"
#include "ui/task.h"
#include "ui/widgets.h"

#define WOOD       0xC9985BFFu
#define WOOD_LIGHT 0xDDB27AFFu
#define WOOD_DARK  0x9A6C38FFu
#define SACK       0xD8BE93FFu
#define SACK_DARK  0xAF905EFFu
#define COLD       0xCFE4F2FFu
#define COLD_DARK  0x1B4F8AFFu

/* A part of a drawing in thousandths of its side. */
static struct rect part(struct rect whole, int x, int y, int w, int h)
{
    return (struct rect){whole.x + whole.w * x / 1000, whole.y + whole.h * y / 1000,
                         whole.w * w / 1000, whole.h * h / 1000};
}

static void emoji(const struct kit *kit, struct rect whole, int x, int y, int side,
                  const char *picture)
{
    frame_picture(kit->frame, part(whole, x, y, side, side), picture, 255, false);
}

static void block(const struct kit *kit, struct rect rect, int radius, uint32_t colour)
{
    frame_fill(kit->frame, rect, radius, colour);
}

/* An open crate of slats; what lies in it is drawn before. */
static void crate(const struct kit *kit, struct rect box)
{
    int slat = box.h / 4, round = box.h / 16 + 1;
    block(kit, part(box, 30, 60, 940, 900), round, WOOD_DARK);
    for (int i = 0; i < 3; i++) {
        block(kit, (struct rect){box.x, box.y + i * box.h * 36 / 100, box.w, slat}, round,
              i == 0 ? WOOD_LIGHT : WOOD);
    }
    block(kit, part(box, 60, 0, 70, 1000), round, WOOD_LIGHT);
    block(kit, part(box, 870, 0, 70, 1000), round, WOOD_LIGHT);
}

/* A crate with food looking out of it. */
static void full_crate(const struct kit *kit, struct rect box)
{
    frame_picture(kit->frame, part(box, 40, -700, 420, 880), "\U0001F96C", 255, false);
    frame_picture(kit->frame, part(box, 560, -680, 420, 880), "\U0001F956", 255, false);
    frame_picture(kit->frame, part(box, 290, -620, 420, 880), "\U0001F955", 255, false);
    crate(kit, box);
}

/* A sack with a tied neck. */
static void sack(const struct kit *kit, struct rect box)
{
    block(kit, part(box, 330, 0, 340, 180), box.w / 12, SACK);
    block(kit, part(box, 60, 180, 880, 820), box.w / 5, SACK);
    block(kit, part(box, 300, 150, 400, 70), box.w / 30, SACK_DARK);
    emoji(kit, box, 250, 380, 500, PICTURE_GRAIN);
}

/* A small bag with a label. */
static void bag(const struct kit *kit, struct rect box)
{
    block(kit, part(box, 100, 0, 800, 220), box.w / 10, SACK_DARK);
    block(kit, part(box, 40, 160, 920, 840), box.w / 7, SACK);
    block(kit, part(box, 220, 420, 560, 340), box.w / 16, COLOUR_CARD);
    block(kit, part(box, 300, 520, 400, 50), 1, COLOUR_INK);
    block(kit, part(box, 300, 620, 260, 50), 1, COLOUR_INK);
}

static void arrow(const struct kit *kit, struct rect rect)
{
    frame_shape(kit->frame, rect, SHAPE_ARROW_RIGHT, COLOUR_GREEN);
}

/* A fridge bag: cold, zipped, with handles. */
static void chilled_bag(const struct kit *kit, struct rect box)
{
    frame_border(kit->frame, part(box, 300, 0, 400, 420), box.w / 8, box.w / 16, COLD_DARK, false);
    block(kit, part(box, 40, 240, 920, 760), box.w / 10, COLD);
    block(kit, part(box, 40, 240, 920, 110), box.w / 20, COLD_DARK);
    emoji(kit, box, 280, 430, 440, PICTURE_FROZEN);
}

void task_picture(const struct kit *kit, struct rect rect, enum task_id id)
{
    int side = rect.w < rect.h ? rect.w : rect.h;
    struct rect whole = rect_centre(rect, side, side);
    switch (id) {
    case TASK_PREPARE: full_crate(kit, part(whole, 60, 430, 880, 520)); return;
    case TASK_CHECK:
        full_crate(kit, part(whole, 20, 430, 780, 480));
        emoji(kit, whole, 430, 380, 570, PICTURE_LENS);
        return;
    case TASK_RECEIVE:
        emoji(kit, whole, 0, 120, 640, PICTURE_VAN);
        emoji(kit, whole, 560, 560, 400, PICTURE_PARCEL);
        emoji(kit, whole, 590, 210, 340, PICTURE_PARCEL);
        return;
    case TASK_BAG:
        sack(kit, part(whole, 0, 140, 480, 760));
        arrow(kit, part(whole, 490, 480, 160, 160));
        bag(kit, part(whole, 680, 180, 300, 360));
        bag(kit, part(whole, 680, 580, 300, 360));
        return;
    case TASK_CHILLED:
        emoji(kit, whole, 60, 40, 330, "\U0001F95B");
        emoji(kit, whole, 560, 60, 330, "\U0001F9C0");
        chilled_bag(kit, part(whole, 130, 200, 740, 760));
        return;
    case TASK_LOAD:
        full_crate(kit, part(whole, 0, 560, 400, 250));
        arrow(kit, part(whole, 400, 600, 140, 140));
        emoji(kit, whole, 480, 300, 520, PICTURE_MINIBUS);
        return;
    case TASK_CLEAN:
        emoji(kit, whole, 40, 60, 700, "\U0001F9F9");
        emoji(kit, whole, 560, 540, 400, "\U0001F9FD");
        emoji(kit, whole, 640, 80, 280, "\u2728");
        return;
    case TASK_SHARE:
        emoji(kit, whole, 0, 280, 400, PICTURE_PARCEL);
        arrow(kit, part(whole, 410, 420, 150, 150));
        for (int i = 0; i < 3; i++) {
            crate(kit, part(whole, 590, 90 + i * 300, 400, 220));
        }
        return;
    case TASK_WELCOME:
        emoji(kit, whole, 0, 250, 620, PICTURE_PEOPLE);
        emoji(kit, whole, 520, 120, 460, "\U0001F44B");
        return;
    case TASK_EMPTIES:
        emoji(kit, whole, 0, 0, 520, PICTURE_MINIBUS);
        crate(kit, part(whole, 480, 420, 480, 240));
        crate(kit, part(whole, 480, 690, 480, 240));
        return;
    case TASK_NONE:
    case TASK_ID_COUNT: return;
    }
}
