/* frame.h: a screen as a list of values: draw commands and tap targets from one geometry. Views
 * fill it, platform/draw replays it, tests read it. Must not know SDL, fonts or screens. A frame
 * holds no pointers, so it can be copied, hashed and compared. Several lanes share one frame, each
 * in an area of its own. About 250 kB: keep it in a static or heap object, not on the stack. */
#ifndef BORNE_UI_FRAME_H
#define BORNE_UI_FRAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/limits.h"
#include "ui/layout.h"

/* Enough for the director's fullest list, and for four lanes; a frame that is full asserts. */
enum {
    FRAME_COMMANDS = 1600,
    FRAME_TARGETS = 96,
    FRAME_TEXT_BYTES = 32768,
    FRAME_NAME = 32,
    FRAME_BLOCKS = 32
};

enum weight { WEIGHT_REGULAR, WEIGHT_SEMIBOLD, WEIGHT_BOLD, WEIGHT_COUNT };

/* Drawn as vectors in one colour, to fill the rectangle's largest centred square. */
enum shape {
    SHAPE_TICK,
    SHAPE_CROSS,
    SHAPE_ARROW_RIGHT,
    SHAPE_ARROW_LEFT,
    SHAPE_ARROW_UP,
    SHAPE_ARROW_DOWN,
    SHAPE_UNDO,
    SHAPE_BACKSPACE,
    SHAPE_CIRCLE,  /* filled disc */
    SHAPE_RING,    /* its outline */
    SHAPE_OCTAGON, /* filled */
    SHAPE_TRIANGLE,
    SHAPE_HOURGLASS,
    SHAPE_PLUS,
    SHAPE_MINUS,
    SHAPE_BARCODE,
    SHAPE_PIN, /* a map pin; its point is the middle of the lower edge */
    SHAPE_COUNT
};

enum frame_kind {
    FRAME_CLEAR,  /* the whole screen in one colour; the first command of a frame */
    FRAME_SHADOW, /* a soft shadow of a rounded rectangle, below the next fill */
    FRAME_FILL,   /* a filled rounded rectangle */
    FRAME_BORDER, /* a rounded outline inside `rect`, dashed or not */
    FRAME_LINE,   /* a horizontal or vertical bar with round ends, dashed or not */
    FRAME_TEXT,
    FRAME_PICTURE,
    FRAME_SHAPE,
    FRAME_DOTS,  /* a bitmap that who draws is given by its number */
    FRAME_IMAGE, /* in colours, given in the same way */
    FRAME_KIND_COUNT
};

/* How a text goes on from the text command before it, for frame_find_text. */
enum frame_join { JOIN_NONE, JOIN_RUN, JOIN_LINE };

struct frame_command {
    enum frame_kind kind;
    uint8_t lane;     /* whose area it is in */
    struct rect rect; /* text: the box it was given */
    uint32_t colour;  /* 0xRRGGBBAA, as everywhere in ui */
    int radius;       /* fill, border, shadow */
    int thickness;    /* border, line */
    struct rect part; /* fill: only what lies in here is drawn */
    bool dashed;      /* border, line */
    /* text */
    enum weight weight;
    enum frame_join join;
    int size_px;     /* of the em */
    int x, baseline; /* where the run begins */
    int width_px;    /* as measured when it was laid out */
    bool tabular;    /* every digit as wide as the widest */
    bool cut;        /* an ellipsis stands for what did not fit */
    uint32_t text;   /* text, picture: offset in frame.text */
    /* picture, shape */
    enum shape shape;
    int alpha;     /* 0..255 */
    bool grey;     /* without colour */
    uint32_t dots; /* dots, image: its number */
    uint8_t block; /* it belongs to, 0 for none */
};

struct frame_target {
    char name[FRAME_NAME]; /* stable, "undo", "key_7": for tests, `borne play` and the log */
    int action, argument;  /* what the screen's event() gets */
    struct rect rect;
    bool primary;  /* the one thing to do: at least 25 mm high */
    uint8_t lane;  /* whose area it is in */
    uint8_t block; /* it belongs to, 0 for none */
};

struct frame {
    struct rect screen;
    uint8_t lane;                     /* what is added now belongs to it */
    struct rect areas[LIMIT_LANES];   /* of each lane that has a part of its own, else empty */
    struct rect blocks[FRAME_BLOCKS]; /* parts that keep their order in a mirror; from 1 */
    uint8_t block, block_count;       /* the one that is being filled, 0 for none; how many */
    int command_count, target_count;
    uint32_t text_used;
    struct frame_command commands[FRAME_COMMANDS];
    struct frame_target targets[FRAME_TARGETS];
    char text[FRAME_TEXT_BYTES]; /* terminated UTF-8, one after the other */
};

