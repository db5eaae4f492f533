"""test_printers.py: borne labels in the languages of printers, read back with nothing of ours."""

import unittest

import kit


def zpl_pictures(data):
    """The pictures of a ZPL file: (width, height, rows of bytes)."""
    found = []
    for form in data.split(b"^XA")[1:]:
        fields = form.split(b"^GFA,")[1].split(b"^FS")[0].split(b",", 3)
        total, row = int(fields[1]), int(fields[2])
        bits = bytes.fromhex(fields[3].decode())
        assert len(bits) == total and b"^XZ" in form
        found.append((row * 8, total // row, bits))
    return found


def ends(data, language):
    """How many labels a file has, by what ends one."""
    if language == "zpl":
        return data.count(b"^XZ")
    if language == "escpos":
        return data.count(b"\x1dVB\0")
    if language == "tspl":
        return data.count(b"PRINT 1,1\r\n")
    if language == "epl":
        return data.count(b"\nP1\n")
    if language == "ql":
        return data.count(b"\x1b@\x1bia\x01")
    return data.count(b"\x1b@\x1bB\0")


class Printers(kit.Case):
    def labels(self, code, out, *words):
        return self.borne(code, "labels", "--out", self.path(out), *words)

    def test_every_language_has_every_label(self):
        self.load()
        stocks = {"zpl": "57x32", "escpos": "r58", "ql": "ql62", "tspl": "57x32", "epl": "4x6",
                  "dymo": "57x32"}
        for language, stock in stocks.items():
            for kind, count in (("pair", 12), ("command", 25)):
                with self.subTest(language=language, kind=kind):
                    out = "l." + language
                    self.labels(0, out, "--kind", kind, "--stock", stock,
                                "--manifest", self.path("m.json"))
                    with open(self.path(out), "rb") as file:
                        data = file.read()
                    with open(self.path("m.json"), encoding="utf-8") as file:
                        rows = file.read().count('"payload"')
                    self.assertEqual(ends(data, language), rows)
                    self.assertGreaterEqual(rows, count - 5)

    def test_zpl_is_the_picture(self):
        self.load()
        self.labels(0, "l.zpl", "--kind", "crate", "--stock", "57x32")
        with open(self.path("l.zpl"), "rb") as file:
            pictures = zpl_pictures(file.read())
        self.assertGreater(len(pictures), 1)
        for width, height, bits in pictures:
            self.assertEqual((width, height), (456, 256))
            self.assertNotIn(bits, (bytes(len(bits)), b"\xff" * len(bits)))
        self.labels(0, "again.zpl", "--kind", "crate", "--stock", "57x32")
        with open(self.path("l.zpl"), "rb") as one, open(self.path("again.zpl"), "rb") as two:
            self.assertEqual(one.read(), two.read())

    def test_paper_that_no_such_printer_has_is_refused(self):
        self.load()
        for out, stock in (("l.ql", "r58"), ("l.ql", "57x32@203"), ("l.escpos", "ql62"),
                           ("l.ql", "4x6"), ("l.xyz", "57x32")):
            with self.subTest(out=out, stock=stock):
                self.labels(2, out, "--kind", "pair", "--stock", stock)


if __name__ == "__main__":
    unittest.main()
