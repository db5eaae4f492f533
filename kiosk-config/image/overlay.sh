#!/bin/sh
# overlay.sh: runs in the first RAM disk once the root is mounted: lays memory over it, so that
# the system is only ever read. What it writes is gone at the next start. (init-bottom of
# initramfs-tools)
case ${1:-} in
prereqs) exit 0 ;;
esac
. /scripts/functions

modprobe -q overlay
mkdir -p /lower /upper
mount -n -o move "$rootmnt" /lower || panic "the root stays where it is"
mount -n -t tmpfs -o mode=755,size=50% borne-upper /upper
mkdir -p /upper/data /upper/work
mount -n -t overlay -o lowerdir=/lower,upperdir=/upper/data,workdir=/upper/work borne-root \
    "$rootmnt" ||
    panic "no memory over the root"
