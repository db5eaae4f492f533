"""hostile.py: files made to hurt: bombs, lies, loops, cut and endless things. FILES names each
with what must be said about it: a set of error codes, or None when it must be read as any."""

import io
import struct
import zipfile
import zlib

LABELS = ["Numéro de commande", "Nom du produit", "Quantité", "Point de collecte"]
ORDERS = [LABELS, ["1", "Lait", "2", "Toul"], ["2", "Pain", "1", "Toul"]]
CSV = "".join(";".join(row) + "\n" for row in ORDERS).encode()
HEAD, BODY = CSV.split(b"\n", 1)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def cells(rows):
    text = ""
    for row in rows:
        each = ('<c t="inlineStr"><is><t>%s</t></is></c>' % cell for cell in row)
        text += "<row>%s</row>" % "".join(each)
    return text


def sheet(inside, before=""):
    return "%s<worksheet>%s</worksheet>" % (before, inside)


GOOD = sheet("<sheetData>%s</sheetData>" % cells(ORDERS))


def parts(sheet_xml=GOOD, strings="<sst/>", sheets=1, target="worksheets/sheet1.xml"):
    each = "".join('<sheet name="S%d" r:id="r1"/>' % i for i in range(sheets))
    return [
        (
            "_rels/.rels",
            '<R><Relationship Id="a" Type="%sofficeDocument" Target="xl/workbook.xml"/></R>'
            % RELATION,
        ),
        ("xl/workbook.xml", "<workbook><sheets>%s</sheets></workbook>" % each),
        (
            "xl/_rels/workbook.xml.rels",
            '<R><Relationship Id="r1" Type="%sworksheet" Target="%s"/>'
            '<Relationship Id="r2" Type="%ssharedStrings" Target="sharedStrings.xml"/></R>'
            % (RELATION, target, RELATION),
        ),
        ("xl/worksheets/sheet1.xml", sheet_xml),
        ("xl/sharedStrings.xml", strings),
    ]


def pack(entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in entries:
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def xlsx(*args, **kwargs):
    return pack(parts(*args, **kwargs))


def ods(rows):
    content = (
        '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body>'
        '<office:spreadsheet><table:table table:name="A">%s</table:table></office:spreadsheet>'
        "</office:body></office:document-content>" % rows
    )
    return pack([("mimetype", ODS_TYPE), ("content.xml", content)])


def ods_repeat(rows, columns):
    return ods(
        '<table:table-row table:number-rows-repeated="%d"><table:table-cell '
        'table:number-columns-repeated="%d"><text:p>x</text:p></table:table-cell>'
        "</table:table-row>" % (rows, columns)
    )


def bomb(part, size):
    """A part that begins well and goes on with blanks, packed a thousand times smaller."""
    blanks = b" " * (1 << 20)
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    head = b"<worksheet><sheetData>" if "sheet1" in part else b"<sst><si><t>"
    packed, check, length = squeezer.compress(head), zlib.crc32(head), len(head)
    while length < size:
        packed += squeezer.compress(blanks)
        check, length = zlib.crc32(blanks, check), length + len(blanks)
    packed += squeezer.flush()
    return raw_zip([(n, t) for n, t in parts() if n != part], [(part, packed, check, length)])


def raw_zip(plain, packed, flags=0, size_lie=None):
    """Writes the headers by hand, so that they may lie."""
    body, directory, count = b"", b"", 0
    entries = [(n, t.encode(), zlib.crc32(t.encode()), len(t.encode()), 0) for n, t in plain]
    entries += [(name, data, check, length, 8) for name, data, check, length in packed]
    for name, data, check, length, method in entries:
        told = length if size_lie is None else size_lie
        common = struct.pack(
            "<HHHHHIIIHH", 20, flags, method, 0, 33, check, len(data), told, len(name), 0
        )
        directory += b"PK\1\2" + struct.pack("<H", 20) + common
        directory += struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + name.encode()
        body += b"PK\3\4" + common + name.encode() + data
        count += 1
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), len(body), 0)
    return body + directory + b"PK\5\6" + end


