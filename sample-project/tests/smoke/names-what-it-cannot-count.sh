#!/bin/sh
# A file that is not there is named, the others are counted, and the status says that one failed.
set -u

output=$(tally /nonexistent tests/data.txt 2>&1)
status=$?

echo "$output"
[ $status -eq 1 ] || { echo "expected status 1, got $status"; exit 1; }
case $output in
*"tally: cannot count /nonexistent: No such file or directory"*"4 10 50 tests/data.txt"*) ;;
*) echo "not what was expected"; exit 1 ;;
esac
