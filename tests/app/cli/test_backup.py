"""test_backup.py: sealed backups as a process: only the code of the recovery sheet opens them, a
file that was touched anywhere is refused, and what comes back is the record to the last event."""

import os
import re
import shutil
import sqlite3
import subprocess
import unittest

from kit import GESTURE, Case


def code_of(text):
    found = re.search(r"Code de secours : ((?:\d{5} ?){8})", text)
    return found and found[1].strip()


def other(code):
    """A code that proves itself, but is another: two groups' digits are drawn until they fit."""
    first = code[:4]
    for number in range(10000):
        for check in range(10):
            yield "%04d%d" % ((int(first) + 1 + number) % 10000, check) + code[5:]


class Backup(Case):
    def seal(self):
        self.load()
        self.gesture("missing")
        said = self.borne(0, "backup", "--out", self.path("s.bak"))
        return code_of(said)

    def elsewhere(self):
        self.data = self.path("elsewhere")

    def restore(self, code, secret, *words):
        return self.borne(code, "restore", "--from", self.path("s.bak"), "--code", secret, *words)

    def test_there_and_back(self):
        code = self.seal()
        before = self.json(0, "check")
        self.assertNotEqual(before["open_digest"], "")
        self.elsewhere()
        self.assertIn("tout se tient", self.restore(0, code))
        self.assertEqual(sorted(os.listdir(self.data)), ["borne.db", "borne.lock"])
        self.assertEqual(self.json(0, "check"), before)
        self.gesture("close")  # it goes on, as a station of its own
        with sqlite3.connect(os.path.join(self.data, "borne.db")) as base:
            stations = base.execute("SELECT count(DISTINCT station) FROM event").fetchone()[0]
        base.close()
        self.assertEqual(stations, 2)
        self.assertTrue(self.json(0, "check")["ok"])

    def test_the_code_is_shown_once(self):
        code = self.seal()
        self.assertIsNone(code_of(self.borne(0, "backup", "--out", self.path("s.bak"))))
        fresh = code_of(self.borne(0, "backup", "--new-code"))
        self.assertNotEqual(fresh, code)
        self.elsewhere()
        self.restore(2, fresh)  # made before with the old sheet
        self.restore(0, code)

    def test_nothing_readable_is_in_it(self):
        self.seal()
        with open(self.path("s.bak"), "rb") as file:
            sealed = file.read()
        self.assertTrue(sealed.startswith(b"BORNEBK1"))
        for plain in (b"Carottes", b"SQLite", b"Foug"):
            self.assertNotIn(plain, sealed)
        self.assertEqual([n for n in os.listdir(self.data) if n.endswith(".tmp")], [])

    def test_a_wrong_code_says_so(self):
        code = self.seal()
        self.elsewhere()
        done = self.run_raw(
            "restore", "--data", self.data, "--from", self.path("s.bak"), "--code",
            code[:-1] + str((int(code[-1]) + 1) % 10),
        )
        self.assertEqual(done.returncode, 2)
        self.assertIn("groupe 8", done.stderr)
        self.restore(2, "12345")
        self.restore(2, "")
        for wrong in other(code):
            done = self.run_raw(
                "restore", "--data", self.data, "--from", self.path("s.bak"), "--code", wrong
            )
            self.assertEqual(done.returncode, 2)
            if "groupe" not in done.stderr:
                self.assertIn("autre fiche de secours", done.stderr)
                break
        self.assertFalse(os.path.exists(os.path.join(self.data, "borne.db")))

    def test_the_code_may_be_piped_in(self):
        code = self.seal()
        self.elsewhere()
        done = subprocess.run(
            [os.environ["BORNE"], "restore", "--data", self.data, "--from", self.path("s.bak")],
            input=code.replace(" ", "-") + "\n", capture_output=True, text=True, check=False,
        )
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_a_damaged_or_foreign_file_changes_nothing(self):
        code = self.seal()
        with open(self.path("s.bak"), "rb") as file:
            sealed = file.read()
        self.elsewhere()
        ends = (0, 7, 8, 50, 110, 128, 1000, len(sealed) - 1)
        broken = [sealed[:end] for end in ends]
        broken += [sealed + b"x", b"PK\x03\x04" + sealed[4:]]
        for at in (9, 30, 60, 105, 130, len(sealed) // 2, len(sealed) - 1):
            broken.append(sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :])
        for bad in broken:
            with open(self.path("s.bak"), "wb") as file:
                file.write(bad)
            self.restore(2, code)
            self.assertEqual(os.listdir(self.data), ["borne.lock"])
        os.unlink(self.path("s.bak"))
        self.restore(4, code)

    def test_data_that_is_there_stays(self):
        code = self.seal()
        before = self.json(0, "check")
        self.restore(2, code)
        self.gesture("close")
        self.assertNotEqual(self.json(0, "check"), before)
        self.restore(0, code, "--replace")
        self.assertEqual(self.json(0, "check"), before)
        os.rename(
            os.path.join(self.data, "borne-replaced.db"), os.path.join(self.data, "borne.db")
        )
        self.assertEqual(self.json(0, "check")["events"], before["events"] + 2)

    def test_never_under_a_running_kiosk(self):
        code = self.seal()
        with subprocess.Popen(
            [GESTURE, self.data, "hold"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as kiosk:
            self.assertEqual(kiosk.stdout.readline(), b"held\n")
            self.borne(0, "backup", "--out", self.path("t.bak"))
            self.borne(4, "backup", "--new-code")
            self.restore(4, code, "--replace")
            kiosk.stdin.close()
        self.assertTrue(self.json(0, "check")["ok"])

    def test_full_disk(self):
        code = self.seal()
        self.borne(4, "backup", "--out", self.path("t.bak"), file_limit=4096)
        self.assertEqual([n for n in os.listdir(self.folder) if n.startswith("t.bak")], [])
        self.elsewhere()
        self.borne(
            4, "restore", "--from", self.path("s.bak"), "--code", code, file_limit=8192
        )
        self.assertFalse(os.path.exists(os.path.join(self.data, "borne.db")))
        shutil.rmtree(self.data)
        self.restore(0, code)


if __name__ == "__main__":
    unittest.main()
