#!/usr/bin/env python3
"""treasurer.py: what the treasurer takes over without retyping, on a month of odd words: accents,
quotes, semicolons, numbers that begin with zeros, words that an office program would take for a
formula; two delivery notes for one product, one note for two. Cell by cell in CSV (ours and
Airtable's) and in the workbook, where a text stays a text and a number a number.

treasurer.py BORNE [FOLDER]: the folder gets what was written, to look at.
"""
import csv
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile

import recount
import written
from written import check, read_csv

# sku, name, supplier, grams of one; how each is ordered, by reference.
GOODS = [
    ("0042", "Pâtes « à l’ancienne » ; 500 g", 'Ferme "L\'Œuf d\'Été" ; fils', 500),
    ("00-7", 'Œufs "plein air", boîte de 6', 'Ferme "L\'Œuf d\'Été" ; fils', 360),
    ("=1+1", "=SOMME(A1:A9)", "=HYPERLINK(\"http://exemple.invalid\")", 1000),
    ("+33", "+ de lentilles, 1 kg", "-Moulin d’à côté-", 1010),
    ("1E5", "1E5", "@Verger", 750),
    ("2025-11", "Crème d’Isigny – 40 %", "Laiterie\u00a0de\u00a0Saint-Èvre", 400),
]
ORDERS = {"000123": {"0042": 3, "=1+1": 1, "2025-11": 2}, "00-9": {"00-7": 2, "+33": 4},
          "=9+9": {"1E5": 1, "0042": 2}, "7": {"2025-11": 5, "+33": 1, "00-7": 1}}
HEADER = ["Numéro de commande", "État de la commande", "Date de commande", "Note du client",
          "Prénom (Facturation)", "Nom de famille (Facturation)",
          "Titre de la méthode de livraison", "UGS", "Nom de l’élément",
          "Quantité (- Remboursement)"]
DESK = ["tap desk", "type 2580", "tap validate", "type 2580", "tap validate", "tap import",
        "tap validate", "expect 4 commandes", "tap validate", "tap back", "tap lock"]


