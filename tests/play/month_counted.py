#!/usr/bin/env python3
"""month_counted.py: a month from its import to its end. A shortage and a gift are known days
before, another one shows when goods come, from two suppliers; crates are filled with every problem
of the list, with something else in the place of what is missing; in the middle the month is
imported again, changed; a labo fills its own crates on a second data folder and comes back; crates
are checked, loaded, one stays behind; labos write back; each case is decided; the month is closed.
Then every number that Borne wrote is counted again from the record (recount.py) and must agree.

month_counted.py BORNE SOURCE_DIR [FOLDER]: the folder gets what was written, to look at.
"""
import csv
import os
import re
import shutil
import sys

import recount
import written
from full_day import put
from month_goods import DAIRY, DESK, MILL, receive_late, they_bring, tick_bulk
from record import Record
from written import check, read_csv

LABO, IN_BULK = "ASAE", "Pépinières"
POINTS = ["Malraux", "Vandoeuvre", "Blénod-lès-Toul", LABO, IN_BULK]
FLOUR, RICE, LENTILS, MILK, CREAM, JUICE = ("SEC-06", "SEC-03", "SEC-04", "LAI-06", "LAI-01",
                                            "TRA-01")


class Month(Record):
    """The orders of some labos of the demo month."""

    def __init__(self, borne, source):
        super().__init__(borne, source)
        self.file = self.path("stick/commandes-novembre-2025.csv")
        self.head, orders = self.read_orders()
        self.orders = [rows for rows in orders if any(
            rows[0][8].endswith(" : " + point) for point in POINTS)]
        self.write_orders()
        self.parts, self.day = 0, 25

    def play(self, lines, *options, data="data"):
        """Each part has chance of its own, so that a pair that sits down is never one from before,
        and begins forty minutes after the one before, for two working days and more."""
        self.parts += 1
        day, hour = self.day + self.parts * 40 // 600, 8 + self.parts * 40 % 600 // 60
        clock = f"2025-11-{day:02}T{hour:02}:{self.parts * 40 % 60:02}:00+01:00"
        super().play(lines, "--seed", str(self.parts), "--clock", clock, *options, data=data)

    def read_orders(self):
        """Each order is a list of rows; only its first says whose it is."""
        with open(self.file, encoding="utf-8-sig", newline="") as file:
            head, *rows = csv.reader(file, delimiter=";")
        orders = []
        for row in rows:
            if row[0]:
                orders.append([])
            orders[-1].append(row)
        return head, orders

    def write_orders(self):
        with open(self.file, "w", encoding="utf-8-sig", newline="") as file:
            out = csv.writer(file, delimiter=";")
            out.writerow(self.head)
            for rows in self.orders:
                out.writerows(rows)

    def of_point(self, point):
        return [rows for rows in self.orders if rows[0][8].endswith(" : " + point)]

    def recount(self):
        return recount.Recount(self.path("data/borne.db"))

    def ordered(self, sku):
        """Whole units in all."""
        return sum(p.units_milli for c in self.crates() for p in c.portions if p.sku == sku) // 1000

    def pickup(self, name):
        return self.rows("SELECT id FROM pickup WHERE name = ? ORDER BY id DESC", name)[0][0]

    def letter(self, name):
        return self.rows("SELECT letter FROM pickup WHERE name = ? ORDER BY id DESC", name)[0][0]

    def shared(self):
        """What a share gives to each portion of the plan in force."""
        record = self.recount()
        return {record.now("portion", e["portion"]): e["units_milli"]
                for e in record.of_kind(recount.PORTION_SHARED)}


def share(sku, there, rule):
    return DESK + ["tap more", "tap shortage", f"scan product {sku}", f"type {there}",
                   "tap validate", f"tap rule_{rule}", "expect Rien n’a encore bougé",
                   "tap validate", "expect C’est réparti.", "tap back", "tap back", "tap back",
                   "tap lock"]


def allow(month):
    """Two rice, or two flour, may be given for one of anything that is scanned."""
    lines = DESK + ["tap more", "tap before", "tap substitutes"]
    for sku in sorted({p.sku for c in month.crates() if c.kind == 0 for p in c.portions
                       if not p.weighed and p.gtin}):
        lines += ["tap validate", f"scan product {sku}",
                  f"scan product {RICE if sku != RICE else FLOUR}", "tap per_2",
                  "tap reason_agreed", "tap validate"]
    return lines + ["tap lock"]


