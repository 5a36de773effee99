# What a cell needs for `build.system` of nifproof.toml, of which stdenv has only make.
pkgs: system:
{
  make = [ pkgs.gnumake ];
  cmake = [
    pkgs.cmake
    pkgs.gnumake
  ];
  rebar3 = [
    pkgs.beamPackages.rebar3
    pkgs.gnumake
  ];
  mix = [
    pkgs.beamPackages.elixir
    pkgs.gnumake
  ];
}
.${system} or [ ]
