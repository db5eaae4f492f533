"""typed_forms.py: the month as people type it into a workbook, AmapJ's grid among them, and tables
whose labels nobody knows."""

from books import Sheet
from made import Made, write
from month import number
from shop_forms import units


def typed(rng, milli):
    """A quantity as somebody types it; nothing has its signs, too."""
    if milli == 0:
        return rng.choice((None, None, None, 0, "-", " "))
    if rng.random() < 0.1:
        return number(milli, True) + rng.choice(("", " "))
    return units(milli)


def spelled(rng, point):
    """A pick-up point as it is written this time: what folds to the same is the same."""
    return rng.choice((point, point, point.upper(), point.lower() + " ", point.replace("-", " ")))


def grid(month, rng, orders, name, has_pickup):
    """Title, categories above the products, prices below them, people, totals, a signature."""
    people = ["N°", "Nom", "Prénom"] + (["Lieu"] if has_pickup else [])
    left, goods = len(people), month.products
    rows = [["Bon de commande – novembre – " + name], ["à rendre avant le 5"], []]
    third = len(goods) // 3
    rows.append([None] * left + ["Fruits"] + [None] * (third - 1) + ["Autres"])
    merged = [(3, left, 3, left + third - 1)]
    rows.append(people + [p.name.replace(" - ", "\n") for p in goods] + ["Total", "Remarque"])
    rows.append([None] * left + [p.price / 100 for p in goods])
    sums = dict.fromkeys((p.sku for p in goods), 0)
    for o in orders:
        wanted = {p.sku: m for p, m in o.lines}
        for sku, m in wanted.items():
            sums[sku] += m
        who = [o.number, o.last, o.first] + ([spelled(rng, o.pickup)] if has_pickup else [])
        cells = [typed(rng, wanted.get(p.sku, 0)) for p in goods]
        rows.append(who + cells + [units(sum(wanted.values())), o.note or None])
    total = ["TOTAL"] + ["%d commandes" % len(orders)] + [None] * (left - 2)
    rows.append(total + [units(sums[p.sku]) for p in goods] + [units(sum(sums.values()))])
    rows += [[], ["Signature du référent :"]]
    return Sheet(name[:31], rows, merged)


def wide(month, rng, container):
    sheets = [grid(month, rng, month.orders, "Feuil1", True)]
    if container != "csv":
        sheets.append(Sheet("Feuil2", [["tél. du camion", "06 39 98 00 00"]]))
    style = rng.choice(({"mark": ";", "comma": True, "encoding": "cp1252"}, {"mark": "\t"}))
    return Made("wide", [write("commandes", sheets, container, **style)], warns={"sheet_left_out"})


def wide_by_point(month, rng, container):
    """A sheet for each pick-up point, a summary of them, and an old one that is hidden."""
    container = "xlsx" if container == "csv" else container
    recap = [["Point", "Commandes"]]
    sheets = []
    for point in month.points:
        orders = [o for o in month.orders if o.pickup == point]
        if orders:
            sheets.append(grid(month, rng, orders, spelled(rng, point).strip(), False))
            recap.append([point, len(orders)])
    old = grid(month, rng, month.orders[:3], "ne pas utiliser", False)
    old.hidden = True
    sheets = [Sheet("Récap", recap)] + sheets + [old]
    return Made("wide", [write("labos", sheets, container)], warns={"sheet_left_out"})


def transposed(month, rng, container):
    """Products below each other, people side by side."""
    has_place = rng.random() < 0.5
    heads = ["ref", "producteur", "produit", "prix"]
    rows = [heads + ["%s %s (%d)" % (o.first, o.last, o.number) for o in month.orders] + ["total"]]
    if has_place:
        rows.append(["", "", "Lieu", ""] + [o.pickup for o in month.orders] + [""])
    wanted = [{p.sku: m for p, m in o.lines} for o in month.orders]
    for p in month.products:
        row = [typed(rng, w.get(p.sku, 0)) for w in wanted]
        total = sum(w.get(p.sku, 0) for w in wanted)
        rows.append([p.sku, "Grossiste", p.name, p.price / 100] + row + [units(total)])
    rows.append(["Total", "", "", ""] + [o.cents / 100 for o in month.orders] + [None])
    file = write("commandes", [Sheet("Sheet1", rows)], container, mark=rng.choice(",;"))
    return Made("transposed", [file], has_pickup=has_place)


