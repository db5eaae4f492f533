"""books.py: sheets of cells as files: CSV with any habit, XLSX, ODS and XLS (BIFF8 in a compound
file). A cell is None, a text, a number, or a Date."""

import io
import struct
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape


@dataclass
class Sheet:
    name: str
    rows: list
    merged: list = field(default_factory=list)  # (row, column, row, column), from 0, inclusive
    hidden: bool = False


def text_of(cell, comma):
    if cell is None:
        return ""
    if isinstance(cell, (int, float)):
        text = repr(cell) if isinstance(cell, int) or cell != int(cell) else str(int(cell))
        return text.replace(".", ",") if comma else text
    return cell


def csv(sheet, mark=",", quote="needed", end="\n", encoding="utf-8", comma=False):
    """quote: needed, php (at blanks and backslashes), all, cagette (inner ones not doubled)."""

    def cell(value, row):
        text = text_of(value, comma)
        if quote == "cagette":
            return text if row == 0 else '"%s"' % text
        signs = mark + '"\r\n' + (" \t\\" if quote == "php" else "")
        if quote == "all" or any(s in text for s in signs):
            return '"%s"' % text.replace('"', '""')
        return text

    lines = (mark.join(cell(c, i) for c in row) + end for i, row in enumerate(sheet.rows))
    return "".join(lines).encode(encoding, "replace")


