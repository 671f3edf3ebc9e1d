export HOME=/root
echo "$KEY" >/tmp/key.asc
pacman-key --init
pacman-key --add /tmp/key.asc
pacman-key --lsign-key "$(gpg --show-keys --with-colons /tmp/key.asc | awk -F: '/^fpr/ { print $10; exit }')"
gpgconf --homedir /etc/pacman.d/gnupg --kill all
rm -r /tmp/key.asc /root/.gnupg
useradd --system alpm
cat >/etc/pacman.conf <<'END'
[options]
HoldPkg = pacman glibc
Architecture = auto
CheckSpace
ParallelDownloads = 5
DownloadUser = alpm
SigLevel = Required DatabaseOptional
LocalFileSigLevel = Optional
[core]
Include = /etc/pacman.d/mirrorlist
[extra]
Include = /etc/pacman.d/mirrorlist
END
echo 'Server = https://fastly.mirror.pkgbuild.com/$repo/os/$arch' >/etc/pacman.d/mirrorlist
# The mirror's packages that are in the tree as Debian's become the distribution's own, to pacman.
dpkg-query --show --showformat='${Package}\n' >/tmp/have
cd $MIRROR/core/os/x86_64
tar -xOf core.db.tar.gz --wildcards '*/desc' >/tmp/described
awk '
  NR == FNR { have[$1]; next }
  /^%/ { field = $1; next }
  field == "%FILENAME%" && $1 { file = $1 }
  field ~ /^%(NAME|PROVIDES)%$/ && $1 { sub(/=.*/, "", $1); if ($1 in have) print file }
' /tmp/have /tmp/described | sort -u >/tmp/own
add() {
  pacman --upgrade --nodeps --nodeps --noconfirm --noprogressbar "$@"
}
add --dbonly $(cat /tmp/own)
add --overwrite '*' arch-release-*.zst
rm -rf /tmp/have /tmp/described /tmp/own /var/lib/pacman/sync /var/cache/pacman
mkdir /var/lib/pacman/sync # theirs is empty
