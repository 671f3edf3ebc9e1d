# Runs a command to its end and removes what it cannot remove itself: usage REMOVE CGROUPS COMMAND...
# REMOVE and CGROUPS are lists of folders, one a line. This shell lives outside the namespaces that
# the command makes, and outlives them. Signals are caught, not ignored: what is ignored here would
# be ignored by all that is started.
trap : HUP INT TERM
set -f
IFS='
'
remove=$1
cgroups=$2
shift 2
"$@"
status=$?
# Guests leave groups within their group, the deepest must go first. Where the command itself was
# killed, its processes are still dying: nothing tells when the groups are empty.
for attempt in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  left=
  for cgroup in $cgroups; do
    [ ! -d "$cgroup" ] || left=$left$IFS$cgroup
  done
  [ -n "$left" ] || break
  [ "$attempt" -eq 1 ] || sleep 0.1
  find $left -depth -type d -delete 2>/dev/null
done
[ -z "$remove" ] || rm -rf --one-file-system -- $remove
exit $status
