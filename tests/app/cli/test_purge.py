"""test_purge.py: names go a week after a prep was closed, and no byte of them stays in the folder;
a clock that is wrong purges nothing by itself."""

import os
import sqlite3
import time
import unittest

from kit import Case

DAY_MS = 86400000
HEADER = (
    '"Numéro de commande";"État de la commande";"Date de commande";"Prénom";"Nom";'
    '"Note du client";"Titre de la méthode de livraison";UGS;"Nom de l’élément";'
    '"Quantité (- Remboursement)"\r\n'
)
NAMES = (b"Eulalie", b"arachide")


class Purge(Case):
    def setUp(self):
        super().setUp()
        row = '101;"En cours";"2025-11-03 10:00";Eulalie;Quennemet;"allergie arachide";'
        row += '"Point de collecte : Foug";SEC-03;"Riz long - 1kg";2\r\n'
        self.orders = self.write("mois.csv", HEADER + row)
        self.load()

    def holding(self):
        """The files of the folder that hold something of the person."""
        found = set()
        for folder, _, names in os.walk(self.data):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    text = file.read()
                found |= {name for secret in NAMES if secret in text}
        return found

    def shift(self, days):
        """Everything happened so many days before now."""
        at_ms = int(time.time() * 1000) - days * DAY_MS
        with sqlite3.connect(os.path.join(self.data, "borne.db")) as base:
            guards = base.execute(
                "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'event'"
            ).fetchall()
            for name, _ in guards:
                base.execute("DROP TRIGGER " + name)
            base.execute("UPDATE event SET at_ms = ?", (at_ms,))
            for _, sql in guards:
                base.execute(sql)
        base.close()

    def test_an_open_prep_keeps_its_names(self):
        self.shift(30)
        self.assertEqual(self.json(0, "purge")["people"], 0)
        self.assertEqual(self.json(0, "purge", "--names")["people"], 0)
        self.assertNotEqual(self.holding(), set())

    def test_a_week_after_the_close(self):
        self.gesture("close-prep")
        self.shift(6)
        self.assertEqual(self.json(0, "purge")["people"], 0)
        self.assertIn("borne.db", self.holding())
        self.shift(8)
        self.borne(0, "backup", "--plain", "--out", os.path.join(self.data, "borne-before-9.db"))
        got = self.json(0, "purge")
        self.assertEqual((got["people"], got["copies"]), (1, 1))
        self.assertEqual(self.holding(), set())
        self.assertTrue(self.json(0, "check")["ok"])
        self.assertEqual(self.json(0, "check")["orders"], 1)

    def test_wrong_clocks_purge_nothing(self):
        self.gesture("close-prep")
        for days in (61, 20000, -1, -40000):
            self.shift(days)
            done = self.run_raw("purge", "--data", self.data)
            self.assertEqual(done.returncode, 2, days)
            self.assertIn("date", done.stderr)
            self.assertIn("borne.db", self.holding())
        self.assertEqual(self.json(0, "purge", "--names")["people"], 1)  # asked for by a person
        self.assertEqual(self.holding(), set())

    def test_old_lines_of_the_log(self):
        self.gesture("close-prep")
        self.shift(1)
        with open(os.path.join(self.data, "borne.log"), "w", encoding="utf-8") as file:
            file.write("2020-01-01T10:00:00.000Z info loop: old\n  and its second line\n")
            file.write(time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime()))
            file.write(".000Z info loop: new\n")
        self.assertEqual(self.json(0, "purge")["log_lines"], 2)
        with open(os.path.join(self.data, "borne.log"), encoding="utf-8") as file:
            text = file.read()
        self.assertNotIn("old", text)
        self.assertIn("loop: new", text)


if __name__ == "__main__":
    unittest.main()
