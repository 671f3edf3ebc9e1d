#!/bin/sh
# Builds the project inside a distribution; matrix.yaml says which. SRCDIR is the source, never
# written to; BUILDDIR is kept between builds; what is installed into DESTDIR is what gets tested.
set -eu

# The source is built in place, so it is copied; kept times let make skip what is up to date
cp -a "$SRCDIR/." "$BUILDDIR/"
cd "$BUILDDIR"
make -j"$(nproc)" prefix=/usr PREFIX=/usr
if make -n install >/dev/null; then
  make install prefix=/usr PREFIX=/usr DESTDIR="$DESTDIR"
else
  echo "The Makefile has no working rule to install: nothing is installed for the tests."
fi
