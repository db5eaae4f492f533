#!/usr/bin/env python3
"""ways.py: how long ten people are at it, by way of working: crate by crate at the station,
product by product, or paper slips that the station takes in. Simulates pairs and lanes, a crate at
a time, and prints hours. Every second is a parameter; it proves nothing about people, only what
follows from the seconds.

ways.py [--orders 228 500] [--lanes 1 2 3 4] [--people 10] [--NAME SECONDS] [--check]
"""
import argparse
import heapq
import random

SECONDS = {
    "label": (3, "scan a crate's label"),
    "look": (3, "look at a step and go"),
    "fetch": (12, "walk to a place and back"),
    "unit": (2, "take one and put it in"),
    "scan": (1.5, "scan one"),
    "case": (40, "fetch a case and open it"),
    "between": (5, "walk to the next crate"),
    "read": (5, "find a line on a slip"),
    "tick": (2, "tick it"),
    "slip": (6, "scan a slip: all is in"),
    "count": (5, "count a line at the check"),
    "end": (15, "put a crate away, take the next"),
}
PRODUCTS, CASE = 36, 12


def month(orders, chosen):
    """Crates as lists of (product, units), like the association's: 5 to 10 lines an order."""
    crates = []
    for _ in range(orders):
        lines = [(chosen.randrange(PRODUCTS), chosen.choice((1, 1, 1, 2, 2, 3, 4)))
                 for _ in range(chosen.randint(5, 10))]
        split = max(1, round(len(lines) / 4.5))
        crates += [lines[i::split] for i in range(split)]
    return crates


def is_counted(crates, chosen):
    """A third is checked in full (bags, first ones, problems), and one in five of the rest."""
    return [i % 3 == 0 or chosen.random() < 0.2 for i in range(len(crates))]


def spread(jobs, servers):
    """When all jobs are done by so many servers, each taking the next one when it is free."""
    free = [0.0] * servers
    for job in jobs:
        heapq.heappush(free, heapq.heappop(free) + job)
    return max(free)


def check(crate, s):
    return s["label"] + s["count"] * len(crate) + s["end"]


def checks(crates, s, chosen):
    return [check(c, s) for c, wanted in zip(crates, is_counted(crates, chosen)) if wanted]


def crate_by_crate(crates, pairs, lanes, s, chosen):
    """A pair holds a lane for a whole crate; checks take lanes too."""
    jobs = [s["label"] + s["end"] + sum(s["look"] + s["fetch"] + units * (s["unit"] + s["scan"])
                                        for _, units in crate) for crate in crates]
    return spread(jobs + checks(crates, s, chosen), min(pairs, lanes))


def product_by_product(crates, pairs, lanes, s, chosen):
    """A pair holds a lane for a case, from crate to crate; then checks."""
    jobs = []
    for product in range(PRODUCTS):
        wanted = [units for crate in crates for p, units in crate if p == product]
        for first in range(0, len(wanted), 8):
            part = wanted[first:first + 8]
            jobs.append(-(-sum(part) // CASE) * s["case"] +
                        sum(s["between"] + s["label"] + units * s["unit"] for units in part))
    jobs += [s["end"] for _ in crates]
    return spread(jobs + checks(crates, s, chosen), min(pairs, lanes))


def on_paper(crates, pairs, lanes, s, chosen):
    """Pairs fill from slips, others sit at lanes, take crates in and count those that are checked;
    as many sit as is quickest."""
    state = chosen.getstate()
    times = []
    for sitting in range(1, min(lanes, pairs - 1) + 1):
        chosen.setstate(state)
        times.append(with_sitting(crates, pairs, sitting, s, chosen))
    return min(times)


def with_sitting(crates, pairs, sitting, s, chosen):
    filling, desks = [0.0] * (pairs - sitting), [0.0] * sitting
    ready = []
    for crate, wanted in zip(crates, is_counted(crates, chosen)):
        done = heapq.heappop(filling) + s["end"] + sum(
            s["read"] + s["fetch"] + units * s["unit"] + s["tick"] for _, units in crate)
        heapq.heappush(filling, done)
        ready.append((done, s["label"] + s["slip"] + (check(crate, s) if wanted else 0)))
    for done, job in sorted(ready):
        heapq.heappush(desks, max(done, heapq.heappop(desks)) + job)
    return max(desks)


WAYS = {"crate by crate": crate_by_crate, "product by product": product_by_product,
        "paper, then the station": on_paper}


def hours(way, orders, lanes, people, seconds):
    chosen = random.Random(228)
    return WAYS[way](month(orders, chosen), people // 2, lanes, seconds, chosen) / 3600


def prove(way, row, asked, orders, seconds):
    assert all(a >= b for a, b in zip(row, row[1:])), "more lanes take longer"
    twice = hours(way, orders * 2, asked.lanes[0], asked.people, seconds)
    assert twice > row[0] * 1.8, "twice the orders are not twice the work"
    slow = {name: value * 2 for name, value in seconds.items()}
    assert abs(hours(way, orders, asked.lanes[0], asked.people, slow) - 2 * row[0]) < 0.01


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--orders", type=int, nargs="+", default=[228, 500])
    parser.add_argument("--lanes", type=int, nargs="+", default=[1, 2, 3, 4])
    parser.add_argument("--people", type=int, default=10)
    parser.add_argument("--check", action="store_true", help="prove that the figures can be right")
    for name, (value, what) in SECONDS.items():
        parser.add_argument(f"--{name}", type=float, default=value, help=f"seconds: {what}")
    asked = parser.parse_args()
    seconds = {name: getattr(asked, name) for name in SECONDS}
    for orders in asked.orders:
        print(f"{orders} orders, {asked.people} people: hours with "
              f"{', '.join(map(str, asked.lanes))} lanes")
        for way in WAYS:
            row = [hours(way, orders, lanes, asked.people, seconds) for lanes in asked.lanes]
            print(f"  {way:26}" + "".join(f"{value:7.1f}" for value in row))
            if asked.check:
                prove(way, row, asked, orders, seconds)


if __name__ == "__main__":
    main()