def amapj(month, rng, container):
    """Five lines of title, names of products below the merged date, sums above the people."""
    goods = [p for p in month.products]
    left, blank = ["Nom", "Prénom", "Montant total"], [None] * 3
    orders = month.orders
    sums = [units(sum(m for o in orders for q, m in o.lines if q is p)) for p in goods]
    rows = [["Feuille de distribution producteur"], ["AMAP de l'Est"], ["Producteur : tous"],
            ["Extrait le 02/11/2025"], []]
    rows.append(left + ["03/11/2025"] + [None] * (len(goods) - 1))
    rows.append(blank + [p.name for p in goods])
    rows.append(blank + [p.price / 100 for p in goods])
    rows.append(blank + ["le lot"] * len(goods))
    rows += [[], ["Cumul", None, None] + sums, []]
    for o in orders:
        wanted = {p.sku: m for p, m in o.lines}
        total = o.cents / 100
        rows.append([o.last, o.first, total] + [units(wanted[p.sku]) if p.sku in wanted else None
                                                for p in goods])
    merged = [(5, 3, 5, 2 + len(goods))]
    file = write("distribution", [Sheet("Feuille", rows, merged)], container, mark=";")
    return Made("wide", [file], has_pickup=False, is_nameless=True)


def amapj_dates(month, rng, container):
    """The same with three deliveries side by side: the month's is the second."""
    goods, orders = month.products, month.orders
    days = ("06/10/2025", "03/11/2025", "01/12/2025")
    left, blank, wide_left = ["Nom", "Prénom", "Montant total"], [None] * 3, len(goods)
    rows = [["Feuille de distribution producteur"], ["AMAP de l'Est"], [], []]
    rows.append(left + [c for d in days for c in [d] + [None] * (wide_left - 1)])
    rows.append(blank + [p.name for p in goods] * 3)
    rows.append(blank + [p.price / 100 for p in goods] * 3)
    people = []
    for o in orders:
        wanted = {p.sku: m for p, m in o.lines}
        row = [o.last, o.first, o.cents / 100]
        for day in range(3):
            for p in goods:
                other = rng.choice((None, None, 1, 2))
                mine = units(wanted[p.sku]) if p.sku in wanted else None
                row.append(mine if day == 1 else other)
        people.append(row)
    sums = [sum(r[c] or 0 for r in people) for c in range(3, 3 + 3 * wide_left)]
    rows += [[], ["Cumul", None, None] + sums, []] + people
    merged = [(4, 3 + d * wide_left, 4, 2 + (d + 1) * wide_left) for d in range(3)]
    file = write("distribution", [Sheet("Feuille", rows, merged)], container, mark=";")
    return Made("wide", [file], has_pickup=False, is_nameless=True, asks={"delivery": "2025-11-03"})


def unknown(month, rng, container):
    """Labels of somebody's own; what they hold says what they are."""
    heads = rng.choice((["Bon", "Qui donc", "Où", "Quoi", "Combien", "Fait le"],
                        ["C1", "C2", "C3", "C4", "C5", "C6"],
                        ["Ticket", "Voisin", "Chez", "Denrée", "Unités", "Saisi"]))
    rows = [heads]
    for o in month.orders:
        for p, m in o.lines:
            rows.append([o.number, o.first + " " + o.last, o.pickup, p.name, units(m), o.date[:10]])
    order = list(range(6))
    rng.shuffle(order)
    rows = [[row[c] for c in order] for row in rows]
    file = write("saisie", [Sheet("Saisie", rows)], container, mark=";")
    return Made("guessed", [file], asks={"columns": "yes"}, needs_points=True)


FORMS = (wide, wide_by_point, transposed, amapj, amapj_dates, unknown)
