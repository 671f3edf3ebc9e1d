#!/bin/sh
# Plain, compressed and several files, and standard input.
set -eu

expect() {
  [ "$2" = "$3" ] || { echo "$1: expected \"$2\", got \"$3\""; exit 1; }
}

expect plain "4 10 50 tests/data.txt" "$(tally tests/data.txt)"
expect stdin "4 10 50 -" "$(tally <tests/data.txt)"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
gzip -c tests/data.txt >"$folder/data"
expect compressed "4 10 50 $folder/data" "$(tally "$folder/data")"
expect several "8 20 100 total" "$(tally tests/data.txt "$folder/data" | tail -n 1)"
