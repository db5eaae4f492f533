"""scenario.py: what happens to a station's devices, and what must come of it: the same scenarios
run on every bus (scenarios.py under umockdev, tests/vm/usb.py on a real kernel).

A station has `world` (do(LINE) -> words, see tests/device/world/world.h), start(ENROLLED) and
`watch`: what `borne devices --listen --json` says; and print(KEY, LANGUAGE, COUNT): a Job, the
lines of device_print."""

import json
import time


class Failed(Exception):
    """Something does not hold; its text says what."""


class Watch:
    """What borne says of its devices, a line each: "state KEY STATE WAY", "left KEY",
    "scan KEY CODE", "dropped KEY WHY", "weight KEY STATUS GRAMS", "trouble KEY WHY". `read` gives
    the next object's text, or None."""

    def __init__(self, read):
        self.read = read
        self.lines = []
        self.seen = 0
        self.scans = {}
        self.dropped = {}

    def take(self, timeout):
        """Reads one into the records; False when none came."""
        text = self.read(timeout)
        if text is None:
            return False
        try:
            event = json.loads(text)
        except ValueError as error:
            raise Failed("borne says: " + text) from error
        what, key = event["event"], event["key"]
        if what in ("arrived", "changed"):
            self.lines.append("state %s %s %s" % (key, event["state"], event["way"]))
        elif what == "scan":
            self.scans.setdefault(key, []).append(event["code"])
            self.lines.append("scan %s %s" % (key, event["code"]))
        elif what == "dropped":
            self.dropped.setdefault(key, []).append(event["why"])
            self.lines.append("dropped %s %s" % (key, event["why"]))
        elif what == "weight":
            self.lines.append("weight %s %s %d" % (key, event["status"], event["grams"]))
        else:
            self.lines.append("%s %s %s" % (what, key, event.get("why", "")))
        return True

    def wait(self, what, good, timeout=20):
        """Takes lines until good() holds."""
        deadline = time.monotonic() + timeout
        while not good():
            if time.monotonic() > deadline:
                raise Failed("%s did not come; last said: %s" % (what, self.lines[-6:]))
            self.take(0.2)

    def wait_for(self, line, timeout=20):
        """Until a line came that begins so, after the last one that was waited for."""
        deadline = time.monotonic() + timeout
        start = self.seen
        while True:
            for at in range(start, len(self.lines)):
                if self.lines[at].startswith(line):
                    self.seen = at + 1
                    return self.lines[at]
            start = len(self.lines)
            if time.monotonic() > deadline:
                raise Failed("no line '%s'; last said: %s" % (line, self.lines[-8:]))
            self.take(0.2)


class Scanner:
    """One emulated scanner with the codes that it was given to read."""

    def __init__(self, station, name, kind, key, options=""):
        self.station, self.name, self.key = station, name, key
        self.codes = []
        self.layout = "fr" if kind == "scanner-fr" else "us"
        station.world.do("make %s %s %s" % (name, kind, options))

    def plug(self, ready=True):
        self.station.world.do("plug " + self.name)
        if ready:
            self.station.watch.wait_for("state %s ready" % self.key)

    def scan(self, code):
        self.station.world.do("scan %s %s" % (self.name, code))
        self.codes.append(code)

    def heard(self):
        return self.station.watch.scans.get(self.key, [])

    def dropped(self):
        return self.station.watch.dropped.get(self.key, [])

    def all_heard(self, timeout=20):
        """Every code that was read is there once, in order."""
        watch = self.station.watch
        watch.wait("%s: %d codes" % (self.name, len(self.codes)),
                   lambda: len(self.heard()) >= len(self.codes), timeout)  # fmt: skip
        if self.heard() != self.codes:
            raise Failed("%s: heard %s, not %s" % (self.name, self.heard(), self.codes))


def check(good, say):
    if not good:
        raise Failed(say)


