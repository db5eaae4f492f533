#!/bin/sh
# Sets the clock of this PC, and the one that goes on while it is off (installed as
# /usr/lib/borne/clock; borne-helper calls it as root).
#   clock set SECONDS     since 1970, UTC
set -eu
case ${1:-}/${2:-} in
set/[0-9]*) ;;
*)
    echo 'usage: clock set SECONDS' >&2
    exit 2
    ;;
esac
case $2 in *[!0-9]*) exit 2 ;; esac
date -u -s "@$2" >/dev/null
# A PC whose battery is dead forgets it again; a virtual one may have no such clock.
hwclock --systohc --utc || echo 'the hardware clock stays as it was' >&2
