"""cuts.py: twenty power cuts at moments of chance while things are scanned, on a disk whose cache
forgets what was not flushed (volatile_disk.py): cuts.py BUILD [SEED]. Each time, what the screen
had acknowledged is in the record, and the record is whole. Two starts of the PC, each on the same
step as the record, are frozen as they stand, and cut ten times from there; the next start is from
the disk of the tenth. Then the disk dies: it answers each write with an error. The screen says that
nothing is kept, and what it had acknowledged is there on the next start."""

import os
import random
import subprocess
import time

from disk_copy import put_record, query, record_of, run
from kiosk_record import ACCEPTED
from machine import Failed, Machine
from person import OPEN_MONTH, UNITS, Person, gtin
from proof import Proof
from volatile_disk import VolatileDisk

STARTS, CUTS, DISK = 2, 10, "2G"
MOST_SCANS, BETWEEN_S = 5, 0.8  # in one go: people's scans are slower
MOST_MOMENT_S = 3  # from what is acknowledged to the cut


class Cuts(Proof):
    def __init__(self, build, seed="8"):
        super().__init__(build)
        self.chance = random.Random(int(seed))
        self.disk = self.copy.path
        self.frozen = os.path.join(self.folder, "frozen")
        self.kept = 0  # units in the record
        self.lost_sectors = self.acknowledged = self.in_flight = 0
        self.machine = self.volatile = None

    def begin(self, frozen=None):
        self.volatile = VolatileDisk(self.disk, os.path.join(self.folder, "nbd"))
        self.machine = Machine(self.folder, "bios", disk=self.volatile.drive(), frozen=frozen)
        return Person(self.machine)

    def cut(self):
        """Returns the units in the record, the sectors in the disk's cache, and those lost."""
        self.machine.cut_power()
        pending, lost = self.volatile.cut(self.chance)
        self.lost_sectors += lost
        record = record_of(self.disk, self.folder)
        sql = "SELECT count(*) FROM event WHERE kind = %d" % ACCEPTED
        found = query(record, sql)[0][0]
        checked = subprocess.run([self.tool("borne"), "check", "--data", self.folder],
                                 capture_output=True, text=True, check=False)  # fmt: skip
        if checked.returncode != 0:
            raise Failed("the record is not whole: " + checked.stdout + checked.stderr)
        return found, pending, lost

    def scan_until_the_cut(self, person):
        """Reads codes, each once the one before is acknowledged, as often as chance has it; then as
        they come, until a moment of chance. Returns how many units the screen had acknowledged by
        then, and how many whole codes were typed."""
        product, ticks = self.kept // UNITS + 1, self.kept % UNITS
        first = min(self.chance.randrange(MOST_SCANS), UNITS - ticks - 1)
        person.put_in(product, first, begin=ticks)
        typed, deadline = first, time.monotonic() + self.chance.uniform(0.05, MOST_MOMENT_S)
        for number in range(first, MOST_SCANS):
            for character in gtin((self.kept + number) // UNITS + 1) + "\n":
                if time.monotonic() > deadline:
                    break
                self.machine.type(character)
            else:
                typed += 1
                time.sleep(max(0, min(BETWEEN_S - 0.6, deadline - time.monotonic())))
                continue
            break
        time.sleep(max(0, deadline - time.monotonic()))
        now = person.ticks()  # the picture stands; the cut follows at once
        shown = (product if now < ticks else product - 1) * UNITS + now
        return shown, typed

    def prepare(self):
        put_record(self.copy, self.played_record(OPEN_MONTH))
        run("truncate", "-s", DISK, self.disk)
        person = self.begin()
        self.machine.wait_for("Bienvenue|Préparer", 900)
        person.open_crate()
        person.put_in(1, 1)
        self.kept = 1
        found, _, _ = self.cut()
        if found != 1:
            raise Failed("%d in the record, not 1" % found)

    def freeze(self):
        """The PC as it stands, with its disk."""
        self.machine.ask("stop")
        self.volatile.flush()
        self.machine.freeze(self.frozen)
        self.volatile.close()
        run("cp", "--sparse=always", self.disk, self.disk + ".frozen")

    def one_cut(self, number):
        run("cp", "--sparse=always", self.disk + ".frozen", self.disk)
        person = self.begin(self.frozen)
        person.wait_for_ticks(self.kept % UNITS)
        shown, typed = self.scan_until_the_cut(person)
        found, pending, lost = self.cut()
        self.tell("cut %2d: typed %d, acknowledged %d, kept %d; %d sectors in the disk's cache, %d"
                  " of them lost" % (number, typed, shown - self.kept, found - self.kept, pending,
                                     lost))  # fmt: skip
        self.acknowledged += shown - self.kept
        self.in_flight += typed - (shown - self.kept)
        if not shown <= found <= self.kept + typed:
            raise Failed("the screen had acknowledged %d, %d were typed, the record has %d"
                         % (shown, self.kept + typed, found))  # fmt: skip
        return found

    def same_step(self):
        product, ticks = self.kept // UNITS + 1, self.kept % UNITS
        person = self.begin()
        self.machine.wait_for("Dernière chose|%d - 20g" % product, 900)
        person.wait_for_ticks(ticks)
        self.tell("the same step, %d of product %d, %.0f s after the power is back"
                  % (ticks, product, time.monotonic() - self.machine.started))  # fmt: skip

    def disk_dies(self):
        """The machine runs, on the step of the record."""
        product = self.kept // UNITS + 1
        self.machine.shell.wait_for_start(900)
        self.volatile.fails = True
        for _ in range(8):
            self.machine.type(gtin(product) + "\n")
            if "Rien" in self.machine.text():
                break
        self.machine.wait_for("Rien n'est enregistré")
        # Whoever goes on all the same is told again; green comes no more.
        self.machine.type(gtin(product) + "\n")
        time.sleep(5)
        self.machine.wait_for("Rien n'est enregistré")
        said = self.machine.shell.run("dmesg | grep -ciE 'I/O error|EXT4-fs error|JBD2.*abort'")
        found, _, _ = self.cut()
        if found != self.kept:
            raise Failed("the record has %d, not %d" % (found, self.kept))
        self.tell("a disk that refuses each write (%s lines in the kernel's log): the screen says"
                  " that nothing is kept, and nothing is lost" % said)  # fmt: skip

    def main(self):
        self.prepare()
        for start in range(STARTS):
            self.same_step()
            self.freeze()
            for number in range(CUTS):
                found = self.one_cut(start * CUTS + number + 1)
            self.kept = found
        self.same_step()
        self.disk_dies()
        self.same_step()
        self.machine.cut_power()
        self.tell("%d cuts: of %d acknowledged nothing was lost, %d more were on their way; %d"
                  " sectors never came to the disk"
                  % (STARTS * CUTS, self.acknowledged, self.in_flight, self.lost_sectors))
        if 0 in (self.lost_sectors, self.acknowledged, self.in_flight):
            raise Failed("this proves nothing")


if __name__ == "__main__":
    Cuts.run(most=2)
