#!/bin/sh
# With its socket stopped the command says whom it could not ask.
set -u
. ./tests/isolated-guest.sh

systemctl stop tally.socket || exit
rm -f /run/tally.sock
output=$(tally --ask <tests/data.txt 2>&1)
status=$?
echo "$output"
[ $status -eq 1 ] &&
  [ "$output" = "tally: cannot ask the service at /run/tally.sock: No such file or directory" ]
