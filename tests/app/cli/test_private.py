#!/usr/bin/env python3
"""test_private.py: nothing of a person or of money reaches what is printed or taken away: two
months that differ in nothing else give the same dots, pages, lists and sheets, and none of the
words."""

import csv
import glob
import io
import os
import re
import shutil
import sqlite3
import subprocess
import unittest
import zipfile

from kit import BORNE, Case
from test_papers import ALLOWED, DEMO, ORDERS, private, words

SCRIPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../play/desk-shares.play")
LABELS = ("zpl", "escpos", "ql", "tspl", "epl", "dymo", "png", "pdf")
REPORTS = (("list", "csv"), ("list", "xlsx"), ("bulk", "xlsx"), ("month", "pdf"),
           ("month", "xlsx"), ("month", "csv"), ("suppliers", "pdf"), ("word", "pdf"),
           ("treasurer", "xlsx"), ("served", "csv"), ("received", "csv"), ("trace", "csv"))


def other_people(to):
    """The same orders by others, who live elsewhere and pay something else."""
    with open(ORDERS, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    head, changed = rows[0], 0
    for row in rows[1:]:
        for at, title in enumerate(head):
            if at >= len(row) or row[at] == "":
                continue
            new = row[at]
            if title.startswith("Prénom"):
                new = "Zéphyrine"
            elif title.startswith("Nom de famille"):
                new = "Xylander"
            elif title.startswith("E-mail"):
                new = "x.%s@ailleurs.example" % row[0]
            elif title.startswith("Téléphone"):
                new = "09.99.99.99.99"
            elif title.startswith("Montant") or title.startswith("Prix"):
                new = "9876,54"
            elif title.startswith("Note"):
                new = "Merci de sonner deux fois chez Xylander"
            changed += new != row[at]
            row[at] = new
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    with open(to, "w", encoding="utf-8") as file:
        file.write(out.getvalue())
    return changed


class Private(Case):
    def played(self, name, orders):
        """The month, with a shortage shared, a case decided, a return form: a data folder."""
        folder = self.path(name)
        shutil.copytree(DEMO, os.path.join(folder, "stick"))
        os.unlink(os.path.join(folder, "stick", os.path.basename(ORDERS)))
        shutil.copy(orders, os.path.join(folder, "stick", "mois.csv"))
        done = subprocess.run([BORNE, "play", "--data", "data", "--stick", "stick", SCRIPT],
                              cwd=folder, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, (done.stdout[-300:], done.stderr[-300:]))
        return folder

    def run_in(self, folder, *args):
        command, *rest = args
        done = subprocess.run([BORNE, command, "--data", "data", *rest], cwd=folder,
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, (args, done.stderr[-300:]))

    def draw(self, folder):
        for out in LABELS:
            stock = {"ql": "ql62", "escpos": "r58", "pdf": "a4-24"}.get(out, "57x32")
            self.run_in(folder, "labels", "--kind", "crate", "--stock", stock, "--pickup", "Foug",
                        "--day", "2025-11-29", "--out", "crate." + out)
        for out in ("roll.escpos", "roll.pdf"):
            self.run_in(folder, "slips", "--kind", "prep", "--pickup", "Foug", "--stock", "r80",
                        "--day", "2025-11-29", "--out", out)
        self.run_in(folder, "slips", "--kind", "all", "--pickup", "Foug", "--day", "2025-11-29",
                    "--out", "pages")
        for kind, out in REPORTS:
            self.run_in(folder, "report", "--kind", kind, "--out", "r-%s.%s" % (kind, out))
        self.run_in(folder, "report", "--kind", "airtable", "--out", "airtable")

    def outputs(self, folder):
        found = glob.glob(os.path.join(folder, "*.*")) + glob.glob(
            os.path.join(folder, "pages", "*")) + glob.glob(os.path.join(folder, "airtable", "*"))
        return sorted(os.path.relpath(path, folder) for path in found if os.path.isfile(path))

    def said(self, path):
        """What a file says, without the hour at which it was written."""
        if path.endswith(".pdf"):
            return subprocess.run(["pdftotext", "-layout", path, "-"], check=True,
                                  capture_output=True).stdout
        if path.endswith(".xlsx"):
            with zipfile.ZipFile(path) as book:
                return b"".join(book.read(name) for name in sorted(book.namelist())
                                if not name.startswith("docProps"))
        with open(path, "rb") as file:
            return file.read()

    def test_two_months_that_differ_in_people_alone_look_the_same(self):
        self.assertGreater(other_people(self.path("others.csv")), 1000)
        here, there = self.played("here", ORDERS), self.played("there", self.path("others.csv"))
        for folder in (here, there):
            self.draw(folder)
        names = self.outputs(here)
        self.assertEqual(names, self.outputs(there))
        self.assertGreater(len(names), 8 + 2 + 12 + 12)
        self.assertTrue(any("mots-pour-les-cagettes" in name for name in names), names)
        for name in names:
            mine, theirs = (self.said(os.path.join(folder, name)) for folder in (here, there))
            self.assertEqual(mine, theirs, name)
            self.assertGreater(len(mine), 30, name)
            for word in (b"Xylander", b"ailleurs", b"9876,54", b"09.99", b"sonner"):
                self.assertNotIn(word, theirs, name)
        self.no_words_of_the_month(here, names)

    def no_words_of_the_month(self, folder, names):
        surnames, others = private(ORDERS)
        with open(os.path.join(DEMO, "catalogue.csv"), encoding="utf-8") as file:
            goods = words(file.read())
        with open(os.path.join(DEMO, "points.csv"), encoding="utf-8") as file:
            goods |= words(file.read())
        readable = [name for name in names if name.endswith((".pdf", ".csv"))]
        self.assertGreater(len(readable), 20)
        for name in readable:
            text = self.said(os.path.join(folder, name)).decode("utf-8")
            self.assertEqual((surnames - goods) & words(text) - ALLOWED, set(), name)
            for other in others:
                if "@" in other or re.fullmatch(r"[\d.]{9,}", other):
                    self.assertNotIn(other, text.lower(), name)

    def test_a_first_name_that_was_voted_for_is_seen(self):
        """The test above can see: what may differ does."""
        self.assertGreater(other_people(self.path("others.csv")), 1000)
        streams = []
        for name, orders in (("a", ORDERS), ("b", self.path("others.csv"))):
            folder = self.path(name)
            os.mkdir(folder)
            self.run_in(folder, "import", orders, "--catalogue",
                        os.path.join(DEMO, "catalogue.csv"))
            record = sqlite3.connect(os.path.join(folder, "data", "borne.db"))
            with record:
                record.execute("INSERT INTO setting (key, value) VALUES ('name_on_label', '1')")
            record.close()
            self.run_in(folder, "labels", "--kind", "crate", "--stock", "57x32", "--pickup",
                        "Foug", "--out", "l.zpl")
            streams.append(self.said(os.path.join(folder, "l.zpl")))
        self.assertNotEqual(streams[0], streams[1])


if __name__ == "__main__":
    unittest.main()
