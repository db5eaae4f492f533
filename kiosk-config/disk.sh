#!/bin/sh
# Disks of a PC that runs from the image (installed as /usr/lib/borne/disk; root).
#   disk grow            the record's partition takes all that is free behind it; RUN/on-stick is
#                        there when this system was started from a stick
#   disk list            writes a line for each disk that Borne could be put on to RUN/disks:
#                        NAME BYTES borne|other MODEL; "borne" has a record on it already
#   disk install NAME    puts this system on that disk; all that was on it is gone. RUN/disk says
#                        how far it is: "working PERCENT", "done", "failed"
# What is installed begins with an empty record: a copy of this one would be a second station under
# the first one's number.
set -eu
sys=${BORNE_SYS:-/sys}
dev=${BORNE_DEV:-/dev}
run=${BORNE_RUN:-/run/borne}
etc=${BORNE_ETC:-/etc}
cmdline=${BORNE_CMDLINE:-/proc/cmdline}
mib=1048576
room_mib=256 # the least that a record needs beside the system

# The number of the partition that the kernel was told to start from; none on an ordinary system.
started_from() {
    tr ' ' '\n' <"$cmdline" | sed -n 's/^root=PARTUUID=//p' | head -n 1
}
data_number() {
    sed -n 's|^PARTUUID=\([^ ]*\) /data .*|\1|p' "$etc/fstab"
}
partition() {
    # partition NUMBER: its kernel name
    basename "$(realpath -e "$dev/disk/by-partuuid/$1")"
}
disk_of() {
    # disk_of PARTITION
    basename "$(dirname "$(realpath -e "$sys/class/block/$1")")"
}
partitions_of() {
    # partitions_of DISK, a line each
    for part in "$sys/block/$1/$1"*; do
        [ ! -e "$part/partition" ] || basename "$part"
    done
}
nth() {
    # nth DISK NUMBER: /dev/sda1, /dev/nvme0n1p1
    case $1 in
    *[0-9]) echo "$dev/$1p$2" ;;
    *) echo "$dev/$1$2" ;;
    esac
}
bytes() {
    echo $(($(cat "$sys/class/block/$1/size") * 512))
}

grow() {
    udevadm wait --timeout=30 "$dev/disk/by-partuuid/$(data_number)"
    part=$(partition "$(data_number)")
    disk=$(disk_of "$part")
    # Started from a stick, Borne offers to go on a disk of the PC.
    mkdir -p "$run"
    case $(realpath -e "$sys/block/$disk") in
    */usb*) : >"$run/on-stick" ;;
    esac
    number=$(cat "$sys/class/block/$part/partition")
    end=$(($(cat "$sys/class/block/$part/start") + $(cat "$sys/class/block/$part/size")))
    # The second table of partitions takes 33 sectors; what is less than some mebibytes stays free.
    if [ $((end + 16384)) -lt "$(cat "$sys/block/$disk/size")" ]; then
        # udev must not look while half of it is written: the partition would be gone for a moment.
        udevadm lock --device="$dev/$disk" "$0" grow-table "$disk" "$number"
        udevadm wait --timeout=30 --settle "$dev/$part"
        e2fsck -fp "$dev/$part" || [ $? -le 2 ]
        resize2fs "$dev/$part"
    else
        # After a power cut its journal is played back; what is worse is mended, too: nobody stands
        # here who could answer questions.
        e2fsck -p "$dev/$part" || e2fsck -fy "$dev/$part" || [ $? -le 2 ]
    fi
}
grow_table() {
    # The second table lies where the image ended; it belongs to the end of the disk.
    sfdisk --quiet --no-reread --no-tell-kernel --relocate gpt-bak-std "$dev/$1" || true
    echo ', +' | sfdisk --quiet --no-reread --no-tell-kernel -N "$2" "$dev/$1"
    partx --update --nr "$2" "$dev/$1"
}

# A disk of this PC, not a stick, not the one that this system runs from, with room, not in use.
is_possible() {
    case $1 in
    sd* | nvme* | vd* | mmcblk*) ;;
    *) return 1 ;;
    esac
    case $(realpath -e "$sys/block/$1") in
    */usb*) return 1 ;;
    esac
    here=$(disk_of "$(partition "$(started_from)")")
    [ "$1" != "$here" ] && [ "$(cat "$sys/block/$1/ro")" = 0 ] || return 1
    [ "$(cat "$sys/block/$1/removable")" = 0 ] || return 1
    [ "$(bytes "$1")" -ge $((($(system_mib) + room_mib) * mib)) ] || return 1
    for part in $(partitions_of "$1"); do
        ! grep -q "^$dev/$part " "${BORNE_MOUNTS:-/proc/mounts}" || return 1
        [ -z "$(ls "$sys/class/block/$part/holders" 2>/dev/null)" ] || return 1
    done
}
# What comes before the record's partition, as on the disk that this system runs from.
system_mib() {
    part=$(partition "$(data_number)")
    echo $(($(cat "$sys/class/block/$part/start") * 512 / mib))
}

