#!/bin/sh
# Lets the kiosk read the USB devices that were enrolled, and no others (installed as
# /usr/lib/borne/device; borne-helper calls it as root with all of them).
#   device rules [0c2e:0b81=hide …]   the list is this one from now on
#   device start [0c2e:0b81=hide …]   the same as the kiosk starts: the kernel's driver of
#                                     keyboards is loaded anew when it does not leave them alone
# Ways: usb (the device), hide (the same, and no keyboard of the kernel's), grab (its input device),
# serial (its serial port). The kiosk's record holds the list, and says it at each start: what is
# written here may be gone by then, as on a system that is only read.
set -eu
root=${BORNE_ROOT:-} # of the system; a folder in tests
rules=70-borne-devices.rules
module=borne-usbhid.conf

usage() {
    echo 'usage: device rules|start [VENDOR:PRODUCT=usb|hide|grab|serial …]' >&2
    exit 2
}
is_entry() {
    case $1 in
    [0-9a-f][0-9a-f][0-9a-f][0-9a-f]:[0-9a-f][0-9a-f][0-9a-f][0-9a-f]=usb) ;;
    [0-9a-f][0-9a-f][0-9a-f][0-9a-f]:[0-9a-f][0-9a-f][0-9a-f][0-9a-f]=hide) ;;
    [0-9a-f][0-9a-f][0-9a-f][0-9a-f]:[0-9a-f][0-9a-f][0-9a-f][0-9a-f]=grab) ;;
    [0-9a-f][0-9a-f][0-9a-f][0-9a-f]:[0-9a-f][0-9a-f][0-9a-f][0-9a-f]=serial) ;;
    *) return 1 ;;
    esac
}

# Where a folder of /etc is only read, the same one of /run does until the next start.
folder() {
    for base in "$root/etc" "$root/run"; do
        if mkdir -p "$base/$1" 2>/dev/null && [ -w "$base/$1" ]; then
            echo "$base/$1"
            return
        fi
    done
    echo "$1: cannot be written" >&2
    exit 1
}
put() {
    # put FOLDER NAME: what comes in becomes that file, whole or not at all
    cat >"$1/.$2.new"
    chmod 644 "$1/.$2.new"
    mv "$1/.$2.new" "$1/$2"
}

ours='MODE="0660", GROUP="borne"'
write_rules() {
    echo '# Borne: the devices that were enrolled, and only those (/usr/lib/borne/device).'
    for entry in "$@"; do
        vendor=${entry%%:*} product=${entry#*:} way=${entry#*=}
        product=${product%%=*}
        printf 'ACTION!="remove", SUBSYSTEM=="usb", ENV{DEVTYPE}=="usb_device", '
        printf 'ATTR{idVendor}=="%s", ATTR{idProduct}=="%s", %s, ATTR{power/control}="on"\n' \
            "$vendor" "$product" "$ours"
        case $way in
        grab) subsystem=input ;;
        serial) subsystem='tty' ;;
        *) continue ;;
        esac
        printf 'ACTION!="remove", SUBSYSTEM=="%s", ATTRS{idVendor}=="%s", ' "$subsystem" "$vendor"
        printf 'ATTRS{idProduct}=="%s", %s, ENV{ID_MM_DEVICE_IGNORE}="1"\n' "$product" "$ours"
    done
}

# For those that are plugged in already.
apply_rules() {
    udevadm control --reload
    for entry in "$@"; do
        product=${entry#*:}
        udevadm trigger --action=change --subsystem-match=usb \
            --attr-match=idVendor="${entry%%:*}" --attr-match=idProduct="${product%%=*}"
    done
    case "$*" in *=grab*) udevadm trigger --action=change --subsystem-match=input ;; esac
    case "$*" in *=serial*) udevadm trigger --action=change --subsystem-match=tty ;; esac
    udevadm settle --timeout=5 || true
}

quirks() {
    # as the kernel takes them: numbers, and HID_QUIRK_IGNORE
    comma=
    for entry in "$@"; do
        if [ "${entry#*=}" = hide ]; then
            product=${entry#*:}
            printf '%s0x%s:0x%s:0x0004' "$comma" "${entry%%:*}" "${product%%=*}"
            comma=,
        fi
    done
}

# True when the driver that runs leaves all of them alone, or there is none.
is_loaded_so() {
    now=$(cat "$root/sys/module/usbhid/parameters/quirks" 2>/dev/null) || return 0
    for quirk in $(echo "$1" | tr ',' ' '); do
        case ",$now," in
        *",$quirk,"*) ;;
        *) return 1 ;;
        esac
    done
}

# The line holds from the driver's next loading on; it cannot be changed while it runs. Whatever
# becomes of the unloading, and whoever asks this to end: it is loaded again, or nobody can type.
load_anew() {
    if is_loaded_so "$1"; then
        return
    fi
    trap '' HUP INT TERM
    modprobe -r usbhid || true
    modprobe usbhid || true
    is_loaded_so "$1" ||
        echo "usbhid stays as it was; put usbhid.quirks=$1 on the kernel's command line" >&2
}

[ $# -ge 1 ] || usage
what=$1
shift
case $what in rules | start) ;; *) usage ;; esac
for entry in "$@"; do
    is_entry "$entry" || usage
done

to=$(folder udev/rules.d)
write_rules "$@" | put "$to" "$rules"
line=$(quirks "$@")
to=$(folder modprobe.d)
if [ -n "$line" ]; then
    printf '# Borne: scanners that the kernel makes no keyboards of.\noptions usbhid quirks=%s\n' \
        "$line" | put "$to" "$module"
else
    rm -f "$to/$module"
fi
apply_rules "$@"
if [ "$what" = start ]; then
    load_anew "$line"
fi
