#!/usr/bin/env python3
"""reimport.py: the same month a second time, with differences, through `borne play`: each case is a
small month, what was done with it, the changed file, and what the kiosk must say and do then.

reimport.py BORNE [CASE…]
"""
import concurrent.futures
import json
import os
import subprocess
import sys
import tempfile

CATALOGUE = """sku,name,category,supplier,unit,weight_g,temperature,ean,location,price
LAI-06,Lait – 1 litre,Laitiers,Laiterie de Saint-Èvre,pack,1040,frais,9520000011406,D6,1
SEC-01,Coquillettes – 500g,Secs,Moulin des Rapailles,pack,510,sec,9520000011680,E1,1
SEC-03,Riz long – 1kg,Produits secs,Grossiste Est-Bio,pack,1010,sec,9520000011826,E3,1
TRA-01,Jus de pomme – 1 litre,Jus,Vergers,pack,1450,ambiant,9520000012311,F1,1
"""

HEADER = ('"Numéro de commande";"État de la commande";"Date de commande";"Note du client";'
          '"Prénom (Facturation)";"Nom de famille (Facturation)";'
          '"Titre de la méthode de livraison";UGS;"Nom de l’élément";'
          '"Quantité (- Remboursement)"\n')


def month():
    """Numbers 1 and 2 at Malraux, 3 and 4 at Vandoeuvre; one crate or bag each."""
    return {
        "9001": ["Malraux", {"SEC-01": 2, "SEC-03": 1}, ""],
        "9002": ["Malraux", {"LAI-06": 2}, ""],
        "9003": ["Vandoeuvre", {"SEC-01": 1}, ""],
        "9004": ["Vandoeuvre", {"SEC-03": 2, "TRA-01": 1}, ""],
    }


def write(folder, orders, catalogue):
    os.mkdir(folder)
    with open(os.path.join(folder, "catalogue.csv"), "w", encoding="utf-8") as file:
        file.write(catalogue)
    with open(os.path.join(folder, "commandes.csv"), "w", encoding="utf-8") as file:
        file.write(HEADER)
        names = {line.split(",")[0]: line.split(",")[1] for line in catalogue.splitlines()[1:]}
        for number, (pickup, goods, note) in orders.items():
            for sku, count in goods.items():
                file.write(f'{number};"En cours";"2025-10-22 21:42";"{note}";Awa;Diallo;'
                           f'"Point de collecte : {pickup}";{sku};"{names[sku]}";{count}\n')


def label(serial):
    """The digits of a crate's label of prep 1 (ISO 7064 MOD 97-10)."""
    body = f"1001{serial:04d}"
    return body + f"{98 - int(body + '00') % 97:02d}"


SETUP = ["tap desk", "type 2580", "tap validate", "type 2580", "tap validate", "tap import",
         "tap validate", "expect 4 commandes", "tap validate", "tap back", "tap labels",
         "tap validate", "tap back", "tap lock"]
OPEN = ["tap pick", "tap pair_0", "scan crate 1 1/1", "tap go", "scan product SEC-03"]
ASIDE = ["tap problem", "tap aside", "screen crate_choice", "tap back"]
FILL = OPEN + ["scan product SEC-01", "scan product SEC-01", "scan crate 1 1/1", "hear finished",
               "tap back"]
CHECK = FILL + ["tap check", "tap pair_1", "scan crate 1 1/1", "type 1", "tap validate", "type 2",
                "tap validate", "scan crate 1 1/1", "hear finished", "tap back"]
LOAD = CHECK + ["tap load", "tap validate", "tap trip_1", "scan crate 1 1/1", "hear accepted",
                "tap back", "tap back"]
# The trip goes with the one crate; what it leaves behind was shown.
GONE = LOAD[:-2] + ["tap leave", "expect Pas encore", "tap without", "tap back", "tap back"]
AGAIN = ["unplug stick", "plug later", "tap desk", "type 2580", "tap validate", "tap import",
         "tap validate"]


def set_goods(**changes):
    def change(orders):
        for number, goods in changes.items():
            orders[number[1:]][1] = goods
    return change


def remove(number):
    return lambda orders: orders.pop(number)


def move(number, pickup):
    def change(orders):
        orders[number][0] = pickup
    return change


def add(number, pickup, goods):
    def change(orders):
        orders[number] = [pickup, goods, ""]
    return change


def same(_orders):
    pass


def note(orders):
    orders["9001"][2] = "Allergie aux noix"


LESS = set_goods(n9001={"SEC-01": 1, "SEC-03": 1})
MORE = set_goods(n9001={"SEC-01": 2, "SEC-03": 1, "TRA-01": 1})
IMPORT = ["tap validate", "expect C’est fait"]

