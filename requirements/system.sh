#!/bin/sh
# Install the named Debian packages that are missing; where that can't be done, say which to install by hand.
set -eu
missing=""
for package in "$@"; do
  dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null; then
  echo "please install, by your system's own means, what Debian calls:$missing" >&2
  exit 0
fi
as_root=""
if [ "$(id -u)" != 0 ]; then as_root="sudo -n"; fi
# shellcheck disable=SC2086  # the list is meant to be split
{ $as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null; } || {
  echo "please install as root:$missing" >&2
  exit 1
}
