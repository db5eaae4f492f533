"""chromium.py: Borne beside a kiosk made of Chromium, on the same system in the same PC under QEMU:
chromium.py BUILD. BUILD/borne.img is the image; BUILD/chromium.img is built beside it, as root,
with Debian's chromium added. The processor is emulated: only ratios mean something.

The other kiosk is as small as one can be: Chromium alone under cage, with one page from the disk
that shows a scan and stores it, in a transaction that is asked to be durable, as Borne's are."""

import glob
import json
import os
import re
import subprocess
import time

from disk_copy import DiskCopy, put_record
from machine import Failed, Machine
from person import OPEN_MONTH, UNITS, Person, gtin
from proof import PROJECT, Proof

SCANS = UNITS - 1
# What the other kiosk says once that many scans are stored: words are read more surely than digits.
COUNTED = ("aucune", "pomme", "poire", "cerise", "carotte", "tomate", "salade", "fromage", "farine",
           "beurre", "orange", "citron", "miel", "amande", "olive")  # fmt: skip
IDLE_S = 60
WRITTEN = ("sync; sleep 1; cat /sys/class/block/$(basename $(readlink -f"
           " /dev/disk/by-partlabel/borne-data))/stat")  # fmt: skip
GROUP = "/sys/fs/cgroup/system.slice/%s.service/"
CPU, MEMORY = "cat %scpu.stat", "for p in $(cat %scgroup.procs); do cat /proc/$p/smaps_rollup; done"

PAGE = """<!doctype html><meta charset="utf-8"><title>kiosk</title>
<style>
body { background: #FAF7F2; color: #1B2A2F; font: 60px sans-serif; text-align: center }
</style>
<h1>Bienvenue</h1><p id="count"></p><p id="code"></p>
<script>
const counted = COUNTED;
let typed = '', base;
const open = indexedDB.open('scans', 1);
open.onupgradeneeded = () => open.result.createObjectStore('scan', {autoIncrement: true});
open.onsuccess = () => { base = open.result; show(''); };
function show(code) {
    const count = base.transaction('scan').objectStore('scan').count();
    count.onsuccess = () => {
        document.getElementById('count').textContent = counted[count.result];
        document.getElementById('code').textContent = code;
    };
}
addEventListener('keydown', event => {
    if (event.key !== 'Enter') { typed += event.key; return; }
    const code = typed;
    typed = '';
    const work = base.transaction('scan', 'readwrite', {durability: 'strict'});
    work.objectStore('scan').add({code, at: Date.now(), lane: 0, crate: 1, units: 1});
    work.oncomplete = () => show(code);
});
</script>
"""
UNIT = """[Unit]
Wants=dev-dri-card0.device seatd.service
After=dev-dri-card0.device seatd.service systemd-user-sessions.service
RequiresMountsFor=/var/lib/borne
Conflicts=getty@tty1.service
[Service]
User=borne
SupplementaryGroups=video render input audio
TTYPath=/dev/tty1
StandardInput=tty
PrivateTmp=yes
Environment=HOME=/var/lib/borne XDG_RUNTIME_DIR=/tmp LIBSEAT_BACKEND=seatd
Environment=WLR_RENDERER=pixman WLR_NO_HARDWARE_CURSORS=1 WLR_LIBINPUT_NO_DEVICES=1
Environment=WLR_XWAYLAND=/bin/true
ExecStart=/usr/bin/cage -d -- /usr/bin/chromium --ozone-platform=wayland --kiosk --no-first-run \\
    --disable-gpu --disable-background-networking --user-data-dir=/var/lib/borne/chromium \\
    file:///opt/proof/kiosk.html
Restart=always
[Install]
WantedBy=multi-user.target
"""
ROWS = ("image, MB", "power on to the first picture, s", "memory, MB",
        "processor of a minute of nothing, %", "written a scan, KB",
        "power cut to the same step, s")  # fmt: skip


