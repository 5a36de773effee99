# The Erlang package that stands for a runtime of nifproof.toml: the one given, else nixpkgs' of the
# same OTP release, where it still has that.
{ pkgs, given }:
runtime:
let
  inherit (pkgs.beam) interpreters;
  present = import ./present.nix interpreters;
  debian = builtins.match "(debian:[^/]+)/.*" runtime;
  suite = if debian == null then runtime else builtins.head debian;
  known = {
    host = interpreters.erlang;
    "debian:trixie" = present "erlang_27";
    "debian:sid" = present "erlang_29";
  };
  found = given.${runtime} or given.${suite} or known.${suite} or null;
in
if found != null then
  found
else
  throw ''
    nifproof: no Erlang for the runtime `${runtime}` of nifproof.toml; nixpkgs keeps only newer releases
    hint: name a package: gate { erlangs = pkgs: { "${suite}" = …; }; }, or leave the runtime out with a profile''
