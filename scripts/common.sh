# What the scripts of a checkout share. Sourced, never run; $root is the checkout.
# shellcheck shell=sh

# Everything that a build puts into the distribution and that a run reads from it.
sources="$root/pom.xml $root/node-bridge/pom.xml $root/node-bridge/src/main
  $root/nif-builder/pom.xml $root/nif-builder/src/main $root/nif-builder/src/assembly
  $root/templates $root/docs/findings $root/scripts/dist"

dist=$root/target/dist
stamp=$dist/stamp

# tarball: the path of the packaged distribution, when there is one.
tarball() {
  for file in "$root"/target/nifproof-*.tar.gz; do
    if [ -f "$file" ]; then printf '%s\n' "$file"; fi
  done
}

# newer_source FILE: succeeds when a source was changed after FILE.
newer_source() {
  # shellcheck disable=SC2086 # a list; a checkout's path with blanks is refused in `fresh`
  [ -n "$(find $sources -newer "$1" -print -quit 2>/dev/null)" ]
}

# fresh: succeeds when target/dist holds what the sources and the last `mvn package` say.
# With NIFPROOF_NO_BUILD=1 the sources do not count.
fresh() {
  case $root in
    *[[:space:]]*)
      echo "nifproof: the checkout's path \`$root\` contains a blank, which the build cannot take" >&2
      exit 2
      ;;
  esac
  [ -f "$stamp" ] || return 1
  packed=$root/target/nifproof-*.tar.gz
  for packed in $packed; do
    [ "$packed" -nt "$stamp" ] && return 1
  done
  [ "${NIFPROOF_NO_BUILD-}" = 1 ] || ! newer_source "$stamp"
}

# The triple that compilers use for the architecture this machine is not.
case $(uname -m) in
  aarch64 | arm64) other_triple=x86_64-linux-gnu ;;
  *) other_triple=aarch64-linux-gnu ;;
esac

# gate_tools_there: succeeds when every program that a gate of both architectures needs is on PATH.
gate_tools_there() {
  for program in erl gcc "$other_triple-gcc" clang ld.lld mmdebstrap; do
    command -v "$program" >/dev/null 2>&1 || return 1
  done
}
