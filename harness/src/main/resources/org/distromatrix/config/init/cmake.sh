#!/bin/sh
# Builds the project inside a distribution; matrix.yaml says which. SRCDIR is the source, never
# written to; BUILDDIR is kept between builds; what is installed into DESTDIR is what gets tested.
set -eu

cmake -S "$SRCDIR" -B "$BUILDDIR" \
  -DCMAKE_INSTALL_PREFIX=/usr -DCMAKE_BUILD_TYPE=RelWithDebInfo
cmake --build "$BUILDDIR" --parallel "$(nproc)"
# Reads DESTDIR from the environment
cmake --install "$BUILDDIR"
