#!/bin/sh
# Versions of Borne on this PC (installed as /usr/lib/borne/update; root).
#   update install STICK  takes the highest signed package of a stick and starts it
#   update back           the version before this one, with the record as it was before that
#   update lay            at each start: lays the chosen version over the one that was installed
#   update proven         the chosen version has shown its first picture
#   update doubt          it could not stay up: back, unless it has been proven
# A version is a folder of its own beside the record; which one is chosen is one link, so that a
# power cut leaves the old one or the new one. RUN/update says what became of it: "working",
# "done VERSION", or "failed" and a word: no_package wrong_key no_key not_higher not_ours too_large
# broken no_room no_previous record_moved_on.
set -eu
run=${BORNE_RUN:-/run/borne}
versions=${BORNE_VERSIONS:-/var/lib/borne-versions}
etc=${BORNE_ETC:-/etc/borne}
data=${BORNE_DATA:-/var/lib/borne}
library=${BORNE_LIBRARY:-/usr/lib/borne}
base=${BORNE_ROOT:-} # of the system; a folder in tests
laid='/usr/bin/borne /usr/lib/borne /usr/share/borne'
most_mib=64 # a package has about one
incoming=$versions/.incoming

tell() {
    mkdir -p "$run"
    echo "$*" >"$run/update.new"
    mv "$run/update.new" "$run/update"
}
fail() {
    # fail WORD WHAT: nothing was changed
    rm -rf "$incoming"
    echo "$1: $2" >&2
    tell failed "$1"
    exit 2
}
installed() {
    dpkg-query -W -f '${Version}' borne
}
link() {
    # link NAME: the version it names; "package" is the one that was installed
    readlink "$versions/$1" 2>/dev/null || true
}
set_link() {
    # set_link NAME VERSION, or none when VERSION is empty
    if [ -n "$2" ]; then
        ln -sfn "$2" "$versions/.$1"
        mv -T "$versions/.$1" "$versions/$1"
    else
        rm -f "$versions/$1"
    fi
}
version_now() {
    now=$(link current)
    case $now in
    '' | package) installed ;;
    *) echo "$now" ;;
    esac
}
is_version() {
    # A version is a folder's name.
    case $1 in
    '' | .* | *[!A-Za-z0-9.+~-]*) return 1 ;;
    esac
}

# The package of the stick with the highest version by its name; what it is its signature says.
found_on() {
    best=
    best_version=
    for file in "$1"/borne_*.deb; do
        name=$(basename "$file")
        version=${name#borne_}
        version=${version%%_*}
        if [ -f "$file" ] && [ ! -L "$file" ] && is_version "$version" &&
            { [ -z "$best" ] || dpkg --compare-versions "$version" gt "$best_version"; }; then
            best=$file
            best_version=$version
        fi
    done
    echo "$best"
}

choose() {
    # choose VERSION PREVIOUS
    set_link previous "$2"
    set_link current "$1"
    sync -f "$versions"
    systemctl restart --no-block borne-version.service borne.service
}

install() {
    stick=$run/sticks/$1
    case $1 in
    '' | *[!A-Za-z0-9_-]*) exit 2 ;;
    esac
    tell working
    rm -rf "$incoming"
    mkdir -p -m 755 "$versions"
    mkdir -m 711 "$incoming" # another account tries the program that comes in here
    package=$(found_on "$stick/")
    [ -n "$package" ] || fail no_package "$stick"
    [ -s "$etc/update.pub" ] || fail no_key "$etc/update.pub"
    # Copied first: what is verified is what is installed, whatever the stick does meanwhile.
    head -c $((most_mib * 1048576 + 1)) "$package" >"$incoming/package.deb" ||
        fail broken "$package"
    [ "$(stat -c %s "$incoming/package.deb")" -le $((most_mib * 1048576)) ] ||
        fail too_large "$package"
    if [ -f "$package.sig" ] && [ ! -L "$package.sig" ]; then
        head -c 4000 "$package.sig" >"$incoming/package.sig" || true
    fi
    "$library/borne-sign" verify "$etc/update.pub" "$incoming/package.deb" \
        "$incoming/package.sig" || fail wrong_key "$package"
    # From here on the package is one of ours; it may still be the wrong one.
    version=$(dpkg-deb -f "$incoming/package.deb" Version)
    is_version "$version" || fail broken "version $version"
    architecture=$(dpkg-deb -f "$incoming/package.deb" Architecture)
    [ "$(dpkg-deb -f "$incoming/package.deb" Package)" = borne ] &&
        [ "$architecture" = "$(dpkg --print-architecture)" ] ||
        fail not_ours "$package"
    dpkg --compare-versions "$version" gt "$(version_now)" || fail not_higher "$version"
    dpkg-deb -x "$incoming/package.deb" "$incoming/root" || fail no_room "$version"
    # It starts on this system: its libraries are there, and it says the name that was signed.
    said=$(setpriv --reuid=nobody --regid=nogroup --clear-groups \
        "$incoming/root/usr/bin/borne" --version 2>&1 | head -n 1) || true
    [ "$said" = "Borne $version" ] || fail broken "$said"
    rm -rf "${versions:?}/$version"
    mv "$incoming/root" "$versions/$version"
    rm -rf "$incoming"
    before=$(link current)
    # Copies of the record that were made before earlier updates are of no use to the next way back.
    rm -f "$data"/borne-before-*.db
    : >"$versions/unproven"
    choose "$version" "${before:-package}"
    tell done "$version"
}

