"""kiosk_record.py: the real kiosk, off-screen and without rights, with six devices at once: what
the models type and print is compared with what stands in its record. Runs on every bus, as the
scenarios of scenario.py do.

A station has besides: play(FILES) -> send(LINE), next(TIMEOUT): borne with its own devices, reading
its script there; end() kills it; record() -> the path of a copy of its database; hide(): the
kernel leaves the enrolled scanners alone, as Borne asked; may_open(MODEL): whether the kiosk's
account has the right to, None where nobody can say."""

import sqlite3
import time

from scenario import SCALE, Failed, check

PRINTER = "0a5f:0081/SN-ZPL"
PRODUCTS, UNITS, ORDERS, WORKING = 8, 15, 12, 4
UNKNOWN = "9999999999994"
ACCEPTED, SCANNED = 5, 1  # EVENT_UNITS_PICKED, METHOD_SCAN of src/domain/event.h
PRINTED = 4  # SPOOL_PRINTED

BEGIN = """tap desk
type 2580
tap validate
type 2580
tap validate
tap import
tap validate
tap validate
expect importé
tap validate
screen labels
tap where
tap printer_0
tap back
tap validate
screen printing
tap back
tap back
tap lock
screen home"""


def gtin(number):
    """The trade code of the product: an EAN-13 with its check digit."""
    digits = "95200000%04d" % number
    total = sum(int(d) * (3 if at % 2 else 1) for at, d in enumerate(digits))
    return digits + str(-total % 10)


def own_code(kind, prep, serial):
    """K PPP SSSS CC, see src/domain/code.h."""
    digits = "%d%03d%04d" % (kind, prep, serial)
    return digits + "%02d" % (98 - int(digits) * 100 % 97)


NEXT = own_code(9, 0, 21)  # COMMAND_CODE_NEXT


def month():
    """A catalogue and an export: every order has all products, in one crate."""
    goods = ["sku,name,category,supplier,unit,weight_g,temperature,ean,location,price"]
    orders = [
        '"Numéro de commande";"État de la commande";"Date de commande";'
        '"Titre de la méthode de livraison";UGS;"Nom de l’élément";"Quantité (- Remboursement)"'
    ]
    for number in range(1, PRODUCTS + 1):
        goods.append(
            "SEC-%02d,Produit %d - 20g,Produits secs,Grossiste,pack,20,ambiant,%s,E%d,0.9"
            % (number, number, gtin(number), number)
        )
    for order in range(1, ORDERS + 1):
        for number in range(1, PRODUCTS + 1):
            orders.append(
                '%d;"En cours";"2025-11-03 10:00";"Point de collecte : Foug";SEC-%02d;'
                "Produit %d - 20g;%d" % (100 + order, number, number, UNITS)
            )
    return {"catalogue.csv": "\n".join(goods), "commandes.csv": "\n".join(orders)}


class Kiosk:
    """The kiosk that runs, and what it refused."""

    def __init__(self, station):
        self.line = station.play(month())
        self.refused = []
        self.read = 0  # codes that devices gave it, whole or cut

    def do(self, text):
        for line in text.split("\n"):
            self.line.send(line)

    def wait(self, what, timeout=60):
        """Until the kiosk says that it is so."""
        self.line.send("devices " + what)
        deadline = time.monotonic() + timeout
        while True:
            line = self.line.next(1)
            if line is None:
                if time.monotonic() > deadline:
                    raise Failed("the kiosk does not come to: " + what)
            elif line == "devices " + what:
                return
            elif line.startswith("refuse "):
                self.refused.append(line.split()[1])
            elif not line.startswith("ack "):
                raise Failed("the kiosk says: " + line)

    def heard(self):
        """Until it has read all that was typed since it began."""
        self.wait("scans %d" % self.read)