def codes(prefix, count):
    return ["%s%04d" % (prefix, number) for number in range(count)]


SCALE = "0922:8003/SN-KG"
PRINTER = "0a5f:0081/SN-ZPL"


def six_at_once(station):
    """Four scanners of four kinds, a scale and a printer: all are ready, all are heard."""
    scanners = [
        Scanner(station, "us", "scanner-us", "0c2e:0b81/SN-US", "serial=SN-US port=1-1"),
        Scanner(station, "fr", "scanner-fr", "05e0:1200/SN-FR", "serial=SN-FR port=1-2"),
        Scanner(station, "pos", "scanner-pos", "0c2e:0b87/SN-POS", "serial=SN-POS port=1-3"),
        Scanner(station, "acm", "scanner-acm", "05f9:4204/SN-ACM", "serial=SN-ACM port=1-4"),
    ]
    station.world.do("make poids scale serial=SN-KG port=1-5")
    station.world.do("make etiquettes zpl serial=SN-ZPL port=1-6")
    known = {scanner.key: scanner.layout for scanner in scanners}
    station.start(known | {SCALE: "us"})
    for scanner in scanners:
        scanner.plug()
    station.world.do("plug poids")
    station.watch.wait_for("state %s ready" % SCALE)
    station.world.do("plug etiquettes")
    station.watch.wait_for("state 0a5f:0081")
    for code in codes("HA1-", 12):
        for scanner in scanners:
            scanner.scan(code)
    for scanner in scanners:
        scanner.all_heard()
        check(not scanner.dropped(), scanner.name + " dropped " + str(scanner.dropped()))
    station.world.do("weigh poids 1234 3")
    station.world.do("weigh poids 1234 4")
    station.watch.wait_for("weight %s stable 1234" % SCALE)
    return scanners


def pulled_inside_a_scan(scanner):
    """A code that the cable cuts is dropped and said, and not glued to the next."""
    station = scanner.station
    scanner.scan("9000000180")
    scanner.all_heard()
    before = len(scanner.dropped())
    station.world.do("leave %s 81 7" % scanner.name)
    station.world.do("scan %s 1042013771" % scanner.name)
    station.watch.wait_for("left " + scanner.key)
    scanner.plug()
    scanner.scan("2042013737")
    scanner.all_heard()
    check(scanner.dropped()[before:] == ["unplugged_inside"],
          "the cut code was not said: %s" % scanner.dropped())  # fmt: skip


def failing_lines(scanner, statuses=(-71, -84, -110, -75, -32)):
    """No code is lost by transfers that fail, also several in a row."""
    world = scanner.station.world
    for status in statuses:
        for times in (1, 3):
            world.do("fail %s 81 %d %d" % (scanner.name, status, times))
            scanner.scan("%d%03d" % (times, -status))
            scanner.all_heard()


def gone_without_leaving(scanner):
    """-19 with the device still there, then pulled and plugged: it works again."""
    station = scanner.station
    station.world.do("fail %s 81 -19 1" % scanner.name)
    station.world.do("unplug " + scanner.name)
    station.watch.wait_for("left " + scanner.key)
    scanner.plug()
    scanner.scan("3000001257")
    scanner.all_heard()


def replugged(scanner, rounds=3):
    """The same scanner comes back as itself; what it reads once it is ready is never lost."""
    for number in range(rounds):
        scanner.station.world.do("unplug " + scanner.name)
        scanner.station.watch.wait_for("left " + scanner.key)
        scanner.plug()
        for code in codes("R%d-" % number, 4):
            scanner.scan(code)
        scanner.all_heard()


def keyboard_is_left_alone(station):
    """A keyboard that nobody enrolled is seen and never taken."""
    station.world.do("make clavier keyboard serial=KB port=1-7")
    station.world.do("plug clavier")
    line = station.watch.wait_for("state 046d:c31c")
    check(" seen " in line, "the keyboard is not just seen: " + line)


