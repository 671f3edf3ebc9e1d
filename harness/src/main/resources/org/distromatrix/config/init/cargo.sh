#!/bin/sh
# Builds the project inside a distribution; matrix.yaml says which. SRCDIR is the source, never
# written to; BUILDDIR is kept between builds; what is installed into DESTDIR is what gets tested.
set -eu

export CARGO_HOME="$BUILDDIR/cargo-home" CARGO_TARGET_DIR="$BUILDDIR/target"
# cargo may want to write Cargo.lock beside the source, so that is copied
mkdir -p "$BUILDDIR/source"
cp -a "$SRCDIR/." "$BUILDDIR/source/"
cargo install --force --no-track --path "$BUILDDIR/source" --root "$DESTDIR/usr"
