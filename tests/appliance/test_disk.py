"""test_disk.py: which disks of a PC Borne could be put on, from folders of a system made by
the test.

Writing to a disk is proved in the guest (tests/vm.sh boot)."""

import os
import shutil
import subprocess
import tempfile
import unittest

DISK = os.path.join(os.environ["SOURCE"], "kiosk-config/disk.sh")
GB = 1000 ** 3


class Disk(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.mkdtemp(prefix="borne-disk-")
        self.addCleanup(shutil.rmtree, self.dir)
        self.write("etc/fstab", "PARTUUID=data-1 /data ext4 rw 0 2\n")
        self.write("cmdline", "root=PARTUUID=system-1 ro quiet\n")
        self.write("mounts", "")
        self.disk("sdb", 8 * GB, bus="usb1", parts=3)
        self.part_is("sdb2", "system-1")
        self.part_is("sdb3", "data-1")
        self.write("sys/devices/usb1/sdb/sdb3/start", "2000000")  # a gigabyte

    def write(self, name, text):
        path = os.path.join(self.dir, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def disk(self, name, size, bus="pci0", parts=0, removable=0, ro=0, model="Old Disk", label=""):
        at = f"sys/devices/{bus}/{name}"
        self.write(at + "/size", str(size // 512))
        self.write(at + "/removable", str(removable))
        self.write(at + "/ro", str(ro))
        self.write(at + "/device/model", model + "  \n")
        links = [(name, at)]
        for number in range(1, parts + 1):
            part = f"{name}{number}"
            self.write(f"{at}/{part}/partition", str(number))
            self.write(f"{at}/{part}/size", "1000")
            self.write(f"{at}/{part}/uevent", f"DEVNAME={part}\nPARTNAME={label}\n")
            self.write(f"dev/{part}", "")
            links.append((part, f"{at}/{part}"))
        for folder, which in (("sys/block", links[:1]), ("sys/class/block", links)):
            os.makedirs(os.path.join(self.dir, folder), exist_ok=True)
            for link, target in which:
                os.symlink(os.path.join(self.dir, target), os.path.join(self.dir, folder, link))

    def part_is(self, part, number):
        folder = os.path.join(self.dir, "dev/disk/by-partuuid")
        os.makedirs(folder, exist_ok=True)
        os.symlink(os.path.join(self.dir, "dev", part), os.path.join(folder, number))

    def run_disk(self, *words, code=0):
        at = {"SYS": "sys", "DEV": "dev", "RUN": "run", "ETC": "etc", "CMDLINE": "cmdline",
              "MOUNTS": "mounts"}
        done = subprocess.run(["sh", DISK, *words], capture_output=True, text=True, check=False,
                              env={"PATH": os.environ["PATH"], **{
                                  "BORNE_" + name: os.path.join(self.dir, path)
                                  for name, path in at.items()}})
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)

    def listed(self):
        self.run_disk("list")
        with open(os.path.join(self.dir, "run/disks"), encoding="utf-8") as file:
            return file.read().splitlines()

    def test_only_disks_of_this_pc(self):
        self.assertEqual(self.listed(), [])
        self.disk("sda", 120 * GB, parts=2)
        self.disk("sdc", 64 * GB, bus="usb2")  # another stick
        self.disk("sdd", 64 * GB, removable=1)  # a card
        self.disk("sde", 64 * GB, ro=1)
        self.disk("sdf", GB)  # too small
        self.disk("sr0", 64 * GB)
        self.disk("loop0", 64 * GB)
        self.assertEqual(self.listed(), ["sda 120000000000 other Old Disk"])

    def test_says_where_a_record_is_already(self):
        self.disk("sda", 120 * GB, parts=3, label="borne-data")
        self.disk("nvme0n1", 240 * GB, model="Fast; $(reboot) é")
        self.assertEqual(self.listed(), ["nvme0n1 240000000000 other Fast reboot",
                                         "sda 120000000000 borne Old Disk"])

    def test_a_disk_in_use_is_none(self):
        self.disk("sda", 120 * GB, parts=1)
        self.write("mounts", f"{self.dir}/dev/sda1 /mnt ext4 rw 0 0\n")
        self.assertEqual(self.listed(), [])
        self.run_disk("install", "sda", code=2)

    def test_an_ordinary_system_offers_none(self):
        self.disk("sda", 120 * GB)
        self.write("cmdline", "root=/dev/sda1 ro\n")
        self.assertEqual(self.listed(), [])

    def test_installs_only_on_what_it_would_list(self):
        for name in ("sdb", "../sdb", "sdz", "sdb3", ""):
            self.run_disk("install", name, code=2)
        self.assertFalse(os.path.exists(os.path.join(self.dir, "run/disk")))


unittest.main()
