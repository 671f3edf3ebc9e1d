#!/bin/sh
# A wrong configuration is named in the journal, with its line.
set -eu
. ./tests/isolated-guest.sh

echo "max-bites = 1" >>/etc/tally.conf
lines=$(wc -l </etc/tally.conf)
timeout 10 tally --ask <tests/data.txt || true
journalctl --sync
journalctl --unit tally.service --no-pager --output cat |
  grep "tallyd: /etc/tally.conf:$lines: expected NAME = NUMBER"
# the guest goes away, but its failed unit is looked at first: it was meant to fail
systemctl stop tally.socket
systemctl reset-failed
