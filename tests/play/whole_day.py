#!/usr/bin/env python3
"""whole_day.py: a day with all its turns: two lots of a product with a shortage, bags from a sack,
two pairs of whom one fills crate by crate and one product by product, every problem of the closed
list, goods that come in another's place and an order where none may, a full crate, a crate that is
taken over, checks in full and by share, chilled bags, a vehicle
that leaves without a crate. The record is proven, and the list of differences is exactly the one
that was made.

whole_day.py BORNE SOURCE_DIR
"""
import sys

from record import Record, expect

FLOUR, CARROTS, EGGS = "SEC-06", "LEG-01", "OEU-02"
POTATOES, RICE = "LEG-02", "SEC-03"
REPLACED = "220 1/3"


def receive(by_sku):
    """Flour from two, not enough; carrots as many as are wanted."""
    flour, carrots = by_sku[FLOUR], by_sku[CARROTS]
    kilos, grams = divmod(carrots, 1000)
    lines = ["tap receive", "tap pair_0", f"scan product {FLOUR}", "tap who_1", "type 880412",
             "tap validate", "type 2", "tap validate", "type 10", "tap validate", "type 3",
             "tap validate", "hear accepted", "tap another", "tap who_2", "tap no_note",
             "tap validate", "type 40", "tap validate", "hear accepted", "tap validate",
             "hear finished", "tap more", "tap goods_7", "tap who_1", "type 4711", "tap validate",
             "type 1", "tap validate", f"type {kilos}", "tap validate", f"type {grams}",
             "tap validate", "hear accepted", "expect Tout est", "tap validate", "hear finished",
             "tap back"]
    short = flour - 63000
    return lines, [("short", "", FLOUR, short)]


def fill_bags():
    return ["tap bag", "tap bag_1", "tap size_1000", "type 24", "tap validate", "tap nothing_lost",
            "hear accepted", "expect 24 × 1 kg", "tap back", "tap back"]


def meet():
    """All pairs of the day sit down once: a script's chance begins anew with each of its parts."""
    lines = []
    for pair in (1, 2, 3, 0):
        lines += ["tap pair", f"tap pair_{pair}", "tap back", "screen home"]
    return lines


def allow():
    """Two rice for a bag of potatoes, one kind of apples for the other; an order has an allergy."""
    lines = ["tap desk", "type 2580", "tap validate", "tap more", "tap before", "tap substitutes",
             "tap validate", f"scan product {POTATOES}", f"scan product {RICE}", "tap per_2",
             "tap reason_too_few", "tap validate", "expect 2 × Riz", "tap validate",
             "tap product_FRU-05", "tap product_FRU-06", "tap reason_not_delivered",
             "tap validate", "expect des allergies", "tap notes"]
    return lines + ["tap page_next"] * 3 + ["expect Allergie aux noix", "tap allergy", "tap lock",
                                            "screen home"]


def nothing_instead():
    """The order with an allergy: not offered, and refused to who asks all the same."""
    return ["scan crate 27 1/2 lane 1", "tap go lane 1", "tap problem lane 1",
            "expect Allergie lane 1", "absent À la place lane 1",
            "scan command other_product lane 1", "screen not_this lane 1",
            "expect Rien d’autre ici lane 1", "scan command no lane 1", "screen pick lane 1",
            "scan command home lane 1", "screen crate_choice lane 1"]


def replace_potatoes(at):
    """One bag of three by two rice: scanned, wrong first, taken back, told again by touch."""
    return [f"tap problem{at}", f"tap other_product{at}", f"expect Riz{at}",
            f"scan product SEC-01{at}", f"screen not_this{at}", f"scan product {RICE}{at}",
            f"screen problem{at}", f"tap key_2{at}", f"hear accepted{at}", f"screen pick{at}",
            f"tap undo{at}", f"tap problem{at}", f"tap other_product{at}", f"tap key_2{at}",
            f"hear accepted{at}"]


def problems(crate):
    """Every problem of the list at the first step of a crate, then on with it by another pair, into
    one more crate when it is full."""
    first, second = crate.portions[0].sku, crate.portions[1].sku
    lines = ["plug scanner red", "plug scanner blue", "tap pick lane 1",
             "screen crate_choice lane 1",
             f"scan crate {crate} lane 1", "tap go lane 1"]
    for kind in ("date", "wrong", "cold", "damaged"):
        lines += [f"scan command {kind} lane 1", "expect Prenez-en lane 1",
                  "scan command validate lane 1"]
    lines += ["scan command unreadable lane 1", "screen pick lane 1",
              "tap help lane 1", "tap back lane 1"]
    # Last, never away; then put aside, and taken over.
    lines += ["scan command next lane 1", "screen pick lane 1", "scan command home lane 1",
              "screen crate_choice lane 1", f"scan crate {crate} lane 2", "tap pair_1 lane 2",
              "tap go lane 2", "scan command too_many lane 2", "tap key_1 lane 2",
              "scan step lane 2", "scan command new_crate lane 2", "screen crate_opened lane 2",
              "tap go lane 2", "scan step lane 2", "scan step lane 2",
              "scan command missing lane 2", "scan step lane 2", "screen crate_done lane 2",
              "tap finish lane 2", "hear finished lane 2"]
    full = f"{crate.number} {crate.index}/{crate.of + 1}"
    wanted = [(kind, full, first, 1000) for kind in
              ("date", "wrong", "cold", "damaged", "unreadable")]
    added = f"{crate.number} {crate.of + 1}/{crate.of + 1}"
    return lines, wanted + [("extra", full, second, 1000),
                            ("missing", added, crate.portions[3].sku, 1000)]


