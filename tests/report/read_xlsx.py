"""read_xlsx.py: opens the workbook as what it is, a zip of XML, and looks at sheets and cells.
Usage: read_xlsx.py TEST_REPORT, the program that writes it when given a path."""

import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEETS = [
    "Manques et différences",
    "Par produit",
    "Par fournisseur",
    "Par point de collecte",
    "Avancement",
    "Vrac",
]


def read(path):
    """{sheet: rows of {column: (kind, text)}}, and each sheet's XML."""
    cells, trees = {}, {}
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
        for item in book.infolist():
            assert item.date_time[0] == 1980, "a clock in the zip: %s" % item.filename
        created = book.read("docProps/core.xml").decode()
        assert "2025-11-20T08:00:00Z" in created, created
        shared = [
            "".join(text.text or "" for text in item.iter(MAIN + "t"))
            for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        ]
        names = [
            sheet.get("name")
            for sheet in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(MAIN + "sheet")
        ]
        for number, name in enumerate(names, 1):
            tree = ElementTree.fromstring(book.read("xl/worksheets/sheet%d.xml" % number))
            rows = []
            for row in tree.iter(MAIN + "row"):
                line = {}
                for cell in row.iter(MAIN + "c"):
                    value = cell.findtext(MAIN + "v")
                    is_text = cell.get("t") == "s"
                    column = cell.get("r").rstrip("0123456789")
                    line[column] = ("text", shared[int(value)]) if is_text else ("number", value)
                rows.append(line)
            cells[name], trees[name] = rows, tree
    return names, cells, trees


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "liste.xlsx")
        subprocess.run([sys.argv[1], path], check=True)
        assert os.listdir(folder) == ["liste.xlsx"], os.listdir(folder)
        names, cells, trees = read(path)
    assert names == SHEETS, names
    rows = cells[SHEETS[0]]
    titles = [rows[0][column][1] for column in "ABCD"]
    assert titles == ["Quand", "Quoi", "Étape", "Produit"], titles
    assert len(rows) == 6, rows
    assert rows[1]["B"] == ("text", "manque"), rows[1]
    assert rows[1]["D"] == ("text", "Œufs plein air – boîte de 6"), rows[1]
    assert rows[5]["B"] == ("text", "différence au contrôle"), rows[5]
    assert [rows[5][column] for column in "KLM"] == [("number", n) for n in "143"], rows[5]
    kind, day = rows[1]["A"]
    assert kind == "number" and 45981.37 < float(day) < 45981.39, day  # 20 November 2025, 9 h
    for name, tree in trees.items():
        assert tree.find(".//" + MAIN + "f") is None, "a formula in " + name
        pane = tree.find(".//" + MAIN + "pane")
        assert pane is not None and pane.get("state") == "frozen", name
        assert tree.find(MAIN + "autoFilter") is not None, name
        assert tree.find(MAIN + "cols") is not None, name
    suppliers = [text for row in cells[SHEETS[0]] for _, text in row.values()]
    assert '=HYPERLINK("x")' in suppliers, suppliers


main()
