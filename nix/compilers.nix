# The package that has the compiler of a cell: the one given, else nixpkgs' of that version.
{
  pkgs,
  given,
  cross, # the other architecture
}:
{
  compiler,
  native,
  ...
}:
let
  version = builtins.match "(gcc|clang)-([0-9]+).*" compiler;
  family = builtins.head version;
  number = builtins.elemAt version 1;
  present = import ./present.nix pkgs;
  known =
    if !native then
      (if compiler == "gcc" then pkgs.pkgsCross.${cross.packages}.stdenv.cc else null)
    else if version == null then
      pkgs.${compiler}
    else if family == "gcc" then
      present "gcc${number}"
    else
      present "clang_${number}";
  name = if native then compiler else "${compiler}/${cross.arch}";
  found = given.${name} or known;
in
if found != null then
  found
else
  throw ''
    nifproof: no package for the compiler `${name}`, which nifproof.toml names
    hint: name one: gate { compilers = pkgs: { "${name}" = …; }; }, or leave it out with a profile''
