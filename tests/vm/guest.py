"""guest.py: a running guest: its serial lines as sockets, a root shell on one of them, and its
console in a file."""

import os
import select
import socket
import subprocess
import time

from scenario import Failed



class Line:
    """A serial line of the guest: lines of text, each way."""

    def __init__(self, path, guest):
        self.guest = guest
        self.rest = b""
        deadline = time.monotonic() + 10
        while True:
            self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            try:
                self.socket.connect(path)
                break
            except OSError:
                self.socket.close()
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)

    def send(self, text):
        self.socket.sendall(text.encode() + b"\n")

    def next(self, timeout):
        """One line without its end; None when none comes in this time."""
        deadline = time.monotonic() + timeout
        while b"\n" not in self.rest:
            left = deadline - time.monotonic()
            if left <= 0:
                return None
            if select.select([self.socket], [], [], min(left, 1))[0]:
                got = self.socket.recv(65536)
                if not got:
                    raise Failed("the guest is gone (see %s)" % self.guest.log)
                self.rest += got
            elif self.guest.process.poll() is not None:
                raise Failed("the guest has ended (see %s)" % self.guest.log)
        line, _, self.rest = self.rest.partition(b"\n")
        return line.decode(errors="replace").strip("\r")

    def receive(self, timeout=30):
        """The same; raises Failed when none comes."""
        line = self.next(timeout)
        if line is None:
            raise Failed("the guest says nothing for %d s (see %s)" % (timeout, self.guest.log))
        return line


class Guest:
    """QEMU with a kernel and a RAM disk, `lines` serial lines beside the console."""

    def __init__(self, folder, kernel, initrd, lines=2, append="", memory=1024, extra=()):
        self.log = os.path.join(folder, "console.log")
        command = [
            "qemu-system-x86_64", "-accel", "tcg,thread=multi", "-cpu", "max", "-smp", "2",
            "-m", str(memory), "-display", "none", "-nodefaults", "-no-reboot",
            "-kernel", kernel, "-initrd", initrd, "-serial", "file:" + self.log,
            # A busy host starves the guest's timer: the kernel's check of it would panic.
            "-append", "console=ttyS0 quiet panic=-1 no_timer_check mitigations=off " + append,
        ]  # fmt: skip
        paths = []
        for number in range(1, lines + 1):
            path = os.path.join(folder, "line%d" % number)
            if os.path.exists(path):
                os.unlink(path)
            command += ["-serial", "unix:%s,server=on,wait=off" % path]
            paths.append(path)
        self.process = subprocess.Popen([*command, *extra], stdin=subprocess.DEVNULL)
        self.lines = [Line(path, self) for path in paths]

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Shell:
    """A root shell of the guest on one of its lines."""

    def __init__(self, line):
        self.line = line
        self.count = 0

    def wait_for_start(self, timeout):
        # The firmware may have written on the line before, without an end.
        while not self.line.receive(timeout).endswith("READY"):
            pass

    def run(self, command, timeout=60, check=True):
        """Runs it; returns what it printed. Raises Failed when it ends with something but 0."""
        self.count += 1
        mark = "DONE-%d" % self.count
        # One line: a here document or a comment does not fit.
        self.line.send("{ %s; } </dev/null 2>&1; s=$?; echo; echo %s $s" % (command, mark))
        out = []
        while True:
            line = self.line.receive(timeout)
            if line.startswith(mark):
                break
            out.append(line)
        text = "\n".join(out).strip("\n")
        status = int(line.split()[1])
        if check and status != 0:
            raise Failed("%s ended with %d: %s" % (command, status, text))
        return text


class World:
    """The emulated devices of the guest (tests/device/world/world.h), on the other line."""

    def __init__(self, line):
        self.line = line

    def wait_for_start(self, timeout):
        while self.line.receive(timeout) != "ready":
            pass

    def do(self, text, timeout=30):
        """One line of the world; returns the words behind "ok"."""
        self.line.send(text)
        reply = self.line.receive(timeout)
        if reply != "ok" and not reply.startswith("ok "):
            raise Failed("%s: %s" % (text, reply))
        return reply[3:].split()
