#!/usr/bin/env python3
"""rounds.py: fetch rounds on the timeline: made by touch, from where, with which vehicle; the kilos
are the month's; a round too heavy for its vehicle says so; ticked in the record; kept over a
restart and in the kit; printed on the timeline, the day and the page of what is to come.

rounds.py BORNE SOURCE_DIR
"""
import os
import subprocess
import sys

import recount
from record import Record, expect

DESK = ["tap desk", "type 2580", "tap validate", "screen director", "tap more", "tap before"]
FARM, MILL, STORE = "GAEC des Trois Saules", "Moulin des Rapailles", "Vergers de la Côte"
TICK_DAY, ROUND = 3, 70


def needed_g(record, suppliers):
    return sum(row[2] for (who, _), row in record.arrivals().items() if who in suppliers)


def kilos(grams):
    return (grams + 500) // 1000


def page(month, start):
    """The words of a page that lies on the stick."""
    name, = [n for n in os.listdir(month.path("stick")) if n.startswith(start)]
    text = subprocess.run(["pdftotext", "-layout", month.path("stick/" + name), "-"],
                          capture_output=True, text=True, check=True).stdout
    os.remove(month.path("stick/" + name))
    return " ".join(text.replace("\u202f", " ").split())


def says(where, text, *words):
    for word in words:
        if word not in text:
            sys.exit(f"{where} does not say “{word}”: {text}")


def print_papers(month, *names):
    lines = ["tap desk", "type 2580", "tap validate", "tap labels", "tap papers"]
    for name in names:
        lines += [f"tap {name}", "tap validate", "wait 3000"]
    month.play(lines + ["tap back"])


def supplier(record, name):
    """Which tile it has: as the plan has its suppliers."""
    names = [row["name"] for row in record.of_plan("supplier").values()]
    return f"tap supplier_{names.index(name) + 1}"


def main():
    month = Record(*sys.argv[1:3])
    month.play(["include month.play"])
    record = recount.Recount(month.path("data/borne.db"))
    heavy, light = needed_g(record, {FARM, MILL}), needed_g(record, {STORE})
    times = -(-heavy // 500000)
    month.play([*DESK, "tap timeline", "tap change", "tap add", "tap add_round",
                supplier(record, FARM), supplier(record, MILL), "tap validate", "tap vehicle_less",
                "expect voiture", f"expect {kilos(heavy)}/500 kg : {times} voyages", "tap validate",
                # The orchard brings its goods itself, in the afternoon of the first day.
                "tap half_1", "tap add", "tap add_round", supplier(record, STORE), "tap validate",
                "tap vehicle_more", "tap validate", "tap half_0", "tap validate", "tap page_next",
                "expect GAEC des Trois Saules + 1", "tap entry_70", "tap half_1",
                f"expect ils livrent · {kilos(light)} kg"])
    month.check()
    ticks = month.rows("SELECT event_number, value FROM event WHERE target = ?"
                       " AND event_number >= ?", TICK_DAY, ROUND)
    expect("rounds that were done", ticks, [(ROUND, 1)])
    kept = month.rows("SELECT key, value, role FROM desk_change WHERE key LIKE 'timeline.7%'"
                      " ORDER BY id")
    expect("rounds that are kept", kept, [
        ("timeline.70", f"1 525 4 2 0 0 0 500|{FARM}|{MILL}", 1),
        ("timeline.71", f"1 840 4 2 0 0 2 500|{STORE}", 1)])
    print_papers(month, "timeline", "day", "arrivals")
    timeline, day, arrivals = (page(month, start) for start in (
        "chronologie", "journee", "ce-qui-arrive"))
    says("the timeline", timeline, f"Cabotage : {FARM}, {MILL}", "chauffeurs, à 2",
         f"{kilos(heavy)}/500 kg : {times} voyages", f"Livraison : {STORE}",
         f"ils livrent · {kilos(light)} kg")
    says("the day", day, f"Fait. Cabotage : {FARM}, {MILL}", "jour 1, matin",
         "trop pour un seul", f"Livraison : {STORE} · ils livrent · {kilos(light)} kg")
    says("what is to come", arrivals, f"{FARM} jour 1, matin", f"{STORE} jour 1, après-midi")
    # The method goes to another place: its rounds go along, what was done of them does not.
    month.run("kit", "--data", "data", "--out", month.path("stick"), "--name", "Ailleurs")
    month.run("kit", "--data", "other", "--from", month.path("stick"))
    for key, value, _ in kept:
        expect("in the kit", month.rows("SELECT value FROM setting WHERE key = ?", key,
                                        data="other"), [(value,)])
    # A round that was taken away is gone, and its number is not given out again this month.
    month.play([*DESK, "tap timeline", "tap change", "tap half_0", "tap page_next", "tap entry_70",
                "tap leave_out", "tap add", "tap add_round", "tap place_food_bank", "tap validate",
                "tap validate", "tap validate", "tap page_next", "expect banque alimentaire",
                "absent GAEC des Trois Saules"])
    expect("the next number", month.rows(
        "SELECT key FROM desk_change WHERE key LIKE 'timeline.7%' ORDER BY id DESC LIMIT 1"),
        [("timeline.72",)])
    month.check()
    month.close()


if __name__ == "__main__":
    main()
