"""boot.py: the disk image in a PC under QEMU, started from a USB stick as a person would, by BIOS
and by UEFI: python3 tests/vm/boot.py BUILD. BUILD/borne.img is the image. A month comes on another
stick and goes with the labels, a crate is filled by scanner and by touch, the power is cut and the
same step is there again. The screen is read as it stands there; its pictures are in BUILD/boot."""

import os
import re
import shutil
import subprocess
import time

from machine import Failed, Machine
from person import UNDO, UNITS, Person, gtin, month_stick
from proof import PROJECT, Proof

# What the guest's shell is asked for, and where the answers stand.
LISTENING = ("cd /proc/net; for f in tcp tcp6 udp udp6 raw raw6; do tail -n +2 $f |"
             " sed \"s/^/SOCKET $f /\"; done; printf 'INTERFACE %s\\n' /sys/class/net/*;"
             " ls /lib/modules/*/kernel/drivers/net 2>/dev/null | sed 's/^/DRIVER /';"
             " systemd-analyze security --no-pager borne.service | tail -n 1")  # fmt: skip
RUNNING = ("systemctl list-units --failed --no-legend --plain; journalctl -b --no-pager |"
           " grep -E 'ordering cycle|deleted to break' || true")  # fmt: skip
WRITTEN = ("sync; sleep 1; cat /sys/class/block/$(basename $(readlink -f"
           " /dev/disk/by-partlabel/borne-data))/stat")  # fmt: skip
IDLE_S = 60
# The question of the power button.
GO_ON, SWITCH_OFF = (224, 724), (1054, 724)


