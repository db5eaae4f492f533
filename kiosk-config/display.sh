#!/bin/sh
# How Borne reaches the screen of this PC: found by trying, proved by reading the screen, and kept
# (installed as /usr/lib/borne/display; borne.service calls it).
#   display run WORD…    Borne with these words, by the way that showed a picture last; by the
#                        next one once that failed often enough
#   display show WORD…   the same, and nothing is noted
#   display look         as root: waits for the picture on the screen; fails when there is none
#   display keep         this way showed a picture
#   display end          the service has ended
#   display doubt        this way does not stay up: the next one at the next start
#   display lost         as root: the service is not started any more; by its own fault the picture
#                        of a fault comes, by somebody's hand it is started again
# The ways, each needing less of the PC than the one before:
#   kms    the kernel's screen, drawn by the graphics chip (OpenGL ES)
#   soft   the same, drawn by the processor
#   cage   a compositor that only copies pixels; Borne is its only window
#   x11    an X server, which also does on the firmware's frame buffer, without a driver
# What showed a picture holds for the chips that it was seen on; with others the search begins anew.
# So it does with another version of Borne, but only if a way was left because Borne did not stay up
# on it: that may have been Borne's own fault. BORNE_DISPLAY=WAY in /etc/borne/environment leaves no
# choice.
set -eu
root=${BORNE_ROOT:-}                       # of the system; a folder in tests
state=$root/var/lib/borne/display          # written by the kiosk's account only
seen_file=$root/run/borne/screen           # written by root
borne=$root/usr/bin/borne
x_server=$root/usr/lib/xorg/Xorg
ways='kms soft cage x11'
most=2                                     # starts without a picture, then another way
burst=5                                    # StartLimitBurst of borne.service
patience_s=${BORNE_PATIENCE_S:-20}

say() { echo "display: $*" >&2; }

chips() {
    for chip in "$root"/sys/class/drm/card[0-9]/device/modalias; do
        [ ! -r "$chip" ] || tr '\n' ' ' <"$chip"
    done
}
version() { stat -L -c '%s-%Y' "$borne"; }

kept() { sed -n "s/^$1 //p" "$state" 2>/dev/null || true; }

# A power cut leaves what was there or what is. On a full disk nothing is noted: Borne starts all
# the same, to say so.
write() {
    {
        printf 'way %s\ntries %s\nseen %s\nchips %s\nleft %s\n' "$way" "$tries" "$seen" \
            "$(chips)" "$left" >"$state.new" && mv -T "$state.new" "$state"
    } 2>/dev/null || say 'this cannot be noted'
}

read_state() {
    # left: the version that did not stay up on a way before this one, if any.
    way=$(kept way) tries=$(kept tries) seen=$(kept seen) left=$(kept left)
    case $tries in '' | *[!0-9]*) tries=0 ;; esac
}

has_card() { ls "$root"/dev/dri/card[0-9]* >/dev/null 2>&1; }

can() {
    case $1 in
    kms | soft) has_card ;;
    cage) has_card && command -v cage >/dev/null 2>&1 ;;
    x11) [ -x "$x_server" ] && { has_card || [ -e "$root/dev/fb0" ]; } ;;
    *) false ;;
    esac
}

# next WAY: the first one behind it that can be had here, round again; the first of all behind none.
next() {
    behind=
    before=
    for each in $ways; do
        if [ -n "$behind" ]; then
            behind="$behind $each"
        else
            before="$before $each"
            [ "$each" != "$1" ] || behind=' '
        fi
    done
    for each in $behind $before; do
        if can "$each"; then
            echo "$each"
            return
        fi
    done
    echo kms
}

# Whether a screen is plugged in at all: without one no way shows anything, and none is to blame.
is_plugged() {
    found=
    for status in "$root"/sys/class/drm/card*-*/status; do
        [ -r "$status" ] || continue
        found=yes
        case $(cat "$status") in connected | unknown) return 0 ;; esac
    done
    [ -z "$found" ]
}

choose() {
    read_state
    if [ "$(kept chips)" != "$(chips)" ] || { [ -n "$left" ] && [ "$left" != "$(version)" ]; }; then
        way='' tries=0 seen='' left=''
    fi
    if [ -n "${BORNE_DISPLAY:-}" ]; then
        if [ "$way" != "$BORNE_DISPLAY" ]; then
            way=$BORNE_DISPLAY tries=0 seen=''
        fi
    elif [ -z "$way" ]; then
        way=$(next '')
    elif ! can "$way" || [ "$tries" -ge "$most" ]; then
        failed=$way
        way=$(next "$way") tries=0 seen=''
        say "$failed shows nothing: $way is next"
    fi
}

