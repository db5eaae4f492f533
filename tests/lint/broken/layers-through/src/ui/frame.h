/* frame.h: may include the domain. */
#ifndef FRAME_H
#define FRAME_H

#include "domain/goods.h"

#endif
