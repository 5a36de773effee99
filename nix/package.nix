# nifproof built from this checkout. See nix/README.md about maven-deps.json.
{
  lib,
  maven,
  makeWrapper,
  runCommand,
  jdk21_headless,
  beamPackages, # any OTP: its JInterface is used, so it is built with Java support
  binutils,
  coreutils,
  util-linux,
}:
let
  # Written by scripts/nix-mvn-hash: the hash of what Maven downloads, and what it was computed with.
  mavenDeps = builtins.fromJSON (builtins.readFile ./maven-deps.json);

  inherit (beamPackages) erlang;
  jinterface = erlang.override { javacSupport = true; };
  # The first version in the file is the project's own.
  version = builtins.head (
    builtins.elemAt (builtins.split "<version>([^<]+)</version>" (builtins.readFile ../pom.xml)) 1
  );
  jar = runCommand "OtpErlang.jar" { } ''
    cp ${jinterface}/lib/erlang/lib/jinterface-*/priv/OtpErlang.jar $out
  '';

  # Maven finds JInterface in its local repository, where scripts/setup would put it. It is no
  # artifact of Central, so it does not belong into the hash of what was downloaded.
  repository = "org/erlang/otp/jinterface/from-installed-otp";
  putJInterface = folder: ''
    mkdir -p ${folder}/${repository}
    cp ${jar} ${folder}/${repository}/jinterface-from-installed-otp.jar
    cat >${folder}/${repository}/jinterface-from-installed-otp.pom <<END
    <project xmlns="http://maven.apache.org/POM/4.0.0">
      <modelVersion>4.0.0</modelVersion>
      <groupId>org.erlang.otp</groupId>
      <artifactId>jinterface</artifactId>
      <version>from-installed-otp</version>
    </project>
    END
  '';
in
maven.buildMavenPackage {
  pname = "nifproof";
  inherit version;
  src = lib.cleanSourceWith {
    src = ../.;
    filter =
      path: _:
      !builtins.elem (baseNameOf path) [
        ".git"
        "target"
        "nix"
        "flake.nix"
        "flake.lock"
      ];
  };

  mvnJdk = jdk21_headless;
  mvnHash = mavenDeps.hash;
  # pom.xml looks for the jar in the repository of the settings, which is none in a build.
  mvnParameters = "${mavenDeps.parameters} -Djinterface.jar=${jar}";
  mvnFetchExtraArgs = {
    preBuild = putJInterface "$out/.m2";
    postInstall = "rm -rf $out/.m2/org/erlang";
  };
  afterDepsSetup = putJInterface "$mvnDeps/.m2";

  nativeBuildInputs = [ makeWrapper ];
  installPhase = ''
    runHook preInstall
    mkdir -p $out/share $out/bin
    tar -xzf target/nifproof-${version}.tar.gz -C $out/share
    mv $out/share/nifproof-${version} $out/share/nifproof
    makeWrapper $out/share/nifproof/bin/nifproof $out/bin/nifproof \
      --set JAVA_HOME ${jdk21_headless.home} \
      --suffix PATH : ${
        lib.makeBinPath [
          erlang
          binutils
          coreutils
          util-linux
        ]
      }
    runHook postInstall
  '';

  meta = {
    description = "Proves an Erlang NIF library before a VM has to trust it";
    license = lib.licenses.asl20;
    mainProgram = "nifproof";
    platforms = [
      "x86_64-linux"
      "aarch64-linux"
    ];
  };
}
