/* own_view.h: an association's own name, mark and words, as screens see them. Values only. */
#ifndef BORNE_UI_OWN_VIEW_H
#define BORNE_UI_OWN_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/limits.h"
#include "ui/place_photo.h"

/* Of REQUEST_OWN. */
enum own_deed {
    OWN_LOOK,      /* which files are on the sticks */
    OWN_SET_NAME,  /* text */
    OWN_TAKE_FILE, /* value: of ui_view.own.files: a mark or words, by its kind */
    OWN_DROP_LOGO,
    OWN_DROP_WORDS,
    OWN_TEMPLATE,    /* all words to the stick, to begin from */
    OWN_TAKE_PHOTOS, /* photographs of places, of the stick's folder */
    OWN_DROP_PHOTO   /* value: place */
};

enum { OWN_FILES = 16, OWN_NAME_SHOWN = 64 };

struct own_file {
    char name[OWN_NAME_SHOWN]; /* with its folder: "logos/rond.png" */
    bool is_words;
};

struct own_view {
    char name[LIMIT_OWN_NAME]; /* "": the program's */
    uint32_t image;            /* for frame_image; 0: no mark */
    int width, height;         /* of it */
    int words;                 /* so many say something else; -1: as the program says them */
    int unknown;               /* of those that were brought, so many it does not know */
    struct own_file files[OWN_FILES];
    int file_count;
    int more_words, more_images;         /* on the sticks, and not in the list */
    struct photo_left left[PHOTOS_LEFT]; /* photographs that were fetched here and left */
    int left_count;                      /* may be more than are told */
};

#endif