def share_out():
    """Product by product in the other lane: two crates get theirs, then none is left."""
    return ["scan command home lane 1", "scan command 8 lane 1",
            f"scan product {EGGS} lane 1", "tap put lane 1",
            "hear accepted lane 1", "tap put lane 1", "hear accepted lane 1",
            "scan command missing lane 1", "hear accepted lane 1", "tap undo lane 1",
            "scan command missing lane 1", "hear accepted lane 1", "scan command home lane 1"]


def fill(crates):
    """The dry crates of two labos, one for each lane; of one of them a part is missing."""
    lines, wanted = ["tap pick lane 1"] + nothing_instead(), []
    for crate in crates:
        at = " lane 1" if crate.number < 200 else " lane 2"
        lines += [f"scan crate {crate}{at}", f"tap go{at}"]
        if str(crate) == "148 2/3":
            lines += [f"scan command missing{at}", f"tap key_1{at}"]
            wanted.append(("missing", str(crate), crate.portions[0].sku, 1000))
        if str(crate) == REPLACED:
            lines += replace_potatoes(at)
            wanted.append(("substituted", REPLACED, POTATOES, 1000))
        lines += [f"scan slip rest{at}", f"hear finished{at}"]
    return lines, wanted


def fill_chilled(counts):
    """Labo by labo, as the screen offers them."""
    lines = ["scan command home lane 1", "scan command 5 lane 1", "screen chilled lane 1"]
    for count in counts:
        lines.append("tap labo_1 lane 1")
        lines += ["tap take lane 1", "tap go lane 1", "scan slip rest lane 1",
                  "hear finished lane 1"] * count
        lines += ["expect Tout est lane 1", "tap back lane 1", "screen chilled lane 1"]
    return lines


def check(crates, lacks):
    """By a pair that filled none: what is there is counted; once, twice another number."""
    lines, wanted = ["tap pair", "tap pair_2", "tap back", "tap check",
                     "expect On vérifie chaque"], []
    for nth, crate in enumerate(crates):
        lines += [f"scan crate {crate}"]
        for portion in crate.portions:
            count = portion.typed - lacks.get((str(crate), portion.sku), 0)
            if str(crate) == "149 1/1" and portion.sku == "SEC-02":
                lines += [f"type {count + 1}", "tap validate", f"type {count + 1}"]
                wanted.append(("difference", str(crate), portion.sku, 1000))
            elif count > 0:
                lines.append(f"type {count}")
            lines.append("tap validate" if count > 0 else "tap none")
            if (str(crate), portion.sku) == (REPLACED, POTATOES):
                lines += ["expect Riz", "type 2", "tap validate"]
        lines += ["screen check_result", "tap finish"]
    # What had a problem is asked for as well.
    return lines + ["screen crate_choice", "expect 29", "expect 2/4"], wanted


def drawn(crate, one_in, prep):
    """The room's share by the crate's number alone, counted here once more."""
    x = ((crate.number * 131 + crate.index ^ prep) * 2654435761) & 0xffffffff
    x = ((x ^ x >> 15) * 2246822519) & 0xffffffff
    return (x ^ x >> 13) % 60 < 60 // one_in


def of_the_rest(record, crates, filled):
    """Dry crates whose check nothing but the share can ask for, of the first labo that has ten of
    them: all they hold was in a crate before, no note and no problem is on them."""
    seen = {portion.product for crate in filled for portion in crate.portions}
    here = {row[0] for row in record.rows("SELECT id FROM pickup WHERE mode = 0")}
    noted = {d["crate"] for d in record.state()["discrepancies"]}
    labos = {}
    for crate in crates:
        if (crate.kind == 0 and crate.pickup in here and crate not in filled and
                str(crate) not in noted and crate.number not in (27, 29) and
                all(portion.product in seen for portion in crate.portions)):
            labos.setdefault(crate.pickup, []).append(crate)
    return next(found[:10] for found in labos.values() if len(found) >= 10)


def check_by_share(record, crates):
    """Ten crates more; the station asks for those that the share draws, and for no other."""
    one_in, prep = 3, record.rows("SELECT max(number) FROM prep")[0][0]
    asked = [crate for crate in crates if drawn(crate, one_in, prep)]
    expect("one in three, more or less", 1 <= len(asked) <= 6, True)
    lines = ["tap pair", "tap pair_4", "tap back", "tap pick"]
    for crate in crates:
        lines += [f"scan crate {crate}", "tap go", "scan slip rest", "hear finished"]
    record.play(lines + ["state state.json"])
    expect("what the share asks for", {row["crate"] for row in record.state()["crates"]
                                       if row["check"] == "share" and row["status"] == "picked"},
           {str(crate) for crate in asked})
    return asked


