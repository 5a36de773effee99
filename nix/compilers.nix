# The package that has a compiler of nifproof.toml: the one given, else nixpkgs' of that version.
{ pkgs, given }:
compiler:
let
  version = builtins.match "(gcc|clang)-([0-9]+).*" compiler;
  family = builtins.head version;
  number = builtins.elemAt version 1;
  known =
    if version == null then
      pkgs.${compiler}
    else if family == "gcc" then
      pkgs."gcc${number}" or null
    else
      pkgs."clang_${number}" or null;
  found = given.${compiler} or known;
in
if found != null then
  found
else
  throw ''
    nifproof: this nixpkgs has no `${compiler}`, which nifproof.toml names
    hint: name a package: gate { compilers = pkgs: { ${compiler} = …; }; }, or another version''
