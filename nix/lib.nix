# What the flake offers to projects, for one system.
args@{ system, pkgsFor, ... }:
{
  gate = import ./gate.nix args;
  release = import ./release.nix { pkgs = pkgsFor system; };
}
