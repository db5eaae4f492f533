#!/usr/bin/env python3
"""month_page.py: the demo day, then milk is shared out, a labo tells, a case is decided. Every
number of the month's page and of the treasurer's tables is counted again here, from the events and
the plan in the database with SQL and Python alone, and must agree. Workbook and pages are opened.

month_page.py BORNE SOURCE_DIR [FOLDER]: the folder gets what was written, to look at.
"""
import collections
import csv
import math
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
import zipfile

AFTER = """
tap back
screen director
tap more
tap shortage
scan product LAI-06
type 30
tap validate
expect commandes sont concernées
tap validate
expect C’est réparti.
tap back
tap back
tap returns
tap point_A
scan product SEC-06
tap face_bad
tap damaged
type 2
tap validate
expect 1 ligne notée
tap back
tap back
tap back
tap review
tap case_0
tap decision_supplier
tap back
state state.json
"""
OPENED, PICKED, UNDONE, DISCREPANCY, LEFT, CLOSED = 4, 5, 6, 7, 9, 10
COUNTED, CHECKED, REOPENED, LOADED, CASE_SET = 12, 13, 14, 26, 34
SHARED, PORTION_SHARED, RETURNED = 31, 32, 33
MISSING, SUBSTITUTED, EXTRA, DIFFERENCE = 1, 3, 4, 5
WORDS = {1: "manque", 2: "abîmé", 3: "remplacé", 4: "en plus", 5: "différence au contrôle",
         6: "date passée", 7: "mal livré", 8: "doute sur le froid", 9: "étiquette illisible"}
SUPPLIER, STOCK, PICKING, LABEL, EQUIPMENT = 1, 2, 3, 5, 6
GUESS = {2: SUPPLIER, 3: SUPPLIER, 4: PICKING, 5: PICKING, 6: SUPPLIER, 7: SUPPLIER, 8: EQUIPMENT,
         9: LABEL}


def check(condition, what):
    if not condition:
        sys.exit(f"month_page.py: {what}")


def run(borne, folder, *words):
    done = subprocess.run([borne, *words], cwd=folder, capture_output=True, text=True, check=False)
    said = [line for line in done.stdout.splitlines() if not line.startswith(("ack ", "refuse "))]
    check(done.returncode == 0, f"{words}: {said[-20:]} {done.stderr[-1500:]}")


