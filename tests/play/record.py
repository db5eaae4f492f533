"""record.py: plays scripts on one data folder, one after the other, and reads its record: the plan
as it was imported, and the events."""
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

PICKED, UNDONE, DISCREPANCY = 5, 6, 7

MISSING = 1


class Portion:
    def __init__(self, row):
        self.id, self.product, self.units_milli, self.sku, self.gtin, self.unit, self.weight_g = row

    @property
    def weighed(self):
        return self.unit == 2

    @property
    def typed(self):
        """What is typed for all of it: grams of loose goods, else how many."""
        if self.weighed:
            return self.units_milli * self.weight_g // 1000
        return self.units_milli // 1000


class Crate:
    def __init__(self, row, portions):
        self.id, self.number, self.index, self.of, self.kind, self.pickup = row
        self.portions = portions

    def __str__(self):
        return f"{self.number} {self.index}/{self.of}"


class Record:
    """A folder with the demo month as its stick."""

    def __init__(self, borne, source):
        self.borne, self.source = os.path.abspath(borne), os.path.abspath(source)
        self.folder = tempfile.mkdtemp()
        shutil.copytree(os.path.join(self.source, "assets/demo"),
                        os.path.join(self.folder, "stick"))

    def close(self):
        shutil.rmtree(self.folder)

    def play(self, lines, *options):
        """Plays lines; `include NAME` is a script of tests/play."""
        path = os.path.join(self.folder, "script.play")
        with open(path, "w", encoding="utf-8") as out:
            for line in lines:
                if line.startswith("include "):
                    line = "include " + os.path.join(self.source, "tests/play", line[8:])
                out.write(line + "\n")
        played = subprocess.run([self.borne, "play", "--data", "data", "--stick", "stick",
                                 *options, path], cwd=self.folder, capture_output=True, text=True,
                                check=False)
        if played.returncode != 0:
            said = [line for line in played.stdout.splitlines() if not line.startswith("ack ")]
            sys.exit("\n".join(said[-20:]) + played.stderr[-2000:])

    def check(self):
        proof = subprocess.run([self.borne, "check", "--data", "data", "--json"], cwd=self.folder,
                               capture_output=True, text=True, check=False)
        result = json.loads(proof.stdout)
        if proof.returncode != 0 or not result["ok"]:
            sys.exit("borne check: " + proof.stdout + proof.stderr[-2000:])

    def state(self):
        with open(os.path.join(self.folder, "state.json"), encoding="utf-8") as file:
            return json.load(file)

    def rows(self, question, *values):
        db = sqlite3.connect(os.path.join(self.folder, "data", "borne.db"))
        try:
            return db.execute(question, values).fetchall()
        finally:
            db.close()

    def crates(self):
        """Of the plan as imported, in its order; heads are order number and i/n."""
        portions = {}
        for row in self.rows(
                "SELECT n.crate, n.id, n.product, n.units_milli, p.sku, p.gtin, p.unit, p.weight_g "
                "FROM portion n JOIN product p ON p.id = n.product ORDER BY n.id"):
            portions.setdefault(row[0], []).append(Portion(row[1:]))
        return [Crate(row, portions[row[0]]) for row in self.rows(
            "SELECT c.id, o.number, c.position, c.siblings, c.kind, c.pickup FROM crate c "
            "JOIN buyer_order o ON o.id = c.buyer_order ORDER BY c.id")]


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f"{what}: {found}, not {wanted}")
