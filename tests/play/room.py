#!/usr/bin/env python3
"""room.py: the room is drawn by touch, products get their places by touch and by their labels; it
is kept over a restart, steps and slips follow the way through it, its page is printed, and the same
month again finds every product where it was put; it is kept under a name, lost and set up from it.

room.py BORNE SOURCE_DIR
"""
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

PRODUCT_PLACED, TICKED, TICK_ROOM = 50, 29, 4
IN_PANEL = 4 # products on a page of it


def run(folder, *command, code=0):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != code:
        said = [line for line in done.stdout.splitlines() if not line.startswith("ack ")]
        sys.exit(" ".join(command) + "\n" + "\n".join(said[-20:]) + done.stderr[-2000:])
    return done.stdout


def expect(what, is_so):
    if not is_so:
        sys.exit(what)


def own_code(kind, serial):
    """Ten digits: K PPP SSSS CC, the last two by MOD 97-10."""
    digits = f"{kind}000{serial:04d}"
    return digits + f"{98 - int(digits) * 100 % 97:02d}"


def rows(folder, query, *values):
    record = sqlite3.connect(f"file:{folder}/data/borne.db?mode=ro", uri=True)
    return record.execute(query, values).fetchall()


def largest_crate(folder):
    """Of the dry ones: order number, position, siblings, and its products in the plan's order."""
    (crate, number, position, siblings), = rows(
        folder, "SELECT crate.id, buyer_order.number, position, siblings FROM crate"
        " JOIN buyer_order ON buyer_order.id = crate.buyer_order"
        " JOIN pickup ON pickup.id = crate.pickup"
        " WHERE crate.kind = 0 AND pickup.mode = 0 ORDER BY portions DESC, crate.id LIMIT 1")
    skus = rows(folder, "SELECT sku, gtin, fragile FROM portion JOIN product ON product.id ="
                " portion.product WHERE crate = ? ORDER BY portion.id", crate)
    return number, position, siblings, skus


DRAW = """
tap desk
type 2580
tap validate
tap more
tap before
tap room
expect commencez par la porte
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
expect Rayon A
tap square_3_4
tap undo
tap back
tap add
tap shelf
tap square_6_5
tap letter_less
expect Rayon A
tap undo
expect Rayon B
tap back
tap add
tap fridge
tap square_9_5
tap kilos_more
expect 105 kg
tap remove
tap undo
tap back
tap setup
tap setup_6
tap back
tap goods
"""

ROOM = """
tap desk
type 2580
tap validate
tap more
tap before
tap room
"""

# The room is kept under a name, its fridge is lost, and it is set up again from what was kept.
KEEP = ROOM + """
tap kept
expect Aucune salle
tap keep_room
tap letter_f
tap letter_o
tap letter_u
tap letter_g
tap validate
expect Foug
expect celle de maintenant
tap back
tap thing_6
tap remove
tap kept
absent celle de maintenant
tap kept_0
tap use_room
expect nulle part
tap validate
tap thing_6
expect 105 kg
tap back
tap setup
expect 0 sur
"""

# After a restart: copied, named anew, one deleted.
AFTER = ROOM + """
tap kept
tap kept_0
tap copy_room
tap letter_a
tap letter_b
tap validate
expect Ab
tap kept_1
tap rename_room
tap erase
tap validate
expect Fou
absent Foug
tap kept_0
tap drop_room
expect Supprimer
tap validate
absent Ab
expect Fou
"""