# name: (what was done, the change, what is said and done then, chores, labels that are wrong,
# and, where some were, the crates that are on a vehicle)
CASES = {
    "same_file": (CHECK, same, ["expect Rien n’a changé", "absent nouvelle", "tap validate",
                                "screen labels"], [], []),
    "new_order": (CHECK, add("8000", "Malraux", {"SEC-03": 1}),
                  ["expect 1 nouvelle", "expect Commande 5 (8000)"] + IMPORT, [], []),
    "changed_before_picking": ([], LESS, ["expect 1 changée", "expect Coquillettes 2 → 1",
                                          "expect déjà étiquetée", "tap labels",
                                "expect ne vaudront plus", "expect 1-1/1 · Malraux",
                                "absent 2-1/1", "tap back"] + IMPORT +
                               ["tap validate", "screen chores", "expect 1-1/1", "tap labels",
                                "screen labels", "tap back", "tap lock", "tap pick",
                                "tap pair_0", f"scan {label(1)}", "hear stale"], [], ["1 1/1"]),
    "changed_while_picking": (OPEN + ASIDE, LESS, ["expect 1 changée", "expect en préparation"] +
                              IMPORT +
                              ["tap lock", "tap pick", "tap take", "tap go", "scan product SEC-01",
                               "screen crate_done", f"scan {label(1)}", "hear stale",
                               "tap understood", "tap finish", "hear finished"], [], ["1 1/1"]),
    "less_than_was_picked": (OPEN + ["scan product SEC-01", "scan product SEC-01"] + ASIDE, LESS,
                             ["expect chose à faire", "tap chores",
                              "expect Cagette 1-1/1 est en préparation : enlever 1 × Coquillettes"
                              ] + ["tap back"] + IMPORT,
                             [("remove", "1 1/1", "SEC-01", 1000, False)], ["1 1/1"]),
    "changed_after_picked": (FILL, MORE, ["tap chores", "expect est déjà préparée : ajouter "
                                          "1 × Jus de pomme", "tap back"] + IMPORT +
                             ["tap validate", "screen chores", "tap chore_1",
                              "expect Annuler"],
                             [("add", "1 1/1", "TRA-01", 1000, True)], ["1 1/1"]),
    "changed_after_checked": (CHECK, LESS, ["expect déjà vérifiée", "tap chores",
                                            "expect Cagette 1-1/1 est déjà vérifiée : "
                                            "enlever 1 × Coquillettes.", "tap back"] + IMPORT +
                              ["tap validate", "tap chore_1", "tap chore_1",
                               "expect enlever", "tap back", "expect À la main"],
                              [("remove", "1 1/1", "SEC-01", 1000, False)], ["1 1/1"]),
    "cancelled_before_picking": ([], remove("9001"), ["expect 1 annulée"] + IMPORT +
                                 ["tap back", "tap lock", "tap pick", "tap pair_0",
                                  f"scan {label(1)}", "hear stale"],
                                 [("discard", "1 1/1", "", 0, False)], []),
    "cancelled_while_picking": (OPEN + ASIDE, remove("9001"), ["expect en préparation"] + IMPORT +
                                ["tap lock", "tap pick", "absent 1/1 1"],
                                [("empty", "1 1/1", "", 0, False)], []),
    "cancelled_after_picked": (FILL, remove("9001"), ["expect déjà préparée", "tap chores",
                                                      "expect sa commande est annulée",
                                                      "tap back"] + IMPORT +
                               ["tap validate", "tap chore_1"],
                               [("empty", "1 1/1", "", 0, True)], []),
    "cancelled_after_checked": (CHECK, remove("9001"), ["expect déjà vérifiée"] + IMPORT,
                                [("empty", "1 1/1", "", 0, False)], []),
    "changed_after_loaded": (LOAD, LESS, ["expect déjà chargée", "tap chores",
                                          "expect Cagette 1-1/1 est déjà chargée (tournée 1) : "
                                          "enlever 1 × Coquillettes.", "tap back"] + IMPORT +
                             ["tap validate", "tap chore_1", "expect Annuler"],
                             [("remove", "1 1/1", "SEC-01", 1000, True)], ["1 1/1"], ["1 1/1"]),
    "more_after_it_has_gone": (GONE, MORE, ["tap chores", "expect déjà chargée (tournée 1) : "
                                            "ajouter 1 × Jus de pomme", "tap back"] + IMPORT,
                               [("add", "1 1/1", "TRA-01", 1000, False)], ["1 1/1"], ["1 1/1"]),
    "cancelled_after_loaded": (LOAD, remove("9001"), ["expect déjà chargée", "tap chores",
                                                      "expect (tournée 1), sa commande est annulée",
                                                      "tap back"] + IMPORT,
                               [("empty", "1 1/1", "", 0, False)], [], ["1 1/1"]),
    "cancelled_and_taken_off": (LOAD, remove("9001"), IMPORT + ["tap validate", "tap chore_1"],
                                [("empty", "1 1/1", "", 0, True)], [], []),
    "cancelled_and_put_back": (LOAD, remove("9001"), IMPORT + ["tap validate", "tap chore_1",
                                                               "tap chore_1"],
                               [("empty", "1 1/1", "", 0, False)], [], ["1 1/1"]),
    "pickup_point_changed_after_loaded": (LOAD, move("9001", "Vandoeuvre"),
                                          ["tap chores", "expect déjà chargée (tournée 1) : "
                                           "elle va maintenant à Vandoeuvre", "tap back"] + IMPORT +
                                          ["tap validate", "tap chore_1"],
                                          [("move", "1 1/1", "", 0, True)], ["1 1/1"],
                                          ["1 1/1"]),
    "pickup_point_no_trip_goes_to": (LOAD, move("9001", "Toul"),
                                     ["tap chores", "expect la décharger, elle va maintenant à "
                                      "Toul", "tap back"] + IMPORT +
                                     ["tap validate", "expect la décharger", "tap chore_1"],
                                     [("move", "1 1/1", "", 0, True)], ["1 1/1"], []),
    "new_order_while_loading": (LOAD, add("8000", "Malraux", {"SEC-03": 1}),
                                ["absent à emporter en plus"] + IMPORT, [], [], ["1 1/1"]),
    "new_order_after_it_has_gone": (GONE, add("8000", "Malraux", {"SEC-03": 1}),
                                    ["tap chores", "expect Cagette 5-1/1 pour Malraux : à emporter "
                                     "en plus", "tap back"] + IMPORT,
                                    [("load", "5 1/1", "", 0, False)], [], ["1 1/1"]),
    "same_file_after_loading": (GONE, same, ["expect Rien n’a changé"], [], [], ["1 1/1"]),
    "pickup_point_changed": (CHECK, move("9001", "Vandoeuvre"),
                             ["expect va maintenant à Vandoeuvre"] + IMPORT,
                             [("move", "1 1/1", "", 0, False)], ["1 1/1"]),
    "notes_are_for_the_director": ([], note, IMPORT +
                                   ["tap back", "tap chores", "expect 1 commande a un mot",
                                    "tap notes", "expect Allergie aux noix", "tap allergy",
                                    "tap back", "absent 1 commande a un mot", "tap back",
                                    "absent Allergie aux noix"], [], []),
}
CATALOGUES = {
    "product_renamed": (CHECK, CATALOGUE.replace("Riz long – 1kg", "Riz de Camargue – 1kg"),
                        ["expect s’appelle maintenant Riz de Camargue"] + IMPORT, [], []),
    "product_renamed_after_loading": (LOAD, CATALOGUE.replace("Riz long – 1kg",
                                                              "Riz de Camargue – 1kg"),
                                      ["expect s’appelle maintenant Riz de Camargue"] + IMPORT,
                                      [], [], ["1 1/1"]),
    "catalogue_weight_changed": (CHECK, CATALOGUE.replace(",510,", ",700,"),
                                 ["expect pèse maintenant 700 g", "expect répartie"] + IMPORT,
                                 [], ["1 1/1", "3 1/1"]),
}


