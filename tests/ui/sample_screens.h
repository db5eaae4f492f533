/* sample_screens.h: screens made of the kit alone, as the real ones will be: for the tests of the
 * kit and of the drawing. */
#ifndef BORNE_TESTS_SAMPLE_SCREENS_H
#define BORNE_TESTS_SAMPLE_SCREENS_H

#include "ui/text.h"

enum sample {
    SAMPLE_HOME,
    SAMPLE_STEP,
    SAMPLE_CHECK,
    SAMPLE_NOT_THIS,
    SAMPLE_SHAPES,
    SAMPLE_COUNT
};

const char *sample_name(enum sample sample);
/* `done` of 3 boxes on SAMPLE_STEP. */
void sample_draw(const struct kit *kit, enum sample sample, int done);

#endif
