# A stand-in for nixpkgs, offline: the programs of this machine behind nixpkgs' attribute names, with
# the arguments and the shapes that nixpkgs has. nix/README.md lists where each stands there.
#
# `host.nix` beside it says what this machine has; the tests write it.
{
  description = "a stand-in for nixpkgs";
  outputs =
    { self }:
    let
      genAttrs =
        names: value:
        builtins.listToAttrs (
          map (name: {
            inherit name;
            value = value name;
          }) names
        );
      lib = import ./lib.nix // {
        inherit genAttrs;
      };
      pkgsFor = system: import ./packages.nix { inherit system lib; host = import ./host.nix; };
    in
    {
      inherit lib;
      legacyPackages = genAttrs [ "x86_64-linux" "aarch64-linux" "aarch64-darwin" ] pkgsFor;
    };
}
