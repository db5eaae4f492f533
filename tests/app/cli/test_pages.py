#!/usr/bin/env python3
"""test_pages.py: every page of a month that is hard to set (orders of 45 lines and 40 crates, names
of ninety letters and of other scripts, all fourteen allergens): no word runs off its page or over
another, nothing of an order is left out, allergens are never shortened, no page stands empty."""

import glob
import html
import os
import re
import subprocess
import unicodedata
import unittest

from kit import HEADER, Case, order

LONG = "Pâté végétal « façon grand-mère » aux lentilles corail, curcuma et poivre – 125 g"
NAMES = ["Confiture extra de mirabelles de Lorraine, allégée en sucres, en verre – 350 g", LONG,
         "خبز عربي طازج - 500غ", "Гречневая крупа – 1 кг", "Phở bò khô – 400 g", "Eau",
         "Anticonstitutionnellementlongnomsansespaces-1kg", "Frites surgelées – 1kg"]
ALLERGENS = ("lait, œufs, gluten, fruits à coque, arachides, soja, céleri, moutarde, sésame, "
             "sulfites")
LABO = "Saint-Nicolas-de-Port – Maison des associations du Vieux-Moulin"
COUNT = 60  # products
A4 = (595.3, 841.9)
MARGIN = 12 / 25.4 * 72
PAGE = re.compile(r"<page [^>]*>(.*?)</page>", re.S)
WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">'
                  r"(.*?)</word>")


def name(at):
    return NAMES[at] if at < len(NAMES) else "Produit %02d – %s" % (at, ("500g", "1 litre")[at % 2])


def catalogue():
    rows = ["sku,name,category,supplier,unit,weight_g,temperature,ean,location,price,allergenes"]
    for at in range(COUNT):
        cold = ("ambiant", "ambiant", "frais", "surgelé")[at % 4]
        rows.append('P-%02d,"%s",Secs,Moulin,pack,%d,%s,,%s%d,1,"%s"' % (
            at, name(at), (100, 500, 2500)[at % 3], cold, "ABCDEF"[at // 10], at % 10 + 1,
            (ALLERGENS, "", "gluten")[at % 3]))
    return "\n".join(rows) + "\n"


def line(at, units):
    return ("P-%02d" % at, '"%s"' % name(at), units)


def orders(cancelled=False):
    status = "Annulée" if cancelled else "En cours"
    text = HEADER + order(501, LABO, *[line(at, 1) for at in range(45)], status=status)
    text += order(502, "Ludres", *[line(at, at % 9 + 1) for at in range(COUNT)])
    text += order(503, "Ludres", line(5, 1)) + order(504, "A", line(0, 40))
    return text + "".join(order(510 + i, "Centre", line(i, 1), line(i + 20, 2)) for i in range(30))


def capitals(word):
    """From where to where its capitals reach: a word's box is as high as its font."""
    high = word[3] - word[1]
    return word[1] + 0.2 * high, word[1] + 0.8 * high


def is_drawing(text):
    return all(unicodedata.category(letter) in ("So", "Mn", "Cf") for letter in text)


class Pages(Case):
    def setUp(self):
        super().setUp()
        self.write("catalogue.csv", catalogue())
        self.write("points.csv", "nom;mode\n%s;prêt\nLudres;vrac\nA;prêt\nCentre;prêt\n" % LABO)
        self.orders = self.write("mois.csv", orders())
        self.load()

    def words(self, path):
        """Of each page: (left, top, right, bottom, text). Where cairo is 1.18 or newer a coloured
        drawing is a letter, too, of a font that says of none how large it is: no word."""
        done = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True, capture_output=True,
                              text=True)
        return [[tuple(float(x) for x in word[:4]) + (html.unescape(word[4]),)
                 for word in WORD.findall(page) if not is_drawing(html.unescape(word[4]))]
                for page in PAGE.findall(done.stdout)]

    def check_page(self, path, number, words):
        where = (os.path.basename(path), number)
        self.assertGreater(len(words), 8, where)
        for left, top, right, bottom, text in words:
            inside = (left > MARGIN - 3 and right < A4[0] - MARGIN + 3 and
                      top > MARGIN - 6 and bottom < A4[1] - MARGIN + 18)
            self.assertTrue(inside, where + (text, left, top, right, bottom))
            # What an ellipsis stands for is still in the text, as narrow as the ellipsis.
            if text.rstrip(".") in ("sulfites", "gluten"):
                self.assertGreater(right - left, 2 * (bottom - top), where + (text,))
        for at, one in enumerate(words):
            for other in words[at + 1:]:
                (top, bottom), (below, lowest) = capitals(one), capitals(other)
                wide = min(one[2], other[2]) - max(one[0], other[0])
                over = min(bottom, lowest) - max(top, below)
                small = min(bottom - top, lowest - below)
                self.assertFalse(wide > 1.5 and over > small * 0.3, where + (one, other))

    def check(self, path):
        pages = self.words(path)
        self.assertGreater(len(pages), 0, path)
        for number, words in enumerate(pages, 1):
            if " ".join(word[4] for word in words).count("Notes") == 0:
                self.check_page(path, number, words)
        return [" ".join(word[4] for word in words) for words in pages]

    def test_every_page_is_whole(self):
        self.borne(0, "slips", "--kind", "all", "--out", self.path("pages"))
        paths = sorted(glob.glob(self.path("pages", "*.pdf")))
        self.assertGreaterEqual(len(paths), 13)
        texts = {os.path.basename(path)[3:-4]: self.check(path) for path in paths}
        for kind in ("month", "suppliers", "word"):
            path = self.path(kind + ".pdf")
            self.borne(0, "report", "--kind", kind, "--out", path)
            self.check(path)
        pack = " ".join(texts["labos-en-vrac"])
        for at in range(len(NAMES), COUNT):  # in the note, and in its order
            self.assertGreaterEqual(pack.count("Produit %02d" % at), 2, at)
        returned = " ".join(text for text in texts["fiches-referents"] if "Vos retours" in text)
        self.assertEqual(returned.count("Produit 55"), 1)  # only Ludres has it
        self.assertEqual(len(texts["fiches-referents"]) % 2, 0)
        for kind in ("bordereaux", "labos-en-vrac", "fiches-referents"):
            said = " ".join(texts[kind])
            self.assertGreater(said.count("sulfites"), 9, kind)  # the last of them

    def test_a_long_order_that_is_cancelled_is_corrected_whole(self):
        self.borne(0, "labels", "--kind", "crate", "--out", self.path("l.pdf"))
        self.borne(0, "import", self.write("neu.csv", orders(cancelled=True)), "--catalogue",
                   self.path("catalogue.csv"))
        self.borne(0, "slips", "--kind", "correction", "--out", self.path("c.pdf"))
        texts = self.check(self.path("c.pdf"))
        self.assertEqual(len(texts), 2)
        for at in range(len(NAMES), 45):
            self.assertEqual(" ".join(texts).count("Produit %02d" % at), 1, at)
        self.assertIn("Commande annulée, suite", texts[1])


if __name__ == "__main__":
    unittest.main()
