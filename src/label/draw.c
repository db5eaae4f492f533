/* draw.c: the parts all kinds share, and the kinds without a crate: product, place, pair, command.
 */
#include "label/draw.h"

#include <math.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"
#include "domain/code.h"
#include "label/icon.h"

void draw_copy(const struct ink *ink, struct ink_box box)
{
    double width = fmin(box.w, box.h * 4.2);
    box.x += (box.w - width) / 2;
    box.w = width;
    ink_fill(ink, box, box.h * 0.2, INK_BLACK);
    ink_text(ink,
             &(struct ink_style){.cap_mm = box.h * 0.58,
                                 .cap_min_mm = 0.9,
                                 .lines = 1,
                                 .weight = INK_BOLD,
                                 .align = INK_CENTRE,
                                 .rgb = INK_WHITE},
             ink_inset(box, box.h * 0.12), "COPIE");
}

void draw_number(const struct ink *ink, const char *number, enum ink_align align,
                 struct ink_box box)
{
    ink_cut_top(&box, box.h * 0.02); /* round digits reach beyond */
    ink_cut_bottom(&box, box.h * 0.02);
    ink_text(
        ink,
        &(struct ink_style){.cap_mm = box.h,
                            .cap_min_mm = 0.8, /* never shortened: it would be another crate's */
                            .lines = 1,
                            .weight = INK_HEAVY,
                            .align = align,
                            .rgb = INK_BLACK},
        box, number);
}

struct ink_box draw_code(const struct ink *ink, const struct area *area, const struct label *label,
                         const struct bars *bars, double height_mm, struct ink_box *room)
{
    double quiet = BARS_QUIET * area->module_mm, width = BARS_MODULES * area->module_mm;
    double right = room->x + room->w;
    bool is_strip = area->shape == AREA_STRIP;
    struct ink_box code = ink_cut_bottom(room, height_mm);
    /* The quiet zone may lie in the margin, but always on the label. */
    double x = fmax(code.x, quiet);
    if (is_strip) {
        x = fmin(right, area->width_mm - quiet) - width;
        *room = (struct ink_box){code.x, code.y, x - quiet - 0.3 - code.x, code.h};
    }
    /* Bars are moved to whole dots: what stands beside keeps a little more than the quiet zone. */
    double beside_x = x + width + quiet + 0.3;
    struct ink_box beside = {beside_x, code.y, right - beside_x, code.h};
    /* Below the name of a place nothing stands beside the bars. */
    bool is_alone = beside.w < 11 || label->kind == LABEL_PLACE;
    if (area->shape == AREA_TALL || (!is_strip && is_alone)) {
        x = (area->width_mm - width) / 2;
        beside.w = 0;
    }
    double cap = area->shape == AREA_TINY ? 1.8 : 3.0;
    struct ink_box under = ink_cut_bottom(&code, cap);
    ink_cut_bottom(&code, area->shape == AREA_TINY ? 0.6 : 1.0);
    code.x = x;
    code.w = width;
    ink_bars(ink, bars, area->module_mm, code);
    under.x = x;
    under.w = width;
    bool copy_here = label->is_copy && (label->kind != LABEL_CRATE || area->shape == AREA_TINY);
    if (copy_here) {
        draw_copy(ink, ink_cut_right(&under, fmin(width * 0.27, cap * 4)));
        ink_cut_right(&under, 0.6);
    }
    char grouped[14];
    code_group(label->code, grouped);
    ink_text(ink,
             &(struct ink_style){.cap_mm = cap,
                                 .cap_min_mm = 1.2,
                                 .lines = 1,
                                 .weight = INK_MEDIUM,
                                 .align = copy_here ? INK_LEFT : INK_CENTRE,
                                 .rgb = INK_BLACK},
             under, grouped);
    return beside;
}