def doubled():
    return raw_zip(parts() + parts()[3:4], [])


def zip64_lie():
    good = bytearray(xlsx())
    at = good.rindex(b"PK\5\6")
    good[at + 8 : at + 20] = b"\xff" * 12
    record = b"PK\6\6" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, 1 << 40, 1 << 40, 1 << 50, 9)
    locator = b"PK\6\7" + struct.pack("<IQI", 0, at, 1)
    return bytes(good[:at]) + record + locator + bytes(good[at:])


def ole(chain=(0xFFFFFFFD, 0xFFFFFFFE, 3, 2), name="Workbook", first=2):
    """A compound file whose allocation table is `chain`."""
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", header, 44, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    for i in range(1, 109):
        struct.pack_into("<I", header, 76 + 4 * i, 0xFFFFFFFF)
    table = struct.pack("<%dI" % len(chain), *chain)
    table += b"\xff" * (512 - len(table))
    directory = bytearray(512)
    for at, (word, kind, start) in enumerate([("Root Entry", 5, 0xFFFFFFFE), (name, 2, first)]):
        text = word.encode("utf-16-le")
        directory[at * 128 : at * 128 + len(text)] = text
        struct.pack_into("<HB", directory, at * 128 + 64, len(text) + 2, kind)
        struct.pack_into("<II", directory, at * 128 + 116, start, 4096 if kind == 2 else 0)
    records = struct.pack("<HH4s", 0x0809, 4, b"\0\6\5\0") + b"\x55\0\0\0" * 254
    return bytes(header) + table + bytes(directory) + records


def plain_files():
    quoted = "".join('%d;"Lait;1;Toul\n' % i for i in range(1000)).encode()
    return {
        "quotes.csv": (HEAD + b"\n" + quoted, {"quote_open"}),
        "nul.csv": (CSV + b"3;La\0it;1;Toul\n", {"file_binary"}),
        "only_nul.csv": (bytes(5000), {"file_binary", "file_empty"}),
        "long_cell.csv": (HEAD + b"\n3;" + b"x" * 10000000 + b";1;Toul\n", {"cell_too_large"}),
        "columns.csv": (HEAD + b"\n" + b"1;" * 1000000 + b"\n", {"too_many_columns"}),
        "wide_head.csv": (b"a;" * 1000000 + b"\n", {"too_many_columns"}),
        "cr.csv": (CSV.replace(b"\n", b"\r"), None),
        "cut_letter.csv": (CSV + "3;Thé".encode()[:-1], {"file_truncated"}),
        "cut_wide.txt": (b"\xff\xfe" + CSV.decode().encode("utf-16-le") + b"3", {"file_truncated"}),
        "blank_lines.csv": (b"\n" * 500000 + CSV, {"header_missing"}),
        "one_line.csv": (b"x" * 30000000, {"cell_too_large"}),
        "noise.csv": (b"".join(b"%d,%d\n" % (i, i * i) for i in range(100000)), {"header_missing"}),
        "quotes_only.csv": (HEAD + b'"' * 20000000, {"cell_too_large"}),
        "separators.csv": (b";,\t|" * 5000000, {"cell_too_large", "too_many_columns"}),
        "line_ends.csv": (b"\n" * 50000000, {"file_empty"}),
        "points.csv": (
            HEAD + b"\n" + b"".join(b"%d;Lait;1;T%d\n" % (i, i) for i in range(100000)),
            {"too_many_pickups"},
        ),
        "goods.csv": (
            HEAD + b"\n" + b"".join(b"%d;P%d;1;Toul\n" % (i, i) for i in range(100000)),
            {"too_many_products"},
        ),
        "one_order.csv": (HEAD + b"\n" + b"1;Lait;1;Toul\n" * 1000000, {"order_too_long"}),
        "login.csv": (b"<!DOCTYPE html><html><form>Connexion</form></html>", {"file_html"}),
        "web.xls": (b"<html><table><tr><td>1</td></tr></table></html>", {"file_html_table"}),
        "form.jpg": (b"\xff\xd8\xff\xe0" + bytes(2000), {"file_picture"}),
        "form.heic": (b"\0\0\0\x18ftypheic" + bytes(2000), {"file_picture"}),
        "form.webp": (b"RIFF\0\0\1\0WEBPVP8 " + bytes(2000), {"file_picture"}),
        "form.pdf": (b"%PDF-1.7\n" + bytes(2000), {"file_pdf"}),
        "letter.rtf": (b"{\\rtf1 Bonjour}", {"file_document"}),
        "old.xls": (b"\x09\x02\x06\x00" + bytes(500), {"file_old_excel"}),
    }


