"""recount.py: a prep counted again from its record, with SQL and Python alone: what the month's
page, the suppliers' sheets, the treasurer's tables and the trace must say. Knows the meaning of the
events and none of Borne's code. A second import is followed by the column `carries`; records of
several stations stand in one order; several lots of a product are told apart."""
import collections
import math
import sqlite3

from recount_goods import Goods

(LABEL, OPENED, PICKED, UNDONE, DISCREPANCY, LEFT, CLOSED, COUNTED, CHECKED, REOPENED, HALF_DAY,
 PREP_CLOSED, MODE, CHORE, LOT, COMPLETE, TRIP_STOP, LOADED, TRIP_CLOSED, SHARED, PORTION_SHARED,
 RETURNED, CASE_SET, KEPT_OUT) = (2, 4, 5, 6, 7, 9, 10, 12, 13, 14, 15, 16, 17, 18, 21, 22, 25, 26,
                                  27, 31, 32, 33, 34, 35)
(MISSING, DAMAGED, SUBSTITUTED, EXTRA, DIFFERENCE, DATE, WRONG, COLD, UNREADABLE, SHORT, SURPLUS,
 NOT_LOADED) = range(1, 13)
AT_PICK, AT_CHECK, AT_RECEIVE, AT_LOAD, AT_SHARE, AT_RETURN = range(6)
SUPPLIER, STOCK, PICKING, DATA, LABELS, EQUIPMENT = range(1, 7)
GUESS = {DAMAGED: SUPPLIER, SUBSTITUTED: SUPPLIER, EXTRA: PICKING, DIFFERENCE: PICKING,
         DATE: SUPPLIER, WRONG: SUPPLIER, COLD: EQUIPMENT, UNREADABLE: LABELS, SHORT: SUPPLIER,
         SURPLUS: SUPPLIER, NOT_LOADED: STOCK}
MISTAKE = 5  # a decision: it counts nowhere
RECEIVED = 0x40000000  # ids of lots that came in lie above
LOOSE = 2  # a unit: weighed
TOO_WARM = {1: 10000 + 80, 2: 10000 - 120}  # readings, by temperature
CRATE_OPEN_MS = 7200000  # longer, and nobody was at it


class Case:
    """One thing that went wrong, as it was said; the review may have changed it."""

    def __init__(self, event, step, kind, product, units, cause, crate=0, lot=0, pickup=0):
        self.ident = (event["station"], event["seq"])
        self.step, self.kind, self.product, self.units = step, kind, product, units
        self.cause, self.crate, self.lot, self.pickup = cause, crate, lot, pickup
        self.said_crate, self.said_product = event["crate"], event["product"]
        self.said_kind, self.decision, self.follow_up, self.face = kind, 0, 0, 0


