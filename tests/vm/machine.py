"""machine.py: a PC under QEMU that starts from a disk image, used as a person would: its screen is
looked at, keys are typed, things are touched, sticks are plugged, its power is cut. No hardware
help is needed."""

import atexit
import hashlib
import json
import os
import socket
import subprocess
import time

from guest import Line, Shell
from scenario import Failed

OVMF = "/usr/share/OVMF/OVMF_CODE.fd"
WIDTH, HEIGHT = 1280, 800
TOUCH_MAX = 32767  # of tests/vm/touch_panel.c
LONG_S = 400  # a busy host takes its time; a person who waits that long has given up


def plain(text):
    """What is read is sure of its letters, not of the room between them, nor of an apostrophe."""
    return "".join(text.replace("’", "'").lower().split())


def read_picture(path, *form):
    """What tesseract reads; the machine that it looks at has the processors first."""
    command = ["nice", "-n", "5", "tesseract", path, "-", "-l", "fra", "--psm", "11", *form]
    return subprocess.run(command, capture_output=True, text=True, check=False,
                          env={**os.environ, "OMP_THREAD_LIMIT": "1"}).stdout  # fmt: skip


class Machine:
    """`stick`: the disk, as QEMU's own kind of image, that it starts from as a USB stick; `disk`:
    what QEMU's -drive says of a disk on its SATA port; `firmware`: "bios" or "uefi"; `clock`: what
    its clock stands at; `frozen`: a file of freeze(), it goes on from there."""

    def __init__(self, folder, firmware="bios", stick=None, disk=None, frozen=None,
                 clock="2026-11-26T08:00:00"):
        self.folder = folder
        self.log = os.path.join(folder, "console.log")
        self.pictures = len([name for name in os.listdir(folder) if name.endswith(".png")])
        self.read = None  # the picture that was read last, and its words
        command = [
            "qemu-system-x86_64", "-accel", "tcg,thread=multi", "-cpu", "Nehalem", "-smp", "2",
            "-m", "2048", "-display", "none", "-nodefaults", "-device", "virtio-vga",
            "-device", "qemu-xhci,id=usb", "-device", "usb-kbd,bus=usb.0",
            "-device", "usb-mouse,bus=usb.0", "-nic", "none", "-rtc", "base=" + clock,
            "-serial", "file:" + self.log,
        ]  # fmt: skip
        for name in ("shell", "touch"):
            command += ["-serial", "unix:%s,server=on,wait=off" % self._fresh(name)]
        qmp = self._fresh("qmp")
        command += ["-qmp", "unix:%s,server=on,wait=off" % qmp]
        if stick is not None:
            command += [
                "-drive", "if=none,id=stick,format=qcow2,cache=writethrough,file=" + stick,
                "-device", "usb-storage,bus=usb.0,removable=on,drive=stick,bootindex=0",
            ]  # fmt: skip
        if disk is not None:
            command += ["-device", "ich9-ahci,id=sata", "-drive", "if=none,id=disk," + disk,
                        "-device", "ide-hd,bus=sata.0,drive=disk,bootindex=1"]  # fmt: skip
        if firmware == "uefi":
            command += ["-drive", "if=pflash,format=raw,readonly=on,file=" + OVMF]
        if frozen is not None:
            command += ["-incoming", "exec:cat " + frozen]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
        atexit.register(self.process.kill)  # whatever goes wrong, no machine is left running
        self.started = time.monotonic()
        self.socket = self._connect(qmp)
        self.file = self.socket.makefile("rw")
        self._receive()
        self.ask("qmp_capabilities")
        if frozen is not None:
            self._thaw()
        self.panel = Line(os.path.join(folder, "touch"), self)
        self.shell = Shell(Line(os.path.join(folder, "shell"), self))

    def _fresh(self, name):
        path = os.path.join(self.folder, name)
        if os.path.exists(path):
            os.unlink(path)
        return path

    def _connect(self, path):
        deadline = time.monotonic() + 30
        while True:
            line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            try:
                line.connect(path)
                return line
            except OSError:
                line.close()
                if time.monotonic() > deadline or self.process.poll() is not None:
                    raise
                time.sleep(0.1)

    def _receive(self):
        while True:
            said = json.loads(self.file.readline())
            if "event" not in said:
                return said

    def ask(self, command, **arguments):
        self.file.write(json.dumps({"execute": command, "arguments": arguments}) + "\n")
        self.file.flush()
        said = self._receive()
        if "error" in said:
            raise Failed("%s: %s" % (command, said["error"]["desc"]))
        return said["return"]

    def cut_power(self):
        """As pulling the plug: nothing in the machine gets to know."""
        self.process.kill()
        self.process.wait()
        self.socket.close()

    def freeze(self, path):
        """All of it but its disk goes to a file, at one moment; then it is gone."""
        self.ask("stop")
        self.ask("migrate", uri="exec:cat >" + path)
        while self.ask("query-migrate").get("status") != "completed":
            time.sleep(0.2)
        self.cut_power()

    def _thaw(self):
        """It stands still in the file, and so it does here once all of it is read."""
        deadline = time.monotonic() + LONG_S
        while (status := self.ask("query-status")["status"]) == "inmigrate":
            if time.monotonic() > deadline:
                raise Failed("what was frozen does not come back")
            time.sleep(0.1)
        if status != "running":
            self.ask("cont")

    def ends(self, timeout=180):
        """Waits until it has switched itself off."""
        try:
            self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            raise Failed("it does not switch itself off") from None

    def keys(self, *names):
        """A combination of QEMU's names of keys."""
        for down in (True, False):
            self.ask("input-send-event", events=[
                {"type": "key", "data": {"down": down, "key": {"type": "qcode", "data": name}}}
                for name in names])  # fmt: skip

    def type(self, text, gap=0.05):
        """Digits at a scanner's speed; a code ends with a line feed. QEMU's keyboard keeps no more
        than 16 changes that the guest did not fetch yet."""
        for character in text:
            self.keys("ret" if character == "\n" else character)
            time.sleep(gap)

    def scan(self, code, wanted=None, tries=4, wait=60):
        """Reads a code until the screen says all words of `wanted`: as at a real scanner, a code
        that was cut on its way is none, and is read again."""
        for left in reversed(range(tries)):
            self.type(code + "\n")
            if wanted is None:
                return
            try:
                self.wait_for(wanted, wait)
                return
            except Failed:
                if left == 0:
                    raise

    def tap(self, x, y):
        """A finger on the panel."""
        self.panel.send("tap %d %d" % (x * TOUCH_MAX // WIDTH, y * TOUCH_MAX // HEIGHT))
        while self.panel.receive(60) != "ok":
            pass

    def click(self, x, y):
        """A mouse: to the corner, which it knows, and from there to the place."""
        def move(axis, by):
            while by:
                step = max(-100, min(100, by))
                self.ask("input-send-event", events=[
                    {"type": "rel", "data": {"axis": axis, "value": step}}])  # fmt: skip
                by -= step
                time.sleep(0.03)  # the mouse says it report by report

        for axis, to in (("x", x), ("y", y)):
            move(axis, -1900)
            move(axis, to)
        time.sleep(0.3)
        for down in (True, False):
            self.ask("input-send-event", events=[
                {"type": "btn", "data": {"down": down, "button": "left"}}])  # fmt: skip
            time.sleep(0.3)

    def plug(self, image, name):
        """A USB stick with this image, raw, is put in."""
        self.ask("blockdev-add", **{"node-name": name, "driver": "raw",
                                    "file": {"driver": "file", "filename": image}})  # fmt: skip
        self.ask("device_add", driver="usb-storage", id=name, drive=name, bus="usb.0",
                 removable=True)  # fmt: skip

    def pull(self, name):
        """It is pulled out; what is on it can be looked at then."""
        self.ask("device_del", id=name)
        deadline = time.monotonic() + 60
        while True:
            try:
                self.ask("blockdev-del", **{"node-name": name})
                return
            except Failed:  # the guest still has it
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.5)

    def find(self, word):
        """The middle of a word that stands on the screen, None when it does not. What is white on a
        button's colour is not read."""
        for line in read_picture(self.picture(), "tsv").splitlines()[1:]:
            cells = line.split("\t")
            if len(cells) == 12 and word.lower() in cells[11].lower():
                left, top, width, height = (int(cell) for cell in cells[6:10])
                return left + width // 2, top + height // 2
        return None

    def tap_word(self, word, timeout=LONG_S):
        """Touches what bears this word."""
        deadline = time.monotonic() + timeout
        while True:
            place = self.find(word)
            if place is not None:
                self.tap(*place)
                return
            if time.monotonic() > deadline:
                raise Failed("nothing on the screen says « %s »" % word)
            time.sleep(0.5)

    def console(self):
        """What the machine said on its first serial line so far."""
        with open(self.log, encoding="utf-8", errors="replace") as file:
            return file.read().replace("\r", "")

    def picture(self, name="now"):
        path = os.path.join(self.folder, name + ".png")
        self.ask("screendump", filename=path, format="png")
        return path

    def keep(self, name):
        """The latest picture is kept under this name."""
        self.pictures += 1
        plain = "".join(c if c.isalnum() else "-" for c in name.lower())
        kept = os.path.join(self.folder, "%02d-%s.png" % (self.pictures, plain))
        os.replace(os.path.join(self.folder, "now.png"), kept)
        return kept

    def text(self):
        """What stands on the screen, by reading its picture."""
        path = self.picture()
        with open(path, "rb") as file:
            digest = hashlib.sha256(file.read()).digest()
        if self.read is None or self.read[0] != digest:
            self.read = (digest, " ".join(read_picture(path).split()))
        return self.read[1]

    def wait_until(self, command, timeout=LONG_S):
        """Until a command of its shell ends with 0."""
        deadline = time.monotonic() + timeout
        while "so it is" not in self.shell.run(command + " >/dev/null 2>&1 && echo so it is",
                                               check=False):  # fmt: skip
            if time.monotonic() > deadline:
                raise Failed("in the machine it never came to: " + command)
            time.sleep(0.5)

    def stands(self, wanted):
        """Whether all words (between |) stand on the screen."""
        text = plain(self.text())
        return all(plain(word) in text for word in wanted.split("|"))

    def wait_for(self, wanted, timeout=LONG_S):
        """Until all words (between |) stand on the screen; keeps the picture. Returns seconds."""
        begin = time.monotonic()
        while True:
            if self.stands(wanted):
                self.keep(wanted.split("|")[0])
                return time.monotonic() - begin
            if time.monotonic() - begin > timeout or self.process.poll() is not None:
                raise Failed("after %d s the screen does not say « %s » but: %s" %
                             (time.monotonic() - begin, wanted, self.text()[:400]))  # fmt: skip
            time.sleep(0.3)
