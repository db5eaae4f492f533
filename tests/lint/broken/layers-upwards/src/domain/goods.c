/* goods.c: the domain reaches up into the store. */
#include "store/store.h"

int goods_count(void);

int goods_count(void)
{
    return store_count();
}
