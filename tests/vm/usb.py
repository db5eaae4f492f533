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
GROUPS = {
    "root": 0, "tty": 5, "disk": 6, "lp": 7, "kmem": 15, "dialout": 20, "cdrom": 24, "tape": 26,
    "audio": 29, "video": 44, "kvm": 106, "render": 107, "input": 108, "sgx": 109, "borne": 1000,
}  # fmt: skip


def groups():
    """/etc/group with the kiosk's account in those that the package puts it into."""
    path = os.path.join(PROJECT, "kiosk-config/systemd/borne.sysusers")
    with open(path, encoding="utf-8") as file:
        member = {line.split()[2] for line in file if line.startswith("m borne ")}
    rows = ["%s:x:%d:%s" % (g, n, "borne" if g in member else "") for g, n in GROUPS.items()]
    return "\n".join(rows) + "\n"


def build_image(build):
    vmlinuz, modules = kernel.unpack(os.path.join(build, "kernel"))
    image = Image(os.path.join(build, "root"))
    image.file(BUSYBOX, "/bin/busybox")
    image.udev([os.path.join(PROJECT, "kiosk-config/udev/60-borne.rules")])
    image.modules(modules, kernel.needed(modules))
    image.program(os.path.join(build, "tests/usb_emulator"), "/usr/bin/usb_emulator")
    image.program(os.path.join(build, "tests/device_print"), "/usr/bin/device_print")
    image.program(os.path.join(build, "borne"), "/opt/borne/borne")
    image.tree(os.path.join(build, "words"), "/opt/borne/words")
    image.file(os.path.join(HERE, "init"), "/init")
    os.chmod(image.path("/init"), 0o755)
    image.write("/etc/passwd", PASSWD)
    image.write("/etc/group", groups())
    return vmlinuz, image.pack(os.path.join(build, "initrd"))


class Station:
    """The guest as a scenario sees it: its emulated world, and borne that listens to it."""

    def __init__(self, guest):
        self.guest = guest
        self.jobs = 0
        self.world, self.shell = World(guest.lines[0]), Shell(guest.lines[1])
        self.watch = scenario.Watch(guest.lines[2].next)

    def print(self, key, language, count):
        self.jobs += 1
        path = "/tmp/job%d" % self.jobs
        words = "exec device_print %s %s %d" % (key, language, count)
        self.shell.run("su borne -c '%s' >%s 2>&1 & true" % (words, path))
        lines = []

        def read(timeout):
            """The next line of the job's file."""
            if not lines:
                said = self.shell.run("tail -n +%d %s" % (read.taken + 1, path)).split("\n")
                lines.extend(line for line in said if line)
                read.taken += len(lines)
            if not lines:
                time.sleep(timeout)
            return lines.pop(0) if lines else None

        read.taken = 0
        return scenario.Job(read)

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
    station.shell.wait_for_start(240)  # a busy host takes its time
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
