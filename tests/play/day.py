#!/usr/bin/env python3
"""day.py: plays the demo day in a folder of its own and looks at what it leaves behind.

day.py BORNE SOURCE_DIR WINDOW
"""
import csv
import glob
import os
import shutil
import subprocess
import sys
import tempfile

EXPECTED = [
    ("manque", "préparation", "TRA-01", "29-2/3", "1", "0"),
    ("abîmé", "préparation", "SEC-01", "10-2/3", "2", "1"),
    ("différence au contrôle", "vérification", "SEC-06", "10-2/3", "4", "3"),
]
REFUSALS = ["other_product", "other_crate", "unknown_code", "stale_label", "already_done"]
COLUMNS = ["Quoi", "Étape", "Référence", "Cagette", "Attendu", "Trouvé"]


def check(condition, what):
    if not condition:
        sys.exit(f"day.py: {what}")


def main():
    borne, source, window = os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3]
    script = os.path.join(source, "tests/play/demo-day.play")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(os.path.join(source, "assets/demo"), os.path.join(folder, "stick"))
        os.mkdir(os.path.join(folder, "screens"))
        day = subprocess.run(
            [borne, "play", "--data", "data", "--stick", "stick", "--window", window, script],
            cwd=folder, capture_output=True, text=True, check=False)
        check(day.returncode == 0, day.stdout[-2000:] + day.stderr[-2000:])
        lines = day.stdout.splitlines()
        refusals = [line.split()[1] for line in lines if line.startswith("refuse ")]
        check(refusals == REFUSALS, f"refused: {refusals}")
        proof = subprocess.run([borne, "check", "--data", "data"], cwd=folder,
                               capture_output=True, text=True, check=False)
        check(proof.returncode == 0, proof.stdout + proof.stderr)
        lists = glob.glob(os.path.join(folder, "stick/bilan*.csv"))
        check(len(lists) == 1, f"lists on the stick: {lists}")
        with open(lists[0], encoding="utf-8-sig", newline="") as file:
            rows = [tuple(row[c] for c in COLUMNS) for row in csv.DictReader(file, delimiter=";")]
        check(rows == EXPECTED, f"the list holds {rows}")
        with open(lists[0], encoding="utf-8-sig") as file:
            check("26/11/2025 09:0" in file.read(), "the list's hours are not the screen's")
        for pattern in ["stick/bilan*.xlsx", "stick/etiquettes*.pdf"]:
            check(glob.glob(os.path.join(folder, pattern)), f"missing: {pattern}")
        asked = [line.split()[1] for line in open(script, encoding="utf-8")
                 if line.startswith("shot ")]
        for shot in asked:
            check(os.path.getsize(os.path.join(folder, shot)) > 10000, f"empty: {shot}")


if __name__ == "__main__":
    main()
