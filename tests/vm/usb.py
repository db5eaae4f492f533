"""usb.py: the devices of a station on a real kernel: python3 tests/vm/usb.py BUILD"""

import base64
import io
import os
import sys
import tarfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PROJECT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(PROJECT, "tests", "device"))

import kernel  # noqa: E402
import kiosk_record  # noqa: E402
import scenario  # noqa: E402
from guest import Guest, Shell, World  # noqa: E402
from image import BUSYBOX, Image  # noqa: E402
from proof import build_folder  # noqa: E402

PASSWD = "root:x:0:0:root:/root:/bin/sh\nborne:x:1000:1000:kiosk:/data:/bin/sh\n"
GROUPS = {
    "root": 0, "tty": 5, "disk": 6, "lp": 7, "kmem": 15, "dialout": 20, "cdrom": 24, "tape": 26,
    "audio": 29, "video": 44, "kvm": 106, "render": 107, "input": 108, "sgx": 109, "borne": 1000,
}  # fmt: skip

INTER = "/usr/share/fonts/opentype/inter/Inter-"
FONTS = [INTER + weight + ".otf" for weight in ("Regular", "SemiBold", "Bold")]
FONTS.append("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf")


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
    image.udev([os.path.join(PROJECT, "kiosk-config/udev/70-borne.rules")])
    image.modules(modules, kernel.needed(modules))
    image.program(os.path.join(build, "tests/usb_emulator"), "/usr/bin/usb_emulator")
    image.program(os.path.join(build, "tests/device_print"), "/usr/bin/device_print")
    image.program(os.path.join(build, "borne"), "/opt/borne/borne")
    image.tree(os.path.join(build, "words"), "/opt/borne/words")
    image.program(os.path.join(build, "borne-helper"), "/usr/lib/borne/borne-helper")
    image.file(os.path.join(PROJECT, "kiosk-config/device.sh"), "/usr/lib/borne/device")
    os.chmod(image.path("/usr/lib/borne/device"), 0o755)
    image.program("/usr/bin/systemd-socket-activate")
    image.tree("/usr/lib/locale/C.utf8", "/usr/lib/locale/C.utf8")
    image.tree("/etc/fonts", "/etc/fonts")
    for font in FONTS:
        image.file(font)
    image.file(os.path.join(HERE, "init"), "/init")
    os.chmod(image.path("/init"), 0o755)
    image.write("/etc/passwd", PASSWD)
    image.write("/etc/group", groups())
    return vmlinuz, image.pack(os.path.join(build, "initrd"))


class Station:
    """The guest as a scenario sees it: its emulated world, and borne that listens to it."""

    def __init__(self, guest, build):
        self.guest, self.build = guest, build
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
        """borne as the kiosk's account, with the rights that it asked of its helper and no
        others."""
        devices = "/opt/borne/borne devices --data /data"
        # As borne-helper.socket: a helper for each question, reached by the kiosk's group.
        self.shell.run("systemd-socket-activate --accept --inetd -l /run/borne/helper.sock"
                       " /usr/lib/borne/borne-helper >/tmp/helper.log 2>&1 &"
                       " while ! chown root:borne /run/borne/helper.sock 2>/dev/null; do sleep 0.1;"
                       " done; chmod 660 /run/borne/helper.sock")  # fmt: skip
        self.world.do("plug us")
        model = next(iter(enrolled))[:9]
        scenario.check(not self.may_open(model), "open before it was enrolled: " + model)
        for key, layout in enrolled.items():
            said = self.as_kiosk("%s --enrol %s --layout %s" % (devices, key, layout))
            scenario.check("a le droit" in said, "the helper did not help: " + said)
        scenario.check(self.may_open(model), "not open after it was enrolled: " + model)
        self.world.do("unplug us")
        self.shell.run("stty -F /dev/ttyS3 raw -echo")
        listen = "exec %s --json --listen 3600" % devices
        self.shell.run("su borne -c '%s' <>/dev/ttyS3 >&0 2>/tmp/listen.err & true" % listen)

    def may_open(self, model):
        """Whether the kiosk's account may open the device of this model that is plugged in."""
        deadline, node = time.monotonic() + 20, ""
        while not node.startswith("/dev/bus/usb/"):
            scenario.check(time.monotonic() < deadline, "%s is not there: %s" % (model, node))
            node = self.shell.run(
                "udevadm settle; cd /sys/bus/usb/devices; for d in *; do"
                " if [ \"$(cat $d/idVendor 2>/dev/null):$(cat $d/idProduct 2>/dev/null)\" = %s ];"
                " then printf /dev/bus/usb/%%03d/%%03d $(cat $d/busnum) $(cat $d/devnum); fi; done"
                % model)  # fmt: skip
        return self.as_kiosk("test -r %s -a -w %s && echo yes" % (node, node), check=False) == "yes"

    def stop_listening(self):
        self.shell.run("kill $(pidof borne); while pidof borne; do sleep 0.1; done")
        while self.guest.lines[2].next(0.5) is not None:
            pass  # what it said last

    def play(self, files):
        for name, text in files.items():
            packed = base64.b64encode(text.encode()).decode()
            path = "/data/stick/" + name
            self.as_kiosk("mkdir -p /data/stick; : >%s.64" % path)
            for at in range(0, len(packed), 1000):
                self.as_kiosk("echo %s >>%s.64" % (packed[at : at + 1000], path))
            self.as_kiosk("base64 -d <%s.64 >%s; rm %s.64" % (path, path, path))
        words = ("exec /opt/borne/borne play --devices --data /data --stick /data/stick"
                 " --window 1920x1080 --diagonal 21.5 -")  # fmt: skip
        self.shell.run("su borne -c '%s' <>/dev/ttyS3 >&0 2>/tmp/play.err & true" % words)
        return self.guest.lines[2]

    def end(self):
        """As a power cut ends it."""
        self.shell.run("kill -9 $(pidof borne)")

    def record(self):
        packed = self.shell.run("cd /data && tar cz borne.db* | base64", timeout=120)
        folder = os.path.join(self.build, "record")
        with tarfile.open(fileobj=io.BytesIO(base64.b64decode(packed))) as archive:
            archive.extractall(folder)
        return os.path.join(folder, "borne.db")

    def hide(self):
        """The kiosk had the kernel's keyboard driver loaded anew when it started."""
        said = self.shell.run("cat /sys/module/usbhid/parameters/quirks")
        scenario.check("0x0c2e:0x0b81:0x0004" in said, "the kernel took no quirk: " + said)


def run(guest, build, start):
    station = Station(guest, build)
    station.shell.wait_for_start(240)  # a busy host takes its time
    station.world.wait_for_start(30)

    def tell(name):
        print("  %-40s %5.1f s" % (name, time.monotonic() - start), flush=True)

    tell("the guest has started")
    scanners = scenario.all_scenarios(station, tell)
    station.stop_listening()
    kiosk_record.run(station, scanners, tell)


def main():
    build = build_folder(sys.argv[1:])
    start = time.monotonic()
    vmlinuz, initrd = build_image(build)
    guest = Guest(build, vmlinuz, initrd, lines=3)
    try:
        run(guest, build, start)
    except scenario.Failed as failed:
        print("FAILED: %s" % failed)
        return 1
    finally:
        guest.stop()
    print("all holds, on a real kernel")
    return 0


if __name__ == "__main__":
    sys.exit(main())
