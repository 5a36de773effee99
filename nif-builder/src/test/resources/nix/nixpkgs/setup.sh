# What nixpkgs' stdenv does, as far as we use it. A shell builtin must come last: facts about Nix 2.8.
export PATH=$inputPath${inputPath:+:}/usr/bin:/bin
umask 022
runHook() { if [ -n "${!1-}" ]; then eval "${!1}"; fi; }
cd "$NIX_BUILD_TOP"
if [ -n "${buildCommand-}" ]; then
  eval "$buildCommand"
  exit 0
fi
eval "${buildPhase-}"
eval "${installPhase-}"
exit 0
