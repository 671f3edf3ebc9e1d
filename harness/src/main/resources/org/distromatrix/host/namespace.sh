# The first process of a mount and process namespace of its own, which end with it.
# usage: FOLDERS CGROUPS OVERLAY-BASE OVERLAY-OPTIONS ROOT BINDS PROGRAM...
# FOLDERS and CGROUPS are made; BINDS are three lines each: ro or rw, source, target. Standard input
# is a pipe: at its end everything is killed; a line "stop SIGNAL" sends the program that signal.
exec 3<&0 </dev/null
set -f
IFS='
'
folders=$1 cgroups=$2 base=$3 options=$4 root=$5 binds=$6
shift 6

[ -z "$folders$cgroups" ] || mkdir -p -- $folders $cgroups
for cgroup in $cgroups; do # where the host does not let us, all stays in our own group
  echo 0 >"$cgroup/cgroup.procs"
done 2>/dev/null

# The new mount API takes 256 bytes an option (util-linux 2.39 and later), mount(2) a page for all.
if [ -n "$options" ]; then
  (cd -- "$base" && LIBMOUNT_FORCE_MOUNT2=always exec mount -t overlay -o "$options" overlay "$root") || exit 125
fi
bind() {
  while [ $# -gt 0 ]; do
    case $1 in
      ro) mount --bind -o ro -- "$2" "$3" || exit 125 ;;
      rw) mount --rbind -- "$2" "$3" || exit 125 ;;
    esac
    shift 3
  done
}
bind $binds

"$@" 3<&- &
program=$!
watch() {
  IFS=' '
  while read -r word signal; do
    [ "$word" != stop ] || kill -s "$signal" "$program"
  done
  kill -KILL -1
}
watch <&3 >/dev/null 2>&1 &
exec 3<&- 2>/dev/null # or the shell tells here what was killed
wait "$program"
