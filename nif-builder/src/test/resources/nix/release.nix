# A project that releases a package only when its gate passes.
{
  inputs.nifproof.url = "github:nifproof/nifproof";
  inputs.nixpkgs.follows = "nifproof/nixpkgs";

  outputs =
    { nixpkgs, nifproof, ... }:
    let
      pkgs = nixpkgs.legacyPackages.x86_64-linux;
      inherit (nifproof.lib.x86_64-linux) gate release;
      its = gate { src = ./.; };
    in
    {
      inherit (its) cells results;
      hydraJobs = {
        inherit (its) cells release;
      };
      packages.x86_64-linux = {
        inherit (its) all report;
        release = release {
          gate = its;
          package = pkgs.runCommand "frob-1.0" { } "mkdir -p $out/lib; echo frob >$out/lib/frob";
        };
        old = (gate { src = ./.; profile = "old"; }).all;
        typo = (gate { src = ./.; profile = "quik"; }).all;
        nothing = (gate { src = ./.; profile = "other"; }).all;
        dropped = (gate { src = ./.; profile = "dropped"; }).all;
        odd = (gate { src = ./.; profile = "odd"; }).all;
      };
    };
}
