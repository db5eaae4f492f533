#!/bin/sh
# Proofs on a real kernel, in a guest under QEMU without hardware help: sh tests/vm.sh PROOF
#   usb      six emulated devices over USB/IP, plugged, used, pulled and failing, with the shipped
#            rules of udev and an unprivileged borne
#   boot     the disk image as a USB stick, by BIOS and by UEFI, driven like a person: a month comes
#            on a stick, labels go, a crate is filled, the power is cut amid a step; then update
#   update   a newer version from a stick: refused with the wrong key, installed, taken back
#   disk     put on the disk of the PC from its own screen, and started from there
#   display  the screen by each of its four ways, measured; what one needs is taken away, and the
#            next comes by itself
#   cuts     twenty power cuts while things are scanned, on a disk that forgets what is not flushed;
#            then that disk refuses each write
#   sticks   of four file systems, to be read, to be written on for a while, pulled too early; what
#            is none stays away
#   trouble  a clock at 1970 and 2151, a full disk, a flooded log, a program that falls or hangs at
#            each start, and one that is started anew by hand too often
#   chromium Borne measured beside a kiosk made of Chromium, on the same system; that image is built
#            beside, when build/vm has none
# All but usb need the image: kiosk-config/image.sh builds it first, as root, when build/vm has
# none. What they make is in build/vm, pictures of the screen in a folder of the proof's name. One
# at a time. Ends with 0 when all holds, 1 when something does not, 4 when it cannot run here.
set -eu
cd "$(dirname "$0")/.."

proof=${1:-}
case $proof in
usb | boot | update | disk | display | cuts | sticks | trouble | chromium) ;;
*)
    echo "usage: sh tests/vm.sh usb|boot|update|disk|display|cuts|sticks|trouble|chromium" >&2
    exit 2
    ;;
esac

sh kiosk-config/install-packages.sh --vm
if [ "$proof" != usb ]; then
    mkdir -p build/vm
    [ -f build/vm/borne.img ] || sh kiosk-config/image.sh "" build/vm/borne.img
    [ -x build/package/borne-sign ] || sh kiosk-config/package.sh # tools of the proofs
    # A guest that is starved by its neighbours proves little.
    [ "$(nice)" -le -5 ] || renice -n -5 $$ >/dev/null 2>&1 || true
    export PYTHONPATH=tests/device
    python3 "tests/vm/$proof.py" build/vm
    [ "$proof" != boot ] || python3 tests/vm/update.py build/vm
    exit
fi
if command -v ccache >/dev/null 2>&1; then
    export CMAKE_C_COMPILER_LAUNCHER=ccache CMAKE_CXX_COMPILER_LAUNCHER=ccache
fi
cmake -S . -B build/vm -G Ninja -DCMAKE_BUILD_TYPE=Release -DBORNE_WERROR=OFF \
    --log-level=WARNING >/dev/null
cmake --build build/vm --target borne borne-helper usb_emulator device_print | tail -n 1
exec python3 "tests/vm/$proof.py" build/vm
