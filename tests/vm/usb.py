"""usb.py: the devices of a station on a real kernel: python3 tests/vm/usb.py BUILD"""

import os
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PROJECT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(PROJECT, "tests", "device"))

import kernel  # noqa: E402
import scenario  # noqa: E402
from guest import Guest, Shell, World  # noqa: E402
from image import BUSYBOX, Image  # noqa: E402

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
    image.program(os.path.join(build, "borne"), "/opt/borne/borne")
    image.tree(os.path.join(build, "words"), "/opt/borne/words")
    image.file(os.path.join(HERE, "init"), "/init")
    os.chmod(image.path("/init"), 0o755)
    image.write("/etc/passwd", PASSWD)
    image.write("/etc/group", "\n".join(GROUPS) + "\n")
    return vmlinuz, image.pack(os.path.join(build, "initrd"))


class Station:
    """The guest as a scenario sees it: its emulated world, and borne that listens to it."""

    def __init__(self, guest):
        self.guest = guest
        self.world, self.shell = World(guest.lines[0]), Shell(guest.lines[1])
        self.watch = scenario.Watch(guest.lines[2].next)

    def as_kiosk(self, command, **options):
        return self.shell.run("su borne -c '%s'" % command, **options)

    def start(self, enrolled):
        """borne as the kiosk's account, with the rules that it wrote itself and no others."""
        devices = "/opt/borne/borne devices --data /data"
        for key, layout in enrolled.items():
            self.as_kiosk("%s --enrol %s --layout %s" % (devices, key, layout))
        self.as_kiosk("mkdir -p /tmp/rules; %s --rules /tmp/rules" % devices)
        self.shell.run("cp /tmp/rules/*.rules /run/udev/rules.d/; udevadm control --reload")
        self.shell.run("stty -F /dev/ttyS3 raw -echo")
        listen = "exec %s --json --listen 3600" % devices
        self.shell.run("su borne -c '%s' <>/dev/ttyS3 >&0 2>/tmp/listen.err & true" % listen)


def run(guest, start):
    station = Station(guest)
    station.shell.wait_for_start(120)
    station.world.wait_for_start(30)

    def tell(name):
        print("  %-40s %5.1f s" % (name, time.monotonic() - start), flush=True)

    tell("the guest has started")
    scenario.all_scenarios(station, tell)


def main():
    build = os.path.abspath(sys.argv[1])
    start = time.monotonic()
    vmlinuz, initrd = build_image(build)
    guest = Guest(build, vmlinuz, initrd, lines=3)
    try:
        run(guest, start)
    except scenario.Failed as failed:
        print("FAILED: %s" % failed)
        return 1
    finally:
        guest.stop()
    print("all holds, on a real kernel")
    return 0


if __name__ == "__main__":
    sys.exit(main())
