#!/usr/bin/env python3
"""timeline.py: the timeline is ticked and changed; both are kept over a restart, the ticks in the
record, the changes with the settings; and it is printed as it is.

timeline.py BORNE SOURCE_DIR
"""
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

TICK_DAY = 3
OPEN_ROOM, HANDS, WELCOME = 1, 2, 11


def run(folder, *command):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        said = [line for line in done.stdout.splitlines() if not line.startswith("ack ")]
        sys.exit("\n".join(said[-20:]) + done.stderr[-2000:])
    return done.stdout


def expect(what, is_so):
    if not is_so:
        sys.exit(what)


def main():
    borne, source = (os.path.abspath(path) for path in sys.argv[1:3])
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(os.path.join(source, "assets/demo"), os.path.join(folder, "stick"))
        play = [borne, "play", "--data", "data", "--stick", "stick"]
        run(folder, *play, os.path.join(source, "tests/play/timeline.play"))
        run(folder, borne, "check", "--data", "data")
        run(folder, *play, os.path.join(source, "tests/play/timeline-after.play"))
        page = [name for name in os.listdir(os.path.join(folder, "stick"))
                if name.startswith("chronologie-preparation")]
        expect("one PDF on the stick", len(page) == 1)
        text = run(folder, "pdftotext", "-layout", os.path.join("stick", page[0]), "-")
        for words in ("Pain", "8:45", "jour 1, matin"):
            expect(f"{words} in: {text}", words in text)
        expect("what was left out: " + text, "Accueil, café" not in text)
        record = sqlite3.connect(os.path.join(folder, "data", "borne.db"))
        (kind,), = record.execute("SELECT DISTINCT kind FROM event WHERE target = ?"
                                  " AND event_number = ?", (TICK_DAY, OPEN_ROOM)).fetchall()
        ticks = record.execute("SELECT event_number, value, role FROM event WHERE kind = ?"
                               " AND target = ? ORDER BY seq", (kind, TICK_DAY)).fetchall()
        expect(f"ticks {ticks}", ticks == [(OPEN_ROOM, 1, 1), (HANDS, 1, 1), (4, 1, 1), (4, 0, 1)])
        changes = record.execute("SELECT key, value, role FROM desk_change WHERE key LIKE"
                                 " 'timeline.%' ORDER BY id").fetchall()
        expect(f"changes {changes}", changes == [("timeline.50", "1 525 0 1 0 Pain", 1),
                                                 ("timeline.11", "2 540 2 2 1 ", 1)])


if __name__ == "__main__":
    main()
