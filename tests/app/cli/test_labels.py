"""test_labels.py: borne labels for every kind, paper and output: each is a good file whose every
code both readers read as the manifest says, or a refusal that names a paper that would do. Every
day a part of them, spread over all; with BORNE_READ_ALL=1 each of them."""

import glob
import json
import os
import re
import subprocess
import unittest

import kit

READ = os.environ["READ_STREAM"]
KINDS = ("crate", "product", "place", "pair", "command", "bag")
STOCKS = ("a4-24", "a4-21", "a4-65", "r58", "r80", "ql62", "ql29x90", "57x32@203", "57x32@300",
          "4x6@203", "4x6@300")
OUTPUTS = ("pdf", "png", "zpl", "escpos", "ql", "tspl", "epl", "dymo")
ALL = os.environ.get("BORNE_READ_ALL") == "1"
STEP = 1 if ALL else 13  # no divisor of 6, 8 or 11: all kinds, papers and outputs have their turn


class Labels(kit.Case):
    def read(self, path, dpi="203"):
        done = subprocess.run([READ, path, dpi], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, (path, dpi, done.stderr[-300:]))
        return done.stdout.split()

    def pages(self, path, dpi):
        base = path[: -len(".pdf")]
        subprocess.run(["pdftoppm", "-gray", "-r", str(dpi), path, base], check=True)
        return sorted(glob.glob(base + "-*.pgm"))

    def codes(self, out, stock):
        if out.endswith(".pdf"):  # office sheets as a printer of 600 dots an inch has them
            found = []
            for page in self.pages(out, 600 if stock.startswith("a4") else 406):
                found += self.read(page)
            return found
        if out.endswith(".png"):
            return [code for path in sorted(glob.glob(out[: -len(".png")] + "-*.png"))
                    for code in self.read(path)]
        return self.read(out, "203" if re.search(r"r58|r80|203", stock) else "300")

    def check(self, kind, stock, output):
        out, manifest = self.path("l." + output), self.path("m.json")
        more = ["--product", "LEG-01", "--grams", "500", "--lot", "L7"] if kind == "bag" else []
        done = self.run_raw("labels", "--data", self.data, "--kind", kind, "--stock", stock,
                            "--out", out, "--manifest", manifest, *more)
        if done.returncode == 2:
            said = done.stderr
            self.assertRegex(said, r"a4-24|a4-21|r58|r80|ql62|57x32|4x6", (kind, stock, output))
            self.assertEqual(glob.glob(self.path("l*." + output)), [])
            return False
        self.assertEqual(done.returncode, 0, (kind, stock, output, done.stderr))
        with open(manifest, encoding="utf-8") as file:
            wanted = [row["payload"] for row in json.load(file)]
        found = self.codes(out, stock)
        self.assertGreater(len(wanted), 0)
        self.assertEqual(sorted(set(found)), sorted(set(wanted)), (kind, stock, output))
        for path in glob.glob(self.path("l*")):
            os.unlink(path)
        return True

    def test_all_or_a_part_of_them(self):
        self.load()
        triples = [(k, s, o) for k in KINDS for s in STOCKS for o in OUTPUTS]
        good = [self.check(*triple) for triple in triples[::STEP]]
        print("    %d of %d: %d files, %d refusals" % (len(good), len(triples), sum(good),
                                                       len(good) - sum(good)))
        self.assertGreater(sum(good), len(good) // 3)
        self.assertGreater(len(good) - sum(good), len(good) // 10)

    def test_refusals_say_which_paper_would_do(self):
        self.load()
        for kind, stock, out, would in (("crate", "4x6", "x.ql", "ql62"),
                                        ("bag", "a4-65", "x.pdf", "a4-24"),
                                        ("crate", "roll=100x100@203", "x.zpl", "r58")):
            more = ["--product", "LEG-01", "--grams", "500"] if kind == "bag" else []
            done = self.run_raw("labels", "--data", self.data, "--kind", kind, "--stock", stock,
                                "--out", self.path(out), *more)
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertIn(would, re.sub(r"\s+", " ", done.stderr))


if __name__ == "__main__":
    unittest.main()
