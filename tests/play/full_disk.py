"""full_disk.py BORNE SOURCE_DIR: the disk fills up amid the work, for real: the record lies on a
small file system, and a file takes what is left of it. The screen turns red and says that
nothing is saved; nothing is acknowledged from there on; with room again the work goes on where
it was, and the record holds exactly what was acknowledged.

It mounts, so it runs itself again in a namespace of its own."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

BORNE, SOURCE = (os.path.abspath(word) for word in sys.argv[1:3])
SIZE = "size=24m"
MOST_GESTURES = 2000  # until the disk must have been full


def check(is_so, what):
    if not is_so:
        sys.exit("NOT SO: %s" % (what,))


class Kiosk:
    """`borne play`, line by line."""

    def __init__(self, folder):
        self.folder, self.count, self.said = folder, 0, ""
        command = [BORNE, "play", "--data", folder + "/data", "--stick", folder + "/stick", "-"]
        self.errors = open(folder + "/errors", "w+", encoding="utf-8")
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=self.errors)
        os.set_blocking(self.process.stdout.fileno(), False)

    def do(self, *lines):
        """Plays them; returns what was acknowledged meanwhile."""
        self.count += 1
        mark = "%s/%d.json" % (self.folder, self.count)  # written when all of it has come back
        self.process.stdin.write("\n".join([*lines, "state " + mark, ""]).encode())
        self.process.stdin.flush()
        while not os.path.exists(mark):
            if self.process.poll() is not None:
                self.errors.seek(0)
                check(False, (lines, self.acknowledged(), self.said[-300:],
                              self.errors.read()[:300]))  # fmt: skip
            time.sleep(0.005)
        return self.acknowledged()

    def acknowledged(self):
        said = (self.process.stdout.read() or b"").decode()
        self.said += said
        return [line for line in said.splitlines() if line.startswith("ack ")]

    def end(self):
        self.process.stdin.close()
        code = self.process.wait(60)
        last = self.acknowledged()
        self.errors.seek(0)
        check(code == 0, self.said[-400:] + self.errors.read()[-800:])
        self.errors.close()
        return last


def fill(folder):
    """All room but a little, in a file beside the record."""
    with open(folder + "/data/filler", "wb", buffering=0) as file:
        for size in (1 << 20, 4096):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                pass
        file.truncate(file.tell() - 96 * 1024)  # some gestures still fit


def events(folder):
    done = subprocess.run([BORNE, "check", "--data", folder + "/data", "--json"],
                          capture_output=True, text=True, check=False)
    check(done.returncode == 0, done.stdout[-500:] + done.stderr[-500:])
    return json.loads(done.stdout)["events"]


def fills_up(folder):
    kiosk = Kiosk(folder)
    known = kiosk.do("include %s/tests/play/month.play" % SOURCE, "scan crate 29 2/3",
                     "tap pair_0", "tap go", "screen pick")
    check(len(known) > 1, "no work before the disk was full")
    fill(folder)
    done, rounds = 0, 0
    while rounds < 3:
        now = kiosk.do("scan step" if done % 2 == 0 else "scan command undo")
        known += now
        done += len(now)
        check(done < MOST_GESTURES, "the disk never got full")
        if not now:
            rounds += 1
            kiosk.do("screen danger", "expect Rien n’est enregistré", "expect plein")
            # Red it stays whatever is scanned, and nothing is acknowledged.
            now = kiosk.do("scan step", "scan command undo", "scan 3017620422003", "screen danger")
            check(not now, "acknowledged on a full disk: %s" % now)
            # Trying again folds the record's journal, which may make room for a little more.
            known += kiosk.do("tap retry") if rounds < 3 else []
    os.unlink(folder + "/data/filler")
    # Where it was before: after a scan (undone here, to come back to the step) or before one.
    known += kiosk.do("tap retry", "screen pick")
    if done % 2 == 1:
        known += kiosk.do("scan command undo")
    now = kiosk.do("scan step", "hear accepted", "screen pick")
    check(len(now) == 1, "with room again: %s" % now)
    known += now + kiosk.end()
    print("the disk was full after %d gestures; %d acknowledged in all" % (done, len(known)))
    check(len(set(known)) == len(known), "acknowledged twice")
    # Each line names an event by its number; what stands in the record has just these numbers.
    highest = max(int(line.split()[2]) for line in known)
    check(events(folder) == highest, "%d events, %d acknowledged" % (events(folder), highest))


def inside():
    with tempfile.TemporaryDirectory(prefix="borne-full-") as folder:
        shutil.copytree(SOURCE + "/assets/demo", folder + "/stick")
        os.mkdir(folder + "/data")
        subprocess.run(["mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", folder + "/data"], check=True)
        try:
            fills_up(folder)
        finally:
            subprocess.run(["umount", "-l", folder + "/data"], check=True)


if len(sys.argv) > 3:
    inside()
else:
    own = ["unshare", "--mount"] if os.getuid() == 0 else ["unshare", "--mount", "--map-root-user"]
    if subprocess.run([*own, "true"], capture_output=True, check=False).returncode != 0:
        print("no namespace of mounts here")
        sys.exit(77)
    sys.exit(subprocess.run([*own, sys.executable, *sys.argv, "inside"], check=False).returncode)
