oss=$MIRROR/tumbleweed/repo/oss/Packages
own $oss/*.rpm
real $oss/openSUSE-release-*.rpm
echo "$KEY" >/tmp/key.asc
rpm --import /tmp/key.asc
rm /tmp/key.asc
mkdir -p /etc/zypp/repos.d
repository() {
  cat <<END
[$1]
name=openSUSE-Tumbleweed-$1
enabled=1
autorefresh=1
baseurl=http://download.opensuse.org/$2/
END
}
repository repo-oss tumbleweed/repo/oss >/etc/zypp/repos.d/repo-oss.repo
repository repo-update update/tumbleweed >/etc/zypp/repos.d/repo-update.repo
