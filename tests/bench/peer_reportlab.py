"""peer_reportlab.py: the same crate labels on the same sheets through reportlab, as a script that
knows it well would draw them. Reads a list of labels, one a line, fields separated by tabs (number,
index, of, pickup, letter, colour, rgb, day, state, load, code); prints the milliseconds from the
first label to the closed file, without starting up.

peer_reportlab.py LABELS OUT.pdf FONT_DIR
"""
import os
import sys
import time

from reportlab.graphics.barcode.code128 import Code128
from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas


def fonts(folder):
    """Inter where reportlab can embed it (TrueType only), else what it brings."""
    try:
        pdfmetrics.registerFont(TTFont("Bold", os.path.join(folder, "Inter-Bold.ttf")))
        pdfmetrics.registerFont(TTFont("Medium", os.path.join(folder, "Inter-Medium.ttf")))
        return "Bold", "Medium"
    except (TTFError, OSError):
        return "Helvetica-Bold", "Helvetica"


def draw(canvas, bold, medium, x, y, label):
    number, index, of, pickup, letter, colour, rgb, day, state, load, code = label
    canvas.setFillColor(black)
    canvas.setFont(bold, 40)
    canvas.drawString(x + 5 * mm, y + 20 * mm, number)
    canvas.setFont(bold, 20)
    canvas.drawCentredString(x + 46 * mm, y + 25 * mm, index + "/" + of)
    canvas.setFont(medium, 9)
    canvas.drawCentredString(x + 46 * mm, y + 20 * mm, "cagette")
    canvas.setFillColor(HexColor(int(rgb, 16)))
    canvas.roundRect(x + 52 * mm, y + 19 * mm, 13 * mm, 14 * mm, 2 * mm, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.setFont(bold, 22)
    canvas.drawCentredString(x + 58.5 * mm, y + 25 * mm, letter)
    canvas.setFont(medium, 8)
    canvas.drawCentredString(x + 58.5 * mm, y + 21 * mm, colour)
    canvas.setFillColor(black)
    canvas.setFont(bold, 10)
    canvas.drawString(x + 36 * mm, y + 13 * mm, pickup)
    canvas.roundRect(x + 36 * mm, y + 8 * mm, 14 * mm, 4 * mm, 1 * mm, stroke=1, fill=0)
    canvas.circle(x + 38 * mm, y + 10 * mm, 0.8 * mm, stroke=0, fill=1)
    canvas.setFont(bold, 8)
    canvas.drawString(x + 40 * mm, y + 9 * mm, state)
    canvas.setFont(medium, 8)
    canvas.drawString(x + 52 * mm, y + 9 * mm, day)
    canvas.drawString(x + 36 * mm, y + 4.5 * mm, load)
    bars = Code128(code, barWidth=0.30 * mm, barHeight=10 * mm, humanReadable=False, quiet=False)
    bars.drawOn(canvas, x + 5 * mm, y + 8 * mm)
    canvas.setFont(medium, 9)
    canvas.drawCentredString(x + 18.5 * mm, y + 4.5 * mm, code)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        labels = [line.rstrip("\n").split("\t") for line in file]
    bold, medium = fonts(sys.argv[3])
    begin = time.perf_counter()
    canvas = Canvas(sys.argv[2], pagesize=A4, pageCompression=1)
    for at, label in enumerate(labels):
        if at > 0 and at % 24 == 0:
            canvas.showPage()
        x, y = at % 3 * 70 * mm, A4[1] - 0.5 * mm - (at % 24 // 3 + 1) * 37 * mm
        draw(canvas, bold, medium, x, y, label)
    canvas.save()
    print("%.3f" % ((time.perf_counter() - begin) * 1000))


if __name__ == "__main__":
    main()
