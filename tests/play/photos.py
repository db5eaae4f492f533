#!/usr/bin/env python3
"""photos.py: photographs of places come with the month, as a telephone writes them: laid aside when
it is read, the room's when it is kept, another one when the same month is read again; fetched,
looked at and taken away at the desk; in the backup. What is no photograph, or no place, is said.

photos.py BORNE SOURCE_DIR
"""
import os
import shutil
import struct
import sys
import zlib

from record import Record, expect

DESK = ["tap desk", "type 2580", "tap validate"]
READ = ["tap desk", "type 2580", "tap validate", "type 2580", "tap validate", "tap import",
        "tap validate", "expect Photos pas prises", "tap warning_0",
        "expect photos/C1.heic", "expect Le plus compatible", "expect photos/salle.png",
        "expect nommez-la A4.jpg", "tap back"]
OWN = DESK + ["tap more", "tap before", "tap own", "tap photos"]
KEPT = "SELECT name FROM own WHERE name LIKE 'photo:%' ORDER BY 1"
BYTES = "SELECT bytes FROM own WHERE name = ?"
CHANGES = "SELECT role, key, value FROM desk_change WHERE value LIKE 'photo:%' ORDER BY id"


def png(path, width, height, colour):
    def chunk(name, data):
        return (struct.pack(">I", len(data)) + name + data +
                struct.pack(">I", zlib.crc32(name + data)))
    rows = (b"\0" + bytes(colour) * width) * height
    with open(path, "wb") as out:
        out.write(b"\x89PNG\r\n\x1a\n" +
                  chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
                  chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def size_of(jpeg):
    """Width and height, as its head says."""
    at = 2
    while jpeg[at + 1] not in (0xC0, 0xC2):
        at += 2 + struct.unpack(">H", jpeg[at + 2:at + 4])[0]
    height, width = struct.unpack(">HH", jpeg[at + 5:at + 9])
    return width, height


def main():
    record = Record(sys.argv[1], sys.argv[2])
    telephone = os.path.join(sys.argv[2], "tests/fuzz/corpus/image/held") # 24 x 16, held upright

    def photo(name):
        (kept,), = record.rows(BYTES, "photo:" + name)
        return kept
    try:
        folder = record.path("stick/photos")
        os.mkdir(folder)
        shutil.copy(telephone, os.path.join(folder, "E1.JPG"))
        png(os.path.join(folder, "a 1.PNG"), 1600, 1200, (40, 120, 200))
        png(os.path.join(folder, "salle.png"), 30, 40, (0, 0, 0))
        with open(os.path.join(folder, "C1.heic"), "wb") as out:
            out.write(b"\0\0\0\x18ftypheic\0\0\0\0")
        os.mkfifo(os.path.join(folder, "C2.png"))  # nobody ever writes into it
        os.symlink(os.path.join(folder, "E1.JPG"), os.path.join(folder, "C3.png"))
        os.mkdir(record.path("other"))  # a second stick without photographs takes none away
        record.play(["plug other", *READ])
        expect("before the month is kept", record.rows(KEPT), [])
        record.play(["plug other"] + DESK + ["tap import", "tap validate", "tap validate"])
        expect("the room's", record.rows(KEPT), [("photo:A1",), ("photo:E1",)])
        expect("as it was held, made small",
               [size_of(photo(place)) for place in ("E1", "A1")], [(16, 24), (640, 480)])
        expect("nothing of where it was taken", b"Exif" in photo("E1"), False)
        before = photo("A1")
        png(os.path.join(folder, "A1.png"), 60, 80, (1, 2, 3))
        os.remove(os.path.join(folder, "a 1.PNG"))
        record.play(DESK + ["tap import", "tap validate"])
        expect("the same month, another photograph", photo("A1") != before, True)

        # At the desk: fetched without a month, looked at, one taken away.
        shutil.copy(telephone, os.path.join(folder, "B2.jpeg"))
        record.play(OWN + ["expect A1", "absent B2", "tap validate", "wait 500", "expect B2",
                           "expect C1.heic", "tap photo_E1", "tap drop", "wait 500", "absent E1"])
        expect("now", record.rows(KEPT), [("photo:A1",), ("photo:B2",)])
        changes = record.rows(CHANGES)
        expect("told, with the role", [row for row in changes if row[0] != 1], [])
        expect("the last", changes[-1][1:], ("own.taken_away", "photo:E1"))
        shutil.rmtree(folder)
        record.play(OWN + ["tap validate", "wait 500", "expect pas de dossier"])
        said = record.run("own", "--data", "data", "--no-photo", "B2")
        expect("said", "1 photos" in said, True)
        record.check()
    finally:
        record.close()


if __name__ == "__main__":
    main()