def count_offered(crates):
    """A pair that filled none of them takes what the station proposes: what had a problem, where
    one too many is in it, then the share's, until only what was added to a full crate is left."""
    lines = ["tap pair", "tap pair_2", "tap back", "tap check", "expect 29", "expect 2/4",
             "expect une cagette sur 3", "tap take", "type 2", "tap validate",
             "screen check_result", "tap finish"]
    for crate in crates:
        lines += ["screen crate_choice", f"expect {crate.number}", "tap take"]
        for portion in crate.portions:
            lines += [f"type {portion.typed}", "tap validate"]
        lines += ["screen check_result", "tap finish"]
    return lines + ["screen crate_choice", "expect 29", "expect 4/4"]


def load(crates, stays):
    """A vehicle for one labo; one crate stays where it is."""
    lines = ["tap pair", "tap pair_3", "tap back", "tap load", "tap trips", "tap new_trip",
             "tap more",
             "tap stop_14", "tap load"]
    for crate in sorted(crates, key=lambda crate: crate.kind):
        lines += [] if crate is stays else [f"scan crate {crate}", "hear accepted"]
    return lines + ["tap leave", f"expect {stays.number}", "tap without", "hear finished"]


def missing_eggs(record, labos):
    """All crates that are filled here and got none of them."""
    return [("missing", f"{number} {index}/{of}", EGGS, units)
            for number, index, of, units in record.rows(
                "SELECT o.number, c.position, c.siblings, n.units_milli FROM portion n "
                "JOIN product p ON p.id = n.product JOIN crate c ON c.id = n.crate "
                "JOIN buyer_order o ON o.id = c.buyer_order JOIN pickup l ON l.id = c.pickup "
                "WHERE p.sku = ? AND l.mode = 0 AND n.id NOT IN "
                "(SELECT portion FROM event WHERE kind = 5) ORDER BY o.number", EGGS)]


def main():
    record = Record(sys.argv[1], sys.argv[2])
    try:
        record.play(["include month.play"])
        crates = {str(crate): crate for crate in record.crates()}
        by_sku = dict(record.rows("SELECT p.sku, sum(n.units_milli) FROM portion n JOIN product p "
                                  "ON p.id = n.product GROUP BY p.sku"))
        here = [crate for crate in crates.values() if 147 <= crate.number <= 149 or
                220 <= crate.number <= 223]
        first = [crate for crate in here if crate.number < 200]
        lines, wanted = receive(by_sku)
        record.play(lines + fill_bags() + meet() + allow())
        lines, more = problems(crates["29 2/3"])
        lines += share_out()
        wanted += more
        more_lines, more = fill([crate for crate in here if crate.kind == 0])
        wanted += more
        bags = [crate for crate in here if crate.kind > 0]
        of_first = sum(crate in first for crate in bags)
        record.play(lines + more_lines + fill_chilled((of_first, len(bags) - of_first)))
        eggs = missing_eggs(record, here)
        expect("two crates had eggs", len(eggs), len(record.rows(
            "SELECT n.id FROM portion n JOIN product p ON p.id = n.product JOIN crate c ON "
            "c.id = n.crate JOIN pickup l ON l.id = c.pickup WHERE p.sku = ? AND l.mode = 0",
            EGGS)) - 2)
        wanted += eggs
        lacks = {(crate, sku): units // 1000 for kind, crate, sku, units in wanted
                 if kind in ("missing", "substituted")}
        lines, more = check(here, lacks)
        wanted += more
        record.play(lines)
        stays = crates["148 3/3"]
        record.play(load(first, stays) + ["state state.json"])
        rest = of_the_rest(record, crates.values(), [c for c in here if c.kind == 0])
        asked = check_by_share(record, rest)
        record.play(count_offered(asked) + ["state state.json"])
        expect("checked of the rest", {row["crate"] for row in record.state()["crates"]
                                       if row["status"] == "checked"} & {str(c) for c in rest},
               {str(crate) for crate in asked})
        wanted.append(("not_loaded", str(stays), "", 0))
        record.check()
        found = [(d["type"], d["crate"] or "", d["sku"], d["units_milli"])
                 for d in record.state()["discrepancies"]]
        expect("differences that were not made", [d for d in found if d not in wanted], [])
        expect("differences that are not there", [d for d in wanted if d not in found], [])
        expect("differences", len(found), len(wanted))
        expect("two rice for one bag of potatoes", record.rows(
            "SELECT p.sku, e.value FROM event e JOIN product p ON p.id = e.other_product "
            "WHERE e.kind = 7 AND e.type = 3 AND NOT EXISTS (SELECT 1 FROM event u WHERE "
            "u.kind = 6 AND u.undoes_seq = e.seq)"), [(RICE, 2)])
        print(f"{len(found)} differences, each as it was made")
    finally:
        record.close()


if __name__ == "__main__":
    main()
