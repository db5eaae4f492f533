"""test_appliance.py: the service's hardening, sticks as they come and go, what the package holds.

Mounting is done by programs of the test's own that write down how they were called."""

import os
import re
import shutil
import subprocess
import tempfile
import unittest

SOURCE, BUILD = os.environ["SOURCE"], os.environ["BUILD"]
KIOSK = os.path.join(SOURCE, "kiosk-config")


def run(*command, **more):
    return subprocess.run(command, capture_output=True, text=True, check=False, **more)


class Service(unittest.TestCase):
    def units(self):
        for folder in ("systemd", "image"):
            for name in sorted(os.listdir(os.path.join(KIOSK, folder))):
                if name.endswith((".service", ".socket")):
                    yield name, os.path.join(KIOSK, folder, name)

    def test_exposure_is_small(self):
        """In tenths. What is above 20 mounts for others to see, or works with whole disks: the
        README explains what that leaves open."""
        most = {"borne-stick@.service": 40, "borne-helper@.service": 50,
                "borne-update@.service": 40, "borne-update-back.service": 40,
                "borne-version.service": 35, "borne-disk@.service": 25, "borne-grow.service": 25}
        for name, path in self.units():
            if name.endswith(".service"):
                done = run("systemd-analyze", "security", "--offline=yes", "--no-pager",
                           "--threshold=%d" % most.get(name, 20), path)
                self.assertEqual(done.returncode, 0, name + done.stdout[-300:] + done.stderr)

    def test_units_have_no_unknown_word(self):
        """systemd ignores what it does not know: a typing error would go unseen."""
        for _, path in self.units():
            said = run("systemd-analyze", "verify", "--recursive-errors=no", path).stderr
            for word in ("Unknown", "Failed to parse", "Invalid"):
                self.assertNotIn(word, said)

    def test_no_service_comes_before_a_socket(self):
        """All sockets come before any ordinary service: such a circle is broken at each start by
        leaving a unit out, as it happens the helper's socket."""
        folder = os.path.join(KIOSK, "systemd")
        for name in sorted(os.listdir(folder)):
            if not name.endswith(".service"):
                continue
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                unit = file.read()
            if "DefaultDependencies=no" not in unit:
                before = " ".join(re.findall(r"^Before=(.*)$", unit, re.MULTILINE))
                self.assertNotRegex(before, r"\.socket|sockets\.target|basic\.target", name)


