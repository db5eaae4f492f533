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
PICKED, UNDONE, DISCREPANCY, CLOSED, COUNTED, CHECKED = 5, 6, 7, 10, 12, 13
SHARED, PORTION_SHARED, RETURNED = 31, 32, 33
MISSING, SUBSTITUTED, EXTRA = 1, 3, 4


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
                    found.append(e["crate"])
                    counts[key] = 0
        return found


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
    differ = record.differences()
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
    }
    for name, number in expected.items():
        check(int(row[name]) == number, f"{name} is {row[name]}, counted {number}")
    check(len(said) >= 2 and len(differ) == 1 and len(short) > 10, "the day says too little")
    near(row["Unités"], record.one("SELECT sum(units_milli) FROM line") / 1000, "Unités")
    near(row["Kilos"], kilos / 1000, "Kilos")
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
        sheets = [book.read(n).decode() for n in book.namelist()
                  if n.startswith("xl/worksheets/sheet")]
        check(sheets and all('fitToPage="1"' in sheet and 'paperSize="9"' in sheet
                             for sheet in sheets), "a sheet that does not fit on A4")
        check("Print_Area" in book.read("xl/workbook.xml").decode(),
              "a table too wide for paper is printed")
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
        if len(sys.argv) > 3:  # to look at
            shutil.copytree(os.path.join(folder, "out"), sys.argv[3], dirs_exist_ok=True)


if __name__ == "__main__":
    main()
