#!/bin/sh
# Without its configuration the service takes its defaults.
set -eu
. ./tests/isolated-guest.sh

rm /etc/tally.conf
[ "$(head -c 100000 /dev/zero | tally --ask)" = "0 1 100000" ]
