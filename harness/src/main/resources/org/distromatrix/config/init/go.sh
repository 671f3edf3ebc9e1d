#!/bin/sh
# Builds the project inside a distribution; matrix.yaml says which. SRCDIR is the source, never
# written to; BUILDDIR is kept between builds; what is installed into DESTDIR is what gets tested.
set -eu

export GOCACHE="$BUILDDIR/cache" GOMODCACHE="$BUILDDIR/modules" GOBIN="$DESTDIR/usr/bin"
cd "$SRCDIR"
# The copy of the source has no .git to take a version from
go install -buildvcs=false ./...
