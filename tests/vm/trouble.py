"""trouble.py: what must not stop a Borne in QEMU: a clock at 1970 and at 2151, a full disk, a
flooded log, a program that falls or hangs at each start or is started anew by hand too often:
trouble.py BUILD.
"""

import time

from disk_copy import put_record
from machine import Failed, Machine
from person import HOME, LOCK, MIDDLE, OPEN_MONTH, UNITS, VALIDATE, Person, gtin
from proof import Proof

DAWN, LATE = "1970-01-01T08:00:00", "2151-06-01T08:00:00"
# What the guest's shell is asked for: noise that cannot be packed, a line of it is one entry.
FLOOD = "head -c 80M /dev/urandom | base64 -w 30000 | systemd-cat -t flood"
LOG_MIB = "du -sm /run/log/journal | cut -f 1"
MOST_MIB = 32  # RuntimeMaxUse of kiosk-config/setup.sh
HANDS = 12  # starts at once, more than systemd allows
FALLS = {
    "falls at each start": "systemctl kill --kill-whom=main -s KILL borne",
    "hangs at each start": "[ $(systemctl is-active borne) != active ] ||"
                           " systemctl kill --kill-whom=main -s STOP borne",
}  # fmt: skip
UNTIL_FAULT = ("for i in $(seq 2000); do %s; sleep 0.2;"
               " [ $(systemctl show -P ActiveState borne-fault) = inactive ] || break;"
               " done 2>/dev/null")  # fmt: skip


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
        if self.machine.shell.run("date +%Y") != clock[:4]:
            # systemd lets the clock not stand before its own making; what does not ask it may.
            self.machine.shell.run("date -u -s %s && systemctl restart borne" % clock, timeout=900)
            self.machine.wait_for(wanted, 900)
        said = self.machine.shell.run("date +%Y")
        if said != clock[:4]:
            raise Failed("the clock says %s, not %s" % (said, clock[:4]))

    def dawn(self):
        self.power_on(DAWN, "Bienvenue|Préparer")
        self.person.open_crate()
        self.person.put_in(1, 3)
        self.tell("1970: a crate is filled as on any day")

    def flooded_log(self):
        """It goes to memory, and leaves most of that to the kiosk."""
        shell = self.machine.shell
        shell.run(FLOOD, timeout=900)
        shell.run("journalctl --sync", timeout=600)
        came, size = int(shell.run("journalctl -b -t flood -o cat | wc -c", timeout=600)), \
            int(shell.run(LOG_MIB))
        if came < 8e6:
            raise Failed("the flood did not come to the log: %d bytes" % came)
        if size > MOST_MIB + 8:  # a file that is being written is taken off once it is whole
            raise Failed("the log has grown to %d MiB" % size)
        self.tell("80 MB flood the log: it has %d MiB, in memory" % size)

    def by_hand(self, count):
        """Started anew more often at once than systemd allows: it is there again, and the PC did
        not start anew for that."""
        boot = self.machine.shell.run("cat /proc/sys/kernel/random/boot_id")
        self.machine.shell.run("for i in $(seq %d); do systemctl stop borne;"
                               " systemctl start --no-block borne; done" % HANDS,
                               timeout=600)  # fmt: skip
        self.machine.wait_until("journalctl -b -u borne-lost -o cat | grep -q 'by hand'")
        self.machine.wait_until("systemctl is-active borne", 900)
        self.machine.wait_for("Dernière chose|1 - 20g|%d sur %d" % (count, UNITS), 900)
        if self.machine.shell.run("cat /proc/sys/kernel/random/boot_id") != boot:
            raise Failed("the PC has started anew")
        self.tell("started anew %d times by hand: it is back, on the same step" % HANDS)

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

    def cannot_stay_up(self, count, how):
        """A picture says so, then the PC starts anew, on the same step."""
        self.machine.shell.run(UNTIL_FAULT % FALLS[how], timeout=1200)
        self.machine.wait_for("redémarre|Un instant")  # the picture; the console's words are fewer
        self.machine.wait_for("Dernière chose|1 - 20g|%d sur %d" % (count, UNITS), 900)
        # What comes next is to begin as a Borne does that has not fallen.
        self.machine.shell.wait_for_start(900)
        self.machine.shell.run("rm /var/lib/borne/display; sync")
        self.tell("a program that %s: a picture, a new start, the same step" % how)

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
        self.flooded_log()
        count = self.full_disk()
        self.by_hand(count)
        for how in FALLS:
            self.cannot_stay_up(count, how)
        self.late(count)
        self.machine.cut_power()


if __name__ == "__main__":
    Trouble.run()
