"""tool_forms.py: the month as food co-ops' tools, Airtable and HelloAsso write it, and as Borne
itself does."""

from books import Sheet
from made import Made, shuffle, write
from month import euros, number
from shop_forms import STATUS, guard, units


def cmd(n):
    return "CMD-%d" % n


def listed(texts):
    """Linked records in one cell: joined with commas, quoted where one holds a comma."""
    return ",".join(
        '"%s"' % t.replace('"', '""') if "," in t or '"' in t else t for t in texts
    )


def airtable_orders_sheet(month, with_products=True):
    rows = [["Commande", "Client", "Nom", "Prénom", "Téléphone", "E-mail", "Point de collecte",
             "Statut",
             "Date", "Remarque", "Total"]
            + (["Produits", "Quantités"] if with_products else ["Lignes"])]
    for o in month.orders + month.cancelled:
        day, hour = o.date.split()
        y, m, d = day.split("-")
        row = [cmd(o.number), o.first + " " + o.last, o.last, o.first, o.phone, o.mail, o.pickup,
               STATUS[o.status], "%d/%s/%s %s" % (int(d), m, y, hour), o.note,
               euros(o.cents, True) + " €"]
        if with_products:
            row += [listed([p.name for p, _ in o.lines]), ", ".join(number(q) for _, q in o.lines)]
        else:
            row += [",".join("%d-%02d" % (o.number, i + 1) for i in range(len(o.lines)))]
        rows.append(row)
    return Sheet("Commandes", rows)


def airtable_lines_sheet(month, alone=True):
    more = ["Client (from Commande)", "Point de collecte (from Commande)", "Statut (from Commande)"]
    rows = [["Ligne", "Commande", "Produit", "UGS (from Produit)", "Quantité"] + more * alone]
    for o in month.orders + month.cancelled:
        for i, (p, m) in enumerate(o.lines):
            row = ["%d-%02d" % (o.number, i + 1), cmd(o.number), p.name, p.sku, units(m)]
            own = [o.first + " " + o.last, o.pickup, STATUS[o.status]]
            rows.append(row + own * alone)
    return Sheet("Lignes", rows)


def airtable_orders(month, rng, container):
    sheet = shuffle(rng, airtable_orders_sheet(month))
    file = write("Grid view", [sheet], container, encoding="utf-8-sig")
    return Made("airtable_orders", [file], cmd, cancelled=True)


def airtable_lines(month, _, container):
    file = write("Lignes", [airtable_lines_sheet(month)], container, encoding="utf-8-sig")
    return Made("airtable_lines", [file], cmd, cancelled=True)


def airtable_two(month, _, container):
    """Orders whose products stand in another table."""
    files = [
        write("Commandes", [airtable_orders_sheet(month, False)], container, encoding="utf-8-sig"),
        write("Lignes", [airtable_lines_sheet(month, False)], container, encoding="utf-8-sig"),
    ]
    return Made("airtable_lines", files, cmd, cancelled=True)


def cagette(month, rng, container):
    rows = [["userId", "userName", "productName", "ref", "catalogName", "catalogId", "vendorId",
             "price",
             "quantity", "fees", "total", "paid"]]
    for o in month.orders:
        for p, m in o.lines:
            total = (p.price * m + 500) // 1000
            rows.append([str(o.number), o.last + " " + o.first, p.name, p.sku, "Grossiste", "1",
                         "1",
                         euros(p.price, True), number(m, True), "0", euros(total, True),
                         rng.choice(("true", "false"))])
    file = write("Commandes", [Sheet("Commandes", rows)], container, mark=";", quote="cagette")
    return Made("cagette", [file], has_pickup=False)


OFN = (
    "Hub", "Customer", "Email", "Phone", "Producer", "Product", "Variant", "Quantity", "Item (€)",
    "Total (€)", "Paid?", "Shipping", "Comments", "SKU", "Order Cycle", "Order number", "Date",
)


def ofn(month, rng, container):
    summary, rows = rng.random() < 0.5, [list(OFN)]
    for o in month.orders:
        end = ["Mois", "R%09d" % o.number, o.date + ":00"]
        own = ["Hub", o.first + " " + o.last, o.mail, o.phone]
        for p, m in o.lines:
            name, _, size = p.name.replace(" – ", " - ").rpartition(" - ")
            line = ["Producteur", name, size, units(m), euros(p.price), "", "false", o.pickup,
                    o.note,
                    p.sku]
            rows.append(own + line + end)
        if summary:
            total = ["", "", "TOTAL", "", euros(o.cents), euros(o.cents), "", "", "", ""]
            rows.append(own + total + end)
    file = write("customer_totals", [Sheet("Totals", rows)], container)
    return Made("ofn_customer_totals", [file], lambda n: "R%09d" % n)


def helloasso(month, _, container):
    """No quantity: one row is one unit, so halves are whole here."""
    rows = [["Référence commande", "Date de la commande", "Statut de la commande",
             "Nom participant",
             "Prénom participant", "Nom payeur", "Prénom payeur", "Email payeur",
             "Point de collecte",
             "Tarif", "Montant tarif", "Code promo"]]
    for o in month.orders:
        y, m, d = o.date.split()[0].split("-")
        for p, milli in o.lines:
            for _ in range((milli + 999) // 1000):
                rows.append(
                    [o.number, "%s/%s/%s %s:00" % (d, m, y, o.date.split()[1]), "Validé", o.last,
                     o.first, o.last, o.first, o.mail, o.pickup, p.name, euros(p.price, True), ""]
                )
    file = write("export", [Sheet("export", rows)], container, mark=";", encoding="utf-8-sig")
    return Made("helloasso", [file], is_whole=True)


def borne(month, rng, container):
    """What Borne writes of a month for another Borne: a line for each product of an order, with its
    own number and the shop's."""
    rows = [["Commande", "Numéro boutique", "Point de collecte", "SKU", "Produit",
             "Quantité commandée", "Unité"]]
    own = list(range(1, len(month.orders) + 1))
    rng.shuffle(own)
    for n, o in zip(own, month.orders):
        for p, m in o.lines:
            unit = "kg" if p.unit == "kg" else "paquet"
            rows.append([n, str(o.number), o.pickup, p.sku, p.name, units(m), unit])
    style = {"mark": ";", "encoding": "utf-8-sig", "end": "\r\n", "comma": True}
    return Made("borne", [write("commandes", [Sheet("Commandes", rows)], container, **style)])


FORMS = (airtable_orders, airtable_lines, airtable_two, cagette, ofn, helloasso, borne)
