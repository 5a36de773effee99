#!/bin/sh
# Installs an unpacked nifproof distribution and makes its class-data-sharing archive, which
# halves the start-up time.
#
#   ./install.sh PREFIX    copies to PREFIX/lib/nifproof, links PREFIX/bin/nifproof
#   ./install.sh           leaves everything where it is and only makes the archive
#
# The archive belongs to one path and one JVM. Run this again after moving the folder or changing
# the Java; without it, or with one that does not fit, nifproof still works, only slower.
set -eu

here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd)
case ${1-} in
  -h | --help)
    sed -n '2,/^set/s/^# \{0,1\}//p' "$0"
    exit 0
    ;;
  '') home=$here ;;
  *)
    mkdir -p "$1/lib" "$1/bin"
    prefix=$(CDPATH='' cd -P "$1" && pwd)
    home=$prefix/lib/nifproof
    # Made beside its place and moved there, so that a broken copy never stands in it.
    rm -rf "$home.new"
    cp -Rp "$here" "$home.new"
    rm -rf "$home"
    mv "$home.new" "$home"
    ln -sf ../lib/nifproof/bin/nifproof "$prefix/bin/nifproof"
    ;;
esac

archive=$home/lib/nifproof.jsa
work=$(mktemp -d "$home/lib/.jsa.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
rm -f "$archive"

# The classes that these commands load go into the archive. A static archive and not a dynamic
# one (-XX:ArchiveClassesAtExit), because only that takes the old class files of picocli. They run
# where no nifproof.toml changes what they do.
train() {
  number=$((number + 1))
  (
    cd "$work"
    NIFPROOF_JAVA_OPTS="-XX:DumpLoadedClassList=$work/classes.$number" \
      NIFPROOF_CACHE="$work/cache" NIFPROOF_NO_SETUP=1 \
      "$home/bin/nifproof" "$@" >/dev/null 2>&1
  ) || true
}
number=0
train version
train --help
train no-such-command
# A real gate of one cell. Where Erlang or gcc is absent it ends early, and the archive is smaller.
case $(uname -m) in
  aarch64 | arm64) arch=arm64 ;;
  *) arch=amd64 ;;
esac
if [ -d "$home/docs/examples/hello" ]; then
  cp -R "$home/docs/examples/hello" "$work/hello"
  sed -e "s/^arch = .*/arch = [\"$arch\"]/" -e 's/^runtimes = .*/runtimes = ["host"]/' \
    -e 's/^compilers = .*/compilers = ["gcc"]/' -e 's/^optimize = .*/optimize = ["O0"]/' \
    "$home/docs/examples/hello/nifproof.toml" >"$work/hello/nifproof.toml"
  train gate "$work/hello" --save "$work/saved"
fi
# The library that the gate has built; else any ELF file, of which an audit reads less.
library=$(find "$work/saved" -name '*.so' 2>/dev/null | head -n 1)
train audit "${library:-/bin/sh}"
train audit --policy debian-12 "${library:-/bin/sh}" /bin/sh
train audit --format json "${library:-/bin/sh}"
# Newer JVMs number the classes of a list; the numbers of several lists would contradict. A lambda
# that one list names twice stands in two places of a class, and each needs its own.
awk '
  FNR == 1 { split("", here) }
  / source: / { next }
  { sub(/ id: [0-9]*$/, ""); if (++here[$0] > most[$0]) { most[$0] = here[$0]; print } }
' "$work"/classes.* >"$work/classes"

# G1 only here: it alone can write the archive's heap part, which every collector can read.
NIFPROOF_JAVA_OPTS="-XX:-UseSerialGC -XX:+UseG1GC -Xshare:dump
  -XX:SharedClassListFile=$work/classes -XX:SharedArchiveFile=$work/nifproof.jsa" \
  "$home/bin/nifproof" >"$work/log" 2>&1 || true
if [ -s "$work/nifproof.jsa" ]; then
  mv "$work/nifproof.jsa" "$archive"
else
  echo "install: this Java made no class-data-sharing archive; nifproof works without it" >&2
fi
[ "$home" = "$here" ] || echo "installed: $prefix/bin/nifproof"
