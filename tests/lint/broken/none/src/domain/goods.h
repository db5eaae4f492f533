/* goods.h: a header with nothing wrong. */
#ifndef GOODS_H
#define GOODS_H

#include <stdint.h>

int32_t goods_weight_g(int32_t units, int32_t each_g);

#endif
