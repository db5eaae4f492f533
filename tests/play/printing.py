"""printing.py BORNE SOURCE_DIR: thirty labels on a printer whose paper ends at 7, that is pulled at
15, under a program that is killed at 20: each label once, an empty spool, a true history. Then a
copy, which voids the label it replaces. Every label that came out is a picture of its own."""

import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile

BORNE, SOURCE = (os.path.abspath(word) for word in sys.argv[1:])

BEGIN = """include {source}/tests/play/month.play
tap desk
type 2580
tap validate
tap labels
plug printer zpl1
tap where
tap printer_0
tap back
printer zpl1 paper 6
printer zpl1 unplug-in 15
printer zpl1 crash-{crash} 20
tap kinds
tap what_range
type 1
tap until
type {until}
expect 30 étiquettes
tap validate
screen printing
printed zpl1 6
expect 6 / 30
expect Plus de papier
printer zpl1 refill
expect 14 / 30
expect n’est pas là
printed zpl1 14
plug printer zpl1
"""

AGAIN = """plug printer zpl1
wait 2000
tap desk
type 2580
tap validate
state {folder}/state.json
printed zpl1 {rest}
"""

COPY = """plug printer zpl1
tap desk
type 2580
tap validate
tap labels
tap kinds
tap what_one
type 29
tap crate_2
expect pas encore imprimée
tap validate
screen printing
expect 1 / 1
tap validate
tap kinds
tap what_one
type 29
expect Imprimée
tap crate_2
expect Réimprimer
tap validate
printed zpl1 2
tap validate
state {folder}/copy.json
"""

USE = """tap pick
tap pair_0
scan {new}
hear accepted
scan {old}
hear stale
expect ancienne étiquette
"""


BOXES = """include {source}/tests/play/month.play
tap desk
type 2580
tap validate
tap labels
tap kinds
tap what_products
tap copies_more
tap copies_more
tap validate
expect etiquettes-preparation-1-produits.pdf
plug printer zpl1
tap where
tap printer_0
tap back
tap kinds
tap what_products
tap copies_more
tap validate
screen printing
printed zpl1 22
"""


def play(folder, script, code):
    path = os.path.join(folder, "script.play")
    with open(path, "w", encoding="utf-8") as file:
        file.write(script)
    stick = folder + "/stick"  # a copy: the day writes on it
    shutil.copytree(SOURCE + "/assets/demo", stick, dirs_exist_ok=True)
    done = subprocess.run(
        [BORNE, "play", "--data", folder + "/data", "--stick", stick, "--printed",
         folder + "/printed", path], capture_output=True, text=True, check=False)
    assert done.returncode == code, (done.returncode, done.stdout[-600:], done.stderr[-600:])


def pictures(folder):
    found = []
    for path in sorted(glob.glob(folder + "/printed/*.pbm")):
        with open(path, "rb") as file:
            found.append(file.read())
    return found


def thirty(folder, crash, until):
    """Killed when label 20 is half received (crash-in), or when it is whole (crash-after)."""
    os.mkdir(folder + "/printed")
    play(folder, BEGIN.format(source=SOURCE, crash=crash, until=until), -9)
    before = pictures(folder)
    assert len(before) == (19 if crash == "in" else 20), len(before)
    rest = 30 - len(before)
    play(folder, AGAIN.format(folder=folder, rest=rest), 0)
    after = pictures(folder)
    assert len(after) == 30 and len(set(after)) == 30, (len(after), len(set(after)))
    with open(folder + "/state.json", encoding="utf-8") as file:
        spool = json.load(file)["spool"]
    states = [row["state"] for row in spool]
    assert len(spool) == 30 and len({row["code"] for row in spool}) == 30
    assert "waiting" not in states and "cancelled" not in states, states
    # A program that ends right after the last byte cannot know: it says so of that label alone.
    unsure = [at for at, state in enumerate(states) if state != "printed"]
    assert unsure == ([] if crash == "in" else [19]), states


def copy(folder):
    """A copy of the first label, and the first one is void once the copy was used."""
    play(folder, COPY.format(folder=folder), 0)
    with open(folder + "/copy.json", encoding="utf-8") as file:
        spool = json.load(file)["spool"]
    assert spool[-1]["copy"] and spool[-1]["state"] == "printed", spool[-1]
    assert spool[-2]["state"] == "printed" and len(pictures(folder)) == 32
    play(folder, USE.format(new=spool[-1]["code"], old=spool[-2]["code"]), 0)


def boxes(folder):
    """Of eleven products without a barcode: three of each to the stick, two from the printer."""
    os.mkdir(folder + "/printed")
    play(folder, BOXES.format(source=SOURCE), 0)
    assert len(set(pictures(folder))) == 11
    said = subprocess.run(["pdftotext", folder + "/stick/etiquettes-preparation-1-produits.pdf",
                           "-"], capture_output=True, text=True, check=True).stdout
    assert said.count("Carottes") == 3, said.count("Carottes")


def main():
    for crash in ("in", "after"):
        with tempfile.TemporaryDirectory(prefix="borne-print-") as folder:
            thirty(folder, crash, "13")
            print("crash-%s: 30 labels, each once" % crash)
            if crash == "in":
                copy(folder)
                print("a copy voids the label it replaces")
    with tempfile.TemporaryDirectory(prefix="borne-print-") as folder:
        boxes(folder)
        print("products have a label for each box")


main()
