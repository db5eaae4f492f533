#!/usr/bin/env python3
"""settle.py: things that only a person can decide about a month, settled by touch through
`borne play`: each case is what lies on the stick, what is touched and said, and what must be there
in the end.

settle.py BORNE [CASE…]
"""
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from reimport import CATALOGUE, HEADER

BEGIN = ["tap desk", "type 2580", "tap validate", "type 2580", "tap validate", "tap import",
         "tap validate"]
IMPORT = ["tap validate", "expect C’est fait"]


def row(number, pickup, sku, name, count, date="2025-10-22 21:42"):
    return f'{number};"En cours";"{date}";"";Awa;Diallo;"{pickup}";{sku};"{name}";{count}\n'


PLAIN = row(9001, "Malraux", "SEC-01", "", 2) + row(9002, "Toul", "SEC-03", "", 1)
UNKNOWN = "Bon;Qui donc;Chez;Denrée;X\n" + "".join(
    f"{n};Awa;{p};{name};{count}\n"
    for n, p, name, count in (("9001", "Malraux", "Riz long – 1kg", 2),
                              ("9001", "Malraux", "Lait – 1 litre", 1),
                              ("9002", "Toul", "Riz long – 1kg", 1),
                              ("9003", "Toul", "Coquillettes – 500g", 3)))
HEADS = ("Commande,Client,Point de collecte,Lignes\n9001,Awa D,Malraux,1\n"
         "9002,Luc B,Toul,2\n")
LINES = "Commande,Produit,UGS (from Produit),Quantité\n9001,x,SEC-01,2\n9002,x,SEC-03,1\n"


def letters(text):
    names = {"-": "hyphen", " ": "space", "è": "egrave"}
    return ["tap letter_" + names.get(c, c) for c in text]


# name: (files of the stick, what is done and said, orders by pick-up point, files left)
CASES = {
    # Labels nobody knows: what they hold is shown, one is corrected, the rest confirmed.
    "columns": ({"saisie.csv": UNKNOWN},
                ["tap validate", "expect Chaque colonne est-elle comprise",
                 "expect numéro de commande",
                 "expect Denrée", "expect produit", "expect pas utilisée", "tap column_2",
                 "expect Que dit la colonne « Chez »", "tap answer_4",
                 "expect Chaque colonne est-elle comprise", "expect point de collecte",
                 "tap validate", "expect 3 commandes"] + IMPORT,
                {"Malraux": 1, "Toul": 2}, ["saisie.csv"]),
    # A place that is in no list is typed; the export is erased from the stick.
    "typed": ({"commandes.csv": HEADER + PLAIN + row(9003, "", "SEC-01", "", 1)},
              ["expect 1 chose à régler", "tap questions", "tap question_0",
               "expect ne dit pas son point de collecte", "tap write"] + letters("st-èvres") +
              ["expect St-Èvres", "tap erase", "expect St-Èvre", "tap validate",
               "expect St-Èvre"] + IMPORT + ["tap erase", "expect L’export est effacé"],
              {"Malraux": 1, "Toul": 1, "St-Èvre": 1}, []),
    # A name nearly known: said to be it, still to be seen, and taken back.
    "near": ({"commandes.csv": HEADER + PLAIN + row(9003, "Toul", "", "Lait entier – 1 litre", 1)},
             ["expect à régler", "tap validate", "expect pas au catalogue",
              "tap answer_0", "expect 3 commandes", "tap questions",
              "expect est compté comme « Lait – 1 litre »", "tap question_0", "tap answer_1",
              "expect Comment se garde", "tap back", "tap questions", "expect pas au catalogue",
              "expect à régler"] +
             ["tap back"] + IMPORT,
             {"Malraux": 1, "Toul": 2}, ["commandes.csv"]),
    # An export with several months in it: the month is asked for.
    "months": ({"commandes.csv": HEADER + row(8001, "Toul", "SEC-01", "", 1, "2025-08-05 10:00") +
                row(8002, "Toul", "SEC-01", "", 1, "2025-08-06 10:00") + PLAIN},
               ["expect 1 chose à régler", "tap validate", "expect plusieurs mois",
                "expect octobre 2025", "expect août 2025", "tap answer_0", "expect 2 commandes",
                "expect laissé"] + IMPORT,
               {"Malraux": 1, "Toul": 1}, ["commandes.csv"]),
    # Orders here, their products there: both halves are taken without a question.
    "two_files": ({"Commandes.csv": HEADS, "Lignes.csv": LINES},
                  ["expect 2 commandes", "absent à régler"] + IMPORT,
                  {"Malraux": 1, "Toul": 1}, ["Commandes.csv", "Lignes.csv"]),
    # One half alone asks for the other.
    "one_file": ({"Commandes.csv": HEADS},
                 ["expect Rien n’a été importé", "expect les produits sont dans un autre tableau",
                  "tap validate", "expect Rien n’a été importé"], None, ["Commandes.csv"]),
}


def orders_of(record):
    """How many orders each pick-up point has in the record."""
    with sqlite3.connect(record) as db:
        return dict(db.execute("SELECT p.name, count(*) FROM buyer_order o JOIN pickup p"
                               " ON p.id = o.pickup GROUP BY p.name"))


def play(borne, name, files, steps, points, left):
    """Plays one case; returns what is wrong, None when all is well."""
    with tempfile.TemporaryDirectory() as folder:
        stick = os.path.join(folder, "stick")
        os.mkdir(stick)
        for file, text in {"catalogue.csv": CATALOGUE, **files}.items():
            with open(os.path.join(stick, file), "w", encoding="utf-8") as out:
                out.write(text)
        os.mkdir(os.path.join(stick, "photos")) # goes along with every answer
        shutil.copy(os.path.join(os.path.dirname(__file__), "../fuzz/corpus/image/held"),
                    os.path.join(stick, "photos/A1.jpg"))
        script = os.path.join(folder, "script.play")
        with open(script, "w", encoding="utf-8") as out:
            out.write("\n".join(BEGIN + steps) + "\n")
        done = subprocess.run([borne, "play", "--data", "data", "--stick", "stick", script],
                              cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            return f"{name}:\n{done.stdout[-1500:]}{done.stderr[-3000:]}"
        got = orders_of(os.path.join(folder, "data", "borne.db"))
        if got != (points or {}):
            return f"{name}: orders {got}"
        with sqlite3.connect(os.path.join(folder, "data", "borne.db")) as db:
            photos = db.execute("SELECT name FROM own").fetchall()
        if photos != ([("photo:A1",)] if points else []):
            return f"{name}: photographs {photos}"
        if sorted(os.listdir(stick)) != sorted(left + ["catalogue.csv", "photos"]):
            return f"{name}: the stick has {os.listdir(stick)}"
    return None


def main():
    borne, asked = os.path.abspath(sys.argv[1]), sys.argv[2:]
    for name, case in CASES.items():
        fault = play(borne, name, *case) if not asked or name in asked else None
        if fault:
            sys.exit(fault)


if __name__ == "__main__":
    main()
