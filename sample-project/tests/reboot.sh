#!/bin/sh
# After a reboot the socket listens again, and what the service wrote down is still there.
set -eu

boot_id() {
  cat /proc/sys/kernel/random/boot_id
}

fail() {
  echo "$1"
  exit 1
}

case ${MATRIX_REBOOT_MARK:-} in
"")
  [ "$(tally --ask <tests/data.txt)" = "4 10 50" ] || fail "the service does not count"
  boot_id >/var/lib/tally-boot-id
  cp /var/lib/tally/served /var/lib/tally-served
  matrix-reboot counted
  ;;
counted)
  [ "$(boot_id)" != "$(cat /var/lib/tally-boot-id)" ] || fail "this is still the same boot"
  [ "$(systemctl is-active tally.socket)" = active ] || fail "the socket does not listen"
  [ "$(cat /var/lib/tally/served)" = "$(cat /var/lib/tally-served)" ] || fail "the number is lost"
  [ "$(tally --ask <tests/data.txt)" = "4 10 50" ] || fail "the service does not count any more"
  [ "$(cat /var/lib/tally/served)" -eq $(($(cat /var/lib/tally-served) + 1)) ] ||
    fail "the service does not go on where it stopped"
  ;;
*) fail "unknown mark $MATRIX_REBOOT_MARK" ;;
esac
