"""machine.py: a PC under QEMU that starts from a disk image, used as a person would: its screen is
looked at, keys are typed, things are touched, its power is cut. No hardware help is needed."""

import atexit
import json
import os
import socket
import subprocess
import time

OVMF = "/usr/share/OVMF/OVMF_CODE.fd"


class Failed(Exception):
    """Something does not hold; its text says what."""


class Machine:
    """`stick`: the disk, as QEMU's own kind of image, that it starts from as a USB stick;
    `firmware`: "bios" or "uefi"."""

    def __init__(self, folder, stick, firmware):
        self.folder = folder
        self.pictures = len([name for name in os.listdir(folder) if name.endswith(".png")])
        path = os.path.join(folder, "qmp")
        if os.path.exists(path):
            os.unlink(path)
        command = [
            "qemu-system-x86_64", "-accel", "tcg,thread=multi", "-cpu", "Nehalem", "-smp", "2",
            "-m", "2048", "-display", "none", "-nodefaults", "-device", "virtio-vga",
            "-device", "qemu-xhci,id=usb", "-device", "usb-kbd,bus=usb.0",
            "-device", "usb-mouse,bus=usb.0", "-nic", "none", "-rtc", "base=2026-11-26T08:00:00",
            "-serial", "file:" + os.path.join(folder, "console.log"),
            "-qmp", "unix:%s,server=on,wait=off" % path,
            "-drive", "if=none,id=stick,format=qcow2,cache=writethrough,file=" + stick,
            "-device", "usb-storage,bus=usb.0,removable=on,drive=stick",
        ]  # fmt: skip
        if firmware == "uefi":
            command += ["-drive", "if=pflash,format=raw,readonly=on,file=" + OVMF]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
        atexit.register(self.process.kill)  # whatever goes wrong, no machine is left running
        self.started = time.monotonic()
        self.socket = self._connect(path)
        self.file = self.socket.makefile("rw")
        self._receive()
        self.ask("qmp_capabilities")

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

    def keys(self, *names):
        """A combination of QEMU's names of keys."""
        for down in (True, False):
            self.ask("input-send-event", events=[
                {"type": "key", "data": {"down": down, "key": {"type": "qcode", "data": name}}}
                for name in names])  # fmt: skip

    def type(self, text, gap=0.03):
        """Digits at a scanner's speed; a code ends with a line feed."""
        for character in text:
            self.keys("ret" if character == "\n" else character)
            time.sleep(gap)

    def touch(self, x, y):
        """The pointer goes to the corner, which it knows, and from there to the place."""
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

    def picture(self, name="now"):
        path = os.path.join(self.folder, name + ".png")
        self.ask("screendump", filename=path, format="png")
        return path

    def text(self):
        """What stands on the screen, by reading its picture."""
        done = subprocess.run(
            ["tesseract", self.picture(), "-", "-l", "fra", "--psm", "11"],
            capture_output=True, text=True, check=False)  # fmt: skip
        return " ".join(done.stdout.split())

    def wait_for(self, wanted, timeout=240):
        """Until all words (between |) stand on the screen; keeps the picture. Returns seconds."""
        begin = time.monotonic()
        while True:
            text = self.text()
            if all(word.lower() in text.lower() for word in wanted.split("|")):
                self.pictures += 1
                name = "%02d-%s.png" % (self.pictures, wanted.split("|")[0].lower())
                os.replace(os.path.join(self.folder, "now.png"),
                           os.path.join(self.folder, name.replace(" ", "-")))  # fmt: skip
                return time.monotonic() - begin
            if time.monotonic() - begin > timeout or self.process.poll() is not None:
                raise Failed("after %d s the screen does not say « %s » but: %s" %
                             (time.monotonic() - begin, wanted, text[:400]))  # fmt: skip
            time.sleep(0.5)
