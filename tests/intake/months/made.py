"""made.py: what a form made of a month: its files, and how the month reads through it."""

from dataclasses import dataclass, field

import books


@dataclass
class Made:
    form: str  # as the program calls it
    files: list  # (name, bytes): all of them are the orders
    number: object = str  # of an order's number: how the file writes it
    has_pickup: bool = True
    cancelled: bool = False  # the cancelled orders are in the file
    asks: dict = field(default_factory=dict)  # questions it may have, with their answers
    warns: set = field(default_factory=set)  # codes that are right here
    is_whole: bool = False  # one row is one unit: halves are whole, and a product has many rows
    is_nameless: bool = False  # orders have no number
    needs_points: bool = False  # the list of pick-up points lies beside


def write(name, sheets, container, **csv):
    """The sheets as one file in a container; `csv` says how a text is written."""
    if container == "csv":
        return name + ".csv", books.csv(sheets[0], **csv)
    return name + "." + container, getattr(books, container)(sheets)


def shuffle(rng, sheet):
    """Columns in another order, among some that mean nothing here."""
    extra = [m for m in ("Société", "Code promo", "Poste") if rng.random() < 0.5]
    rows = [list(row) + (extra if i == 0 else [""] * len(extra)) for i,
            row in enumerate(sheet.rows)]
    order = list(range(len(rows[0])))
    rng.shuffle(order)
    return books.Sheet(sheet.name, [[row[c] for c in order] for row in rows])
