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
    sh kiosk-config/install-packages.sh --package
    cmake --preset release -B build/package -DBORNE_TESTS=OFF --log-level=WARNING >/dev/null
    cmake --build build/package --parallel "$(nproc)"
    (cd build/package && cpack -G DEB >/dev/null)
    package=$(ls -t build/package/borne_*.deb | head -n 1)
fi
sh kiosk-config/install-packages.sh --kiosk
DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$(realpath "$package")"
/usr/lib/borne/setup on
