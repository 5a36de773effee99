# The systems that cells are built on, each with the other one as it sees it.
let
  amd64 = {
    system = "x86_64-linux";
    arch = "amd64";
    machine = "x86_64";
    packages = "gnu64"; # in pkgsCross
  };
  arm64 = {
    system = "aarch64-linux";
    arch = "arm64";
    machine = "aarch64";
    packages = "aarch64-multiplatform";
  };
in
{
  x86_64-linux = amd64 // {
    other = arm64;
  };
  aarch64-linux = arm64 // {
    other = amd64;
  };
}
