/* text.h: may read the headers of its libraries. */
#ifndef TEXT_H
#define TEXT_H

#include <libintl.h>

#endif
