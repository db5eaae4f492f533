#!/usr/bin/env python3
"""kit.py: the method of one data folder goes to another on a stick, without anybody of it: a month
is imported and a crate picked there with the kit's room and rules; kits that are damaged, foreign
or hostile change nothing.

kit.py BORNE SOURCE_DIR
"""
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

FILES = ["nom.csv", "salle.csv", "chronologie.csv", "reglages.csv", "memoire.csv", "catalogue.csv",
         "voix.csv"]

DRAW = """
tap desk
type 2580
tap validate
tap more
tap before
tap room
tap add
tap door
tap square_1_6
tap back
tap add
tap way_arrow
tap square_2_6
tap square_8_6
tap back
tap add
tap shelf
tap square_3_5
tap places_more
tap rename
tap letter_s
tap letter_e
tap letter_c
tap validate
tap back
tap goods
scan product SEC-02
tap thing_4
tap place_A7
tap back
tap back
tap back
tap back
tap timeline
tap change
tap add
tap add_line
tap letter_p
tap letter_a
tap letter_i
tap letter_n
tap validate
tap validate
"""


def run(folder, *command, code=0):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != code:
        said = [line for line in done.stdout.splitlines() if not line.startswith("ack ")]
        sys.exit(f"{done.returncode}: " + " ".join(command) + "\n" + "\n".join(said[-20:]) +
                 done.stderr[-2000:])
    return done.stdout + done.stderr


def expect(what, is_so):
    if not is_so:
        sys.exit(what)


def rows(folder, data, query, *values):
    record = sqlite3.connect(f"file:{folder}/{data}/borne.db?mode=ro", uri=True)
    return record.execute(query, values).fetchall()


def settings(folder, data):
    return dict(rows(folder, data, "SELECT key, value FROM setting WHERE key LIKE 'floor.%' OR key"
                     " LIKE 'timeline.%' OR key = 'crate_limit_g'"))


def seal(kit, version=2):
    """The list again, as one would who changes a file and knows how it is made."""
    lines = [f"borne-kit;{version};"]
    for name in FILES[:6 if version == 1 else 7]:
        with open(os.path.join(kit, name), "rb") as file:
            lines.append(f"{name};{hashlib.sha256(file.read()).hexdigest()};")
    with open(os.path.join(kit, "manifeste.csv"), "w", encoding="utf-8") as file:
        file.write("\r\n".join(lines) + "\r\n")


def nobody(folder, kit):
    """Nothing of the people in it: no name, no labo, no order, no code of the desk."""
    words = set()
    for query in ("SELECT first_name FROM person", "SELECT note FROM person",
                  "SELECT name FROM pickup", "SELECT reference FROM buyer_order",
                  "SELECT value FROM setting WHERE key LIKE 'pin%'"):
        words |= {word for word, in rows(folder, "data", query) if word and len(word) > 3}
    expect("something to look for", len(words) > 20)
    for name in os.listdir(kit):
        with open(os.path.join(kit, name), encoding="utf-8-sig") as file:
            text = file.read()
        found = [word for word in words if word in text]
        expect(f"{found} in {name}", not found)


def hostile(borne, folder, kit):
    """Each is refused with a sentence, and the folder that was asked to take it is as new."""
    def change(name, to):
        with open(os.path.join(kit, name), "wb") as file:
            file.write(to)

    def link(name, to):
        os.remove(os.path.join(kit, name))
        os.symlink(to, os.path.join(kit, name))

    changes = {
        "damaged": (False, lambda: change("salle.csv", b"floor.1;8 0 5 1 0 0 1 0 0 ;\r\n")),
        "out of the room": (True, lambda: change("salle.csv", b"floor.1;1 8 5 6 0 1 1 6 0 ;\r\n")),
        "twice": (True, lambda: change("salle.csv", b"floor.1;7 0 5 1 0 0 1 0 0 ;\r\n" * 2)),
        "the code of the desk": (True, lambda: change("reglages.csv", b"pin;1234;\r\n")),
        "a rule too far": (True, lambda: change("reglages.csv", b"crate_limit_g;999999;\r\n")),
        "an answer about a shop": (True, lambda: change("memoire.csv", b"column:x;y;\r\n")),
        "a zero": (True, lambda: change("nom.csv", b"nom;a\0b;\r\n")),
        "no UTF-8": (True, lambda: change("nom.csv", b"nom;\xff\xfe;\r\n")),
        "very large": (True, lambda: change("catalogue.csv", b"x" * (2 << 20))),
        "a link": (False, lambda: link("nom.csv", "/etc/hostname")),
        "a pipe": (False, lambda: (os.remove(os.path.join(kit, "nom.csv")),
                                   os.mkfifo(os.path.join(kit, "nom.csv")))),
        "newer": (False, lambda: change("manifeste.csv", b"borne-kit;3;\r\n")),
        "another program's": (False, lambda: change("manifeste.csv", b"nothing;1;\r\n")),
        "another file": (False, lambda: change("manifeste.csv",
                                               b"borne-kit;1;\r\n../data/borne.db;00;\r\n")),
        "no list": (False, lambda: os.remove(os.path.join(kit, "manifeste.csv"))),
    }
    shutil.copytree(kit, kit + ".good")
    for what, (is_sealed, spoil) in changes.items():
        shutil.rmtree(kit)
        shutil.copytree(kit + ".good", kit)
        spoil()
        if is_sealed:
            seal(kit)
        said = run(folder, borne, "kit", "--data", "other", "--from", "stick", code=2)
        expect(f"{what}: a sentence, not: {said}", "kit" in said)
        expect(f"{what}: nothing half done", not os.path.exists(os.path.join(folder, "other")) or
               settings(folder, "other") == {})
    shutil.rmtree(kit)
    shutil.move(kit + ".good", kit)


