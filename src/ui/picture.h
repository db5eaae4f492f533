/* picture.h: which drawing stands for a thing: food by its name, else by its category; pairs by
 * their animal. Drawings are emoji until the association's own photos are there. */
#ifndef BORNE_UI_PICTURE_H
#define BORNE_UI_PICTURE_H

#include "ui/frame.h"

/* An emoji sequence, never NULL; a parcel when nothing else fits. Names as in the catalogue. */
const char *picture_of_product(const char *name, const char *category);

/* A pair's animal on its soft ground. */
struct picture_pair {
    const char *picture;
    const char *name; /* on paper: French, with article: "le renard" */
    const char *word; /* on the screen, to be translated: "fox" */
    uint32_t ground;  /* light */
    const char *colour_name;
};

/* index wraps around LIMIT_PAIRS. */
const struct picture_pair *picture_of_pair(int index);

/* Drawings of the kiosk's own things. */
#define PICTURE_BASKET     "\U0001F9FA"
#define PICTURE_LENS       "\U0001F50D"
#define PICTURE_SCALES     "\u2696\uFE0F"
#define PICTURE_HAND       "\u270B"
#define PICTURE_PEOPLE     "\U0001F465"
#define PICTURE_CHAIR      "\U0001FA91"
#define PICTURE_RICE       "\U0001F35A"
#define PICTURE_SPROUT     "\U0001F331"
#define PICTURE_PRINTER    "\U0001F5A8\uFE0F"
#define PICTURE_LABEL      "\U0001F3F7\uFE0F"
#define PICTURE_LOCK       "\U0001F512"
#define PICTURE_ICE        "\U0001F9CA"
#define PICTURE_ARRIVING   "\U0001F4E5"
#define PICTURE_PARCEL     "\U0001F4E6"
#define PICTURE_BAG        "\U0001F6CD\uFE0F"
#define PICTURE_POINT      "\U0001F446"
#define PICTURE_WALK       "\U0001F6B6"
#define PICTURE_BACK       "\u21A9\uFE0F"
#define PICTURE_FINGERS    "\U0001F590\uFE0F"
#define PICTURE_KEYS       "\U0001F522"
#define PICTURE_LATER      "\U000023F3"
#define PICTURE_CUP        "\u2615"
#define PICTURE_PAUSE      "\u23F8\uFE0F"
#define PICTURE_FROZEN     "\u2744\uFE0F"
#define PICTURE_VAN        "\U0001F69A"
#define PICTURE_SHEET      "\U0001F4CB"
#define PICTURE_LIST       "\U0001F4DD"
#define PICTURE_SPEAKER    "\U0001F50A"
#define PICTURE_COMPUTER   "\U0001F5A5\uFE0F"
#define PICTURE_MICROPHONE "\U0001F3A4"
#define PICTURE_CAMERA     "\U0001F4F7"
#define PICTURE_BROKEN     "\U0001F494"
#define PICTURE_PARTY      "\U0001F389"
#define PICTURE_KEY        "\U0001F511"
#define PICTURE_GEAR       "\u2699\uFE0F"
#define PICTURE_CHART      "\U0001F4CA"
#define PICTURE_QUESTION   "\u2753"
#define PICTURE_NOTHING    "\u2796"
#define PICTURE_PLUS       "\u2795"
#define PICTURE_ALLERGY    "\U0001F95C"
#define PICTURE_DATE       "\U0001F4C5"
#define PICTURE_COLD       "\U0001F321\uFE0F"
#define PICTURE_CAP        "\U0001F393"
#define PICTURE_EYE        "\U0001F441\uFE0F"
#define PICTURE_CONTRAST   "\U0001F313"
#define PICTURE_LEFT       "\U0001FAF2"
#define PICTURE_SWAP       "\U0001F504"
#define PICTURE_HOUSE      "\U0001F3E0"
#define PICTURE_CLOCK      "\u23F1\uFE0F"
#define PICTURE_STANDING   "\U0001F9CD"
#define PICTURE_LIGHT      "\U0001FAB6"
#define PICTURE_HEAVY      "\U0001F3CB\uFE0F"
#define PICTURE_GRAIN      "\U0001F33E"
#define PICTURE_CAR        "\U0001F697"
#define PICTURE_MINIBUS    "\U0001F690"
#define PICTURE_SOAP       "\U0001F9FC"
#define PICTURE_DOOR       "\U0001F6AA"
#define PICTURE_MAP        "\U0001F5FA\uFE0F"
#define PICTURE_BROOM      "\U0001F9F9"
#define PICTURE_TUTOR      "\U0001F9D1\u200D\U0001F3EB"

/* Faces of a return form. */
#define PICTURE_FACE_GOOD  "\U0001F642"
#define PICTURE_FACE_SO_SO "\U0001F610"
#define PICTURE_FACE_BAD   "\U0001F641"

#endif