def write_month(folder):
    os.mkdir(folder)
    with open(os.path.join(folder, "catalogue.csv"), "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["sku", "name", "category", "supplier", "unit", "weight_g", "temperature",
                      "ean", "location", "par carton"])
        for nth, (sku, name, supplier, grams) in enumerate(GOODS):
            out.writerow([sku, name, "Épicerie", supplier, "pack", grams, "sec", "", f"A{nth + 1}",
                          6])
    names = {sku: name for sku, name, _, _ in GOODS}
    with open(os.path.join(folder, "commandes.csv"), "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(HEADER)
        for reference, goods in ORDERS.items():
            for sku, count in goods.items():
                out.writerow([reference, "En cours", "2025-10-22 21:42", "", "Awa", "Diallo",
                              "Point de collecte : L’Épi ; « Écrouves »", sku, names[sku], count])


def loose(who, note, count):
    return [f"tap {who}", *([f"type {note}", "tap validate"] if note else ["tap no_note"]),
            "tap validate", f"type {count}", "tap validate", "hear accepted"]


def receive():
    """Two notes for the pasta, the longest there may be; the same note for the eggs; lentils of
    the store; the cream twice with one note."""
    return ["tap receive", "tap pair_0",
            "tap goods_1", *loose("who_1", "9999999999", 3), "tap another",
            *loose("who_1", "12", 2), "tap validate", "hear finished",
            "tap goods_2", *loose("who_1", "12", 3), "tap validate", "hear finished",
            "tap goods_4", *loose("who_2", "", 5), "tap validate", "hear finished",
            "tap goods_6", *loose("who_1", "500", 4), "tap another", *loose("who_1", "500", 3),
            "tap validate", "hear finished", "tap goods_3", *loose("who_1", "77", 1),
            "tap validate", "hear finished", "tap back", "screen home"]


def run(folder, *words):
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    check(done.returncode == 0, f"{words}: {done.stdout[-1500:]} {done.stderr[-1500:]}")


def bare(text):
    """Without the sign that keeps an office program from taking a text for a formula."""
    return text[1:] if text[:1] == "'" and text[1:2] in "=+-@" else text


def look_at_rows(rows, record, is_guarded):
    """Each order's goods and nothing else, word by word."""
    words = {sku: name for sku, name, _, _ in GOODS}
    found = set()
    for row in rows:
        for title in ("SKU", "Produit", "Numéro boutique"):
            risky = bare(row[title])[:1] in tuple("=+-@")
            check((row[title] != bare(row[title])) == (is_guarded and risky), f"{title}: {row}")
        check(bare(row["Produit"]) == words[bare(row["SKU"])], f"words of {row}")
        check(row["Point de collecte"] == "L’Épi ; « Écrouves »", f"labo of {row}")
        found.add((bare(row["Numéro boutique"]), bare(row["SKU"])))
    wanted = {(reference, sku) for reference, goods in ORDERS.items() for sku in goods}
    check(found <= wanted and len(rows) == len(found), f"{found - wanted}, {len(rows)} rows")
    plain = [{**row, "SKU": bare(row["SKU"])} for row in rows]
    written.look_at_served(plain, record)


def look_at_received(rows, record):
    """A row for each delivery: two notes are two rows, one note for two products is two rows."""
    counted = sorted((name, str(note or ""), record.products[product]["sku"], units)
                     for _, product, name, note, units in record.lots())
    found = sorted((bare(row["Fournisseur"]), row["Bon de livraison"], bare(row["SKU"]),
                    round(float(row["Reçu"].replace(",", ".")) * 1000)) for row in rows)
    check(found == counted and len(found) == 7, f"received {found}, counted {counted}")


def look_at_types(path):
    """In the workbook words are strings, also where they look like numbers; no cell is a
    formula, and amounts are numbers."""
    with zipfile.ZipFile(path) as book:
        for at, sheet in enumerate(written.Workbook(path).sheets):
            xml = book.read(f"xl/worksheets/sheet{at + 1}.xml").decode()
            check("<f>" not in xml and "<hyperlink" not in xml, f"{sheet}: a formula")
            check(xml.count('t="s"') + xml.count('t="inlineStr"') > 0, f"{sheet}: no text")
    book = written.Workbook(path)
    skus = {row["SKU"] for row in book.table("Servi")}
    check(skus == {sku for sku, _, _, _ in GOODS}, f"SKUs of the workbook: {skus}")
    notes = {row["Bon de livraison"] for row in book.table("Reçu")}
    check(notes == {"9999999999", "12", "", "500", "77"}, f"notes of the workbook: {notes}")


def main():
    borne = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        write_month(os.path.join(folder, "stick"))
        with open(os.path.join(folder, "script.play"), "w", encoding="utf-8") as script:
            script.write("\n".join(DESK + receive()) + "\n")
        run(folder, borne, "play", "--data", "data", "--stick", "stick", "script.play")
        # All crates are filled as ordered: what is served is what was asked for.
        record = recount.Recount(os.path.join(folder, "data/borne.db"))
        lines = ["tap pick", "screen crate_choice"]
        for crate in record.crates.values():
            number = record.orders[crate["buyer_order"]]["number"]
            lines += [f"scan crate {number} {crate['position']}/{crate['siblings']}", "tap go",
                      "scan slip rest", "hear finished"]
        with open(os.path.join(folder, "fill.play"), "w", encoding="utf-8") as script:
            script.write("\n".join(["tap desk", "type 2580", "tap validate", "tap labels",
                                    "tap validate", "tap back", "tap lock"] + lines) + "\n")
        run(folder, borne, "play", "--data", "data", "--stick", "stick", "fill.play")
        record = recount.Recount(os.path.join(folder, "data/borne.db"))
        os.mkdir(os.path.join(folder, "out"))
        for kind, name in (("served", "servi.csv"), ("received", "recu.csv"),
                           ("treasurer", "t.xlsx"), ("airtable", "airtable"),
                           ("suppliers", "f.pdf"), ("month", "mois.pdf")):
            run(folder, borne, "report", "--data", "data", "--kind", kind, "--out", f"out/{name}")
        run(folder, borne, "slips", "--data", "data", "--kind", "arrivals", "--out",
            "out/arrivages.pdf")
        out = os.path.join(folder, "out/")
        check(sum(record.served().values()) == 22000, f"served {record.served()}")
        look_at_rows(read_csv(out + "servi.csv"), record, True)
        look_at_rows(read_csv(out + "airtable/servi.csv"), record, True)
        look_at_received(read_csv(out + "recu.csv"), record)
        look_at_received(read_csv(out + "airtable/recu.csv"), record)
        look_at_types(out + "t.xlsx")
        book = written.Workbook(out + "t.xlsx")
        look_at_rows(book.table("Servi"), record, False)
        look_at_received(book.table("Reçu"), record)
        written.look_at_trace([{k: bare(v) for k, v in row.items()}
                               for row in read_csv(out + "airtable/tracabilite.csv")], record)
        text = written.pdf_text(out + "f.pdf")
        for _, name, supplier, _ in GOODS:
            check(supplier.replace("\u00a0", " ") in text, f"no page for {supplier}")
        if len(sys.argv) > 2:
            shutil.copytree(out, sys.argv[2], dirs_exist_ok=True)


if __name__ == "__main__":
    main()
