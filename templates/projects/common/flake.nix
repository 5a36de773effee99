{
  description = "{{name}}, a NIF library proved with nifproof";

  inputs = {
    nifproof.url = "github:{{nifproof}}";
    nixpkgs.follows = "nifproof/nixpkgs";
  };

  outputs =
    { nixpkgs, nifproof, ... }:
    let
      eachSystem = nixpkgs.lib.genAttrs [
        "x86_64-linux"
        "aarch64-linux"
      ];
    in
    {
      # `nix flake check` builds every cell of nifproof.toml.
      checks = eachSystem (system: {
        gate = (nifproof.lib.${system}.gate { src = ./.; }).all;
      });

      # `nix develop`
      devShells = eachSystem (system: {
        default = nixpkgs.legacyPackages.${system}.mkShell {
          packages = [
            nifproof.packages.${system}.nifproof
          ]
          ++ (with nixpkgs.legacyPackages.${system}; [ {{tools}} ]);
        };
      });
    };
}
