#!/bin/sh
# Tries Borne on the demo month: sh kiosk-config/try.sh
# With a display it opens the kiosk in a window; without one it plays a whole day off-screen.
# Everything it makes is in build/demo and can be thrown away.
set -eu
cd "$(dirname "$0")/.."

demo=build/demo
borne=build/borne
steps=4
step=0
say() {
    step=$((step + 1))
    printf '[%d/%d] %s\n' "$step" "$steps" "$*"
}
fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

say 'packages'
sh kiosk-config/install-packages.sh

say "the program, $borne"
if command -v ccache >/dev/null 2>&1; then
    export CMAKE_C_COMPILER_LAUNCHER=ccache CMAKE_CXX_COMPILER_LAUNCHER=ccache
fi
# A build folder that is already there keeps its settings.
if [ ! -f build/CMakeCache.txt ]; then
    cmake --preset release -B build -DBORNE_TESTS=OFF --log-level=WARNING >/dev/null
fi
cmake --build build --parallel "$(nproc)"
[ -x "$borne" ] || fail "The build ended without $borne: there is no program to try."
[ -f assets/demo/catalogue.csv ] || fail 'The demo month (assets/demo) is missing.'

rm -rf "$demo"
mkdir -p "$demo/screens"
cp -r assets/demo "$demo/stick"

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    say 'the demo month'
    "$borne" import --data "$demo/data" --catalogue assets/demo/catalogue.csv \
        assets/demo/commandes-*.csv
    "$borne" labels --data "$demo/data" --kind crate --stock a4-24 --out "$demo/labels.pdf"
    say 'the kiosk, in a window'
    echo "  Crate labels to scan or to type: $demo/labels.pdf"
    exec "$borne" --data "$demo/data" --stick "$demo/stick" --window 1280x800
fi

say 'a day, played off-screen (tests/play/demo-day.play)'
(cd "$demo" && ../borne play --data data --stick stick ../../tests/play/demo-day.play) \
    >"$demo/day.log" || {
    status=$?
    tail -n 15 "$demo/day.log" >&2
    fail "The day stopped (exit $status); all of it is in $demo/day.log."
}
printf '  %s gestures recorded, %s scans that did not fit\n' \
    "$(grep -c '^ack ' "$demo/day.log" || true)" "$(grep -c '^refuse ' "$demo/day.log" || true)"

say 'what the director takes away'
"$borne" labels --data "$demo/data" --kind crate --stock a4-24 --out "$demo/labels.pdf"
"$borne" report --data "$demo/data" --out "$demo/report.csv"
"$borne" report --data "$demo/data" --out "$demo/report.xlsx"
"$borne" check --data "$demo/data"

echo
echo 'Look at:'
show() {
    # show PATTERN WHAT: the files there are, or a failure: what is promised has to be there.
    for file in $1; do
        [ -s "$file" ] || fail "Missing: $1 ($2)"
    done
    printf '  %-28s %s\n' "$1" "$2"
}
show "$demo/screens/*.png" 'the screens of the day'
show "$demo/labels.pdf" 'the labels of all crates, A4 sheets of 24'
show "$demo/report.csv" 'what went wrong, by product, supplier and pick-up point'
show "$demo/report.xlsx" 'the same as a spreadsheet'
show "$demo/day.log" 'every gesture as the record acknowledged it'
