#!/bin/sh
# Builds a bootable disk image: write it to a stick, start a PC from it, it is a Borne.
#   sh kiosk-config/image.sh [borne_VERSION_ARCH.deb] [IMAGE]
# As root, with about 4 GB of free space; without mounts or loop devices. IMAGE: build/borne.img
# unless named. BORNE_UPDATE_KEY=FILE.pub lets the image take updates signed with that key;
# BORNE_IMAGE_ADD='package …' adds Debian packages; packages once downloaded are kept in build/apt.
# The image starts by BIOS (syslinux) and by UEFI (systemd-boot). Its system is only ever read: what
# a running one writes goes to memory and is gone at the next start, but for the record, which has a
# journalled partition of its own that grows to fill the stick or disk.
set -eu
cd "$(dirname "$0")/.."
[ "$(id -u)" -eq 0 ] || {
    echo "Il faut être root. (Only root can do this.)" >&2
    exit 4
}
package=${1:-}
image=${2:-build/borne.img}
suite=bookworm
cache=build/apt/$suite
work=$(mktemp -d "${TMPDIR:-/var/tmp}/borne-image.XXXXXX")
trap 'rm -rf "$work"' EXIT
say() { printf '%s\n' "== $*"; }

sh kiosk-config/install-packages.sh --image
if [ -z "$package" ]; then
    say 'the package'
    sh kiosk-config/package.sh
    package=$(ls build/package/borne_*.deb)
fi
mkdir -p "$(dirname "$image")" "$cache"

say 'the system'
# What is not there cannot call out, and the stick stays small: no drivers of networks, no papers.
for path in '/usr/share/doc/*' '/usr/share/man/*' '/usr/share/locale/*' '/usr/share/info/*' \
    '/lib/modules/*/kernel/drivers/net/*' '/lib/modules/*/kernel/drivers/infiniband/*' \
    '/lib/modules/*/kernel/drivers/media/*' '/lib/modules/*/kernel/drivers/isdn/*' \
    '/lib/modules/*/kernel/net/wireless/*' '/lib/modules/*/kernel/net/mac80211/*' \
    '/lib/modules/*/kernel/net/bluetooth/*'; do
    printf 'path-exclude=%s\n' "$path"
done >"$work/dpkg.cfg"
# Of the firmware, what graphics and sound need: Debian has it as non-free-firmware, and without
# it an AMD chip shows nothing at all.
printf 'path-exclude=%s\n' '/lib/firmware/*' >>"$work/dpkg.cfg"
for path in amdgpu radeon i915 nvidia intel; do
    printf 'path-include=/lib/firmware/%s*\n' "$path" >>"$work/dpkg.cfg"
done
printf 'path-include=/usr/share/doc/*/copyright\nforce-unsafe-io\n' >>"$work/dpkg.cfg"
cp "$package" "$work/borne.deb"
chmod 755 "$work"
include=$(sh kiosk-config/install-packages.sh --list --kiosk --system --firmware | tr '\n' ',')
for name in ${BORNE_IMAGE_ADD:-}; do include="$include$name,"; done
mmdebstrap --quiet --mode=root --variant=minbase --include="${include%,}" \
    --components=main,non-free-firmware \
    --dpkgopt="$work/dpkg.cfg" \
    --skip=download/empty --skip=essential/unlink \
    --setup-hook='mkdir -p "$1"/var/cache/apt/archives' \
    --setup-hook="sync-in $cache /var/cache/apt/archives" \
    --essential-hook='mkdir -p "$1/etc/initramfs-tools/conf.d"' \
    --essential-hook='cp kiosk-config/image/initramfs.conf "$1/etc/initramfs-tools/conf.d/"' \
    --customize-hook="copy-in $work/borne.deb /tmp" \
    --customize-hook='chroot "$1" apt-get -qq install -y --no-install-recommends /tmp/borne.deb' \
    --customize-hook='rm "$1/tmp/borne.deb"' \
    --customize-hook="sync-out /var/cache/apt/archives $cache" \
    --customize-hook='sh kiosk-config/image/root.sh "$1"' \
    "$suite" "$work/root" ${BORNE_MIRROR:+"$BORNE_MIRROR"}
if [ -n "${BORNE_UPDATE_KEY:-}" ]; then
    install -D -m 644 "$BORNE_UPDATE_KEY" "$work/root/etc/borne/update.pub"
fi