class Chromium(Proof):
    def kiosk(self, stick, wanted):
        machine = Machine(self.folder, "bios", stick=stick)
        machine.wait_for(wanted, 1800)
        return machine, time.monotonic() - machine.started

    def rests(self, machine, units):
        """Memory, and what a minute takes of a processor in which nobody does anything."""
        machine.shell.wait_for_start(900)
        machine.wait_until("systemctl is-active multi-user.target", 900)
        # What is said aloud is spoken into clips once, with short rests between: that is work.
        machine.wait_until("(for i in $(seq 20); do ! pidof espeak-ng || exit 1; sleep 1; done)",
                           1800)  # fmt: skip

        def sum_of(command, word):
            said = "".join(machine.shell.run(command % (GROUP % unit), timeout=300) + "\n"
                           for unit in units)  # fmt: skip
            return sum(int(one) for one in re.findall(r"^%s:? +(\d+)" % word, said, re.M))

        memory = sum_of(MEMORY, "Pss") / 1000
        before, begin = sum_of(CPU, "usage_usec"), time.monotonic()
        time.sleep(IDLE_S)
        used = sum_of(CPU, "usage_usec") - before
        return [memory, used / 1e4 / (time.monotonic() - begin)]

    def written(self, machine):
        return int(machine.shell.run(WRITTEN, timeout=300).split()[6]) / 2

    def ours(self):
        put_record(self.copy, self.played_record(OPEN_MONTH))
        machine, first = self.kiosk(self.stick, "Bienvenue|Préparer")
        figures = [os.path.getsize(self.copy.path) / 1e6, first, *self.rests(machine, ["borne"])]
        person = Person(machine)
        person.open_crate()
        before = self.written(machine)
        person.put_in(1, SCANS)
        figures.append((self.written(machine) - before) / SCANS)
        machine.cut_power()
        machine, again = self.kiosk(self.stick, "Dernière chose|%d sur %d" % (SCANS, UNITS))
        machine.cut_power()
        return [*figures, again]

    def theirs(self):
        copy = DiskCopy(self.build, self.folder, os.path.join(self.folder, "other.img"),
                        "chromium.img")  # fmt: skip
        copy.write("/opt/proof/kiosk.html", PAGE.replace("COUNTED", json.dumps(COUNTED)))
        copy.write("/etc/systemd/system/kiosk.service", UNIT)
        wants = "/etc/systemd/system/multi-user.target.wants/"
        copy.debugfs("rm %sborne.service" % wants)
        copy.debugfs("symlink %skiosk.service /etc/systemd/system/kiosk.service" % wants)
        stick = self.on_a_stick("other.qcow2", copy.path)
        machine, first = self.kiosk(stick, "Bienvenue|" + COUNTED[0])
        figures = [os.path.getsize(copy.path) / 1e6, first,
                   *self.rests(machine, ["kiosk", "seatd"])]  # fmt: skip
        before = self.written(machine)
        for count in range(1, SCANS + 1):
            machine.type(gtin(1) + "\n")
            machine.wait_for("Bienvenue|" + COUNTED[count])
        figures.append((self.written(machine) - before) / SCANS)
        machine.cut_power()
        machine, again = self.kiosk(stick, "Bienvenue|" + COUNTED[SCANS])
        machine.cut_power()
        return [*figures, again]

    def main(self):
        ours = self.ours()
        self.tell("Borne: " + ", ".join("%.2f" % figure for figure in ours))
        if not os.path.exists(os.path.join(self.build, "chromium.img")):
            package = glob.glob(os.path.join(self.build, "..", "package", "borne_*.deb"))[0]
            done = subprocess.run(
                ["sh", "kiosk-config/image.sh", package, os.path.join(self.build, "chromium.img")],
                cwd=PROJECT, check=False, env={**os.environ, "BORNE_IMAGE_ADD": "chromium"})
            if done.returncode != 0:
                raise Failed("the image with Chromium cannot be built")
        theirs = self.theirs()
        print("%-36s %9s %9s %6s" % ("", "Borne", "Chromium", "ratio"))
        for name, one, two in zip(ROWS, ours, theirs, strict=True):
            print("%-36s %9.2f %9.2f %6.2f" % (name, one, two, two / one if one else 0))


if __name__ == "__main__":
    Chromium.run()
