#!/bin/sh
# Builds the Debian package of Borne: build/package/borne_VERSION_ARCH.deb
set -eu
cd "$(dirname "$0")/.."

sh kiosk-config/install-packages.sh --package
if command -v ccache >/dev/null 2>&1; then
    export CMAKE_C_COMPILER_LAUNCHER=ccache CMAKE_CXX_COMPILER_LAUNCHER=ccache
fi
cmake --preset release -B build/package -DBORNE_TESTS=OFF --log-level=WARNING >/dev/null
cmake --build build/package --parallel "$(nproc)"
rm -f build/package/borne_*.deb
(cd build/package && cpack -G DEB >/dev/null)
ls build/package/borne_*.deb
