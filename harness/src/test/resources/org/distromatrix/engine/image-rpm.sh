# The mirror's packages that are in the tree as Debian's become the distribution's own, to rpm.
mkdir -p /usr/lib/sysimage/rpm /etc/rpm
echo '%_dbpath /usr/lib/sysimage/rpm' >/etc/rpm/macros
# A plugin that distributions do not have in their images: it wants namespaces.
echo '%__transaction_unshare %{nil}' >>/etc/rpm/macros
# zypper prefers this place.
rm -rf /var/lib/rpm
own() {
  dpkg-query --show --showformat='${Package}\n' >/tmp/have
  rpm --query --package --queryformat "[%{=NAME}-%{=VERSION}-%{=RELEASE}.%{=ARCH}.rpm %{PROVIDENAME}\n]" \
    "$@" 2>/tmp/noise >/tmp/provided
  awk 'NR == FNR { have[$1]; next } $2 in have { print $1 }' /tmp/have /tmp/provided | sort -u >/tmp/own
  here=$(dirname "$1")
  (cd "$here" && xargs rpm --install --justdb --nodeps --noscripts --notriggers --nosignature </tmp/own)
  rm /tmp/have /tmp/noise /tmp/provided /tmp/own
}
real() {
  rpm --install --nodeps --nosignature "$@"
}