def receive(month):
    """Flour from two suppliers, of whom one brings too little and the other makes up for part of
    it; cream that is too warm; apple juice of two, enough; too much rice."""
    def loose(count):
        return ["tap validate", f"type {count}", "tap validate"]
    flour, rice = month.ordered(FLOUR), month.ordered(RICE)
    juice, cream = month.ordered(JUICE), month.ordered(CREAM)
    return ["tap receive", "tap pair_0",
            f"scan product {FLOUR}", "tap who_1", "type 880412", "tap validate", "type 1",
            "tap validate", f"type {flour - 7}", "tap validate", "type 1", "tap validate",
            "hear accepted", "expect Il en manque", "tap another", "tap who_2", "type 5150",
            "tap validate", *loose(2), "hear accepted", "tap validate", "hear finished",
            f"scan product {JUICE}", "tap who_1", "type 301", "tap validate", *loose(juice - 5),
            "hear accepted", "tap another", "tap who_3", "type 77", "tap validate", *loose(5),
            "hear accepted", "tap validate", "hear finished",
            f"scan product {CREAM}", "tap who_1", "type 4021", "tap validate", *loose(cream),
            "type 121", "tap validate", "hear danger", "tap validate", "hear finished",
            f"scan product {RICE}", "tap who_1", "type 990", "tap validate", *loose(rice + 6),
            "hear accepted", "tap validate", "hear finished", "tap back", "screen home"]


def scanned_step(crate, takes):
    """A step that is scanned, of two to five units, not always the first; None: there is none."""
    fit = [p for p in crate.portions if not p.weighed and 2 <= p.typed <= 5 and p.gtin and
           takes.get(p.id, p.units_milli) == p.units_milli]
    return fit[crate.number % len(fit)] if fit else None


def in_trouble(portion, trouble):
    """What people say at a step, and how many they put in after it."""
    if trouble == "missing":
        return ["scan command missing", "tap key_1"], portion.typed - 1
    if trouble == "other":
        other = RICE if portion.sku != RICE else FLOUR
        return ["scan command other_product", f"scan product {other}", "tap key_2"], \
            portion.typed - 1
    if trouble == "too_many":
        return ["scan command too_many", "tap key_1"], portion.typed
    if trouble == "unreadable":
        return ["scan command unreadable"], portion.typed
    return [f"scan command {trouble}", "tap key_1", "expect Prenez-en", "scan command validate"], \
        portion.typed


def fill(crate, takes, trouble=None):
    """A crate in the lane: each step by scan, count or weight; every fourth order's, and what a
    share changed, from their slips; and perhaps one trouble at a step. `takes` says what a share
    left for a portion."""
    lines = [f"scan crate {crate}", "screen crate_opened", "tap go"]
    steps = [p for p in crate.portions if takes.get(p.id, p.units_milli) > 0]
    changed = any(takes.get(p.id, p.units_milli) != p.units_milli for p in steps)
    at = scanned_step(crate, takes) if trouble else None
    if changed or crate.number % 4 == 0:
        for portion in steps if at else ():
            if portion is at:
                lines += in_trouble(portion, trouble)[0]
                break
            lines += put(portion, portion.typed, 1, "")
        return lines + ["scan slip rest", "hear finished"]
    for portion in steps:
        said, left = in_trouble(portion, trouble) if portion is at else ([], portion.typed)
        lines += said + ["screen pick"] + put(portion, left, crate.number % 2, "")
    return lines + ["screen crate_done", f"scan crate {crate}", "hear finished"]


def troubled(crates, takes):
    """Which crates have what trouble."""
    kinds = ["missing", "other", "damaged", "date", "wrong", "cold", "unreadable", "too_many"] * 2
    fit = [c for c in crates if c.kind == 0 and scanned_step(c, takes) and
           all(takes.get(p.id, p.units_milli) == p.units_milli for p in c.portions)]
    return {str(crate): kind for crate, kind in zip(fit, kinds)}


def change_orders(month):
    """One order less, one changed before and one after it was filled, one new."""
    malraux, vandoeuvre = month.of_point("Malraux"), month.of_point("Vandoeuvre")
    gone = vandoeuvre[-1]
    month.orders.remove(gone)
    for rows in (malraux[0], malraux[-1]):
        counted = [row for row in rows if row[10].startswith(("SEC", "TRA"))]
        counted[0][12] = str(int(counted[0][12]) + 2)
    new = [list(row) for row in malraux[1][:3]]
    new[0][0], new[0][4], new[0][5] = "99001", "Lucette", "Vauthier"
    month.orders.append(new)
    month.write_orders()


