"""kernel.py: the guest's kernel: Debian's own, downloaded and unpacked without installing it."""

import glob
import os
import re
import shutil
import subprocess
import sys

# What the guest loads, with all that these need: the emulated bus, and the drivers that a real
# scanner, keyboard, printer or serial port gets. uhid and hid-multitouch play a touch screen.
MODULES = (
    "vhci-hcd",
    "usbhid",
    "hid-generic",
    "hid-multitouch",
    "uhid",
    "usblp",
    "cdc-acm",
    "evdev",
)


def package():
    """The name of the package that linux-image-amd64 stands for today; that name itself where the
    lists of packages are not there."""
    out = subprocess.run(
        ["apt-cache", "depends", "linux-image-amd64"], capture_output=True, text=True, check=False
    ).stdout
    found = re.search(r"Depends: (linux-image-\S+)", out)
    return found.group(1) if found else "linux-image-amd64"


def download(folder):
    """The .deb, kept in `folder`."""
    os.makedirs(folder, exist_ok=True)
    found = sorted(glob.glob(os.path.join(folder, "linux-image-*.deb")))
    if not found:
        command = ["apt-get", "-qq", "download", package()]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            subprocess.run(["apt-get", "-qq", "update"], check=False)
            command[-1] = package()
            done = subprocess.run(command, cwd=folder, check=False)
        if done.returncode != 0:
            print("Debian's kernel cannot be downloaded: %s" % command[-1], file=sys.stderr)
            sys.exit(4)  # the environment's fault, see tests/vm.sh
        found = sorted(glob.glob(os.path.join(folder, "linux-image-*.deb")))
    return found[-1]


def unpack(folder):
    """Unpacks the package once; returns the kernel's file and the folder of its modules."""
    done = os.path.join(folder, "unpacked")
    if not os.path.exists(os.path.join(done, "whole")):
        deb = download(folder)
        shutil.rmtree(done, ignore_errors=True)
        os.makedirs(done)
        stream = subprocess.Popen(["dpkg-deb", "--fsys-tarfile", deb], stdout=subprocess.PIPE)
        tar = ["tar", "-x", "--wildcards", "./boot/vmlinuz-*", "./lib/modules/*"]
        subprocess.run(tar, cwd=done, stdin=stream.stdout, check=True)
        if stream.wait() != 0:
            raise SystemExit("cannot unpack " + deb)
        version = os.listdir(os.path.join(done, "lib", "modules"))[0]
        subprocess.run(["depmod", "-b", done, version], check=True)
        open(os.path.join(done, "whole"), "w", encoding="utf-8").close()
    kernel = glob.glob(os.path.join(done, "boot", "vmlinuz-*"))[0]
    modules = glob.glob(os.path.join(done, "lib", "modules", "*"))[0]
    return kernel, modules


def needed(modules, names=MODULES):
    """The files of these modules and of those that they need, in the order to load them."""
    needs = {}
    with open(os.path.join(modules, "modules.dep"), encoding="utf-8") as file:
        for line in file:
            path, _, rest = line.partition(":")
            needs[path] = rest.split()
    by_name = {os.path.basename(path).split(".")[0].replace("_", "-"): path for path in needs}
    order = []
    for name in names:
        path = by_name[name.replace("_", "-")]
        for each in [*reversed(needs[path]), path]:
            if each not in order:
                order.append(each)
    return order
