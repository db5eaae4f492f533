"""boot.py: the disk image in a PC under QEMU, started from a USB stick as a person would, by BIOS
and by UEFI, its power cut in between: python3 tests/vm/boot.py BUILD. BUILD/borne.img is the image.
The screen is read as it stands there; its pictures are kept in BUILD/boot."""

import os
import re
import shutil
import subprocess
import sys
import time

from machine import Failed, Machine

# Drawings have no words to be found by.
LOCK, TICK = (1116, 65), (1176, 699)
CODE = "2580"

# Beside the kiosk, in this copy of the image only: what listens, and how open its service is.
PROBE = """[Unit]
After=borne.service
[Service]
Type=oneshot
StandardOutput=file:/dev/ttyS0
ExecStart=/bin/sh -c 'sleep 20; for f in tcp tcp6 udp udp6 raw raw6; do \
    while read -r l; do echo "SOCKET $$f $$l"; done </proc/net/$$f; done; \
    for i in /sys/class/net/*; do echo "INTERFACE $$i"; done; \
    ls /lib/modules/*/kernel/drivers/net | sed "s/^/DRIVER /"; \
    systemd-analyze security --no-pager borne.service | tail -n 1; echo PROBE-END'
"""


def partition(image, name):
    """Where a partition begins, in bytes."""
    for line in run("sfdisk", "--dump", image).splitlines():
        if 'name="%s"' % name in line:
            return 512 * int(re.search(r"start= *(\d+)", line).group(1))
    raise Failed("the image has no partition " + name)


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


class Proof:
    def __init__(self, build):
        self.folder = os.path.join(os.path.abspath(build), "boot")
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        image = os.path.join(os.path.abspath(build), "borne.img")
        print("the image: %d MB" % (os.path.getsize(image) // 1000000), flush=True)
        probed = os.path.join(self.folder, "borne.img")
        run("cp", "--sparse=always", image, probed)
        self.add_probe(probed)
        self.stick = os.path.join(self.folder, "stick.qcow2")
        # The stick is larger than the image, and the image stays as it was.
        run("qemu-img", "create", "-q", "-f", "qcow2", "-b", probed, "-F", "raw", self.stick, "8G")

    def add_probe(self, image):
        unit = os.path.join(self.folder, "probe.service")
        with open(unit, "w", encoding="utf-8") as file:
            file.write(PROBE)
        system = "%s?offset=%d" % (image, partition(image, "borne-system"))
        wants = "/etc/systemd/system/multi-user.target.wants"
        for command in ("write %s /etc/systemd/system/probe.service" % unit,
                        "symlink %s/probe.service /etc/systemd/system/probe.service" % wants):
            run("debugfs", "-w", "-R", command, system)

    def nothing_listens(self):
        """On no address that another machine could reach; and the service's own figure."""
        deadline = time.monotonic() + 300
        while "PROBE-END" not in self.console():
            if time.monotonic() > deadline:
                raise Failed("the probe says nothing")
            time.sleep(1)
        text = self.console()
        each = r"SOCKET (\S+) +\d+: ([0-9A-F]+):([0-9A-F]{4}) \S+ ([0-9A-F]{2})"
        sockets = re.findall(each, text)
        open_ones = [(kind, address, int(port, 16)) for kind, address, port, state in sockets
                     if not kind.startswith("tcp") or state == "0A"]  # fmt: skip
        local = ("0100007F", "0" * 24 + "01000000")
        interfaces = re.findall(r"INTERFACE /sys/class/net/(\S+)", text)
        # What CUPS finds printers of this PC with asks on every address; there is but one.
        wide = [one for one in open_ones if one[1] not in local and one[0].startswith("tcp")]
        if interfaces != ["lo"] or "DRIVER " in text:
            raise Failed("it has a way to a network: %s" % interfaces)
        figure = re.search(r"exposure level for borne.service: (\S+)", text)
        print("no interface but lo; listening: %d sockets; systemd-analyze security: %s"
              % (len(open_ones), figure.group(1) if figure else "?"), flush=True)  # fmt: skip
        if wide:
            raise Failed("something listens: %s" % wide)
        if figure is None or float(figure.group(1)) > 2.0:
            raise Failed("the service is too open: %s" % text[-300:])

    def console(self):
        """What the machine said on its serial line so far."""
        path = os.path.join(self.folder, "console.log")
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read().replace("\r", "")

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
        self.nothing_listens()
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
