"""test_import.py: `borne import` and `borne table` as a process: JSON, exit codes, import twice."""

import json
import os
import subprocess
import unittest

from kit import BORNE, CARROTS, HEADER, KEYS, MILK, MORE, ORDERS, RICE, Case, order


class Reading(Case):
    def test_json_says_what_the_file_holds(self):
        got = self.json(0, "import", "--dry-run", "--full", self.orders)
        self.assertLessEqual(KEYS | {"order_list"}, set(got))
        self.assertIsNone(got["error"])
        self.assertEqual((got["format"], got["orders"], got["lines"]), ("aoe_rows", 3, 5))
        self.assertEqual(got["cancelled"], 1)
        self.assertEqual(
            got["per_product"], {"LEG-01": 3500, "LAI-06": 2000, "SEC-03": 3000, "SEC-99": 4000}
        )
        self.assertEqual(
            got["per_pickup"],
            {
                "Foug": {"orders": 2, "lines": 3, "units_milli": 7500},
                "Toul": {"orders": 1, "lines": 2, "units_milli": 5000},
            },
        )
        self.assertEqual(
            got["order_list"][0],
            {
                "number": "101",
                "pickup": "Foug",
                "lines": [
                    {"sku": "LEG-01", "units_milli": 1500},
                    {"sku": "LAI-06", "units_milli": 2000},
                ],
            },
        )
        self.assertNotIn("order_list", self.json(0, "import", "--dry-run", self.orders))

    def test_catalogue_beside_or_given_or_none(self):
        os.rename(self.path("catalogue.csv"), self.path("autre.txt"))
        beside = self.json(0, "import", "--dry-run", self.orders)
        self.assertEqual(beside["weight_g"], 1500 + 2080 + 3030 + 2000 + 2000)
        os.mkdir(self.path("ailleurs"))
        os.rename(self.path("autre.txt"), self.path("ailleurs", "c.csv"))
        without = self.json(3, "import", "--dry-run", self.orders)  # are carrots sold by weight?
        self.assertEqual(without["weight_g"], 0)
        given = self.json(
            0, "import", "--dry-run", "--catalogue", self.path("ailleurs", "c.csv"), self.orders
        )
        self.assertEqual(given["weight_g"], beside["weight_g"])

    def test_a_question_is_asked_and_answered(self):
        path = self.write("moitie.csv", HEADER + order(1, "Foug", MILK + ("0,5",)))
        got = self.json(3, "import", path)
        self.assertEqual(got["error"]["question"]["key"], "fraction")
        self.assertEqual(got["error"]["row"], 2)
        self.assertFalse(os.path.exists(self.data))
        choice = got["error"]["question"]["choices"][0]
        got = self.json(0, "import", "--answer", "fraction=" + choice, path)
        self.assertEqual((got["error"], got["status"]), (None, "new"))

    def test_every_failure_has_all_keys_and_its_code(self):
        binary = self.path("image.csv")
        with open(binary, "wb") as file:
            file.write(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
        cases = (
            (4, self.path("absent.csv"), "file_missing"),
            (2, self.write("vide.csv", ""), "file_empty"),
            (2, binary, "file_picture"),
            (2, self.folder, "file_not_regular"),
            (2, self.write("x.csv", "a;b\n1;2\n"), None),
            (2, self.write("coupe.csv", ORDERS[:-9]), None),
            (2, self.path("catalogue.csv"), None),
        )
        for code, path, name in cases:
            got = self.json(code, "import", path)
            self.assertLessEqual(KEYS, set(got), path)
            self.assertLessEqual({"code", "row", "text"}, set(got["error"]), path)
            self.assertEqual(got["orders"], 0, path)
            if name is not None:
                self.assertEqual(got["error"]["code"], name)
        self.assertFalse(os.path.exists(self.data))

    def test_a_result_that_cannot_be_told(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            words = [BORNE, "import", "--dry-run", "--json", self.orders]
            done = subprocess.run(words, stdout=full, stderr=subprocess.DEVNULL, check=False)
        self.assertEqual(done.returncode, 4)

    def test_wrong_words(self):
        for words in (("--nope",), ("--answer", "fraction", self.orders), ()):
            self.borne(2, "import", *words)
        self.assertEqual(self.run_raw("nope").returncode, 2)
        self.assertEqual(self.json(2, "import")["error"]["code"], "usage")


class Twice(Case):
    def test_dry_run_writes_nothing(self):
        self.borne(0, "import", "--dry-run", self.orders)
        self.assertFalse(os.path.exists(self.data))
        self.load()
        before = self.json(0, "check")
        got = self.json(0, "import", "--dry-run", self.write("plus.csv", MORE))
        self.assertEqual(got["status"], "changed")
        self.assertEqual(self.json(0, "check"), before)

    def test_the_second_time_changes_nothing_and_says_so(self):
        self.assertEqual(self.json(0, "import", self.orders)["status"], "new")
        before = self.json(0, "check")
        self.assertEqual(self.json(0, "import", self.orders)["status"], "unchanged")
        self.assertIn("Rien de nouveau", self.borne(0, "import", self.orders))
        self.assertEqual(self.json(0, "check"), before)

    def test_a_new_order_joins_the_others(self):
        self.load()
        self.borne(0, "labels", "--kind", "crate", "--out", self.path("l.pdf"))
        got = self.json(0, "import", self.write("plus.csv", MORE))
        self.assertEqual((got["status"], got["prep"]), ("changed", 1))
        self.assertEqual((got["difference"]["added"], got["difference"]["cancelled"]), (1, 0))
        self.assertEqual(got["difference"]["labels"], 0)
        self.assertEqual(self.json(0, "check")["plans"], 2)

    def test_another_month_replaces_what_nobody_began(self):
        self.load()
        other = self.write("autre.csv", HEADER + order(701, "Foug", CARROTS + ("1",)))
        got = self.json(0, "import", other)
        self.assertEqual((got["status"], got["prep"]), ("replaced", 1))
        self.assertIsNone(got["difference"])
        self.assertEqual(self.json(0, "check")["plans"], 2)

    def test_another_month_waits_for_the_one_that_began(self):
        self.load()
        self.gesture("begin")
        before = self.json(0, "check")
        other = self.write("autre.csv", HEADER + order(701, "Foug", CARROTS + ("1",)))
        got = self.json(2, "import", other)
        self.assertEqual((got["status"], got["error"]["code"]), ("refused", "prep_begun"))
        self.assertIn("autre mois", got["error"]["text"])
        self.assertEqual(self.json(0, "check"), before)

    def test_a_changed_catalogue_is_something_new(self):
        self.load()
        with open(self.path("catalogue.csv"), encoding="utf-8") as file:
            text = file.read()
        self.write("catalogue.csv", text.replace("GAEC des Saules", "Jardins de l’Îlot"))
        self.assertEqual(self.json(0, "import", self.orders)["status"], "changed")
        self.write("points.csv", "nom;mode\nToul;prêt\nFoug;prêt\n")
        self.assertEqual(self.json(0, "import", self.orders)["status"], "changed")

    def test_a_prep_that_began_goes_on(self):
        self.load()
        self.gesture("begin")
        got = self.json(0, "import", self.write("plus.csv", MORE))
        self.assertEqual(got["status"], "changed")
        self.assertEqual(got["difference"]["orders"], ["Commande 4 (105) : nouvelle, pour Foug."])
        proof = self.json(0, "check")
        self.assertEqual((proof["ok"], proof["plans"]), (True, 2))
        self.assertEqual(self.json(0, "import", self.path("plus.csv"))["status"], "unchanged")
        rest = order(102, "Toul", RICE + ("3",), CARROTS + ("2",))
        fewer = self.write("moins.csv", HEADER + rest + order(105, "Foug", RICE + ("2",)))
        said = self.borne(0, "import", fewer)
        self.assertIn("À faire à la main", said)
        self.assertIn("remettre tout en place", said)
        self.assertTrue(self.json(0, "check")["ok"])

    def test_after_a_closed_prep_comes_the_next(self):
        self.load()
        self.gesture("begin")
        self.gesture("close")
        said = self.borne(0, "import", "--dry-run", self.orders)
        got = self.json(0, "import", self.orders)
        self.assertEqual((got["status"], got["prep"]), ("new", 2))
        past = [w["text"] for w in got["warnings"] if w["code"] == "closed_prep_same"]
        self.assertEqual(past, ["Ce sont les commandes de la préparation 1, déjà close."])
        self.assertIn(past[0], said)
        self.assertEqual(self.json(0, "import", "--dry-run", self.orders)["status"], "unchanged")
        self.borne(2, "import", "--prep", "1", self.write("plus.csv", MORE))

    def test_one_is_singular(self):
        one = self.write("une.csv", HEADER + order(7, "Foug", CARROTS + ("1",)))
        said = self.borne(0, "import", one)
        self.assertIn("1 commande, 1 ligne, ", said)
        self.assertIn("1 cagette ou sac.", said)
        said = self.borne(0, "labels", "--kind", "crate", "--out", self.path("l.pdf"))
        self.assertTrue(said.endswith(" : 1 étiquette\n"), said)
        said = self.borne(0, "check")
        self.assertIn(" 1 préparation\n", said)
        self.assertIn(" 1 commande\n", said)
        self.assertIn("3 commandes, 5 lignes", self.borne(0, "import", self.orders))


class Table(Case):
    def test_cells_as_they_are(self):
        path = self.write("t.csv", 'a;" b ";\n\n"c;d";"e""f"\n')
        got = json.loads(self.run_raw("table", path).stdout)
        self.assertEqual(got, [["a", " b ", ""], [], ["c;d", 'e"f']])
        self.assertEqual(self.run_raw("table", "--sheet", "2", path).returncode, 2)
        self.assertEqual(self.run_raw("table", self.path("absent")).returncode, 4)
        self.assertEqual(self.run_raw("table").returncode, 2)

    def test_nothing_is_printed_of_a_broken_file(self):
        done = self.run_raw("table", self.write("q.csv", 'a;b\n1;"2\n' + CARROTS[1]))
        self.assertEqual((done.returncode, done.stdout), (2, ""))


unittest.main()
