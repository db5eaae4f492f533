"""clocks.py BORNE SOURCE_DIR: a clock that says 2151 in the morning and 1970 in the afternoon
neither reorders nor blocks work: the record comes to the same state as with one that is right."""

import json
import os
import shutil
import subprocess
import sys
import tempfile

BORNE, SOURCE = (os.path.abspath(word) for word in sys.argv[1:])
RIGHT = ("2025-11-26T09:00:00+01:00", "2025-11-26T14:00:00+01:00")
WRONG = ("2151-06-01T09:00:00+01:00", "1970-01-01T01:00:00+01:00")

MORNING = """include {source}/tests/play/month.play
tap pick
tap pair_0
scan crate 29 2/3
tap go
scan step
scan step
"""

AFTERNOON = """screen pick
scan step
hear accepted
scan command undo
scan step
hear accepted
state {folder}/state.json
"""


def play(folder, script, clock):
    path = folder + "/script.play"
    with open(path, "w", encoding="utf-8") as file:
        file.write(script.format(source=SOURCE, folder=folder))
    done = subprocess.run([BORNE, "play", "--clock", clock, "--data", folder + "/data", "--stick",
                           folder + "/stick", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, (clock, done.stdout[-400:], done.stderr[-400:])


def day(clocks):
    with tempfile.TemporaryDirectory(prefix="borne-clocks-") as folder:
        shutil.copytree(SOURCE + "/assets/demo", folder + "/stick")
        play(folder, MORNING, clocks[0])
        play(folder, AFTERNOON, clocks[1])
        check = subprocess.run([BORNE, "check", "--data", folder + "/data"], check=False)
        assert check.returncode == 0
        with open(folder + "/state.json", encoding="utf-8") as file:
            return json.load(file)


def main():
    right, wrong = day(RIGHT), day(WRONG)
    assert right == wrong, [key for key in right if right[key] != wrong[key]]


main()
