"""volatile_disk.py: a disk with a cache that forgets, for QEMU: an NBD server in a thread. What is
written goes to memory; only a flush makes it last. When the power goes, each sector that was
written since may have come to the disk or not, by chance, whichever was written first: no disk
promises more. (A killed QEMU alone would lose nothing that it was given: the host still has it.)
And it can die: from then on, what is to be written or flushed comes to nothing but an error."""

import os
import socket
import struct
import threading

SECTOR = 512
MAGIC, OPTION_MAGIC, REPLY_MAGIC = 0x4E42444D41474943, 0x49484156454F5054, 0x3E889045565A9
REQUEST, ANSWER = 0x25609513, 0x67446698
OPT_EXPORT_NAME, OPT_ABORT, OPT_INFO, OPT_GO = 1, 2, 6, 7
REP_ACK, REP_INFO, REP_UNKNOWN = 1, 3, 0x80000001
READ, WRITE, DISCONNECT, FLUSH = 0, 1, 2, 3
HAS_FLAGS, SENDS_FLUSH, SENDS_FUA = 1, 4, 8
NO_ERROR, IO_ERROR = 0, 5
FUA = 1  # a command's flag: lasts before it is answered


class VolatileDisk:
    """The raw disk `path`, served on the socket `at`; `path` itself is what lasts."""

    def __init__(self, path, at):
        self.at = at
        self.disk = os.open(path, os.O_RDWR)
        self.size = os.fstat(self.disk).st_size
        self.pending = {}  # sector -> what was written since the last flush
        self.flushes = self.written = 0
        self.fails = False
        self.lock = threading.Lock()
        if os.path.exists(at):
            os.unlink(at)
        self.listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.listener.bind(at)
        self.listener.listen()
        threading.Thread(target=self._serve, daemon=True).start()

    def drive(self):
        """What QEMU's -drive is told: all flushes come through."""
        return ("file.driver=nbd,file.server.type=unix,file.server.path=%s,format=raw,"
                "cache=writeback,discard=ignore" % self.at)  # fmt: skip

    def flush(self):
        with self.lock:
            self._flush()

    def close(self):
        self.listener.close()

    def cut(self, chance):
        """The power goes. Returns how many sectors were in the cache, and how many were lost."""
        with self.lock:
            pending, self.pending = self.pending, {}
            lost = 0
            for sector, data in pending.items():
                if chance.random() < 0.5:
                    os.pwrite(self.disk, data, sector * SECTOR)
                else:
                    lost += 1
            self.listener.close()
            os.close(self.disk)
            self.disk = -1
        return len(pending), lost

    def _serve(self):
        while True:
            try:
                line, _ = self.listener.accept()
            except OSError:
                return
            try:
                self._greet(line)
                while self._answer(line):
                    pass
            except (OSError, EOFError):
                pass  # the machine is gone
            line.close()

    @staticmethod
    def _take(line, count):
        data = b""
        while len(data) < count:
            got = line.recv(count - len(data))
            if not got:
                raise EOFError
            data += got
        return data

    def _greet(self, line):
        """The fixed newstyle handshake of NBD's proto.md."""
        line.sendall(struct.pack(">QQH", MAGIC, OPTION_MAGIC, 3))
        self._take(line, 4)
        flags = HAS_FLAGS | SENDS_FLUSH | SENDS_FUA
        while True:
            _, option, length = struct.unpack(">QII", self._take(line, 16))
            self._take(line, length)
            if option == OPT_EXPORT_NAME:
                line.sendall(struct.pack(">QH", self.size, flags))
                return
            if option in (OPT_INFO, OPT_GO):
                info = struct.pack(">HQH", 0, self.size, flags)
                self._reply(line, option, REP_INFO, info)
                self._reply(line, option, REP_ACK)
                if option == OPT_GO:
                    return
            elif option == OPT_ABORT:
                raise EOFError
            else:
                self._reply(line, option, REP_UNKNOWN)

    @staticmethod
    def _reply(line, option, kind, data=b""):
        line.sendall(struct.pack(">QIII", REPLY_MAGIC, option, kind, len(data)) + data)

    def _answer(self, line):
        _, flags, kind, handle, offset, length = struct.unpack(">IHHQQI", self._take(line, 28))
        data = self._take(line, length) if kind == WRITE else b""
        if kind == DISCONNECT:
            return False
        with self.lock:
            if self.disk < 0:
                return False
            out = self._read(offset, length) if kind == READ else b""
            error = IO_ERROR if self.fails and kind in (WRITE, FLUSH) else NO_ERROR
            if kind == WRITE and not error:
                self._write(offset, data)
            if (kind == FLUSH or flags & FUA) and not error:
                self._flush()
        line.sendall(struct.pack(">IIQ", ANSWER, error, handle) + out)
        return True

    def _read(self, offset, length):
        data = bytearray(os.pread(self.disk, length, offset))
        for at in range(0, length, SECTOR):
            newer = self.pending.get((offset + at) // SECTOR)
            if newer is not None:
                data[at : at + SECTOR] = newer
        return bytes(data)

    def _write(self, offset, data):
        self.written += len(data)
        for at in range(0, len(data), SECTOR):
            self.pending[(offset + at) // SECTOR] = data[at : at + SECTOR]

    def _flush(self):
        self.flushes += 1
        for sector, data in self.pending.items():
            os.pwrite(self.disk, data, sector * SECTOR)
        self.pending.clear()
