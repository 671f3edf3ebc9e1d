# Sourced by the benchmarks: small projects, and times of commands. $scratch is a folder of the caller's.
# shellcheck shell=sh

project() { # name, further lines of its matrix.yaml
  mkdir -p "$scratch/$1"
  cd "$scratch/$1"
  printf 'project: %s\ndistros: [debian:13]\nsuites: [{ name: smoke, run: ./smoke.sh }]\n%s\n' "$1" "${2:-}" >matrix.yaml
  printf '#!/bin/sh\nexit 0\n' >smoke.sh
  chmod +x smoke.sh
  git init -q .
  echo .matrix/ >.gitignore
  git add .
  cd "$here"
}

# Runs a command, its output to a file; appends its wall time in ms to the list named first.
measure() {
  list=$scratch/times.$1
  shift
  start=$(date +%s%N)
  "$@" >"$scratch/output" 2>&1 || { cat "$scratch/output" >&2; die 3 "failed: $*"; }
  echo $((($(date +%s%N) - start) / 1000000)) >>"$list"
}

median() { # list
  sort -n "$scratch/times.$1" | awk '{ v[NR] = $1 } END { printf "%d", v[int((NR + 1) / 2)] }'
}

ratio() { # list, list, label: pair by pair
  paste "$scratch/times.$1" "$scratch/times.$2" | awk '{ printf "%.3f\n", $1 / $2 }' | sort -n \
    | awk -v label="$3" '{ v[NR] = $1 } END { printf "%-44s %6.2f  (%.2f to %.2f)\n", label, v[int((NR + 1) / 2)], v[1], v[NR] }'
}

row() { # list, label
  sort -n "$scratch/times.$1" | awk -v label="$2" '{ v[NR] = $1 } END {
    printf "%-44s %6d ms  (%d to %d, %d runs)\n", label, v[int((NR + 1) / 2)], v[1], v[NR], NR }'
}
