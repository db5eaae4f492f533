#!/usr/bin/env python3
"""test_papers.py: everything that can be printed of the demo month, read as text: it is there, and
nothing of a person or of money is."""

import csv
import glob
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
import unittest

from kit import BORNE, CARROTS, Case

READ = os.environ["READ_STREAM"]
DEMO = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../assets/demo")
ORDERS = os.path.join(DEMO, "commandes-novembre-2025.csv")


def words(text):
    return set(re.findall(r"\w+", text.lower()))


def private(path):
    """Surnames, phones, mails, addresses and amounts of the month's file."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    names, others = set(), set()
    for row in rows:
        for column, cell in row.items():
            cell = (cell or "").strip()
            if not cell:
                continue
            if column.startswith("Nom de famille"):
                names |= {word for word in words(cell) if len(word) > 2}
            elif column.startswith(("E-mail", "Téléphone", "Adresse", "Ville", "Code postal")):
                others.add(cell.lower())
            elif "Montant" in column or "Prix" in column:
                if re.fullmatch(r"\d+,\d\d", cell):
                    others.add(cell)
            elif "Note" in column and len(cell) > 15:
                others.add(cell.lower())
    return names, others


class Papers(Case):
    ready = None  # the demo month with all its serials, made once

    def setUp(self):
        super().setUp()
        if Papers.ready is None:
            Papers.ready = tempfile.mkdtemp(prefix="borne-cli-")
            self.borne(0, "import", ORDERS, "--catalogue", os.path.join(DEMO, "catalogue.csv"))
            self.borne(0, "slips", "--kind", "welcome", "--out", self.path("welcome.pdf"))
            shutil.copytree(self.data, os.path.join(Papers.ready, "data"))
        else:
            shutil.copytree(os.path.join(Papers.ready, "data"), self.data)

    @classmethod
    def tearDownClass(cls):
        if cls.ready is not None:
            shutil.rmtree(cls.ready)

    def text(self, path):
        return subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True,
                              text=True).stdout

    def test_nothing_private_is_on_any_paper(self):
        papers = []
        for kind in ("crate", "product", "place", "pair", "command", "bag"):
            path = self.path(kind + ".pdf")
            more = ["--product", "LEG-01", "--grams", "500"] if kind == "bag" else []
            self.borne(0, "labels", "--kind", kind, "--out", path, *more)
            papers.append(path)
        said = self.borne(0, "slips", "--kind", "all", "--out", self.path("pages"))
        papers += said.split()
        self.assertEqual(len(papers), 6 + 14)  # no corrections, no notes: nothing changed
        names, others = private(ORDERS)
        self.assertGreater(len(names), 50)
        self.assertGreater(len(others), 200)
        with open(os.path.join(DEMO, "catalogue.csv"), encoding="utf-8") as file:
            goods = words(file.read())
        with open(os.path.join(DEMO, "points.csv"), encoding="utf-8") as file:
            goods |= words(file.read())
        for path in papers:
            text = self.text(path)
            self.assertGreater(len(text), 30, path)
            said = words(text)
            # A name that is also a product, a place or a word of the page is no person here.
            found = (names - goods) & said
            self.assertEqual(found - ALLOWED, set(), path)
            lower = " ".join(text.lower().split())
            for other in others:
                pattern = r"(?<![\d,])" + re.escape(other) + r"(?!\d)"
                self.assertIsNone(re.search(pattern, lower), (path, other))
            self.assertNotIn("@", text)
            self.assertNotIn("€", text)

    def test_refuses_in_words(self):
        for more in (
            [],
            ["--kind", "prep"],
            ["--kind", "prep", "--out", self.path("x.txt")],
            ["--kind", "what", "--out", self.path("x.pdf")],
            ["--kind", "prep", "--out", self.path("x.pdf"), "--crate", "9999 1/1"],
            ["--kind", "prep", "--out", self.path("x.pdf"), "--pickup", "Nulle part"],
            ["--kind", "prep", "--out", self.path("x.pdf"), "--day", "demain"],
            ["--kind", "prep", "--out", self.path("x.pdf"), "--rule", "XX-1=règle"],
            ["--kind", "correction", "--out", self.path("x.pdf")],
            ["--kind", "prep", "--stock", "a4-24", "--out", self.path("x.pdf")],
            ["--kind", "prep", "--stock", "r58", "--out", self.path("x.txt")],
            ["--kind", "prep", "--stock", "4x6", "--out", self.path("x.zpl")],
            ["--kind", "welcome", "--stock", "r58", "--out", self.path("x.pdf")],
            ["--kind", "prep", "--out", self.path("x.png")],
        ):
            self.borne(2, "slips", *more)
        self.borne(4, "slips", "--kind", "welcome", "--out", self.path("no", "x.pdf"))

    def test_one_crate_and_its_rule(self):
        path = self.path("one.pdf")
        self.borne(0, "slips", "--kind", "prep", "--crate", "10 1/3", "--day", "2025-11-29",
                   "--out", path)
        text = self.text(path)
        self.assertIn("sam. 29/11", text)
        self.assertIn("1/3", text)
        before = self.events()
        self.borne(0, "slips", "--kind", "prep", "--crate", "10 1/3", "--out", path)
        self.assertEqual(self.events(), before)  # drawn again: the same serials

    def test_allergens_where_the_catalogue_knows_them(self):
        path = self.path("a.pdf")
        self.borne(0, "slips", "--kind", "prep", "--pickup", "Foug", "--out", path)
        text = " ".join(self.text(path).split())
        for word in ("Allergènes : lait", "Allergènes : gluten", "Allergènes : œufs"):
            self.assertIn(word, text)
        self.borne(0, "labels", "--kind", "bag", "--product", "SEC-06", "--grams", "500",
                   "--date", "2026-12-31", "--out", path)
        self.assertIn("Allergènes : gluten", self.text(path))
        self.assertIn("Ensaché le 31/12/2026", self.text(path))
        self.assertIn("poids indicatif", self.text(path))
        with open(os.path.join(DEMO, "catalogue.csv"), encoding="utf-8") as file:
            catalogue = file.read()
        with open(self.path("own.csv"), "w", encoding="utf-8") as file:
            file.write(catalogue)
            file.write("XX-1,Pain de seigle,Secs,Four,pack,800,sec,,E9,2,\"gluten, sésame\"\n")
        fresh = self.path("fresh")
        done = self.run_raw("import", "--data", fresh, ORDERS, "--catalogue", self.path("own.csv"))
        self.assertEqual(done.returncode, 0, done.stderr)
        done = self.run_raw("labels", "--data", fresh, "--kind", "product", "--out", path)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Allergènes : gluten, sésame", " ".join(self.text(path).split()))

    def slip_codes(self, path, dpi="203"):
        done = subprocess.run([READ, path, dpi, "all"], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, (path, done.stderr[-300:]))
        return done.stdout.split()

    def test_slips_on_rolls_in_every_form_read_alike(self):
        self.borne(0, "slips", "--kind", "prep", "--pickup", "Vézelise", "--stock", "r58",
                   "--out", self.path("s.png"))
        pictures = sorted(glob.glob(self.path("s-*.png")))
        self.assertGreater(len(pictures), 7)
        wanted = [code for path in pictures for code in self.slip_codes(path)]
        self.assertGreater(len(wanted), 5 * len(pictures))
        self.assertEqual(len(wanted), len(set(wanted)))
        for path in pictures:  # the crate's own, its lines done and missing, the rest
            kinds = [code[:2] for code in self.slip_codes(path)]
            self.assertEqual(sum(kind[0] == "1" for kind in kinds), 1, path)
            self.assertEqual(kinds.count("52"), kinds.count("53") + 1, path)
        for stock, dpi, out in (("r58", "203", "s.escpos"), ("r80", "203", "t.escpos"),
                                ("ql62", "300", "s.ql")):
            self.borne(0, "slips", "--kind", "prep", "--pickup", "Vézelise", "--stock", stock,
                       "--out", self.path(out))
            self.assertEqual(sorted(self.slip_codes(self.path(out), dpi)), sorted(wanted), out)
        for stock in ("r58", "r80"):
            path = self.path("s.pdf")
            self.borne(0, "slips", "--kind", "prep", "--pickup", "Vézelise", "--stock", stock,
                       "--out", path)
            subprocess.run(["pdftoppm", "-gray", "-r", "406", path, self.path("p")], check=True)
            pages = sorted(glob.glob(self.path("p-*.pgm")))
            self.assertEqual(len(pages), len(pictures))
            self.assertEqual(sorted(code for page in pages for code in self.slip_codes(page)),
                             sorted(wanted))
            self.assertIn("Vézelise", self.text(path))
            for page in pages:
                os.unlink(page)

    def test_bags_and_own_papers(self):
        path = self.path("bag.pdf")
        self.borne(0, "labels", "--kind", "bag", "--product", CARROTS[0], "--grams", "1500",
                   "--lot", "L7", "--date", "26/11/2026", "--allergens", "céleri", "--copies", "2",
                   "--stock", "roll=500x400@203;margin=2x2", "--out", path)
        text = self.text(path)
        for word in ("1,5 kg", "Lot L7", "26/11/2026", "Allergènes : céleri"):
            self.assertEqual(text.count(word), 2, text)
        self.borne(2, "labels", "--kind", "bag", "--out", path)
        with sqlite3.connect(os.path.join(self.data, "borne.db")) as record:
            record.execute("INSERT INTO setting (key, value) VALUES ('own_stock.3', "
                           "'name=perso-3;says=rouleau;roll=500x400@203;margin=2x2')")
        record.close()
        self.borne(0, "labels", "--kind", "crate", "--pickup", "Foug", "--stock", "perso-3",
                   "--out", self.path("own.png"))
        self.assertTrue(os.path.exists(self.path("own-001.png")))
        done = self.run_raw("labels", "--data", self.data, "--kind", "crate", "--stock", "perso-2",
                            "--out", path)
        self.assertEqual(done.returncode, 2)
        self.assertIn("à vous : perso-3", " ".join(done.stderr.split()))
        self.borne(2, "labels", "--kind", "crate", "--stock", "roll=50x40@203", "--out", path)
        self.borne(0, "labels", "--kind", "ruler", "--stock", "a4-24", "--out", path)
        self.assertIn("100 mm", self.text(path))


# Words of the pages that are somebody's name too.
ALLOWED = {"petit", "blanc", "colin"}

if __name__ == "__main__":
    assert BORNE
    unittest.main()
