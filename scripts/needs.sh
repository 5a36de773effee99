# What nifproof needs of a machine: a table, and a test for each row. Sourced by scripts/setup.
# shellcheck shell=sh

# need | why | Debian and Ubuntu | nixpkgs | Fedora | Alpine | Homebrew; "-": not packaged there.
build_needs() {
  cat <<'EOF'
java|a JDK, 17 or newer: builds and runs nifproof|default-jdk-headless|jdk21_headless|java-21-openjdk-devel|openjdk21-jdk|openjdk@21
maven|Maven: builds nifproof|maven|maven|maven|maven|maven
erl|Erlang/OTP: loads NIFs natively|erlang-base|beamPackages.erlang|erlang-erts erlang-compiler|erlang27|erlang
jinterface|JInterface of that OTP: talks to its nodes|erlang-jinterface|(beamPackages.erlang.override { javacSupport = true; })|erlang-jinterface|erlang27|- (build OTP with a JDK on PATH)
EOF
}

gate_needs() {
  build_needs
  cat <<EOF
erl_nif|erl_nif.h: NIFs are compiled against it|erlang-dev|beamPackages.erlang|erlang-erts|erlang27-dev|erlang
gcc|gcc: compiles NIFs|gcc|gcc|gcc|gcc|gcc
libc|headers and start files of the C library|libc6-dev|glibc.dev|glibc-devel|musl-dev|-
cross_gcc|gcc for the other architecture|$cross_gcc_apt|$cross_gcc_nix|$cross_gcc_fedora|-|-
cross_libc|C library of the other architecture|$cross_libc_apt|$cross_gcc_nix|-|-|-
clang|clang: compiles NIFs|clang|clang|clang|clang|llvm
lld|lld: links what clang compiles for the other architecture|lld|lld|lld|lld|lld
mmdebstrap|mmdebstrap: fetches Debian runtimes and the emulator|mmdebstrap|mmdebstrap|mmdebstrap|- (https://gitlab.mister-muffin.de/josch/mmdebstrap)|-
keyring|Debian's keys: mmdebstrap checks signatures with them|debian-archive-keyring|-|debian-keyring|debian-archive-keyring|-
EOF
}

test_needs() {
  gate_needs
  cat <<'EOF'
crypto|crypto.so, a real NIF to test with|erlang-crypto|beamPackages.erlang|erlang-crypto|erlang27|erlang
asn1|asn1rt_nif.so, a real NIF to test with|erlang-asn1|beamPackages.erlang|erlang-asn1|erlang27|erlang
p1_xml|fxml.so, a real NIF to test with|erlang-p1-xml|-|erlang-fast_xml|-|-
p1_yaml|fast_yaml.so, a real NIF to test with|erlang-p1-yaml|-|erlang-fast_yaml|-|-
rebar3|rebar3: builds projects that `nifproof new` makes|rebar3|beamPackages.rebar3|erlang-rebar3|rebar3|rebar3
eunit|EUnit: tests projects that `nifproof new` makes|erlang-eunit|beamPackages.erlang|erlang-eunit|erlang27|erlang
make|make: the same|make|gnumake|make|make|make
cmake|CMake: the same|cmake|cmake|cmake|cmake|cmake
mix|mix: the same, for Elixir|elixir|beamPackages.elixir|elixir|elixir|elixir
bwrap|bubblewrap: runs the gate in a sandbox|bubblewrap|bubblewrap|bubblewrap|bubblewrap|-
chromium|Chromium: opens HTML reports|chromium|chromium|chromium|chromium|-
chromedriver|chromedriver: drives Chromium|chromium-driver|chromedriver|chromedriver|chromium-chromedriver|-
jq|jq: the stand-in for nixpkgs that the tests of the flake use has it|jq|jq|jq|jq|jq
patchelf|patchelf: makes an Erlang such as nixpkgs has, for the same tests|patchelf|patchelf|patchelf|patchelf|patchelf
ss|ss: lists listening ports|iproute2|iproute2|iproute|iproute2|-
EOF
}

case $other_triple in
  x86_64-*)
    cross_gcc_apt=gcc-x86-64-linux-gnu cross_libc_apt=libc6-dev-amd64-cross
    cross_gcc_nix=pkgsCross.gnu64.stdenv.cc cross_gcc_fedora=gcc-x86_64-linux-gnu
    ;;
  *)
    cross_gcc_apt=gcc-aarch64-linux-gnu cross_libc_apt=libc6-dev-arm64-cross
    cross_gcc_nix=pkgsCross.aarch64-multiplatform.stdenv.cc
    cross_gcc_fedora=gcc-aarch64-linux-gnu
    ;;
esac

needs_of() {
  case $1 in
    build) build_needs ;;
    gate) gate_needs ;;
    tests) test_needs ;;
  esac
}

# missing_of SCOPE: the needs that are not met, each with a blank in front.
missing_of() {
  erl_root=$(find_erl_root)
  needs_of "$1" | while IFS='|' read -r need rest; do
    "have_$need" </dev/null || printf ' %s' "$need"
  done
}

is_debian() { command -v apt-get >/dev/null 2>&1 && command -v dpkg >/dev/null 2>&1; }

# apt_name NEED NAME: NAME, but for a JDK the one that is new enough in this release.
apt_name() {
  if [ "$1" = java ] && is_debian; then
    default=$(apt-cache policy default-jdk-headless 2>/dev/null |
      sed -n 's/^  Candidate: 2:1\.\([0-9]*\).*/\1/p')
    [ "${default:-17}" -ge 17 ] || { echo openjdk-17-jdk-headless && return; }
  fi
  echo "$2"
}

