/* test_bitmap.c: dots and their bytes. */
#include "base/bitmap.h"

#include "support/check.h"

static void dots_are_bits_from_the_left(void)
{
    struct bitmap bitmap = bitmap_blank(10, 2);
    CHECK(bitmap.stride == 2);
    bitmap_set(&bitmap, 0, 0);
    bitmap_set(&bitmap, 9, 1);
    bitmap_set(&bitmap, 10, 1);
    bitmap_set(&bitmap, -1, 0);
    bitmap_set(&bitmap, 0, 2);
    CHECK(bitmap.bits[0] == 0x80 && bitmap.bits[1] == 0);
    CHECK(bitmap.bits[2] == 0 && bitmap.bits[3] == 0x40);
    CHECK(bitmap_ink(&bitmap, 0, 0) && bitmap_ink(&bitmap, 9, 1));
    CHECK(!bitmap_ink(&bitmap, 1, 0) && !bitmap_ink(&bitmap, 10, 1) && !bitmap_ink(&bitmap, 0, -1));
    bitmap_finish(&bitmap);
    CHECK(bitmap.bits == NULL && bitmap.width == 0);
    bitmap_finish(NULL);
}

int main(void)
{
    RUN(dots_are_bits_from_the_left);
    return 0;
}
