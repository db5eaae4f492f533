/* goods.h: below the screens. */
#ifndef GOODS_H
#define GOODS_H

#include <stdint.h>

#endif
