#!/bin/sh
# ippeveprinter.sh TEST: starts a message bus, Avahi and ippeveprinter, each of their own and gone
# at the end, and runs TEST against them; 77 where one is not there or cannot be started.
# Debian: avahi-daemon and cups-ipp-utils. Avahi asks for a user "avahi", which its package makes.
set -u
test_program=$1
folder=$(mktemp -d)
pids=""
# shellcheck disable=SC2317 # called by the trap
finish() {
    for pid in $pids; do
        kill "$pid" 2>/dev/null
    done
    wait
    rm -rf "$folder"
}
trap finish EXIT
skip() {
    echo "skipped: $1"
    exit 77
}
for program in dbus-daemon avahi-daemon ippeveprinter; do
    PATH=$PATH:/usr/sbin:/sbin command -v "$program" >/dev/null || skip "no $program"
done
PATH=$PATH:/usr/sbin:/sbin
[ "$(id -u)" = 0 ] || skip "Avahi wants root"

cat >"$folder/bus.conf" <<EOF
<busconfig>
  <type>system</type>
  <listen>unix:path=$folder/bus</listen>
  <policy context="default">
    <allow user="*"/><allow own="*"/><allow send_destination="*"/><allow receive_sender="*"/>
  </policy>
</busconfig>
EOF
dbus-daemon --config-file="$folder/bus.conf" --nofork --nopidfile 2>"$folder/bus.log" &
pids="$pids $!"
export DBUS_SYSTEM_BUS_ADDRESS="unix:path=$folder/bus"
printf '[server]\nallow-interfaces=lo\nuse-ipv6=no\nenable-dbus=yes\n' >"$folder/avahi.conf"
sleep 1
mkdir -p /run/avahi-daemon
avahi-daemon -f "$folder/avahi.conf" --no-drop-root --no-chroot --no-rlimits \
    2>"$folder/avahi.log" &
pids="$pids $!"
sleep 2
kill -0 $! 2>/dev/null || skip "Avahi: $(tail -1 "$folder/avahi.log")"
mkdir "$folder/spool"
port=8631
ippeveprinter -p $port -d "$folder/spool" -k -n localhost -f application/pdf essai \
    2>"$folder/ipp.log" &
pids="$pids $!"
sleep 2
kill -0 $! 2>/dev/null || skip "ippeveprinter: $(tail -1 "$folder/ipp.log")"
"$test_program" $port "$folder/spool"