def letters(column):
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def pack(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts:
            info = zipfile.ZipInfo(name)
            stored = name == "mimetype"
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            file.writestr(info, text)
    return out.getvalue()


HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def xlsx(sheets, shared=True):
    strings, index, parts = [], {}, []

    def cell(value, r, c):
        at = "%s%d" % (letters(c), r + 1)
        if value is None or value == "":
            return ""
        if isinstance(value, (int, float)):
            return '<c r="%s"><v>%r</v></c>' % (at, value)
        if shared:
            if value not in index:
                index[value] = len(strings)
                strings.append(value)
            return '<c r="%s" t="s"><v>%d</v></c>' % (at, index[value])
        body = '<is><t xml:space="preserve">%s</t></is>' % escape(value)
        return '<c r="%s" t="inlineStr">%s</c>' % (at, body)

    for i, sheet in enumerate(sheets):
        rows = "".join(
            '<row r="%d">%s</row>' % (r + 1, "".join(cell(v, r, c) for c, v in enumerate(row)))
            for r, row in enumerate(sheet.rows)
        )
        merged = "".join(
            '<mergeCell ref="%s%d:%s%d"/>' % (letters(c), r + 1, letters(c2), r2 + 1)
            for r, c, r2, c2 in sheet.merged
        )
        merged = "<mergeCells>%s</mergeCells>" % merged if merged else ""
        body = "<worksheet %s><sheetData>%s</sheetData>%s</worksheet>" % (MAIN, rows, merged)
        parts.append(("xl/worksheets/sheet%d.xml" % (i + 1), HEAD + body))
    names = "".join(
        '<sheet name="%s" sheetId="%d"%s r:id="rId%d"/>'
        % (escape(s.name), i + 1, ' state="hidden"' if s.hidden else "", i + 1)
        for i, s in enumerate(sheets)
    )
    kinds = [("worksheet", "worksheets/sheet%d.xml" % (i + 1)) for i in range(len(sheets))]
    kinds.append(("sharedStrings", "sharedStrings.xml"))
    rels = "".join(
        '<Relationship Id="rId%d" Type="%s/%s" Target="%s"/>' % (i + 1, REL, kind, target)
        for i, (kind, target) in enumerate(kinds)
    )
    package = "http://schemas.openxmlformats.org/package/2006/"
    book = '<workbook %s xmlns:r="%s"><sheets>%s</sheets></workbook>' % (MAIN, REL, names)
    sst = "".join('<si><t xml:space="preserve">%s</t></si>' % escape(s) for s in strings)
    root = '<Relationship Id="rId1" Type="%s/officeDocument" Target="xl/workbook.xml"/>' % REL
    types = (
        '<Types xmlns="%scontent-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>' % package
    )
    around = '<Relationships xmlns="%srelationships">%%s</Relationships>' % package
    parts += [
        ("[Content_Types].xml", HEAD + types),
        ("_rels/.rels", HEAD + around % root),
        ("xl/workbook.xml", HEAD + book),
        ("xl/_rels/workbook.xml.rels", HEAD + around % rels),
        ("xl/sharedStrings.xml", HEAD + "<sst %s>%s</sst>" % (MAIN, sst)),
    ]
    return pack(sorted(parts))


ODS_NAMES = " ".join(
    'xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (n, n)
    for n in ("office", "table", "text", "style")
)


def ods(sheets):
    def cell(value, span):
        attributes = ' table:number-columns-spanned="%d"' % span if span > 1 else ""
        if value is None or value == "":
            return "<table:table-cell/>"
        if isinstance(value, (int, float)):
            return (
                '<table:table-cell office:value-type="float" office:value="%r"><text:p>%s</text:p>'
                "</table:table-cell>" % (value, text_of(value, True))
            )
        lines = "".join(
            "<text:p>%s</text:p>" % escape(line).replace("  ", " <text:s/>")
            for line in value.split("\n")
        )
        kind = ' office:value-type="string"'
        return "<table:table-cell%s%s>%s</table:table-cell>" % (kind, attributes, lines)

    tables = ""
    for sheet in sheets:
        spans = {(r, c): c2 - c + 1 for r, c, _, c2 in sheet.merged}
        rows = "".join(
            "<table:table-row>%s</table:table-row>"
            % "".join(cell(v, spans.get((r, c), 1)) for c, v in enumerate(row))
            for r, row in enumerate(sheet.rows)
        )
        style = ' table:style-name="hid"' if sheet.hidden else ""
        name = escape(sheet.name, {'"': "&quot;"})
        tables += '<table:table table:name="%s"%s>%s</table:table>' % (name, style, rows)
    styles = (
        '<office:automatic-styles><style:style style:name="hid" style:family="table">'
        '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    )
    content = "%s<office:document-content %s>%s<office:body><office:spreadsheet>%s%s" % (
        HEAD, ODS_NAMES, styles, tables,
        "</office:spreadsheet></office:body></office:document-content>",
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return pack([("mimetype", kind), ("content.xml", content)])


def biff_text(text, size):
    raw = text.encode("utf-16-le")
    return struct.pack("<H" if size == 2 else "<B", len(raw) // 2) + b"\x01" + raw


def biff(kind, body=b""):
    return struct.pack("<HH", kind, len(body)) + body


def xls(sheets):
    """BIFF8 as [MS-XLS] 2.4 has it, texts in LABEL records, which need no table of strings."""
    begin = struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6)
    xf = biff(0x00E0, struct.pack("<HHHBBBBIIH", 0, 0, 0, 0x20, 0, 0, 0, 0, 0, 0x20C0))
    bodies = []
    for sheet in sheets:
        body = biff(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6))
        for r, row in enumerate(sheet.rows):
            for c, value in enumerate(row):
                place = struct.pack("<HHH", r, c, 0)
                if value is None or value == "":
                    continue
                if isinstance(value, (int, float)):
                    body += biff(0x0203, place + struct.pack("<d", value))
                else:
                    body += biff(0x0204, place + biff_text(value, 2))
        if sheet.merged:
            cells = b"".join(struct.pack("<HHHH", r, r2, c, c2) for r, c, r2, c2 in sheet.merged)
            body += biff(0x00E5, struct.pack("<H", len(sheet.merged)) + cells)
        bodies.append(body + biff(0x000A))
    tabs = [biff_text(s.name, 1) for s in sheets]
    start = len(biff(0x0809, begin) + xf) + sum(10 + len(t) for t in tabs) + 4
    book = biff(0x0809, begin) + xf
    for sheet, tab, body in zip(sheets, tabs, bodies):
        book += biff(0x0085, struct.pack("<IBB", start, 1 if sheet.hidden else 0, 0) + tab)
        start += len(body)
    book += biff(0x000A) + b"".join(bodies)
    return compound(book.ljust(4096, b"\0"))


def compound(stream):
    """One stream "Workbook" in sectors of 512 bytes ([MS-CFB])."""
    sectors = -(-len(stream) // 512)
    tables = 1
    while tables * 128 < sectors + 1 + tables:
        tables += 1
    chain = list(range(1, sectors)) + [0xFFFFFFFE]  # the stream from sector 0
    chain += [0xFFFFFFFE] + [0xFFFFFFFD] * tables  # the directory, the tables themselves
    chain += [0xFFFFFFFF] * (tables * 128 - len(chain))
    first_table = sectors + 1
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6xII", 0x3E, 3, 0xFFFE, 9, 6, 0, tables)
    head += struct.pack("<IIIIIII", sectors, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    places = [first_table + i for i in range(tables)]
    assert tables <= 109, "too large for a table without further sectors"
    head += struct.pack("<109I", *(places + [0xFFFFFFFF] * (109 - tables)))

    def entry(name, kind, child, at, size):
        raw = (name + "\0").encode("utf-16-le")
        tail = struct.pack("<HBBIII", len(raw) if name else 0, kind, 1, *(0xFFFFFFFF,) * 2, child)
        return raw.ljust(64, b"\0")[:64] + tail + bytes(36) + struct.pack("<IQ", at, size)

    directory = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0)
    directory += entry("Workbook", 2, 0xFFFFFFFF, 0, len(stream))
    directory += (bytes(66) + bytes(2) + struct.pack("<III", *(0xFFFFFFFF,) * 3) + bytes(48)) * 2
    body = stream.ljust(sectors * 512, b"\0") + directory
    return head + body + struct.pack("<%dI" % len(chain), *chain)
