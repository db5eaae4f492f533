#!/bin/sh
# Builds Borne with the sanitizers and runs every test: sh tests/run.sh [ctest arguments]
set -eu
cd "$(dirname "$0")/.."

sh kiosk-config/install-packages.sh --tests
if command -v ccache >/dev/null 2>&1; then
    export CMAKE_C_COMPILER_LAUNCHER=ccache CMAKE_CXX_COMPILER_LAUNCHER=ccache
fi

cmake --preset dev --log-level=WARNING
cmake --build --preset dev
ctest --preset dev --parallel "$(nproc)" "$@"
