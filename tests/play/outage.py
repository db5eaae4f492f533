#!/usr/bin/env python3
"""outage.py: two crates are filled on paper while the kiosk is dark, and their slips scanned back
in: the record is the same as if both had been done on screen, where one thing was missing.

outage.py BORNE SOURCE_DIR
"""
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile

CRATES = ("10 1/3", "33 1/2")


def play(borne, source, folder, lines):
    """Plays the lines after the month is there; returns the state at the end."""
    shutil.copytree(os.path.join(source, "assets/demo"), os.path.join(folder, "stick"))
    month = os.path.join(source, "tests/play/month.play")
    with open(os.path.join(folder, "script.play"), "w", encoding="utf-8") as script:
        script.write(f"include {month}\ntap pick\ntap pair_0\n" + "\n".join(lines) +
                     "\nstate state.json\n")
    played = subprocess.run([borne, "play", "--data", "data", "--stick", "stick", "script.play"],
                            cwd=folder, capture_output=True, text=True, check=False)
    if played.returncode != 0:
        sys.exit(played.stdout[-1000:] + played.stderr[-2000:])
    proof = subprocess.run([borne, "check", "--data", "data"], cwd=folder, capture_output=True,
                           text=True, check=False)
    if proof.returncode != 0:
        sys.exit(proof.stdout + proof.stderr)
    with open(os.path.join(folder, "state.json"), encoding="utf-8") as state:
        return json.load(state)


def on_screen(portions, products, missing):
    """What the people at the screen do for one crate, line by line."""
    for nth, portion in enumerate(portions, 1):
        product, milli = products[portion["sku"]], portion["ordered_milli"]
        if product["unit"] == "kg":
            yield f"type {milli * int(product['weight_g']) // 1000}"
            yield "scan command validate"
            continue
        units = milli // 1000
        for _ in range(units - (nth == missing)):
            yield "scan step"
        if nth == missing:
            yield "scan command missing"


def on_paper(missing):
    """The scans of a slip, after its head."""
    if missing:
        yield "scan command 1"
        yield f"scan slip missing {missing}"
    yield "scan slip rest"


def main():
    borne, source = (os.path.abspath(path) for path in sys.argv[1:3])
    with open(os.path.join(source, "assets/demo/catalogue.csv"), encoding="utf-8") as file:
        products = {row["sku"]: row for row in csv.DictReader(file)}
    with tempfile.TemporaryDirectory() as folder:
        places = [os.path.join(folder, name) for name in ("look", "screen", "paper")]
        for place in places:
            os.mkdir(place)
        opened = [line for crate in CRATES
                  for line in (f"scan crate {crate}", "tap go", "tap problem", "tap aside")]
        look = play(borne, source, places[0], opened)
        portions = {row["crate"]: row["portions"] for row in look["crates"] if "portions" in row}
        several = [nth for nth, portion in enumerate(portions[CRATES[0]], 1)
                   if portion["ordered_milli"] >= 2000
                   and products[portion["sku"]]["unit"] != "kg"]
        screen, paper = [], []
        for crate in CRATES:
            missing = several[0] if crate == CRATES[0] else 0
            screen += [f"scan crate {crate}", "tap go",
                       *on_screen(portions[crate], products, missing),
                       f"scan crate {crate}", "hear finished"]
            slip = [f"scan crate {crate}", *on_paper(missing)]
            if len(slip) >= 10:
                sys.exit("a slip takes ten scans or more")
            paper += [*slip, "hear finished"]
        seen, read = (play(borne, source, place, lines)
                      for place, lines in zip(places[1:], (screen, paper)))
    for part in ("crates", "discrepancies", "lanes", "half_day", "screen"):
        if seen[part] != read[part]:
            different = [pair for pair in zip(seen[part], read[part]) if pair[0] != pair[1]]
            sys.exit(f"{part} differ: {different[:3]}")
    if len(seen["discrepancies"]) != 1 or sum(row["status"] == "picked"
                                              for row in seen["crates"]) != 2:
        sys.exit("two crates and one missing thing should stand in the record")


if __name__ == "__main__":
    main()
