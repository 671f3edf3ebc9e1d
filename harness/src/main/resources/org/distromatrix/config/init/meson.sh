#!/bin/sh
# Builds the project inside a distribution; matrix.yaml says which. SRCDIR is the source, never
# written to; BUILDDIR is kept between builds; what is installed into DESTDIR is what gets tested.
set -eu

[ -f "$BUILDDIR/build.ninja" ] || meson setup "$BUILDDIR" "$SRCDIR" --prefix=/usr
meson compile -C "$BUILDDIR"
# Reads DESTDIR from the environment
meson install -C "$BUILDDIR" --no-rebuild
