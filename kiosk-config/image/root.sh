#!/bin/sh
# Called by image.sh with the folder of the new system: makes it a Borne that nobody logs into.
set -eu
root=$1
here=$(cd "$(dirname "$0")" && pwd)

chroot "$root" /usr/lib/borne/setup on
echo borne >"$root/etc/hostname"
printf '127.0.0.1 localhost borne\n::1 localhost\n' >"$root/etc/hosts"
cp "$here/fstab" "$root/etc/fstab"
mkdir -p "$root/data" "$root/var/lib/borne" "$root/var/lib/borne-versions"
cp "$here/borne-grow.service" "$root/etc/systemd/system/"

# The log stays in memory: a stick is not worn out by it. Borne's own log is with the record.
sed -i 's/^\[Journal\]/&\nStorage=volatile/' "$root/etc/systemd/journald.conf.d/borne.conf"

# Nothing to log in to, nothing that calls out, nothing that a key combination reaches.
chroot "$root" passwd --quiet --lock root
for unit in getty@.service serial-getty@.service console-getty.service container-getty@.service \
    debug-shell.service ctrl-alt-del.target systemd-networkd.service systemd-resolved.service \
    systemd-timesyncd.service apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer \
    e2scrub_all.timer e2scrub_reap.service fstrim.timer systemd-update-utmp.service \
    systemd-update-utmp-runlevel.service rpcbind.service avahi-daemon.service \
    avahi-daemon.socket; do
    ln -sf /dev/null "$root/etc/systemd/system/$unit"
done
echo 'kernel.sysrq = 0' >"$root/etc/sysctl.d/60-borne.conf"
# Where the record cannot be reached there is no shell either: a picture, then another try.
mkdir -p "$root/etc/systemd/system/emergency.service.d" "$root/etc/systemd/system/rescue.service.d"
for unit in emergency rescue; do
    cat >"$root/etc/systemd/system/$unit.service.d/borne.conf" <<'UNIT'
[Service]
ExecStartPre=
ExecStart=
ExecStart=-/usr/bin/systemctl start borne-fault.service
UNIT
done
# The printers' service answers on its own socket only, at no address, and no printer of a network
# is looked for.
if [ -e "$root/etc/cups/cupsd.conf" ]; then
    sed -i '/^Listen .*:631/d; /^Port /d; s/^Browsing .*/Browsing No/' \
        "$root/etc/cups/cupsd.conf"
fi

# The first RAM disk reaches any PC's disk, and lays memory over the system.
cp "$here/modules.sh" "$root/etc/initramfs-tools/hooks/borne-modules"
cp "$here/overlay.sh" "$root/etc/initramfs-tools/scripts/init-bottom/borne-overlay"
version=$(ls "$root/lib/modules")
chroot "$root" update-initramfs -u -k "$version"

# One machine, one number: made at its first start.
: >"$root/etc/machine-id"
rm -f "$root/var/lib/dbus/machine-id"
rm -rf "$root"/var/cache/apt/* "$root"/var/lib/apt/lists/* "$root"/var/log/* \
    "$root"/var/cache/debconf/*-old
