#!/bin/sh
# Talks to the service over its socket; results go to TEST-service.xml as JUnit XML.
set -u

results=$PWD/TEST-service.xml
cases=$(mktemp)
tests=0
failures=0

# case NAME EXPECTED GOT
case_is() {
  tests=$((tests + 1))
  if [ "$2" = "$3" ]; then
    printf '  <testcase classname="service" name="%s"/>\n' "$1" >>"$cases"
  else
    failures=$((failures + 1))
    printf '  <testcase classname="service" name="%s"><failure message="not what was expected">expected: %s\ngot: %s</failure></testcase>\n' \
      "$1" "$2" "$3" >>"$cases"
  fi
}

unit() {
  systemctl show --property "$2" --value "$1"
}

served() {
  cat /var/lib/tally/served 2>/dev/null || echo 0
}

case_is socket-listens active "$(systemctl is-active tally.socket)"
case_is service-is-not-started-yet inactive "$(systemctl is-active tally.service)"
case_is counts "4 10 50" "$(tally --ask <tests/data.txt)"
case_is was-started-by-the-first-request active "$(systemctl is-active tally.service)"
case_is counts-nothing "0 0 0" "$(tally --ask </dev/null)"
case_is refuses-what-is-too-long "error: too long" "$(head -c 100000 /dev/zero | tally --ask)"
case_is goes-on-afterwards "4 10 50" "$(tally --ask <tests/data.txt)"
case_is remembers-whom-it-served 3 "$(served)"
user=$(stat -c %u "/proc/$(unit tally.service MainPID)")
case_is runs-without-privileges yes "$([ "${user:-0}" -ne 0 ] && echo yes)"

systemctl stop tally.service
case_is comes-back-by-itself "4 10 50" "$(tally --ask <tests/data.txt)"

pids=
for i in 1 2 3 4 5 6 7 8; do
  (tally --ask <tests/data.txt >"$cases.$i") &
  pids="$pids $!"
done
wait $pids
case_is serves-many-at-once 8 "$(cat "$cases".? | grep -c '^4 10 50$')"
case_is did-not-fail success "$(unit tally.service Result)"

{
  echo '<?xml version="1.0" encoding="UTF-8"?>'
  echo "<testsuite name=\"service\" tests=\"$tests\" failures=\"$failures\">"
  cat "$cases"
  echo '</testsuite>'
} >"$results"
rm -f "$cases" "$cases".?
journalctl --unit tally.service --no-pager >"$MATRIX_ARTIFACTS/tally.journal" 2>&1
[ "$failures" -eq 0 ]
