"""trouble.py: what must not stop a Borne in QEMU: a clock at 1970 and at 2151, a full disk, sticks
of every kind, a program that cannot stay up: trouble.py BUILD."""

import os
import time

from disk_copy import put_record, run
from machine import Failed, Machine
from person import HOME, LOCK, MIDDLE, OPEN_MONTH, UNITS, VALIDATE, Person, gtin
from proof import Proof

DAWN, LATE = "1970-01-01T08:00:00", "2151-06-01T08:00:00"
# file system: how the guest makes one with a label
STICKS = {
    "vfat": "mkfs.vfat -n %s",
    "exfat": "mkfs.exfat -L %s",
    "ext4": "mke2fs -q -F -t ext4 -L %s",
    "ntfs": "mkfs.ntfs -Q -F -L %s",
}
MUST = ("ro", "nosuid", "nodev", "noexec")


class Trouble(Proof):
    def __init__(self, build):
        super().__init__(build)
        put_record(self.copy, self.played_record(OPEN_MONTH))
        self.machine = self.person = None

    def power_on(self, clock, wanted):
        self.machine = Machine(self.folder, "bios", stick=self.stick, clock=clock)
        self.person = Person(self.machine)
        self.machine.shell.wait_for_start(900)
        self.machine.wait_for(wanted, 900)
        said = self.machine.shell.run("date +%Y")
        if said != clock[:4]:
            raise Failed("the clock says %s, not %s" % (said, clock[:4]))

    def dawn(self):
        self.power_on(DAWN, "Bienvenue|Préparer")
        self.person.open_crate()
        self.person.put_in(1, 3)
        self.tell("1970: a crate is filled as on any day")

    def sticks(self):
        """Each kind shows by itself, to be read only; what is none stays away."""
        for kind, make in STICKS.items():
            image = os.path.join(self.folder, kind + ".stick")
            run("truncate", "-s", "64M", image)
            label = "CLE-" + kind.upper()
            self.machine.plug(image, kind)
            self.machine.wait_until("test -b /dev/sdb")
            self.machine.shell.run(make % label + " /dev/sdb", timeout=120)
            self.machine.pull(kind)
            self.machine.wait_until("! test -e /sys/block/sdb")
            self.machine.plug(image, kind)
            self.machine.wait_until("test -d /run/borne/sticks/%s/" % label)
            options = self.machine.shell.run(
                "grep ' /run/borne/mnt/' /proc/mounts").split()[3].split(",")  # fmt: skip
            missing = [word for word in MUST if word not in options]
            if missing:
                raise Failed("%s is mounted without %s" % (kind, missing))
            self.machine.pull(kind)
            self.machine.wait_until("! grep borne/mnt /proc/mounts && ! ls /run/borne/sticks/*",
                                    60)  # fmt: skip
        self.tell("sticks: %s appear and go by themselves, read only" % ", ".join(STICKS))

    def full_disk(self):
        """Nothing is said to be noted that is not; with room again, the work goes on."""
        self.machine.shell.run("fallocate -l $(df -B1 --output=avail /data | tail -n 1) /data/full;"
                               " sync", timeout=120)  # fmt: skip
        for _ in range(UNITS - 4):  # what is left in the log's file may take some
            self.machine.type(gtin(1) + "\n")
            time.sleep(2)
            if "Rien" in self.machine.text():
                break
        self.machine.wait_for("Rien n'est enregistré")
        self.machine.shell.run("rm /data/full; sync")
        self.machine.tap(*MIDDLE)  # try again
        self.machine.wait_for("1 - 20g")
        kept = self.person.ticks()
        self.person.put_in(1, 1, begin=kept)
        self.tell("a full disk: it says that nothing is kept; with room again it goes on at %d"
                  % kept)  # fmt: skip
        return kept + 1

    def cannot_stay_up(self, count):
        """A picture says so, then the PC starts anew, on the same step."""
        self.machine.shell.run("for i in $(seq 60); do kill -9 $(pidof borne) || true; sleep 0.5;"
                               " done 2>/dev/null", timeout=300)  # fmt: skip
        self.machine.wait_for("redémarre")
        self.machine.wait_for("Dernière chose|1 - 20g|%d sur %d" % (count, UNITS), 900)
        self.tell("a program that does not stay up: a picture, a new start, the same step")

    def late(self, count):
        """The director is asked once which day it is; what is chosen reaches the PC's clock."""
        self.machine.cut_power()
        self.power_on(LATE, "Dernière chose|1 - 20g|%d sur %d" % (count, UNITS))
        self.person.put_in(1, 1, begin=count)
        self.tell("2151: the same step, and it goes on")
        self.machine.scan(HOME, "Bienvenue")
        self.machine.tap(*LOCK)
        self.machine.wait_for("Tapez le code")
        self.person.type_code()
        self.machine.wait_for("Quel jour")
        shown = self.machine.text()
        self.machine.tap(*VALIDATE)
        self.machine.wait_for("Réglages|Importer")
        system, own = self.machine.shell.run("date -u +%Y; hwclock --get | cut -d- -f1").split()
        if system == LATE[:4] or system not in shown or own != system:
            raise Failed("the clock says %s, the PC's own %s, the screen said: %s"
                         % (system, own, shown))  # fmt: skip
        self.tell("the director has set the clock, the PC's own with it: " + system)

    def main(self):
        self.dawn()
        self.sticks()
        count = self.full_disk()
        self.cannot_stay_up(count)
        self.late(count)
        self.machine.cut_power()


if __name__ == "__main__":
    Trouble.run()
