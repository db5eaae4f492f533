"""boot.py: the disk image in a PC under QEMU, started from a USB stick as a person would, by BIOS
and by UEFI, its power cut in between: python3 tests/vm/boot.py BUILD. BUILD/borne.img is the image.
The screen is read as it stands there; its pictures are kept in BUILD/boot."""

import os
import shutil
import subprocess
import sys
import time

from machine import Failed, Machine

# Drawings have no words to be found by.
LOCK, TICK = (1116, 65), (1176, 699)
CODE = "2580"


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


class Proof:
    def __init__(self, build):
        self.folder = os.path.join(os.path.abspath(build), "boot")
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        image = os.path.join(os.path.abspath(build), "borne.img")
        print("the image: %d MB" % (os.path.getsize(image) // 1000000), flush=True)
        self.stick = os.path.join(self.folder, "stick.qcow2")
        # The stick is larger than the image, and the image stays as it was.
        run("qemu-img", "create", "-q", "-f", "qcow2", "-b", image, "-F", "raw", self.stick, "8G")

    def power_on(self, firmware):
        machine = Machine(self.folder, self.stick, firmware=firmware)
        machine.wait_for("Bienvenue|Apporter", 900)
        print("power on to the home screen, %s, emulated processor: %.0f s"
              % (firmware, time.monotonic() - machine.started), flush=True)  # fmt: skip
        return machine

    def keys_lead_nowhere(self, machine):
        """Neither to another console nor to a start anew."""
        machine.keys("ctrl", "alt", "f2")
        machine.keys("ctrl", "alt", "delete")
        machine.keys("alt", "sysrq", "b")
        time.sleep(10)
        machine.wait_for("Bienvenue|Apporter", 60)

    def choose_code(self, machine):
        machine.touch(*LOCK)
        machine.wait_for("Choisissez un code")
        self.type_code(machine)
        machine.wait_for("encore une fois", 60)
        self.type_code(machine)
        machine.wait_for("Réglages", 60)

    @staticmethod
    def type_code(machine):
        """As fingers do: what comes at a scanner's speed is a scan."""
        machine.type(CODE, gap=0.3)
        time.sleep(3)
        machine.touch(*TICK)

    def code_is_kept(self, machine):
        machine.touch(*LOCK)
        machine.wait_for("Tapez le code")

    def main(self):
        machine = self.power_on("bios")
        self.keys_lead_nowhere(machine)
        self.choose_code(machine)
        machine.cut_power()
        machine = self.power_on("uefi")
        self.code_is_kept(machine)
        machine.cut_power()


if __name__ == "__main__":
    try:
        Proof(sys.argv[1]).main()
    except Failed as failure:
        print("NOT SO: %s" % failure, file=sys.stderr)
        sys.exit(1)
    print("all of it holds; look at the pictures in %s/boot" % sys.argv[1])
