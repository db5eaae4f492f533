"""person.py: what people do at a Borne in its guest, and what they see there."""

import os
import re
import sys
import time

from disk_copy import make_stick, run
from machine import HEIGHT, WIDTH
from scenario import Failed

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "device"))

import kiosk_record as month  # noqa: E402

# Drawings have no words to be found by; these are where they stand at 1280x800.
LOCK, TICK, VALIDATE, UNDO_BUTTON = (1116, 65), (1176, 699), (1122, 724), (158, 724)
LEFT, MIDDLE, RIGHT = (238, 724), (640, 724), (1042, 724)  # at the foot of a question
# x, y, width, height: the drawings that are ticked one by one, five on a tray
TRAYS, TRAY = (394, 522, 326, 100), 5
GREEN = bytes((0x15, 0x5F, 0x3D))
CODE = "2580"
CRATE, PAIR, UNDO = month.own_code(1, 1, 1), month.own_code(4, 0, 1), month.own_code(9, 0, 19)
NEXT, UNITS, HOME = month.NEXT, month.UNITS, month.own_code(9, 0, 23)
gtin = month.gtin
# The buttons of the desk whose words stand twice on the screen, or are too small to be read.
SETTINGS, ON_DISK = (950, 724), (800, 724)

# Scripts of `borne play`: the director's code, a month that came with its labels, and was closed.
OPEN_MONTH = """tap desk
type %s
tap validate
type %s
tap validate
tap import
tap validate
tap validate
expect importé
tap back
tap labels
tap validate
expect C’est écrit
""" % (CODE, CODE)
CLOSED_MONTH = OPEN_MONTH + """tap back
tap more
tap after
tap close_prep
tap yes
"""


def month_stick(path):
    make_stick(path, "MOIS", month.month())


def blobs(is_inside, width, height):
    """How large each joined piece of a picture is, and how wide."""
    left = {(x, y) for y in range(height) for x in range(width) if is_inside(x, y)}
    found = []
    while left:
        todo = [left.pop()]
        piece = []
        while todo:
            x, y = todo.pop()
            piece.append(x)
            for near in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
                if near in left:
                    left.remove(near)
                    todo.append(near)
        found.append((len(piece), max(piece) - min(piece) + 1))
    return found


class Person:
    def __init__(self, machine):
        self.machine = machine

    def ticks(self):
        """How many drawings of the step are ticked: what the screen acknowledges. None when the
        screen is not there."""
        path = os.path.join(self.machine.folder, "now.ppm")
        self.machine.ask("screendump", filename=path)
        with open(path, "rb") as file:
            data = file.read()
        # A machine that was frozen shows what its screen's memory has below the picture, too, and
        # for a moment nothing.
        size, begin = re.match(rb"P6\s+(\d+)\s+\d+\s+255\s", data).group(1, 0)
        if int(size) != WIDTH or len(data) < len(begin) + 3 * WIDTH * HEIGHT:
            return None
        pixels = data[len(begin) :]
        left, top, width, height = TRAYS

        def is_green(x, y):
            at = 3 * ((top + y) * WIDTH + left + x)
            return pixels[at : at + 3] == GREEN

        # A tick is a disc, a whole tray one large tick; the border of a tray is wide and thin.
        pieces = blobs(is_green, width, height)
        return (sum(1 for size, wide in pieces if 20 <= wide <= 34 and size > 150)
                + sum(TRAY for size, wide in pieces if wide > 80 and size > 4000))  # fmt: skip

    def wait_for_ticks(self, count, timeout=120):
        deadline = time.monotonic() + timeout
        while self.ticks() != count:
            if time.monotonic() > deadline or self.machine.process.poll() is not None:
                raise Failed("%s are ticked, not %d: %s"
                             % (self.ticks(), count, self.machine.text()[:300]))  # fmt: skip
            time.sleep(0.2)
        self.machine.picture()
        self.machine.keep("%d-ticked" % count)

    def put_in(self, product, count, begin=0):
        """Reads the product that many times, each once the one before is acknowledged. A code that
        was cut on its way is said to be unknown, or nothing is said: it is read again."""
        for at in range(begin + 1, begin + count + 1):
            for left in reversed(range(4)):
                self.machine.type(gtin(product) + "\n")
                try:
                    self.wait_for_ticks(at, 60)
                    break
                except Failed:
                    cut = self.machine.stands("Code inconnu")
                    if left == 0 or (self.ticks() != at - 1 and not cut):
                        raise

    def type_code(self):
        """As fingers do: what comes at a scanner's speed is a scan."""
        self.machine.type(CODE, gap=0.3)
        time.sleep(1.5)
        self.machine.tap(*TICK)

    def choose_code(self):
        """The director's, on a Borne that has none."""
        self.machine.tap(*LOCK)
        self.machine.wait_for("Choisissez un code")
        self.type_code()
        self.machine.wait_for("encore une fois")
        self.type_code()
        self.machine.wait_for("Réglages|Importer")

    def open_desk(self):
        self.machine.tap(*LOCK)
        self.machine.wait_for("Tapez le code")
        self.type_code()
        self.machine.wait_for("Réglages")

    def leave_desk(self):
        self.machine.tap(*LOCK)
        self.machine.wait_for("Bienvenue|Préparer")

    def bring_month(self, stick, labels_to=None):
        """From the desk: the stick is put in, looked at, taken over; its labels are written back
        and copied to `labels_to`; it is pulled out."""
        machine = self.machine
        machine.plug(stick, "month")
        machine.wait_until("ls /run/borne/sticks/MOIS/commandes.csv")  # mounted by itself
        machine.tap_word("Importer")
        machine.wait_for("La clé|MOIS|est là")
        machine.tap(*VALIDATE)
        machine.wait_for("12 commandes|Foug|29 kg")
        machine.tap(*VALIDATE)
        machine.wait_for("C'est fait|12 cagettes")
        machine.tap(*VALIDATE)
        machine.wait_for("Clé USB|12 étiquettes")
        if labels_to is not None:
            machine.tap(*VALIDATE)
            machine.wait_for("C'est écrit|etiquettes-preparation-1")
        machine.pull("month")
        if labels_to is not None:
            run("mcopy", "-n", "-i", stick, "::/etiquettes-preparation-1.pdf", labels_to)

    def open_crate(self):
        """By its label: whose pair, what is in it, the first step. A code that was cut on its way
        is read again; the question may have gone meanwhile, and then it begins with the label."""
        machine, opened = self.machine, "Commencez|8 produits"
        for left in reversed(range(6)):
            try:
                machine.type(CRATE + "\n")
                self.wait_for_one_of("animal", opened)
                if not machine.stands(opened):
                    machine.scan(PAIR, opened, tries=1)
                break
            except Failed:
                if left == 0:
                    raise
        machine.scan(NEXT, "1 - 20g|Bipez")

    def wait_for_one_of(self, *wanted, timeout=60):
        deadline = time.monotonic() + timeout
        while not any(self.machine.stands(one) for one in wanted):
            if time.monotonic() > deadline:
                raise Failed("the screen says none of %s but: %s"
                             % (wanted, self.machine.text()[:300]))  # fmt: skip
            time.sleep(0.3)
        self.machine.picture()
        self.machine.keep(wanted[0])

    def undo_by_touch(self):
        self.machine.tap(*UNDO_BUTTON)
