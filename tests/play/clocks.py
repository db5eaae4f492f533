"""clocks.py BORNE SOURCE_DIR: a clock that says 2151 in the morning and 1970 in the afternoon
neither reorders nor blocks work: the record comes to the same state as with one that is right. The
director is asked once, on the desk, which day it is; what is chosen reaches the helper."""

import datetime
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading

BORNE, SOURCE = (os.path.abspath(word) for word in sys.argv[1:])
RIGHT = ("2025-11-26T09:00:00+01:00", "2025-11-26T14:00:00+01:00")
WRONG = ("2151-06-01T09:00:00+01:00", "1970-01-01T01:00:00+01:00")

MONTH = """tap desk
type 2580
tap validate
type 2580
tap validate
{asked}tap import
tap validate
tap validate
tap back
tap labels
tap validate
tap back
tap lock
screen home
# Once: the desk opens without the question from now on.
tap desk
type 2580
tap validate
screen director
tap lock
"""

MORNING = MONTH + """tap pick
tap pair_0
scan crate 29 2/3
tap go
scan step
scan step
"""

ASKED = """screen clock
expect Quel jour
tap keep
screen director
"""

# Somebody on the desk after a power cut: the clock begins at nothing, the record knows better.
SET = """tap desk
type 2580
tap validate
screen clock
expect 2025
expect 26
tap day_more
tap hour_more
tap validate
screen director
"""

AFTERNOON = """screen pick
scan step
hear accepted
scan command undo
scan step
hear accepted
state {folder}/state.json
"""


def play(folder, script, clock, asked="", helper="none"):
    path = folder + "/script.play"
    with open(path, "w", encoding="utf-8") as file:
        file.write(script.format(source=SOURCE, folder=folder, asked=asked))
    done = subprocess.run([BORNE, "play", "--clock", clock, "--data", folder + "/data", "--stick",
                           folder + "/stick", path], capture_output=True, text=True, check=False,
                          env={**os.environ, "BORNE_HELPER": helper, "BORNE_VERSIONS": folder,
                               "BORNE_RUN": folder + "/run"})
    assert done.returncode == 0, (clock, done.stdout[-400:], done.stderr[-400:])


def day(clocks, asked):
    with tempfile.TemporaryDirectory(prefix="borne-clocks-") as folder:
        shutil.copytree(SOURCE + "/assets/demo", folder + "/stick")
        play(folder, MORNING, clocks[0], asked)
        play(folder, AFTERNOON, clocks[1])
        check = subprocess.run([BORNE, "check", "--data", folder + "/data"], check=False)
        assert check.returncode == 0
        with open(folder + "/state.json", encoding="utf-8") as file:
            return json.load(file)


def is_set_by_the_director():
    """What is chosen on the screen, from the record's last day on, reaches the helper."""
    heard = []
    with tempfile.TemporaryDirectory(prefix="borne-clocks-") as folder:
        shutil.copytree(SOURCE + "/assets/demo", folder + "/stick")
        os.makedirs(folder + "/run/sticks")  # a PC that belongs to Borne
        play(folder, MONTH, RIGHT[0])
        server = socket.socket(socket.AF_UNIX)
        server.bind(folder + "/helper.sock")
        server.listen()

        def answer():
            connection, _ = server.accept()
            with connection:
                heard.append(connection.recv(64))
                connection.sendall(b"ok\n")

        threading.Thread(target=answer, daemon=True).start()
        play(folder, SET, WRONG[1], helper=folder + "/helper.sock")
        server.close()
    first = datetime.datetime(2025, 11, 27, tzinfo=datetime.timezone.utc).timestamp()
    minutes = int(heard[0].split()[2])
    assert heard[0].startswith(b"clock set ") and first <= minutes * 60 < first + 86400, heard


def main():
    right, wrong = day(RIGHT, ""), day(WRONG, ASKED)
    assert right == wrong, [key for key in right if right[key] != wrong[key]]
    is_set_by_the_director()


main()
