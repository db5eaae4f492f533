"""test_update.py: versions that a stick brings: only signed ones, only higher ones, and back again.

What needs root (mounts, services, other accounts) is done by programs of the test's own that write
down how they were called; packages, keys and signatures are real."""

import os
import shutil
import subprocess
import tempfile
import unittest

SOURCE, BUILD = os.environ["SOURCE"], os.environ["BUILD"]
UPDATE = os.path.join(SOURCE, "kiosk-config/update.sh")
SIGN = os.path.join(BUILD, "borne-sign")
BORNE = """#!/bin/sh
case $1 in
--version) echo 'Borne %s' ;;
rewind) echo "%s $*" >>%s; %s ;;
esac
"""


class Update(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.mkdtemp(prefix="borne-update-")
        self.addCleanup(shutil.rmtree, self.dir)
        for name in ("bin", "run/sticks/MOIS", "versions", "etc", "data", "lib", "root/usr/bin"):
            os.makedirs(os.path.join(self.dir, name))
        self.log = os.path.join(self.dir, "log")
        os.symlink(SIGN, os.path.join(self.dir, "lib/borne-sign"))
        self.sign("key", os.path.join(self.dir, "ours"))
        self.sign("key", os.path.join(self.dir, "theirs"))
        shutil.copy(os.path.join(self.dir, "ours.pub"), os.path.join(self.dir, "etc/update.pub"))
        self.program("bin/dpkg-query", "echo 0.1.0")
        self.program("bin/setpriv", 'while [ "${1#--}" != "$1" ]; do shift; done; exec "$@"')
        for name in ("systemctl", "mount", "umount", "udevadm"):
            self.program("bin/" + name, f'echo "{name} $*" >>{self.log}')
        self.package_program("root/usr/bin/borne", "0.1.0")

    def program(self, name, text):
        path = os.path.join(self.dir, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write("#!/bin/sh\n" + text + "\n")
        os.chmod(path, 0o755)

    def package_program(self, name, version, rewind="exit 0"):
        path = os.path.join(self.dir, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(BORNE % (version, version, self.log, rewind))
        os.chmod(path, 0o755)

    def sign(self, *words):
        subprocess.run([SIGN, *words], check=True, capture_output=True)

    def package(self, version, key="ours", says=None, name="borne", rewind="exit 0"):
        """A package on the stick, signed; returns its path."""
        tree = os.path.join(self.dir, "tree")
        shutil.rmtree(tree, ignore_errors=True)
        self.package_program("tree/usr/bin/borne", says or version, rewind)
        for path in ("lib/systemd/system/borne.service", "lib/udev/rules.d/70-borne.rules",
                     "share/borne/words/x", "lib/borne/stick"):
            self.program("tree/usr/" + path, "")
        os.makedirs(os.path.join(tree, "DEBIAN"))
        with open(os.path.join(tree, "DEBIAN/control"), "w", encoding="utf-8") as file:
            file.write(f"Package: {name}\nVersion: {version}\nArchitecture: amd64\n"
                       "Maintainer: x <x@localhost>\nDescription: x\n")
        path = os.path.join(self.dir, "run/sticks/MOIS", f"borne_{version}_amd64.deb")
        subprocess.run(["dpkg-deb", "--root-owner-group", "-b", tree, path], check=True,
                       capture_output=True)
        if key:
            self.sign("sign", os.path.join(self.dir, key + ".key"), path)
        return path

    def update(self, *words, code=0):
        inner = {"RUN": "run", "VERSIONS": "versions", "ETC": "etc", "DATA": "data",
                 "LIBRARY": "lib", "ROOT": "root"}
        done = subprocess.run(
            ["sh", UPDATE, *words], capture_output=True, text=True, check=False,
            env={"PATH": os.path.join(self.dir, "bin") + ":" + os.environ["PATH"],
                 **{"BORNE_" + name: os.path.join(self.dir, at) for name, at in inner.items()}})
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)

    def read(self, name):
        try:
            with open(os.path.join(self.dir, name), encoding="utf-8") as file:
                return file.read().strip()
        except FileNotFoundError:
            return ""

    def chosen(self):
        path = os.path.join(self.dir, "versions")
        return {name: os.readlink(os.path.join(path, name)) for name in ("current", "previous")
                if os.path.islink(os.path.join(path, name))}

    def test_another_account_can_try_what_came_in(self):
        seen = os.path.join(self.dir, "mode")
        self.program("bin/setpriv", f'stat -c %a "$(dirname "$4")/../../.." >{seen}; echo no')
        self.package("0.2.0")
        self.update("install", "MOIS", code=2)
        self.assertEqual(self.read("mode"), "711")

    def refused(self, why):
        self.update("install", "MOIS", code=2)
        self.assertEqual(self.read("run/update"), "failed " + why)
        self.assertEqual(self.chosen(), {})
        self.assertEqual(os.listdir(os.path.join(self.dir, "versions")), [])
        self.assertEqual(self.read("log"), "")

    def test_a_signed_higher_version_is_chosen(self):
        self.package("0.1.5")
        self.package("0.2.0")
        self.program("data/borne-before-3.db", "")
        self.update("install", "MOIS")
        self.assertEqual(self.read("run/update"), "done 0.2.0")
        self.assertEqual(self.chosen(), {"current": "0.2.0", "previous": "package"})
        self.assertIn("systemctl restart --no-block borne-version.service borne.service",
                      self.read("log"))
        self.assertEqual(os.listdir(os.path.join(self.dir, "data")), [])
        self.update("lay")
        self.assertRegex(self.read("log"), "mount --bind .*/0.2.0/usr/bin/borne ")
        self.assertTrue(os.path.exists(
            os.path.join(self.dir, "root/run/systemd/system/borne.service")))
        # The same one again is not higher.
        self.update("install", "MOIS", code=2)
        self.assertEqual(self.read("run/update"), "failed not_higher")
        self.assertEqual(self.chosen(), {"current": "0.2.0", "previous": "package"})

    def test_what_is_not_signed_by_us_is_refused(self):
        self.package("0.2.0", key="theirs")
        self.refused("wrong_key")
        self.package("0.2.0", key=None)
        os.unlink(os.path.join(self.dir, "run/sticks/MOIS/borne_0.2.0_amd64.deb.sig"))
        self.refused("wrong_key")
        path = self.package("0.2.0")
        with open(path, "r+b") as file:
            file.seek(-20, os.SEEK_END)
            byte = file.read(1)
            file.seek(-20, os.SEEK_END)
            file.write(bytes([byte[0] ^ 1]))
        self.refused("wrong_key")
        self.package("0.2.0")
        os.unlink(os.path.join(self.dir, "etc/update.pub"))
        self.refused("no_key")

    def test_signed_but_not_to_be_installed(self):
        self.package("0.1.0")
        self.refused("not_higher")
        self.package("0.0.9")
        self.refused("not_higher")
        self.package("0.3.0", says="0.2.9")
        self.refused("broken")
        os.unlink(os.path.join(self.dir, "run/sticks/MOIS/borne_0.3.0_amd64.deb"))
        self.package("0.2.0", name="other")
        self.refused("not_ours")

    def test_an_empty_stick_and_hostile_names(self):
        self.refused("no_package")
        os.symlink("/etc/passwd", os.path.join(self.dir, "run/sticks/MOIS/borne_9_amd64.deb"))
        os.mkfifo(os.path.join(self.dir, "run/sticks/MOIS/borne_8_amd64.deb"))
        self.refused("no_package")
        self.update("install", "../MOIS", code=2)
        self.update("install", "", code=2)
        self.update("format", code=2)

    def test_back_with_the_record_as_it_was(self):
        self.package("0.2.0")
        self.update("install", "MOIS")
        self.update("back")
        self.assertEqual(self.read("run/update"), "done 0.1.0")
        self.assertEqual(self.chosen(), {"current": "package"})
        self.assertIn("0.1.0 rewind --data", self.read("log"))
        self.update("back", code=2)
        self.assertEqual(self.read("run/update"), "failed no_previous")
        # Two in a row: back is to the one before.
        self.update("install", "MOIS")
        self.package("0.3.0")
        self.update("install", "MOIS")
        self.assertEqual(self.chosen(), {"current": "0.3.0", "previous": "0.2.0"})
        self.update("back")
        self.assertEqual(self.chosen(), {"current": "0.2.0"})
        self.assertIn("0.2.0 rewind --data", self.read("log"))

    def test_work_since_keeps_the_new_version(self):
        self.package_program("root/usr/bin/borne", "0.1.0", "exit 2")
        self.package("0.2.0")
        self.update("install", "MOIS")
        self.update("back", code=2)
        self.assertEqual(self.read("run/update"), "failed record_moved_on")
        self.assertEqual(self.chosen(), {"current": "0.2.0", "previous": "package"})
        self.assertEqual(self.read("log").splitlines()[-1],
                         "systemctl start --no-block borne.service")

    def test_one_that_never_showed_a_picture_gives_way(self):
        self.package("0.2.0")
        self.update("install", "MOIS")
        self.update("doubt")
        self.assertEqual(self.chosen(), {"current": "package"})
        self.update("install", "MOIS")
        self.update("proven")
        self.update("doubt")
        self.assertEqual(self.chosen(), {"current": "0.2.0", "previous": "package"})

    def test_a_higher_image_wins_over_an_old_choice(self):
        self.package("0.2.0")
        self.update("install", "MOIS")
        self.program("bin/dpkg-query", "echo 0.5.0")
        self.update("lay")
        self.assertEqual(self.chosen(), {})
        self.assertNotIn("--bind", self.read("log"))


unittest.main()
