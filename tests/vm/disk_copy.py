"""disk_copy.py: a copy of the disk image for a proof, with what the proof needs put into it from
outside (a root shell on the second serial line, a touch panel on the third); and what stands in the
record's partition, read from outside. The image itself stays as it is."""

import os
import re
import sqlite3
import subprocess

from scenario import Failed

HERE = os.path.dirname(os.path.abspath(__file__))

# In this copy only: nobody has a shell in the image itself.
AGENT = """[Unit]
Description=The other end of a proof
[Service]
ExecStart=/bin/sh /opt/proof/agent
Restart=always
"""
AGENT_PROGRAM = """modprobe uhid
stty -F /dev/ttyS1 raw -echo
stty -F /dev/ttyS2 raw -echo
/opt/proof/touch_panel /dev/ttyS2 &
exec <>/dev/ttyS1 >&0 2>&1
echo READY
while IFS= read -r line; do (eval "$line"); done
"""
WANTS = "/etc/systemd/system/multi-user.target.wants"


def run(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    if done.returncode != 0:
        raise Failed("%s: %s" % (" ".join(command), done.stderr.strip()))
    return done.stdout


def partition(image, name):
    """Where a partition begins and how long it is, in bytes."""
    for line in run("sfdisk", "--dump", image).splitlines():
        if 'name="%s"' % name in line:
            return tuple(512 * int(re.search(r"%s= *(\d+)" % word, line).group(1))
                         for word in ("start", "size"))  # fmt: skip
    raise Failed("the image has no partition " + name)


class DiskCopy:
    """BUILD's image, copied to `path`."""

    def __init__(self, build, folder, path, image="borne.img"):
        self.folder, self.path = folder, path
        run("cp", "--sparse=always", os.path.join(build, image), path)
        panel = os.path.join(folder, "touch_panel")
        run("cc", "-static", "-O1", "-o", panel, os.path.join(HERE, "touch_panel.c"))
        self.debugfs("mkdir /opt/proof")
        self.write("/opt/proof/agent", AGENT_PROGRAM)
        self.put(panel, "/opt/proof/touch_panel")
        self.write("/etc/systemd/system/proof.service", AGENT)
        self.debugfs("symlink %s/proof.service /etc/systemd/system/proof.service" % WANTS)

    def debugfs(self, command):
        system = "%s?offset=%d" % (self.path, partition(self.path, "borne-system")[0])
        return run("debugfs", "-w", "-R", command, system)

    def put(self, outer, inner):
        """A file of ours in the system's partition."""
        self.debugfs("rm " + inner)
        self.debugfs("write %s %s" % (outer, inner))
        # debugfs ends with 0 whatever happens.
        if "Size: %d" % os.path.getsize(outer) not in self.debugfs("stat " + inner):
            raise Failed("the image takes no " + inner)

    def write(self, inner, text):
        path = os.path.join(self.folder, os.path.basename(inner))
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        self.put(path, inner)


def make_stick(path, label, files, megabytes=64):
    """A FAT stick with these files: {name: text or bytes}."""
    run("truncate", "-s", "%dM" % megabytes, path)
    run("mkfs.vfat", "-n", label, path)
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        put = subprocess.run(["mcopy", "-i", path, "-", "::/" + name], input=data,
                             capture_output=True, check=False)  # fmt: skip
        if put.returncode != 0:
            raise Failed("the stick takes no %s: %s" % (name, put.stderr.decode()))


def put_record(copy, record):
    """A record of ours in the copy's partition for it, before anything was started from there."""
    data = "%s?offset=%d" % (copy.path, partition(copy.path, "borne-data")[0])
    owner = run("debugfs", "-R", "stat /record", data)
    user, group = (re.search(word + r": +(\d+)", owner).group(1) for word in ("User", "Group"))
    for command in ("write %s /record/borne.db" % record,
                    "set_inode_field /record/borne.db uid " + user,
                    "set_inode_field /record/borne.db gid " + group,
                    "set_inode_field /record/borne.db mode 0100600"):  # fmt: skip
        run("debugfs", "-w", "-R", command, data)
    there = run("debugfs", "-R", "stat /record/borne.db", data)
    if "Size: %d" % os.path.getsize(record) not in there:
        raise Failed("the image takes no record")


def record_of(disk, folder):
    """The record of a raw disk that nothing runs from: its path, copied to `folder`. Its file
    system is brought in order first, as the next start would."""
    offset, size = partition(disk, "borne-data")
    data = os.path.join(folder, "data.ext4")
    run("dd", "if=" + disk, "of=" + data, "bs=1M", "skip=%d" % (offset // 1048576),
        "count=%d" % -(-size // 1048576), "conv=sparse")  # fmt: skip
    checked = subprocess.run(["e2fsck", "-fp", data], capture_output=True, text=True, check=False)
    if checked.returncode > 1:
        raise Failed("the file system of the record: " + checked.stdout)
    for name in ("borne.db", "borne.db-wal", "borne.db-shm"):
        path = os.path.join(folder, name)
        if os.path.exists(path):
            os.unlink(path)
        run("debugfs", "-R", "dump /record/%s %s" % (name, path), data)
    return os.path.join(folder, "borne.db")


def query(record, sql):
    with sqlite3.connect(record) as database:
        return database.execute(sql).fetchall()