# Borne under something else still answers the watchdog itself.
inner='WATCHDOG_PID=$$; export WATCHDOG_PID; exec "$@"'

under_x() {
    server=''
    client=''
    trap 'kill $client $server 2>/dev/null || true' EXIT
    trap 'exit 0' TERM INT
    "$x_server" :0 vt1 -keeptty -nolisten tcp -noreset -config "$root/usr/lib/borne/xorg.conf" \
        -logfile /tmp/xorg.log -quiet &
    server=$!
    waited=0
    until [ -S "$root/tmp/.X11-unix/X0" ]; do
        kill -0 "$server" 2>/dev/null && [ "$waited" -lt 300 ] || {
            say 'the X server does not start'
            exit 1
        }
        sleep 0.1
        waited=$((waited + 1))
    done
    export DISPLAY=:0 SDL_VIDEODRIVER=x11
    # The input is given by name: a shell gives what runs beside it none.
    sh -c "$inner" sh "$borne" "$@" <&0 &
    client=$!
    code=0
    wait "$client" || code=$?
    exit "$code"
}

start() {
    case $way in
    kms | soft)
        # EGL's renderer by name: the other one answers too where libGL is missing, and stays empty.
        export SDL_VIDEODRIVER=kmsdrm SDL_RENDER_DRIVER=opengles2
        [ "$way" = kms ] || export LIBGL_ALWAYS_SOFTWARE=1
        exec "$borne" "$@"
        ;;
    cage)
        export XDG_RUNTIME_DIR="$root/tmp/borne-cage" LIBSEAT_BACKEND=seatd
        mkdir -p -m 700 "$XDG_RUNTIME_DIR"
        # Pixels are copied; no pointer of the chip's; a scanner may come later; and cage 0.1 looks
        # for an X server that nobody needs.
        export WLR_RENDERER=pixman WLR_NO_HARDWARE_CURSORS=1 WLR_LIBINPUT_NO_DEVICES=1 \
            WLR_XWAYLAND=/bin/true
        export SDL_VIDEODRIVER=wayland SDL_VIDEO_WAYLAND_ALLOW_LIBDECOR=0 SDL_RENDER_DRIVER=opengl \
            LIBGL_ALWAYS_SOFTWARE=1
        exec cage -d -- sh -c "$inner" sh "$borne" "$@"
        ;;
    x11) under_x "$@" ;;
    *)
        say "$way: no such way"
        exit 2
        ;;
    esac
}

run() {
    choose
    if is_plugged; then
        tries=$((tries + 1))
    fi
    write
    say "$way, start $tries since its last picture"
    start "$@"
}

show() {
    choose
    start "$@"
}

look() {
    code=0
    umask 022 # the kiosk's account reads it
    "$root/usr/lib/borne/borne-screen" "$patience_s" >"$seen_file.new" || code=$?
    mv "$seen_file.new" "$seen_file"
    say "on the screen: $(cat "$seen_file")"
    # A screen that cannot be read (3) is no reason to leave a way.
    case $code in
    0 | 3) ;;
    *) exit 1 ;;
    esac
}

keep() {
    read_state
    tries=0 seen=$(cat "$seen_file")
    write
}

end() {
    read_state
    # Switched off, or killed by somebody, before its picture stood: no fault of the way.
    case ${SERVICE_RESULT:-}:${EXIT_STATUS:-} in
    success:* | signal:KILL)
        if [ "$tries" -gt 0 ]; then
            tries=$((tries - 1))
            write
        fi
        ;;
    esac
}

doubt() {
    read_state
    tries=$most left=$(version)
    write
}

# systemd counts starts, whoever asked for them: somebody who starts Borne anew by hand, or an
# update, must not bring the PC to start anew. How often systemd itself did is another number.
lost() {
    restarts=$(systemctl show -P NRestarts borne.service) || restarts=$burst
    if [ "${restarts:-$burst}" -ge "$burst" ]; then
        systemctl start --no-block borne-fault.service
    else
        say "started anew by hand, too often at once; by itself $restarts times"
        systemctl reset-failed borne.service
        systemctl start --no-block borne.service
    fi
}

case ${1:-} in
run | show)
    what=$1
    shift
    "$what" "$@"
    ;;
look | keep | end | doubt | lost) "$1" ;;
*)
    echo 'usage: display run|show WORD…, display look|keep|end|doubt|lost' >&2
    exit 2
    ;;
esac
