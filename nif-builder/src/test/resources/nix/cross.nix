# A project whose ARM64 cells are cross-compiled and emulated. Its Erlang for ARM64 is as nixpkgs'
# would be: its programs and libraries know each other by store paths. It is made of Debian's.
{
  inputs.nifproof.url = "github:nifproof/nifproof";
  inputs.nixpkgs.follows = "nifproof/nixpkgs";

  outputs =
    { nixpkgs, nifproof, ... }:
    let
      pkgs = nixpkgs.legacyPackages.x86_64-linux;
      inherit (import "${nixpkgs}/host.nix") debian;
      erlang = pkgs.runCommand "erlang-arm64" { } ''
        mkdir -p $out/lib $out/libc
        cp -RL ${debian}/usr/lib/aarch64-linux-gnu/{ld-linux-aarch64,lib{c,m,z,tinfo,stdc++,gcc_s}}.so.[0-9] $out/libc
        cp -R ${debian}/usr/lib/erlang $out/lib/erlang
        chmod -R u+w $out
        for program in beam.smp erl_child_setup inet_gethost epmd erlexec; do
          patchelf --set-interpreter $out/libc/ld-linux-aarch64.so.1 --set-rpath $out/libc \
            $out/lib/erlang/erts-*/bin/$program
        done
      '';
    in
    {
      inherit
        (nifproof.lib.x86_64-linux.gate {
          src = ./.;
          cross = "cross";
          erlangs."debian:trixie/arm64" = erlang;
        })
        cells
        report
        ;
      packages.x86_64-linux.erlang = erlang;
    };
}