def play(borne, name, before, orders, catalogue, then, chores, labels, on_vehicle=()):
    """Plays one case; returns what is wrong, None when all is well."""
    with tempfile.TemporaryDirectory() as folder:
        write(os.path.join(folder, "stick"), month(), CATALOGUE)
        write(os.path.join(folder, "later"), orders, catalogue)
        script = os.path.join(folder, "script.play")
        with open(script, "w", encoding="utf-8") as file:
            file.write("\n".join(SETUP + before + AGAIN + then + ["state after.json"]) + "\n")
        done = subprocess.run([borne, "play", "--data", "data", "--stick", "stick", script],
                              cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            return f"{name}:\n{done.stdout[-1500:]}{done.stderr[-3000:]}"
        with open(os.path.join(folder, "after.json"), encoding="utf-8") as file:
            state = json.load(file)
        got = [(c["kind"], c["crate"], c["sku"], c["units_milli"], c["done"])
               for c in state["chores"]]
        if got != chores:
            return f"{name}: chores {got}"
        wrong = [c["crate"] for c in state["crates"] if c["needs_label"]]
        if wrong != labels:
            return f"{name}: labels {wrong}"
        loaded = [c["crate"] for c in state["crates"] if c["trip"] != 0]
        if loaded != list(on_vehicle):
            return f"{name}: loaded {loaded}"
        proof = subprocess.run([borne, "check", "--data", "data", "--json"], cwd=folder,
                               capture_output=True, text=True, check=False)
        if proof.returncode != 0:
            return f"{name}: {proof.stdout}{proof.stderr}"
        if json.loads(proof.stdout)["open_digest"] != state["digest"]:
            return f"{name}: the replay of the record is another state"
    return None


def main():
    borne, asked = os.path.abspath(sys.argv[1]), sys.argv[2:]
    runs = []
    for name, (before, change, *expected) in CASES.items():
        if not asked or name in asked:
            orders = month()
            change(orders)
            runs.append((borne, name, before, orders, CATALOGUE, *expected))
    for name, (before, catalogue, *expected) in CATALOGUES.items():
        if not asked or name in asked:
            runs.append((borne, name, before, month(), catalogue, *expected))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        faults = [fault for fault in pool.map(lambda run: play(*run), runs) if fault]
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
