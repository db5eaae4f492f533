#!/usr/bin/env python3
"""lend.py: a labo's part of the month travels to its own machine (a second data folder), is filled
there with a thing missing while the room goes on with the rest, and comes back. What was served and
what is missing is counted again from both databases with SQL alone. Twice is harmless, damage is
refused, a part that was given up comes back as conflicts.

lend.py BORNE SOURCE_DIR
"""
import csv
import hashlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

BORNE, SOURCE = (os.path.abspath(path) for path in sys.argv[1:3])
LABO = "Toul"


def check(condition, what):
    if not condition:
        sys.exit(f"lend.py: {what}")


def borne(*words, code=0):
    done = subprocess.run([BORNE, *words], capture_output=True, text=True, check=False)
    said = [line for line in done.stdout.splitlines() if not line.startswith(("ack ", "refuse "))]
    check(done.returncode == code,
          f"{words}: {done.returncode} not {code}: {said[-20:]} {done.stderr[-1500:]}")
    return "\n".join(said) + done.stderr


def play(data, lines, *options):
    with open("script.play", "w", encoding="utf-8") as script:
        script.write("\n".join(lines) + "\n")
    borne("play", "--data", data, *options, "script.play")


def rows(data, sql, *values):
    base = sqlite3.connect(f"file:{data}/borne.db?mode=ro", uri=True)
    base.row_factory = sqlite3.Row
    found = base.execute(sql, values).fetchall()
    base.close()
    return found


def crates_of(pickup):
    """Dry crates of counted goods: number, index, of, and what lies in each."""
    found = []
    for crate in rows("home", "SELECT crate.*, buyer_order.number AS number FROM crate"
                      " JOIN buyer_order ON buyer_order.id = crate.buyer_order"
                      " JOIN pickup ON pickup.id = crate.pickup"
                      " WHERE pickup.name = ? AND kind = 0 ORDER BY crate.id", pickup):
        goods = rows("home", "SELECT portion.*, product.sku AS sku, product.unit AS unit"
                     " FROM portion JOIN product ON product.id = portion.product"
                     " WHERE crate = ? ORDER BY portion.id", crate["id"])
        if all(row["sku"][:3] not in ("LEG", "FRU") for row in goods):
            found.append((crate, goods))
    return found


def fill(crate, goods, missing=None):
    """The lines that fill a crate by scanner; one product may be missing."""
    label = f"scan crate {crate['number']} {crate['position']}/{crate['siblings']}"
    lines = [label, "screen crate_opened", "tap go", "screen pick"]
    for row in goods:
        if row["sku"] == missing:
            lines += ["tap problem", "tap missing"]
            if row["units_milli"] > 1000:
                lines += [f"tap key_{row['units_milli'] // 1000}"]
        else:
            lines += [f"burst {row['units_milli'] // 1000} product {row['sku']}"]
    return lines + ["screen crate_done", label, "hear finished"]


