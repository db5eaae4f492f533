"""test_helper.py: the helper as systemd starts it, and a kiosk that asks it to write on a stick.

The stick is a tmpfs that is mounted read only in a namespace of the test's own; where the system
grants no namespace, that part says so and is left out."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import unittest

HELPER, FAKES, BORNE = (os.environ[name] for name in ("HELPER", "FAKES", "BORNE"))
SOURCE = os.environ["SOURCE"]
# A new prep is imported, then its list is written to the stick.
SCRIPT = """tap desk
type 2580
tap validate
type 2580
tap validate
tap import
tap validate
tap validate
tap back
tap export
tap validate
"""


def fake(name, text):
    os.makedirs(FAKES, exist_ok=True)
    path = os.path.join(FAKES, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"#!/bin/sh\n{text}\n")
    os.chmod(path, 0o755)


class Helper(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.mkdtemp(prefix="borne-helper-")
        self.addCleanup(shutil.rmtree, self.dir)
        self.log = os.path.join(self.dir, "log")
        fake("stick", f'echo "stick $*" >>{self.log}; [ "$2" != FULL ]')
        fake("systemctl", f'echo "systemctl $*" >>{self.log}')
        fake("clock", f'echo "clock $*" >>{self.log}')
        fake("device", f'echo "device $*" >>{self.log}; [ "$1" != start ]')

    def ask(self, line):
        done = subprocess.run([HELPER], input=line, capture_output=True, check=False)
        with open(self.log, "a+", encoding="utf-8") as file:
            file.seek(0)
            return done.stdout, file.read().splitlines()

    def test_does_what_is_on_its_list(self):
        self.assertEqual(self.ask(b"stick write MOIS\n"), (b"ok\n", ["stick write MOIS"]))
        self.assertEqual(self.ask(b"stick read MOIS\n")[1][-1], "stick read MOIS")
        self.assertEqual(self.ask(b"power off\n")[1][-1], "systemctl poweroff")
        self.assertEqual(self.ask(b"clock set 29402440\n")[1][-1], "clock set 1764146400")
        self.assertEqual(self.ask(b"power restart\n")[1][-1], "systemctl reboot")
        for line, unit in ((b"update install MOIS-sdb1\n", "borne-update@MOIS-sdb1.service"),
                           (b"update back\n", "borne-update-back.service"),
                           (b"disk list\n", "borne-disks.service"),
                           (b"disk install nvme0n1\n", "borne-disk@nvme0n1.service")):
            self.assertEqual(self.ask(line)[1][-1], "systemctl start --no-block " + unit)

    def test_gives_devices_as_they_were_said(self):
        models = " ".join("%04x:ffff=serial" % number for number in range(24))
        self.assertEqual(self.ask(b"device rules " + models.encode() + b"\n"),
                         (b"ok\n", ["device rules " + models]))
        self.assertEqual(self.ask(b"device rules\n"), (b"ok\n", ["device rules " + models,
                                                                 "device rules"]))
        self.assertEqual(self.ask(b"device start 0c2e:0b81=hide\n")[0], b"no\n")

    def test_runs_nothing_else(self):
        for line in (b"", b"update install ../x\n", b"disk install\n",
                     b"disk install sda sdb\n", b"update back now\n",
                     b"stick write $(reboot)\n", b"stick format MOIS\n",
                     b"device rules 0c2e:0b81=usb;reboot\n", b"device rules /etc/shadow\n",
                     b"clock set 0\n",
                     b"power off; reboot\n", b"\0" * 4096, b"stick write " + b"A" * 9999):
            self.assertEqual(self.ask(line), (b"no\n", []))

    def test_says_no_when_it_failed(self):
        self.assertEqual(self.ask(b"stick write FULL\n"), (b"no\n", ["stick write FULL"]))


class Kiosk(unittest.TestCase):
    """In the namespace: root there, with a stick that is mounted read only."""

    def setUp(self):
        self.dir = tempfile.mkdtemp(prefix="borne-kiosk-")
        self.stick = os.path.join(self.dir, "MOIS")
        os.mkdir(self.stick)
        subprocess.run(["mount", "-t", "tmpfs", "none", self.stick], check=True)
        demo = os.path.join(SOURCE, "tests/app/stick")
        for name in os.listdir(demo):
            shutil.copy(os.path.join(demo, name), self.stick)
        subprocess.run(["mount", "-o", "remount,ro", self.stick], check=True)
        fake("stick", f'mount -o remount,$([ "$1" = write ] && echo rw || echo ro) {self.stick}')
        self.addCleanup(self.clean)

    def clean(self):
        subprocess.run(["umount", self.stick], check=True)
        shutil.rmtree(self.dir)

    def serve(self, path):
        """What borne-helper.socket does: a helper for each question."""
        server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        server.bind(path)
        server.listen()

        def answer():
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    subprocess.run([HELPER], stdin=connection, stdout=connection, check=False)

        threading.Thread(target=answer, daemon=True).start()
        self.addCleanup(server.close)

    def play(self, text, helper):
        script = os.path.join(self.dir, "script.play")
        with open(script, "w", encoding="utf-8") as file:
            file.write(text)
        done = subprocess.run([BORNE, "play", "--data", os.path.join(self.dir, "data"), "--stick",
                               self.stick, script], capture_output=True, text=True, check=False,
                              env={**os.environ, "BORNE_HELPER": helper})
        self.assertEqual(done.returncode, 0, done.stdout[-800:] + done.stderr[-800:])

    def test_writes_and_gives_it_back(self):
        path = os.path.join(self.dir, "helper.sock")
        self.serve(path)
        self.play(SCRIPT + "expect tous les fichiers\n", path)
        self.assertIn("bilan-preparation-1.csv", os.listdir(self.stick))
        self.assertFalse(os.access(self.stick, os.W_OK))

    def test_without_a_helper_it_says_what_to_do(self):
        self.play(SCRIPT + "expect protégée contre l’écriture\n", os.path.join(self.dir, "none"))
        self.assertNotIn("bilan-preparation-1.csv", os.listdir(self.stick))


def main():
    if len(sys.argv) > 1:
        unittest.main()
    # As root a namespace of mounts is enough; others need one of users around it.
    unshare = ["unshare", "--mount"] + ([] if os.getuid() == 0 else ["--map-root-user"])
    if subprocess.run([*unshare, "true"], check=False).returncode != 0:
        print("no namespace of mounts here: the kiosk's part is left out")
        unittest.main(argv=[sys.argv[0], "Helper"])
    code = subprocess.run([*unshare, sys.executable, __file__, "Kiosk"], check=False).returncode
    if code != 0:
        sys.exit(code)
    unittest.main(argv=[sys.argv[0], "Helper"])


main()
