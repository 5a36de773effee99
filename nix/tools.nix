# What a cell needs for `build.system` of nifproof.toml, of which stdenv has only make.
pkgs: system:
{
  make = [ pkgs.gnumake ];
  cmake = [
    pkgs.cmake
    pkgs.gnumake
  ];
  rebar3 = [
    pkgs.rebar3
    pkgs.gnumake
  ];
  mix = [
    pkgs.elixir
    pkgs.gnumake
  ];
}
.${system} or [ ]
