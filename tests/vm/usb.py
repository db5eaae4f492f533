"""usb.py: the devices of a station on a real kernel: python3 tests/vm/usb.py BUILD"""

import os
import sys
import time

import kernel
from guest import Failed, Guest, Shell, World
from image import BUSYBOX, Image

HERE = os.path.dirname(os.path.abspath(__file__))
PROJECT = os.path.dirname(os.path.dirname(HERE))

PASSWD = "root:x:0:0:root:/root:/bin/sh\nborne:x:1000:1000:kiosk:/data:/bin/sh\n"
GROUPS = (
    "root:x:0:", "tty:x:5:", "disk:x:6:", "lp:x:7:", "dialout:x:20:", "cdrom:x:24:", "tape:x:26:",
    "audio:x:29:borne", "video:x:44:borne", "kmem:x:15:", "kvm:x:106:", "render:x:107:borne",
    "input:x:108:borne", "sgx:x:109:", "borne:x:1000:",
)  # fmt: skip


def build_image(build):
    vmlinuz, modules = kernel.unpack(os.path.join(build, "kernel"))
    image = Image(os.path.join(build, "root"))
    image.file(BUSYBOX, "/bin/busybox")
    image.udev([os.path.join(PROJECT, "kiosk-config/udev/60-borne.rules")])
    image.modules(modules, kernel.needed(modules))
    image.program(os.path.join(build, "tests/usb_emulator"), "/usr/bin/usb_emulator")
    image.file(os.path.join(HERE, "init"), "/init")
    os.chmod(image.path("/init"), 0o755)
    image.write("/etc/passwd", PASSWD)
    image.write("/etc/group", "\n".join(GROUPS) + "\n")
    return vmlinuz, image.pack(os.path.join(build, "initrd"))


def main():
    build = os.path.abspath(sys.argv[1])
    start = time.monotonic()
    vmlinuz, initrd = build_image(build)
    print("image: %.1f s, %d MB" % (time.monotonic() - start, os.path.getsize(initrd) >> 20))
    guest = Guest(build, vmlinuz, initrd)
    try:
        world, shell = World(guest.lines[0]), Shell(guest.lines[1])
        shell.wait_for_start(90)
        print("boot: %.1f s" % (time.monotonic() - start))
        for line in sys.argv[2:]:
            print(line, shell.run(line) if not line.startswith("@") else world.do(line[1:]))
    except Failed as failed:
        print("FAILED: %s" % failed)
        return 1
    finally:
        guest.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