def main():
    demo = os.path.join(SOURCE, "assets/demo")
    for name in ("catalogue.csv", "commandes-novembre-2025.csv"):
        shutil.copy(os.path.join(demo, name), name)
    borne("import", "--data", "home", "--catalogue", "catalogue.csv",
          "commandes-novembre-2025.csv")
    borne("labels", "--data", "home", "--kind", "crate", "--stock", "a4-24", "--out", "l.pdf")
    mine = crates_of(LABO)
    check(len(mine) >= 3, f"{len(mine)} crates of {LABO} that can be scanned")
    (first, goods), (second, more), (third, rest) = mine[:3]
    lost = goods[0]["sku"]

    # The part leaves, twice the same, and stays without names.
    borne("lend", "--data", "home", "--pickup", LABO, "--out", "toul.part-borne")
    borne("lend", "--data", "home", "--pickup", LABO, "--out", "again.part-borne")
    part = open("toul.part-borne", encoding="utf-8").read()
    check(part == open("again.part-borne", encoding="utf-8").read(), "written twice, it differs")
    names = {row["first_name"] for row in rows("home", "SELECT first_name FROM person")}
    fields = {field.lstrip("'") for line in part.splitlines() for field in line.split("\t")}
    check(len(names) > 20 and not names & fields, f"names in the part: {names & fields}")
    others = {row["reference"] for row in rows(
        "home", "SELECT reference FROM buyer_order WHERE pickup <> ?", first["pickup"])}
    check(not (others - {""}) & fields, "orders of others in the part")
    check("PREP" not in borne("lend", "--data", "home", "--pickup", LABO, "--out", "n.part-borne",
                              "--names"), "")
    check(names & {f.lstrip("'") for line in open("n.part-borne", encoding="utf-8")
                   for f in line.rstrip("\n").split("\t")}, "asked for, names are in it")

    # Damage, a foreign file, somebody else's machine: refused, nothing made.
    for at, byte in ((len(part) // 2, "#"), (len(part) - 1, "")):
        with open("bad.part-borne", "w", encoding="utf-8") as bad:
            bad.write(part[:at] + byte + part[at + 1:])
        said = borne("borrow", "--data", "labo", "--from", "bad.part-borne", code=2)
        check("abîmé" in said, said)
    borne("borrow", "--data", "labo", "--from", "catalogue.csv", code=2)
    month = ("--catalogue", "catalogue.csv", "commandes-novembre-2025.csv")
    borne("import", "--data", "other", *month)
    said = borne("borrow", "--data", "other", "--from", "toul.part-borne", code=2)
    check("déjà" in said, said)

    # The labo takes it, and fills three crates; one thing is missing, one crate is checked.
    borne("borrow", "--data", "labo", "--from", "toul.part-borne")
    check("déjà ici" in borne("borrow", "--data", "labo", "--from", "toul.part-borne"), "again")
    borne("check", "--data", "labo")
    start = ["tap pick", "tap pair_0", "screen crate_choice"]
    play("labo", start + fill(first, goods, lost) + fill(second, more) + fill(third, rest))

    # Meanwhile the room fills one of its own and cannot touch the labo's; the month stays.
    (own, own_goods) = crates_of("Foug")[0]
    play("home", start + fill(own, own_goods) +
         [f"scan crate {first['number']} {first['position']}/{first['siblings']}",
          "screen not_this", "expect labo"])
    borne("import", "--data", "home", "--catalogue", "catalogue.csv",
          "commandes-novembre-2025.csv")  # the same once more: nothing to do
    text = open("commandes-novembre-2025.csv", encoding="utf-8").read().splitlines(True)
    with open("later.csv", "w", encoding="utf-8") as later:
        later.writelines(text[:-1])
    check("part du mois" in borne("import", "--data", "home", "--catalogue", "catalogue.csv",
                                  "later.csv", code=2), "a changed month while a part is out")

    # Back it comes.
    borne("unite", "--data", "home", "--from", "toul.part-borne", code=2)
    borne("give-back", "--data", "labo", "--out", "toul.releve-borne")
    record = open("toul.releve-borne", encoding="utf-8").read()
    with open("bad.releve-borne", "w", encoding="utf-8") as bad:
        bad.write(record.replace("\t5\t", "\t6\t", 1))
    borne("unite", "--data", "home", "--from", "bad.releve-borne", code=2)
    shutil.copytree("home", "before")
    seen = json.loads(borne("unite", "--data", "home", "--from", "toul.releve-borne", "--dry-run",
                            "--json"))
    events = rows("labo", "SELECT * FROM event WHERE station = (SELECT id FROM station)")
    all_crates = rows("home", "SELECT count(*) AS n FROM crate JOIN pickup ON pickup.id ="
                      " crate.pickup WHERE pickup.name = ?", LABO)[0]["n"]
    expected = {"prep": 1, "pickup": LABO, "crates": all_crates, "picked": 3, "checked": 0,
                "added": 0, "events": len(events), "discrepancies": 1, "conflicts": 0}
    check(seen == expected, f"{seen} instead of {expected}")
    check(len(rows("home", "SELECT * FROM event")) == len(rows("before", "SELECT * FROM event")),
          "a dry run wrote something")
    done = json.loads(borne("unite", "--data", "home", "--from", "toul.releve-borne", "--json"))
    check(done == expected, f"{done}")
    again = json.loads(borne("unite", "--data", "home", "--from", "toul.releve-borne", "--json"))
    check(again["events"] == 0 and again["picked"] == 3, f"{again}")
    borne("check", "--data", "home")
    record_of = "SELECT * FROM event ORDER BY lamport, station, seq"
    once = [tuple(row) for row in rows("home", record_of)]
    check(len(set(once)) == len(once) == len(rows("before", record_of)) + len(events), "twice")

    # The other way round, from the same beginnings: the same state.
    digest = json.loads(borne("check", "--data", "home", "--json"))["open_digest"]
    borne("unite", "--data", "before", "--from", "toul.releve-borne")
    check(json.loads(borne("check", "--data", "before", "--json"))["open_digest"] == digest,
          "another state")

    # What was served there: each scan of the labo's record, counted here.
    picked = {}
    for event in events:
        if event["kind"] == 5:
            key = (event["crate"], event["product"])
            picked[key] = picked.get(key, 0) + event["units_milli"]
    borne("report", "--data", "home", "--kind", "served", "--out", "served.csv")
    served = {}
    for row in csv.DictReader(open("served.csv", encoding="utf-8-sig")):
        served[(row["Commande"], row["SKU"])] = float(row["Quantité"].replace(",", "."))
    expected_served = {}
    for crate, goods_in in ((first, goods), (second, more), (third, rest)):
        for row in goods_in:
            key = (str(crate["number"]), row["sku"])
            got = picked.get((crate["id"], row["product"]), 0)
            ordered = rows("home", "SELECT sum(portion.units_milli) AS n, sum(crate = ?) AS here,"
                           " count(*) AS parts FROM portion JOIN crate ON crate.id = portion.crate"
                           " WHERE buyer_order = ? AND product = ?", crate["id"],
                           crate["buyer_order"], row["product"])[0]
            if ordered["parts"] == 1:
                expected_served[key] = got / 1000
    for key, amount in expected_served.items():
        check(served.get(key, 0) == amount, f"{key}: {served.get(key)} served, not {amount}")
    check(any(amount == 0 for amount in expected_served.values()), "the missing one was served")

    # It stands in the list, once, as the labo said it.
    borne("report", "--data", "home", "--out", "list.csv")
    listed = [row for row in csv.reader(open("list.csv", encoding="utf-8-sig"), delimiter=";")]
    mine = [row for row in listed if lost in ";".join(row) or "manque" in ";".join(row)]
    check(len(mine) == 1 and LABO in ";".join(mine[0]), f"list: {listed}")

    # Given up at home, then it comes all the same: shown as conflicts, nothing of home's changes.
    borne("lend", "--data", "home", "--pickup", "RJP", "--out", "rjp.part-borne")
    borne("borrow", "--data", "rjp", "--from", "rjp.part-borne")
    (lent, lent_goods) = crates_of("RJP")[0]
    play("rjp", start + fill(lent, lent_goods))
    borne("give-back", "--data", "rjp", "--out", "rjp.releve-borne")
    borne("lend", "--data", "home", "--pickup", "RJP", "--take-back")
    late = json.loads(borne("unite", "--data", "home", "--from", "rjp.releve-borne", "--json"))
    check(late["picked"] == 0 and late["conflicts"] > 1, f"{late}")
    borne("check", "--data", "home")

    # The next month's part: the one before ends on the labo's machine.
    check("rien à rendre" in borne("give-back", "--data", "home", "--out", "x", code=2), "home")
    borne("borrow", "--data", "rjp", "--from", "toul.part-borne", code=2)
    print(f"{len(events)} events came back, {len(expected_served)} amounts counted again")


def code_of(said):
    return re.search(r"((?:\d{5} ?){8})", said)[1].strip()


def picked_here(data):
    return rows(data, "SELECT sum(units_milli) AS n FROM event WHERE kind = 5")[0]["n"] or 0


def many_machines(record):
    """A record that says of a hundred machines that they went on with its part is none of ours."""
    with open(record, encoding="utf-8") as file:
        head, *lines = file.read().splitlines()
    at, went_on = next((i, line.split("\t")) for i, line in enumerate(lines)
                       if line.startswith("E") and line.split("\t")[6] == "42")
    more = ["\t".join([went_on[0], str(1000 + i), *went_on[2:]]) for i in range(100)]
    lines = lines[:at + 1] + more + lines[at + 1:]
    text = "\n".join(lines) + "\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    with open("many.releve-borne", "w", encoding="utf-8") as file:
        file.write(" ".join(head.split(" ")[:-1]) + f" {digest}\n{text}")
    said = borne("unite", "--data", "centre", "--from", "many.releve-borne", code=2)
    check("ne contient pas ce qu" in said, said)


def after_a_break():
    """The labo's PC breaks amid its part: its backup goes on with it on another PC, in the crate
    that was open, and the month has each crate once. The broken one's own record, found later, is
    shown."""
    month = ("--catalogue", "catalogue.csv", "commandes-novembre-2025.csv")
    borne("import", "--data", "centre", *month)
    borne("labels", "--data", "centre", "--kind", "crate", "--stock", "a4-24", "--out", "l2.pdf")
    borne("lend", "--data", "centre", "--pickup", LABO, "--out", "b.part-borne")
    borne("borrow", "--data", "first", "--from", "b.part-borne")
    (one, goods), (two, more), (three, rest) = crates_of(LABO)[:3]
    start = ["tap pick", "tap pair_0", "screen crate_choice"]
    begun = [f"scan crate {two['number']} {two['position']}/{two['siblings']}",
             "screen crate_opened", "tap go", "screen pick", f"burst 1 product {more[0]['sku']}"]
    play("first", start + fill(one, goods) + begun)
    code = code_of(borne("backup", "--data", "first", "--out", "first.bak"))
    play("first", [f"burst {more[0]['units_milli'] // 1000 - 1} product {more[0]['sku']}"]
         if more[0]["units_milli"] > 1000 else [f"burst 1 product {more[1]['sku']}"])
    lost = picked_here("first")
    borne("restore", "--data", "second", "--from", "first.bak", "--code", code)
    kept = picked_here("second")
    check(0 < kept < lost, f"{kept} of {lost} were in the backup")
    # It goes on in the crate that stood open there.
    amounts = [(row["sku"], row["units_milli"] // 1000 - (row is more[0])) for row in more]
    label = f"scan crate {two['number']} {two['position']}/{two['siblings']}"
    play("second", ["screen pick"] + [f"burst {n} product {sku}" for sku, n in amounts if n > 0] +
         ["screen crate_done", label, "hear finished"] + fill(three, rest))
    borne("check", "--data", "second")
    borne("give-back", "--data", "second", "--out", "b.releve-borne")
    seen = json.loads(borne("unite", "--data", "centre", "--from", "b.releve-borne", "--json"))
    check((seen["picked"], seen["conflicts"], seen["discrepancies"]) == (3, 0, 0), f"{seen}")
    again = json.loads(borne("unite", "--data", "centre", "--from", "b.releve-borne", "--json"))
    check(again["events"] == 0, f"{again}")
    many_machines("b.releve-borne")
    ordered = sum(row["units_milli"] for _, of in ((one, goods), (two, more), (three, rest))
                  for row in of)
    check(picked_here("centre") == ordered, f"{picked_here('centre')} of {ordered}")
    whose = rows("centre", "SELECT count(DISTINCT station) AS n FROM event WHERE kind = 5")[0]["n"]
    check(whose == 2, f"{whose} machines filled crates")
    borne("check", "--data", "centre")
    digest = json.loads(borne("check", "--data", "centre", "--json"))["open_digest"]
    # The broken PC starts after all, and gives its part back too: shown, and counted nowhere.
    play("first", ["screen pick", "tap problem", "tap aside"])
    borne("give-back", "--data", "first", "--out", "old.releve-borne")
    late = json.loads(borne("unite", "--data", "centre", "--from", "old.releve-borne", "--json"))
    check(late["conflicts"] > 0 and late["picked"] == 3, f"{late}")
    served = rows("centre", "SELECT count(*) AS n FROM event WHERE kind = 10")[0]["n"]
    check(served == 3, f"{served} crates were filled")
    borne("check", "--data", "centre")
    check(json.loads(borne("check", "--data", "centre", "--json"))["open_digest"] != digest, "")


NEW_CODE = ["tap desk", "expect Choisissez", "type 2580", "tap validate", "type 2580",
            "tap validate", "screen director"]
DESK = ["tap desk", "type 2580", "tap validate", "screen director"]
LENDS = ["tap more", "tap before", "tap lends", "screen lends"]


def by_screen():
    """The same way by touch alone: two machines, one stick that goes to and fro."""
    os.mkdir("stick")
    shutil.copytree(os.path.join(SOURCE, "assets/demo"), "demo")
    play("desk", [f"include {SOURCE}/tests/play/month.play"], "--stick", "demo")
    letter = rows("desk", "SELECT letter FROM pickup WHERE name = ?", LABO)[0]["letter"]
    stick = ("--stick", "stick")
    crate, goods = crates_of(LABO)[0]
    play("desk", DESK + LENDS + ["tap page_next", f"tap point_{letter}", "expect Sans les noms",
                                     "tap validate", "expect Sur la clé : preparation-1",
                                     "expect à la borne du labo", "tap back", "tap back",
                                     "tap lock", "screen home"], *stick)
    check(len(os.listdir("stick")) == 1, f"{os.listdir('stick')}")
    # The labo's machine is new: the part is its first month.
    play("there", NEW_CODE + LENDS + [f"expect la part de {LABO}", "tap found_0", "expect Recevoir",
                                      "tap validate", f"expect {LABO} remplit ses cagettes ici",
                                      "tap lock", "screen home", "tap pick", "tap pair_0"] +
         fill(crate, goods), *stick)
    play("there", DESK + LENDS + ["expect 1 cagette", "tap validate",
                                  "expect Sur la clé : preparation-1", "expect Rendue"], *stick)
    check(len(os.listdir("stick")) == 2, f"{os.listdir('stick')}")
    play("desk", DESK + LENDS + [f"expect ce que {LABO} a rempli", "tap found_0",
                                 "expect cagette remplie, sur", "tap validate",
                                 "expect C’est fait.",
                                 "tap page_next", "expect revenue : 1 sur"], *stick)
    for data in ("desk", "there"):
        borne("check", "--data", data)
    picked = rows("desk", "SELECT sum(units_milli) AS n FROM event WHERE kind = 5")[0]["n"]
    check(picked == sum(row["units_milli"] for row in goods), f"{picked} milli-units came back")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        main()
        after_a_break()
        by_screen()
