/* machine_power.c: the button that switches the machine off. The kernel has it as an input device;
 * it is read and never held, so that who else looks at it still sees it. Keyboards are not opened,
 * though some have such a key: nobody may read what is typed. */
#include <errno.h>
#include <linux/input.h>
#include <unistd.h>

#include "base/log.h"
#include "device/machine_private.h"

void power_start(struct machine *machine)
{
    int count = 0;
    for (int i = 0; i < MACHINE_BUTTONS; i++) {
        machine->buttons[i] = -1;
    }
    if (machine->options.power_button) {
        count = input_buttons(machine, machine->buttons, MACHINE_BUTTONS);
        log_line(LOG_INFO, "device", "%d power button%s", count, count == 1 ? "" : "s");
    }
}

void power_read(struct machine *machine, int index)
{
    struct input_event events[16];
    ssize_t count;
    while ((count = read(machine->buttons[index], events, sizeof events)) > 0) {
        for (size_t i = 0; i < (size_t)count / sizeof events[0]; i++) {
            if (events[i].type == EV_KEY && events[i].code == KEY_POWER && events[i].value == 1) {
                struct device_event event = {0};
                machine_tell(machine, NULL, DEVICE_EVENT_POWER, &event);
            }
        }
    }
    if (count == 0 || (errno != EAGAIN && errno != EINTR)) {
        close(machine->buttons[index]);
        machine->buttons[index] = -1;
    }
}

void power_stop(struct machine *machine)
{
    for (int i = 0; i < MACHINE_BUTTONS; i++) {
        if (machine->buttons[i] >= 0) {
            close(machine->buttons[i]);
        }
    }
}
