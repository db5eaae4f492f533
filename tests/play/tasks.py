#!/usr/bin/env python3
"""tasks.py: plays the tasks beside filling and checking and reads the record: bags with their
labels, a bag kept out, thermometers, trips, goods in bulk, empty crates.

tasks.py BORNE SOURCE_DIR
"""
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

BAGGED, TRIP_SET, TRIP_STOP, TRIP_CLOSED, EMPTIES, TICKED, KEPT_OUT, UNDONE = (
    23, 24, 25, 27, 28, 29, 35, 6)
LABEL_BAG, PRINTED = 5, 4


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f"{what}: {found}, not {wanted}")


def main():
    borne, source = (os.path.abspath(path) for path in sys.argv[1:3])
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(os.path.join(source, "assets/demo"), os.path.join(folder, "stick"))
        script = os.path.join(folder, "tasks.play")
        with open(script, "w", encoding="utf-8") as out:
            played_script = os.path.join(source, "tests/play/tasks.play")
            out.write(f"include {played_script}\nstate state.json\n")
        played = subprocess.run([borne, "play", "--data", "data", "--stick", "stick", script],
                                cwd=folder, capture_output=True, text=True, check=False)
        if played.returncode != 0:
            said = [line for line in played.stdout.splitlines() if not line.startswith("ack ")]
            sys.exit("\n".join(said[-20:]) + played.stderr[-2000:])
        proof = subprocess.run([borne, "check", "--data", "data"], cwd=folder,
                               capture_output=True, text=True, check=False)
        expect("borne check", proof.returncode, 0)
        with open(os.path.join(folder, "state.json"), encoding="utf-8") as file:
            state = json.load(file)
        db = sqlite3.connect(":memory:")
        with sqlite3.connect(os.path.join(folder, "data", "borne.db")) as kept:
            kept.backup(db)

    def rows(columns, kind):
        return db.execute(f"SELECT {columns} FROM event WHERE kind = {kind} AND seq NOT IN "
                          f"(SELECT undoes_seq FROM event WHERE kind = {UNDONE}) ORDER BY seq"
                          ).fetchall()
    expect("bags made, grams each, lost", rows("value, grams, event_number", BAGGED),
           [(12, 1000, 250)])
    lot = rows("lot", BAGGED)[0][0]
    expect("the lot of the bags", db.execute(
        "SELECT event_number FROM event WHERE kind = 21 AND lot = ?", (lot,)).fetchall(), [(4711,)])
    expect("bag labels printed", db.execute(
        "SELECT count(*), min(state), max(state) FROM print_label WHERE kind = ?",
        (LABEL_BAG,)).fetchall(), [(12, PRINTED, PRINTED)])
    expect("readings", rows("event_number, reading", f"{TICKED} AND target = 1"),
           [(1, 0), (101, 10042), (102, 10121)])
    expect("kept out", [value for value, in rows("value", KEPT_OUT)], [30])
    expect("differences", [(d["type"], d["sku"]) for d in state["discrepancies"]
                           if d["type"] != "not_loaded"],
           [("short", "LEG-01"), ("cold", ""), ("cold", "")])
    expect("the fourth trip", rows("value, grams", f"{TRIP_SET} AND event_number = 4")[-1],
           (1, 1050000))
    expect("its stops", rows("value", f"{TRIP_STOP} AND event_number = 4"), [(1,), (1,)])
    expect("its leaving", rows("value", TRIP_CLOSED), [(1,)])
    expect("in bulk", rows("value", f"{TICKED} AND target = 2"), [(1,)])
    expect("empty crates", rows("event_number", EMPTIES), [(16,)])


if __name__ == "__main__":
    main()
