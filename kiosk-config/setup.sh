#!/bin/sh
# Makes this PC start with Borne as the only thing on its screen, or lets it go again (installed as
# /usr/lib/borne/setup; needs root).
#   setup on     from the next start on: no desktop, no login, no blank screen
#   setup off    as it was before
set -eu
[ "$(id -u)" -eq 0 ] || {
    echo "Il faut être root. (Only root can do this.)" >&2
    exit 4
}

case ${1:-} in
on)
    systemctl enable borne.service borne-helper.socket borne-version.service
    systemctl set-default multi-user.target
    # The other consoles stay shut: nobody gets to a login by pressing keys.
    mkdir -p /etc/systemd/logind.conf.d /etc/systemd/journald.conf.d
    cat >/etc/systemd/logind.conf.d/borne.conf <<'CONF'
# Written by /usr/lib/borne/setup.
[Login]
NAutoVTs=0
ReserveVT=0
# The kiosk asks first. Held for five seconds it switches off whatever the kiosk does.
HandlePowerKey=ignore
HandlePowerKeyLongPress=poweroff
HandleLidSwitch=ignore
CONF
    cat >/etc/systemd/journald.conf.d/borne.conf <<'CONF'
# Written by /usr/lib/borne/setup: the log never fills the disk.
[Journal]
SystemMaxUse=64M
RuntimeMaxUse=32M
CONF
    systemctl mask getty@tty1.service >/dev/null 2>&1 || true
    echo "Borne démarrera avec ce PC. (Borne starts with this PC from now on.)"
    ;;
off)
    systemctl unmask getty@tty1.service >/dev/null 2>&1 || true
    systemctl disable borne.service borne-helper.socket borne-version.service
    rm -f /etc/systemd/logind.conf.d/borne.conf /etc/systemd/journald.conf.d/borne.conf
    echo "Ce PC démarre de nouveau sans Borne. (This PC starts without Borne again.)"
    ;;
*)
    echo "usage: setup on|off" >&2
    exit 2
    ;;
esac
