/* store.h: the layer above the one that reaches for it. */
#ifndef STORE_H
#define STORE_H

int store_count(void);

#endif
