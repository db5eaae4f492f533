#!/bin/sh
# A later Borne, for the proof of updates: this source with the version 0.99.0, and a record that it
# has to migrate. sh tests/vm/next_version.sh FOLDER: leaves FOLDER/borne_0.99.0_ARCH.deb there.
set -eu
folder=$1
source=$folder/source
cd "$(dirname "$0")/../.."
rm -rf "$source"
mkdir -p "$source"
cp -r CMakeLists.txt CMakePresets.json LICENSE src assets kiosk-config "$source/"
sed -i 's/^project(borne VERSION [0-9.]*/project(borne VERSION 0.99.0/' "$source/CMakeLists.txt"
number=$(printf '%04d' $(($(ls "$source"/src/store/schema/*.sql | wc -l) + 1)))
printf '%s\n' "-- $number: something that a later version needs." \
    "ALTER TABLE product ADD COLUMN later TEXT NOT NULL DEFAULT '';" \
    >"$source/src/store/schema/${number}_later.sql"
sh "$source/kiosk-config/package.sh"
cp "$source"/build/package/borne_0.99.0_*.deb "$folder/"
