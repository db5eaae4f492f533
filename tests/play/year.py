#!/usr/bin/env python3
"""year.py: ten preps of a year and more, each from its import to its end, with a shortage and heads
counted in each half-day. The committee's indicators are counted again from the records, month by
month and all together; when the first records are purged, their numbers stay as they were.

year.py BORNE [FOLDER]: the folder gets what was written, to look at.
"""
import datetime
import os
import shutil
import subprocess
import sys
import tempfile

import recount
import written
from reimport import CATALOGUE, month, write
from written import check, read_csv

DAY_ONE, APART, PREPS = datetime.date(2025, 1, 15), 45, 11
DESK = ["tap desk", "type 2580", "tap validate"]


def orders(nth):
    """Each time one more, of whom two people order twice."""
    found = month()
    for extra in range(nth):
        found[str(9100 + extra)] = ["Toul" if extra % 3 else "Malraux", {"SEC-03": 1 + extra % 2},
                                    ""]
    return found


def write_month(folder, nth):
    """The file of reimport.py, with people of their own and a date in the month before."""
    shutil.rmtree(folder, ignore_errors=True)
    write(folder, orders(nth), CATALOGUE)
    path = os.path.join(folder, "commandes.csv")
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    day = DAY_ONE + datetime.timedelta(days=APART * nth - 20)
    people, names = {}, {}
    for i, line in enumerate(lines[1:], 1):
        cells = line.split(";")
        number = cells[0].strip('"')
        people.setdefault(number, f"Nom{chr(65 + len(people))}")
        surname = people["9001"] if number == "9003" else people[number]
        names[number] = surname
        cells[2] = f'"{day} 21:42"'
        cells[4], cells[5] = "Awa", surname
        lines[i] = ";".join(cells)
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    return len(set(names.values()))


def play(borne, folder, nth):
    """A prep: imported, one product short, a half-day closed, heads told and corrected, closed."""
    first = nth == 0
    pin = ["tap desk", "type 2580", "tap validate"] + (["type 2580", "tap validate"] if first else
                                                       [])
    lines = pin + ["screen director", "tap import", "tap validate", "tap validate", "tap back",
                   "tap more", "tap shortage", "scan product SEC-03", "type 2", "tap validate",
                   "tap validate", "expect C’est réparti.", "tap back", "tap back", "tap back",
                   "tap more", "tap during", "tap half_day", "tap validate", "tap validate",
                   "screen helpers",
                   f"type {7 + nth}", "tap validate", f"expect {7 + nth}", "tap half_day_2",
                   "type 3", "tap validate", f"type {9 + nth % 3}", "tap validate"]
    if nth == 4:  # nobody counted heads in its second half-day
        lines += ["type 0", "tap validate"]
    lines += ["tap back", "tap after", "tap close_prep", "tap yes", "screen director"]
    with open(os.path.join(folder, "script.play"), "w", encoding="utf-8") as script:
        script.write("\n".join(lines) + "\n")
    day = DAY_ONE + datetime.timedelta(days=APART * nth)
    done = subprocess.run([borne, "play", "--data", "data", "--stick", "stick", "--seed",
                           str(nth + 1), "--clock", f"{day}T09:00:00+01:00", "script.play"],
                          cwd=folder, capture_output=True, text=True, check=False)
    check(done.returncode == 0, f"prep {nth + 1}: {done.stdout[-800:]}{done.stderr[-1500:]}")


def count(folder, prep, buyers):
    """The indicators of one prep, from its record alone."""
    record = recount.Recount(os.path.join(folder, "data/borne.db"), prep)
    page = written.Month(record)
    told = {}
    for e in record.of_kind(45):
        told[e["target"]] = e["event_number"]
    wanted = {p["product"] for p in record.portions.values()}
    return {"Acheteurs": buyers, "Commandes": page.whole["Commandes"],
            "Labos": page.whole["Points de collecte"], "Produits": len(wanted),
            "Tonnes": page.grams / 1e6, "Demi-journées": page.whole["Demi-journées"],
            "Demi-journées de bénévoles": sum(told.values()),
            "Demi-journées comptées": sum(n > 0 for n in told.values()), "Lignes": page.lines,
            "Lignes réduites": page.whole["Lignes réduites"],
            "Réduites %": page.whole["Lignes réduites"] * 100 / page.lines}


def report(borne, folder, name):
    done = subprocess.run([borne, "report", "--data", "data", "--prep", str(PREPS), "--kind",
                           "indicators", "--out", name], cwd=folder, capture_output=True,
                          text=True, check=False)
    check(done.returncode == 0, done.stderr[-800:])
    return os.path.join(folder, name)


