{
  description = "hello, a NIF library proved with nifproof";

  inputs = {
    nifproof.url = "github:nifproof/nifproof";
    nixpkgs.follows = "nifproof/nixpkgs";
  };

  outputs =
    { nixpkgs, nifproof, ... }:
    let
      systems = [
        "x86_64-linux"
        "aarch64-linux"
      ];
      eachSystem = nixpkgs.lib.genAttrs systems;
      gate = system: nifproof.lib.${system}.gate { src = ./.; };
    in
    {
      # `nix flake check` builds every cell of nifproof.toml that this machine's system builds.
      checks = eachSystem (system: {
        gate = (gate system).all;
      });

      # `nix build .#report`: the results of all cells, also when some failed.
      packages = eachSystem (system: {
        inherit (gate system) report;
      });

      # `nix build .#hydraJobs.release`: every cell of both systems; needs a builder for each.
      hydraJobs = {
        inherit
          (nifproof.lib.x86_64-linux.gate {
            src = ./.;
            inherit systems;
          })
          cells
          report
          release
          ;
      };

      # `nix develop`
      devShells = eachSystem (system: {
        default = nixpkgs.legacyPackages.${system}.mkShell {
          packages = [
            nifproof.packages.${system}.nifproof
          ]
          ++ (with nixpkgs.legacyPackages.${system}; [ beamPackages.erlang gnumake ]);
        };
      });
    };
}
