/* device_words.c: see device_words.h. */
#include "app/device_words.h"

#include "ui/words.h"

const char *device_word_kind(enum device_kind kind)
{
    static const char *const words[DEVICE_KIND_COUNT] = {[DEVICE_SCANNER] = "douchette",
                                                         [DEVICE_SCALE] = "balance",
                                                         [DEVICE_PRINTER] = "imprimante",
                                                         [DEVICE_KEYBOARD] = "clavier",
                                                         [DEVICE_OTHER] = "autre appareil"};
    return words[kind];
}

const char *device_word_way(enum device_way way, enum device_layout layout)
{
    static const char *const words[DEVICE_WAY_COUNT] = {
        [DEVICE_WAY_NONE] = "",
        [DEVICE_WAY_KEYS] = "tape comme un clavier US",
        [DEVICE_WAY_GRAB] = "tape comme un clavier US (réservée)",
        [DEVICE_WAY_POS] = "point de vente (HID POS)",
        [DEVICE_WAY_ACM] = "port série USB",
        [DEVICE_WAY_TTY] = "port série (puce)",
        [DEVICE_WAY_SCALE] = "balance HID",
        [DEVICE_WAY_PRINTER] = "prise le temps d’imprimer"};
    if (layout == DEVICE_LAYOUT_FR && way == DEVICE_WAY_KEYS) {
        return "tape comme un clavier français";
    }
    if (layout == DEVICE_LAYOUT_FR && way == DEVICE_WAY_GRAB) {
        return "tape comme un clavier français (réservée)";
    }
    return words[way];
}

const char *device_word_state(const struct device_info *info)
{
    switch ((enum device_state)info->state) {
    case DEVICE_READY: return info->kind == DEVICE_PRINTER ? "branchée" : "prête";
    case DEVICE_OPENING: return "se prépare";
    case DEVICE_BROKEN: return "ne peut pas être lue";
    case DEVICE_PROPOSED: return "pas encore apprise";
    case DEVICE_SEEN:
        return info->is_enrolled               ? "apprise"
               : info->kind == DEVICE_PRINTER  ? "branchée"
               : info->kind == DEVICE_KEYBOARD ? "laissé tranquille"
                                               : "pas pour la borne";
    case DEVICE_STATE_COUNT: break;
    }
    return "";
}

const char *device_word_trouble(enum device_trouble why)
{
    static const char *const words[DEVICE_TROUBLE_COUNT] = {
        [DEVICE_FINE] = "",
        [DEVICE_UNPLUGGED_INSIDE] = "Débranchée au milieu d’un code : bipez-le encore une fois.",
        [DEVICE_TOO_LONG] = "Ce code est plus long que tous ceux d’ici.",
        [DEVICE_GARBLED] = "Code incomplet : bipez-le encore une fois.",
        [DEVICE_NO_RIGHTS] = "La borne n’a pas le droit de la lire : installez la règle udev "
                             "(borne devices --rules).",
        [DEVICE_IN_USE] = "Un autre programme la tient. Fermez-le, puis « Regarder encore ».",
        [DEVICE_NOT_UNDERSTOOD] = "La borne ne comprend pas ce que cet appareil dit de lui.",
        [DEVICE_LINE_ERRORS] = "La liaison est mauvaise : changez de câble ou de prise.",
        [DEVICE_LAST_KEYBOARD] = "C’est le seul clavier : branchez-en un autre le temps "
                                 "d’apprendre cette douchette.",
        [DEVICE_NOT_A_SCANNER] = "Tapé à la main : bipez le code avec la douchette.",
        [DEVICE_LOST] = "Des lectures se sont perdues : vérifiez les derniers bips.",
    };
    return words[why];
}

const char *device_word_scale(enum scale_status status)
{
    static const char *const words[SCALE_STATUS_COUNT] = {
        [SCALE_STABLE] = "",
        [SCALE_ZERO] = "",
        [SCALE_MOVING] = N_("Wait, it moves"),
        [SCALE_UNDER_ZERO] = N_("Below zero: empty it, then tare"),
        [SCALE_OVER] = N_("Too heavy for the scale"),
        [SCALE_CALIBRATION] = N_("The scale wants to be set"),
        [SCALE_FAULT] = N_("The scale is broken"),
        [SCALE_UNIT] = N_("The scale does not count in grams"),
        [SCALE_ASLEEP] = N_("The scale sleeps: touch it"),
    };
    return words[status];
}

const char *device_name_kind(enum device_kind kind)
{
    static const char *const names[DEVICE_KIND_COUNT] = {"scanner", "scale", "printer", "keyboard",
                                                         "other"};
    return names[kind];
}

const char *device_name_way(enum device_way way)
{
    static const char *const names[DEVICE_WAY_COUNT] = {"none", "keys", "grab",  "pos",
                                                        "acm",  "tty",  "scale", "printer"};
    return names[way];
}

const char *device_name_state(enum device_state state)
{
    static const char *const names[DEVICE_STATE_COUNT] = {"seen", "proposed", "opening", "ready",
                                                          "broken"};
    return names[state];
}

const char *device_name_trouble(enum device_trouble why)
{
    static const char *const names[DEVICE_TROUBLE_COUNT] = {
        "fine",   "unplugged_inside", "too_long",    "garbled",       "no_rights",
        "in_use", "not_understood",   "line_errors", "last_keyboard", "not_a_scanner",
        "lost"};
    return names[why];
}

const char *device_name_scale(enum scale_status status)
{
    static const char *const names[SCALE_STATUS_COUNT] = {
        "stable", "zero", "moving", "under_zero", "over", "calibration", "fault", "unit", "asleep"};
    return names[status];
}
