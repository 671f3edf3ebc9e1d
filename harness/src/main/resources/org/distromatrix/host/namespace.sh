# The first process of a mount and process namespace of its own, which end with it.
# usage: FOLDERS CGROUPS OVERLAYS BINDS PROGRAM...
# FOLDERS and CGROUPS are made; OVERLAYS are three lines each: the folder that paths in the options
# are relative to, options, mount point; BINDS too: ro or rw, source, target. Standard input is a
# pipe: at its end everything is killed; a line "stop SIGNAL" sends the program that signal.
exec 3<&0 </dev/null
set -f
IFS='
'
folders=$1 cgroups=$2 overlays=$3 binds=$4
shift 4

[ -z "$folders$cgroups" ] || mkdir -p -- $folders $cgroups
for cgroup in $cgroups; do # where the host does not let us, all stays in our own group
  echo 0 >"$cgroup/cgroup.procs"
done 2>/dev/null

# The new mount API takes 256 bytes an option (util-linux 2.39 and later), mount(2) a page for all.
overlay() {
  while [ $# -gt 0 ]; do
    (cd -- "$1" && LIBMOUNT_FORCE_MOUNT2=always exec mount -t overlay -o "$2" overlay "$3") || exit 125
    shift 3
  done
}
overlay $overlays
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