def zip_files():
    far = "<sheetData>%s</sheetData>" % cells(ORDERS)
    shared = "".join('<c t="s"><v>%d</v></c>' % i for i in (0, 1, 2, 9999))
    entity = '<!DOCTYPE a [<!ENTITY b "%s"><!ENTITY c "%s">]>' % ("x" * 99, "&b;" * 99)
    good = xlsx()
    many = [("x%d" % i, "") for i in range(10500)]
    huge = "<sst>" + "<si><t>%s</t></si>" % ("x" * 1000000) + "</sst>"
    thousand = "<row><c/><c/><c/><c/>%s</row>" % ('<c t="s"><v>0</v></c>' * 8)
    laughs = "<!DOCTYPE a [%s]>" % "".join(
        '<!ENTITY l%d "%s">' % (i, ("&l%d;" % (i - 1) if i else "ha") * 10) for i in range(10)
    )
    odd = "<row>%s</row>" % "".join(
        '<c t="inlineStr"><is><t>%s</t></is></c>' % cell if cell != "0x2" else "<c><v>0x2</v></c>"
        for cell in ("3", "Lait", "0x2", "Toul")
    )
    merged = '<mergeCell ref="A1:XFD1048576"/>' * 15000
    broken, bombs = {"workbook_broken"}, {"file_bomb", "workbook_too_large", "cell_too_large"}
    return {
        "good.xlsx": (good, None),
        "bomb_sheet.xlsx": (bomb("xl/worksheets/sheet1.xml", 200 << 20), {"file_bomb"}),
        "bomb_strings.xlsx": (bomb("xl/sharedStrings.xml", 200 << 20), bombs),
        "nested.zip": (pack([("a.zip", pack([("b.zip", b"x" * 1000000)]))]), {"file_zip"}),
        "dimension.xlsx": (xlsx(sheet('<dimension ref="A1:XFD1000000000"/>' + far)), None),
        "far_row.xlsx": (
            xlsx(sheet('<sheetData><row r="1000000000"><c><v>1</v></c></row></sheetData>')),
            {"workbook_too_large"},
        ),
        "entity.xlsx": (xlsx(sheet(far, entity)), {"file_doctype"}),
        "external.xlsx": (
            xlsx(sheet(far, '<!DOCTYPE a SYSTEM "file:///etc/passwd">')),
            {"file_doctype"},
        ),
        "traversal.xlsx": (pack(parts() + [("../../../../tmp/borne-evil", "x")]), None),
        "laughs.xlsx": (pack([(n, laughs + t) for n, t in parts()]), {"file_doctype"}),
        "laughs.ods": (
            pack([("mimetype", ODS_TYPE), ("content.xml", laughs + "<a>&l9;</a>")]),
            {"file_doctype"},
        ),
        "hex.xlsx": (
            xlsx(sheet("<sheetData>%s%s</sheetData>" % (cells(ORDERS), odd))),
            {"quantity_unreadable"},
        ),
        "merged.xlsx": (xlsx(sheet(far + "<mergeCells>%s</mergeCells>" % merged)), None),
        "back.xlsx": (
            xlsx(sheet('<sheetData><row r="5"><c r="C5"><v>1</v></c></row><row r="2"/>'
                       "</sheetData>")),
            broken,
        ),
        "counted.xlsx": (
            xlsx(strings='<sst count="4000000000" uniqueCount="4000000000"><si/></sst>'),
            None,
        ),
        "target.xlsx": (xlsx(target="../../../../etc/passwd"), broken),
        "index.xlsx": (xlsx(sheet("<sheetData><row>%s</row></sheetData>" % shared)), broken),
        "doubled.xlsx": (doubled(), broken),
        "zip64.xlsx": (zip64_lie(), broken),
        "size_lie.xlsx": (raw_zip(parts(), [], size_lie=0x7FFFFFFF), broken),
        "locked_parts.xlsx": (raw_zip(parts(), [], flags=1), {"file_password"}),
        "cut.xlsx": (good[: len(good) // 2], broken),
        "cut_end.xlsx": (good[:-30], broken),
        "flipped.xlsx": (good[:4] + good[4:].replace(b"PK\3\4", b"PK\3\5"), None),
        "tag.xlsx": (xlsx(sheet('<sheetData a="%s"/>' % ("x" * 9000000))), broken),
        "deep.xlsx": (xlsx("<a>" * 20000), broken),
        "entries.xlsx": (pack(parts() + many), {"file_bomb"}),
        "long_cell.xlsx": (
            xlsx(sheet("<sheetData>%s</sheetData>" % cells([["x" * 10000000]]))),
            {"cell_too_large"},
        ),
        "shared.xlsx": (
            xlsx(sheet("<sheetData>%s%s</sheetData>" % (cells(ORDERS), thousand * 500)), huge),
            {"workbook_too_large", "quantity_unreadable"},
        ),
        "sheets.xlsx": (xlsx(sheets=5000), broken),
        "columns.xlsx": (
            xlsx(sheet("<sheetData><row>%s</row></sheetData>" % ("<c><v>1</v></c>" * 1000000))),
            {"too_many_columns"},
        ),
        "rows.ods": (ods_repeat(1000000, 1), {"workbook_too_large"}),
        "columns.ods": (ods_repeat(1, 1000000), {"too_many_columns"}),
        "both.ods": (ods_repeat(1 << 20, 1 << 14), {"too_many_columns"}),
        "wrap.ods": (ods_repeat((1 << 32) + 1, 1), {"workbook_too_large", "header_missing"}),
        "area.ods": (ods_repeat(1000000, 1000), {"workbook_too_large"}),
        "blanks.ods": (
            ods("<table:table-row><table:table-cell><text:p>a<text:s text:c='2000000000'/></text:p>"
                "</table:table-cell></table:table-row>"),
            {"cell_too_large"},
        ),
        "locked.ods": (
            pack([("mimetype", ODS_TYPE), ("META-INF/manifest.xml", "<m><encryption-data/></m>"),
                  ("content.xml", "\x8f\x01")]),
            {"file_password"},
        ),
    }


def ole_files():
    broken = {"workbook_broken", "file_document", "file_old_excel"}
    return {
        "loop.xls": (ole(), broken),
        "self.xls": (ole(chain=(0xFFFFFFFD, 0xFFFFFFFE, 2)), broken),
        "directory.xls": (ole(chain=(0xFFFFFFFD, 1, 3, 2), name="Other"), broken),
        "outside.xls": (ole(chain=(0xFFFFFFFD, 0xFFFFFFFE, 0x00FFFFFF)), broken),
        "start.xls": (ole(first=0x7FFFFFFF), broken),
        "cut.xls": (ole()[:700], broken),
        "locked.xlsx": (ole(name="EncryptedPackage"), {"file_password"}),
        "letter.doc": (ole(name="WordDocument"), {"file_document"}),
    }


FILES = {**plain_files(), **zip_files(), **ole_files()}