say 'the partitions'
mv "$work/root/boot" "$work/boot"
mkdir "$work/root/boot"
kernel=$(ls "$work"/boot/vmlinuz-* | tail -n 1)
initrd=$(ls "$work"/boot/initrd.img-* | tail -n 1)
id_boot=$(cat /proc/sys/kernel/random/uuid)
id_system=$(cat /proc/sys/kernel/random/uuid)
id_data=$(cat /proc/sys/kernel/random/uuid)
sed -i "s/@DATA@/$id_data/" "$work/root/etc/fstab"
sed "s/@SYSTEM@/$id_system/; s|@MORE@|${BORNE_KERNEL_WORDS:-}|" kiosk-config/image/kernel-words \
    >"$work/words"
words=$(grep -v '^#' "$work/words" | tr '\n' ' ')

# Every partition is a file first, in whole mebibytes.
boot_mib=$((($(stat -c %s "$kernel") + $(stat -c %s "$initrd")) / 1048576 + 40))
system_mib=$(($(du -sm --apparent-size "$work/root" | cut -f1) * 112 / 100 + 96))
data_mib=96
truncate -s "${boot_mib}M" "$work/boot.fat"
mkfs.vfat -F 32 -n BORNE-BOOT "$work/boot.fat" >/dev/null
mmd -i "$work/boot.fat" ::/EFI ::/EFI/BOOT ::/loader ::/loader/entries
mcopy -i "$work/boot.fat" "$kernel" ::/vmlinuz
mcopy -i "$work/boot.fat" "$initrd" ::/initrd.img
mcopy -i "$work/boot.fat" /usr/lib/systemd/boot/efi/systemd-bootx64.efi ::/EFI/BOOT/BOOTX64.EFI
printf 'default borne\ntimeout 0\neditor no\n' >"$work/loader.conf"
printf 'title Borne\nlinux /vmlinuz\ninitrd /initrd.img\noptions %s\n' "$words" >"$work/borne.conf"
printf 'DEFAULT borne\nPROMPT 0\nNOESCAPE 1\nLABEL borne\n LINUX /vmlinuz\n INITRD /initrd.img\n' \
    >"$work/syslinux.cfg"
printf ' APPEND %s\n' "$words" >>"$work/syslinux.cfg"
mcopy -i "$work/boot.fat" "$work/loader.conf" ::/loader/loader.conf
mcopy -i "$work/boot.fat" "$work/borne.conf" ::/loader/entries/borne.conf
mcopy -i "$work/boot.fat" "$work/syslinux.cfg" ::/syslinux.cfg
syslinux --install "$work/boot.fat"

truncate -s "${system_mib}M" "$work/system.ext4"
mke2fs -q -t ext4 -m 0 -L borne-system -d "$work/root" "$work/system.ext4"
mkdir -p "$work/data/record" "$work/data/versions"
owner=$(awk -F: '$1 == "borne" { print $3 ":" $4 }' "$work/root/etc/passwd")
chown "$owner" "$work/data/record"
chmod 700 "$work/data/record"
truncate -s "${data_mib}M" "$work/data.ext4"
# Blocks and a journal for a disk that is much larger; few inodes, for they grow with it, and all of
# their tables are written once: at one for 4 KB, as a small disk has them, 60 MB for each gigabyte.
mke2fs -q -t ext4 -b 4096 -i 65536 -m 1 -J size=16 -L borne-data -d "$work/data" "$work/data.ext4"

say "the image, $image"
rm -f "$image"
truncate -s "$((boot_mib + system_mib + data_mib + 2))M" "$image"
sfdisk --quiet "$image" <<TABLE
label: gpt
start=2048, size=${boot_mib}MiB, type=U, name=borne-boot, uuid=$id_boot, attrs=LegacyBIOSBootable
size=${system_mib}MiB, type=L, name=borne-system, uuid=$id_system
size=${data_mib}MiB, type=L, name=borne-data, uuid=$id_data
TABLE
dd if=/usr/lib/syslinux/mbr/gptmbr.bin of="$image" conv=notrunc status=none
at=1
for part in boot.fat system.ext4 data.ext4; do
    dd if="$work/$part" of="$image" bs=1M seek=$at conv=notrunc,sparse status=none
    at=$((at + $(stat -c %s "$work/$part") / 1048576))
done
printf '%s: %s MB; of the system: %s MB, kernel %s MB, first RAM disk %s MB\n' "$image" \
    $(($(stat -c %s "$image") / 1000000)) "$system_mib" \
    $(($(stat -c %s "$kernel") / 1000000)) $(($(stat -c %s "$initrd") / 1000000))
