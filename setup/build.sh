# Sourced by ./matrix and ./verify: builds the command into target/dist.
# shellcheck shell=sh
# shellcheck source=setup/host.sh
. "$here/setup/host.sh"

# $1: 1 when nothing is to be asked
matrix_build() {
  setup_log=$(mktemp "${TMPDIR:-/tmp}/matrix-setup.XXXXXX")
  run=$host_needs_to_run
  [ "$(id -u)" -eq 0 ] || run= # who is not root has containers only, for which an engine is enough
  host_prepare "$1" "$host_needs_to_build" "$run"
  rm -f "$setup_log"

  as_caller mkdir -p "$dist"
  (
    # Two calls at once build once: the second waits, then finds it done.
    flock 9
    up_to_date || matrix_compile
  ) 9>"$dist/lock"
}

matrix_compile() {
  say "Building the matrix command (only after its sources changed) ..."
  # The stamp is as old as the start: what is edited while we build is built again the next time.
  as_caller touch "$dist/stamp.new"
  as_caller mvn -B -f "$here/pom.xml" -pl junit-extension -am -P dist package >"$dist/build.log" 2>&1 || {
    matrix_build_errors >&2
    die 3 "cannot build the matrix command; all of Maven's output: $dist/build.log"
  }
  matrix_archive >>"$dist/build.log" 2>&1 || say "No class-data archive (see $dist/build.log): the command starts slower."
  as_caller mv "$dist/stamp.new" "$dist/stamp"
}

# Maps the classes of a run instead of parsing them: halves the start. Static, as a dynamic archive takes no
# classes as old as picocli's. The training fails as a run without a mirror does, which is as far as it shall go.
matrix_archive() {
  as_caller rm -rf "$dist/training"
  as_caller env MATRIX_CACHE="$dist/training/cache" java -Xshare:off -XX:DumpLoadedClassList="$dist/matrix.classes" \
    -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable -cp "$dist/lib/matrix.jar" \
    org.distromatrix.cli.ClassDataTraining "$dist/training/project" &&
    as_caller rm -rf "$dist/training" &&
    as_caller java -Xshare:dump -Xlog:disable -XX:SharedClassListFile="$dist/matrix.classes" \
      -XX:SharedArchiveFile="$dist/matrix.jsa.new" -cp "$dist/lib/matrix.jar" &&
    as_caller mv "$dist/matrix.jsa.new" "$dist/matrix.jsa"
}

# What is wrong and where, each once: the compiler's lines, else what Maven says last before its advice.
matrix_build_errors() {
  sed -n 's/^\[ERROR\] \(.*:\[[0-9]*,[0-9]*\].*\)/\1/p' "$dist/build.log" | sort -u | head -n 20 | grep . \
    || sed -n '/^\[ERROR\] To see the full/q; /^\[ERROR\] *[^ ]/p' "$dist/build.log" | tail -n 5
}
