"""test_record.py: labels, report, check, backup and doctor as a process, beside a running kiosk, on
full disks and on records that are damaged or of a newer version."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import unittest

from kit import GESTURE, Case


class Labels(Case):
    def draw(self, code, *words):
        self.borne(code, "labels", "--manifest", self.path("m.json"), *words)
        if code != 0:
            return None
        with open(self.path("m.json"), encoding="utf-8") as file:
            return json.load(file)

    def test_crates_keep_their_serials(self):
        self.load()
        first = self.draw(0, "--kind", "crate", "--stock", "a4-24", "--out", self.path("a.pdf"))
        crates = self.json(0, "check")["crates"]
        self.assertEqual(len(first), crates)
        self.assertEqual(len({row["payload"] for row in first}), crates)
        self.assertEqual({row["page"] for row in first}, {1})
        self.assertEqual(sum(row["weight_g"] for row in first), 1500 + 2080 + 3030 + 2000 + 2000)
        events = self.events()
        self.assertEqual(events, 1 + crates)
        again = self.draw(0, "--kind", "crate", "--stock", "a4-65", "--out", self.path("b.pdf"))
        self.assertEqual([row["payload"] for row in again], [row["payload"] for row in first])
        self.assertEqual(self.events(), events)

    def test_one_pickup_point_in_any_spelling(self):
        self.load()
        rows = self.draw(
            0, "--kind", "crate", "--pickup", "TOUL", "--stock", "r58", "--out", self.path("t.png")
        )
        self.assertEqual({row["pickup"] for row in rows}, {"Toul"})
        for at in range(len(rows)):
            with open(self.path("t-%03d.png" % (at + 1)), "rb") as file:
                self.assertEqual(file.read(4), b"\x89PNG")

    def test_other_kinds(self):
        for kind, count in (("pair", 12), ("command", 29)):
            rows = self.draw(0, "--kind", kind, "--out", self.path("k.pdf"))
            self.assertEqual(len(rows), count)
        self.assertFalse(os.path.exists(self.data))
        self.load()
        for kind, count, digit in (("product", 2, "2"), ("place", 4, "3")):
            rows = self.draw(0, "--kind", kind, "--out", self.path("k.pdf"))
            self.assertEqual(len(rows), count)
            self.assertEqual({row["payload"][0] for row in rows}, {digit})

    def test_refusals_draw_nothing(self):
        out = self.path("l.pdf")
        self.draw(4, "--kind", "crate", "--out", out)
        self.load()
        self.draw(2, "--kind", "crate")
        self.draw(2, "--kind", "crate", "--out", self.path("l.doc"))
        self.draw(2, "--kind", "boîte", "--out", out)
        self.draw(2, "--kind", "crate", "--stock", "a4-7", "--out", out)
        self.draw(2, "--kind", "crate", "--stock", "a4-24", "--first", "25", "--out", out)
        self.draw(2, "--kind", "crate", "--pickup", "Nulle part", "--out", out)
        self.draw(2, "--kind", "crate", "--prep", "7", "--out", out)
        self.assertFalse(os.path.exists(out))


class Report(Case):
    def test_the_list_holds_what_happened(self):
        self.load()
        self.gesture("missing")
        self.borne(0, "report", "--out", self.path("r.csv"))
        with open(self.path("r.csv"), "rb") as file:
            lines = file.read().decode("utf-8-sig").split("\r\n")
        self.assertEqual(len(lines), 3)
        self.assertIn(";manque;préparation;", lines[1])
        self.borne(0, "report", "--out", self.path("r.xlsx"))
        with open(self.path("r.xlsx"), "rb") as file:
            self.assertEqual(file.read(2), b"PK")

    def test_bulk_list(self):
        self.load()
        self.borne(0, "report", "--bulk", "--out", self.path("v.csv"))
        with open(self.path("v.csv"), encoding="utf-8-sig") as file:
            rows = [line.split(";") for line in file.read().splitlines()]
        self.assertEqual([row[0] for row in rows[1:]], ["Toul", "Toul"])
        self.assertIn("Riz long - 1kg", [row[2] for row in rows])

    def test_where_it_cannot_be(self):
        self.borne(4, "report", "--out", self.path("r.csv"))
        self.load()
        self.borne(2, "report")
        self.borne(2, "report", "--out", self.path("r.pdf"))
        self.borne(2, "report", "--prep", "2", "--out", self.path("r.csv"))
        self.borne(4, "report", "--out", self.path("absent", "r.csv"))
        self.borne(4, "report", "--out", self.path("r.xlsx"), file_limit=1000)
        self.assertFalse([name for name in os.listdir(self.folder) if name.startswith("r.")])

    def test_a_closed_prep_is_still_read(self):
        self.load()
        self.gesture("missing")
        self.gesture("close")
        self.borne(0, "report", "--out", self.path("r.csv"))


class Folder(Case):
    def test_beside_a_running_kiosk(self):
        self.load()
        with subprocess.Popen(
            [GESTURE, self.data, "hold"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as kiosk:
            self.assertEqual(kiosk.stdout.readline(), b"held\n")
            got = self.json(4, "import", self.orders)
            self.assertEqual(got["error"]["code"], "data_locked")
            self.borne(4, "labels", "--kind", "crate", "--out", self.path("l.pdf"))
            self.borne(0, "report", "--out", self.path("r.csv"))
            self.borne(0, "check")
            self.borne(0, "doctor")
            self.borne(0, "backup", "--plain", "--out", self.path("copie.db"))
            self.borne(0, "import", "--dry-run", self.orders)
            kiosk.stdin.close()
        self.borne(0, "labels", "--kind", "crate", "--out", self.path("l.pdf"))

    def day_drawn(self, *words):
        out = self.path("l.pdf")
        self.borne(0, "labels", "--kind", "crate", "--out", out, *words)
        text = subprocess.run(["pdftotext", out, "-"], capture_output=True, check=True).stdout
        return set(re.findall(r"[a-z]{3}\. \d+/\d+", text.decode()))

    def test_the_day_on_labels(self):
        self.load()
        self.assertEqual(self.day_drawn(), set())
        self.assertEqual(self.day_drawn("--day", "2025-11-27"), {"jeu. 27/11"})
        self.assertEqual(self.day_drawn("--day", "2028-02-29"), {"mar. 29/02"})
        self.assertEqual(self.day_drawn(), set())  # for this time only

    def test_the_day_that_the_director_chose(self):
        self.load()
        with sqlite3.connect(os.path.join(self.data, "borne.db")) as db:
            db.execute("INSERT INTO setting (key, value) VALUES ('label_day', '34664')")
        db.close()
        self.assertEqual(self.day_drawn(), {"jeu. 27/11"})
        self.assertEqual(self.day_drawn("--day", "2025-11-29"), {"sam. 29/11"})

    def test_a_day_that_is_none(self):
        self.load()
        out = self.path("l.pdf")
        for day in (
            "2025-13-27",
            "2025-11-31",
            "2025-02-29",
            "27/11/2025",
            "2199-01-01T00",
            "2999-01-01",
            "1970-01-01",
            "",
        ):
            for kind in ("crate", "product", "pair"):
                self.borne(2, "labels", "--kind", kind, "--day", day, "--out", out)
        self.assertFalse(os.path.exists(out))
        self.assertEqual(self.events(), 1)  # no serial was drawn for it

    def test_labels_that_have_serials_are_drawn_beside_a_kiosk(self):
        self.load()
        self.borne(0, "labels", "--kind", "crate", "--out", self.path("l.pdf"))
        with subprocess.Popen(
            [GESTURE, self.data, "hold"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as kiosk:
            self.assertEqual(kiosk.stdout.readline(), b"held\n")
            self.borne(0, "labels", "--kind", "crate", "--out", self.path("l.pdf"))
            self.borne(4, "labels", "--kind", "product", "--out", self.path("p.pdf"))
            kiosk.stdin.close()

    def test_full_disk(self):
        for limit in (0, 4096, 40000):
            got = self.json(4, "import", self.orders, file_limit=limit)
            self.assertIn(got["error"]["code"], ("disk_full", "disk_failed"), limit)
        self.load()
        before = self.json(0, "check")
        self.borne(4, "backup", "--plain", "--out", self.path("copie.db"), file_limit=4096)
        self.assertEqual([n for n in os.listdir(self.folder) if n.startswith("copie")], [])
        self.assertEqual(self.json(0, "check"), before)

    def test_a_folder_that_cannot_be(self):
        self.data = os.path.join(self.orders, "data")
        self.assertEqual(self.json(4, "import", self.orders)["error"]["row"], 0)

    @unittest.skipIf(os.geteuid() == 0, "root may read and write everything")
    def test_no_rights(self):
        self.load()
        os.chmod(self.data, 0)
        self.addCleanup(os.chmod, self.data, 0o700)
        for words in (("import", self.orders), ("check",), ("report", "--out", self.path("r.csv"))):
            self.borne(4, *words)

    def test_newer_damaged_and_foreign(self):
        self.load()
        path = os.path.join(self.data, "borne.db")
        with sqlite3.connect(path) as base:
            base.execute("PRAGMA user_version = 999")
        base.close()
        self.assertEqual(self.json(4, "import", self.orders)["error"]["code"], "data_newer")
        self.borne(4, "report", "--out", self.path("r.csv"))
        self.borne(4, "check")
        with sqlite3.connect(path) as base:
            base.execute("PRAGMA application_id = 1")
        base.close()
        self.assertEqual(self.json(4, "import", self.orders)["error"]["code"], "data_foreign")
        self.assertFalse(self.json(1, "check")["ok"])
        with open(path, "r+b") as file:
            file.write(b"not a database" * 100)
        self.assertFalse(self.json(1, "check")["ok"])

    def test_a_plain_copy_is_a_whole_record(self):
        self.load()
        self.gesture("missing")
        self.borne(2, "backup")
        self.borne(0, "backup", "--plain", "--out", self.path("copie.db"))
        before = self.json(0, "check")
        shutil.rmtree(self.data)
        os.mkdir(self.data)
        os.rename(self.path("copie.db"), os.path.join(self.data, "borne.db"))
        self.assertEqual(self.json(0, "check"), before)

    def test_check_doctor_version(self):
        self.borne(4, "check")
        self.assertIn("pas encore de données", self.borne(0, "doctor"))
        self.load()
        self.assertIn("Tout se tient", self.borne(0, "check"))
        told = self.borne(0, "doctor")
        for words in ("tout se tient", "Mémoire  ", "Disque  ", "Écran  ", "Appareils  ",
                      "aucune sur ce disque ; pas de fiche de secours"):
            self.assertIn(words, told)
        done = self.run_raw("--version")
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stdout, r"libzip \d+\.\d+.*, expat \d+\.\d+")
        with open(os.path.join(self.data, "borne.log"), "w", encoding="utf-8") as file:
            file.writelines("2025-11-20T09:00:0%dZ error store: n%d\n" % (i, i) for i in range(8))
            file.write("2025-11-20T09:01:00Z info store: opened\n")
        told = self.borne(0, "doctor")
        self.assertIn("n7", told)
        self.assertNotIn("n2", told)
        self.assertNotIn("opened", told)
        for name in ("Borne", "SQLite", "SDL", "zint", "cairo", "libxlsxwriter", "jansson"):
            self.assertIn(name, done.stdout)

    def test_fault_shows_its_picture_without_any_record(self):
        for size in ("1280x800", "1920x1080"):
            self.run_raw("fault", "--window", size, "--out", self.path("fault.png"))
            with open(self.path("fault.png"), "rb") as file:
                head = file.read(24)
            self.assertEqual(head[:8], b"\x89PNG\r\n\x1a\n")
            width, height = (int.from_bytes(head[i : i + 4], "big") for i in (16, 20))
            self.assertEqual(f"{width}x{height}", size)
        self.assertFalse(os.path.exists(self.data))


unittest.main()
