/* test_microphone.c: the machine's microphone through SDL, which reads a file here in place of one;
 * and which microphones there are, told without opening any. */
#include <SDL.h>
#include <math.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "platform/microphone.h"
#include "platform/take.h"
#include "support/check.h"

static char folder[64] = "/tmp/borne-microphone-XXXXXX";

static void path_of(const char *name, char to[200])
{
    str_format(to, 200, "%s/%s", folder, name);
}

static void put(const char *name, const char *text)
{
    char path[200];
    path_of(name, path);
    FILE *file = fopen(path, "w");
    CHECK(file != NULL && fputs(text, file) >= 0 && fclose(file) == 0);
}

static void make(const char *name)
{
    char path[200];
    path_of(name, path);
    CHECK(mkdir(path, 0700) == 0);
}

static void the_kernel_says_which_there_are(void)
{
    char names[128];
    bool may = false;
    CHECK_INT(microphone_names(folder, names, sizeof names, &may), 0);
    CHECK_STR(names, "");
    make("dev");
    make("dev/snd");
    make("proc");
    make("proc/asound");
    put("dev/snd/controlC0", "");
    put("dev/snd/pcmC0D0p", "");
    CHECK_INT(microphone_names(folder, names, sizeof names, &may), 0); /* a loudspeaker */
    put("dev/snd/pcmC0D0c", "");
    put("dev/snd/pcmC0D2c", "");
    put("dev/snd/pcmC10D0c", "");
    put("proc/asound/cards",
        " 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n"
        "                      HDA Intel PCH at 0xf7f10000 irq 31\n"
        "10 [Device         ]: USB-Audio - USB PnP Sound Device\n"
        "                      C-Media USB PnP Sound Device at usb-0000:00:14.0-2, full speed\n");
    CHECK_INT(microphone_names(folder, names, sizeof names, &may), 3);
    CHECK(may);
    CHECK(strstr(names, "HDA Intel PCH") != NULL && strstr(names, "USB PnP Sound Device") != NULL);
    CHECK(strchr(names, ',') == strrchr(names, ',')); /* a card once */
    if (geteuid() != 0) {
        char path[200];
        path_of("dev/snd/pcmC0D0c", path);
        CHECK(chmod(path, 0) == 0);
        CHECK_INT(microphone_names(folder, names, sizeof names, &may), 3);
        CHECK(!may);
    }
}

/* SDL's driver that reads samples from a file, as fast as a device would give them. */
static void what_it_hears_comes_in(void)
{
    char path[200];
    path_of("heard.raw", path);
    FILE *file = fopen(path, "wb");
    CHECK(file != NULL);
    for (int i = 0; i < TAKE_RATE_HZ; i++) {
        int16_t v = (int16_t)(8000 * sin(6.2831853 * 440 * i / TAKE_RATE_HZ));
        CHECK(fwrite(&v, sizeof v, 1, file) == 1);
    }
    fclose(file);
    CHECK(setenv("SDL_AUDIODRIVER", "disk", 1) == 0);
    CHECK(setenv("SDL_DISKAUDIOFILEIN", path, 1) == 0);
    struct microphone_machine machine = {0};
    struct microphone microphone = microphone_of(&machine);
    static int16_t samples[TAKE_RATE_HZ];
    int count = 0;
    CHECK_INT(machine.device, 0); /* nothing is open before it is asked for */
    CHECK(!SDL_WasInit(SDL_INIT_AUDIO));
    CHECK(microphone.open(microphone.context));
    CHECK(machine.device != 0);
    for (int i = 0; i < 200 && count < TAKE_RATE_HZ / 2; i++) {
        int got = microphone.take(microphone.context, samples + count, TAKE_RATE_HZ / 2 - count);
        CHECK(got >= 0);
        count += got;
        SDL_Delay(10);
    }
    microphone.close(microphone.context);
    CHECK_INT(machine.device, 0);
    CHECK(!SDL_WasInit(SDL_INIT_AUDIO));
    CHECK_INT(count, TAKE_RATE_HZ / 2);
    int ups = 0;
    for (int i = 1; i < count; i++) {
        ups += samples[i - 1] < 0 && samples[i] >= 0;
    }
    CHECK(ups >= 215 && ups <= 222);      /* half a second of 440 Hz */
    microphone.close(microphone.context); /* twice is once */
}

static void without_one_it_says_so(void)
{
    CHECK(setenv("SDL_AUDIODRIVER", "no-such-driver", 1) == 0);
    struct microphone_machine machine = {0};
    struct microphone microphone = microphone_of(&machine);
    CHECK(!microphone.open(microphone.context));
    CHECK_INT(machine.device, 0);
    CHECK(!SDL_WasInit(SDL_INIT_AUDIO));
}

int main(void)
{
    CHECK(mkdtemp(folder) != NULL);
    the_kernel_says_which_there_are();
    what_it_hears_comes_in();
    without_one_it_says_so();
    char command[100];
    str_format(command, sizeof command, "rm -rf %s", folder);
    return system(command) == 0 ? 0 : 1;
}