def hands(month):
    """Everything that is to be done by hand is told done."""
    month.play(DESK + ["state state.json"])
    chores = month.state()["chores"]
    lines = DESK + ["tap more", "tap shortage", "tap back", "tap back"]
    lines = DESK + ["tap chores", "screen chores"]
    for number, chore in enumerate(chores, 1):
        lines += [] if chore["done"] else [f"tap chore_{number}"]
    if any(not chore["done"] for chore in chores):
        month.play(lines + ["tap back", "tap lock"])
    month.play(DESK + ["state state.json"])
    left = [chore for chore in month.state()["chores"] if not chore["done"]]
    check(not left, f"still to be done by hand: {left}")
    return len(chores)


def lend(month):
    """The labo's part leaves, is filled on a machine of its own and comes back."""
    month.run("lend", "--data", "data", "--pickup", LABO, "--out", "part.part-borne")
    month.run("borrow", "--data", "labo", "--from", "part.part-borne")
    crates = [c for c in month.crates("labo") if c.pickup == month.pickup(LABO)]
    takes = month.shared()
    lines = ["tap pick", "tap pair_0", "screen crate_choice"]
    trouble = troubled(crates, takes)
    for crate in crates:
        lines += fill(crate, takes, trouble.get(str(crate)) if len(lines) < 90 else None)
    month.play(lines, data="labo")
    month.run("give-back", "--data", "labo", "--out", "releve.releve-borne")
    month.run("unite", "--data", "data", "--from", "releve.releve-borne")
    month.run("unite", "--data", "data", "--from", "releve.releve-borne")  # twice is as once
    return crates


