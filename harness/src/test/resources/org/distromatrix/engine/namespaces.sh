# The first process of new process and mount namespaces: runs a program until our input ends or we are asked to end.
# With us, the kernel ends all that is in here.
# $1: folder of the control group to do it in; then the program
set -eu
echo $$ >"$1/cgroup.procs"
shift
mount --make-rshared / # as systemd leaves it; Podman misses mounts else

# udev gives everybody this device, which networks of ordinary users are made of. Where there is no udev, here we do.
if [ "$(stat -c %a /dev/net/tun 2>/dev/null)" != 666 ]; then
  mount -t tmpfs -o mode=0755 tmpfs /dev/net
  mknod -m 666 /dev/net/tun c 10 200
fi

trap 'exit 0' TERM
exec 3<&0
"$@" </dev/null &
program=$!
{ read -r _ <&3 || true; kill 1; } &
wait $program # and for every orphan, as the first process has to
