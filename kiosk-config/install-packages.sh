#!/bin/sh
# Installs the Debian packages of packages.txt that are missing, and nothing else.
#   sh kiosk-config/install-packages.sh            what building and running need
#   sh kiosk-config/install-packages.sh --tests    the same and what the tests need
#   sh kiosk-config/install-packages.sh --package  the same and what making the Debian package needs
#   sh kiosk-config/install-packages.sh --list --kiosk   names those of just these sections, a
#                                                  line each, and installs nothing
#   sh kiosk-config/install-packages.sh --kiosk    the same and what a screen without desktop needs
#   sh kiosk-config/install-packages.sh --vm       the same and what the guest of tests/vm.sh needs
#   sh kiosk-config/install-packages.sh --image    the same and what building the disk image needs
# --system and --firmware, with --list, name what the image holds beside --kiosk.
# Says nothing and needs neither network nor rights when all are there.
set -eu
here=$(cd "$(dirname "$0")" && pwd)

sections='build run'
lists=
for argument in "$@"; do
    case $argument in
    --tests) sections="$sections tests" ;;
    --kiosk) sections="$sections kiosk" ;;
    --vm) sections="$sections vm" ;;
    --package) sections="$sections package" ;;
    --image) sections="$sections image" ;;
    --system) sections="$sections system" ;;
    --firmware) sections="$sections firmware" ;;
    --list) lists=yes sections= ;;
    *)
        echo "usage: $(basename "$0") [--list] --tests|--kiosk|--package|--vm|--image" >&2
        exit 2
        ;;
    esac
done

wanted=$(awk -v sections=" $sections " '
    { sub(/#.*/, "") }
    /^\[/ { gsub(/[][ \t]/, ""); use = index(sections, " " $0 " ") > 0; next }
    NF && use { print $1 }' "$here/packages.txt")

if [ -n "$lists" ]; then
    printf '%s\n' $wanted
    exit 0
fi

if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "Borne s'installe sur Debian 12. (Borne installs itself on Debian 12.) Needed:" >&2
    echo $wanted >&2
    exit 4
fi

# The list is split into words on purpose, here and below.
present=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' $wanted 2>/dev/null |
    sed -n 's/^installed //p' || true)
missing=
for package in $wanted; do
    case "
$present
" in
    *"
$package
"*) ;;
    *) missing="$missing $package" ;;
    esac
done
if [ -z "$missing" ]; then
    exit 0
fi

if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif command -v sudo >/dev/null 2>&1; then
    as_root=sudo
else
    echo "Il manque des paquets, et il faut être root (ou avoir sudo) pour les installer." >&2
    echo "Packages are missing, and only root (or sudo) can install them. As root, run:" >&2
    echo "  apt-get install --no-install-recommends$missing" >&2
    exit 4
fi

said=$(mktemp)
trap 'rm -f "$said"' EXIT
apt() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 "$@" >>"$said" 2>&1
}

echo "Installing$missing"
# The lists of packages may be absent or too old: fetch them only when the first try fails.
if ! apt install -y --no-install-recommends $missing; then
    : >"$said"
    if ! { apt update && apt install -y --no-install-recommends $missing; }; then
        cat "$said" >&2
        echo "Les paquets n'ont pas pu être installés (voir ci-dessus)." >&2
        echo "The packages could not be installed (see above)." >&2
        exit 4
    fi
fi
