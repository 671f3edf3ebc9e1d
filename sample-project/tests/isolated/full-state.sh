#!/bin/sh
# With no room to write its number down the service counts all the same.
set -eu
. ./tests/isolated-guest.sh

mkdir -p /var/lib/private/tally
mount -t tmpfs -o size=4k,mode=777 tmpfs /var/lib/private/tally
head -c 4096 /dev/zero >/var/lib/private/tally/full || true
[ "$(tally --ask <tests/data.txt)" = "4 10 50" ]
journalctl --sync
journalctl --unit tally.service --no-pager --output cat |
  grep 'tallyd: cannot write /var/lib/.*: No space left on device'
