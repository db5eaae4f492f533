"""test_month_file.py: a month written by one Borne and read by another: all of it, or a labo's
part; and what Borne writes for other eyes is no month."""

import json
import os
import unittest

from kit import Case

DEMO = os.path.join(os.path.dirname(__file__), "../../../assets/demo")
ORDERS = os.path.join(DEMO, "commandes-novembre-2025.csv")


class MonthFile(Case):
    def setUp(self):
        super().setUp()
        for name in ("points.csv", "catalogue.csv"):  # else as new as what is written
            os.remove(self.path(name))
        done = self.run_raw("import", "--data", self.data, "--catalogue",
                            os.path.join(DEMO, "catalogue.csv"), ORDERS)
        self.assertEqual(done.returncode, 0, done.stderr)

    def write_kind(self, kind, name, *words):
        path = self.path(name)
        self.borne(0, "report", "--kind", kind, "--out", path, *words)
        return path

    def read(self, code, *words):
        done = self.run_raw("import", "--data", self.path("other"), "--dry-run", "--json", "--full",
                            *words)
        self.assertEqual(done.returncode, code, done.stdout[:500] + done.stderr)
        return json.loads(done.stdout)

    def month(self):
        return self.read(0, "--catalogue", os.path.join(DEMO, "catalogue.csv"),
                         ORDERS)

    @staticmethod
    def order_list(month, pickup=None):
        return sorted(
            (o["number"], o["pickup"], sorted((l["sku"], l["units_milli"]) for l in o["lines"]))
            for o in month["order_list"] if pickup in (None, o["pickup"])
        )

    def test_the_whole_month_is_the_same_month(self):
        before = self.month()
        for end in ("csv", "xlsx"):
            orders = self.write_kind("orders", "mois." + end)
            catalogue = self.write_kind("catalogue", "produits." + end)
            after = self.read(0, "--catalogue", catalogue, orders)
            self.assertEqual(after["format"], "borne")
            for key in ("orders", "lines", "weight_g", "per_product", "per_pickup"):
                self.assertEqual(after[key], before[key], key)
            self.assertEqual(self.order_list(after), self.order_list(before))
            self.assertEqual(after["warnings"], [])

    def test_a_labo_s_part_is_its_orders_and_no_others(self):
        before = self.month()
        catalogue = self.write_kind("catalogue", "produits.csv")
        for pickup, sums in before["per_pickup"].items():
            part = self.write_kind("orders", "part.csv", "--pickup", pickup.upper())
            after = self.read(0, "--catalogue", catalogue, part)
            self.assertEqual(after["per_pickup"], {pickup: sums})
            self.assertEqual(self.order_list(after), self.order_list(before, pickup))

    def test_a_labo_prepares_its_part(self):
        part = self.write_kind("orders", "part.xlsx", "--pickup", "Foug")
        catalogue = self.write_kind("catalogue", "produits.xlsx")
        done = self.run_raw("import", "--data", self.path("labo"), "--catalogue", catalogue, part)
        self.assertEqual(done.returncode, 0, done.stderr)
        done = self.run_raw("report", "--data", self.path("labo"), "--kind", "orders", "--out",
                            self.path("again.csv"))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.order_list(self.read(0, self.path("again.csv"))),
                         self.order_list(self.month(), "Foug"))

    def test_no_name_stands_in_it(self):
        with open(ORDERS, encoding="utf-8-sig") as file:
            self.assertIn("Prénom", file.readline())
        with open(self.write_kind("orders", "mois.csv"), encoding="utf-8-sig") as file:
            self.assertEqual(file.readline().strip(), "Commande;Numéro boutique;Point de collecte;"
                             "SKU;Produit;Quantité commandée;Unité")

    def test_a_point_that_is_not_there(self):
        done = self.run_raw("report", "--data", self.data, "--kind", "orders", "--pickup", "Metz",
                            "--out", self.path("x.csv"))
        self.assertEqual(done.returncode, 2)
        self.assertIn("« Metz »", done.stderr)
        self.assertFalse(os.path.exists(self.path("x.csv")))

    def test_what_is_for_other_eyes_says_so(self):
        self.borne(0, "report", "--kind", "airtable", "--out", self.path("airtable"))
        files = [self.path("airtable", name) for name in os.listdir(self.path("airtable"))]
        files += [self.write_kind("treasurer", "t.xlsx"), self.write_kind("served", "s.csv"),
                  self.write_kind("received", "r.csv"), self.write_kind("trace", "tr.csv"),
                  self.write_kind("list", "l.csv"), self.write_kind("list", "l.xlsx"),
                  self.write_kind("bulk", "b.csv"), self.write_kind("month", "m.csv"),
                  self.write_kind("month", "m.xlsx"), self.write_kind("catalogue", "c.csv")]
        for path in files:
            error = self.read(2, path)["error"]
            self.assertEqual(error["code"], "form_unknown", (path, error))
            self.assertRegex(error["text"], "Borne|catalogue", path)


unittest.main()