class Recount(Goods):
    """The open or given prep of a record, read without Borne."""

    def __init__(self, path, prep=1):
        base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        base.row_factory = sqlite3.Row
        self.base = base
        events = base.execute("SELECT * FROM event WHERE prep = ?"
                              " ORDER BY lamport, station, seq", (prep,)).fetchall()
        undone = {(e["undoes_station"], e["undoes_seq"]) for e in events if e["kind"] == UNDONE}
        self.events = [e for e in events if e["kind"] != UNDONE and
                       (e["station"], e["seq"]) not in undone]
        self.plan = [e["import"] for e in self.events if e["kind"] == 1][-1]
        self.then = {table: {row["id"]: row for row in base.execute(f"SELECT * FROM {table}")}
                     for table in ("product", "crate", "portion", "buyer_order", "pickup", "lot",
                                   "supplier", "line")}
        self.next = {table: {row["carries"]: row["id"] for row in self.then[table].values()
                             if row["carries"]}
                     for table in ("product", "crate", "portion", "buyer_order", "pickup", "lot")}
        self.portions, self.crates = self.of_plan("portion"), self.of_plan("crate")
        self.products, self.pickups = self.of_plan("product"), self.of_plan("pickup")
        self.orders, self.lines = self.of_plan("buyer_order"), self.of_plan("line")
        self.bulk = self.bulk_points()
        self.emptied = self.emptied_crates()

    def of_plan(self, table):
        return {row["id"]: row for row in self.then[table].values() if row["import"] == self.plan}

    def now(self, table, ident):
        """The row that goes on from this one in the plan in force, or 0: there is none."""
        while ident in self.next[table]:
            ident = self.next[table][ident]
        row = self.then[table].get(ident)
        return ident if row is not None and row["import"] == self.plan else 0

    def of_kind(self, kind):
        return [e for e in self.events if e["kind"] == kind]

    def one(self, sql):
        return self.base.execute(sql).fetchone()[0]

    def bulk_points(self):
        """Labos that fill their own crates and whose record did not come back."""
        modes = {p["id"]: p["mode"] for p in self.pickups.values()}
        for e in self.of_kind(MODE):
            modes[self.now("pickup", e["target"])] = e["value"]
        return {pickup for pickup, mode in modes.items() if mode == 1}

    def came_back(self):
        """Labos whose part was lent and given back with all that was noted there."""
        lent = {e["event_number"]: self.now("pickup", e["target"]) for e in self.of_kind(36)}
        return {lent[e["event_number"]] for e in self.of_kind(38) if e["value"] == 1}

    def emptied_crates(self):
        """Of orders that were cancelled."""
        return {c["id"] for c in self.crates.values()
                if self.orders[c["buyer_order"]]["is_cancelled"]}

    def begun(self):
        return {self.now("crate", e["crate"]) for e in self.events
                if e["kind"] in (OPENED, PICKED, DISCREPANCY)}

    def here(self):
        """The crates that were filled here, or at a labo whose record came back."""
        begun, back = self.begun(), self.came_back()
        return {c["id"] for c in self.crates.values() if c["id"] not in self.emptied and
                (c["pickup"] not in self.bulk or (c["pickup"] in back and c["id"] in begun))}

    def filled(self):
        filled = set()
        for e in self.events:
            crate = self.now("crate", e["crate"])
            if e["kind"] == CLOSED:
                filled.add(crate)
            elif e["kind"] == REOPENED:
                filled.discard(crate)
        return filled & self.here()

    def checked(self):
        checked = set()
        for e in self.events:
            crate = self.now("crate", e["crate"])
            if e["kind"] == CHECKED:
                checked.add(crate)
            elif e["kind"] == REOPENED:
                checked.discard(crate)
        return checked & self.here()

    def ever_checked(self):
        return {self.now("crate", e["crate"]) for e in self.of_kind(CHECKED)} - {0}

    def missing(self):
        """Units missing by portion: declared at the shelf, and cut by the latest share."""
        declared, granted = collections.Counter(), {}
        for e in self.events:
            portion = self.now("portion", e["portion"])
            if e["kind"] == DISCREPANCY and e["type"] == MISSING:
                declared[portion] += e["units_milli"]
            elif e["kind"] == PORTION_SHARED:
                granted[portion] = e["units_milli"]
        missing = collections.Counter(declared)
        swapped = self.substituted()
        for portion, gets in granted.items():
            if portion in self.portions:
                most = (self.portions[portion]["units_milli"] - declared[portion] -
                        swapped.get(portion, (0, 0))[1])
                missing[portion] += max(0, most - gets)
        return collections.Counter({p: n for p, n in missing.items()
                                    if n > 0 and p in self.portions and
                                    self.portions[p]["crate"] not in self.emptied})

    def substituted(self):
        """Portion: what lies in its place, and how much of what was ordered that stands for."""
        found = {}
        for e in self.of_kind(DISCREPANCY):
            if e["type"] == SUBSTITUTED:
                portion = self.now("portion", e["portion"])
                product = self.now("product", e["other_product"])
                found[portion] = (product, found.get(portion, (0, 0))[1] + e["units_milli"])
        return found

    def counted(self):
        """What lies in each portion by scans and counts; and the counts that differed twice."""
        there, tries, found, last = collections.Counter(), collections.Counter(), [], {}
        for e in self.events:
            key = (self.now("portion", e["portion"]), self.now("product", e["product"]))
            if e["kind"] == PICKED or (e["kind"] == DISCREPANCY and e["type"] == EXTRA):
                there[key] += e["units_milli"]
            elif e["kind"] == DISCREPANCY and e["type"] == SUBSTITUTED:
                # So many for one; records from before say nothing: one.
                there[key[0], self.now("product", e["other_product"])] += (
                    e["units_milli"] * max(e["value"], 1))
            elif e["kind"] == COUNTED:
                product = self.then["product"][e["product"]]
                room = 0
                if product["unit"] == LOOSE:
                    grams = there[key] * product["weight_g"] // 1000
                    room = max(30, grams * 50 // 1000) * 1000 // max(1, product["weight_g"])
                off = abs(e["units_milli"] - there[key])
                if off > room or (e["units_milli"] == 0) != (there[key] == 0):
                    tries[key] += 1
                else:
                    tries[key] = 0
                if tries[key] == 2:
                    found.append((e, self.now("crate", e["crate"]), off))
                    last[key] = e["units_milli"]  # two people, twice: that is what lies there
                    tries[key] = 0
            elif e["kind"] == REOPENED:
                crate = self.now("crate", e["crate"])
                for of in [k for k in last if k[0] and self.portions[k[0]]["crate"] == crate]:
                    there[of] = last.pop(of)
        there.update({key: 0 for key in last})
        for key, units in last.items():
            there[key] = units
        return there, found

    def worked(self):
        """How long each crate that is filled was open while it was filled, in milliseconds."""
        since, worked = {}, collections.Counter()
        for e in self.events:
            crate = self.now("crate", e["crate"])
            if e["kind"] == OPENED:
                since[crate] = e["at_ms"]
            elif e["kind"] in (LEFT, CLOSED) and crate in since:
                took = e["at_ms"] - since.pop(crate)
                worked[crate] += took if 0 <= took <= CRATE_OPEN_MS else 0
        filled = set()
        for e in self.events:
            if e["kind"] == CLOSED:
                filled.add(self.now("crate", e["crate"]))
            elif e["kind"] == REOPENED:
                filled.discard(self.now("crate", e["crate"]))
        return {crate: worked[crate] for crate in filled if worked[crate] > 0 and crate}

    def expected_of(self, event):
        """What the month needed of a product when an event came."""
        plan = [e["import"] for e in self.of_kind(1)
                if (e["lamport"], e["station"]) <= (event["lamport"], event["station"])][-1]
        return sum(p["units_milli"] for p in self.then["portion"].values()
                   if p["import"] == plan and p["product"] == event["product"] and
                   not self.then["buyer_order"][self.then["crate"][p["crate"]]["buyer_order"]]
                   ["is_cancelled"])

    def total_cases(self):
        """Short or too much of a product, as said last when goods came."""
        came, said = collections.Counter(), {}
        for e in self.events:
            product = self.now("product", e["product"])
            if e["kind"] == LOT:
                came[product] += e["units_milli"]
                said.pop(product, None)
            elif e["kind"] == COMPLETE and e["value"] == 1:
                off = came[product] - self.expected_of(e)
                lots = [lot for lot in self.lots() if lot[1] == product]
                said.pop(product, None)
                if off:
                    said[product] = Case(e, AT_RECEIVE, SHORT if off < 0 else SURPLUS, product,
                                         abs(off), SUPPLIER,
                                         lot=lots[0 if off < 0 else -1][0] if lots else 0)
                    said[product].needed = came[product] - off
            elif e["kind"] == COMPLETE:
                said.pop(product, None)
        total = collections.Counter()
        for p in self.portions.values():
            total[p["product"]] += p["units_milli"] if p["crate"] not in self.emptied else 0
        return [case for product, case in said.items() if product and
                case.needed == total[product]]

    def left_behind(self):
        """Crates that a trip went without, and that no later one took."""
        stops, loaded, left = collections.defaultdict(set), set(), {}
        closed = set()
        for e in self.events:
            trip = e["event_number"]
            if e["kind"] == TRIP_STOP:
                change = stops[trip].add if e["value"] == 1 else stops[trip].discard
                change(self.now("pickup", e["target"]))
            elif e["kind"] == LOADED:
                crate = self.now("crate", e["crate"])
                loaded.add(crate)
                left.pop(crate, None)
            elif e["kind"] == TRIP_CLOSED and e["value"] == 1:
                closed.add(trip)
                for c in self.crates.values():
                    elsewhere = any(c["pickup"] in stops[t] for t in stops if t not in closed)
                    if (c["pickup"] in stops[trip] and c["id"] not in loaded | self.emptied and
                            c["pickup"] not in self.bulk and not elsewhere):
                        left[c["id"]] = Case(e, AT_LOAD, NOT_LOADED, 0, 0, STOCK, crate=c["id"])
                        left[c["id"]].said_crate = c["id"]
        return list(left.values())

    def said(self):
        """Cases of the shelf, of shares, of labos, of what came too warm or was too long out."""
        found, shared = [], {}
        declared = collections.Counter()
        for e in self.events:
            product, crate = self.now("product", e["product"]), self.now("crate", e["crate"])
            portion = self.now("portion", e["portion"])
            lot = e["lot"] if e["lot"] > RECEIVED else self.now("lot", e["lot"])
            if e["kind"] == DISCREPANCY:
                fills = e["type"] in (MISSING, SUBSTITUTED)
                declared[portion] += e["units_milli"] if fills else 0
                cause = STOCK if e["type"] == MISSING else GUESS[e["type"]]
                found.append(Case(e, AT_PICK, e["type"], product, e["units_milli"], cause, crate,
                                  lot))
            elif e["kind"] == PORTION_SHARED:
                shared.pop(portion, None)
                if portion:
                    cut = (self.then["portion"][e["portion"]]["units_milli"] - declared[portion] -
                           e["units_milli"])
                    if cut > 0:
                        shared[portion] = Case(e, AT_SHARE, MISSING, product, cut, SUPPLIER, crate,
                                               lot)
            elif e["kind"] == RETURNED:
                cause = (PICKING if e["type"] == MISSING else GUESS[e["type"]]) if e["type"] else 0
                case = Case(e, AT_RETURN, e["type"], product, e["units_milli"], cause, 0, lot,
                            self.now("pickup", e["target"]))
                case.face = e["value"]
                found.append(case)
            elif e["kind"] == LOT and e["reading"] and product:
                temperature = self.products[product]["temperature"]
                if e["reading"] > TOO_WARM.get(temperature, e["reading"]):
                    found.append(Case(e, AT_RECEIVE, COLD, product, e["units_milli"], SUPPLIER,
                                      lot=lot))
            elif e["kind"] == KEPT_OUT:
                found.append(Case(e, AT_PICK, COLD, 0, 0, EQUIPMENT, crate))
        return found + list(shared.values())

    def cases(self):
        """All that went wrong, faces among it, as the review left it; mistakes are out."""
        found = self.said() + self.total_cases() + self.left_behind()
        for e, crate, off in self.counted()[1]:
            lot = e["lot"] if e["lot"] > RECEIVED else self.now("lot", e["lot"])
            found.append(Case(e, AT_CHECK, DIFFERENCE, self.now("product", e["product"]), off,
                              PICKING, crate, lot))
        for case in found:
            case.decision = 1 if case.kind == 0 or case.step == AT_SHARE else 0
        for e in self.of_kind(CASE_SET):
            about = (e["undoes_station"], e["undoes_seq"])
            for case in found:
                if (case.ident == about and case.said_kind == e["label_kind"] and
                        case.crate == self.now("crate", e["crate"]) and
                        case.product == self.now("product", e["product"])):
                    case.kind, case.units = e["type"], e["units_milli"]
                    case.cause = e["value"] or case.cause
                    case.decision, case.follow_up = e["copy"], e["serial"]
        return [case for case in found if case.decision != MISTAKE]

    def first_lot(self, product):
        return min(lot["id"] for lot in self.then["lot"].values()
                   if lot["product"] == product and lot["import"] == self.plan)

    def supplier_of(self, lot):
        """The name of a lot's supplier, '' where it is not known."""
        for ident, _, name, _, _ in self.lots():
            if ident == lot:
                return name if name != "réserve" else ""
        row = self.then["lot"].get(lot)
        supplier = self.then["supplier"].get(row["supplier"]) if row is not None else None
        return supplier["name"] if supplier is not None else ""

    def supplier_of_case(self, case):
        if case.product and not case.lot:
            return self.supplier_of(self.first_lot(case.product))
        return self.supplier_of(case.lot)

    def ordered_lines(self):
        """Lines of orders that count, with something ordered."""
        return [line for line in self.lines.values() if line["dropped_milli"] == 0 and
                not self.orders[line["buyer_order"]]["is_cancelled"]]

    def grams(self, line):
        """Of a line or a portion, rounded."""
        return (line["units_milli"] * self.products[line["product"]]["weight_g"] + 500) // 1000

    def wanted(self):
        """What should lie in each portion: ordered, or with a gift."""
        wanted = {p["id"]: 0 if p["dropped_milli"] else p["units_milli"]
                  for p in self.portions.values()}
        for e in self.of_kind(PORTION_SHARED):
            portion = self.now("portion", e["portion"])
            if portion in wanted:
                ordered = self.portions[portion]["units_milli"]
                wanted[portion] = max(ordered, e["units_milli"])
        return wanted

    def by_hand(self):
        """Portions of crates that a second import or a share changed after they were filled: there
        the director's hand made it right, whatever was scanned before. Who plays a month does all
        or none of what is left to do by hand."""
        closed, changed = set(), set()
        if not self.of_kind(CHORE):
            return changed
        for e in self.events:
            crate = self.now("crate", e["crate"])
            if e["kind"] == CLOSED:
                closed.add(crate)
            elif e["kind"] == PORTION_SHARED and crate in closed:
                changed.add(self.now("portion", e["portion"]))
            elif e["kind"] == 1:
                for p in self.then["portion"].values():
                    was = self.then["portion"].get(p["carries"])
                    if (p["import"] == e["import"] and self.now("crate", p["crate"]) in closed and
                            (was is None or was["units_milli"] != p["units_milli"] or
                             was["dropped_milli"] != p["dropped_milli"])):
                        changed.add(self.now("portion", p["id"]))
        return changed - {0}

    def lies(self):
        """(portion, product): what lies there, or was sent in bulk."""
        there, _ = self.counted()
        missing, wanted, back = self.missing(), self.wanted(), self.came_back()
        begun, hand, swapped = self.begun(), self.by_hand(), self.substituted()
        lies = collections.Counter()
        for p in self.portions.values():
            crate = self.crates[p["crate"]]
            if crate["id"] in self.emptied:
                continue
            in_bulk = crate["pickup"] in self.bulk and not (crate["pickup"] in back and
                                                             crate["id"] in begun)
            other, in_place = swapped.get(p["id"], (0, 0))
            if in_bulk or p["id"] in hand:
                lies[p["id"], p["product"]] = wanted[p["id"]] - missing[p["id"]] - in_place
            else:
                lies[p["id"], p["product"]] = there[p["id"], p["product"]]
            if in_place:
                lies[p["id"], other] = there[p["id"], other]
        return lies

    def served(self):
        """Per order number and SKU."""
        served = collections.Counter()
        for (portion, product), units in self.lies().items():
            order = self.orders[self.crates[self.portions[portion]["crate"]]["buyer_order"]]
            served[order["number"], self.products[product]["sku"]] += units
        return +served


def poisson_bounds(cases):
    """Garwood's limits, by summing the distribution itself."""
    def at_most(k, mean):
        term = total = math.exp(-mean)
        for i in range(1, k + 1):
            term *= mean / i
            total += term
        return total

    def solve(k, chance):
        low, high = 0.0, cases + 40.0 + 8 * math.sqrt(cases)
        while high - low > 1e-9:
            middle = (low + high) / 2
            low, high = (middle, high) if at_most(k, middle) > chance else (low, middle)
        return low
    return (solve(cases - 1, 0.975) if cases else 0.0), solve(cases, 0.025)


def wilson_bounds(cases, of):
    """Wilson's limits: the shares that lie 1.96 of their own deviations away from what was seen."""
    def solve(low, high, side):
        for _ in range(200):
            middle = (low + high) / 2
            far = abs(cases / of - middle) > 1.959963984540054 * math.sqrt(
                middle * (1 - middle) / of)
            low, high = (middle, high) if far == (side < 0) else (low, middle)
        return low
    seen = cases / of
    return solve(0.0, seen, -1) if cases else 0.0, solve(seen, 1.0, 1) if cases < of else 1.0
