#!/usr/bin/env python3
"""voice.py: phrases are recorded with a microphone that only exists here, heard in the lanes, kept
over another month, a backup and a kit; all that can go wrong says so and changes nothing.

voice.py BORNE SOURCE_DIR
"""
import hashlib
import io
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import wave

from kit import seal

OPEN = """
tap desk
type 2580
tap validate
tap more
tap before
tap voice
screen voice
"""

RECORD = """
include month.play
""" + OPEN + """
# Nobody listens before a phrase is to be recorded.
microphone none
expect 0 sur
microphone opened 0
tap row_1
expect Allez à
expect Aucun micro n’est branché
tap validate
wait 700
expect Aucun micro ne répond
microphone opened 0

# What goes wrong: a sentence each, the microphone is closed, nothing is kept.
microphone silence
tap validate
expect Attention
microphone closed
wait 650
expect Dites-le
microphone open
tap validate
expect Pas un son
microphone closed
microphone soft
tap validate
wait 2500
tap validate
expect Trop doux
microphone click
tap validate
wait 2500
tap validate
expect trop court
microphone loud
tap validate
wait 4000
expect Trop fort
microphone closed
microphone long
tap validate
wait 9500
expect Trop long
microphone closed
microphone gone 900
tap validate
wait 3000
expect Le micro n’est plus là
microphone closed
microphone opened 6
tap back
expect 0 sur

# Whoever leaves the screen, or touches nothing, closes it: what was half said is nowhere.
microphone long
tap row_1
tap validate
wait 1000
microphone open
tap back
microphone closed
tap row_1
tap validate
wait 1000
microphone open
tap lock
microphone closed
screen home
""" + OPEN + """
# One gesture for each phrase: what was said is heard, kept, and the next is listened for.
microphone tone 440 800
tap validate
expect Allez à
tap validate
wait 5000
microphone closed
expect C’est bien comme cela
said 440
tap hear_it
said 440
tap again
wait 5000
said 440
microphone tone 660 900
tap validate
expect Demandez où il est
wait 5000
said 660
tap validate
tap back
microphone closed
expect 2 sur
tap kind_products
tap row_73
microphone tone 880 900
tap validate
wait 5000
said 880
tap validate
expect L’une ou l’un de vous le dit
tap hear_it
said 880
tap skip
microphone tone 990 900
tap validate
wait 5000
tap validate
tap back
expect 2/36
tap said_ar
microphone tone 550 900
tap validate
tap validate
wait 5000
said 550
tap validate
tap lock
"""

# A pair in French, and the same in Arabic: of the step only its phrase was recorded.
HEAR = """
scan crate {crate}
tap pair_0
tap go
screen pick
said 440
tap hear
said 440
tap help
tap language_ar
tap hear
said 550
"""

AWAY = "microphone silence" + OPEN + """
expect 4 sur
tap row_1
tap away
expect Enlever cet enregistrement
tap no
expect L’une ou l’un
tap away
tap yes
expect Personne ne le dit encore
tap back
expect 3 sur
"""

SHEET = """
tap desk
type 2580
tap validate
tap settings
tap keep
tap validate
tap validate
tap save
tap validate
screen keep
tap validate
expect Écrit, relu, juste
"""

RESTORE = """
tap desk
type 4711
tap validate
type 4711
tap validate
tap settings
tap keep
tap restore
tap backup_1
scan {code}
tap yes
expect Tout est revenu
tap back
tap more
tap before
tap voice
expect 4 sur
tap row_1
tap hear_it
said 440
"""

CLOSE = """
tap desk
type 2580
tap validate
tap more
tap after
tap close_prep
tap yes
tap import
tap validate
tap validate
tap back
tap more
tap before
tap voice
expect 3 sur
tap kind_products
expect 1/36
tap row_73
expect {kept}
tap hear_it
said 880
"""


def run(folder, *command, code=0):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != code:
        said = [line for line in done.stdout.splitlines() if not line.startswith("ack ")]
        sys.exit(f"{done.returncode}: " + " ".join(command) + "\n" + "\n".join(said[-20:]) +
                 done.stderr[-2000:])
    return done.stdout


def play(borne, folder, data, stick, script):
    with open(os.path.join(folder, "now.play"), "w", encoding="utf-8") as file:
        file.write(script)
    return run(folder, borne, "play", "--data", data, "--stick", stick, "now.play")


