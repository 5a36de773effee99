# A NixOS machine that builds cells, its own and, emulated, those of the other architecture. With a
# real builder for these set `boot.binfmt.emulatedSystems = [ ];`.
{ lib, pkgs, ... }:
{
  nix.settings = {
    # A cell loads foreign code: it gets no network and sees no other files.
    sandbox = true;
    experimental-features = [
      "nix-command"
      "flakes"
    ];
  };
  boot.binfmt.emulatedSystems = lib.mkDefault (
    if pkgs.stdenv.hostPlatform.isx86_64 then [ "aarch64-linux" ] else [ "x86_64-linux" ]
  );
}
