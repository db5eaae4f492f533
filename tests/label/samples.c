/* samples.c: made-up labels with the names and lengths that occur. */
#include "label/samples.h"

#include "base/str.h"

#define LONGEST                                                                                    \
    "gluten, crustacés, œufs, poissons, arachides, soja, lait, fruits à coque, céleri, "       \
    "moutarde, sésame, lupin"

static const struct {
    const char *name, *letter, *colour;
    uint32_t rgb;
} pickups[] = {
    {"Toul", "A", "bleu", 0x1B4F8A},
    {"Neuves-Maisons", "B", "jaune", 0xF2C230},
    {"Centre social La Clairière, Vandœuvre-lès-Nancy", "C", "rouge", 0xA0211A},
    {"RJP", "D", "vert", 0x155F3D},
    {"Pépinières", "AE", "bleu clair", 0x9CC7EE},
    {"ASAE Haut-du-Lièvre, salle du rez-de-chaussée, entrée par la cour derrière l’école", "F",
     "rose foncé", 0xB0307A},
    {"Saint-Nicolas-de-Port", "M", "orange", 0xE07B1A},
};

static struct label_crate sample_crate(int nth)
{
    size_t p = (size_t)nth % (sizeof pickups / sizeof *pickups);
    struct label_crate crate = {.index = 1 + nth % 3,
                                .of = nth % 11 == 0 ? 12 : 3,
                                .temperature = (enum temperature)(nth % TEMPERATURE_COUNT),
                                .rgb = pickups[p].rgb,
                                .lines = 1 + nth % 36,
                                .weight_g = nth % 13 == 12 ? 0 : 50 + nth * 377 % 12000};
    crate.is_bag = crate.temperature == TEMPERATURE_CHILLED && nth % 8 == 1;
    str_format(crate.number, sizeof crate.number, "%d", nth % 17 == 16 ? 1234 : 1 + nth * 13);
    str_copy(crate.pickup, sizeof crate.pickup, pickups[p].name);
    str_copy(crate.letter, sizeof crate.letter, pickups[p].letter);
    str_copy(crate.colour, sizeof crate.colour, pickups[p].colour);
    str_copy(crate.day, sizeof crate.day, "jeu. 26 nov.");
    if (nth % 5 == 4) {
        str_copy(crate.first_name, sizeof crate.first_name, "Marie-Élisabeth");
        str_copy(crate.initial, sizeof crate.initial, "Ç");
    }
    return crate;
}

struct label sample_label(enum label_kind kind, int nth)
{
    static const char *const products[] = {"Carottes", "Riz rond de Camargue",
                                           "Pommes de terre nouvelles à chair ferme de Lorraine"};
    static const char *const animals[][2] = {
        {"le renard", "🦊"}, {"la grenouille", "🐸"}, {"l’ours", "🐻"}};
    struct label label = {.kind = kind, .is_copy = nth % 7 == 3};
    switch (kind) {
    case LABEL_CRATE:
        label.crate = sample_crate(nth);
        code_write(CODE_CRATE, 42, nth * 29 % 10000, label.code);
        break;
    case LABEL_PRACTICE:
    case LABEL_PRODUCT:
        str_copy(label.product.name, sizeof label.product.name, products[nth % 3]);
        str_copy(label.product.unit, sizeof label.product.unit, nth % 4 ? "sachet de 500 g" : "");
        str_format(label.product.place, sizeof label.product.place, "%c%d", 'A' + nth % 5, nth + 1);
        str_copy(label.product.allergens, sizeof label.product.allergens,
                 nth % 3 == 1   ? "gluten, lait"
                 : nth % 3 == 2 ? LONGEST
                                : "");
        label.product.temperature = (enum temperature)(nth % TEMPERATURE_COUNT);
        code_write(CODE_PRODUCT, 42, nth, label.code);
        break;
    case LABEL_PLACE:
        str_format(label.place.name, sizeof label.place.name, "%c%d", 'A' + nth % 5, nth + 1);
        str_copy(label.place.says, sizeof label.place.says, nth % 2 ? "" : "Frigo de gauche");
        code_write(CODE_PLACE, 0, nth, label.code);
        break;
    case LABEL_PAIR:
        str_copy(label.pair.animal, sizeof label.pair.animal, animals[nth % 3][0]);
        str_copy(label.pair.picture, sizeof label.pair.picture, animals[nth % 3][1]);
        str_copy(label.pair.colour, sizeof label.pair.colour, "bleu clair");
        label.pair.rgb = 0xDDE8F5;
        code_write(CODE_PAIR, 0, nth, label.code);
        break;
    case LABEL_BAG:
        str_copy(label.bag.name, sizeof label.bag.name, products[nth % 3]);
        str_copy(label.bag.lot, sizeof label.bag.lot, nth % 3 ? "L24-118" : "");
        str_copy(label.bag.date, sizeof label.bag.date, nth % 5 ? "26/11/2026" : "");
        str_copy(label.bag.allergens, sizeof label.bag.allergens,
                 nth % 4 == 0   ? ""
                 : nth % 4 == 1 ? "gluten"
                                : "peut contenir du gluten, du soja, des arachides, des fruits à "
                                  "coque, du sésame et du céleri");
        label.bag.grams = nth % 3 ? 500 : 1250;
        label.bag.temperature = TEMPERATURE_AMBIENT;
        code_write(CODE_PRODUCT, 42, nth, label.code);
        break;
    case LABEL_COMMAND:
    case LABEL_KIND_COUNT:
    default:
        label.kind = LABEL_COMMAND;
        label.command.command = (enum command_code)(nth % COMMAND_CODE_COUNT);
        label.is_copy = false;
        code_write(CODE_COMMAND, 0, nth % COMMAND_CODE_COUNT, label.code);
        break;
    }
    return label;
}
