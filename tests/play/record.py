"""record.py: plays scripts on one data folder, one after the other, and reads its record: the plan
as it was imported, and the events."""
import json
import os
import re
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

    def play(self, lines, *options, data="data"):
        """Plays lines; `include NAME` is a script of tests/play."""
        path = os.path.join(self.folder, "script.play")
        with open(path, "w", encoding="utf-8") as out:
            for line in lines:
                if line.startswith("include "):
                    line = "include " + os.path.join(self.source, "tests/play", line[8:])
                out.write(line + "\n")
        played = subprocess.run([self.borne, "play", "--data", data, "--stick", "stick",
                                 *options, path], cwd=self.folder, capture_output=True, text=True,
                                check=False)
        if played.returncode != 0:
            said = [line for line in played.stdout.splitlines() if not line.startswith("ack ")]
            at = re.search(r" line (\d+): ", played.stderr + played.stdout)
            before = lines[max(0, int(at[1]) - 12):int(at[1])] if at else []
            sys.exit("\n".join(said[-20:]) + played.stderr[-2000:] + "\n".join(before))

    def run(self, *words):
        """A command of Borne in this folder; what it says."""
        done = subprocess.run([self.borne, *words], cwd=self.folder, capture_output=True,
                              text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"{words}: {done.returncode} {done.stdout[-1500:]}{done.stderr[-2000:]}")
        return done.stdout

    def path(self, name):
        return os.path.join(self.folder, name)

    def check(self):
        proof = subprocess.run([self.borne, "check", "--data", "data", "--json"], cwd=self.folder,
                               capture_output=True, text=True, check=False)
        result = json.loads(proof.stdout)
        if proof.returncode != 0 or not result["ok"]:
            sys.exit("borne check: " + proof.stdout + proof.stderr[-2000:])

    def state(self):
        with open(os.path.join(self.folder, "state.json"), encoding="utf-8") as file:
            return json.load(file)

    def rows(self, question, *values, data="data"):
        db = sqlite3.connect(os.path.join(self.folder, data, "borne.db"))
        try:
            return db.execute(question, values).fetchall()
        finally:
            db.close()

    def crates(self, data="data"):
        """Of the newest plan as imported, in its order; heads are order number and i/n. Crates of
        cancelled orders are none of them."""
        portions = {}
        newest = "(SELECT max(import) FROM plan)"
        for row in self.rows(
                "SELECT n.crate, n.id, n.product, n.units_milli, p.sku, p.gtin, p.unit, p.weight_g "
                "FROM portion n JOIN product p ON p.id = n.product "
                f"WHERE n.import = {newest} AND n.dropped_milli = 0 ORDER BY n.id", data=data):
            portions.setdefault(row[0], []).append(Portion(row[1:]))
        return [Crate(row, portions[row[0]]) for row in self.rows(
            "SELECT c.id, o.number, c.position, c.siblings, c.kind, c.pickup FROM crate c "
            "JOIN buyer_order o ON o.id = c.buyer_order "
            f"WHERE c.import = {newest} AND o.is_cancelled = 0 ORDER BY c.id", data=data)
            if row[0] in portions]


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f"{what}: {found}, not {wanted}")
