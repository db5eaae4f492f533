"""kit.py: runs the built program as a person or a script would, each test in a folder of its own.
BORNE and GESTURE name the two programs."""

import json
import os
import resource
import shutil
import signal
import subprocess
import tempfile
import unittest

BORNE = os.environ["BORNE"]
GESTURE = os.environ["GESTURE"]

CATALOGUE = """sku,name,category,supplier,unit,weight_g,temperature,ean,location,price
LEG-01,Carottes - 1kg,Légumes,GAEC des Saules,kg,1000,ambiant,,B1,1.3
LAI-06,Lait - 1 litre,Produits laitiers,Laiterie,pack,1040,frais,9520000011406,D6,1.1
SEC-03,Riz long - 1kg,Produits secs,Grossiste,pack,1010,ambiant,9520000011826,E3,1.9
SEC-99,Pâtes,Produits secs,=cmd|' /C calc'!A1,pack,500,ambiant,,E1,0.9
"""
POINTS = "nom;mode\nToul;vrac\nFoug;prêt\n"
HEADER = (
    '"Numéro de commande";"État de la commande";"Date de commande";'
    '"Titre de la méthode de livraison";UGS;"Nom de l’élément";"Quantité (- Remboursement)"\r\n'
)
KEYS = {
    "format",
    "orders",
    "lines",
    "cancelled",
    "per_product",
    "per_pickup",
    "warnings",
    "error",
}


def order(number, pickup, *lines, status="En cours", date="2025-11-03 10:00"):
    """An order's rows as the exporter writes them: its own columns on the first row only."""
    text = ""
    for at, (sku, name, quantity) in enumerate(lines):
        own = '%s;"%s";"%s";"Point de collecte : %s"' % (number, status, date, pickup)
        text += "%s;%s;%s;%s\r\n" % (own if at == 0 else ";;;", sku, name, quantity)
    return text


CARROTS = ("LEG-01", "Carottes - 1kg")
MILK = ("LAI-06", "Lait - 1 litre")
RICE = ("SEC-03", "Riz long - 1kg")
PASTA = ("SEC-99", "Pâtes")
ORDERS = (
    HEADER
    + order(101, "Foug", CARROTS + ("1,5",), MILK + ("2",))
    + order(102, "Toul", RICE + ("3",), CARROTS + ("2",))
    + order(103, "Foug", PASTA + ("4",))
    + order(104, "Foug", RICE + ("1",), status="Annulée")
)
MORE = ORDERS + order(105, "Foug", RICE + ("2",))


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="borne-cli-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.data = self.path("data")
        self.write("catalogue.csv", CATALOGUE)
        self.write("points.csv", POINTS)
        self.orders = self.write("mois.csv", ORDERS)

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8", newline="") as file:
            file.write(text)
        return self.path(name)

    def run_raw(self, *words, file_limit=None):
        def before():
            if file_limit is not None:
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (file_limit, file_limit))

        return subprocess.run(
            [BORNE, *words], capture_output=True, text=True, check=False, preexec_fn=before
        )

    def borne(self, code, *words, **more):
        """Runs the program on this test's folder; returns stdout."""
        command, *rest = words
        done = self.run_raw(command, "--data", self.data, *rest, **more)
        self.assertEqual(done.returncode, code, (words, done.stdout, done.stderr))
        if code != 0:
            self.assertIn("borne ", done.stderr)
        return done.stdout

    def json(self, code, *words, **more):
        return json.loads(self.borne(code, *words, "--json", **more))

    def load(self):
        self.borne(0, "import", self.orders)

    def gesture(self, what):
        subprocess.run([GESTURE, self.data, what], check=True)

    def events(self):
        return self.json(0, "check")["events"]
