os=$MIRROR/linux/releases/44/Everything/x86_64/os/Packages
own $os/*.rpm
real $os/fedora-release-*.rpm
ln -sf dnf5 /usr/bin/dnf
# Debian's own plugins.
rm -f /etc/dnf/libdnf5-plugins/*.conf
mkdir -p /etc/pki/rpm-gpg /etc/yum.repos.d /etc/dnf/vars
echo 44 >/etc/dnf/vars/releasever
# Nothing is trusted yet: dnf takes the key from here when it is first needed.
echo "$KEY" >/etc/pki/rpm-gpg/RPM-GPG-KEY-fedora-44-x86_64
repository() {
  cat <<END
[$1]
name=Fedora \$releasever - \$basearch - $1
metalink=https://mirrors.fedoraproject.org/metalink?repo=$2&arch=\$basearch
enabled=$3
countme=1
repo_gpgcheck=0
type=rpm
gpgcheck=1
gpgkey=file:///etc/pki/rpm-gpg/RPM-GPG-KEY-fedora-\$releasever-\$basearch
skip_if_unavailable=$4
END
}
repository fedora 'fedora-$releasever' 1 False >/etc/yum.repos.d/fedora.repo
repository updates 'updates-released-f$releasever' 1 False >/etc/yum.repos.d/fedora-updates.repo
repository fedora-cisco-openh264 'fedora-cisco-openh264-$releasever' 1 True \
  >/etc/yum.repos.d/fedora-cisco-openh264.repo