list() {
    mkdir -p "$run"
    : >"$run/disks.new"
    if [ -n "$(started_from)" ]; then
        for path in "$sys"/block/*; do
            name=$(basename "$path")
            is_possible "$name" || continue
            holds=other
            for part in $(partitions_of "$name"); do
                if grep -qx 'PARTNAME=borne-data' "$sys/class/block/$part/uevent"; then
                    holds=borne
                fi
            done
            model=$(cat "$path/device/model" 2>/dev/null || echo "$name")
            printf '%s %s %s %s\n' "$name" "$(bytes "$name")" "$holds" \
                "$(printf '%s' "$model" | tr -cd 'A-Za-z0-9 ._-' | sed 's/ *$//')" \
                >>"$run/disks.new"
        done
    fi
    mv "$run/disks.new" "$run/disks"
}

tell() {
    echo "$*" >"$run/disk.new"
    mv "$run/disk.new" "$run/disk"
}

install() {
    [ "$1" = "$(basename "$1")" ] && [ -d "$sys/block/$1" ] && is_possible "$1" || {
        echo "$1: not a disk that Borne could be put on" >&2
        exit 2
    }
    tell working 0
    trap 'tell failed' EXIT
    from=$(disk_of "$(partition "$(started_from)")")
    boot=$(cat /proc/sys/kernel/random/uuid)
    system=$(cat /proc/sys/kernel/random/uuid)
    data=$(cat /proc/sys/kernel/random/uuid)
    boot_sectors=$(cat "$sys/class/block/$(basename "$(nth "$from" 1)")/size")
    system_sectors=$(cat "$sys/class/block/$(basename "$(nth "$from" 2)")/size")
    wipefs --quiet --all "$dev/$1"
    sfdisk --quiet --wipe always --wipe-partitions always "$dev/$1" <<TABLE
label: gpt
start=2048, size=$boot_sectors, type=U, name=borne-boot, uuid=$boot, attrs=LegacyBIOSBootable
size=$system_sectors, type=L, name=borne-system, uuid=$system
type=L, name=borne-data, uuid=$data
TABLE
    for number in 1 2 3; do
        udevadm wait --timeout=30 "$(nth "$1" $number)"
    done
    tell working 5
    # The system is only ever read here, so that its partition can be copied as it is.
    copy=$(nth "$1" 2)
    total=$((system_sectors / 2048))
    at=0
    while [ $at -lt $total ]; do
        dd if="$(nth "$from" 2)" of="$copy" bs=1M count=64 skip=$at seek=$at conv=notrunc,fsync \
            status=none
        at=$((at + 64))
        tell working $((5 + 80 * (at < total ? at : total) / total))
    done
    e2fsck -fp "$copy" || [ $? -le 2 ]
    tune2fs -U random "$copy" >/dev/null
    tell working 88
    mounted=$(mktemp -d)
    mount "$copy" "$mounted"
    sed -i "s/^PARTUUID=[^ ]* \/data /PARTUUID=$data \/data /" "$mounted/etc/fstab"
    owner=$(awk -F: '$1 == "borne" { print $3 ":" $4 }' "$mounted/etc/passwd")
    umount "$mounted"

    mke2fs -q -F -t ext4 -b 4096 -i 65536 -m 1 -J size=16 -L borne-data "$(nth "$1" 3)"
    mount "$(nth "$1" 3)" "$mounted"
    mkdir "$mounted/record" "$mounted/versions"
    chown "$owner" "$mounted/record"
    chmod 700 "$mounted/record"
    # What updates brought here comes along; the record does not.
    if [ -d /data/versions ]; then
        cp -a /data/versions/. "$mounted/versions/"
    fi
    umount "$mounted"
    tell working 93

    dd if="$(nth "$from" 1)" of="$(nth "$1" 1)" bs=1M conv=fsync status=none
    for file in ::/loader/entries/borne.conf ::/syslinux.cfg; do
        mcopy -n -i "$(nth "$1" 1)" "$file" "$mounted.txt"
        sed -i "s/root=PARTUUID=[^ ]*/root=PARTUUID=$system/" "$mounted.txt"
        mcopy -o -i "$(nth "$1" 1)" "$mounted.txt" "$file"
    done
    rm -f "$mounted.txt"
    rmdir "$mounted"
    syslinux --install "$(nth "$1" 1)"
    dd if=/usr/lib/syslinux/mbr/gptmbr.bin of="$dev/$1" conv=notrunc,fsync status=none
    sync
    trap - EXIT
    tell done
}

case ${1:-}/$# in
grow/1 | list/1) "$1" ;;
install/2) install "$2" ;;
grow-table/3) grow_table "$2" "$3" ;; # its own, under a lock
*)
    echo "usage: disk grow|list|install NAME" >&2
    exit 2
    ;;
esac
