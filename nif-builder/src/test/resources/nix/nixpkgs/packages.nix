{
  system,
  lib,
  host,
}:
let
  mkDerivation =
    attributes:
    let
      inputs = (attributes.nativeBuildInputs or [ ]) ++ (attributes.buildInputs or [ ]);
      its = removeAttrs attributes [
        "meta"
        "passthru"
      ];
    in
    derivation (
      its
      // {
        inherit system;
        name = attributes.name or "${attributes.pname}-${attributes.version}";
        builder = "/bin/bash";
        args = [
          "-e"
          ./setup.sh
        ];
        inputPath = lib.makeBinPath inputs;
      }
    )
    // (attributes.passthru or { })
    // {
      meta = attributes.meta or { };
    };

  # Programs of this machine under a store path.
  programs =
    name: paths:
    runCommand name { } ''
      mkdir -p $out/bin
      ${builtins.concatStringsSep "\n" (map (path: "ln -s ${path} $out/bin/") paths)}
    '';

  runCommand = name: its: buildCommand: mkDerivation (its // { inherit name buildCommand; });

  erlang = runCommand "erlang-host" { } ''
    mkdir -p $out/lib $out/bin
    ln -s ${host.erlang} $out/lib/erlang
    ln -s ${host.erlang}/bin/erl ${host.erlang}/bin/erlc $out/bin/
  '' // {
    override = _: erlang;
  };

  pkgs = {
    inherit lib runCommand;
    stdenv = {
      inherit mkDerivation;
    };
    beamPackages = {
      inherit erlang;
      elixir = programs "elixir" [ ];
      rebar3 = programs "rebar3" [ ];
    };
    beam.interpreters = {
      inherit erlang;
      erlang_27 = erlang;
    };
    linkFarm =
      name: entries:
      runCommand name { } (
        "mkdir -p $out\n"
        + builtins.concatStringsSep "\n" (
          map (entry: "mkdir -p $(dirname $out/${entry.name})\nln -s ${entry.path} $out/${entry.name}") entries
        )
      );
    callPackage =
      file: more:
      let
        function = import file;
      in
      function (builtins.intersectAttrs (builtins.functionArgs function) pkgs // more);
    mkShell = { packages }: runCommand "shell" { inherit packages; } "mkdir $out";

    # Only for the tests of cells that are cross-compiled and emulated.
    qemu-user = programs "qemu-user" [ host.qemu ];
    pkgsCross.aarch64-multiplatform.stdenv.cc =
      runCommand "aarch64-unknown-linux-gnu-gcc-wrapper" { } ''
        mkdir -p $out/bin
        for name in gcc g++; do
          ln -s /usr/bin/aarch64-linux-gnu-$name $out/bin/aarch64-unknown-linux-gnu-$name
        done
      '';
    gcc = programs "gcc-wrapper" [ "/usr/bin/gcc" "/usr/bin/g++" ];
    gcc14 = programs "gcc-wrapper-14" [ "/usr/bin/gcc" "/usr/bin/g++" ];
    gcc12 = throw "gcc12 has been removed";
    clang = programs "clang-wrapper" [ "/usr/bin/clang" "/usr/bin/clang++" ];
    jq = programs "jq" [ "/usr/bin/jq" ];
    jdk21_headless = programs "openjdk" [ "/usr/bin/java" ] // {
      home = host.java;
    };
    # It cannot fetch anything here, so it takes the distribution that `mvn package` has made, and
    # does the rest as it is told. For ARM64 that gets a launcher which knows what this machine is.
    maven = programs "maven" [ "/usr/bin/mvn" ] // {
      buildMavenPackage =
        its:
        assert builtins.all (name: its ? ${name}) [ "pname" "version" "src" "mvnHash" "mvnJdk" ];
        mkDerivation (
          removeAttrs its [
            "mvnFetchExtraArgs"
            "src"
          ]
          // {
            JAVA_HOME = its.mvnJdk;
            buildPhase =
              let
                folder = "nifproof-${its.version}";
              in
              if system == "x86_64-linux" then
                "mkdir target; cp ${host.distribution} target/${folder}.tar.gz"
              else
                ''
                  tar -xzf ${host.distribution}
                  mv ${folder}/bin/nifproof ${folder}/bin/nifproof-amd64
                  sed 's,@cache@,${host.cache},g' ${./arm64}/bin/nifproof >${folder}/bin/nifproof
                  chmod +x ${folder}/bin/nifproof
                  mkdir target
                  tar -czf target/${folder}.tar.gz ${folder}
                '';
          }
        );
    };
    makeWrapper = ./wrapper;
    nixfmt = programs "nixfmt" [ "/bin/true" ];
  }
  // builtins.listToAttrs (
    map
      (name: {
        inherit name;
        value = programs name [ ];
      })
      [
        "binutils"
        "clang_21"
        "cmake"
        "coreutils"
        "gnumake"
        "lld"
        "util-linux"
      ]
  );
in
pkgs
