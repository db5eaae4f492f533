"""update.py: a Borne in QEMU gets a newer version from a stick: one signed with another key is
refused in words, ours is installed, runs, survives a power cut, and is taken back by touch, with
the record as it was. tests/vm/next_version.sh makes the newer one: its record has to be migrated.
"""

import glob
import json
import os
import subprocess

from disk_copy import make_stick, put_record, run
from machine import Failed, Machine
from person import CLOSED_MONTH, LEFT, SETTINGS, VALIDATE, Person
from proof import Proof

HERE = os.path.dirname(os.path.abspath(__file__))
LATER = "0.99.0"


class Update(Proof):
    def __init__(self, build):
        super().__init__(build)
        self.later = self.later_package()
        for key in ("ours", "theirs"):
            run(self.tool("borne-sign"), "key", os.path.join(self.folder, key))
        self.copy.debugfs("mkdir /etc/borne")
        self.copy.put(os.path.join(self.folder, "ours.pub"), "/etc/borne/update.pub")
        put_record(self.copy, self.played_record(CLOSED_MONTH))
        self.machine = Machine(self.folder, "bios", stick=self.stick)
        self.person = Person(self.machine)

    def later_package(self):
        folder = os.path.join(self.build, "next")
        found = glob.glob(os.path.join(folder, "borne_%s_*.deb" % LATER))
        if not found:
            os.makedirs(folder, exist_ok=True)
            subprocess.run(["sh", os.path.join(HERE, "next_version.sh"), folder], check=True)
            found = glob.glob(os.path.join(folder, "borne_%s_*.deb" % LATER))
        return found[0]

    def update_stick(self, key):
        """A stick with the later version, signed with this key."""
        package = os.path.join(self.folder, os.path.basename(self.later))
        run("cp", self.later, package)
        run(self.tool("borne-sign"), "sign",
            os.path.join(self.folder, key + ".key"), package)  # fmt: skip
        files = {}
        for path in (package, package + ".sig"):
            with open(path, "rb") as file:
                files[os.path.basename(path)] = file.read()
        path = os.path.join(self.folder, key + ".fat")
        make_stick(path, key.upper(), files)
        return path

    def ready(self, wanted="Bienvenue|Apporter"):
        self.machine.shell.wait_for_start(900)
        self.machine.wait_for(wanted, 900)

    def open_version_page(self):
        self.person.open_desk()
        self.machine.tap(*SETTINGS)
        self.machine.wait_for("Réglages|celle de cette borne")
        self.machine.tap_word("Version")
        self.machine.wait_for("Cette borne a la version")

    def plug(self, key):
        self.machine.plug(self.update_stick(key), key)
        self.machine.wait_for("apporte la version " + LATER)

    def runs(self, version):
        said = self.machine.shell.run("borne --version").splitlines()[0]
        if said != "Borne " + version:
            raise Failed("it runs %s, not %s" % (said, version))

    def record(self):
        """What the record says of itself; its schema; its events, each whole."""
        said = self.machine.shell.run(
            "setpriv --reuid=borne --regid=borne --clear-groups borne check --json"
            " --data /var/lib/borne", timeout=120)  # fmt: skip
        return json.loads(said)

    def main(self):
        machine = self.machine
        self.ready()
        first = machine.shell.run("borne --version").splitlines()[0].split()[1]
        before = self.record()
        self.open_version_page()

        self.plug("theirs")
        machine.tap(*VALIDATE)
        machine.wait_for("pas signée|Rien n'a changé")
        self.runs(first)
        machine.pull("theirs")
        self.tell("signed with another key: refused in words, nothing changed")

        self.plug("ours")
        machine.tap(*VALIDATE)
        machine.wait_until("borne --version | grep -qx 'Borne %s'" % LATER)
        machine.wait_for("Bienvenue|Apporter")
        self.runs(LATER)
        machine.wait_until("ls /var/lib/borne/borne-before-*.db")
        after = self.record()
        if after != before:
            raise Failed("the record was %s and is %s" % (before, after))
        machine.pull("ours")
        self.tell("version %s runs; the record of %s was kept before it was migrated"
                  % (LATER, first))  # fmt: skip

        machine.cut_power()
        self.machine = machine = Machine(self.folder, "uefi", stick=self.stick)
        self.person = Person(machine)
        self.ready()
        self.runs(LATER)
        self.tell("it runs after a power cut, too")

        self.open_version_page()
        machine.tap_word("Revenir")
        machine.wait_for("Revenir à la version d'avant")
        machine.tap(*LEFT)
        machine.wait_until("borne --version | grep -qx 'Borne %s'" % first)
        machine.wait_for("Bienvenue|Apporter")
        if self.record() != before:
            raise Failed("the record did not come back as it was")
        self.open_version_page()
        machine.wait_for("version|" + first)
        self.tell("version %s is back by two touches, with the record as it was" % first)
        machine.cut_power()


if __name__ == "__main__":
    Update.run()
