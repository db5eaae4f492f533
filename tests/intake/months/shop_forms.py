"""shop_forms.py: the month as the web shop's plug-ins export it. Each function takes the month, a
source of chance for what the shop may choose, and a container."""

from books import Sheet
from made import Made, shuffle, write
from month import euros, number

STATUS = {
    "processing": "En cours", "on-hold": "En attente", "pending": "Attente paiement",
    "completed": "Terminée", "cancelled": "Annulée", "refunded": "Remboursée", "failed": "Échouée",
}
ENGLISH = {
    "processing": "Processing", "on-hold": "On hold", "pending": "Pending payment",
    "completed": "Completed",
}


def guard(text, sign):
    return sign + text if text[:1] in ("=", "+", "-", "@") else text


def units(milli):
    """As a workbook holds it."""
    return milli // 1000 if milli % 1000 == 0 else milli / 1000


AOE_EN = (
    "Order Number", "Order Status", "Order Date", "Customer Note", "First Name (Billing)",
    "Last Name (Billing)", "Email (Billing)", "Phone (Billing)", "Order Subtotal Amount",
    "Shipping Method Title",
)
AOE_FR = (
    "Numéro de commande", "État de la commande", "Date de commande", "Note du client",
    "Prénom (Facturation)", "Nom de famille (Facturation)", "E-mail (Facturation)",
    "Téléphone (Facturation)", "Sous-total de la commande", "Titre de la méthode de livraison",
)
AOE_OTHER = (
    "N° commande", "STATUT", "date", "Remarque", "prenom", "NOM", "Courriel", "Tél.",
    "Montant total de la commande", "Point de retrait",
)
ITEM_EN = ("SKU", "Item #", "Item Name", "Quantity (- Refund)", "Item Cost")
ITEM_FR = ("UGS", "Élément n°", "Nom de l’élément", "Quantité (- Remboursement)", "Prix du produit")
ITEM_OTHER = ("Référence", "Rang", "Article", "Qté", "Prix du produit")


def aoe_head(order, status):
    return [
        order.number, status[order.status], order.date, guard(order.note, " "), order.first,
        order.last,
        order.mail, guard(order.phone, " "), euros(order.cents),
        "Point de collecte : " + order.pickup,
    ]


def aoe_items(order, has_sku):
    return [
        [p.sku if has_sku else "", i + 1, p.name, units(m), euros(p.price)]
        for i, (p, m) in enumerate(order.lines)
    ]


def aoe_rows(month, rng, container):
    heads, items = rng.choice(((AOE_EN, ITEM_EN), (AOE_FR, ITEM_FR), (AOE_OTHER, ITEM_OTHER)))
    has_sku, is_filled = rng.random() < 0.6, rng.random() < 0.5
    status = ENGLISH if heads is AOE_EN else STATUS
    rows = [list(heads + items)]
    for order in reversed(month.orders):
        head = aoe_head(order, status)
        for i, item in enumerate(aoe_items(order, has_sku)):
            rows.append((head if i == 0 or is_filled else [""] * len(head)) + item)
    sheet = Sheet("Commandes", rows)
    sheet = shuffle(rng, sheet) if is_filled else sheet
    style = rng.choice(
        (
            {"quote": "php", "end": "\r\n"},
            {"mark": ";", "encoding": "utf-8-sig", "end": "\r\n", "comma": True},
            {"mark": "\t", "encoding": "utf-16", "end": "\r\n"},
            {"mark": ";", "encoding": "cp1252", "comma": True},
            {"mark": "|", "quote": "all"},
        )
    )
    return Made("aoe_rows", [write("export", [sheet], container, **style)])


def aoe_columns(month, rng, container):
    french = rng.random() < 0.5
    heads, items = (AOE_FR, ITEM_FR) if french else (AOE_EN, ITEM_EN)
    most = max(len(o.lines) for o in month.orders)
    has_sku = rng.random() < 0.6
    rows = [list(heads) + ["%s #%d" % (i, n + 1) for n in range(most) for i in items]]
    for order in month.orders:
        flat = [c for item in aoe_items(order, has_sku) for c in item]
        head = aoe_head(order, STATUS if french else ENGLISH)
        rows.append(head + flat + [""] * (most * len(items) - len(flat)))
    return Made("columns", [write("export", [Sheet("Orders", rows)], container, quote="php")])


TOFFEE = (
    "order_id", "order_number", "order_date", "status", "order_total", "order_subtotal",
    "shipping_method", "customer_email", "billing_first_name", "billing_last_name", "billing_phone",
    "customer_note", "wt_import_key", "shipping_items",
)


def toffee_head(order, status=None):
    note, phone = guard(order.note, "'"), guard(order.phone, "'")
    items = ", ".join("%s &times; %s" % (p.name, number(m)) for p, m in order.lines)
    return [
        order.number + 70000, order.number, order.date + ":00", status or order.status,
        euros(order.cents), euros(order.cents), "Point de collecte : " + order.pickup, order.mail,
        order.first, order.last, phone, note, order.number, "items:%s|method_id:pickup" % items,
    ]


