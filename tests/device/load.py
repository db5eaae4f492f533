"""load.py: four scanners at ten codes a second each, through the device thread: nothing is lost, the
order of each is kept, and what it costs: python3 tests/device/load.py BUILD [SECONDS [SPEED]]
SECONDS of the scanners' time (300); SPEED 0 (scans as fast as they are taken) or 1 (as on a clock,
which is what a share of a core means)."""

import os
import sys
import time

import scenario
from scenarios import Station

SCANNERS = (
    ("us", "scanner-us", "0c2e:0b81/SN-US"),
    ("fr", "scanner-fr", "05e0:1200/SN-FR"),
    ("pos", "scanner-pos", "0c2e:0b87/SN-POS"),
    ("acm", "scanner-acm", "05f9:4204/SN-ACM"),
)
PER_SECOND = 10
AHEAD = 40  # codes of a scanner on their way at most, when there is no clock


def cpu_seconds(pid):
    with open("/proc/%d/stat" % pid, encoding="ascii") as file:
        words = file.read().rsplit(")", 1)[1].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def behind(scanners):
    return max(len(scanner.codes) - len(scanner.heard()) for scanner in scanners)


def drain(watch, timeout=0.0):
    while watch.take(timeout):
        timeout = 0.0


def main():
    build = sys.argv[1]
    seconds = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    clock = len(sys.argv) > 3 and sys.argv[3] == "1"
    station = Station(build)
    interval = "interval=1000" if clock else "interval=0"
    scanners = [
        scenario.Scanner(station, name, kind, key, "serial=%s %s" % (key[10:], interval))
        for name, kind, key in SCANNERS
    ]
    station.start({scanner.key: scanner.layout for scanner in scanners})
    for scanner in scanners:
        scanner.plug()
    start, used = time.monotonic(), cpu_seconds(station.heard.process.pid)
    for number in range(seconds * PER_SECOND):
        for scanner in scanners:
            scanner.scan("%010d" % (number * 37 % 10**10))
        drain(station.watch)
        if clock:
            left = start + (number + 1) / PER_SECOND - time.monotonic()
            time.sleep(max(left, 0))
        else:
            station.watch.wait("the codes", lambda: behind(scanners) < AHEAD)
    for scanner in scanners:
        scanner.all_heard()
        scenario.check(not scanner.dropped(), scanner.name + " dropped something")
    took, used = time.monotonic() - start, cpu_seconds(station.heard.process.pid) - used
    print("%d codes, each once and in order; %.1f s, %.1f s of a core: %.1f %% of one%s"
          % (sum(len(s.codes) for s in scanners), took, used, 100 * used / took,
             "" if clock else ", as fast as it goes"))  # fmt: skip
    station.close()


if __name__ == "__main__":
    try:
        main()
    except scenario.Failed as failed:
        print("FAILED: %s" % failed)
        sys.exit(1)
