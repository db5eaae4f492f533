"""display.py: the ways to the screen, in a guest with the disk image's own system: python3
tests/vm/display.py BUILD. BUILD/borne.img is the image.

Each way is started and measured beside the others; then libraries and drivers are taken away,
and the kiosk has to come by the next way, by itself. What stands on the screen is read from
outside, by QEMU: it has to be the same picture every time. Pictures are kept in BUILD/display."""

import os
import re
import shutil
import sys
import time

from proof import build_folder
from system import Disk, Failed, System, check

OVMF = "/usr/share/OVMF/OVMF_CODE.fd"
IDLE_S, IDLE_MOST = 60, 2  # percent of a processor
QUIET_S = 20
GROUP = "/sys/fs/cgroup/system.slice/%s.service"


class Station(System):
    def kept(self):
        text = self.shell.run("cat /var/lib/borne/display", check=False)
        return dict(line.split(" ", 1) for line in text.splitlines() if " " in line)

    def wait_for_way(self, way, timeout):
        """Until the kiosk came by this way, by its own proof, and the screen says so too."""
        begin = time.monotonic()
        while True:
            kept = self.kept()
            active = self.shell.run("systemctl is-active borne", check=False)
            if kept.get("way") == way and kept.get("seen", "").startswith("picture ") and \
                    active == "active":
                break
            if time.monotonic() - begin > timeout:
                raise Failed("%s: not %s after %d s but %s; %s" % (
                    self.name, way, timeout, kept, self.shell.run(
                        "systemctl status borne | head -40; journalctl -u borne | tail -60")))
            time.sleep(1)
        took = time.monotonic() - begin
        words = self.screen.words("%s-%s" % (self.name, way))
        check("Bienvenue" in words or "Installer" in words,
              "%s: borne-screen saw a picture by %s, the screen says « %s »" % (
                  self.name, way, words[:300]))
        print("  %s: %s, %s (%.0f s)" % (self.name, way, kept["seen"], took), flush=True)
        return took

    def force(self, way):
        """Starts by this way; seconds from there to the first picture that was read."""
        self.shell.run("mkdir -p /etc/borne; echo BORNE_DISPLAY=%s >/etc/borne/environment;"
                       " systemctl restart --no-block borne; sleep 1" % way)
        took = self.wait_for_way(way, 900)
        said = self.shell.run("systemctl show borne -P ExecMainStartTimestampMonotonic"
                              " -P ActiveEnterTimestampMonotonic").split()
        return (int(said[1]) - int(said[0])) / 1e6 if len(said) == 2 else took

    def group(self, unit, name):
        text = self.shell.run("cat %s/%s" % (GROUP % unit, name), check=False)
        found = re.search(r"usage_usec (\d+)|^(\d+)$", text, re.M)
        return int(found.group(1) or found.group(2)) if found else 0

    def wait_for_clips(self):
        """What is said aloud is spoken into clips once, after the first start: that is work, and
        ends."""
        begin, quiet = time.monotonic(), 0
        while quiet < QUIET_S:
            check(time.monotonic() - begin < 900, "%s: the clips come to no end" % self.name)
            time.sleep(1)
            speaks = self.shell.run("pidof espeak-ng", check=False)
            quiet = 0 if speaks else quiet + 1

    def measure(self, way):
        """First frame, processor of a minute that nobody does anything in, memory."""
        first = self.force(way)
        self.wait_for_clips()
        units = ("borne", "seatd") if way == "cage" else ("borne",)
        before = sum(self.group(unit, "cpu.stat") for unit in units)
        begin = time.monotonic()
        time.sleep(IDLE_S)
        used = sum(self.group(unit, "cpu.stat") for unit in units) - before
        part = used / 1e4 / (time.monotonic() - begin)
        check(part < IDLE_MOST, "%s: by %s it does not rest: %.2f %%" % (self.name, way, part))
        resident = self.shell.run(
            "for u in %s; do for p in $(cat %s/cgroup.procs); do"
            " sed -n 's/^Pss: *//p' /proc/$p/smaps_rollup; done; done"
            % (" ".join(units), GROUP % "$u"))  # fmt: skip
        memory = sum(int(line.split()[0]) for line in resident.splitlines()) / 1000
        print("  %-5s first frame %4.1f s, idle %5.2f %% of a processor, %3.0f MB"
              % (way, first, part, memory), flush=True)  # fmt: skip
        return first, part, memory


