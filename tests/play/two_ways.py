#!/usr/bin/env python3
"""two_ways.py: a crate, deliveries and loading by scanner only and by touch only leave the same
record: the same events in the same order, but for how each was given and when.

two_ways.py BORNE SOURCE_DIR
"""
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

# All columns of an event but its station, its clocks and the method.
COLUMNS = ("seq, prep, kind, lane, import, crate, portion, product, lot, other_product, target, "
           "label_kind, serial, copy, value, units_milli, grams, type, undoes_seq, event_number, "
           "reading")


def events_of(borne, source, script):
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(os.path.join(source, "assets/demo"), os.path.join(folder, "stick"))
        path = os.path.join(source, "tests/play", script)
        played = subprocess.run([borne, "play", "--data", "data", "--stick", "stick", path],
                                cwd=folder, capture_output=True, text=True, check=False)
        if played.returncode != 0:
            said = [line for line in played.stdout.splitlines() if not line.startswith("ack ")]
            sys.exit("\n".join(said[-20:]) + played.stderr[-2000:])
        data = os.path.join(folder, "data")
        record = [name for name in os.listdir(data) if name.endswith((".db", ".sqlite"))]
        with sqlite3.connect(os.path.join(data, record[0])) as db:
            return db.execute(f"SELECT {COLUMNS}, method FROM event ORDER BY seq").fetchall()


def main():
    borne, source = (os.path.abspath(path) for path in sys.argv[1:3])
    touch = events_of(borne, source, "by-touch.play")
    scanner = events_of(borne, source, "by-scanner.play")
    for number, (one, two) in enumerate(zip(touch, scanner)):
        if one[:-1] != two[:-1]:
            sys.exit(f"event {number + 1} differs\ntouch   {one}\nscanner {two}")
    if len(touch) != len(scanner):
        sys.exit(f"{len(touch)} events by touch, {len(scanner)} by scanner")
    if [event[-1] for event in touch] == [event[-1] for event in scanner]:
        sys.exit("nothing was scanned, or nothing was touched")
    print(f"{len(touch)} events, the same both ways")


if __name__ == "__main__":
    main()
