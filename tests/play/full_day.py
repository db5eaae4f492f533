#!/usr/bin/env python3
"""full_day.py: a month's orders filled by four lanes, some of it missing, and every product counted
again from the record alone: ordered = picked + short, in units and in grams.

full_day.py BORNE SOURCE_DIR: the first 12 orders; all 228 of the demo month with BORNE_FULL_DAY=1
"""
import os
import sys

from record import DISCREPANCY, MISSING, PICKED, UNDONE, Record, expect

LANES = 4
SCANNERS = ["red", "blue", "green", "black"]
PANEL = ("--window", "1920x1080", "--diagonal", "21.5")


def make_ready(record, orders):
    """Labos that fill their own crates do not, today."""
    bulk = [letter for letter, in record.rows(
        "SELECT letter FROM pickup WHERE mode = 1 AND id IN "
        "(SELECT pickup FROM buyer_order WHERE number <= ?)", orders)]
    lines = ["tap desk", "type 2580", "tap validate", "tap settings", "tap modes"]
    per_page = 8  # of a screen of 1280x800
    letters = [letter for letter, in record.rows("SELECT letter FROM pickup ORDER BY id")]
    for page in range((len(letters) + per_page - 1) // per_page):
        lines += ["tap page_next"] if page > 0 else []
        lines += [f"tap point_{letter}" for letter in letters[page * per_page:][:per_page]
                  if letter in bulk]
    return lines + ["tap back", "tap back", "tap lock"]


def put(portion, count, way, at):
    """So many of a step: scanned, touched or typed, as the screen offers it."""
    if portion.weighed or count > 5:
        keys = [] if portion.weighed else [f"tap keys{at}"]
        return keys + [f"type {count}{at}", f"tap validate{at}"]
    if way == 1 and portion.gtin:
        return [f"scan step{at}"] * count
    return [f"tap one{at}"] * count


def fill(crate, lane, nth):
    """A crate in a lane, one of four ways: from its slip, each scanned, by touch, with something
    missing. Returns the lines."""
    way = nth % 4
    at = f" lane {lane}"
    lines = [f"scan crate {crate}{at}", f"tap go{at}"]
    if way == 0:
        return lines + [f"scan slip rest{at}"]
    for i, portion in enumerate(crate.portions):
        if way == 3 and i == 0:
            lines.append(f"scan command missing{at}")
            if not portion.weighed and portion.units_milli > 1000:
                lines += [f"tap key_1{at}"] + put(portion, portion.typed - 1, way, at)
        else:
            lines += put(portion, portion.typed, way, at)
    return lines + [f"scan crate {crate}{at}"]


def day(record, orders):
    """Each lane takes the next crate as soon as its own is filled; gestures of all four mix."""
    crates = [crate for crate in record.crates() if crate.number <= orders]
    lines = [f"plug scanner {scanner}" for scanner in SCANNERS]
    for lane in range(1, LANES + 1):
        lines += [f"tap pick lane {lane}", f"tap pair_{lane - 1} lane {lane}"]
    work = [[] for _ in range(LANES)]
    for nth, crate in enumerate(crates):
        lane = min(range(LANES), key=lambda lane: len(work[lane]))
        work[lane] += fill(crate, lane + 1, nth)
    while any(work):
        for gestures in work:
            if gestures:
                lines.append(gestures.pop(0))
    return crates, lines


def recount(record, orders):
    """By product, from the tables alone: ordered, picked, short, in thousandths and grams."""
    undone = f"AND seq NOT IN (SELECT undoes_seq FROM event WHERE kind = {UNDONE})"
    ordered = record.rows(
        "SELECT l.product, sum(l.units_milli), p.weight_g FROM line l "
        "JOIN buyer_order o ON o.id = l.buyer_order JOIN product p ON p.id = l.product "
        "WHERE o.number <= ? GROUP BY l.product", orders)
    picked = dict(record.rows(
        f"SELECT product, sum(units_milli) FROM event WHERE kind = {PICKED} {undone} "
        "GROUP BY product"))
    short = dict(record.rows(
        f"SELECT product, sum(units_milli) FROM event WHERE kind = {DISCREPANCY} "
        f"AND type = {MISSING} {undone} GROUP BY product"))
    grams = 0
    for product, units, weight_g in ordered:
        got, lacks = picked.pop(product, 0), short.pop(product, 0)
        expect(f"product {product}: ordered", got + lacks, units)
        expect(f"product {product}: grams", got * weight_g + lacks * weight_g, units * weight_g)
        grams += got * weight_g // 1000
    expect("products that nobody ordered", (picked, short), ({}, {}))
    return len(ordered), grams


def main():
    orders = 228 if os.environ.get("BORNE_FULL_DAY") else 12
    record = Record(sys.argv[1], sys.argv[2])
    try:
        record.play(["include month.play"])
        record.play(make_ready(record, orders))
        crates, lines = day(record, orders)
        record.play(lines + ["state state.json"], *PANEL)
        record.check()
        mine = {str(crate) for crate in crates}
        left = [crate["crate"] for crate in record.state()["crates"]
                if crate["crate"] in mine and crate["status"] != "picked"]
        expect("crates that are not filled", left, [])
        products, grams = recount(record, orders)
        print(f"{orders} orders, {len(crates)} crates, {products} products, {grams} g in them, "
              f"{len(lines)} gestures")
    finally:
        record.close()


if __name__ == "__main__":
    main()