def inside(month, record):
    """What lies in each crate, step by step of its check: how it is typed, whether by weight."""
    lies, swapped, found = record.lies(), record.substituted(), {}
    for crate in month.crates():
        steps = found.setdefault(str(crate), [])
        for p in crate.portions:
            units = lies[p.id, p.product]
            steps.append((units * p.weight_g // 1000 if p.weighed else units // 1000, p.weighed))
            if p.id in swapped:
                steps.append((lies[p.id, swapped[p.id][0]] // 1000, False))
    return found


def count(crate, steps, wrong=None):
    """A crate is counted blind; at the step `wrong` one too few, twice."""
    lines = [f"scan crate {crate}", "screen check"]
    for step in steps:
        typed, again = (step[0] - 1, 2) if step is wrong else (step[0], 1)
        lines += [f"type {typed}", "tap validate"] * again if typed > 0 else ["tap none"]
    return lines + ["screen check_result"]


def check_crates(month, crates):
    """Every third one; two differ: one is let go as it is, one is filled again."""
    record = month.recount()
    content = inside(month, record)
    lines = ["tap pair", "tap pair_2", "tap back", "tap check"]
    chosen = [c for c in crates if c.id in record.filled()][::3]
    wrong = {}
    for crate in chosen:
        fit = [step for step in content[str(crate)] if step[0] > 1 and not step[1]]
        if fit and len(wrong) < 2:
            wrong[str(crate)] = fit[-1]
    for crate in chosen:
        lines += count(crate, content[str(crate)], wrong.get(str(crate)))
        if str(crate) == list(wrong)[-1]:
            lines += ["expect 1 différence", "tap reopen", "screen crate_choice",
                      f"scan crate {crate}", "tap go", "scan slip rest", "hear finished",
                      "tap back", "tap check"]
        else:
            lines += ["tap finish", "hear finished"]
    return lines + ["tap back"]


def load(month):
    """All trips leave; one crate stays where it is."""
    month.play(["tap load", "tap validate", "hear accepted", "tap back"])
    record = month.recount()
    stops = {}
    for e in record.of_kind(recount.TRIP_STOP):
        stops.setdefault(e["event_number"], set()).add(record.now("pickup", e["target"]))
    filled = record.filled()
    ready = [c for c in month.crates() if c.pickup not in record.bulk and c.id in filled]
    stays = [c for c in ready if c.kind > 0][-1]
    lines, ticked = ["tap load"], set()
    for trip, points in stops.items():
        mine = [c for c in ready if c.pickup in points and c is not stays]
        lines += [f"tap trip_{trip}"]
        for crate in sorted(mine, key=lambda crate: crate.kind):
            lines += [f"scan crate {crate}", "hear accepted"]
        lines += tick_bulk(month, points, ticked)
        lines += ["tap leave", "tap without", "hear finished", "tap back"]
    month.play(lines)
    return stays


def returns(month):
    """What labos wrote on their forms."""
    lines = DESK + ["tap more", "tap after", "tap returns"]
    for point, rows in (("Malraux", [("SEC-01", "good", None, 0), (FLOUR, "bad", "damaged", 2),
                                     (JUICE, "so_so", "missing", 1)]),
                        (LABO, [(MILK, "good", None, 0), (FLOUR, None, "missing", 1)]),
                        (IN_BULK, [(CREAM, "bad", "date", 3), (RICE, None, "too_many", 1),
                                   (JUICE, None, "damaged", 1)])):
        lines += [f"tap point_{month.letter(point)}"]
        for sku, face, kind, units in rows:
            lines += [f"scan product {sku}"] + ([f"tap face_{face}"] if face else [])
            lines += [f"tap {kind}", f"type {units}"] if kind else []
            lines += ["tap validate", "expect noté"]
        lines += ["tap back"]
    return lines + ["tap back", "tap back", "tap lock"]


def review(month, leave=0):
    """Every case gets its decision; one its follow-up, one another amount, one was a mistake."""
    record = month.recount()
    waiting = [case for case in record.cases() if case.decision == 0]
    lines = DESK + ["tap review", "tap by_state", "tap value_1"]
    ways = ["noted", "supplier", "credit", "replace", "noted", "supplier"]
    for nth, case in enumerate(waiting[leave:]):
        lines += ["tap case_0", "screen case"]
        if nth == 1:
            lines += ["tap decision_mistake"]
        else:
            lines += ["tap cause_data"] if nth == 3 else []
            lines += [f"tap decision_{ways[nth % len(ways)]}"]
        lines += ["tap back", "screen review"]
    return lines, len(waiting)


def tokens(month):
    """The random tokens of the pairs of the running half-day, as they stand on the disk."""
    found = month.rows("SELECT token FROM pair_crate UNION SELECT token FROM pair_slot")
    return {(token % 2**64).to_bytes(8, "big") for token, in found}


def look_for_people(month, seen):
    """Once all is closed nothing joins an event to a pair: no row, no free page, no log; and what
    is taken away names nobody."""
    check(len(seen) >= 2, "no pair was ever there")
    left = month.rows("SELECT token FROM pair_crate UNION SELECT token FROM pair_slot")
    check(not left, f"{len(left)} pairs are still known")
    for name in os.listdir(month.path("data")):
        with open(month.path("data/" + name), "rb") as file:
            data = file.read()
        check(not any(token in data for token in seen), f"a pair's token in {name}")
    surnames = {rows[0][5] for rows in month.orders} - {""}
    for folder, _, names in os.walk(month.path("out")):
        for name in names:
            path = os.path.join(folder, name)
            text = written.pdf_text(path) if name.endswith(".pdf") else ""
            if name.endswith(".csv"):
                with open(path, encoding="utf-8") as file:
                    text = file.read()
            words = set(re.findall(r"[\w-]+", text))
            check(not surnames & words, f"{surnames & words} in {name}")


def close(month):
    """Closing asks for the case that is still open; then it is decided, and the month ends."""
    ask = ["tap more", "tap after", "tap close_prep", "screen close"]
    month.play(DESK + ask + ["expect 1 différence", "tap open_cases", "screen review", "tap back"])
    lines, waiting = review(month)
    check(waiting == 1, f"{waiting} cases wait, not one")
    month.play(lines + ["expect Rien", "tap back"])
    seen = tokens(month)
    month.play(DESK + ask + ["absent différence", "tap yes", "screen director"])
    return seen


def write_all(month):
    """Everything that is taken away, from the record of the closed month."""
    os.mkdir(month.path("out"))
    for kind, name in (("month", "mois.pdf"), ("month", "mois.xlsx"), ("month", "mois.csv"),
                       ("suppliers", "fournisseurs.pdf"), ("word", "merci.pdf"),
                       ("treasurer", "tresorerie.xlsx"), ("airtable", "airtable"),
                       ("served", "servi.csv"), ("trace", "trace.csv"), ("received", "recu.csv"),
                       ("list", "bilan.csv"), ("list", "bilan.xlsx")):
        month.run("report", "--data", "data", "--prep", "1", "--kind", kind, "--out", f"out/{name}")


def look(month):
    record = month.recount()
    out = month.path("out/")
    written.look_at_row(read_csv(out + "mois.csv")[0], record)
    page, pareto = written.look_at_workbook(out + "mois.xlsx", record)
    written.look_at_page(out + "mois.pdf", page, pareto, record)
    written.look_at_served(read_csv(out + "servi.csv"), record)
    written.look_at_received(read_csv(out + "recu.csv"), record)
    written.look_at_trace(read_csv(out + "trace.csv"), record)
    written.look_at_list(read_csv(out + "airtable/ecarts.csv"), record)
    written.look_at_sums(out + "bilan.xlsx", record)
    written.look_at_goods(read_csv(out + "airtable/produits.csv"), record)
    written.look_at_letters(out + "fournisseurs.pdf", record)
    written.look_at_thanks(out + "merci.pdf", page, record)
    shares = [(row["SKU"], float(row["Là"])) for row in read_csv(out + "airtable/partages.csv")]
    check(shares == [(record.products[record.now("product", e["product"])]["sku"],
                      e["units_milli"] / 1000) for e in record.of_kind(recount.SHARED)],
          f"shares: {shares}")
    book = written.Workbook(out + "tresorerie.xlsx")
    written.look_at_served(book.table("Servi"), record)
    written.look_at_received(book.table("Reçu"), record)
    written.look_at_trace(book.table("Traçabilité"), record)
    for table, with_it in (("servi", written.look_at_served), ("recu", written.look_at_received),
                           ("tracabilite", written.look_at_trace)):
        with_it(read_csv(out + f"airtable/{table}.csv"), record)
    steps = page.steps
    check(all(steps[step] for step in range(6)), f"nothing went wrong at some step: {steps}")
    faults, good = record.replacement_faults()
    check(not faults and good >= 2, f"replaced otherwise than told: {faults}, {good} as told")
    check(record.sent(), "nothing left in bulk")
    check(not record.return_faults(), f"returns of other lots: {record.return_faults()}")
    check(not record.bulk_faults(), f"lots of what left in bulk: {record.bulk_faults()}")
    came = record.deliveries()
    check(came == {MILL: (3, 2), DAIRY: (1, 0)}, f"deliveries: {came}")
    kinds = {case.kind for case in page.cases}
    check(len(kinds) == 12, f"only {sorted(kinds)} went wrong")
    check(steps[recount.AT_CHECK] == 2, f"{steps[recount.AT_CHECK]} differences at the check")
    return record, page


def main():
    month = Month(sys.argv[1], sys.argv[2])
    try:
        month.play(["include month.play"])
        milk, lentils = month.ordered(MILK), month.ordered(LENTILS)
        month.play(share(MILK, milk - 6, "one_each") + share(LENTILS, lentils + 5, "equal"))
        month.play(they_bring(month, MILL, DAIRY))
        month.play(receive(month))
        month.play(allow(month))
        month.play(share(FLOUR, month.ordered(FLOUR) - 4, "small"))
        bulk = {month.pickup(LABO), month.pickup(IN_BULK)}
        here = [c for c in month.crates() if c.pickup not in bulk]
        takes = month.shared()
        trouble = troubled(here, takes)
        first = here[:len(here) // 2]
        lines = ["tap pick", "screen crate_choice"]
        for crate in first:
            lines += fill(crate, takes, trouble.get(str(crate)))
        month.play(lines + ["tap back"])
        done = {str(crate) for crate in first}

        seen = tokens(month)
        change_orders(month)
        month.play(DESK + ["tap import", "tap validate", "expect 1 nouvelle", "expect 1 annulée",
                           "tap validate", "expect C’est fait", "tap back"])
        month.play(DESK + ["tap more", "tap during", "tap half_day", "tap validate", "tap back",
                           "tap back", "tap labels", "tap validate", "tap back", "tap lock"])
        month.play(receive_late(month))
        by_hand = hands(month)
        takes = month.shared()
        lines = ["tap pick", "screen crate_choice"]
        for crate in [c for c in month.crates() if c.pickup not in
                      {month.pickup(LABO), month.pickup(IN_BULK)} and str(c) not in done]:
            lines += fill(crate, takes, trouble.get(str(crate)))
        month.play(lines + ["tap back"])
        month.play(check_crates(month, month.crates()))
        lent = lend(month)
        stays = load(month)
        month.play(returns(month))
        lines, _ = review(month, leave=1)
        month.play(lines)
        seen |= close(month)
        month.check()
        write_all(month)
        look_for_people(month, seen)
        record, page = look(month)
        print(f"{page.whole['Commandes']} orders, {len(record.crates)} crates, {len(lent)} of them "
              f"at the labo, {by_hand} things by hand, {stays} stayed, {len(page.cases)} cases, "
              f"{len(record.events)} events")
        if len(sys.argv) > 3:
            shutil.copytree(month.path("out"), sys.argv[3], dirs_exist_ok=True)
            shutil.copytree(month.path("data"), os.path.join(sys.argv[3], "data"),
                            dirs_exist_ok=True)
    finally:
        month.close()


if __name__ == "__main__":
    main()
