#!/usr/bin/env python3
"""month_page.py: the demo day, then milk is shared out, a labo tells, a case is decided. Every
number of the month's page and of the treasurer's tables is counted again from the record
(recount.py) and must agree. Workbook and pages are opened.

month_page.py BORNE SOURCE_DIR [FOLDER]: the folder gets what was written, to look at.
"""
import os
import shutil
import subprocess
import sys
import tempfile

import recount
import written
from written import check, read_csv

AFTER = """
tap back
screen director
tap more
tap shortage
scan product LAI-06
type 30
tap validate
expect commandes sont concernées
tap validate
expect C’est réparti.
tap back
tap back
tap after
tap returns
tap point_A
scan product SEC-06
tap face_bad
tap damaged
type 2
tap validate
expect 1 ligne notée
tap back
tap back
tap back
tap review
tap case_0
tap decision_supplier
tap back
state state.json
"""


def run(borne, folder, *words):
    done = subprocess.run([borne, *words], cwd=folder, capture_output=True, text=True, check=False)
    said = [line for line in done.stdout.splitlines() if not line.startswith(("ack ", "refuse "))]
    check(done.returncode == 0, f"{words}: {said[-20:]} {done.stderr[-1500:]}")


def look_at_files(borne, folder, record):
    stick = os.path.join(folder, "out")
    os.mkdir(stick)
    for kind, name in (("month", "mois.pdf"), ("month", "mois.xlsx"), ("month", "mois.csv"),
                       ("suppliers", "f.pdf"), ("word", "merci.pdf"), ("treasurer", "t.xlsx"),
                       ("airtable", "airtable"), ("served", "servi.csv"), ("trace", "trace.csv"),
                       ("received", "recu.csv")):
        run(borne, folder, "report", "--data", "data", "--kind", kind, "--out", f"out/{name}")
    for name in ("mois.pdf", "f.pdf", "merci.pdf"):
        with open(os.path.join(stick, name), "rb") as file:
            check(file.read(5) == b"%PDF-", f"{name} is no PDF")
    rows = read_csv(os.path.join(stick, "mois.csv"))
    check(len(rows) == 1, "one month was prepared")
    written.look_at_row(rows[0], record)
    month, pareto = written.look_at_workbook(os.path.join(stick, "mois.xlsx"), record)
    check(month.steps[recount.AT_PICK] >= 2 and month.steps[recount.AT_CHECK] == 1 and
          len(month.missing) > 10 and len(month.times) > 2, "the day says too little")
    written.look_at_page(os.path.join(stick, "mois.pdf"), month, pareto, record)
    written.look_at_served(read_csv(os.path.join(stick, "servi.csv")), record)
    written.look_at_received(read_csv(os.path.join(stick, "recu.csv")), record)
    written.look_at_trace(read_csv(os.path.join(stick, "trace.csv")), record)
    check(sorted(os.listdir(os.path.join(stick, "airtable"))) ==
          ["ecarts.csv", "partages.csv", "produits.csv", "recu.csv", "servi.csv",
           "tracabilite.csv"], "other files for Airtable")
    shares = read_csv(os.path.join(stick, "airtable/partages.csv"))
    check(len(shares) == 1 and shares[0]["Là"] == "30", f"shares: {shares}")
    with open(os.path.join(stick, "airtable/ecarts.csv"), encoding="utf-8") as file:
        check("Zoé" not in file.read(), "a name in the list")


def main():
    borne, source = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(os.path.join(source, "assets/demo"), os.path.join(folder, "stick"))
        os.mkdir(os.path.join(folder, "screens"))
        with open(os.path.join(folder, "script.play"), "w", encoding="utf-8") as script:
            script.write(f"include {source}/tests/play/demo-day.play\n{AFTER}")
        run(borne, folder, "play", "--data", "data", "--stick", "stick", "script.play")
        record = recount.Recount(os.path.join(folder, "data/borne.db"))
        check(record.one("SELECT count(*) FROM event WHERE role = 1") >= 3,
              "what was done at the desk has no role")
        look_at_files(borne, folder, record)
        if len(sys.argv) > 3:  # to look at
            shutil.copytree(os.path.join(folder, "out"), sys.argv[3], dirs_exist_ok=True)


if __name__ == "__main__":
    main()
