/* goods.c: the domain reads a library's header. */
#include <sqlite3.h>

int goods_count(void);

int goods_count(void)
{
    return 1;
}
