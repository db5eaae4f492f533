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
import struct
import subprocess
import sys
import tempfile
import zlib

FILES = ["nom.csv", "salle.csv", "chronologie.csv", "reglages.csv", "memoire.csv", "catalogue.csv",
         "voix.csv", "propre.csv"]
OF_VERSION = {1: 6, 2: 7, 3: 8, 4: 8}

# At the running station: name, mark and words of their own, and the kit onto the stick.
OWN = """
tap desk
type 2580
tap validate
tap more
tap before
tap own
expect Son nom
tap name
tap letter_n
tap letter_a
tap letter_n
tap letter_c
tap letter_y
tap validate
wait 500
expect Nancy
tap words
expect Pas de fichier de ce genre
tap template
wait 500
expect mots.po
tap words
tap template
wait 500
expect mots-2.po
plug own
tap logo
expect logo.png
expect marque.heic
expect fichiers sur 32
unplug own
unplug empty
tap back
tap logo
expect image sur la clé
absent fichiers sur
tap back
plug empty
plug own
tap logo
tap file_{other}
wait 500
expect Le plus compatible
absent il est là
tap logo
tap file_{logo}
wait 500
expect il est là
tap words
tap file_{wrong}
wait 500
expect tels quels
tap words
tap file_{words}
wait 500
expect 2 phrases dites à votre manière
shot own.png
tap back
expect La mallette
tap lock
screen home
expect Nancy
expect Bien le bonjour
shot home.png
tap desk
type 2580
tap validate
tap more
tap before
plug stick
tap kit
expect La salle : 4 choses
tap validate
wait 1000
expect borne-kit
"""

TAKE = """
screen home
expect Emplettes
tap first
tap kit
type 1470
tap validate
type 1470
tap validate
screen kit
wait 500
expect Un kit de Nancy
expect La salle : 4 choses
expect Photos des emplacements : 1
tap validate
wait 500
expect apportez le mois
tap back
tap back
screen home
expect Nancy
expect Bien le bonjour
shot other.png
"""

AFTER = """
tap desk
type 1470
tap validate
tap more
tap before
tap own
tap logo
tap drop
wait 500
absent il est là
tap words
tap drop
wait 500
absent à votre manière
tap back
tap lock
expect Bienvenue
"""

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


def png(path, width=90, height=60):
    """A green square on a clear ground."""
    rows = b"".join(b"\0" + bytes([21, 95, 61, 255 if 20 < x < 70 and 10 < y < 50 else 0][k]
                                  for x in range(width) for k in range(4)) for y in range(height))

    def part(kind, what):
        return (struct.pack(">I", len(what)) + kind + what +
                struct.pack(">I", zlib.crc32(kind + what)))
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" +
                   part(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)) +
                   part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b""))


def played(borne, folder, data, stick, script, code=0):
    with open(os.path.join(folder, "now.play"), "w", encoding="utf-8") as file:
        file.write(script)
    return run(folder, borne, "play", "--data", data, "--stick", stick, "now.play", code=code)


def of_their_own(borne, folder):
    """A stick with an image, one that cannot be read, words, words that would break; photos."""
    own = os.path.join(folder, "own")
    os.mkdir(own)
    png(os.path.join(own, "logo.png"))
    with open(os.path.join(own, "marque.heic"), "wb") as file:
        file.write(b"\0\0\0\x18ftypheic\0\0\0\0")
    os.mkdir(os.path.join(folder, "rayons"))
    png(os.path.join(folder, "rayons/A7.png"))
    run(folder, borne, "own", "--data", "data", "--photos", "rayons")
    with open(os.path.join(own, "casse.po"), "w", encoding="utf-8") as file:
        file.write('msgid "A kit of %s"\nmsgstr "Une mallette"\n')
    run(folder, borne, "own", "--data", "data", "--template", "tous.po")
    with open(os.path.join(folder, "tous.po"), encoding="utf-8") as file:
        text = file.read()
    changed = text.replace('msgstr "Le kit"', 'msgstr "La mallette"').replace(
        'msgstr "Bienvenue."', 'msgstr "Bien le bonjour."')
    expect("words to change", changed.count("mallette") == 1 and "bonjour" in changed)
    with open(os.path.join(own, "mots.po"), "w", encoding="utf-8") as file:
        file.write(changed)
    # A camera's stick: its images are many, and hide neither words nor the mark beside the folder.
    os.mkdir(os.path.join(own, "DCIM"))
    for number in range(30):
        png(os.path.join(own, f"DCIM/{number:02}.png"))
    # Words first; of each kind the stick that came last, what lies in no folder, by name.
    names = ["casse.po", "mots.po", "", "", "logo.png", "marque.heic"] # "": those written before
    at = {name: index for index, name in enumerate(names)}
    script = OWN
    for what, name in (("other", "marque.heic"), ("logo", "logo.png"), ("wrong", "casse.po"),
                       ("words", "mots.po")):
        script = script.replace("{" + what + "}", str(at[name]))
    os.mkdir(os.path.join(folder, "empty"))
    played(borne, folder, "data", "empty", script)
    expect("what lay there stays", sorted(os.listdir(os.path.join(folder, "empty"))) ==
           ["mots-2.po", "mots.po"])
    expect("a picture of it", os.path.getsize(os.path.join(folder, "home.png")) > 1000)
    run(folder, borne, "slips", "--data", "data", "--kind", "welcome", "--out", "accueil.pdf")


