# Sourced by the tests in isolated/: each damages the guest for good, and none may see what another
# did. With one guest for all of them, the second would fail.

[ -s /etc/tally.conf ] || { echo "not pristine: /etc/tally.conf is gone"; exit 1; }
[ "$(systemctl is-active tally.socket)" = active ] || { echo "not pristine: no socket"; exit 1; }
[ ! -e /var/lib/tally/served ] || { echo "not pristine: the service was used"; exit 1; }
[ ! -e /damaged ] || { echo "not pristine: damaged by $(cat /damaged)"; exit 1; }
echo "$0" >/damaged