def main():
    borne, source = (os.path.abspath(path) for path in sys.argv[1:3])
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(os.path.join(source, "assets/demo"), os.path.join(folder, "stick"))
        play = [borne, "play", "--data", "data", "--stick", "stick"]
        run(folder, *play, os.path.join(source, "tests/play/month.play"))
        number, position, siblings, skus = largest_crate(folder)
        expect(f"a crate of some lines: {skus}", len(skus) >= 4)
        places = [f"A{n}" for n in range(1, 7)] + [f"B{n}" for n in range(1, 7)]
        wanted = dict(zip(places, reversed([sku for sku, _, _ in skus])))
        script = DRAW
        by_label = next((sku for sku, gtin, _ in skus if gtin), None)
        lies = dict(rows(folder, "SELECT sku, place FROM product ORDER BY id"))
        on_map = set(places) | {"C1", "C2"}
        for place, sku in wanted.items():
            if sku == by_label: # what, then where, by their labels
                serial = (ord(place[0]) - ord("A")) * 100 + int(place[1:])
                script += f"scan product {sku}\nscan {own_code(3, serial)}\ntap back\ntap back\n"
            else: # where, then what, by touch: what lies there, what lies nowhere, the others
                listed = sorted(lies, key=lambda one, at=place: 0 if lies[one] == at else
                                1 if lies[one] not in on_map else 2)
                script += f"tap thing_{4 if place[0] == 'A' else 5}\ntap place_{place}\n"
                script += "tap page_next\n" * (listed.index(sku) // IN_PANEL)
                script += f"tap product_{sku}\ntap back\ntap back\n"
            lies[sku] = place
        with open(os.path.join(folder, "draw.play"), "w", encoding="utf-8") as file:
            file.write(script + "tap back\ntap way\nexpect cet ordre\n")
        run(folder, *play, "draw.play")
        run(folder, borne, "check", "--data", "data")

        placed = rows(folder, "SELECT sku, event_number FROM event JOIN product ON product.id ="
                      " event.product WHERE event.kind = ? ORDER BY seq", PRODUCT_PLACED)
        expect(f"placed {placed}", dict(placed) == {
            sku: (ord(place[0]) - ord("A") + 1) * 10000 + int(place[1:])
            for place, sku in wanted.items()})
        ticks = rows(folder, "SELECT event_number, value FROM event WHERE kind = ? AND target = ?",
                     TICKED, TICK_ROOM)
        expect(f"ticks {ticks}", ticks == [(6, 1)])
        kept = dict(rows(folder, "SELECT key, value FROM setting WHERE key LIKE 'floor.%'"))
        expect(f"kept {kept}", kept.get("floor.4") == "1 2 4 3 0 1 1 6 0 " and
               kept.get("floor.6") == "4 8 4 1 0 3 1 2 105 ")

        with open(os.path.join(folder, "keep.play"), "w", encoding="utf-8") as file:
            file.write(KEEP)
        run(folder, *play, "keep.play")
        expect("the room as it was", kept ==
               dict(rows(folder, "SELECT key, value FROM setting WHERE key LIKE 'floor.%'")))
        ticks = rows(folder, "SELECT event_number, value FROM event WHERE kind = ? AND target = ?"
                     " ORDER BY seq", TICKED, TICK_ROOM)
        expect(f"what was set up is to be set up again: {ticks}", ticks[-1] == (6, 0))
        told = rows(folder, "SELECT role, key, value FROM desk_change WHERE value LIKE 'room:%'")
        expect(f"told {told}", told == [(1, "own.kept", "room:Foug")])
        run(folder, borne, "kit", "--data", "data", "--out", ".")
        said = run(folder, borne, "kit", "--data", "other", "--from", ".")
        expect(f"in the kit: {said}", "1 salles gardées" in said)
        with open(os.path.join(folder, "after.play"), "w", encoding="utf-8") as file:
            file.write(AFTER)
        run(folder, *play, "after.play")
        expect("one is left", rows(folder, "SELECT name FROM own") == [("room:Fou",)])

        # The slip and the first step, after a restart: along the way, what is fragile last.
        fragile = {sku for sku, _, is_fragile in skus if is_fragile}
        order = ([place for place, sku in wanted.items() if sku not in fragile] +
                 [place for place, sku in wanted.items() if sku in fragile])
        crate = f"{number} {position}/{siblings}"
        shot = f"shot {os.environ['BORNE_SHOT']}\n" if "BORNE_SHOT" in os.environ else ""
        with open(os.path.join(folder, "step.play"), "w", encoding="utf-8") as file:
            file.write(f"scan crate {crate}\ntap pair_0\ntap go\nscreen pick\n"
                       f"expect {order[0]}\nabsent {order[-1]}\n{shot}\n")
        run(folder, *play, "step.play")
        run(folder, borne, "slips", "--data", "data", "--kind", "prep", "--out", "slips.pdf")
        text = run(folder, "pdftotext", "-layout", "slips.pdf", "-")
        pages = [page for page in text.split("\f")
                 if re.search(rf"^\s*\S*\s+{number}\s+{position}/{siblings}\b", page, re.M) or
                 f"{position}/{siblings}" in page and re.search(rf"\b{number}\b", page)]
        found = [re.findall(r"\b([AB][1-6])\b", page) for page in pages]
        expect(f"slips {found} not {order}", order in found)

        # The room on paper, and labels for its empty places too.
        run(folder, borne, "slips", "--data", "data", "--kind", "room", "--out", "room.pdf")
        if "BORNE_SHOT" in os.environ: # for who wants to look at both
            shutil.copy(os.path.join(folder, "room.pdf"), os.environ["BORNE_SHOT"] + ".pdf")
        text = run(folder, "pdftotext", "-layout", "-l", "1", "room.pdf", "-")
        for words in ("A1", "B6", "Installer la salle", "Frigo C", "brancher, 105 kg"):
            expect(f"{words} in: {text}", words in text)
        run(folder, borne, "labels", "--data", "data", "--kind", "place", "--stock", "a4-24",
            "--out", "places.pdf", "--manifest", "places.json")
        with open(os.path.join(folder, "places.json"), encoding="utf-8") as file:
            expect("a label for C2, where nothing lies", own_code(3, 202) in file.read())

        # The same month again: nothing of it is new, since it remembers where things lie.
        before = len(rows(folder, "SELECT 1 FROM plan"))
        said = run(folder, borne, "import", "--data", "data", "--catalogue", "stick/catalogue.csv",
                   "stick/commandes-novembre-2025.csv")
        expect("same month: " + said, len(rows(folder, "SELECT 1 FROM plan")) == before)
        # With one more order: every product stays where it was put.
        path = os.path.join(folder, "stick/commandes-novembre-2025.csv")
        with open(path, encoding="utf-8-sig") as file:
            lines = file.read().splitlines()
        with open(path, "w", encoding="utf-8") as file: # without its last order line
            file.write("\n".join(lines[:-1]) + "\n")
        run(folder, borne, "import", "--data", "data", "--catalogue", "stick/catalogue.csv", path)
        (latest,), = rows(folder, "SELECT max(import) FROM plan")
        expect("another import", len(rows(folder, "SELECT 1 FROM plan")) == before + 1)
        now = dict(rows(folder, "SELECT sku, place FROM product WHERE import = ?", latest))
        expect(f"places {now}", all(now[sku] == place for place, sku in wanted.items()))


if __name__ == "__main__":
    main()