def main():
    borne, source = (os.path.abspath(path) for path in sys.argv[1:3])
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(os.path.join(source, "assets/demo"), os.path.join(folder, "month"))
        os.mkdir(os.path.join(folder, "stick"))
        kit = os.path.join(folder, "stick", "borne-kit")
        play = [borne, "play", "--data", "data", "--stick", "month"]
        run(folder, *play, os.path.join(source, "tests/play/month.play"))
        with open(os.path.join(folder, "draw.play"), "w", encoding="utf-8") as file:
            file.write(DRAW)
        run(folder, *play, "draw.play")
        run(folder, borne, "kit", "--data", "data", "--out", "stick", "--name", "Nancy")
        nobody(folder, kit)
        expect("each file once", sorted(os.listdir(kit)) ==
               sorted(FILES + ["LISEZ-MOI.txt", "manifeste.csv"]))
        hostile(borne, folder, kit)

        said = run(folder, borne, "kit", "--data", "other", "--from", "stick", "--dry-run")
        expect("preview: " + said, "Nancy" in said and "4 choses" in said)
        expect("dry", not os.path.exists(os.path.join(folder, "other")))
        shutil.copytree(kit, kit + ".now") # as one was made before there was a voice
        os.remove(os.path.join(kit, "voix.csv"))
        seal(kit, version=1)
        run(folder, borne, "kit", "--data", "before", "--from", "stick")
        expect("a kit of before", len(settings(folder, "before")) > 4)
        shutil.rmtree(kit)
        shutil.move(kit + ".now", kit)

        run(folder, borne, "kit", "--data", "other", "--from", "stick")
        mine, theirs = settings(folder, "data"), settings(folder, "other")
        floor = {key: value for key, value in mine.items() if key.startswith("floor.")}
        expect(f"{theirs}", len(floor) == 4 and
               all(theirs.get(key) == value for key, value in floor.items()) and
               theirs.get("timeline.50") == mine["timeline.50"])

        # A month there, with the kit's catalogue: the product lies where the kit has it.
        shutil.copy(os.path.join(folder, "month/commandes-novembre-2025.csv"),
                    os.path.join(folder, "stick"))
        shutil.copy(os.path.join(folder, "month/points.csv"), os.path.join(folder, "stick"))
        play = [borne, "play", "--data", "other", "--stick", "stick"]
        run(folder, *play, os.path.join(source, "tests/play/month.play"))
        (place, weight), = rows(folder, "other",
                                "SELECT place, weight_g FROM product WHERE sku = 'SEC-02'")
        expect(f"{place}, {weight} g of the kit's catalogue", place == "A7" and weight > 0)
        (number, position, siblings), = rows(
            folder, "other", "SELECT buyer_order.number, position, siblings FROM portion"
            " JOIN product ON product.id = portion.product JOIN crate ON crate.id = portion.crate"
            " JOIN buyer_order ON buyer_order.id = crate.buyer_order"
            " JOIN pickup ON pickup.id = crate.pickup"
            " WHERE sku = 'SEC-02' AND pickup.mode = 0 AND NOT EXISTS"
            " (SELECT 1 FROM portion AS other JOIN product AS beside ON beside.id = other.product"
            " WHERE other.crate = crate.id"
            " AND beside.place LIKE 'A%' AND beside.sku <> 'SEC-02') ORDER BY crate.id LIMIT 1")
        with open(os.path.join(folder, "step.play"), "w", encoding="utf-8") as file:
            file.write(f"scan crate {number} {position}/{siblings}\ntap pair_0\ntap go\n"
                       "screen pick\nexpect A7\nscan step\nhear accepted\n")
        run(folder, *play, "step.play")
        run(folder, borne, "check", "--data", "other")
        run(folder, borne, "kit", "--data", "other", "--from", "stick", code=2) # not amid a month


if __name__ == "__main__":
    main()
