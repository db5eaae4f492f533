/* goods.c: words in texts and comments (extern, strcpy(), SDL_Init, cagette préparée) are free. */
#include "domain/goods.h"

int32_t goods_weight_g(int32_t units, int32_t each_g)
{
    const char *name = "préparé // \"system(\"";
    return name[0] == 'p' ? units * each_g : 0;
}