class Boot(Proof):
    def power_on(self, firmware, wanted):
        machine = Machine(self.folder, firmware, stick=self.stick)
        machine.shell.wait_for_start(900)
        machine.wait_for(wanted, 900)
        self.tell("power on to « %s », %s: %.0f s"
                  % (wanted, firmware, time.monotonic() - machine.started))  # fmt: skip
        machine.wait_until("systemctl is-active borne")  # its own reading of the screen is over
        said = machine.shell.run("systemctl show -P ActiveEnterTimestampMonotonic borne")
        self.tell("kernel to the first frame: %.0f s" % (int(said) / 1e6))
        return machine

    def all_of_it_runs(self, machine):
        machine.wait_until("systemctl is-active multi-user.target", 300)
        machine.wait_until("test -S /run/borne/helper.sock")
        said = machine.shell.run(RUNNING)
        if said:
            raise Failed("not all of it runs: " + said)

    def nothing_listens(self, machine):
        """On no address at all; and the service's own figure."""
        text = machine.shell.run(LISTENING)
        each = r"SOCKET (\S+) +\d+: ([0-9A-F]+):([0-9A-F]{4}) \S+ ([0-9A-F]{2})"
        open_ones = [(kind, address, int(port, 16)) for kind, address, port, state
                     in re.findall(each, text)
                     if not kind.startswith("tcp") or state == "0A"]  # fmt: skip
        interfaces = re.findall(r"INTERFACE /sys/class/net/(\S+)", text)
        if interfaces != ["lo"] or "DRIVER " in text:
            raise Failed("it has a way to a network: %s" % interfaces)
        figure = re.search(r"exposure level for borne.service: (\S+)", text)
        if open_ones:
            raise Failed("something listens: %s" % open_ones)
        self.tell("no interface but lo; nothing listens; systemd-analyze security: %s"
                  % (figure.group(1) if figure else "?"))  # fmt: skip
        if figure is None or float(figure.group(1)) > 2.0:
            raise Failed("the service is too open: %s" % text[-300:])

    def keys_lead_nowhere(self, machine):
        """Neither to another console nor to a start anew."""
        machine.keys("ctrl", "alt", "f2")
        machine.keys("ctrl", "alt", "delete")
        machine.keys("alt", "sysrq", "b")
        time.sleep(10)
        machine.wait_for("Bienvenue|Apporter")

    def power_button_asks(self, machine):
        machine.ask("system_powerdown")
        machine.wait_for("Éteindre la borne|Redémarrer")
        machine.click(*GO_ON)  # a mouse will do, too
        machine.wait_for("Bienvenue|Apporter")

    def power_button_switches_off(self, machine):
        machine.ask("system_powerdown")
        machine.wait_for("Éteindre la borne|Redémarrer")
        machine.tap(*SWITCH_OFF)
        machine.ends()

    def month_and_labels(self, person):
        stick = os.path.join(self.folder, "month.fat")
        labels = os.path.join(self.folder, "labels.pdf")
        month_stick(stick)
        person.bring_month(stick, labels)
        with open(labels, "rb") as file:
            whole = file.read()
        if not whole.startswith(b"%PDF") or b"%%EOF" not in whole[-32:]:
            raise Failed("the labels on the stick are no whole PDF")
        self.tell("the labels are on the stick: %d bytes" % len(whole))

    def wrong_one_and_undo(self, machine, person):
        """Both pictures, nothing noted; one is taken back by the finger, one by the scanner."""
        person.put_in(1, 5)
        machine.scan(gtin(5), "Pas celui-ci|Produit 5|Produit 1|en main")
        person.put_in(1, 1, begin=5)
        person.undo_by_touch()
        person.wait_for_ticks(5)
        machine.scan(UNDO)
        person.wait_for_ticks(4)
        person.put_in(1, 2, begin=4)

    def same_step(self, firmware, count):
        """The plug is pulled amid the step; it starts again, by the other firmware."""
        written = self.machine.ask("query-blockstats")
        self.tell("written to the stick until the power cut: %.1f MB"
                  % (sum(one["stats"]["wr_bytes"] for one in written) / 1e6))  # fmt: skip
        self.machine.cut_power()
        machine = self.power_on(firmware, "Dernière chose|1 - 20g|%d sur %d" % (count, UNITS))
        Person(machine).wait_for_ticks(count)
        return machine

    def written_per_scan(self, machine, person, begin, count):
        before = int(machine.shell.run(WRITTEN).split()[6])
        person.put_in(1, count, begin=begin)
        after = int(machine.shell.run(WRITTEN).split()[6])
        self.tell("written to the stick for a scan: %.0f KB" % ((after - before) / 2 / count))

    def figures(self, machine):
        # The month's words are still being spoken into clips: that is work, and ends.
        machine.wait_until("! pidof espeak-ng && sleep 5 && ! pidof espeak-ng", 900)
        ticks = "awk '{print $14 + $15}' /proc/$(pidof -s borne)/stat"
        before = int(machine.shell.run(ticks))
        time.sleep(IDLE_S)
        used = int(machine.shell.run(ticks)) - before
        self.tell("processor of the kiosk while nobody touches it, emulated: %.2f %%"
                  % (used / IDLE_S))  # fmt: skip
        if used > IDLE_S * 5:
            raise Failed("the kiosk does not rest: %d hundredths of a second" % used)
        self.memory(machine)

    def memory(self, machine):
        said = machine.shell.run("grep -E 'Rss(Anon|File)' /proc/$(pidof -s borne)/status")
        own, files = (int(line.split()[1]) // 1000 for line in said.splitlines())
        self.tell("the kiosk's memory: %d MB of its own, %d MB of files" % (own, files))

    def after_a_day(self):
        """What the demo month's day leaves in memory, its screens drawn: played on this machine."""
        day = os.path.join(self.folder, "day")
        os.makedirs(os.path.join(day, "screens"))
        shutil.copytree(os.path.join(PROJECT, "assets/demo"), os.path.join(day, "stick"))
        with open(os.path.join(day, "log"), "wb") as log:
            played = subprocess.Popen(
                [self.tool("borne"), "play", "--data", "data", "--stick", "stick",
                 os.path.join(PROJECT, "tests/play/demo-day.play")],
                cwd=day, stdout=log, stderr=log)  # fmt: skip
            _, status, used = os.wait4(played.pid, 0)
        if status != 0:
            raise Failed("the demo day stopped; all of it is in %s/log" % day)
        self.tell("memory after a day, at most, this machine's processor: %d MB"
                  % (used.ru_maxrss // 1000))  # fmt: skip

    def main(self):
        self.after_a_day()
        machine = self.machine = self.power_on("bios", "Bienvenue|Apporter")
        person = Person(machine)
        self.all_of_it_runs(machine)
        self.nothing_listens(machine)
        self.keys_lead_nowhere(machine)
        self.power_button_asks(machine)
        person.choose_code()
        self.month_and_labels(person)
        person.leave_desk()
        person.open_crate()
        self.wrong_one_and_undo(machine, person)
        machine = self.machine = self.same_step("uefi", 6)
        self.all_of_it_runs(machine)
        self.figures(machine)
        self.written_per_scan(machine, Person(machine), 6, 4)
        machine = self.machine = self.same_step("bios", 10)
        self.all_of_it_runs(machine)
        Person(machine).put_in(1, 1, begin=10)
        self.power_button_switches_off(machine)


if __name__ == "__main__":
    Boot.run()
