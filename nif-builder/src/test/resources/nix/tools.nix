# One library, in C and C++, built by two build systems.
{
  inputs.nifproof.url = "github:nifproof/nifproof";

  outputs =
    { nifproof, ... }:
    let
      inherit (nifproof.lib.x86_64-linux) gate;
    in
    {
      packages.x86_64-linux = {
        cmake = (gate { src = ./.; config = "cmake.toml"; }).report;
        make = (gate { src = ./.; config = "make.toml"; }).all;
      };
    };
}
