#!/bin/sh
. /etc/os-release
echo "Hello from $PRETTY_NAME"
