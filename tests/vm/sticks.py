"""sticks.py: USB sticks in the image's own system: python3 tests/vm/sticks.py BUILD.
BUILD/borne.img is the image.

Sticks of each kind are plugged while it runs, looked at as the kiosk sees them, written on for
as long as the helper allows, pulled, and pulled too early; one of another kind, one that is a
keyboard too, and the stick of another Borne are left alone."""

import os
import shutil
import subprocess
import sys
import time

from proof import build_folder
from system import Disk, Failed, System, check, run

MIB = 1 << 20
SIZE = 48 * MIB
# What the makers call it; how it is made; what mount says it is.
KINDS = {
    "vfat": (["mkfs.vfat", "-n"], "vfat"),
    "exfat": (["mkfs.exfat", "-L"], "exfat"),
    "ext4": (["mke2fs", "-q", "-t", "ext4", "-L"], "ext4"),
    "ntfs": (["mkntfs", "-q", "-F", "-L"], "fuseblk"),
}
MONTH = "numero;produit;quantite\n1;riz;2\n"
# As the kiosk: its account, and the system as its service sees it.
AS_KIOSK = ("nsenter --target $(systemctl show -P MainPID borne) --mount"
            " setpriv --reuid=borne --regid=borne --init-groups ")  # fmt: skip
ASK = ("perl -MIO::Socket::UNIX -e '$s = IO::Socket::UNIX->new(\"/run/borne/helper.sock\") or die;"
       " print $s \"%s\\n\"; $s->flush; print <$s>'")  # fmt: skip
# A stick of QEMU's has one interface; what udev says of one with a keyboard's beside it is put in.
RULE = """SUBSYSTEM=="block", ENV{ID_SERIAL_SHORT}=="KEYS", ENV{ID_USB_INTERFACES}=":080650:030101:"
SUBSYSTEM=="block", ENV{ID_SERIAL_SHORT}=="PLAIN", ENV{ID_USB_INTERFACES}=":080650:"
"""


class Station(System):
    def __init__(self, disk):
        super().__init__(disk, "sticks")
        self.count = 0

    def plug(self, image, serial="S1", is_locked=False):
        """Plugs it; returns its name, for pull. One with its lock on cannot be written on."""
        self.count += 1
        name = "stick%d" % self.count
        self.screen.ask("blockdev-add", driver="raw", file={"driver": "file", "filename": image},
                        **{"node-name": name, "read-only": is_locked})
        self.screen.ask("device_add", driver="usb-storage", id=name, drive=name, bus="usb.0",
                        removable=True, serial=serial)
        return name

    def pull(self, name):
        self.screen.ask("device_del", id=name)
        for _ in range(300):  # the node is free once the guest's driver let go
            time.sleep(0.2)
            try:
                self.screen.ask("blockdev-del", **{"node-name": name})
                return
            except Failed:
                pass
        raise Failed("the stick cannot be pulled")

    def shown(self):
        return self.shell.run("ls /run/borne/sticks", check=False).split()

    def wait_shown(self, names, timeout=300):
        begin = time.monotonic()
        while self.shown() != names:
            check(time.monotonic() - begin < timeout,
                  "shown: %s, not %s; %s" % (self.shown(), names, self.shell.run(
                      "journalctl -u 'borne-stick@*' | tail -20; lsblk -f; dmesg | tail")))
            time.sleep(0.5)

    def kiosk(self, command):
        return self.shell.run(AS_KIOSK + "sh -c '%s'" % command, check=False)

    def options(self, where):
        """As the kiosk's own view of the system has them."""
        return self.kiosk("grep \" $(readlink -f %s) \" /proc/self/mounts" % where).split(" ")

    def ask_helper(self, line):
        return self.shell.run("setpriv --reuid=borne --regid=borne --init-groups "
                              + ASK % line, check=False)  # fmt: skip


def make(folder, kind):
    path = os.path.join(folder, kind + ".stick")
    with open(path, "wb") as file:
        file.truncate(SIZE)
    maker, _ = KINDS[kind]
    run(*maker, kind.upper(), path)
    return path


