"""recount_goods.py: what came in and went out, counted again from the record: a part of recount."""
import collections

HALF_DAY, LOT = 15, 21


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