/* Empties the frame and clears the screen to `background`. */
void frame_begin(struct frame *frame, const struct panel *panel, uint32_t background);
/* What follows belongs to this lane and its area, which is filled. Its areas may be several. */
void frame_begin_lane(struct frame *frame, uint8_t lane, struct rect area, uint32_t background);

void frame_shadow(struct frame *frame, struct rect rect, int radius);
void frame_fill(struct frame *frame, struct rect rect, int radius, uint32_t colour);
/* Only what of the rounded rectangle lies in `part`: a slice that keeps the whole's corners. */
void frame_fill_part(struct frame *frame, struct rect rect, int radius, struct rect part,
                     uint32_t colour);
void frame_border(struct frame *frame, struct rect rect, int radius, int thickness, uint32_t colour,
                  bool dashed);
/* From (x1,y1) to (x2,y2), one of the two axes being the same (asserted). */
void frame_line(struct frame *frame, int x1, int y1, int x2, int y2, int thickness, uint32_t colour,
                bool dashed);
void frame_shape(struct frame *frame, struct rect rect, enum shape shape, uint32_t colour);
/* `picture` is an emoji sequence; it fills the largest centred square of `rect`. */
void frame_picture(struct frame *frame, struct rect rect, const char *picture, int alpha,
                   bool grey);

/* A bitmap in black on what lies below. `dots` is its number for who draws (platform/draw.h),
 * another one for another bitmap. */
void frame_dots(struct frame *frame, struct rect rect, uint32_t dots);
/* Where a bitmap of so many dots lies in the middle of `rect`: every dot the same whole number of
 * pixels where there is room, else they are averaged. */
struct rect frame_dots_fit(struct rect rect, int width, int height);

/* An image in its own colours, by its number; where it lies in the middle of `rect`, as large as it
 * fits. */
void frame_image(struct frame *frame, struct rect rect, uint32_t image);
struct rect frame_image_fit(struct rect rect, int width, int height);

/* One run of one font, placed by its caller (text.h lays texts out). `run` gives size, weight,
 * colour, box, x, baseline, width, tabular, cut and join; kind and text are set here. */
void frame_text(struct frame *frame, struct frame_command run, const char *text, size_t length);

/* What is added until frame_block_end is one thing that lies in `rect`: when the frame is mirrored
 * (mirror.h) it moves as a whole and nothing in it turns round: a keypad, a map. Not nested; where
 * there is one already, or no room for more, it belongs to that one or to none. */
void frame_block_begin(struct frame *frame, struct rect rect);
void frame_block_end(struct frame *frame);

/* Names are unique in a lane (asserted). */
void frame_target(struct frame *frame, const char *name, int action, int argument, struct rect rect,
                  bool primary);

/* The target under a point, or by its name; NULL if none. Valid as long as the frame is. */
const struct frame_target *frame_target_at(const struct frame *frame, int x, int y);
const struct frame_target *frame_target_named(const struct frame *frame, const char *name);
/* The same in one lane. */
const struct frame_target *frame_target_in(const struct frame *frame, uint8_t lane,
                                           const char *name);

/* The text or picture of a command. */
const char *frame_command_text(const struct frame *frame, const struct frame_command *command);

/* Equal frames have equal hashes: a screen is drawn again only when the hash changed. */
uint64_t frame_hash(const struct frame *frame);

/* True if `text` stands on the screen: runs and wrapped lines are joined; without an exact match
 * accents, case, kinds of blanks, dashes and apostrophes are ignored. */
bool frame_find_text(const struct frame *frame, const char *text);
/* The same in one lane's area. */
bool frame_find_text_in(const struct frame *frame, uint8_t lane, const char *text);

/* All texts, one line each (runs and wrapped lines joined). Cut at a character if too long. */
void frame_read(const struct frame *frame, char *to, size_t size);
/* Those of one lane, or of all (LANE_ALL). */
enum { LANE_ALL = 254 };
void frame_read_lane(const struct frame *frame, uint8_t lane, char *to, size_t size);

/* One line per command and target, positions in px, sizes of text also in mm: for golden files.
 * False if `to` was too small. */
bool frame_dump(const struct frame *frame, const struct panel *panel, char *to, size_t size);

#endif