class Picker:
    """One scanner filling one crate: what it must leave in the record."""

    def __init__(self, kiosk, scanner, serial):
        self.kiosk, self.scanner = kiosk, scanner
        self.crate = own_code(1, 1, serial)
        self.goods = [gtin(p) for p in range(1, PRODUCTS + 1) for _ in range(UNITS)]
        self.kept = 0  # how many of them were read

    def type(self, code):
        self.scanner.station.world.do("scan %s %s" % (self.scanner.name, code))
        self.kiosk.read += 1

    def open(self, pair):
        for code in (self.crate, own_code(4, 0, pair), NEXT):
            self.type(code)
            self.kiosk.heard()

    def pick(self, count=1):
        for _ in range(count):
            self.type(self.goods[self.kept])
            self.kept += 1

    def plug(self, ready=True):
        self.scanner.station.world.do("plug " + self.scanner.name)
        if ready:
            self.kiosk.wait("ready " + self.scanner.key)

    def pull(self):
        self.scanner.station.world.do("unplug " + self.scanner.name)
        self.kiosk.wait("gone " + self.scanner.key)


DEVICES = """tap desk
type 2580
tap validate
tap settings
tap devices
screen devices"""


def enrolled_by_a_tap(kiosk, station):
    """A fifth scanner comes, and is taken on the screen: the kiosk gets its right to it itself."""
    station.world.do("make nouvelle scanner-alt serial=SN-NEW port=1-8")
    station.world.do("plug nouvelle")
    kiosk.do(DEVICES)
    kiosk.wait("opens 0c2e:0720/SN-NEW")
    check(station.may_open("0c2e:0720") is not True, "a scanner that nobody enrolled is open")
    kiosk.do("tap enrol")
    kiosk.wait("ready 0c2e:0720/SN-NEW")
    check(station.may_open("0c2e:0720") is not False, "it is read without the right to")
    kiosk.do("tap back\ntap back\ntap lock\nscreen home")
    station.world.do("unplug nouvelle")


def begin(station, scanners):
    """Six devices come; the month is in, its labels are on their way, four crates are open."""
    devices = [scanner.name for scanner in scanners] + ["poids", "etiquettes"]
    for name in devices:
        station.world.do("unplug " + name)
    kiosk = Kiosk(station)
    for name in devices:
        station.world.do("plug " + name)
    station.world.do("paper etiquettes 3")
    kiosk.do(BEGIN)
    kiosk.wait("printed 3")
    for scanner in scanners:
        kiosk.wait("ready " + scanner.key)
    kiosk.wait("ready " + SCALE)
    enrolled_by_a_tap(kiosk, station)
    pickers = [Picker(kiosk, scanner, at + 1) for at, scanner in enumerate(scanners)]
    for pair, picker in enumerate(pickers):
        picker.open(pair + 1)
    return kiosk, pickers


def all_at_once(kiosk, pickers):
    for _ in range(12):
        for picker in pickers:
            picker.pick()
    kiosk.heard()
    check(not kiosk.refused, "refused: %s" % kiosk.refused)


def refused_in_one_lane(kiosk, pickers):
    """What is wrong is refused where it was read, and nowhere else."""
    for at, picker in enumerate(pickers):
        other = pickers[(at + 1) % len(pickers)]
        picker.type(UNKNOWN)
        other.pick()
        picker.type(other.crate)
        other.pick()
        kiosk.heard()
        check(kiosk.refused == ["unknown_code", "other_crate"], "refused: %s" % kiosk.refused)
        kiosk.refused.clear()


def cut_code(kiosk, picker):
    """A code that the cable cuts is refused, and not glued to the next."""
    picker.scanner.station.world.do("leave %s 81 7" % picker.scanner.name)
    picker.type(picker.goods[picker.kept])
    kiosk.wait("gone " + picker.scanner.key)
    kiosk.heard()
    picker.plug()
    picker.pick(3)
    kiosk.heard()
    check(kiosk.refused == ["unknown_code"], "refused: %s" % kiosk.refused)
    kiosk.refused.clear()


def failing(kiosk, picker):
    world, name = picker.scanner.station.world, picker.scanner.name
    for status in (-71, -84, -110, -75, -32):
        for times in (1, 3):
            world.do("fail %s 81 %d %d" % (name, status, times))
            picker.pick()
            kiosk.heard()
    world.do("fail %s 81 -19 1" % name)  # gone, says the kernel; and it never leaves
    kiosk.wait("gone " + picker.scanner.key)
    kiosk.wait("ready " + picker.scanner.key)
    picker.pick()
    kiosk.heard()


