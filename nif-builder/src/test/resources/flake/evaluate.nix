# The outputs of a project's flake, with stand-ins for nixpkgs and nifproof that give back what they
# were asked for.
flake:
let
  genAttrs =
    names: value:
    builtins.listToAttrs (map (name: { inherit name; value = value name; }) names);
  each = genAttrs [ "x86_64-linux" "aarch64-linux" ];
  package = name: name;
  nixpkgs = {
    lib = { inherit genAttrs; };
    legacyPackages = each (
      _:
      genAttrs [ "cmake" "gnumake" ] package
      // {
        beamPackages = genAttrs [ "elixir" "erlang" "rebar3" ] package;
        mkShell = { packages }: packages;
      }
    );
  };
  nifproof = {
    lib = each (system: {
      gate =
        {
          src,
          systems ? [ system ],
        }:
        builtins.mapAttrs (_: what: "${what} of ${baseNameOf src} on ${toString systems}") {
          all = "gate";
          cells = "cells";
          report = "report";
          release = "release";
        };
    });
    packages = each (_: { nifproof = "nifproof"; });
  };
in
(import flake).outputs {
  self = { };
  inherit nixpkgs nifproof;
}
