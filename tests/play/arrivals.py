#!/usr/bin/env python3
"""arrivals.py: what is to come, supplier by supplier, on the desk's screen and on paper, before
anything came and when some did: of the usual supplier, of another, of the store; every number is
counted again from the record (recount.py).

arrivals.py BORNE SOURCE_DIR
"""
import os
import re
import subprocess
import sys

import recount
from record import Record, expect

DESK = ["tap desk", "type 2580", "tap validate", "screen director", "tap more", "tap before",
        "tap arrivals"]
FLOUR, MILL, OTHER = "Farine T65 – 1kg", "Moulin des Rapailles", "Grossiste Est-Bio"


def number(text):
    """Thousandths of what is written: "159,5 kg", "61", "0"."""
    digits = re.sub(r"[^\d,]", "", text)
    return round(float(digits.replace(",", ".") or 0) * 1000)


def read_page(text):
    """(supplier, product): units, cases, grams, came, left; and each supplier's line."""
    rows, heads, supplier = {}, {}, None
    for line in text.splitlines():
        cells = re.split(r"\s{2,}", line.strip())
        if len(cells) == 2 and ("attendus" in cells[1] or cells[1].startswith("reçu")):
            supplier = cells[0].removesuffix(", suite")
            heads[supplier] = cells[1]
        elif cells[0] == "Ce qui arrive":
            continue
        elif supplier and len(cells) >= 2 and cells[0] != "Produit" and "page" not in line:
            rows[supplier, cells[0]] = cells[1:]
    return rows, heads


def look(month, name):
    """The page that lies on the stick beside what is counted."""
    text = subprocess.run(["pdftotext", "-layout", month.path("stick/" + name), "-"],
                          capture_output=True, text=True, check=True).stdout
    rows, heads = read_page(text.replace("\u202f", " "))
    counted = recount.Recount(month.path("data/borne.db")).arrivals()
    counted = {(who.replace("réserve", "Notre réserve"), what): row
               for (who, what), row in counted.items()}
    expect("rows of the page", sorted(rows), sorted(counted))
    for key, (units, cases, grams, came, left) in counted.items():
        cells = rows[key]
        if not units:
            expect(f"{key}: came", [number(cell) for cell in cells], [came])
            continue
        said = [number(cells[0])] + ([int(re.match(r"\d+", cells[1])[0])] if cases else [])
        expect(f"{key}: units and cases of {cells}", said, [units] + ([cases] if cases else []))
        near = 500 if grams >= 100000 else 50
        if abs(number(cells[-3]) - grams) > near or [number(c) for c in cells[-2:]] != [came, left]:
            sys.exit(f"{key}: {cells}, counted {grams} g, {came} came, {left} left")
    for who in {who for who, _ in counted}:
        grams = sum(row[2] for (of, _), row in counted.items() if of == who)
        said = re.match(r"([\d ,]+) kg attendus", heads[who])
        if grams and abs(number(said[1]) - grams) > (500 if grams >= 100000 else 50):
            sys.exit(f"{who}: {heads[who]}, counted {grams} g")


def main():
    month = Record(*sys.argv[1:3])
    print_it = ["tap validate", "screen papers", "tap validate", "wait 3000",
                "expect ce-qui-arrive", "tap lock"]
    month.play(["include month.play", *DESK, "expect attendus, il reste",
                "expect GAEC des Trois Saules", "tap from_1", "expect Citrons", "expect 7 × 10",
                "tap back", *print_it])
    name, = [n for n in os.listdir(month.path("stick")) if n.startswith("ce-qui-arrive")]
    look(month, name)
    os.remove(month.path("stick/" + name))
    flour = sum(p.units_milli for c in month.crates() for p in c.portions
                if p.sku == "SEC-06") // 1000

    def loose(who, count):
        return [f"tap {who}", "tap no_note", "tap validate", f"type {count}", "tap validate",
                "hear accepted"]
    month.play(["tap receive", "tap pair_0", "scan product SEC-06", *loose("who_1", 20),
                "tap another", *loose("who_3", 5), "tap another", *loose("who_2", 3),
                "tap validate", "hear finished", "tap back", *DESK, "tap page_next",
                f"expect {MILL}", *print_it])
    rows = recount.Recount(month.path("data/borne.db")).arrivals()
    brought = {who: row[3] for (who, what), row in rows.items() if what == FLOUR}
    expect("who brought flour", sorted(brought.values()), [3000, 5000, 20000])
    expect("left of it", rows[MILL, FLOUR][4], (flour - 28) * 1000)
    look(month, name)
    month.check()
    month.close()


if __name__ == "__main__":
    main()
