"""disk.py: a Borne in QEMU that runs from a stick puts itself on the disk of the PC, and starts
from there without the stick, by BIOS and by UEFI, with a record of its own: disk.py BUILD."""

import os
import time

from disk_copy import run
from machine import Failed, Machine
from person import LEFT, LOCK, ON_DISK, RIGHT, SETTINGS, VALIDATE, Person
from proof import Proof


class Disk(Proof):
    def __init__(self, build):
        super().__init__(build)
        self.disk = os.path.join(self.folder, "disk.qcow2")
        run("qemu-img", "create", "-q", "-f", "qcow2", self.disk, "8G")
        self.drive = "format=qcow2,cache=writethrough,file=" + self.disk

    def install(self):
        machine = Machine(self.folder, "uefi", stick=self.stick, disk=self.drive)
        person = Person(machine)
        machine.wait_for("Bienvenue|Apporter", 900)
        person.choose_code()
        machine.tap(*SETTINGS)
        machine.wait_for("Réglages|celle de cette borne")
        machine.tap_word("Version")
        machine.wait_for("Cette borne a la version|Mettre sur|le disque")
        machine.tap(*ON_DISK)
        machine.wait_for("Sur quel disque")
        machine.tap(*RIGHT)  # look for disks
        machine.wait_for("Sur quel disque|HARDDISK")
        machine.tap_word("HARDDISK")
        machine.wait_for("Effacer ce disque")
        machine.tap(*LEFT)
        machine.wait_for("Vraiment effacer")
        begin = time.monotonic()
        machine.tap(*RIGHT)  # on the other side, the second time
        machine.wait_for("Borne est sur le disque", 1800)
        self.tell("on the disk after %.0f s, emulated processor" % (time.monotonic() - begin))
        machine.tap(*VALIDATE)
        machine.ends()

    def starts_alone(self, firmware):
        machine = Machine(self.folder, firmware, disk=self.drive)
        machine.shell.wait_for_start(900)
        machine.wait_for("Bienvenue|Apporter", 900)
        self.tell("without the stick, %s: %.0f s"
                  % (firmware, time.monotonic() - machine.started))  # fmt: skip
        said = machine.shell.run("ls /run/borne; grep -E ' /(data|) ' /proc/mounts")
        if "on-stick" in said or "/dev/sda3 /data ext4" not in said:
            raise Failed("it does not run from the disk: " + said)
        return machine

    def main(self):
        self.install()
        machine = self.starts_alone("bios")
        # A record of its own: nobody has chosen a code here.
        Person(machine).choose_code()
        machine.cut_power()
        machine = self.starts_alone("uefi")
        machine.tap(*LOCK)
        machine.wait_for("Tapez le code")
        machine.cut_power()


if __name__ == "__main__":
    Disk.run()
