#!/usr/bin/env python3
"""make.py: writes a month in every form, with the truth beside.

make.py --seed 7 --orders 500 --out DIR [--form aoe_rows] [--container csv|xlsx|ods|xls]
Each form gets a folder with its files, catalogue.csv, points.csv and truth.json."""

import argparse
import json
import os
import random
import sys
from collections import Counter

import shop_forms
import tool_forms
import typed_forms
from month import draw

CONTAINERS = ("csv", "xlsx", "ods", "xls")
FORMS = {f.__name__: f for m in (shop_forms, tool_forms, typed_forms) for f in m.FORMS}


def catalogue(month):
    text = "sku,name,unit,weight_g,temperature,ean,location,price\n"
    for i, p in enumerate(month.products):
        name = '"%s"' % p.name.replace('"', '""')
        cells = (p.sku, name, p.unit, p.weight_g, p.temperature, p.ean, "A%d" % (i + 1),
                 p.price / 100)
        text += ",".join(str(c) for c in cells) + "\n"
    return text


def points(month):
    return "nom;mode\n" + "".join("%s;prêt\n" % p for p in month.points)


def truth(month, made):
    """What the program must say of it."""
    orders, pickups, products = [], {}, Counter()
    for o in month.orders:
        lines = {p.sku: -(-m // 1000) * 1000 if made.is_whole else m for p, m in o.lines}
        pickup = o.pickup if made.has_pickup else None
        number = "" if made.is_nameless else made.number(o.number)
        orders.append({"number": number, "pickup": pickup, "lines": lines})
        sums = pickups.setdefault(pickup, Counter())
        sums.update(orders=1, lines=len(lines), units_milli=sum(lines.values()))
        products.update(lines)
    return {
        "format": made.form,
        "orders": len(orders),
        "lines": sum(len(o["lines"]) for o in orders),
        "cancelled": len(month.cancelled) if made.cancelled else 0,
        "per_product": dict(products),
        "per_pickup": {k: dict(v) for k, v in pickups.items() if k is not None},
        "order_list": orders,
    }


def make(name, seed, count, container, folder, with_points=True):
    """The form's files in the folder; returns them, what it is and the truth."""
    month = draw(seed, count)
    rng = random.Random("%s %s %s" % (name, seed, container))
    made = FORMS[name](month, rng, container)
    os.makedirs(folder, exist_ok=True)
    paths = []
    for file, data in made.files:
        paths.append(os.path.join(folder, file))
        with open(paths[-1], "wb") as out:
            out.write(data)
    texts = {"catalogue.csv": catalogue(month)}
    if with_points or made.needs_points:
        texts["points.csv"] = points(month)
    for file, text in texts.items():
        with open(os.path.join(folder, file), "w", encoding="utf-8") as out:
            out.write(text)
    return paths, made, truth(month, made)


def main():
    words = argparse.ArgumentParser()
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--orders", type=int, default=228)
    words.add_argument("--out", required=True)
    words.add_argument("--form", choices=sorted(FORMS))
    words.add_argument("--container", choices=CONTAINERS, default="csv")
    given = words.parse_args()
    for name in [given.form] if given.form else FORMS:
        folder = os.path.join(given.out, name)
        paths, _, what = make(name, given.seed, given.orders, given.container, folder)
        with open(os.path.join(folder, "truth.json"), "w", encoding="utf-8") as out:
            json.dump(what, out, ensure_ascii=False, indent=1)
        print(name, *(os.path.basename(p) for p in paths))
    return 0


if __name__ == "__main__":
    sys.exit(main())
