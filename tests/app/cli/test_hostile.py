"""test_hostile.py: no file crashes or holds the import, costs much memory, is imported in part."""

import json
import os
import subprocess
import time
import unittest

import hostile
from kit import BORNE, Case

# A build with sanitizers has shadow memory and keeps what was freed; without, the promise is 256.
with open(BORNE, "rb") as program:
    CODE = program.read()
WATCHES_THREADS = b"__tsan_init" in CODE
MOST_MB = 1024 if WATCHES_THREADS else 512 if b"__asan_init" in CODE else 256
MOST_SECONDS = 300 if WATCHES_THREADS else 60  # of the processor: others may want it too
MOST_WAITING = 20 * MOST_SECONDS


class Hostile(Case):
    def measured(self, *words):
        """Exit code, stdout, and what it cost."""
        quiet = os.environ.get("ASAN_OPTIONS", "") + ":quarantine_size_mb=8"
        begin = time.monotonic()
        with subprocess.Popen(
            [BORNE, *words], stdout=subprocess.PIPE, env={**os.environ, "ASAN_OPTIONS": quiet}
        ) as child:
            out = child.stdout.read()
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        self.assertLess(time.monotonic() - begin, MOST_WAITING)
        self.assertLess(usage.ru_utime + usage.ru_stime, MOST_SECONDS)
        self.assertLess(usage.ru_maxrss / 1024, MOST_MB)
        return child.returncode, out

    def check(self, name, data, codes):
        path = self.path(name)
        with open(path, "wb") as file:
            file.write(data)
        code, out = self.measured("import", "--data", self.data, "--dry-run", "--json", path)
        got = json.loads(out)
        os.remove(path)
        self.assertFalse(os.path.exists(self.data))
        if codes is None:
            self.assertIn(code, (0, 3), got["error"])
            self.assertEqual((got["orders"], got["lines"]), (2, 2))
        else:
            self.assertEqual(code, 2)
            self.assertIn(got["error"]["code"], codes)
            self.assertGreater(len(got["error"]["text"]), 20)
            self.assertEqual(got["orders"], 0)

    def test_every_file_has_its_outcome(self):
        os.remove(self.path("catalogue.csv"))
        for name, (data, codes) in hostile.FILES.items():
            with self.subTest(name):
                self.check(name, data, codes)

    def test_what_is_no_file(self):
        os.mkfifo(self.path("pipe.csv"))
        os.symlink("loop.csv", self.path("loop.csv"))
        for name, codes in (
            ("pipe.csv", {"file_not_regular"}),
            ("loop.csv", {"file_unreadable", "file_missing"}),
            (".", {"file_not_regular"}),
        ):
            _, out = self.measured(
                "import", "--data", self.data, "--dry-run", "--json", self.path(name)
            )
            self.assertIn(json.loads(out)["error"]["code"], codes)

    def test_a_refused_file_leaves_nothing(self):
        path = self.path("cut.xlsx")
        with open(path, "wb") as file:
            file.write(hostile.FILES["cut.xlsx"][0])
        code, _ = self.measured("import", "--data", self.data, path)
        self.assertEqual(code, 2)
        self.assertFalse(os.path.exists(self.data))


if __name__ == "__main__":
    unittest.main()