def while_plugged_in(kiosk, pickers):
    """Scanned before the kiosk can know that it is there: nothing is lost."""
    for picker in pickers:
        for _ in range(3):
            picker.pull()
            picker.plug(ready=False)
            picker.pick(8)
            kiosk.heard()


def labels(kiosk, station):
    """The paper ended after three labels. It is refilled, and the cable goes inside of another."""
    world = station.world
    torn = int(world.do("printed etiquettes")[1])
    kiosk.wait("printed 3")
    world.do("paper etiquettes -1")
    world.do("leave etiquettes 01 9000")
    kiosk.wait("gone " + PRINTER)
    world.do("plug etiquettes")
    kiosk.wait("printed %d" % ORDERS, 90)
    check(int(world.do("printed etiquettes")[1]) == torn + 1, "no label was cut")


def compare(station, pickers, printed_before):
    """The record beside what the models did."""
    db = sqlite3.connect(station.record())
    lanes = dict(db.execute("SELECT value, key FROM setting WHERE key LIKE 'scanner.%'"))
    used = set()
    for order, picker in enumerate(pickers):
        rows = db.execute(
            "SELECT e.lane, p.gtin, e.units_milli, e.method FROM event e JOIN product p"
            " ON p.id = e.product JOIN crate c ON c.id = e.crate JOIN buyer_order o"
            " ON o.id = c.buyer_order WHERE e.kind = ? AND o.number = ? ORDER BY e.seq",
            (ACCEPTED, order + 1),
        ).fetchall()
        name = picker.scanner.name
        check([row[1][-13:] for row in rows] == picker.goods[: picker.kept],
              "%s: %d units in the record, %d typed" % (name, len(rows), picker.kept))  # fmt: skip
        check({row[2:] for row in rows} == {(1000, SCANNED)}, name + ": not one unit a scan")
        seen = {row[0] for row in rows}
        check(len(seen) == 1, "%s: units in lanes %s" % (name, seen))
        check(lanes.get(picker.scanner.key, "").endswith(str(min(seen) + 1)),
              "%s: its lane is %s" % (name, lanes))  # fmt: skip
        used |= seen
    check(len(used) == len(pickers), "scanners share a lane: %s" % used)
    total = db.execute("SELECT count(*) FROM event WHERE kind = ?", (ACCEPTED,)).fetchone()[0]
    check(total == sum(picker.kept for picker in pickers), "units of nobody in the record")
    spool = db.execute("SELECT state, code FROM print_label").fetchall()
    check(sorted(code for _, code in spool) == [own_code(1, 1, n + 1) for n in range(ORDERS)]
          and {state for state, _ in spool} == {PRINTED}, "the spool: %s" % spool)  # fmt: skip
    out = int(station.world.do("printed etiquettes")[0]) - printed_before
    whole = {tuple(station.world.do("digest etiquettes %d" % (printed_before + n)))
             for n in range(out)}  # fmt: skip
    check(out == ORDERS and len(whole) == ORDERS, "%d labels came out for %d" % (out, ORDERS))
    db.close()


def run(station, scanners, tell):
    """`scanners` are enrolled; they, the scale "poids" and the printer "etiquettes" are there."""
    printed_before = int(station.world.do("printed etiquettes")[0])
    kiosk, pickers = begin(station, scanners)
    tell("kiosk: six devices, four crates open")
    all_at_once(kiosk, pickers)
    refused_in_one_lane(kiosk, pickers)
    tell("kiosk: all scan; what is wrong is refused")
    for picker in pickers:
        if picker.scanner.name in ("us", "fr"):
            cut_code(kiosk, picker)
    tell("kiosk: a code cut by the cable")
    for picker in pickers:
        failing(kiosk, picker)
    tell("kiosk: -71 -84 -110 -75 -32 -19 injected")
    labels(kiosk, station)
    tell("kiosk: out of paper, pulled inside a label")
    for picker in pickers:
        picker.pull()
    station.hide()
    for picker in pickers:
        picker.plug()
    while_plugged_in(kiosk, pickers)
    tell("kiosk: %d scans while plugged in" % (24 * len(pickers)))
    check(not kiosk.refused, "refused: %s" % kiosk.refused)
    station.end()
    compare(station, pickers, printed_before)
    tell("kiosk: its record is what was typed")
