/* sound.c: the table of sounds. Fundamentals stay under 1 kHz, where older ears still hear well. */
#include "ui/sound.h"

#include "base/assert.h"
#include "base/limits.h"
#include "base/str.h"

static const struct sound_pattern patterns[SOUND_COUNT] = {
    [SOUND_NONE] = {"none", 0, 0, {{0, 0}}},
    [SOUND_ACCEPTED] = {"accepted", 70, 2, {{660, 80}, {880, 120}}},
    [SOUND_NOT_THIS] = {"not_this", 60, 3, {{330, 200}, {0, 40}, {220, 200}}},
    [SOUND_ALREADY] = {"already", 60, 1, {{440, 60}}},
    [SOUND_DANGER] = {"danger",
                      100,
                      6,
                      {{880, 120}, {587, 180}, {880, 120}, {587, 180}, {880, 120}, {587, 260}}},
    [SOUND_FINISHED] = {"finished", 75, 3, {{523, 110}, {659, 110}, {784, 220}}},
    [SOUND_UNKNOWN] = {"unknown", 60, 3, {{294, 140}, {0, 60}, {370, 260}}},
    [SOUND_OTHER_CRATE] = {"other_crate",
                           60,
                           5,
                           {{294, 110}, {0, 50}, {294, 110}, {0, 50}, {220, 180}}},
    [SOUND_STALE] = {"stale", 60, 2, {{370, 320}, {247, 150}}},
    [SOUND_CALL] = {"call", 60, 5, {{392, 90}, {0, 90}, {392, 90}, {0, 90}, {523, 240}}},
    [SOUND_COUNTED] = {"counted", 50, 1, {{700, 30}}},
};

const struct sound_pattern *sound_pattern(enum sound sound)
{
    ASSERT(sound < SOUND_COUNT);
    return &patterns[sound];
}

int sound_hz(const struct sound_note *note, unsigned lane)
{
    /* A fourth and a fifth up, a third down: far enough apart, none shrill. */
    static const struct {
        int times, parts;
    } pitches[LIMIT_LANES] = {{1, 1}, {4, 3}, {5, 6}, {3, 2}};
    return lane < LIMIT_LANES ? note->hz * pitches[lane].times / pitches[lane].parts : note->hz;
}

enum sound sound_named(const char *name)
{
    for (int i = 0; i < SOUND_COUNT; i++) {
        if (str_equal(patterns[i].name, name)) {
            return (enum sound)i;
        }
    }
    return SOUND_COUNT;
}
