"""month_goods.py: of the month that is counted (month_counted.py): who brings goods, what comes
late, what leaves in bulk."""

DESK = ["tap desk", "type 2580", "tap validate", "screen director"]
OIL, MILL, DAIRY = "SEC-09", "Moulin des Rapailles", "Laiterie de Saint-Èvre"


def they_bring(month, *suppliers):
    """Deliveries of the first morning, on the timeline."""
    names = [row["name"] for row in month.recount().of_plan("supplier").values()]
    lines = DESK + ["tap more", "tap before", "tap timeline", "tap change", "tap half_0"]
    for name in suppliers:
        lines += ["tap add", "tap add_round", f"tap supplier_{names.index(name) + 1}",
                  "tap validate", "tap vehicle_more", "expect ils livrent", "tap validate"]
    return lines + ["tap validate", "tap lock"]


def receive_late(month):
    """All of the oil, two notes, of which the half-day is over by now."""
    oil = month.ordered(OIL)
    return ["tap receive", "tap pair_0", f"scan product {OIL}", "tap who_1", "type 441",
            "tap validate", "tap validate", f"type {oil - 3}", "tap validate", "hear accepted",
            "tap another", "tap who_1", "type 442", "tap validate", "tap validate", "type 3",
            "tap validate", "hear accepted", "tap validate", "hear finished", "tap back"]


def tick_bulk(month, points, ticked):
    """What labos that fill their own crates get by this trip, one product after the other; one of
    it is taken back and ticked again."""
    record = month.recount()
    waiting = {(c.pickup, p.product) for c in month.crates() for p in c.portions
               if c.pickup in points & record.bulk} - ticked
    ticked |= waiting
    if not waiting:
        return []
    return ["tap bulk", "screen bulk", *["scan command validate"] * len(waiting),
            "scan command undo", "scan command validate", "hear finished", "tap back",
            "screen load"]
