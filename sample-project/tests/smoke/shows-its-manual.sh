#!/bin/sh
# The manual page can be shown; most minimal systems have no man: then it is skipped.
set -eu

test -s /usr/share/man/man1/tally.1
command -v man >/dev/null || { echo "no man here"; exit 77; }
man -l /usr/share/man/man1/tally.1 | grep 'count lines, words and bytes'
