#!/bin/sh
# Builds the project inside a distribution; matrix.yaml says which. SRCDIR is the source, never
# written to; BUILDDIR is kept between builds; what is installed into DESTDIR is what gets tested.
set -eu

# autoreconf writes into the source, so it is copied; kept times let make skip what is up to date
cp -a "$SRCDIR/." "$BUILDDIR/"
cd "$BUILDDIR"
[ -x configure ] || autoreconf --force --install
[ -f config.status ] || ./configure --prefix=/usr
make -j"$(nproc)"
make install DESTDIR="$DESTDIR"