void draw_temperature(const struct ink *ink, enum temperature temperature, bool is_bag,
                      struct ink_box box)
{
    static const struct {
        const char *word, *bag;
        enum icon icon;
        uint32_t rgb;
        bool filled;
    } looks[TEMPERATURE_COUNT] = {
        [TEMPERATURE_AMBIENT] = {"SEC", "SAC SEC", ICON_AMBIENT, INK_BLACK, false},
        [TEMPERATURE_CHILLED] = {"FRAIS", "SAC FRAIS", ICON_CHILLED, 0x1B4F8A, true},
        [TEMPERATURE_FROZEN] = {"SURGELÉ", "SAC SURGELÉ", ICON_FROZEN, 0x2E2A6B, true},
        [TEMPERATURE_EGG] = {"ŒUFS", "SAC ŒUFS", ICON_EGG, INK_BLACK, false},
    };
    ASSERT(temperature < TEMPERATURE_COUNT);
    uint32_t rgb = looks[temperature].rgb, on = rgb;
    double radius = box.h * 0.22;
    if (looks[temperature].filled) {
        ink_fill(ink, box, radius, rgb);
        on = INK_WHITE;
    } else {
        ink_frame(ink, box, radius, fmin(0.4, box.h * 0.09), rgb);
    }
    struct ink_box inner = ink_inset(box, box.h * 0.13);
    icon_draw(ink, looks[temperature].icon, ink_cut_left(&inner, fmin(inner.h, box.w * 0.26)), on);
    ink_cut_left(&inner, box.h * 0.1);
    ink_cut_right(&inner, box.h * 0.05);
    ink_text(ink,
             &(struct ink_style){.cap_mm = inner.h * 0.72,
                                 .cap_min_mm = 0.9,
                                 .lines = 1,
                                 .weight = INK_BOLD,
                                 .align = INK_CENTRE,
                                 .rgb = on},
             inner, is_bag ? looks[temperature].bag : looks[temperature].word);
}

static struct ink_style words(double cap, int lines, enum ink_weight weight, enum ink_align align)
{
    return (struct ink_style){.cap_mm = cap,
                              .cap_min_mm = fmin(cap, 1.5),
                              .lines = lines,
                              .weight = weight,
                              .align = align,
                              .rgb = INK_BLACK};
}

static void draw_product(const struct ink *ink, const struct label_product *product,
                         struct ink_box room, struct ink_box beside)
{
    if (beside.w < 11) {
        beside = ink_cut_bottom(&room, fmin(room.h * 0.28, 12));
        ink_cut_bottom(&room, 0.8);
        draw_temperature(ink, product->temperature, false,
                         ink_cut_left(&beside, fmin(beside.w * 0.4, beside.h * 4.6)));
        ink_cut_left(&beside, 1.2);
    } else {
        struct ink_box pill = ink_cut_bottom(&beside, fmin(beside.h * 0.36, beside.w * 0.3));
        ink_cut_bottom(&beside, 1.2);
        draw_temperature(ink, product->temperature, false,
                         ink_cut_left(&pill, fmin(pill.w, pill.h * 4.6)));
    }
    struct ink_style place = words(fmin(beside.h, 12), 1, INK_HEAVY, INK_LEFT);
    ink_text(ink, &place, beside, product->place);
    if (product->unit[0] != '\0') {
        struct ink_box unit = ink_cut_bottom(&room, fmin(room.h * 0.32, 8));
        struct ink_style style = words(unit.h * 0.72, 1, INK_MEDIUM, INK_LEFT);
        ink_text(ink, &style, unit, product->unit);
    }
    /* half a list would be worse than none: a line is 2.3 mm, a letter at most 1.05 */
    double lines = ceil(1.05 * (double)(strlen(product->allergens) + 14) / room.w);
    bool is_roomy = lines <= 5 && lines * 2.3 <= room.h * 0.6;
    if (product->allergens[0] != '\0' && is_roomy) {
        char text[LABEL_ALLERGENS + 16];
        str_format(text, sizeof text, "Allergènes : %s", product->allergens);
        struct ink_box below = ink_cut_bottom(&room, fmin(fmax(room.h * 0.36, lines * 2.3), 22));
        ink_cut_bottom(&room, 0.6);
        struct ink_style style =
            words(fmin(below.h / (lines > 1 ? 2.2 : 1.4), 3.6), 5, INK_SEMIBOLD, INK_LEFT);
        style.cap_min_mm = fmin(style.cap_mm, 1.25);
        ink_text(ink, &style, below, text);
    }
    struct ink_style name = words(fmin(room.h, 14), 4, INK_BOLD, INK_LEFT);
    ink_text(ink, &name, room, product->name);
}

