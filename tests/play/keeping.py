#!/usr/bin/env python3
"""keeping.py: the recovery sheet, a backup on the stick, and the way back on an empty machine, as
the director does it; then names erased by hand. What came back is the record to the last event.

keeping.py BORNE SOURCE_DIR
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

DIRECTOR = "tap desk\ntype 2580\ntap validate\ntap settings\ntap keep\nscreen keep\n"


class World:
    def __init__(self, borne, folder):
        self.borne, self.folder = borne, folder

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def run(self, *words, code=0):
        done = subprocess.run([self.borne, *words], cwd=self.folder, capture_output=True, text=True,
                              check=False)
        if done.returncode != code:
            sys.exit("%s\n%s%s" % (" ".join(words), done.stdout[-2000:], done.stderr[-2000:]))
        return done.stdout

    def play(self, data, text, *options):
        with open(self.path("script.play"), "w", encoding="utf-8") as file:
            file.write(text)
        return self.run("play", "--data", data, "--stick", "stick", *options, "script.play")

    def check(self, data):
        return json.loads(self.run("check", "--data", data, "--json"))


def names_of(data):
    return os.listdir(os.path.join(data, "backups")) if os.path.isdir(
        os.path.join(data, "backups")) else []


def main():
    borne, source = (os.path.abspath(path) for path in sys.argv[1:3])
    with tempfile.TemporaryDirectory() as folder:
        world = World(borne, folder)
        shutil.copytree(os.path.join(source, "assets/demo"), world.path("stick"))
        shutil.copy(os.path.join(source, "tests/play/month.play"), world.path("month.play"))

        # Without a sheet there is nothing to press but the sheet; its code is a page, then gone.
        world.play("data", "include month.play\n" + DIRECTOR + """
expect Faites d’abord la fiche de secours
tap validate
screen recovery
expect 40 chiffres
tap validate
expect Le code qui rouvre les sauvegardes
tap save
expect fiche-de-secours.pdf
tap validate
screen keep
tap sheet
expect Faire une nouvelle fiche
tap back
tap validate
expect Écrit, relu, juste
""")
        text = subprocess.run(["pdftotext", "-layout", world.path("stick", "fiche-de-secours.pdf"),
                               "-"], capture_output=True, text=True, check=True).stdout
        groups = re.findall(r"\b\d{5}\b", text)
        assert len(groups) >= 8, text
        code = "".join(groups[:8])
        backups = [n for n in os.listdir(world.path("stick")) if n.endswith(".bak")]
        assert len(backups) == 1, backups
        assert len(names_of(world.path("data"))) == 1, "the disk has its own of today"
        before = world.check("data")
        with open(world.path("stick", backups[0]), "rb") as file:
            assert b"SQLite" not in file.read()

        # An empty machine: a code for the director first, then stick and sheet.
        wrong = code[:-1] + str((int(code[-1]) + 1) % 10)
        world.play("other", """
tap desk
type 4711
tap validate
type 4711
tap validate
tap settings
tap keep
tap restore
screen restore
tap backup_1
type %s
targets
expect Bipez la fiche
tap erase
type %s
tap validate
expect Repartir de cette sauvegarde
expect commandes *228
tap no
tap backup_1
scan %s
expect Repartir de cette sauvegarde
tap yes
expect Tout est revenu
tap back
screen director
""".replace("*228", "228") % (wrong, code[-1], code))
        after = world.check("other")
        assert after == before, (before, after)
        world.play("other", "tap desk\ntype 2580\ntap validate\nscreen director\n")

        # A backup that was made with another sheet, and a damaged one, change nothing.
        with open(world.path("stick", backups[0]), "rb") as file:
            sealed = bytearray(file.read())
        sealed[len(sealed) // 2] ^= 1
        with open(world.path("stick", backups[0]), "wb") as file:
            file.write(sealed)
        world.play("other", DIRECTOR + """
tap restore
tap backup_1
scan %s
expect abîmée
tap back
tap back
""" % code)
        assert world.check("other") == before

        # What Borne notes, and the names: none are due while the prep is open.
        world.play("data", DIRECTOR + """
tap privacy
screen privacy
expect Jamais
tap erase
expect closes
tap no
tap erase
tap yes
expect Les noms sont effacés
tap back
""")
        assert world.check("data") == before


if __name__ == "__main__":
    main()