def packed(product, milli, escape=False):
    name = product.name
    if escape:
        for sign in ("\\", ":", "|", ";"):
            name = name.replace(sign, "\\" + sign)
    return "name:%s|product_id:7|sku:%s|quantity:%s|total:%s|sub_total:%s" % (
        name, product.sku, number(milli), *(euros((product.price * milli + 500) // 1000),) * 2,
    )


def webtoffee(month, rng, container, separate=None):
    """`separate` adds the columns of single items, which say the same again."""
    separate = rng.random() < 0.5 if separate is None else separate
    orders = month.orders + month.cancelled
    most = max(len(o.lines) for o in orders)
    rows = [list(TOFFEE) + ["line_item_%d" % (i + 1) for i in range(most)]]
    names = ("Name", "id", "SKU", "Quantity", "Total")
    for i in range(most if separate else 0):
        rows[0] += ["Product Item %d %s" % (i + 1, n) for n in names]
    for order in orders:
        row = toffee_head(order) + [packed(p, m) for p, m in order.lines]
        row += [""] * (len(TOFFEE) + most - len(row))
        if separate:
            for p, m in order.lines:
                row += [p.name, 7, p.sku, units(m), euros((p.price * m + 500) // 1000)]
        rows.append(row + [""] * (len(rows[0]) - len(row)))
    file = write("order_export", [Sheet("orders", rows)], container, quote="php",
                 encoding="utf-8-sig")
    return Made("webtoffee", [file], cancelled=True)


def webtoffee_rows(month, _, container):
    rows = [list(TOFFEE) + ["item_product_id", "item_name", "item_sku", "item_quantity",
                            "item_refunded_qty"]]
    for order in month.orders + month.cancelled:
        for i, (p, m) in enumerate(order.lines):
            back = 1000 if i % 5 == 4 else 0
            rows.append(toffee_head(order) + [7, p.name, p.sku, units(m + back), units(back)])
    file = write("order_export", [Sheet("orders", rows)], container, quote="php",
                 encoding="utf-8-sig")
    return Made("webtoffee_rows", [file], cancelled=True, warns={"total_differs"})


SKY = ("order_id", "order_number", "date", "status", "order_total", "shipping_method",
       "billing_first_name", "billing_last_name", "billing_email", "billing_phone",
       "customer_note")


def sky_head(order):
    return [
        order.number + 9, order.number, order.date + ":00", order.status, euros(order.cents),
        "Point de collecte : " + order.pickup, order.first, order.last, order.mail,
        guard(order.phone, "'"), guard(order.note, "'"),
    ]


def skyverge(month, _, container):
    rows = [list(SKY) + ["line_items", "shipping_items"]]
    for order in month.orders + month.cancelled:
        items = ";".join(
            "id:%d|%s|refunded:0.00|refunded_qty:0|meta:" % (i + 1, packed(p, m, True))
            for i, (p, m) in enumerate(order.lines)
        )
        rows.append(sky_head(order) + [items, "id:5|method_title:Point de collecte \\: x"])
    return Made("skyverge", [write("orders", [Sheet("orders", rows)], container, quote="php")],
                cancelled=True)


def skyverge_rows(month, _, container):
    rows = [list(SKY) + ["item_id", "item_name", "item_sku", "item_price", "item_quantity",
                         "item_refunded_qty", "item_meta"]]
    for order in month.orders + month.cancelled:
        for i, (p, m) in enumerate(order.lines):
            back = 2000 if i % 7 == 6 else 0
            item = [i + 1, p.name, p.sku, euros(p.price), units(m + back), units(back), ""]
            rows.append(sky_head(order) + item)
    return Made("skyverge_rows", [write("orders", [Sheet("orders", rows)], container, quote="php")],
                cancelled=True)


def analytics(month, rng, container):
    french = rng.random() < 0.6
    rows = [["Date", "Commande n°", "État", "Client", "Type de client", "Produit(s)",
             "Articles vendus",
             "Code(s) promo", "Ventes nettes", "Attribution"] if french else
            ["Date", "Order #", "Status", "Customer", "Customer type", "Product(s)", "Items sold",
             "Coupon(s)", "Net sales", "Attribution"]]
    for order in month.orders:
        items = ", ".join("%s× %s" % (number(m), p.name) for p, m in order.lines)
        sold = sum(m for _, m in order.lines)
        rows.append(
            [order.date + ":00", order.number, order.status, order.first + " " + order.last, "new",
             items, units(sold), "", euros(order.cents), "Direct"]
        )
    return Made("woo_analytics", [write("orders", [Sheet("orders", rows)], container)],
                has_pickup=False)


FORMS = (aoe_rows, aoe_columns, webtoffee, webtoffee_rows, skyverge, skyverge_rows, analytics)
