"""system.py: a guest with the disk image's own system: its kernel is started from outside, which
spares the firmware's slow reading, a root shell is added to a copy of the image, sticks are
plugged, and the screen is read as QEMU has it. Nothing of it stays: the copy is only read."""

import json
import os
import re
import socket
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "device"))

from guest import Guest, Shell  # noqa: E402
from scenario import Failed, check  # noqa: E402, F401

SHELL = """#!/bin/sh
# The root shell of the test on ttyS1: a line is a command. Only in this copy of the image.
stty -F /dev/ttyS1 raw -echo
exec <>/dev/ttyS1 >&0 2>&1
echo READY
while IFS= read -r line; do
    (eval "$line")
done
"""
UNIT = """[Unit]
DefaultDependencies=no
After=local-fs.target
[Service]
ExecStart=/bin/sh /vm-shell
[Install]
WantedBy=sysinit.target
"""
SLOW = """[Unit]
StartLimitIntervalSec=0
[Service]
TimeoutStartSec=600
WatchdogSec=180
"""


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


class Disk:
    """A copy of the image with a root shell in it; the kernel is started from outside."""

    def __init__(self, build, folder, name="borne.img"):
        image = os.path.join(build, name)
        table = run("sfdisk", "--dump", image)
        self.at = {name: 512 * int(start) for start, name in
                   re.findall(r'start= *(\d+).*name="([^"]+)"', table)}
        self.folder = folder
        self.file = os.path.join(folder, "disk.img")
        run("cp", "--sparse=always", "--reflink=auto", image, self.file)
        boot = "%s@@%d" % (self.file, self.at["borne-boot"])
        for name in ("vmlinuz", "initrd.img", "syslinux.cfg"):
            run("mcopy", "-o", "-i", boot, "::/" + name, folder)
        with open(os.path.join(folder, "syslinux.cfg"), encoding="utf-8") as file:
            words = re.search(r"APPEND (.*)", file.read()).group(1)
        self.words = words.replace("panic=10", "")
        self.put("/vm-shell", SHELL)
        self.put("/etc/systemd/system/vm-shell.service", UNIT)
        # An emulated processor on a busy host takes longer than any PC.
        self.debugfs("mkdir /etc/systemd/system/borne.service.d")
        self.put("/etc/systemd/system/borne.service.d/vm.conf", SLOW)
        wants = "/etc/systemd/system/sysinit.target.wants"
        self.debugfs("mkdir " + wants)
        self.debugfs("symlink %s/vm-shell.service /etc/systemd/system/vm-shell.service" % wants)

    def debugfs(self, request):
        system = "%s?offset=%d" % (self.file, self.at["borne-system"])
        run("debugfs", "-w", "-R", request, system)

    def put(self, path, text):
        outer = os.path.join(self.folder, "put")
        with open(outer, "w", encoding="utf-8") as file:
            file.write(text)
        self.debugfs("write %s %s" % (outer, path))


class Screen:
    """The guest's screen as QEMU has it."""

    def __init__(self, path, folder):
        self.folder = folder
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(path)
        self.file = self.socket.makefile("rw")
        self.file.readline()
        self.ask("qmp_capabilities")

    def ask(self, command, **arguments):
        self.file.write(json.dumps({"execute": command, "arguments": arguments}) + "\n")
        self.file.flush()
        while True:
            said = json.loads(self.file.readline())
            if "event" not in said:
                check("error" not in said, "%s: %s" % (command, said))
                return said["return"]

    def words(self, name):
        path = os.path.join(self.folder, name + ".png")
        self.ask("screendump", filename=path, format="png")
        done = subprocess.run(["tesseract", path, "-", "-l", "fra", "--psm", "11"],
                              capture_output=True, text=True, check=False)  # fmt: skip
        return " ".join(done.stdout.split())


class System:
    """A started guest. `extra` are words for QEMU."""

    def __init__(self, disk, name, words="", extra=("-device", "virtio-vga"), memory=1024):
        self.folder, self.name = disk.folder, name
        qmp = os.path.join(disk.folder, "qmp")
        if os.path.exists(qmp):
            os.unlink(qmp)
        self.started = time.monotonic()
        self.guest = Guest(
            disk.folder, os.path.join(disk.folder, "vmlinuz"),
            os.path.join(disk.folder, "initrd.img"), lines=1, append=disk.words + " " + words,
            memory=memory,
            # The wide registers of newer processors are slow to emulate, and Mesa would use them.
            extra=("-cpu", "Nehalem", "-qmp", "unix:%s,server=on,wait=off" % qmp, "-nic", "none",
                   "-device", "qemu-xhci,id=usb", "-device", "usb-kbd,bus=usb.0",
                   "-drive", "if=virtio,format=raw,snapshot=on,file=" + disk.file, *extra),
        )  # fmt: skip
        self.screen = Screen(qmp, disk.folder)
        self.shell = Shell(self.guest.lines[0])
        self.shell.wait_for_start(600)

    def stop(self):
        self.guest.stop()
