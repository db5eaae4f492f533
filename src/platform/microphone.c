/* microphone.c: SDL's capture device, opened and closed; which there are, the kernel says. */
#include "platform/microphone.h"

#include <SDL.h>
#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/log.h"
#include "base/str.h"
#include "platform/take.h"

/* "pcmC1D0c": the number of its card, -1: not something that records. */
static int card_of(const char *name)
{
    int card, device;
    char way, rest;
    return sscanf(name, "pcmC%dD%d%c%c", &card, &device, &way, &rest) == 3 && way == 'c' ? card
                                                                                         : -1;
}

/* " 1 [Device         ]: USB-Audio - USB PnP Sound Device" */
static void name_of(const char *root, int card, char *to, size_t size)
{
    char path[LIMIT_PATH], line[256];
    str_format(to, size, "%d", card);
    FILE *file =
        str_format(path, sizeof path, "%s/proc/asound/cards", root) ? fopen(path, "re") : NULL;
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        int number;
        const char *name = strstr(line, " - ");
        if (sscanf(line, "%d [", &number) == 1 && number == card && name != NULL) {
            (void)str_copy_n(to, size, name + 3, strcspn(name + 3, "\n"));
            break;
        }
    }
    if (file != NULL) {
        fclose(file);
    }
}

int microphone_names(const char *root, char *to, size_t size, bool *ret_may)
{
    char path[LIMIT_PATH], name[96];
    int count = 0;
    to[0] = '\0';
    *ret_may = true;
    DIR *folder = str_format(path, sizeof path, "%s/dev/snd", root) ? opendir(path) : NULL;
    struct dirent *entry;
    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        int card = card_of(entry->d_name);
        if (card < 0 || !str_format(path, sizeof path, "%s/dev/snd/%.32s", root, entry->d_name)) {
            continue;
        }
        count++;
        *ret_may = *ret_may && access(path, R_OK | W_OK) == 0;
        name_of(root, card, name, sizeof name);
        if (strstr(to, name) == NULL) { /* a card may have several sockets */
            (void)(to[0] == '\0' || str_append(to, size, ", "));
            (void)str_append(to, size, name);
        }
    }
    if (folder != NULL) {
        closedir(folder);
    }
    return count;
}

static bool is_there(void *context)
{
    char names[256];
    bool may;
    (void)context;
    return microphone_names("", names, sizeof names, &may) > 0;
}

static SDL_AudioDeviceID open_named(const char *name)
{
    SDL_AudioSpec want = {
        .freq = TAKE_RATE_HZ, .format = AUDIO_S16SYS, .channels = 1, .samples = 512};
    return SDL_OpenAudioDevice(name, 1, &want, NULL, 0);
}

/* One that was plugged in is meant; else what the system calls its own; else any. */
static SDL_AudioDeviceID open_any(void)
{
    int count = SDL_GetNumAudioDevices(1);
    SDL_AudioDeviceID device = 0;
    for (int i = 0; i < count && device == 0; i++) {
        const char *name = SDL_GetAudioDeviceName(i, 1);
        device = name != NULL && strstr(name, "USB") != NULL ? open_named(name) : 0;
    }
    device = device != 0 ? device : open_named(NULL);
    for (int i = 0; i < count && device == 0; i++) {
        device = open_named(SDL_GetAudioDeviceName(i, 1));
    }
    return device;
}

static bool open_machine(void *context)
{
    struct microphone_machine *machine = context;
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) == 0) {
        machine->device = open_any();
        if (machine->device != 0) {
            SDL_PauseAudioDevice(machine->device, 0);
            return true;
        }
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
    }
    log_line(LOG_WARNING, "microphone", "cannot be opened: %s", SDL_GetError());
    return false;
}

static int take(void *context, int16_t *to, int room)
{
    const struct microphone_machine *machine = context;
    Uint32 bytes = SDL_DequeueAudio(machine->device, to, (Uint32)((size_t)room * sizeof(int16_t)));
    if (bytes == 0 && SDL_GetAudioDeviceStatus(machine->device) == SDL_AUDIO_STOPPED) {
        log_line(LOG_WARNING, "microphone", "it is gone");
        return -1;
    }
    return (int)(bytes / sizeof(int16_t));
}

static void close_machine(void *context)
{
    struct microphone_machine *machine = context;
    if (machine->device != 0) {
        SDL_CloseAudioDevice(machine->device);
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
        machine->device = 0;
    }
}

struct microphone microphone_of(struct microphone_machine *machine)
{
    return (struct microphone){.is_there = is_there,
                               .open = open_machine,
                               .take = take,
                               .close = close_machine,
                               .context = machine};
}