def rows(folder, data, query):
    record = sqlite3.connect(f"file:{folder}/{data}/borne.db?mode=ro", uri=True)
    return record.execute(query).fetchall()


def expect(what, is_so):
    if not is_so:
        sys.exit(what)


def recorded(folder, data):
    return rows(folder, data, "SELECT language, words, wave FROM recording ORDER BY 1, 2")


def first_crate(folder, data, without):
    """A crate that is made here, without a product in it."""
    (number, position, siblings), = rows(
        folder, data, "SELECT buyer_order.number, position, siblings FROM crate"
        " JOIN buyer_order ON buyer_order.id = crate.buyer_order"
        " JOIN pickup ON pickup.id = crate.pickup WHERE pickup.mode = 0 AND crate.kind = 0 AND"
        " NOT EXISTS (SELECT 1 FROM portion JOIN product ON product.id = portion.product"
        f" WHERE portion.crate = crate.id AND product.name IN ({without})) LIMIT 1")
    return f"{number} {position}/{siblings}"


def other_month(source, folder, renamed):
    """The same shop a month later: other orders, one product under another name."""
    shutil.copytree(source, folder)
    for name in os.listdir(folder):
        if not name.endswith(".csv"):
            continue
        with open(os.path.join(folder, name), encoding="utf-8-sig") as file:
            text = file.read()
        text = re.sub(r"(?m)^1(\d{4});", r"2\1;", text.replace("2025-10-", "2025-12-"))
        expect(f"{renamed} in {name}", renamed in text or name == "points.csv")
        with open(os.path.join(folder, name), "w", encoding="utf-8-sig") as file:
            file.write(text.replace(renamed, "Tout autre chose – 1 kg"))


def is_anywhere(folder, data, piece):
    return any(piece in open(os.path.join(folder, data, name), "rb").read()
               for name in os.listdir(os.path.join(folder, data)) if name.startswith("borne.db"))


def desk_changes(folder, data):
    return rows(folder, data, "SELECT role, key, value FROM desk_change WHERE key LIKE 'voice.%'"
                " ORDER BY id")


def hostile(borne, folder, kit):
    """Recordings of a kit that are not what they say."""
    wave_name = sorted(name for name in os.listdir(kit) if name.endswith(".wav"))[0]
    listed = open(os.path.join(kit, "voix.csv"), "rb").read()
    spoken = open(os.path.join(kit, wave_name), "rb").read()

    def put(name, what):
        with open(os.path.join(kit, name), "wb") as file:
            file.write(what)

    def named(what):
        """A file of this content under its true name, and a list with it alone."""
        name = f"voix-{hashlib.sha256(what).hexdigest()[:32]}.wav"
        put(name, what)
        put("voix.csv", f"{name};fr:Oh;\r\n".encode())

    changes = {
        "another voice": lambda: put(wave_name, spoken[:-2] + b"xx"),
        "cut off": lambda: put(wave_name, spoken[:100]),
        "gone": lambda: os.remove(os.path.join(kit, wave_name)),
        "a link": lambda: (os.remove(os.path.join(kit, wave_name)),
                           os.symlink("/etc/hostname", os.path.join(kit, wave_name))),
        "no sound": lambda: named(b"MZ" + bytes(4000)),
        "nothing": lambda: named(b""),
        "very long": lambda: named(spoken[:44] + bytes(400000)),
        "elsewhere": lambda: put("voix.csv", b"../keys/x.wav;fr:Oh;\r\n"),
        "no language": lambda: put("voix.csv", f"{wave_name};Oh;\r\n".encode()),
        "twice": lambda: put("voix.csv", listed.splitlines(True)[0] * 2),
    }
    shutil.copytree(kit, kit + ".good")
    for what, spoil in changes.items():
        shutil.rmtree(kit)
        shutil.copytree(kit + ".good", kit)
        spoil()
        seal(kit)
        run(folder, borne, "kit", "--data", "none", "--from", "kit", code=2)
        expect(f"{what}: nothing half done", not os.path.exists(os.path.join(folder, "none")))
    shutil.rmtree(kit)
    shutil.move(kit + ".good", kit)