class Stick(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.mkdtemp(prefix="borne-stick-")
        self.addCleanup(shutil.rmtree, self.dir)
        self.run_dir = os.path.join(self.dir, "run")
        self.bin = os.path.join(self.dir, "bin")
        self.log = os.path.join(self.dir, "log")
        os.mkdir(self.bin)
        self.set_stick("vfat", "MOIS")
        self.program("mount", f'echo "mount $*" >>{self.log}')
        self.program("umount", f'echo "umount $*" >>{self.log}')
        self.program("id", "echo 990")
        self.program("sync", "")

    def program(self, name, text):
        path = os.path.join(self.bin, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"#!/bin/sh\n{text}\n")
        os.chmod(path, 0o755)

    def set_stick(self, kind, label):
        says = f"case $* in *TYPE*) echo '{kind}' ;; *) printf '%s\\n' '{label}' ;; esac"
        self.program("blkid", says)

    def stick(self, code, *words):
        done = run("sh", os.path.join(KIOSK, "stick.sh"), *words,
                   env={"PATH": self.bin + ":" + os.environ["PATH"], "BORNE_RUN": self.run_dir})
        self.assertEqual(done.returncode, code, done.stderr)

    def shown(self):
        folder = os.path.join(self.run_dir, "sticks")
        return sorted(os.listdir(folder)) if os.path.isdir(folder) else []

    def said(self):
        with open(self.log, encoding="utf-8") as file:
            return file.read().splitlines()

    def test_takes_the_refusal_of_its_update_along(self):
        """The next stick is another one: it must not be met with what was wrong with this one."""
        path = os.path.join(self.run_dir, "update")
        for says, stays in (("failed wrong_key", False), ("done 0.2.0", True)):
            self.stick(0, "plug", "sdb1")
            with open(path, "w", encoding="utf-8") as file:
                file.write(says + "\n")
            self.stick(0, "unplug", "sdb1")
            self.assertEqual(os.path.exists(path), stays, says)

    def test_comes_and_goes_read_only(self):
        self.stick(0, "plug", "sdb1")
        self.assertEqual(self.shown(), ["MOIS"])
        call = self.said()[0]
        for option in ("ro", "nosuid", "nodev", "noexec", "uid=990"):
            self.assertRegex(call, rf"[ ,]{option}[ ,]")
        self.stick(0, "unplug", "sdb1")
        self.assertEqual(self.shown(), [])
        self.assertIn("umount -l", self.said()[-1])
        self.assertEqual(os.listdir(os.path.join(self.run_dir, "mnt")), [])

    def test_every_kind_has_its_options(self):
        for kind, says in (("exfat", "uid=990"), ("ntfs", "-t ntfs-3g"), ("ext4", "noload")):
            self.set_stick(kind, kind)
            self.stick(0, "plug", "sd" + kind[0])
            self.assertIn(says, self.said()[-1])
            self.assertIn("ro,nosuid,nodev,noexec", self.said()[-1])
        self.set_stick("btrfs", "X")
        self.stick(1, "plug", "sdz")
        self.assertNotIn("X", self.shown())

    def test_two_of_a_name_come_at_once(self):
        """The other one shows between the look for a free name and the taking of it."""
        other, sticks = (os.path.join(self.run_dir, name) for name in ("mnt/sdc1", "sticks"))
        os.makedirs(other)
        self.program("ln", f"/bin/ln -sT {other} {sticks}/MOIS 2>/dev/null; exec /bin/ln \"$@\"")
        self.stick(0, "plug", "sdb1")
        self.assertEqual(self.shown(), ["MOIS", "MOIS-sdb1"])
        self.assertEqual(os.listdir(other), [])

    def test_names_are_plain_and_never_shared(self):
        self.set_stick("vfat", "../../etc; rm -rf é")
        self.stick(0, "plug", "sdb1")
        self.assertRegex(self.shown()[0], r"^[A-Za-z0-9_-]+$")
        self.set_stick("vfat", "MOIS")
        self.stick(0, "plug", "sdc1")
        self.stick(0, "plug", "sdd1")
        self.assertEqual(len(self.shown()), 3)
        self.stick(0, "unplug", "sdc1")
        self.assertIn("MOIS-sdd1", self.shown())
        self.set_stick("vfat", "")
        self.stick(0, "plug", "sde1")
        self.assertIn("sde1", self.shown())

    def test_writes_only_on_what_is_shown(self):
        self.stick(0, "plug", "sdb1")
        self.stick(0, "write", "MOIS")
        self.assertRegex(self.said()[-2], "^umount .*/sdb1$")
        self.assertIn("rw,nosuid,nodev,noexec,uid=990", self.said()[-1])
        self.stick(0, "read", "MOIS")
        self.assertRegex(self.said()[-2], "^umount .*/sdb1$")
        self.assertIn("ro,nosuid,nodev,noexec", self.said()[-1])
        # One with its lock on: readable again, and the answer is no.
        self.program("mount", f'echo "mount $*" >>{self.log}; case $* in *rw,*) exit 32 ;; esac')
        self.stick(1, "write", "MOIS")
        self.assertIn("ro,nosuid,nodev,noexec", self.said()[-1])
        before = self.said()
        for name in ("AUTRE", "../MOIS", "", ".", "a/b", "MOIS "):
            self.stick(2, "write", name)
        self.assertEqual(self.said(), before)
        self.stick(2, "plug", "../sda")
        self.stick(2, "format", "sdb1")


class Device(unittest.TestCase):
    """A folder is the system's root; udevadm and modprobe write down how they were called."""

    def setUp(self):
        self.dir = tempfile.mkdtemp(prefix="borne-device-")
        self.addCleanup(shutil.rmtree, self.dir)
        self.root = os.path.join(self.dir, "root")
        self.log = os.path.join(self.dir, "log")
        os.makedirs(self.root)
        for name in ("udevadm", "modprobe"):
            self.put("bin/" + name, f'#!/bin/sh\necho "{name} $*" >>{self.log}\n')
            os.chmod(os.path.join(self.dir, "bin", name), 0o755)
        self.put("root/sys/module/usbhid/parameters/quirks", "(null),(null),(null),(null)\n")

    def put(self, name, text):
        path = os.path.join(self.dir, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def device(self, code, *words, prefix=()):
        open(self.log, "w", encoding="utf-8").close()
        done = run(*prefix, "sh", os.path.join(KIOSK, "device.sh"), *words,
                   env={"PATH": os.path.join(self.dir, "bin") + ":" + os.environ["PATH"],
                        "BORNE_ROOT": self.root})
        self.assertEqual(done.returncode, code, done.stderr)
        with open(self.log, encoding="utf-8") as file:
            return file.read().splitlines()

    def read(self, name):
        path = os.path.join(self.root, name)
        if not os.path.exists(path):
            return None
        with open(path, encoding="utf-8") as file:
            return file.read()

    def rules(self, base="etc"):
        text = self.read(base + "/udev/rules.d/70-borne-devices.rules")
        return None if text is None else [l for l in text.splitlines() if not l.startswith("#")]

    def test_gives_what_is_enrolled_and_no_more(self):
        said = self.device(0, "rules", "0a5f:0081=usb", "0c2e:0b81=hide", "1a86:7523=serial")
        rules = self.rules()
        self.assertEqual(len(rules), 4)
        for rule in rules:
            self.assertRegex(rule, r'^ACTION!="remove", SUBSYSTEM=="(usb|tty)", .*'
                                   r'ATTRS?\{idVendor\}=="[0-9a-f]{4}", '
                                   r'ATTRS?\{idProduct\}=="[0-9a-f]{4}", '
                                   r'MODE="0660", GROUP="borne", ')
        self.assertIn('idVendor}=="1a86", ATTRS{idProduct}=="7523"', rules[3])
        self.assertIn("\noptions usbhid quirks=0x0c2e:0x0b81:0x0004\n",
                      self.read("etc/modprobe.d/borne-usbhid.conf"))
        self.assertEqual(said[0], "udevadm control --reload")
        self.assertIn("udevadm trigger --action=change --subsystem-match=usb"
                      " --attr-match=idVendor=0c2e --attr-match=idProduct=0b81", said)
        self.assertIn("udevadm trigger --action=change --subsystem-match=tty", said)
        self.assertNotIn("udevadm trigger --action=change --subsystem-match=input", said)
        # Not in the middle of the work: whatever types would be gone for a moment.
        self.assertNotIn("modprobe", " ".join(said))

    def test_what_was_forgotten_goes(self):
        self.device(0, "rules", "0c2e:0b81=hide", "1a2c:1000=grab")
        self.assertIn('SUBSYSTEM=="input"', self.rules()[2])
        self.device(0, "rules", "1a2c:1000=usb")
        self.assertEqual(len(self.rules()), 1)
        self.assertIsNone(self.read("etc/modprobe.d/borne-usbhid.conf"))
        self.device(0, "rules")
        self.assertEqual(self.rules(), [])
        self.assertEqual(os.listdir(os.path.join(self.root, "etc/udev/rules.d")),
                         ["70-borne-devices.rules"])

    def test_the_driver_is_loaded_anew_at_the_start_and_only_when_it_must(self):
        words = ("start", "0c2e:0b81=hide", "05e0:1200=hide")
        self.assertEqual(self.device(0, *words)[-2:], ["modprobe -r usbhid", "modprobe usbhid"])
        self.put("root/sys/module/usbhid/parameters/quirks",
                 "0x0c2e:0x0b81:0x0004,0x05e0:0x1200:0x0004,(null),(null)\n")
        self.assertNotIn("modprobe", " ".join(self.device(0, *words)))
        self.assertNotIn("modprobe", " ".join(self.device(0, "start")))
        # A kernel without that driver has nothing to be told.
        shutil.rmtree(os.path.join(self.root, "sys"))
        self.assertNotIn("modprobe", " ".join(self.device(0, *words)))

    def test_a_driver_that_stays_is_no_failure(self):
        """And it is loaded again all the same: without it nobody could type."""
        self.put("bin/modprobe", f'#!/bin/sh\necho "modprobe $*" >>{self.log}; exit 1\n')
        said = self.device(0, "start", "0c2e:0b81=hide")
        self.assertEqual(said[-2:], ["modprobe -r usbhid", "modprobe usbhid"])
        self.assertEqual(len(self.rules()), 1)

    def test_where_etc_is_only_read_run_serves(self):
        if os.getuid() == 0:
            # Root writes anywhere: a mount of nothing, in a namespace of its own, stops it too.
            os.makedirs(os.path.join(self.root, "etc"))
            inner = f'mount -t tmpfs -o ro none {self.root}/etc && exec "$@"'
            prefix = ("unshare", "--mount", "sh", "-c", inner, "sh")
            if run("unshare", "--mount", "true").returncode != 0:
                self.skipTest("no namespace of mounts here")
        else:
            os.makedirs(os.path.join(self.root, "etc"), mode=0o555)
            prefix = ()
        self.device(0, "rules", "0c2e:0b81=hide", prefix=prefix)
        self.assertIsNone(self.rules())
        self.assertEqual(len(self.rules("run")), 1)
        self.assertIsNotNone(self.read("run/modprobe.d/borne-usbhid.conf"))

    def test_anything_else_is_refused(self):
        for words in ((), ("stop",), ("rules", "0c2e:0b81"), ("rules", "0C2E:0b81=usb"),
                      ("rules", "*:0b81=usb"), ("rules", '0c2e:0b81=usb"'), ("rules", ""),
                      ("rules", "0c2e:0b81=usb\n0c2e:0b82=usb"), ("rules", "../x=usb")):
            self.assertEqual(self.device(2, *words), [])
            self.assertIsNone(self.rules())


class Clock(unittest.TestCase):
    def test_sets_both_clocks_and_nothing_else(self):
        with tempfile.TemporaryDirectory(prefix="borne-clock-") as folder:
            for name in ("date", "hwclock"):
                path = os.path.join(folder, name)
                with open(path, "w", encoding="utf-8") as file:
                    file.write(f'#!/bin/sh\necho "{name} $*" >>{folder}/log\n'
                               f'[ {name} = date ]\n')
                os.chmod(path, 0o755)
            env = {"PATH": folder + ":" + os.environ["PATH"]}
            clock = os.path.join(KIOSK, "clock.sh")
            for words in ((), ("set",), ("set", ""), ("set", "x"), ("set", "1;reboot"),
                          ("set", "-1"), ("get", "1764146400")):
                self.assertEqual(run("sh", clock, *words, env=env).returncode, 2, words)
            self.assertFalse(os.path.exists(folder + "/log"))
            # A PC without a clock of its own (here hwclock fails) has the right time all the same.
            self.assertEqual(run("sh", clock, "set", "1764146400", env=env).returncode, 0)
            with open(folder + "/log", encoding="utf-8") as file:
                self.assertEqual(file.read().splitlines(),
                                 ["date -u -s @1764146400", "hwclock --systohc --utc"])


class Rules(unittest.TestCase):
    def test_come_after_what_they_ask(self):
        """udev reads rules in the order of their names; what kind of thing a stick is, is found out
        by 60-persistent-storage.rules: asked before it, no stick is ever one."""
        names = os.listdir(os.path.join(KIOSK, "udev"))
        self.assertEqual(len(names), 1)
        self.assertGreater(names[0], "60-persistent-storage.rules")

    def test_leave_the_own_stick_alone(self):
        with open(os.path.join(KIOSK, "udev/70-borne.rules"), encoding="utf-8") as file:
            rules = file.read()
        with open(os.path.join(KIOSK, "image.sh"), encoding="utf-8") as file:
            image = file.read()
        labels = re.findall(r"mkfs\.vfat .*-n (\S+)|mke2fs .*-L (\S+)", image)
        self.assertEqual(len(labels), 3)
        left = re.search(r'ENV\{ID_FS_LABEL\}=="([^"]*)", GOTO="borne_end"', rules).group(1)
        self.assertEqual(sorted(left.split("|")), sorted(fat or ext for fat, ext in labels))


class Package(unittest.TestCase):
    def test_holds_what_a_station_needs(self):
        with tempfile.TemporaryDirectory(prefix="borne-deb-") as folder:
            done = run("cpack", "-G", "DEB", "--config", os.path.join(BUILD, "CPackConfig.cmake"),
                       "-B", folder, cwd=folder)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            deb = [name for name in os.listdir(folder) if name.endswith(".deb")]
            self.assertEqual(len(deb), 1)
            names = run("dpkg-deb", "-c", deb[0], cwd=folder).stdout
            depends = run("dpkg-deb", "-f", deb[0], "Depends", cwd=folder).stdout
        for name in ("bin/borne", "share/borne/words/borne/LC_MESSAGES/borne-fr.mo",
                     "lib/borne/stick", "lib/borne/setup", "lib/borne/device",
                     "lib/borne/clock",
                     "lib/borne/borne-helper",
                     "systemd/system/borne-helper.socket", "systemd/system/borne.service",
                     "systemd/system/borne-fault.service", "systemd/system/borne-stick@.service",
                     "systemd/system/borne-lost.service",
                     "udev/rules.d/70-borne.rules", "sysusers.d/borne.conf",
                     "tmpfiles.d/borne.conf", "man1/borne.1.gz"):
            self.assertRegex(names, rf"\./usr/\S*{name}\n")
        for name in ("libsdl2-2.0-0", "libsqlite3-0", "fonts-inter", "fonts-noto-color-emoji"):
            self.assertIn(name, depends)


unittest.main()
