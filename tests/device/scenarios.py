"""scenarios.py: the scenarios of scenario.py on the umockdev bus, with borne as a process of its
own: python3 tests/device/scenarios.py BUILD"""

import os
import select
import subprocess
import sys
import tempfile
import time

import kiosk_record
import scenario


# ZPL is among the scenarios that run everywhere.
LANGUAGES = (
    ("tspl", "1203:0230", "tspl"),
    ("epl2", "0a5f:000a", "epl"),
    ("escpos", "04b8:0e15", "escpos"),
    ("ql", "04f9:2042", "ql"),
    ("dymo", "0922:0020", "dymo"),
)


class Lines:
    """The lines that a process says, each with a time to wait."""

    def __init__(self, process):
        self.process, self.rest = process, b""

    def next(self, timeout):
        deadline = time.monotonic() + timeout
        while b"\n" not in self.rest:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.process.stdout], [], [], left)[0]:
                return None
            got = os.read(self.process.stdout.fileno(), 65536)
            if not got:
                raise scenario.Failed("%s has ended" % self.process.args[-1])
            self.rest += got
        line, _, self.rest = self.rest.partition(b"\n")
        return line.decode(errors="replace")

    def send(self, text):
        self.process.stdin.write(text.encode() + b"\n")
        self.process.stdin.flush()


def spawn(words, environment):
    pipe = subprocess.PIPE
    return subprocess.Popen(words, stdin=pipe, stdout=pipe, env=environment)


class World:
    """usb_world_mock: the emulated devices and the bus they hang on."""

    def __init__(self, build):
        environment = dict(os.environ, ASAN_OPTIONS="verify_asan_link_order=0")
        words = ["umockdev-wrapper", os.path.join(build, "tests/usb_world_mock")]
        self.lines = Lines(spawn(words, environment))
        self.folder = self.lines.next(20).split(" ", 1)[1]

    def do(self, text):
        self.lines.send(text)
        reply = self.lines.next(20)
        if reply is None or not reply.startswith("ok"):
            raise scenario.Failed("%s: %s" % (text, reply))
        return reply[3:].split()

    def close(self):
        self.lines.process.stdin.close()
        if self.lines.process.wait(20) != 0:
            raise scenario.Failed("the emulated world ended with an error")


class Station:
    """An emulated world, and borne that listens to it."""

    def __init__(self, build):
        self.build = build
        self.borne = os.path.join(build, "borne")
        self.world = World(build)
        self.data = tempfile.TemporaryDirectory()
        self.watch = None

    def start(self, enrolled):
        environment = dict(os.environ, UMOCKDEV_DIR=self.world.folder,
                           ASAN_OPTIONS="verify_asan_link_order=0")  # fmt: skip
        devices = [self.borne, "devices", "--data", self.data.name]
        for key, layout in enrolled.items():
            subprocess.run([*devices, "--enrol", key, "--layout", layout], check=True,
                           stdout=subprocess.DEVNULL)  # fmt: skip
        words = ["umockdev-wrapper", *devices, "--json", "--listen", "3600"]
        self.heard = Lines(spawn(words, environment))
        self.watch = scenario.Watch(self.heard.next)

    def print(self, key, language, count):
        environment = dict(os.environ, UMOCKDEV_DIR=self.world.folder,
                           ASAN_OPTIONS="verify_asan_link_order=0")  # fmt: skip
        program = os.path.join(self.build, "tests/device_print")
        words = ["umockdev-wrapper", program, key, language, str(count)]
        return scenario.Job(Lines(spawn(words, environment)).next)

    def stop_listening(self):
        if self.heard.process.poll() is not None:
            raise scenario.Failed("borne ended by itself")
        self.heard.process.terminate()
        self.heard.process.wait(20)

    def play(self, files):
        stick = self.data.name + "/stick"
        os.mkdir(stick)
        for name, text in files.items():
            with open(os.path.join(stick, name), "w", encoding="utf-8") as file:
                file.write(text)
        environment = dict(os.environ, UMOCKDEV_DIR=self.world.folder,
                           ASAN_OPTIONS="verify_asan_link_order=0")  # fmt: skip
        words = ["umockdev-wrapper", self.borne, "play", "--devices", "--data", self.data.name,
                 "--stick", stick, "--window", "1920x1080", "--diagonal", "21.5", "-"]  # fmt: skip
        self.kiosk = Lines(spawn(words, environment))
        return self.kiosk

    def end(self):
        self.kiosk.process.kill()
        self.kiosk.process.wait(20)

    def record(self):
        return os.path.join(self.data.name, "borne.db")

    def hide(self):
        self.world.do("kernel-reads 0")

    def may_open(self, _model):
        return None  # nothing has an owner on this bus

    def close(self):
        self.world.close()
        self.data.cleanup()


def main():
    start = time.monotonic()
    station = Station(sys.argv[1])

    def tell(name):
        print("  %-40s %5.1f s" % (name, time.monotonic() - start), flush=True)

    scanners = scenario.all_scenarios(station, tell)
    for number, (kind, key, language) in enumerate(LANGUAGES):
        station.world.do("make %s %s serial=SN-%d port=1-1%d" % (language, kind, number, number))
        station.world.do("plug " + language)
        scenario.printers(station, language, "%s/SN-%d" % (key, number), language, tell)
        station.world.do("unplug " + language)
    station.stop_listening()
    kiosk_record.run(station, scanners, tell)
    station.close()
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except scenario.Failed as failed:
        print("FAILED: %s" % failed)
        sys.exit(1)