class Record:
    """The record, read without Borne."""

    def __init__(self, path):
        base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        base.row_factory = sqlite3.Row
        self.base = base
        undone = {(e["undoes_station"], e["undoes_seq"]) for e in
                  base.execute(f"SELECT * FROM event WHERE kind = {UNDONE}")}
        self.events = [e for e in base.execute("SELECT * FROM event ORDER BY lamport, station, seq")
                       if e["kind"] != UNDONE and (e["station"], e["seq"]) not in undone]
        self.portions = {p["id"]: p for p in base.execute("SELECT * FROM portion")}
        self.crates = {c["id"]: c for c in base.execute("SELECT * FROM crate")}
        self.products = {p["id"]: p for p in base.execute("SELECT * FROM product")}
        self.bulk = {row["id"] for row in base.execute("SELECT id FROM pickup WHERE mode = 1")}

    def one(self, sql):
        return self.base.execute(sql).fetchone()[0]

    def of_kind(self, kind):
        return [e for e in self.events if e["kind"] == kind]

    def missing(self):
        """Units missing by portion: declared at the shelf, and cut by the latest share."""
        declared, granted = collections.Counter(), {}
        for e in self.events:
            if e["kind"] == DISCREPANCY and e["type"] == MISSING:
                declared[e["portion"]] += e["units_milli"]
            elif e["kind"] == PORTION_SHARED:
                granted[e["portion"]] = e["units_milli"]
        missing = collections.Counter(declared)
        for portion, gets in granted.items():
            most = self.portions[portion]["units_milli"] - declared[portion]
            missing[portion] += max(0, most - gets)
        return +missing

    def differences(self):
        """Crates and portions whose second count was another number too."""
        picked = collections.Counter()
        counts, found = collections.Counter(), []
        for e in self.events:
            key = e["portion"]
            if e["kind"] == PICKED:
                picked[key] += e["units_milli"]
            elif e["kind"] == DISCREPANCY and e["type"] == EXTRA:
                picked[key] += e["units_milli"]
            elif e["kind"] == COUNTED:
                product = self.products[e["product"]]
                room = 0
                if product["unit"] == 2:
                    grams = picked[key] * product["weight_g"] // 1000
                    room = max(30, grams * 50 // 1000) * 1000 // max(1, product["weight_g"])
                off = abs(e["units_milli"] - picked[key])
                counts[key] += off > room or (e["units_milli"] == 0) != (picked[key] == 0)
                if counts[key] == 2:
                    found.append((e["crate"], e, abs(e["units_milli"] - picked[key])))
                    counts[key] = 0
        return found

    def worked(self):
        """How long each crate that is filled was open while it was filled, in milliseconds."""
        since, worked, filled = {}, collections.Counter(), set()
        for e in self.events:
            crate = e["crate"]
            if e["kind"] == OPENED:
                since[crate] = e["at_ms"]
            elif e["kind"] in (LEFT, CLOSED) and crate in since:
                took = e["at_ms"] - since.pop(crate)
                worked[crate] += took if 0 <= took <= 7200000 else 0
            if e["kind"] == CLOSED:
                filled.add(crate)
            elif e["kind"] == REOPENED:
                filled.discard(crate)
        return {crate: worked[crate] for crate in filled if worked[crate] > 0}

    def cases(self):
        """What went wrong: product, type, units, lot and whose it is, as the review left it."""
        found = []  # the event's id, crate, product, type, units, lot, cause
        declared = collections.Counter()
        shared = {}
        for e in self.events:
            ident = (e["station"], e["seq"])
            if e["kind"] == DISCREPANCY:
                declared[e["portion"]] += e["units_milli"] if e["type"] in (1, 3) else 0
                cause = STOCK if e["type"] == MISSING else GUESS[e["type"]]
                found.append([ident, e["crate"], e["product"], e["type"], e["units_milli"],
                              e["lot"], cause])
            elif e["kind"] == PORTION_SHARED:
                most = self.portions[e["portion"]]["units_milli"] - declared[e["portion"]]
                shared[e["portion"]] = [ident, e["crate"], e["product"], MISSING,
                                        most - e["units_milli"], e["lot"], SUPPLIER]
            elif e["kind"] == RETURNED and e["type"] != 0:
                cause = PICKING if e["type"] == MISSING else GUESS[e["type"]]
                found.append([ident, 0, e["product"], e["type"], e["units_milli"], e["lot"], cause])
        found += [case for case in shared.values() if case[4] > 0]
        for crate, e, off in self.differences():
            found.append([(e["station"], e["seq"]), crate, e["product"], DIFFERENCE, off, e["lot"],
                          PICKING])
        for e in self.of_kind(CASE_SET):
            for case in found:
                if (case[0], case[1], case[2]) == ((e["undoes_station"], e["undoes_seq"]),
                                                   e["crate"], e["product"]):
                    case[3], case[4] = e["type"], e["units_milli"]
                    case[6] = e["value"] or case[6]
                    case.append(e["copy"] == 5)  # a mistake counts nowhere
        return [case for case in found if not case[7:] or not case[-1]]


def read_sheet(path, name):
    """The cells of a workbook's sheet, row by row, as texts."""
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(path) as book:
        tree = xml.etree.ElementTree.fromstring(book.read("xl/workbook.xml"))
        names = [sheet.get("name") for sheet in tree.iter(main + "sheet")]
        at = names.index(name) + 1
        strings = []
        if "xl/sharedStrings.xml" in book.namelist():
            shared = xml.etree.ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
            strings = ["".join(t.text or "" for t in si.iter(main + "t"))
                       for si in shared.iter(main + "si")]
        sheet = xml.etree.ElementTree.fromstring(book.read(f"xl/worksheets/sheet{at}.xml"))
        found = []
        for row in sheet.iter(main + "row"):
            cells = {}
            for cell in row.iter(main + "c"):
                column = "".join(c for c in cell.get("r") if c.isalpha())
                value = cell.find(main + "v")
                text = value.text if value is not None else ""
                if cell.get("t") == "s":
                    text = strings[int(text)]
                elif cell.get("t") == "inlineStr":
                    text = "".join(t.text or "" for t in cell.iter(main + "t"))
                cells[column] = text
            found.append(cells)
        return found


def look_at_pareto(path, record):
    """Products and what went wrong with them, most cases first; and each supplier's share."""
    cases = record.cases()
    counted, units = collections.Counter(), collections.Counter()
    for case in cases:
        if case[2]:
            counted[case[2], case[3]] += 1
            units[case[2], case[3]] += case[4]
    order = sorted(counted, key=lambda key: (-counted[key], key[0], key[1]))[:10]
    rows = [row for row in read_sheet(path, "Pareto") if row.get("C") in WORDS.values()]
    check(len(rows) == len(order) >= 4, f"{len(rows)} rows of Pareto, counted {len(order)}")
    for row, key in zip(rows, order):
        what = f"Pareto {key}: {row}"
        check(row["B"] == record.products[key[0]]["sku"], what)
        check(row["C"] == WORDS[key[1]] and int(float(row["D"])) == counted[key], what)
        near(row["E"], units[key] / 1000, what)
    lots = {lot["id"]: lot for lot in record.base.execute("SELECT * FROM lot")}
    names = {s["id"]: s["name"] for s in record.base.execute("SELECT * FROM supplier")}
    first_lot = {}
    for lot in lots.values():
        first_lot.setdefault(lot["product"], lot)
    blamed, lines = collections.Counter(), collections.Counter()
    for case in cases:
        lot = lots.get(case[5]) or first_lot[case[2]]
        blamed[names.get(lot["supplier"], "inconnu")] += case[6] == SUPPLIER
    for line in record.base.execute("SELECT * FROM line WHERE units_milli > 0"):
        lines[names.get(first_lot[line["product"]]["supplier"], "inconnu")] += 1
    rows = {row["A"]: row for row in read_sheet(path, "Fournisseurs")
            if row.get("A") in lines or row.get("A") in blamed}
    check(set(rows) == set(lines) and len(rows) > 2, f"suppliers {set(rows)}, counted {lines}")
    for name, row in rows.items():
        check(int(float(row["C"])) == lines[name] and int(float(row["E"])) == blamed[name],
              f"{name}: {row}, counted {lines[name]} lines, {blamed[name]} cases")
    check(sum(blamed.values()) > 10, "no supplier is to blame for anything")


def poisson_bounds(cases):
    """Garwood's limits, by summing the distribution itself."""
    def at_most(k, mean):
        term = total = math.exp(-mean)
        for i in range(1, k + 1):
            term *= mean / i
            total += term
        return total

    def solve(k, chance):
        low, high = 0.0, cases + 40.0
        while high - low > 1e-9:
            middle = (low + high) / 2
            low, high = (middle, high) if at_most(k, middle) > chance else (low, middle)
        return low
    return (solve(cases - 1, 0.975) if cases else 0.0), solve(cases, 0.025)


def near(text, number, what):
    check(abs(float(text) - number) <= 0.0011, f"{what} is {text}, counted {number}")


def look_at_month(row, record):
    gone = {e["crate"] for e in record.of_kind(CLOSED)}
    here = [c for c in record.crates.values() if c["pickup"] not in record.bulk]
    said = record.of_kind(DISCREPANCY)
    returned = [e for e in record.of_kind(RETURNED) if e["type"] != 0]
    differ = [crate for crate, _, _ in record.differences()]
    worked = sorted(record.worked().values())
    cold = [ms for crate, ms in record.worked().items() if record.crates[crate]["kind"] != 0]
    checked = {e["crate"] for e in record.of_kind(CHECKED)}
    lines = record.one("SELECT count(*) FROM line WHERE units_milli > 0")
    short = record.missing()
    kilos = record.one("SELECT sum((l.units_milli * p.weight_g + 500) / 1000) FROM line AS l"
                       " JOIN product AS p ON p.id = l.product")
    expected = {
        "Commandes": record.one("SELECT count(*) FROM buyer_order"),
        "Lignes": lines,
        "Cagettes": len(here),
        "Préparées": len(gone),
        "Vérifiées": len(checked),
        "Soucis en préparant": len(said),
        "À la vérification": len(differ),
        "Retours des labos": len(returned),
        "Premières vérifications": len(checked),
        "Justes d’emblée": len(checked - set(differ)),
        "Lignes réduites": len({record.portions[p]["line"] for p in short}),
        "Points de collecte": record.one("SELECT count(DISTINCT pickup) FROM crate"),
        "Produits": len(record.products),
        "Chargées": len({e["crate"] for e in record.of_kind(LOADED)}),
        "Sacs frais": len(cold),
        "Demi-journées": 1 + len(record.of_kind(15)),
    }
    for name, number in expected.items():
        check(int(row[name]) == number, f"{name} is {row[name]}, counted {number}")
    check(len(said) >= 2 and len(differ) == 1 and len(short) > 10, "the day says too little")
    near(row["Unités"], record.one("SELECT sum(units_milli) FROM line") / 1000, "Unités")
    near(row["Kilos"], kilos / 1000, "Kilos")
    middle = worked[(len(worked) - 1) * 2 // 4]
    near(row["Minutes par cagette"], middle / 60000, "Minutes par cagette")
    near(row["Minutes au chaud, au plus"], max(cold) / 60000, "Minutes au chaud")
    check(len(worked) > 2 and middle > 0 and len(cold) > 0, "nothing was timed")
    near(row["Unités manquantes"], sum(short.values()) / 1000, "Unités manquantes")
    for name, low, high, cases in (("Préparation ‰", "de ‰", "à ‰", len(said)),
                                   ("Vérification ‰", "de ‰ ", "à ‰ ", len(differ)),
                                   ("Labos ‰", "de ‰  ", "à ‰  ", len(returned))):
        bounds = poisson_bounds(cases)
        near(row[name], cases * 1000 / lines, name)
        near(row[low], bounds[0] * 1000 / lines, low)
        near(row[high], bounds[1] * 1000 / lines, high)


def look_at_served(rows, record):
    """Per order and product: what was picked, or sent in bulk, less what is missing."""
    counted = collections.Counter()
    short = record.missing()
    orders = {o["id"]: o["number"] for o in record.base.execute("SELECT * FROM buyer_order")}
    for portion in record.portions.values():
        crate = record.crates[portion["crate"]]
        if crate["pickup"] in record.bulk:
            key = (orders[crate["buyer_order"]], record.products[portion["product"]]["sku"])
            counted[key] += portion["units_milli"] - short[portion["id"]]
    for e in record.events:
        if e["kind"] == PICKED or (e["kind"] == DISCREPANCY and e["type"] in (EXTRA, SUBSTITUTED)):
            crate = record.crates[e["crate"]]
            product = e["other_product"] if e["type"] == SUBSTITUTED else e["product"]
            sku = record.products[product]["sku"]
            counted[orders[crate["buyer_order"]], sku] += e["units_milli"]
    served = {(int(r["Commande"]), r["SKU"]): float(r["Quantité"]) * 1000 for r in rows}
    check({k for k, v in counted.items() if v} == set(served), "other orders or products served")
    for key, units in served.items():
        check(abs(units - counted[key]) < 0.5, f"{key}: served {units}, counted {counted[key]}")


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def look_at_files(borne, folder):
    stick = os.path.join(folder, "out")
    os.mkdir(stick)
    for kind, name in (("month", "mois.pdf"), ("month", "mois.xlsx"), ("suppliers", "f.pdf"),
                       ("word", "merci.pdf"), ("treasurer", "t.xlsx"), ("airtable", "airtable"),
                       ("trace", "trace.csv"), ("received", "recu.csv")):
        run(borne, folder, "report", "--data", "data", "--kind", kind, "--out", f"out/{name}")
    for name in ("mois.pdf", "f.pdf", "merci.pdf"):
        with open(os.path.join(stick, name), "rb") as file:
            check(file.read(5) == b"%PDF-", f"{name} is no PDF")
    with zipfile.ZipFile(os.path.join(stick, "mois.xlsx")) as book:
        charts = [n for n in book.namelist() if n.startswith("xl/charts/chart")]
        check(len(charts) == 5, f"charts: {charts}")
        check("4A4A4A" in book.read(charts[0]).decode(), "a chart in another colour than grey")
    check(sorted(os.listdir(os.path.join(stick, "airtable"))) ==
          ["ecarts.csv", "partages.csv", "produits.csv", "recu.csv", "servi.csv",
           "tracabilite.csv"], "other files for Airtable")
    shares = read_csv(os.path.join(stick, "airtable/partages.csv"))
    check(len(shares) == 1 and shares[0]["Là"] == "30", f"shares: {shares}")
    with open(os.path.join(stick, "airtable/ecarts.csv"), encoding="utf-8") as file:
        check("Zoé" not in file.read(), "a name in the list")


def main():
    borne, source = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(os.path.join(source, "assets/demo"), os.path.join(folder, "stick"))
        os.mkdir(os.path.join(folder, "screens"))
        with open(os.path.join(folder, "script.play"), "w", encoding="utf-8") as script:
            script.write(f"include {source}/tests/play/demo-day.play\n{AFTER}")
        run(borne, folder, "play", "--data", "data", "--stick", "stick", "script.play")
        run(borne, folder, "report", "--data", "data", "--kind", "month", "--out", "month.csv")
        run(borne, folder, "report", "--data", "data", "--kind", "served", "--out", "served.csv")
        record = Record(os.path.join(folder, "data/borne.db"))
        rows = read_csv(os.path.join(folder, "month.csv"))
        check(len(rows) == 1, "one month was prepared")
        look_at_month(rows[0], record)
        look_at_served(read_csv(os.path.join(folder, "served.csv")), record)
        check(record.one("SELECT count(*) FROM event WHERE role = 1") >= 3,
              "what was done at the desk has no role")
        look_at_files(borne, folder)
        look_at_pareto(os.path.join(folder, "out/mois.xlsx"), record)
        if len(sys.argv) > 3:  # to look at
            shutil.copytree(os.path.join(folder, "out"), sys.argv[3], dirs_exist_ok=True)


if __name__ == "__main__":
    main()