def one_kind(station, image, kind):
    """Plugged, read, written on, read again, pulled."""
    name, where = station.plug(image), "/run/borne/sticks/" + kind.upper()
    station.wait_shown([kind.upper()])
    mounted = station.options(where)
    check(len(mounted) > 3 and mounted[2] == KINDS[kind][1], "mounted: %s" % mounted)
    for word in ("ro", "nosuid", "nodev", "noexec"):
        check(word in mounted[3].split(","), "%s is mounted %s" % (kind, mounted[3]))
    for who in (station.kiosk, station.shell.run):
        said = who("touch %s/x 2>&1; test -e %s/x && echo there; true" % (where, where))
        check("Read-only" in said and "there" not in said, "written on: " + said)
    # Writable for as long as the helper was asked to, and never more than that.
    check(station.ask_helper("stick write " + kind.upper()) == "ok", "the helper said no")
    options = station.options(where)[3].split(",")
    check({"rw", "nosuid", "nodev", "noexec"} <= set(options), "to write on: %s" % options)
    station.shell.run("chmod 777 %s 2>/dev/null; true" % where)  # ext4 has owners of its own
    said = station.kiosk("printf \"%s\" >%s/mois.csv; cp /bin/true %s/run; chmod 755 %s/run;"
                         " %s/run 2>&1" % (MONTH.replace("\n", "\\n"), where, where, where, where))
    check("ermission denied" in said, "a program of the stick's ran: " + said)
    check(station.ask_helper("stick read " + kind.upper()) == "ok", "the helper said no")
    check("ro" in station.options(where)[3].split(","), "still to write on")
    said = station.kiosk("cat %s/mois.csv" % where)
    check(said + "\n" == MONTH, "what was written reads: " + said)
    station.pull(name)
    station.wait_shown([])
    check(not station.shell.run("ls /run/borne/mnt"), "a folder is left")
    # It was all there when it was pulled.
    name = station.plug(image)
    station.wait_shown([kind.upper()])
    check(station.kiosk("cat %s/mois.csv" % where) + "\n" == MONTH, "the stick forgot")
    station.pull(name)
    station.wait_shown([])
    print("  %s: to be read, to be written on for a while, pulled" % kind, flush=True)


def pulled_too_early(station, image):
    """In the middle of an export: the stick goes, the station stays, the next one is read."""
    name = station.plug(image)
    station.wait_shown(["VFAT"])
    check(station.ask_helper("stick write VFAT") == "ok", "the helper said no")
    station.shell.run("(%s sh -c 'cat /dev/zero >/run/borne/sticks/VFAT/big') >/dev/null 2>&1 &"
                      " sleep 0.5" % AS_KIOSK)
    station.pull(name)
    station.wait_shown([])
    name = station.plug(image)
    station.wait_shown(["VFAT"])
    options = station.options("/run/borne/sticks/VFAT")[3].split(",")
    check("ro" in options, "to write on after it was pulled: %s" % options)
    station.pull(name)
    station.wait_shown([])
    print("  pulled while written on: the next one is read", flush=True)


def two_of_a_name(station, images):
    one, two = station.plug(images["vfat"], "A"), station.plug(images["second"], "B")
    begin = time.monotonic()
    while len(station.shown()) < 2:
        check(time.monotonic() - begin < 300, "two of a name: %s" % station.shown())
        time.sleep(0.5)
    check("VFAT" in station.shown(), "two of a name: %s" % station.shown())
    station.pull(one)
    station.pull(two)
    station.wait_shown([])
    print("  two of the same name: both show", flush=True)


def left_alone(station, images, disk):
    """Others, one that is a keyboard too, another Borne: never mounted. A good one that is plugged
    after them shows: by then systemd has seen what came before."""
    for image, serial, what in ((images["ext2"], "S1", "another file system"),
                                (images["vfat"], "KEYS", "one that is a keyboard too"),
                                (disk.file, "S1", "the stick of another Borne")):
        bad = station.plug(image, serial, image == disk.file)
        begin = time.monotonic()
        while not station.shell.run("ls /dev/disk/by-id | grep usb", check=False):
            check(time.monotonic() - begin < 300, "the kernel sees no stick")
            time.sleep(0.5)
        good = station.plug(images["second"], "PLAIN")
        station.wait_shown(["VFAT"])
        mounts = station.shell.run("grep /run/borne/mnt /proc/mounts").splitlines()
        check(len(mounts) == 1, "%s is mounted: %s" % (what, mounts))
        station.pull(good)
        station.wait_shown([])
        station.pull(bad)
        print("  %s: left alone" % what, flush=True)


def prove(station, disk, images):
    station.shell.run("for i in $(seq 300); do systemctl is-active -q borne && break;"
                      " sleep 2; done; systemctl is-active borne", timeout=900)  # fmt: skip
    for kind in KINDS:
        one_kind(station, images[kind], kind)
    pulled_too_early(station, images["vfat"])
    two_of_a_name(station, images)
    left_alone(station, images, disk)
    check(station.ask_helper("stick write VFAT") == "no", "a stick that is not there")
    check(station.ask_helper("stick write ../data") == "no", "a name that is none")
    said = station.shell.run("systemctl list-units --failed --no-legend --plain")
    check(not said, "failed: " + said)
    check(station.shell.run("systemctl is-active borne") == "active", "the kiosk is gone")


def main():
    build = build_folder(sys.argv[1:])
    folder = os.path.join(build, "sticks")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    disk = Disk(build, folder)
    disk.put("/etc/udev/rules.d/69-vm.rules", RULE)
    images = {kind: make(folder, kind) for kind in KINDS}
    images["second"] = os.path.join(folder, "second.stick")
    shutil.copy(images["vfat"], images["second"])
    images["ext2"] = os.path.join(folder, "ext2.stick")
    run("mke2fs", "-q", "-t", "ext2", "-L", "EXT", images["ext2"], "48M")
    station = None
    try:
        station = Station(disk)
        prove(station, disk, images)
    except (Failed, subprocess.CalledProcessError) as failed:
        print("FAILED: %s" % failed)
        return 1
    finally:
        if station is not None:
            station.stop()
    print("all of it holds: sticks of %s; look at %s" % (", ".join(KINDS), folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
