/* touch_map.c: an affine map by least squares over four crosses. */
#include "ui/touch_map.h"

#include <math.h>
#include <stdio.h>

#include "base/str.h"

enum {
    NEAR = TOUCH_WHOLE / 8, /* of the edge: a finger reaches it on every panel */
    FAR = TOUCH_WHOLE - NEAR,
    OFF_MOST = TOUCH_WHOLE * 3 / 100, /* of a cross, once the map is applied: half a finger */
    FACTOR_MOST = 16 * TOUCH_WHOLE,
};

/* A panel that is used whole has 1, one whose pictures fill half of it each way 4. */
static const double AREA_LEAST = 0.0625, AREA_MOST = 64.0;

const struct touch_point touch_crosses[TOUCH_CROSSES] = {
    {NEAR, NEAR}, {FAR, NEAR}, {FAR, FAR}, {NEAR, FAR}};

struct touch_map touch_map_none(void)
{
    return (struct touch_map){.xx = TOUCH_WHOLE, .yy = TOUCH_WHOLE};
}

bool touch_map_is_none(const struct touch_map *map)
{
    return map->xx == TOUCH_WHOLE && map->yy == TOUCH_WHOLE && map->xy == 0 && map->yx == 0 &&
           map->x0 == 0 && map->y0 == 0;
}

static int32_t clamp(int64_t value)
{
    return value < 0 ? 0 : value >= TOUCH_WHOLE ? TOUCH_WHOLE - 1 : (int32_t)value;
}

static int64_t along(int32_t by_x, int32_t by_y, int32_t from, struct touch_point at)
{
    return ((int64_t)by_x * at.x + (int64_t)by_y * at.y) / TOUCH_WHOLE + from;
}

struct touch_point touch_map_apply(const struct touch_map *map, struct touch_point at)
{
    return (struct touch_point){clamp(along(map->xx, map->xy, map->x0, at)),
                                clamp(along(map->yx, map->yy, map->y0, at))};
}

static bool is_sane(const struct touch_map *map)
{
    const int32_t factors[] = {map->xx, map->xy, map->yx, map->yy, map->x0, map->y0};
    for (size_t i = 0; i < sizeof factors / sizeof *factors; i++) {
        if (factors[i] > FACTOR_MOST || factors[i] < -FACTOR_MOST) {
            return false;
        }
    }
    double area =
        fabs((double)map->xx * map->yy - (double)map->xy * map->yx) / TOUCH_WHOLE / TOUCH_WHOLE;
    return area >= AREA_LEAST && area <= AREA_MOST;
}

/* One axis: factors a, b and c of a·x + b·y + c that are nearest to the crosses', x and y taken
 * from their middle, so that c is the middle of the crosses. False: all touches on one line. */
static bool fit(const struct touch_point touched[TOUCH_CROSSES], double middle_x, double middle_y,
                const double wanted[TOUCH_CROSSES], double ret[2])
{
    double xx = 0, xy = 0, yy = 0, xw = 0, yw = 0;
    for (int i = 0; i < TOUCH_CROSSES; i++) {
        double x = touched[i].x - middle_x, y = touched[i].y - middle_y;
        xx += x * x;
        xy += x * y;
        yy += y * y;
        xw += x * wanted[i];
        yw += y * wanted[i];
    }
    double area = xx * yy - xy * xy;
    if (area < 1.0) {
        return false;
    }
    ret[0] = (xw * yy - yw * xy) / area;
    ret[1] = (yw * xx - xw * xy) / area;
    return fabs(ret[0]) < 16.0 && fabs(ret[1]) < 16.0;
}

static int32_t fixed(double value)
{
    return (int32_t)lrint(value);
}

bool touch_map_solve(const struct touch_point touched[TOUCH_CROSSES], struct touch_map *ret)
{
    double middle_x = 0, middle_y = 0, across[TOUCH_CROSSES], down[TOUCH_CROSSES], x[2], y[2];
    const double middle = TOUCH_WHOLE / 2.0; /* of the crosses */
    for (int i = 0; i < TOUCH_CROSSES; i++) {
        middle_x += touched[i].x / (double)TOUCH_CROSSES;
        middle_y += touched[i].y / (double)TOUCH_CROSSES;
        across[i] = touch_crosses[i].x - middle;
        down[i] = touch_crosses[i].y - middle;
    }
    if (!fit(touched, middle_x, middle_y, across, x) ||
        !fit(touched, middle_x, middle_y, down, y)) {
        return false;
    }
    struct touch_map map = {
        .xx = fixed(x[0] * TOUCH_WHOLE),
        .xy = fixed(x[1] * TOUCH_WHOLE),
        .x0 = fixed(middle - x[0] * middle_x - x[1] * middle_y),
        .yx = fixed(y[0] * TOUCH_WHOLE),
        .yy = fixed(y[1] * TOUCH_WHOLE),
        .y0 = fixed(middle - y[0] * middle_x - y[1] * middle_y),
    };
    if (!is_sane(&map)) {
        return false;
    }
    for (int i = 0; i < TOUCH_CROSSES; i++) {
        int64_t off_x = along(map.xx, map.xy, map.x0, touched[i]) - touch_crosses[i].x;
        int64_t off_y = along(map.yx, map.yy, map.y0, touched[i]) - touch_crosses[i].y;
        if (off_x * off_x + off_y * off_y > (int64_t)OFF_MOST * OFF_MOST) {
            return false;
        }
    }
    *ret = map;
    return true;
}

struct touch_point touch_point_of(int x, int y, int width, int height)
{
    return (struct touch_point){
        (int32_t)(((int64_t)x * 2 + 1) * TOUCH_WHOLE / (2 * (int64_t)width)),
        (int32_t)(((int64_t)y * 2 + 1) * TOUCH_WHOLE / (2 * (int64_t)height))};
}

void touch_point_px(struct touch_point at, int width, int height, int *ret_x, int *ret_y)
{
    *ret_x = (int)((int64_t)at.x * width / TOUCH_WHOLE);
    *ret_y = (int)((int64_t)at.y * height / TOUCH_WHOLE);
}

void touch_map_write(const struct touch_map *map, char *to, size_t size)
{
    str_format(to, size, "%d %d %d %d %d %d", map->xx, map->xy, map->x0, map->yx, map->yy, map->y0);
}

bool touch_map_read(const char *text, struct touch_map *ret)
{
    struct touch_map map;
    int length = 0;
    if (sscanf(text, "%d %d %d %d %d %d%n", &map.xx, &map.xy, &map.x0, &map.yx, &map.yy, &map.y0,
               &length) != 6 ||
        text[length] != '\0' || !is_sane(&map)) {
        return false;
    }
    *ret = map;
    return true;
}
