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
      genAttrs [ "cmake" "elixir" "erlang" "gnumake" "rebar3" ] package
      // { mkShell = { packages }: packages; }
    );
  };
  nifproof = {
    lib = each (system: { gate = { src }: { all = "gate of ${baseNameOf src} on ${system}"; }; });
    packages = each (_: { nifproof = "nifproof"; });
  };
in
(import flake).outputs {
  self = { };
  inherit nixpkgs nifproof;
}
