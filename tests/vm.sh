#!/bin/sh
# Proofs on a real kernel, in a guest under QEMU without hardware help: sh tests/vm.sh usb|boot
# usb: six emulated devices over USB/IP, plugged, used, pulled and failing, with the shipped rules
# of udev and an unprivileged borne.
# boot: the disk image as a USB stick, started by BIOS and by UEFI, its screen read, its power cut;
# what listens in it. kiosk-config/image.sh builds it first, as root, when build/vm has none.
# Everything it makes is in build/vm; the kernel's package is kept there. Ends with 0 when all
# holds, 1 when something does not, 4 when it cannot run here.
set -eu
cd "$(dirname "$0")/.."

proof=${1:-}
case $proof in
usb | boot) ;;
*)
    echo "usage: sh tests/vm.sh usb|boot" >&2
    exit 2
    ;;
esac

sh kiosk-config/install-packages.sh --vm
if [ "$proof" = boot ]; then
    mkdir -p build/vm
    [ -f build/vm/borne.img ] || sh kiosk-config/image.sh "" build/vm/borne.img
    exec python3 tests/vm/boot.py build/vm
fi
if command -v ccache >/dev/null 2>&1; then
    export CMAKE_C_COMPILER_LAUNCHER=ccache CMAKE_CXX_COMPILER_LAUNCHER=ccache
fi
cmake -S . -B build/vm -G Ninja -DCMAKE_BUILD_TYPE=Release -DBORNE_WERROR=OFF \
    --log-level=WARNING >/dev/null
cmake --build build/vm --target borne borne-helper usb_emulator device_print | tail -n 1
exec python3 "tests/vm/$proof.py" build/vm
