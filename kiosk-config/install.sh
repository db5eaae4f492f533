#!/bin/sh
# Makes a Debian 12 or 13 system a Borne: sh kiosk-config/install.sh [borne_VERSION_ARCH.deb]
# Builds the package from this folder unless one is given, installs it with what a screen without a
# desktop needs, and lets the PC start with it. `/usr/lib/borne/setup off` takes that back.
set -eu
cd "$(dirname "$0")/.."
[ "$(id -u)" -eq 0 ] || {
    echo "Il faut être root. (Only root can do this.)" >&2
    exit 4
}

package=${1:-}
if [ -z "$package" ]; then
    sh kiosk-config/package.sh
    package=$(ls build/package/borne_*.deb)
fi
# The list is split into words on purpose.
DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
    "$(realpath "$package")" $(sh kiosk-config/install-packages.sh --list --kiosk)
/usr/lib/borne/setup on
