base=$MIRROR/10-stream/BaseOS/x86_64/os/Packages
own $base/*.rpm
real $base/centos-stream-release-*.rpm
mkdir -p /etc/pki/rpm-gpg /etc/yum.repos.d /etc/dnf/vars
echo 10-stream >/etc/dnf/vars/stream
echo 10 >/etc/dnf/vars/releasever
echo "$KEY" >/etc/pki/rpm-gpg/RPM-GPG-KEY-centosofficial-SHA256
repository() {
  cat <<END
[$1]
name=CentOS Stream \$releasever - $1
metalink=https://mirrors.centos.org/metalink?repo=centos-$1-\$stream&arch=\$basearch
gpgkey=file:///etc/pki/rpm-gpg/RPM-GPG-KEY-centosofficial-SHA256
gpgcheck=1
repo_gpgcheck=0
metadata_expire=6h
countme=1
enabled=$2

END
}
{
  repository baseos 1
  repository appstream 1
  repository crb 0
} >/etc/yum.repos.d/centos.repo
repository extras-common 1 >/etc/yum.repos.d/centos-addons.repo