def nearly_full(borne, folder):
    """The disk has some room left, and it is for the prep: a phrase is not kept, and not lost."""
    os.mkdir(os.path.join(folder, "small"))
    shutil.copytree(os.path.join(folder, "data"), os.path.join(folder, "whole"))
    with open(os.path.join(folder, "now.play"), "w", encoding="utf-8") as file:
        file.write(OPEN + "microphone tone 440 900\ntap row_5\ntap validate\nwait 5000\n"
                   "tap validate\nexpect presque plein\ntap hear_it\nsaid 440\n"
                   "tap back\nexpect 4 sur\n")
    script = ("mount -t tmpfs -o size=24m none small && cp -r whole small/data &&"
              f" exec {borne} play --data small/data --stick month now.play")
    mounts = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
    if subprocess.run([*mounts, "mount -t tmpfs none small"], cwd=folder, capture_output=True,
                      check=False).returncode != 0:
        print("  (no small disk here)")
        return
    run(folder, *mounts, script)


def main():
    borne, source = (os.path.abspath(path) for path in sys.argv[1:3])
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(os.path.join(source, "assets/demo"), os.path.join(folder, "month"))
        shutil.copy(os.path.join(source, "tests/play/month.play"), folder)
        for name in ("keys", "kit"):
            os.mkdir(os.path.join(folder, name))
        play(borne, folder, "data", "month", RECORD)
        kept = recorded(folder, "data")
        names = sorted(words for language, words, _ in kept if language == "fr")
        expect(f"{names}", len(kept) == 5 and {"Allez à", "Demandez où il est"} < set(names))
        products = [name for name in names if name not in ("Allez à", "Demandez où il est")]
        expect(f"{desk_changes(folder, 'data')}",
               [change[:2] for change in desk_changes(folder, "data")] ==
               [(1, "voice.recorded")] * 5)
        for _, words, spoken in kept:
            with wave.open(io.BytesIO(spoken)) as file:
                expect(f"{words}: {file.getparams()}", file.getframerate() == 22050 and
                       0.7 < file.getnframes() / 22050 < 1.4)

        shutil.copytree(os.path.join(folder, "data"), os.path.join(folder, "heard"))
        without = ", ".join(f"'{name}'" for name in products)
        play(borne, folder, "heard", "month",
             HEAR.format(crate=first_crate(folder, "heard", without)))
        nearly_full(borne, folder)

        # A backup, opened on an empty machine by its sheet.
        play(borne, folder, "data", "keys", SHEET)
        page = subprocess.run(["pdftotext", "-layout", "keys/fiche-de-secours.pdf", "-"],
                              cwd=folder, capture_output=True, text=True, check=True).stdout
        code = "".join(re.findall(r"\b\d{5}\b", page)[:8])
        play(borne, folder, "other", "keys", RESTORE.format(code=code))
        expect("the backup has them", recorded(folder, "other") == kept)

        # A kit, on a Borne that is new; one that is not what it says changes nothing.
        run(folder, borne, "kit", "--data", "data", "--out", "kit")
        said = run(folder, borne, "kit", "--data", "taken", "--from", "kit")
        expect(said, "5 enregistrements" in said)
        expect("the kit has them", recorded(folder, "taken") == kept)
        play(borne, folder, "taken", "keys", OPEN.replace("type 2580\ntap validate\n",
                                                          "type 2580\ntap validate\n" * 2) +
             "tap row_1\ntap hear_it\nsaid 440\n")
        hostile(borne, folder, os.path.join(folder, "kit", "borne-kit"))

        # Another month: a product of the same name is said as before, another name is not.
        other_month(os.path.join(folder, "month"), os.path.join(folder, "later"), products[1])
        shutil.copytree(os.path.join(folder, "data"), os.path.join(folder, "next"))
        play(borne, folder, "next", "later", CLOSE.format(kept=products[0]))

        # Taken away: out of the record, byte by byte.
        piece = kept[[row[1] for row in kept].index("Allez à")][2][8000:8400]
        expect("it is there", is_anywhere(folder, "data", piece[:200]))
        play(borne, folder, "data", "keys", AWAY)
        expect("it is gone", not is_anywhere(folder, "data", piece[:200]))
        expect("by whom", desk_changes(folder, "data")[-1] ==
               (1, "voice.taken_away", "Allez à"))
        for data in ("data", "heard", "other", "taken", "next"):
            run(folder, borne, "check", "--data", data)


if __name__ == "__main__":
    main()
