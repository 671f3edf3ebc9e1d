# Sourced by ./matrix and ./verify: says what this host lacks and installs it with its package manager.
# shellcheck shell=sh

# One line for each thing: what must be found, the Debian/Ubuntu package that has it, and what it is for.
host_needs_to_build='
command:javac   JDK                     compiles the harness (Java 17 or newer)
command:mvn     maven                   builds the harness and fetches its libraries
command:git     git                     tells which files belong to a project
'
host_needs_to_run='
command:systemd-nspawn  systemd-container        boots the guests
command:mmdebstrap      mmdebstrap               builds base images from signed packages
command:gpg             gpg                      compares archive keys with their pinned fingerprints
file:/usr/share/keyrings/debian-archive-keyring.gpg  debian-archive-keyring  verifies Debian releases
'
case $(uname -m) in aarch64) host_qemu=arm ;; *) host_qemu=x86 ;; esac
host_needs_for_machines="
command:qemu-system-$(uname -m)  qemu-system-$host_qemu  boots guests that are virtual machines
command:qemu-img        qemu-utils      makes their disks
command:mke2fs          e2fsprogs       makes the file systems on them
"
host_needs_to_verify='
command:gpg-agent       gpg-agent       makes the keys that sign the repositories of the tests
command:rpmbuild        rpm             makes the packages of the miniature mirrors
command:createrepo_c    createrepo-c    makes their indexes
command:apt-ftparchive  apt-utils       makes the index of the miniature apt archive
command:bsdtar          libarchive-tools  makes packages for pacman
command:zstd            zstd            compresses them
command:dnf             dnf             makes images of Fedora and the EL family from them
command:zypper          zypper          makes images of openSUSE from them
command:pacman-key      pacman-package-manager  makes images of Arch Linux from them
file:/usr/share/makepkg/util.sh  makepkg  holds what pacman-key is made of
command:sfdisk          fdisk           partitions exported disks
command:mcopy           mtools          writes what starts them
file:/usr/lib/systemd/boot/efi  systemd-boot-efi  is what starts them
file:/usr/share/OVMF/OVMF_CODE_4M.fd  ovmf  is the firmware that the tests start them with
command:dockerd         docker.io       runs the containers of the tests, in a daemon of their own
command:docker-registry  docker-registry  serves images to them
command:podman          podman          runs containers of the tests as somebody who is not root
command:newuidmap       uidmap          gives those the ids of users
command:slirp4netns     slirp4netns     gives them a network
'
# On Ubuntu the two are snaps, which cannot be run like programs: there the tests of the report are skipped.
if ! grep -qs '^ID=ubuntu$' /etc/os-release; then
  host_needs_to_verify=$host_needs_to_verify'
command:chromium        chromium        shows the HTML report in its tests
command:chromedriver    chromium-driver  is how they use it
'
fi
host_needs_to_bench='
command:ssh             openssh-client  runs the command of the floor that cells are measured against
command:socat           socat           is its way to the socket in the guest
command:inotifywait     inotify-tools   tells it when that socket is there
'

say() { printf '%s\n' "$*" >&2; }

die() { # status, message...
  status=$1
  shift
  say "$0: $*"
  exit "$status"
}

host_jdk_package() { # the newest of the distribution's own choice that is at least 17
  default=$(apt-cache depends default-jdk-headless 2>/dev/null \
    | sed -n 's/.*Depends: openjdk-\([0-9]*\)-jdk-headless.*/\1/p' | head -n 1)
  if [ "${default:-0}" -ge 17 ]; then echo default-jdk-headless; else echo openjdk-17-jdk-headless; fi
}

host_has() {
  case $1 in
    command:javac) java_is_recent ;;
    command:*) command -v "${1#command:}" >/dev/null 2>&1 ;;
    file:*) [ -e "${1#file:}" ] ;;
  esac
}

java_is_recent() {
  command -v javac >/dev/null 2>&1 || return 1
  version=$(javac -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  [ "${version:-0}" -ge 17 ]
}

# Installs what the given tables name and this host lacks, after saying what and why.
# $1: 1 when nothing is to be asked; then the tables
host_prepare() {
  assume_yes=$1
  shift
  missing=$(printf '%s\n' "$@" | while read -r check package purpose; do
    [ -z "$check" ] || host_has "$check" || printf '%s\t%s\n' "$package" "$purpose"
  done)
  [ -n "$missing" ] || return 0

  command -v apt-get >/dev/null 2>&1 \
    || die 3 "this host lacks packages, and only apt is known here. Install what these are for: $(
      printf '%s\n' "$missing" | tr '\t\n' ': ')"
  if printf '%s\n' "$missing" | grep -q '^JDK'; then
    [ "$(id -u)" -ne 0 ] || apt_refresh
    missing=$(printf '%s\n' "$missing" | sed "s/^JDK/$(host_jdk_package)/")
  fi
  packages=$(printf '%s\n' "$missing" | cut -f 1 | sort -u | tr '\n' ' ')

  say "This host lacks:"
  printf '%s\n' "$missing" | while IFS='	' read -r package purpose; do
    printf '  %-24s %s\n' "$package" "$purpose" >&2
  done
  [ "$(id -u)" -eq 0 ] || die 3 "cannot install without root. Run: sudo apt-get install -y $packages"
  if [ "$assume_yes" -ne 1 ]; then
    [ -t 0 ] || die 3 "not a terminal to ask on; add --yes (or set CI=true) to install: $packages"
    printf 'Install with apt-get now? [Y/n] ' >&2
    read -r answer
    case $answer in '' | [yY]*) ;; *) die 3 "not installed; nothing was changed" ;; esac
  fi

  apt_refresh
  # shellcheck disable=SC2086 # a list of words
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $packages \
    >"$setup_log" 2>&1 || { tail -n 20 "$setup_log" >&2; die 3 "apt-get failed; all of it: $setup_log"; }
}

apt_refresh() { # once a call, and only when something is to be installed
  [ -z "${apt_refreshed:-}" ] || return 0
  apt-get update >"$setup_log" 2>&1 || { tail -n 5 "$setup_log" >&2; say "apt-get update failed; going on with the lists there are"; }
  apt_refreshed=1
}

# Runs a command as whoever owns this checkout's build: the caller of sudo, else ourselves.
as_caller() {
  if [ "$(id -u)" -eq 0 ] && [ -n "${SUDO_UID:-}" ] && [ "$SUDO_UID" -ne 0 ]; then
    home=$(getent passwd "$SUDO_UID" | cut -d: -f6)
    HOME=${home:-/tmp} setpriv --reuid="$SUDO_UID" --regid="${SUDO_GID:-$SUDO_UID}" --init-groups "$@"
  else
    "$@"
  fi
}
