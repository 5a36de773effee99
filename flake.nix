{
  description = "nifproof proves Erlang NIFs before a VM has to trust them";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";

  outputs =
    { self, nixpkgs }:
    let
      systems = [
        "x86_64-linux"
        "aarch64-linux"
      ];
      eachSystem = nixpkgs.lib.genAttrs systems;
      # nifproof runs on Linux. It can be worked on where its tools are.
      eachDesk = nixpkgs.lib.genAttrs (systems ++ [ "aarch64-darwin" ]);
      pkgsFor = system: nixpkgs.legacyPackages.${system};
      nifproofFor = system: self.packages.${system}.nifproof;

      # What holds the gate's own expressions: the first example, on the Erlang of nixpkgs.
      example =
        system: wanted:
        self.lib.${system}.gate {
          src = ./docs/examples/hello;
          profile = "quick";
          systems = wanted;
        };
    in
    {
      # gate and release: docs/nix.md
      lib = eachSystem (system: import ./nix/lib.nix { inherit system pkgsFor nifproofFor; });

      packages = eachSystem (system: rec {
        nifproof = (pkgsFor system).callPackage ./nix/package.nix { };
        default = nifproof;
      });

      apps = eachSystem (system: {
        default = {
          type = "app";
          program = "${nifproofFor system}/bin/nifproof";
        };
      });

      # To work on nifproof itself.
      devShells = eachDesk (
        system: with pkgsFor system; {
          default = mkShell {
            packages = [
              jdk21_headless
              maven
              (beamPackages.erlang.override { javacSupport = true; })
              gcc
              clang
              lld
              beamPackages.rebar3
              gnumake
              cmake
              jq
            ];
          };
        }
      );

      checks = eachSystem (system: {
        gate = (example system [ system ]).all;
      });

      overlays.default = final: _: {
        nifproof = final.callPackage ./nix/package.nix { };
      };

      templates.default = {
        path = ./docs/examples/hello;
        description = "A NIF library with a gate: one derivation for each cell";
      };

      nixosModules.builder = import ./nix/builder.nix;

      formatter = eachDesk (system: (pkgsFor system).nixfmt);

      hydraJobs = {
        package = eachSystem nifproofFor;
        inherit (example "x86_64-linux" systems) cells report release;
      };
    };
}
