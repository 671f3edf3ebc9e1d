#!/bin/sh
# The cell has no compiler: what the command needs at run time must be installed without one.
set -eu

if command -v cc; then
  echo "there is a compiler where there should be none"
  exit 1
fi
ldd "$(command -v tally)"
ldd "$(command -v tally)" | grep -q 'libtally\.so\.1 => /'
ldd "$(command -v tally)" | grep -q 'libz\.so\.1 => /'
tally --version | grep '^tally 1\.2\.0 (zlib '
