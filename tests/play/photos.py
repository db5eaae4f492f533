#!/usr/bin/env python3
"""photos.py: photographs of places come with the month: laid aside when it is read, the room's when
it is kept, another one when the same month is read again; what is no photograph (a pipe that nobody
writes into, a link), or no place, is left.

photos.py BORNE SOURCE_DIR
"""
import os
import struct
import sys
import zlib

from record import Record, expect

READ = ["tap desk", "type 2580", "tap validate", "type 2580", "tap validate", "tap import",
        "tap validate"]


def png(path, width, height, colour):
    def chunk(name, data):
        return (struct.pack(">I", len(data)) + name + data +
                struct.pack(">I", zlib.crc32(name + data)))
    rows = (b"\0" + bytes(colour) * width) * height
    with open(path, "wb") as out:
        out.write(b"\x89PNG\r\n\x1a\n" +
                  chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
                  chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def files(record, name):
    path = record.path("data/" + name)
    return sorted(os.listdir(path)) if os.path.isdir(path) else []


def main():
    record = Record(sys.argv[1], sys.argv[2])
    try:
        folder = record.path("stick/photos")
        os.mkdir(folder)
        png(os.path.join(folder, "E1.png"), 1600, 1200, (200, 120, 40))
        png(os.path.join(folder, "a 1.PNG"), 30, 40, (40, 120, 200))
        png(os.path.join(folder, "salle.png"), 30, 40, (0, 0, 0))
        with open(os.path.join(folder, "C1.png"), "w", encoding="utf-8") as out:
            out.write("no photograph")
        os.mkfifo(os.path.join(folder, "C2.png"))  # nobody ever writes into it
        os.symlink(os.path.join(folder, "E1.png"), os.path.join(folder, "C3.png"))
        os.mkdir(record.path("other"))  # a second stick without photographs takes none away
        record.play(["plug other", *READ])
        expect("before the month is kept", files(record, "photos"), [])
        record.play(["plug other", "tap desk", "type 2580", "tap validate", "tap import",
                     "tap validate", "tap validate"])
        expect("the room's", files(record, "photos"), ["A1.png", "E1.png"])
        expect("laid aside", files(record, "photos-new"), [])
        size = os.path.getsize(record.path("data/photos/A1.png"))
        png(os.path.join(folder, "A1.png"), 60, 80, (1, 2, 3))
        os.remove(os.path.join(folder, "a 1.PNG"))
        record.play(["tap desk", "type 2580", "tap validate", "tap import", "tap validate"])
        expect("the same month, another photograph",
               os.path.getsize(record.path("data/photos/A1.png")) != size, True)
        record.check()
    finally:
        record.close()


if __name__ == "__main__":
    main()
