"""recount_goods.py: what came in and went out, counted again from the record: a part of recount."""
import collections

(PICKED, DISCREPANCY, HALF_DAY, LOT, TICKED, RETURNED, SUBSTITUTE_SET,
 BULK_SENT) = 5, 7, 15, 21, 29, 33, 40, 41
MISSING, SUBSTITUTED, EXTRA = 1, 3, 4
TICK_BULK = 2
RECEIVED = 0x40000000  # ids of lots that came in lie above


class Goods:
    """Of a Recount: its events, products, portions and suppliers."""

    def lots(self):
        """What came in: id, product, supplier's name, delivery note, units."""
        found = []
        for e in self.of_kind(LOT):
            supplier = self.then["supplier"].get(e["target"])
            found.append((e["lot"], self.now("product", e["product"]),
                          supplier["name"] if supplier is not None else
                          "réserve" if e["value"] == 1 else "", e["event_number"],
                          e["units_milli"]))
        return found

    def deliveries(self):
        """Supplier's name: deliveries that were to come by a half-day, and how many came later.
        What comes in one half-day with one note is one."""
        half, late = 1, {}
        for e in self.events:
            if e["kind"] == HALF_DAY:
                half += 1
            elif e["kind"] == LOT and e["copy"] > 0 and e["units_milli"] > 0 and e["value"] == 0:
                supplier = self.then["supplier"].get(e["target"])
                if supplier is not None:
                    key = supplier["name"], half, e["event_number"]
                    late[key] = late.get(key, False) or half > e["copy"]
        return {name: (sum(key[0] == name for key in late),
                       sum(is_late for key, is_late in late.items() if key[0] == name))
                for name in {key[0] for key in late}}

    def arrivals(self):
        """(supplier's name, product's name): units needed, cases, grams, units that came from them,
        units that are left. Who is not the usual one needs to bring nothing."""
        usual = {lot["product"]: lot["supplier"] for lot in self.of_plan("lot").values()}
        needed, came, all_came = (collections.Counter() for _ in range(3))
        for p in self.portions.values():
            needed[p["product"]] += p["units_milli"] if p["crate"] not in self.emptied else 0
        for _, product, name, _, units in self.lots():
            came[name, product] += units
            all_came[product] += units
        found = {}
        for ident, product in self.products.items():
            supplier = self.then["supplier"].get(usual.get(ident))
            name = supplier["name"] if supplier is not None else ""
            per, units = product["case_units"], needed[ident]
            if units or (name, ident) in came:
                found[name, product["name"]] = (
                    units, -(-units // (per * 1000)) if per else 0,
                    (units * product["weight_g"] + 500) // 1000, came[name, ident],
                    max(0, units - all_came[ident]))
            for other in {who for who, what in came if what == ident} - {name}:
                found[other, product["name"]] = (0, 0, 0, came[other, ident], 0)
        return found

    def sent(self):
        """(lot, labo): units that left in bulk, as they were ticked last."""
        found = {}
        for e in self.of_kind(BULK_SENT):
            found[e["lot"], self.now("pickup", e["target"])] = e["units_milli"]
        return {key: units for key, units in found.items() if units and key[1]}

    def trace(self):
        """SKU, lot, supplier, delivery note, crate or "en vrac", labo: units of the lot there."""
        lots = {lot[0]: lot for lot in self.lots()}
        found = collections.Counter()
        for e in self.events:
            portion = self.now("portion", e["portion"])
            takes = e["kind"] == PICKED or (e["kind"] == DISCREPANCY and e["type"] == EXTRA)
            came, units = e["lot"], e["units_milli"]
            if e["kind"] == DISCREPANCY and e["type"] == SUBSTITUTED:
                takes, came, units = True, e["target"], units * max(e["value"], 1)
            if takes and came > RECEIVED and portion:
                crate = self.crates[self.portions[portion]["crate"]]
                name = (f"{self.orders[crate['buyer_order']]['number']}-{crate['position']}/"
                        f"{crate['siblings']}")
                found[self.place_of(lots[came], name, crate["pickup"])] += units
        for (lot, pickup), units in self.sent().items():
            found[self.place_of(lots[lot], "en vrac", pickup)] += units
        return found

    def place_of(self, lot, name, pickup):
        labo = self.pickups[pickup]["name"] if pickup in self.pickups else ""
        return self.products[lot[1]]["sku"], lot[0] - RECEIVED, lot[2], lot[3], name, labo

    def bulk_faults(self):
        """Goods that are ticked onto a vehicle and whose lots do not add up to what left; and lots
        of what is not ticked."""
        ticked, wanted, cut = {}, self.wanted(), self.missing()
        for e in self.of_kind(DISCREPANCY):  # what a labo then found missing had left here
            if e["type"] == MISSING:
                cut[self.now("portion", e["portion"])] -= e["units_milli"]
        for e in self.of_kind(TICKED):
            if e["target"] == TICK_BULK:
                ticked[e["event_number"] >> 32, e["event_number"] & 0xffffffff] = e["value"]
        lots, sums, due = {lot[0]: lot for lot in self.lots()}, collections.Counter(), {}
        for (lot, pickup), units in self.sent().items():
            sums[pickup, lots[lot][1]] += units
        for portion in self.portions.values():
            crate = self.crates[portion["crate"]]
            key = crate["pickup"], portion["product"]
            if crate["id"] not in self.emptied and ticked.get(key):
                due[key] = due.get(key, 0) + wanted[portion["id"]] - cut[portion["id"]]
        came = {lot[1] for lot in lots.values()}
        due = {key: units for key, units in due.items() if key[1] in came and units}
        return [(key, sums.get(key), due.get(key)) for key in set(sums) | set(due)
                if sums.get(key) != due.get(key)]

    def replacement_faults(self):
        """What came in a product's place otherwise than the desk had told by then: another product,
        another number of it for one, another reason; and how many came as told."""
        told, faults, good = {}, [], 0
        for e in self.events:
            product = self.now("product", e["product"])
            if e["kind"] == SUBSTITUTE_SET:
                told[product] = e["value"] and (self.now("product", e["other_product"]),
                                                e["event_number"], e["value"])
            elif e["kind"] == DISCREPANCY and e["type"] == SUBSTITUTED:
                came = self.now("product", e["other_product"]), e["value"], e["event_number"]
                good += came == told.get(product)
                if came != told.get(product):
                    faults.append((e["seq"], came, told.get(product)))
        return faults, good

    def return_faults(self):
        """Returns that blame another lot than the one that the labo got most of, until then."""
        got, faults = collections.defaultdict(collections.Counter), []
        lots = {lot[0]: lot for lot in self.lots()}
        sent = {}
        for e in self.events:
            portion = self.now("portion", e["portion"])
            takes = e["kind"] == PICKED or (e["kind"] == DISCREPANCY and e["type"] == EXTRA)
            lot, units = e["lot"], e["units_milli"]
            if e["kind"] == DISCREPANCY and e["type"] == SUBSTITUTED:
                takes, lot, units = True, e["target"], units * max(e["value"], 1)
            if takes and lot > RECEIVED and portion:
                got[self.crates[self.portions[portion]["crate"]]["pickup"]][lot] += units
            elif e["kind"] == BULK_SENT:
                pickup = self.now("pickup", e["target"])
                got[pickup][lot] += units - sent.get((pickup, lot), 0)
                sent[pickup, lot] = units
            elif e["kind"] == RETURNED:
                product = self.now("product", e["product"])
                mine = {key: units for key, units in got[self.now("pickup", e["target"])].items()
                        if units > 0 and lots[key][1] == product}
                most = max(mine, key=lambda key: (mine[key], -key)) if mine else lot
                if lot != most:
                    faults.append((e["seq"], lot, mine))
        return faults
