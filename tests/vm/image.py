"""image.py: the guest's whole system as an initial RAM disk: busybox, udev, the programs under test
and the libraries that they ask for."""

import os
import re
import shutil
import subprocess

BUSYBOX = "/bin/busybox"
UDEV_RULES = ("50-udev-default.rules", "60-input-id.rules", "70-touchpad.rules")
UDEVD = "/lib/systemd/systemd-udevd"


class Image:
    """A folder that becomes the guest's root."""

    def __init__(self, root):
        self.root = root
        shutil.rmtree(root, ignore_errors=True)
        for folder in "bin dev etc proc run sys tmp var usr/bin usr/lib".split():
            os.makedirs(os.path.join(root, folder))
        # As Debian has it: one /lib.
        os.symlink("usr/lib", os.path.join(root, "lib"))
        os.symlink("usr/lib64", os.path.join(root, "lib64"))
        os.makedirs(os.path.join(root, "usr/lib64"))
        self.libraries = set()

    def path(self, inner):
        whole = os.path.join(self.root, inner.lstrip("/"))
        os.makedirs(os.path.dirname(whole), exist_ok=True)
        return whole

    def write(self, inner, text, mode=0o644):
        with open(self.path(inner), "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(self.path(inner), mode)

    def file(self, outer, inner=None):
        shutil.copy2(outer, self.path(inner or outer), follow_symlinks=True)

    def tree(self, outer, inner):
        shutil.copytree(outer, self.path(inner), dirs_exist_ok=True)

    def program(self, outer, inner=None):
        """A program and every library that the loader would open for it."""
        self.file(outer, inner)
        out = subprocess.run(["ldd", outer], capture_output=True, text=True, check=False).stdout
        for library in re.findall(r"(/\S+) \(0x", out):
            if library not in self.libraries:
                self.libraries.add(library)
                self.file(os.path.realpath(library), library)

    def udev(self, rules):
        """udevd with Debian's rules of input devices and those files of ours."""
        self.program(os.path.realpath(UDEVD), "/usr/bin/udevadm")
        os.makedirs(os.path.dirname(self.path(UDEVD)), exist_ok=True)
        os.symlink("/usr/bin/udevadm", self.path("/usr/lib/systemd/systemd-udevd"))
        for name in UDEV_RULES:
            outer = os.path.join("/usr/lib/udev/rules.d", name)
            if os.path.exists(outer):
                self.file(outer)
        for outer in rules:
            self.file(outer, "/usr/lib/udev/rules.d/" + os.path.basename(outer))

    def modules(self, folder, files):
        version = os.path.basename(folder)
        for name in [*files, "modules.builtin", "modules.builtin.modinfo", "modules.order"]:
            inner = "/usr/lib/modules/%s/%s" % (version, name)
            self.file(os.path.join(folder, name), inner)
        subprocess.run(["depmod", "-b", self.root, version], check=True)
        names = [os.path.basename(name).split(".")[0] for name in files]
        self.write("/etc/modules", "\n".join(names) + "\n")

    def pack(self, archive):
        """Writes the RAM disk, not compressed: the guest's processor is emulated."""
        with open(archive, "wb") as out:
            find = subprocess.Popen(["find", ".", "-print0"], cwd=self.root, stdout=subprocess.PIPE)
            subprocess.run(
                ["cpio", "--null", "--create", "--format=newc", "--owner=0:0", "--quiet"],
                cwd=self.root,
                stdin=find.stdout,
                stdout=out,
                check=True,
            )
            find.wait()
        return archive
