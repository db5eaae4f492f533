"""proof.py: what the proofs on the disk image share: a folder of their own with a copy of it, and
how they end."""

import os
import shutil
import signal
import sys
import time

from disk_copy import DiskCopy, run
from kiosk_record import month
from scenario import Failed

PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def build_folder(arguments, most=1):
    """The first word of a proof's command line, the build's folder: it has to be there already, so
    that a word that is none does not become one."""
    if not 1 <= len(arguments) <= most or not os.path.isdir(arguments[0]):
        print(sys.modules["__main__"].__doc__, file=sys.stderr)
        sys.exit(2)
    return os.path.abspath(arguments[0])


class Proof:
    """`BUILD/NAME` holds the copy, the pictures of the screen and what the guest said."""

    def __init__(self, build):
        self.build = build
        self.started = time.monotonic()
        self.folder = os.path.join(self.build, type(self).__name__.lower())
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        self.copy = DiskCopy(self.build, self.folder, os.path.join(self.folder, "borne.img"))
        self.tell("the image: %d MB" % (os.path.getsize(self.copy.path) // 1000000))
        self.stick = self.on_a_stick()

    def on_a_stick(self, name="stick.qcow2", image=None):
        """A stick that is larger than the image; what is written goes to it, the copy stays."""
        path = os.path.join(self.folder, name)
        run("qemu-img", "create", "-q", "-f", "qcow2", "-b", image or self.copy.path, "-F", "raw",
            path, "8G")  # fmt: skip
        return path

    def tool(self, name):
        """One of the programs that the image holds, for this machine."""
        return os.path.join(self.build, "..", "package", name)

    def played_record(self, script):
        """The record that a script of `borne play` leaves, with the month's stick plugged in."""
        stick = os.path.join(self.folder, "files")
        os.makedirs(stick)
        for name, text in month().items():
            with open(os.path.join(stick, name), "w", encoding="utf-8") as file:
                file.write(text)
        data = os.path.join(self.folder, "data")
        run(self.tool("borne"), "play", "--data", data, "--stick", stick, "-", input=script)
        return os.path.join(data, "borne.db")

    def tell(self, text):
        print("%5.0f s  %s" % (time.monotonic() - self.started, text), flush=True)

    @classmethod
    def run(cls, most=1):
        """What the command line says, `most` words."""
        build = build_folder(sys.argv[1:], most)
        # Ended from outside, it still takes its machine with it.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
        try:
            proof = cls(build, *sys.argv[2:])
            proof.main()
        except Failed as failure:
            print("NOT SO: %s" % failure, file=sys.stderr)
            sys.exit(1)
        print("all of it holds; look at the pictures in %s" % proof.folder)