def compare(rows, counted, what):
    check([int(float(row["Préparation"])) for row in rows] == list(counted), f"{what}: months "
          f"{[row['Préparation'] for row in rows]}, counted {list(counted)}")
    for row in rows:
        of = counted[int(float(row["Préparation"]))]
        for title, number in of.items():
            check(abs(float(row[title] or 0) - number) < 0.00051,
                  f"{what}, prep {row['Préparation']}: {title} is {row[title]}, counted {number}")


def look_together(book, page, counted):
    """The sums of the year, in the workbook and on the page."""
    goals = {row["Quoi"]: (row["Combien"], row["But"]) for row in book.table("Buts")}
    total = {title: sum(of[title] for of in counted.values())
             for title in next(iter(counted.values()))}
    short = total["Lignes réduites"] * 100 / total["Lignes"]
    for title, number in (("Commandes, en tout", total["Commandes"]),
                          ("Tonnes, en tout", total["Tonnes"]),
                          ("Demi-journées de bénévoles, en tout",
                           total["Demi-journées de bénévoles"]),
                          ("Acheteurs, en moyenne par mois",
                           round(total["Acheteurs"] / len(counted))),
                          ("Lignes réduites, en % de toutes", short)):
        check(abs(float(goals[title][0]) - number) < 0.00051, f"{title}: {goals[title]}, {number}")
    check(goals["Adhérents"] == ("426", "1000"), f"members: {goals['Adhérents']}")
    check(float(goals["Commandes ce mois-ci"][0]) == counted[PREPS]["Commandes"] and
          goals["Commandes ce mois-ci"][1] == "600", f"{goals['Commandes ce mois-ci']}")
    for line in ("426 sur 1000", f"{counted[PREPS]['Commandes']} sur 600",
                 f"{len(counted)} mois {round(total['Acheteurs'] / len(counted))} "
                 f"{total['Commandes']}", f"{total['Demi-journées de bénévoles']} "
                 + written.tenths(short) + " %"):
        check(line in page, f"“{line}” is not on the page: {page}")
    for title, column in (("Commandes", "Commandes"), ("Tonnes", "Tonnes"),
                          ("Demi-journées de bénévoles", "Demi-journées de bénévoles"),
                          ("Lignes réduites, en %", "Réduites %")):
        shown = list(book.chart(title).values())
        check(all(abs(a - b) < 0.00051 for a, b in
                  zip(shown, [of[column] for of in counted.values()])), f"chart {title}: {shown}")


def main():
    borne = os.path.abspath(sys.argv[1])
    counted = {}
    with tempfile.TemporaryDirectory() as folder:
        for nth in range(PREPS):
            buyers = write_month(os.path.join(folder, "stick"), nth)
            play(borne, folder, nth)
            counted[nth + 1] = count(folder, nth + 1, buyers)
        # The last one is closed: a new month is waited for, and the old ones are due.
        base = recount.sqlite3.connect(os.path.join(folder, "data/borne.db"))
        left = [prep for prep, in base.execute("SELECT DISTINCT prep FROM event ORDER BY prep")]
        base.close()
        check(0 < left[0] - 1 < PREPS - 2, f"preps whose record is there: {left}")
        write_month(os.path.join(folder, "stick"), PREPS)
        day = DAY_ONE + datetime.timedelta(days=APART * (PREPS - 1) + 1)
        month_of = ["tap import", "tap validate", "tap validate", "tap back"]
        with open(os.path.join(folder, "goals.play"), "w", encoding="utf-8") as script:
            script.write("\n".join(DESK + month_of + [
                "tap more", "tap after", "tap month", "tap year", "screen year", "tap members",
                "type 426",
                "tap validate",
                "tap orders_goal", "type 600", "tap validate", "expect 600", "tap back",
                "expect 426 sur 1000"]) + "\n")
        done = subprocess.run([borne, "play", "--data", "data", "--stick", "stick", "--clock",
                               f"{day}T09:00:00+01:00", "goals.play"], cwd=folder,
                              capture_output=True, text=True, check=False)
        check(done.returncode == 0, f"goals: {done.stdout[-800:]}{done.stderr[-1500:]}")
        newest = dict(reversed(counted.items()))
        compare(read_csv(report(borne, folder, "annee.csv")), newest, "table")
        book = written.Workbook(report(borne, folder, "annee.xlsx"))
        compare(book.table("Indicateurs"), newest, "workbook")
        look_together(book, written.pdf_text(report(borne, folder, "annee.pdf")), newest)
        print(f"{PREPS} preps, the records of {left[0] - 1} purged and their numbers kept")
        if len(sys.argv) > 2:
            for name in ("annee.pdf", "annee.xlsx", "annee.csv"):
                shutil.copy(os.path.join(folder, name), sys.argv[2])


if __name__ == "__main__":
    main()