def hostile_own(borne, folder, kit):
    """What is said to be a mark or words, and is none: the kit is refused whole."""
    def put(name, what, of):
        with open(os.path.join(kit, name), "wb") as file:
            file.write(what)
        with open(os.path.join(kit, "propre.csv"), "w", encoding="utf-8") as file:
            file.write(f"{name};{of};\r\n")

    def named(before, after, what, of):
        put(f"{before}-{hashlib.sha256(what).hexdigest()[:32]}{after}", what, of)

    with open(os.path.join(folder, "own/logo.png"), "rb") as file:
        mark = file.read()
    changes = {
        "cut off": lambda: named("logo", ".png", mark[:60], "logo"),
        "no image": lambda: named("logo", ".png", b"<svg/>", "logo"),
        "another name": lambda: put("logo-0.png", mark, "logo"),
        "elsewhere": lambda: put("../../own/logo.png", mark, "logo"),
        "no words": lambda: named("mots", ".po", b"\xff\xfe", "words"),
        "something else": lambda: named("logo", ".png", mark, "program"),
        "a photograph of nowhere": lambda: named("photo", ".jpg", mark, "photo:nowhere"),
        "a photograph that is none": lambda: named("photo", ".jpg", b"<html>", "photo:A4"),
        "the catalogue": lambda: named("mots", ".po", b"x", "catalogue"),
    }
    shutil.copytree(kit, kit + ".good")
    for what, spoil in changes.items():
        shutil.rmtree(kit)
        shutil.copytree(kit + ".good", kit)
        spoil()
        seal(kit)
        said = run(folder, borne, "kit", "--data", "other", "--from", "stick", code=2)
        expect(f"{what}: {said}", "abîmé" in said)
    shutil.rmtree(kit)
    shutil.move(kit + ".good", kit)


def seal(kit, version=4):
    """The list again, as one would who changes a file and knows how it is made."""
    lines = [f"borne-kit;{version};"]
    for name in FILES[:OF_VERSION[version]]:
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
        with open(os.path.join(kit, name), "rb") as file:
            text = file.read()
        found = [word for word in words if word.encode() in text]
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
        "newer": (False, lambda: change("manifeste.csv", b"borne-kit;5;\r\n")),
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
        of_their_own(borne, folder)
        nobody(folder, kit)
        own = [name for name in os.listdir(kit) if name.startswith(("logo-", "mots-", "photo-"))]
        expect("each file once", len(own) == 3 and sorted(os.listdir(kit)) ==
               sorted(FILES + own + ["LISEZ-MOI.txt", "manifeste.csv"]))
        hostile_own(borne, folder, kit)
        hostile(borne, folder, kit)

        said = run(folder, borne, "kit", "--data", "other", "--from", "stick", "--dry-run")
        expect("preview: " + said, "Nancy" in said and "4 choses" in said)
        expect("dry", not os.path.exists(os.path.join(folder, "other")))
        shutil.copytree(kit, kit + ".now") # as one was made before there was a voice
        for name in ["voix.csv", "propre.csv"] + own:
            os.remove(os.path.join(kit, name))
        seal(kit, version=1)
        run(folder, borne, "kit", "--data", "before", "--from", "stick")
        expect("a kit of before", len(settings(folder, "before")) > 4)
        shutil.rmtree(kit)
        shutil.copytree(kit + ".now", kit)
        seal(kit, version=3)
        run(folder, borne, "kit", "--data", "third", "--from", "stick")
        expect("one of the version before", settings(folder, "third") == settings(folder, "before"))
        shutil.rmtree(kit)
        shutil.move(kit + ".now", kit)

        # The other Borne takes it over as it is started first, by touch alone.
        played(borne, folder, "other", "stick", TAKE)
        mine, theirs = settings(folder, "data"), settings(folder, "other")
        floor = {key: value for key, value in mine.items() if key.startswith("floor.")}
        expect(f"{theirs}", len(floor) == 4 and
               all(theirs.get(key) == value for key, value in floor.items()) and
               theirs.get("timeline.50") == mine["timeline.50"])

        # A month there, from a stick without a catalogue: the product lies where the kit has it.
        os.rename(os.path.join(folder, "stick"), os.path.join(folder, "kits"))
        os.mkdir(os.path.join(folder, "stick"))
        shutil.copy(os.path.join(folder, "month/commandes-novembre-2025.csv"),
                    os.path.join(folder, "stick"))
        shutil.copy(os.path.join(folder, "month/points.csv"), os.path.join(folder, "stick"))
        play = [borne, "play", "--data", "other", "--stick", "stick"]
        code = "type 2580\ntap validate\n"
        with open(os.path.join(source, "tests/play/month.play"), encoding="utf-8") as file:
            played(borne, folder, "other", "stick",
                   file.read().replace(2 * code, code.replace("2580", "1470")))
        expect("what is of their own came along and goes again", rows(
            folder, "other", "SELECT name FROM own ORDER BY 1") ==
               [("catalogue",), ("logo",), ("photo:A7",), ("words",)])
        played(borne, folder, "other", "stick", AFTER)
        expect("taken away", rows(folder, "other", "SELECT name FROM own ORDER BY 1") ==
               [("catalogue",), ("photo:A7",)])
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
        run(folder, borne, "kit", "--data", "other", "--from", "kits", code=2) # not amid a month


if __name__ == "__main__":
    main()
