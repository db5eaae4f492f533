#!/bin/sh
# Mounts one USB stick for the kiosk, to be read only, and takes it away again (installed as
# /usr/lib/borne/stick; borne-stick@.service calls it as root).
#   stick plug sdb1      mounts it and shows it as /run/borne/sticks/<its label>
#   stick unplug sdb1
#   stick write LABEL    lets the kiosk write on it, until `stick read LABEL`
#   stick read LABEL
# A stick shows only once it is mounted, so that it is never seen empty by mistake.
set -eu
run=${BORNE_RUN:-/run/borne}
mounts=$run/mnt
sticks=$run/sticks

# A label may be anything: what is left makes a plain file name.
plain() {
    printf '%s' "$1" | tr -c 'A-Za-z0-9_-' '_' | cut -c 1-32
}

shown_as() {
    # shown_as KERNEL_NAME: the links that show this stick
    for link in "$sticks"/*; do
        if [ -L "$link" ] && [ "$(readlink "$link")" = "$mounts/$1" ]; then
            printf '%s\n' "$link"
        fi
    done
}

mount_it() {
    # mount_it KERNEL_NAME ro|rw
    device=/dev/$1
    type=$(blkid -p -o value -s TYPE "$device")
    options=$2,nosuid,nodev,noexec
    owner="uid=$(id -u borne),gid=$(id -g borne),umask=0077"
    case $type in
    vfat) options="$options,$owner,utf8" ;;
    exfat) options="$options,$owner" ;;
    ntfs) options="$options,$owner" type=ntfs-3g ;;
    ext4)
        # The journal of a stick that was pulled too early stays as it is while it is only read.
        if [ "$2" = ro ]; then
            options="$options,noload"
        fi
        ;;
    *)
        echo "$device: $type is not read" >&2
        exit 1
        ;;
    esac
    mount -t "$type" -o "$options" "$device" "$mounts/$1"
}

plug() {
    label=$(plain "$(blkid -p -o value -s LABEL "/dev/$1" || true)")
    mkdir -p "$mounts/$1" "$sticks"
    mount_it "$1" ro
    name=${label:-$1}
    # Two of one name may come at the same moment: only one of them can take it.
    ln -sT "$mounts/$1" "$sticks/$name" 2>/dev/null || ln -sT "$mounts/$1" "$sticks/$name-$1"
}

unplug() {
    shown_as "$1" | while read -r link; do
        rm -f "$link"
    done
    umount -l "$mounts/$1" 2>/dev/null || true
    rmdir "$mounts/$1" 2>/dev/null || true
    # Why an update was not taken is said as long as its stick is there; the next is another one.
    if grep -q '^failed' "$run/update" 2>/dev/null; then
        rm -f "$run/update"
    fi
}

# A mount that is only changed stays read only for the kiosk, which sees the system through copies
# of its mounts; one that is made anew reaches it.
again() {
    # again LABEL ro|rw: only what is shown, and only under its plain name
    [ -n "$1" ] && [ "$1" = "$(plain "$1")" ] && [ -L "$sticks/$1" ] || {
        echo "$1: no such stick" >&2
        exit 2
    }
    kernel_name=$(basename "$(readlink "$sticks/$1")")
    sync -f "$mounts/$kernel_name" || true
    umount "$mounts/$kernel_name"
    mount_it "$kernel_name" "$2" || {
        mount_it "$kernel_name" ro
        exit 1
    }
}

[ $# -eq 2 ] || {
    echo "usage: stick plug|unplug KERNEL_NAME, stick write|read LABEL" >&2
    exit 2
}
case $1 in
plug | unplug)
    [ "$2" = "$(plain "$2")" ] || exit 2
    "$1" "$2"
    ;;
write) again "$2" rw ;;
read) again "$2" ro ;;
*) exit 2 ;;
esac
