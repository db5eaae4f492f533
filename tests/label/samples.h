/* samples.h: labels of a month as the tests draw them: all kinds, short and long texts. */
#ifndef BORNE_TESTS_LABEL_SAMPLES_H
#define BORNE_TESTS_LABEL_SAMPLES_H

#include "label/label.h"

/* The nth label of a month of that kind; every code is different. */
struct label sample_label(enum label_kind kind, int nth);

#endif