def blind(station):
    """From now on what draws by the kernel's screen says that it does, and shows nothing."""
    lines = ("#!/bin/sh", '[ "$SDL_VIDEODRIVER" = kmsdrm ] || exec /usr/bin/borne.real "$@"',
             "systemd-notify --ready", "exec sleep 600")
    station.shell.run("cp /usr/bin/borne /usr/bin/borne.real;"
                      " printf '%%s\\n' %s >/usr/bin/borne.blind;"
                      " chmod 755 /usr/bin/borne.blind; mount --bind /usr/bin/borne.blind"
                      " /usr/bin/borne"
                      % " ".join("'%s'" % line for line in lines))  # fmt: skip


def measure_all(disk):
    print("an ordinary PC", flush=True)
    station = Station(disk, "ordinary")
    try:
        station.wait_for_way("kms", 1800)
        print("  first start to a picture that was read: %.0f s"
              % (time.monotonic() - station.started), flush=True)  # fmt: skip
        said = station.shell.run("borne doctor --data /var/lib/borne | grep Affichage")
        check("image lue" in said, "the doctor says " + said)
        for way in ("kms", "soft", "cage", "x11"):
            station.measure(way)
    finally:
        station.stop()


def falls_back(disk):
    """The kernel's screen takes the kiosk and stays empty; without the compositor too, the X server
    is left."""
    print("a PC whose screen stays empty", flush=True)
    station = Station(disk, "empty")
    try:
        station.wait_for_way("kms", 1800)
        blind(station)
        station.shell.run("systemctl kill -s KILL borne")
        station.wait_for_way("cage", 1800)
        station.shell.run("mount --bind /dev/null /usr/bin/cage; systemctl kill -s KILL borne")
        station.wait_for_way("x11", 1800)
        said = station.shell.run("borne doctor --data /var/lib/borne | grep Affichage")
        check("X11" in said and "image lue" in said, "the doctor says " + said)
        # Kept: the next start goes there at once.
        others = ("journalctl -b -u borne -o cat | grep -E '^display: (kms|soft|cage), start' |"
                  " wc -l")  # fmt: skip
        before = station.shell.run(others)
        station.shell.run("systemctl restart --no-block borne; sleep 1")
        station.wait_for_way("x11", 900)
        check(station.shell.run(others) == before, "the way was not kept")
        # When nothing helps, the last picture comes by that way too; then the PC starts anew.
        station.shell.run("systemctl stop borne; systemctl start --no-block borne-fault")
        begin = time.monotonic()
        while "perdu" not in station.screen.words("empty-fault"):
            check(time.monotonic() - begin < 600, "no picture before the new start: %s"
                  % station.shell.run("journalctl -u borne-fault | tail -n 30"))
            time.sleep(1)
        station.guest.process.wait(900)
    finally:
        station.stop()


def without_a_driver(disk):
    """No driver takes the screen over: the firmware's memory is all there is."""
    print("a PC whose screen no driver knows", flush=True)
    drive = ("-drive", "if=pflash,format=raw,readonly=on,file=" + OVMF)
    station = Station(disk, "nomodeset", "nomodeset", (*drive, "-device", "VGA"))
    try:
        check(not station.shell.run("ls /dev/dri/card* 2>/dev/null", check=False),
              "there is a driver")
        station.wait_for_way("x11", 1800)
    finally:
        station.stop()


def main():
    build = build_folder(sys.argv[1:], 2)
    folder = os.path.join(build, "display")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    disk = Disk(build, folder)
    try:
        for proof in (measure_all, falls_back, without_a_driver):
            if len(sys.argv) < 3 or sys.argv[2] == proof.__name__:
                proof(disk)
    except Failed as failed:
        print("FAILED: %s" % failed)
        return 1
    print("all of it holds; look at the pictures in %s" % folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