class Job:
    """Some labels on their way to a printer: the lines of device_print. `read` gives the next one,
    or None."""

    def __init__(self, read):
        self.read = read
        self.lines = []

    def wait_for(self, begin):
        self.wait_until(begin, lambda line: line.startswith(begin))

    def wait_until(self, what, good, timeout=30):
        deadline = time.monotonic() + timeout
        while not any(good(line) for line in self.lines):
            line = self.read(0.2)
            if line is not None:
                self.lines.append(line)
            elif time.monotonic() > deadline:
                raise Failed("the job never said '%s': %s" % (what, self.lines[-6:]))


def each_label_once(station, name, before, count):
    """The labels since `before` came out whole, once each: no two end alike."""
    labels = int(station.world.do("printed " + name)[0])
    check(labels == before + count, "%s: %d labels of %d" % (name, labels - before, count))
    tails = {station.world.do("digest %s %d" % (name, before + i))[2] for i in range(count)}
    check(len(tails) == count, name + ": a label came twice")


def spoiled(station, name):
    return int(station.world.do("printed " + name)[1])


def paper_ends(station, name, key, language):
    """The paper ends in the middle of a job: it is said, and goes on with the new roll."""
    before = int(station.world.do("printed " + name)[0])
    bad = spoiled(station, name)
    station.world.do("paper %s 2" % name)
    job = station.print(key, language, 4)
    job.wait_until("no paper", lambda line: line.startswith("way ") and int(line.split()[-1]) & 1)
    check(int(station.world.do("printed " + name)[0]) == before + 2, name + " prints without paper")
    station.world.do("paper %s -1" % name)
    job.wait_for("end")
    each_label_once(station, name, before, 4)
    check(spoiled(station, name) == bad, name + " got bytes that are no label")


def pulled_inside_a_label(station, name, key, language):
    """The cable goes in the middle of a label: it comes whole after the replug, none twice."""
    before = int(station.world.do("printed " + name)[0])
    torn = spoiled(station, name)
    # More than the job's beginning, less than two labels.
    station.world.do("leave %s 01 3000" % name)
    job = station.print(key, language, 3)
    job.wait_for("way absent")
    station.world.do("plug " + name)
    job.wait_for("end")
    each_label_once(station, name, before, 3)
    check(spoiled(station, name) == torn + 1, name + ": the cable did not cut a label")


def printer_lines_fail(station, name, key, language):
    """Transfers that fail: no label is lost, none comes twice."""
    for status in (-71, -84, -110, -32):
        before = int(station.world.do("printed " + name)[0])
        station.world.do("fail %s 01 %d 2" % (name, status))
        job = station.print(key, language, 2)
        job.wait_for("end")
        each_label_once(station, name, before, 2)


def printers(station, name, key, language, tell):
    paper_ends(station, name, key, language)
    tell(language + ": out of paper, and refilled")
    printer_lines_fail(station, name, key, language)
    tell(language + ": failing transfers")
    pulled_inside_a_label(station, name, key, language)
    tell(language + ": unplugged in the middle of a label")


def all_scenarios(station, tell):
    """Runs them one after the other on one station; tell(NAME) after each. Returns its scanners."""
    scanners = six_at_once(station)
    tell("six devices at once")
    for scanner in scanners:
        if scanner.layout == "fr" or scanner.name == "us":
            pulled_inside_a_scan(scanner)  # the others send a code whole: it has no inside
    tell("unplugged in the middle of a scan")
    for scanner in scanners:
        failing_lines(scanner)
    tell("-71 -84 -110 -75 -32 injected")
    for scanner in scanners:
        gone_without_leaving(scanner)
    tell("-19 injected, then pulled")
    for scanner in scanners:
        replugged(scanner)
    tell("replugged")
    keyboard_is_left_alone(station)
    tell("the keyboard left alone")
    printers(station, "etiquettes", PRINTER, "zpl", tell)
    return scanners
