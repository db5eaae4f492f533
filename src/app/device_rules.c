/* device_rules.c: see device_rules.h. */
#include "app/device_rules.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/str.h"
#include "device/identity.h"

enum { RULES_BYTES = 16384, QUIRKS_MOST = 4 /* MAX_USBHID_BOOT_QUIRKS of the kernel */ };

/* The numbers at the head of a key: "0c2e:0b81". */
static bool ids_of(const char *key, char ret_vendor[5], char ret_product[5])
{
    if (strlen(key) < 9 || key[4] != ':' || strspn(key, "0123456789abcdef") != 4 ||
        strspn(key + 5, "0123456789abcdef") < 4) {
        return false;
    }
    return str_copy_n(ret_vendor, 5, key, 4) && str_copy_n(ret_product, 5, key + 5, 4);
}

/* A rule matches the device itself: by serial, by socket, or by model where neither can be said. */
static void add_rule(char *text, size_t size, const struct device_enrolled *enrolled)
{
    char vendor[5], product[5], line[512];
    if (!ids_of(enrolled->key, vendor, product)) {
        return;
    }
    const char *rest = enrolled->key + 9;
    str_format(line, sizeof line, "# %s", enrolled->name);
    for (char *c = line; *c != '\0'; c++) {
        *c = (unsigned char)*c < ' ' ? ' ' : *c; /* a name is no rule */
    }
    (void)str_append(line, sizeof line, "\n");
    (void)str_append(text, size, line);
    str_format(line, sizeof line,
               "ACTION!=\"remove\", SUBSYSTEM==\"usb\", ENV{DEVTYPE}==\"usb_device\", "
               "ATTR{idVendor}==\"%s\", ATTR{idProduct}==\"%s\"%s%s%s, MODE=\"0660\", "
               "GROUP=\"borne\", ATTR{power/control}=\"on\"\n",
               vendor, product,
               *rest == '/'   ? ", ATTR{serial}==\""
               : *rest == '@' ? ", KERNEL==\""
                              : "",
               *rest != '\0' ? rest + 1 : "", *rest != '\0' ? "\"" : "");
    (void)str_append(text, size, line);
    const char *subsystem = enrolled->way == DEVICE_WAY_GRAB  ? "input"
                            : enrolled->way == DEVICE_WAY_TTY ? "tty"
                                                              : NULL;
    if (subsystem != NULL) {
        str_format(line, sizeof line,
                   "ACTION!=\"remove\", SUBSYSTEM==\"%s\", ATTRS{idVendor}==\"%s\", "
                   "ATTRS{idProduct}==\"%s\", MODE=\"0660\", GROUP=\"borne\", "
                   "ENV{ID_MM_DEVICE_IGNORE}=\"1\"\n",
                   subsystem, vendor, product);
        (void)str_append(text, size, line);
    }
}

/* The kernel leaves these models alone from the plug on. Only makers of scanners: a number that a
 * keyboard may have too would take that keyboard away. */
static int add_quirks(char *text, size_t size, const struct enrolments *enrolments)
{
    char listed[QUIRKS_MOST][12];
    int count = 0;
    for (int i = 0; i < LIMIT_DEVICES && count < QUIRKS_MOST; i++) {
        const struct device_enrolled *row = &enrolments->rows[i];
        char vendor[5], product[5], quirk[32];
        unsigned number = 0;
        bool known = false;
        if (!ids_of(row->key, vendor, product) || row->way == DEVICE_WAY_GRAB ||
            row->kind != DEVICE_SCANNER) {
            continue;
        }
        for (const char *c = vendor; *c != '\0'; c++) {
            number = number * 16 + (unsigned)(*c <= '9' ? *c - '0' : *c - 'a' + 10);
        }
        for (int k = 0; k < count; k++) {
            known = known || strncmp(listed[k], row->key, 9) == 0;
        }
        if (known || identity_scanner_maker((uint16_t)number) == NULL) {
            continue;
        }
        (void)str_copy_n(listed[count], sizeof listed[count], row->key, 9);
        str_format(quirk, sizeof quirk, "%s0x%s:0x%s:0x0004", count == 0 ? "" : ",", vendor,
                   product);
        (void)str_append(text, size, quirk);
        count++;
    }
    return count;
}

static bool write_file(const char *path, const char *text, struct error *err)
{
    struct file_out out;
    if (!file_out_open(&out, path, err)) {
        return false;
    }
    (void)file_out_write(&out, text, strlen(text));
    return file_out_commit(&out, err);
}

bool device_rules_write(const char *dir, const struct enrolments *enrolments, struct error *err)
{
    static char text[RULES_BYTES];
    char path[LIMIT_PATH];
    str_copy(
        text, sizeof text,
        "# Borne: the devices that were enrolled, and only those, for the account of the kiosk."
        "\n# Copy to /etc/udev/rules.d/, then: udevadm control --reload && udevadm trigger\n");
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        if (enrolments->rows[i].key[0] != '\0') {
            add_rule(text, sizeof text, &enrolments->rows[i]);
        }
    }
    str_format(path, sizeof path, "%s/70-borne-devices.rules", dir);
    if (!write_file(path, text, err)) {
        return false;
    }
    str_copy(text, sizeof text,
             "# Borne: scanners that the kernel's keyboard driver leaves alone, so that no scan is"
             " lost between\n# plug and claim. Copy to /etc/modprobe.d/; where usbhid is built in,"
             " put what stands behind\n# \"options\" on the kernel's command line as"
             " usbhid.quirks=… instead.\n");
    size_t head = strlen(text);
    (void)str_append(text, sizeof text, "options usbhid quirks=");
    if (add_quirks(text, sizeof text, enrolments) == 0) {
        text[head] = '\0';
        (void)str_append(text, sizeof text, "# None of the enrolled scanners needs it.\n");
    } else {
        (void)str_append(text, sizeof text, "\n");
    }
    str_format(path, sizeof path, "%s/borne-usbhid.conf", dir);
    return write_file(path, text, err);
}