# Nothing is laid over the installed version any more.
lift() {
    for path in $laid; do
        while grep -q " $base$path " /proc/mounts; do
            umount -l "$base$path" || break
        done
    done
    rm -f "$base"/run/systemd/system/borne*.service "$base"/run/systemd/system/borne*.socket \
        "$base"/run/udev/rules.d/*borne*
}

back() {
    tell working
    before=$(link previous)
    [ -n "$before" ] || fail no_previous "$versions"
    systemctl stop borne.service
    # It is the version before that knows which record it reads. The record goes back first: a cut
    # in between leaves the newer version, which brings it forward again.
    if [ "$before" = package ]; then
        lift
        program=$base/usr/bin/borne
    else
        program=$versions/$before/usr/bin/borne
    fi
    if ! setpriv --reuid=borne --regid=borne --init-groups "$program" rewind --data "$data"; then
        lay
        systemctl start --no-block borne.service
        fail record_moved_on "$data"
    fi
    left=$(link current)
    rm -f "$versions/unproven"
    choose "$before" ""
    rm -rf "${versions:?}/${left:-none}"
    tell done "$(version_now)"
}

lay() {
    lift
    now=$(link current)
    # An installed package or an image that is newer than the chosen version wins.
    if [ -n "$now" ] && [ "$now" != package ] && [ -x "$versions/$now/usr/bin/borne" ] &&
        dpkg --compare-versions "$now" gt "$(installed)"; then
        root=$versions/$now
        for path in $laid; do
            mount --bind "$root$path" "$base$path"
            mount -o remount,bind,ro,nosuid,nodev "$base$path"
        done
        mkdir -p "$base/run/systemd/system" "$base/run/udev/rules.d"
        cp "$root"/usr/lib/systemd/system/borne* "$base/run/systemd/system/"
        cp "$root"/usr/lib/udev/rules.d/*borne* "$base/run/udev/rules.d/"
    elif [ -n "$now" ] && [ "$now" != package ]; then
        set_link current ""
        set_link previous ""
        rm -f "$versions/unproven"
    fi
    systemctl daemon-reload
    udevadm control --reload
}

proven() {
    rm -f "$versions/unproven"
    # Two are kept: this one and the one before.
    for folder in "$versions"/*/; do
        name=$(basename "$folder")
        if [ -d "$folder" ] && [ ! -L "${folder%/}" ] && [ "$name" != "$(link current)" ] &&
            [ "$name" != "$(link previous)" ]; then
            rm -rf "$folder"
        fi
    done
}

doubt() {
    [ ! -e "$versions/unproven" ] || back
}

case ${1:-}/$# in
install/2) install "$2" ;;
back/1 | lay/1 | proven/1 | doubt/1) "$1" ;;
*)
    echo "usage: update install STICK|back|lay|proven|doubt" >&2
    exit 2
    ;;
esac
