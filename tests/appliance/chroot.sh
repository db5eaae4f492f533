#!/bin/sh
# The Debian package in a clean system: sh tests/appliance/chroot.sh [bookworm|trixie]
# As root. Installs it with install.sh, plays a day with it, upgrades, removes and purges it, and
# asks lintian. On trixie the package is built in the clean system, since its libraries have other
# names. Some minutes; packages once downloaded are kept in build/apt. Ends with 0 when all holds.
set -eu
cd "$(dirname "$0")/../.."
suite=${1:-bookworm}
cache=$(pwd)/build/apt/$suite
work=$(mktemp -d /var/tmp/borne-chroot.XXXXXX)
root=$work/root
keep() {
    # What was downloaded serves the next run.
    find "$root/var/cache/apt/archives" -maxdepth 1 -name '*.deb' -exec cp -n -t "$cache" {} + ||
        true
}
clean() {
    keep
    umount "$root/proc" 2>/dev/null || true
    rm -rf "$work"
}
trap clean EXIT
say() { printf '%s\n' "== $*"; }
fail() {
    printf 'NOT SO: %s\n' "$*" >&2
    exit 1
}
# Nothing of this machine's settings reaches in.
inside() {
    chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive "$@"
}
is() { inside sh -c "$1" || fail "$1"; }
is_not() { ! inside sh -c "$1" || fail "not: $1"; }

sh kiosk-config/install-packages.sh --vm
mkdir -p "$cache"
say "a clean $suite"
mmdebstrap --quiet --mode=root --variant=minbase --include=systemd,systemd-sysv,udev \
    --dpkgopt=force-unsafe-io --skip=download/empty --skip=essential/unlink \
    --skip=cleanup/apt/lists \
    --setup-hook='mkdir -p "$1"/var/cache/apt/archives' \
    --setup-hook="sync-in $cache /var/cache/apt/archives" "$suite" "$root"
mount -t proc proc "$root/proc"
# Services are not started in here, and apt keeps what it downloads.
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod +x "$root/usr/sbin/policy-rc.d"
mkdir "$root/source"
git ls-files -z | xargs -0 cp --parents -t "$root/source"

if [ "$suite" = bookworm ]; then
    [ -n "$(ls build/package/borne_*.deb 2>/dev/null)" ] || sh kiosk-config/package.sh
    first=$(ls build/package/borne_*.deb)
    cp "$first" "$root/source/"
    say 'install.sh with the package'
    inside sh /source/kiosk-config/install.sh "/source/$(basename "$first")" >"$work/log" 2>&1 ||
        { tail -n 20 "$work/log" >&2; fail 'install.sh'; }
else
    say 'install.sh, which builds the package'
    inside sh /source/kiosk-config/install.sh >"$work/log" 2>&1 ||
        { tail -n 40 "$work/log" >&2; fail 'install.sh'; }
    first=$(ls "$root"/source/build/package/borne_*.deb)
fi
keep

version=$(dpkg-deb -f "$first" Version)
is "borne --version | grep -q 'Borne $version'"
is 'getent passwd borne | grep -q nologin'
is 'test "$(stat -c %U:%a /var/lib/borne)" = borne:700'
is 'test -L /etc/systemd/system/multi-user.target.wants/borne.service'
is 'test -L /etc/systemd/system/sockets.target.wants/borne-helper.socket'
is 'test "$(systemctl get-default)" = multi-user.target'
is 'test "$(readlink /etc/systemd/system/getty@tty1.service)" = /dev/null'
is 'cd /lib/systemd/system && systemd-analyze verify --man=no borne.service borne-stick@.service'

say 'a day with what was installed'
cp tests/play/demo-day.play "$root/tmp/"
inside sh -c 'cp -r /usr/share/borne/demo /tmp/stick; mkdir /tmp/screens; chown -R borne /tmp/s*'
inside setpriv --reuid=borne --regid=borne --init-groups sh -c \
    'cd /tmp && borne play --data /var/lib/borne --stick stick demo-day.play' >"$work/day" 2>&1 ||
    { tail "$work/day" >&2; fail 'the day'; }
acks=$(grep -c '^ack ' "$work/day")
[ "$acks" -gt 50 ] || fail "$acks gestures in the day"
counts=$(inside borne check --data /var/lib/borne --json)

say 'a higher version'
dpkg-deb -R "$first" "$work/next"
sed -i 's/^Version: .*/Version: 9.0.0/' "$work/next/DEBIAN/control"
dpkg-deb --root-owner-group -b "$work/next" "$root/source/next.deb" >/dev/null
inside apt-get -qq install -y /source/next.deb >"$work/log" 2>&1 ||
    { cat "$work/log" >&2; fail 'the upgrade'; }
is 'dpkg-query -W -f "\${Version}" borne | grep -qx 9.0.0'
is 'test -L /etc/systemd/system/multi-user.target.wants/borne.service'
[ "$(inside borne check --data /var/lib/borne --json)" = "$counts" ] ||
    fail 'the record after the upgrade'

say 'removed'
inside apt-get -qq remove -y borne >"$work/log" 2>&1 || { cat "$work/log" >&2; fail 'remove'; }
is_not 'test -e /usr/bin/borne'
is_not 'test -e /usr/lib/borne'
is 'test -s /var/lib/borne/borne.db'
# Without Borne the PC has its consoles again: nothing may be left that locks people out.
is_not 'test -e /etc/systemd/logind.conf.d/borne.conf'
is_not 'test -L /etc/systemd/system/getty@tty1.service'
is_not 'test -L /etc/systemd/system/multi-user.target.wants/borne.service'

say 'installed again, the record is there'
inside apt-get -qq install -y /source/next.deb >"$work/log" 2>&1 ||
    { cat "$work/log" >&2; fail 'installing again'; }
[ "$(inside borne check --data /var/lib/borne --json)" = "$counts" ] || fail 'the record'

say 'purged'
inside apt-get -qq purge -y borne >"$work/log" 2>&1 || { cat "$work/log" >&2; fail 'purge'; }
# /run is gone with the next start; a stick may be mounted in it.
left=$(inside sh -c 'find / -xdev \( -path /proc -o -path /source -o -path /tmp -o \
    -path /run \) -prune -o \
    -name "*borne*" -print')
[ -z "$left" ] || fail "left behind: $left"
is_not 'dpkg-query -W borne 2>/dev/null | grep -q borne'

say 'lintian'
lintian --allow-root --fail-on error,warning "$first" || fail 'lintian'
say "all of it holds on $suite ($acks gestures in the day)"