# find_erl_root: the OTP root of the erl on PATH, e.g. /usr/lib/erlang; nothing without one.
find_erl_root() {
  erl=$(command -v erl) || return 0
  found=$(readlink -f "$erl") && found=${found%/bin/erl}
  if [ ! -d "$found/releases" ]; then
    # A shim, as asdf and mise make them: only the VM knows.
    found=$(erl -noshell -eval 'io:put_chars(code:root_dir()), halt().' </dev/null 2>/dev/null) ||
      return 0
  fi
  printf '%s\n' "$found"
}

# any FILE…: succeeds when the first word exists; for patterns that the shell expands.
any() { [ -e "$1" ]; }

on_path() { command -v "$1" >/dev/null 2>&1; }

have_java() {
  if [ -n "${JAVA_HOME-}" ]; then javac=$JAVA_HOME/bin/javac; else javac=$(command -v javac); fi
  [ -x "$javac" ] || return 1
  javac=$(readlink -f "$javac")
  if [ -r "${javac%/bin/javac}/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "${javac%/bin/javac}/release")
  else
    version=$("$javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  fi
  [ "${version:-0}" -ge 17 ]
}
have_maven() { on_path mvn; }
have_erl() { on_path erl && on_path erlc; }
have_jinterface() { [ -n "$(find_jinterface)" ]; }
have_erl_nif() {
  any "$erl_root"/usr/include/erl_nif.h || any "$erl_root"/erts-*/include/erl_nif.h
}
have_gcc() { on_path gcc; }
have_libc() { on_path gcc && has_start_files gcc; }
have_cross_gcc() { on_path "$other_triple-gcc"; }
have_cross_libc() { on_path "$other_triple-gcc" && has_start_files "$other_triple-gcc"; }
have_clang() { on_path clang; }
have_lld() { on_path ld.lld; }
have_mmdebstrap() { on_path mmdebstrap; }
have_keyring() { any /usr/share/keyrings/debian-archive-keyring.gpg; }
have_crypto() { any "$erl_root"/lib/crypto-*/priv/lib/crypto.so; }
have_asn1() { any "$erl_root"/lib/asn1-*/priv/lib/asn1rt_nif.so; }
have_p1_xml() { any /usr/lib*/erlang/lib/p1_xml-*/priv/lib || any /usr/lib*/erlang/lib/fast_xml-*; }
have_p1_yaml() {
  any /usr/lib*/erlang/lib/p1_yaml-*/priv/lib || any /usr/lib*/erlang/lib/fast_yaml-*
}
have_rebar3() { on_path rebar3; }
have_eunit() { any "$erl_root"/lib/eunit-*/ebin; }
have_make() { on_path make; }
have_cmake() { on_path cmake; }
have_mix() { on_path mix; }
have_bwrap() { on_path bwrap; }
have_jq() { on_path jq; }
have_patchelf() { on_path patchelf; }
have_ss() { on_path ss; }
have_chromium() { on_path chromium; }
have_chromedriver() { on_path chromedriver; }

# A compiler that does not find the file prints its bare name.
has_start_files() { case $("$1" -print-file-name=crt1.o) in */*) ;; *) return 1 ;; esac }

# find_jinterface: OtpErlang.jar of the erl on PATH, else of the system's Erlang.
find_jinterface() {
  for jar in "$erl_root"/lib/jinterface-*/priv/OtpErlang.jar \
    /usr/lib*/erlang/lib/jinterface-*/priv/OtpErlang.jar; do
    [ -f "$jar" ] && printf '%s\n' "$jar" && return
  done
  return 0
}

# maven_repository: the local Maven repository, as Maven will find it.
maven_repository() {
  for word in ${MAVEN_ARGS-} ${MAVEN_OPTS-}; do
    case $word in
      -Dmaven.repo.local=*) printf '%s\n' "${word#*=}" && return ;;
    esac
  done
  # Java takes the home folder from the user database, not from $HOME.
  home=$(getent passwd "$(id -u)" 2>/dev/null | cut -d: -f6)
  home=${home:-$HOME}
  repository=
  if [ -r "$home/.m2/settings.xml" ]; then
    repository=$(sed -n 's#.*<localRepository>\(.*\)</localRepository>.*#\1#p' "$home/.m2/settings.xml" |
      sed "s#\${user.home}#$home#")
  fi
  printf '%s\n' "${repository:-$home/.m2/repository}"
}

# install_jinterface: lays the jar of the installed OTP into the local Maven repository, unless it
# is there already, byte for byte.
install_jinterface() {
  erl_root=$(find_erl_root)
  jar=$(find_jinterface)
  version=from-installed-otp
  folder=$(maven_repository)/org/erlang/otp/jinterface/$version
  cmp -s "$jar" "$folder/jinterface-$version.jar" && [ -f "$folder/jinterface-$version.pom" ] &&
    return
  say "installing $jar into the local Maven repository"
  mkdir -p "$folder"
  # A failed look-up in Central leaves such marks, and Maven would believe them.
  rm -f "$folder"/*.lastUpdated "$folder/_remote.repositories"
  cat >"$folder/.pom.$$" <<EOF
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>org.erlang.otp</groupId>
  <artifactId>jinterface</artifactId>
  <version>$version</version>
</project>
EOF
  cp "$jar" "$folder/.jar.$$"
  mv "$folder/.pom.$$" "$folder/jinterface-$version.pom"
  mv "$folder/.jar.$$" "$folder/jinterface-$version.jar"
  rm -f "$stamp"
}