static void draw_place(const struct ink *ink, const struct label_place *place, struct ink_box room)
{
    if (place->says[0] != '\0' && room.h > 8) {
        struct ink_box below = ink_cut_bottom(&room, fmin(room.h * 0.24, 9));
        struct ink_style style = words(below.h * 0.7, 1, INK_SEMIBOLD, INK_CENTRE);
        ink_text(ink, &style, below, place->says);
        ink_cut_bottom(&room, 0.8);
    }
    draw_number(ink, place->name, INK_CENTRE, room);
}

/* Where there are no colours the animal stands beside the code, else beside its name. */
static void draw_pair_dots(const struct ink *ink, const struct label_pair *pair,
                           struct ink_box *room, struct ink_box beside)
{
    enum { LEAST_MM = 9 };
    bool is_beside = fmin(beside.w, beside.h) >= LEAST_MM;
    if (pair->picture[0] == '\0') {
        return;
    }
    struct ink_box face = is_beside                 ? beside
                          : room->h > room->w * 0.8 ? ink_cut_top(room, room->h * 0.6)
                          : room->w > 3 * room->h   ? ink_cut_right(room, room->h)
                                                    : ink_cut_right(room, room->w * 0.35);
    if (ink->dots != NULL) {
        draw_face_dots(ink, face, pair->picture);
    } else { /* a PDF of a roll: whoever prints it makes dots of it */
        struct ink_style style = words(fmin(face.w, face.h) * 0.7, 1, INK_MEDIUM, INK_CENTRE);
        ink_text(ink, &style, face, pair->picture);
    }
    if (!is_beside) {
        ink_cut_right(room, 1);
    }
}

static void draw_pair(const struct ink *ink, const struct label_pair *pair, struct ink_box room,
                      struct ink_box beside)
{
    if (!ink->has_colour) {
        draw_pair_dots(ink, pair, &room, beside);
    }
    if (ink->has_colour && pair->picture[0] != '\0') {
        struct ink_box disc =
            room.h > room.w * 0.8 ? ink_cut_top(&room, room.h * 0.6) : ink_cut_left(&room, room.h);
        double side = fmin(disc.w, disc.h);
        disc = (struct ink_box){disc.x + (disc.w - side) / 2, disc.y + (disc.h - side) / 2, side,
                                side};
        ink_fill(ink, disc, side / 2, pair->rgb);
        struct ink_style face = words(side * 0.5, 1, INK_MEDIUM, INK_CENTRE);
        ink_text(ink, &face, ink_inset(disc, side * 0.14), pair->picture);
        ink_cut_left(&room, 2);
        ink_cut_top(&room, 1);
    }
    struct ink_box below = ink_cut_bottom(&room, room.h * 0.36);
    struct ink_style name = words(fmin(room.h, 14), 2, INK_BOLD, INK_LEFT);
    ink_text(ink, &name, room, pair->animal);
    struct ink_style colour = words(fmin(below.h * 0.6, 8), 1, INK_MEDIUM, INK_LEFT);
    ink_text(ink, &colour, below, pair->colour);
}

const char *label_command_word(enum command_code command)
{
    static const char *const names[COMMAND_CODE_COUNT] = {
        "0",
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8",
        "9",
        [COMMAND_CODE_YES] = "Oui",
        [COMMAND_CODE_NO] = "Non",
        [COMMAND_CODE_VALIDATE] = "Valider",
        [COMMAND_CODE_ERASE] = "Effacer",
        [COMMAND_CODE_MISSING] = "Il en manque",
        [COMMAND_CODE_DAMAGED] = "Abîmé",
        [COMMAND_CODE_TOO_MANY] = "Il y en a trop",
        [COMMAND_CODE_OTHER_PRODUCT] = "Autre produit",
        [COMMAND_CODE_NEW_CRATE] = "Nouvelle cagette",
        [COMMAND_CODE_UNDO] = "Annuler",
        [COMMAND_CODE_HELP] = "Aide",
        [COMMAND_CODE_NEXT] = "Suivant",
        [COMMAND_CODE_LANGUAGE] = "Langue",
        [COMMAND_CODE_HOME] = "Accueil",
        [COMMAND_CODE_DATE] = "Date dépassée",
        [COMMAND_CODE_WRONG] = "Erreur de livraison",
        [COMMAND_CODE_COLD] = "Doute sur le froid",
        [COMMAND_CODE_UNREADABLE] = "Illisible",
        [COMMAND_CODE_STATE] = "État sur la clé",
    };
    ASSERT(command >= 0 && command < COMMAND_CODE_COUNT);
    return names[command];
}

