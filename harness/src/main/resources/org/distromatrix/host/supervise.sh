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
# Guests leave groups within their group, the deepest must go first.
[ -z "$cgroups" ] || find $cgroups -depth -type d -delete 2>/dev/null
[ -z "$remove" ] || rm -rf --one-file-system -- $remove
exit $status