static void draw_command(const struct ink *ink, enum command_code command, struct ink_box room)
{
    static const enum icon icons[COMMAND_CODE_COUNT] = {
        [COMMAND_CODE_YES] = ICON_TICK,
        [COMMAND_CODE_NO] = ICON_CROSS,
        [COMMAND_CODE_VALIDATE] = ICON_DOUBLE_TICK,
        [COMMAND_CODE_ERASE] = ICON_ERASE,
        [COMMAND_CODE_MISSING] = ICON_MISSING,
        [COMMAND_CODE_DAMAGED] = ICON_DAMAGED,
        [COMMAND_CODE_TOO_MANY] = ICON_TOO_MANY,
        [COMMAND_CODE_OTHER_PRODUCT] = ICON_OTHER,
        [COMMAND_CODE_NEW_CRATE] = ICON_NEW_CRATE,
        [COMMAND_CODE_UNDO] = ICON_UNDO,
        [COMMAND_CODE_HELP] = ICON_HELP,
        [COMMAND_CODE_NEXT] = ICON_NEXT,
        [COMMAND_CODE_LANGUAGE] = ICON_LANGUAGE,
        [COMMAND_CODE_HOME] = ICON_HOME,
        [COMMAND_CODE_DATE] = ICON_CROSS,
        [COMMAND_CODE_WRONG] = ICON_OTHER,
        [COMMAND_CODE_COLD] = ICON_CHILLED,
        [COMMAND_CODE_UNREADABLE] = ICON_HELP,
        [COMMAND_CODE_STATE] = ICON_DOUBLE_TICK,
    };
    if (command < COMMAND_CODE_YES) {
        draw_number(ink, label_command_word(command), INK_LEFT, room);
        return;
    }
    struct ink_box icon = room.h > room.w * 0.8 ? ink_cut_top(&room, room.h * 0.6)
                                                : ink_cut_left(&room, fmin(room.h, room.w * 0.3));
    icon_draw(ink, icons[command], icon, INK_BLACK);
    ink_cut_left(&room, fmin(3, room.w * 0.05));
    ink_cut_top(&room, room.h > room.w * 0.8 ? 2 : 0);
    struct ink_style style = words(fmin(room.h * 0.6, 16), 2, INK_BOLD, INK_LEFT);
    ink_text(ink, &style, room, label_command_word(command));
}

void draw_label(const struct ink *ink, const struct area *area, const struct label *label,
                const struct bars *bars)
{
    if (label->kind == LABEL_CRATE) {
        draw_crate(ink, area, label, bars);
        return;
    }
    struct ink_box room = area->usable;
    double code = area->bar_min_mm + (area->shape == AREA_TINY ? 2.4 : 4.0);
    if (area->shape == AREA_STRIP) {
        code = room.h;
    } else if (area->shape == AREA_TALL) {
        code = fmax(code, room.h * 0.2);
    }
    struct ink_box beside = draw_code(ink, area, label, bars, code, &room);
    if (area->shape != AREA_STRIP) {
        ink_cut_bottom(&room, area->shape == AREA_TINY   ? 0.5
                              : area->shape == AREA_TALL ? room.h * 0.03
                                                         : 1.2);
    }
    switch (label->kind) {
    case LABEL_PRACTICE:
    case LABEL_PRODUCT: draw_product(ink, &label->product, room, beside); break;
    case LABEL_PLACE: draw_place(ink, &label->place, room); break;
    case LABEL_PAIR: draw_pair(ink, &label->pair, room, beside); break;
    case LABEL_COMMAND: draw_command(ink, label->command.command, room); break;
    case LABEL_BAG: draw_bag(ink, &label->bag, room, beside); break;
    case LABEL_CRATE:
    case LABEL_KIND_COUNT:
    default: ASSERT_UNREACHABLE("kind of label");
    }
}
