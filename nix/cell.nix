# The derivations of one cell: `result` runs it and holds its report whatever the verdict, `cell`
# fails when the verdict is no pass.
{
  pkgs,
  nifproof,
  source, # the project's files without its nifproof.toml
  folder, # where in it that file stands: "" or "/FOLDER"
  spec, # nifproof.toml for this cell alone, as text
  id,
  slug, # the id as a derivation's name
  runtime,
  erlang,
  compiler, # its name in nifproof.toml
  cc, # the package that has it
  foreign, # the architecture that it is built for and emulated as; null for this one
  tools, # that the project's build system is
  buildInputs,
}:
let
  family = builtins.head (builtins.match "(gcc|clang).*" compiler);

  # Both languages, since a project may call either.
  version = pkgs.lib.removePrefix family compiler; # "-12" of gcc-12
  both = if family == "gcc" then "gcc g++" else "clang clang++";

  # Under the name of nifproof.toml and, for the crash trap, under the plain one. A cross compiler
  # has the name of its target before its own.
  programs = pkgs.runCommand "nifproof-${compiler}" { } ''
    mkdir -p $out/bin
    for language in ${both}; do
      for program in ${cc}/bin/${if foreign == null then "" else "${foreign.machine}-*linux-gnu-"}$language; do
        [ -e "$program" ] || continue
        name=$(basename "$program")
        ln -s "$program" "$out/bin/$name"
        [ -z "${version}" ] || ln -s "$program" "$out/bin/$name${version}"
      done
    done
  '';

  # A foreign Erlang is taken for one when it stands in the tree of its system.
  emulation =
    if foreign == null then
      ""
    else
      ''
        system=$NIX_BUILD_TOP/system
        mkdir -p "$system/usr/lib" "$system${dirOf builtins.storeDir}" "$NIFPROOF_CACHE/emulators"
        ln -s ${builtins.storeDir} "$system${builtins.storeDir}"
        cp -R ${erlang}/lib/erlang "$system/usr/lib/erlang"
        ln -s ${pkgs.qemu-user or pkgs.qemu}/bin/qemu-${foreign.machine} "$NIFPROOF_CACHE/emulators/"
        echo "$system/usr/lib/erlang" >"$NIFPROOF_CACHE/added-runtimes"
        sed -i "s#@system@#$system/usr/lib/erlang#" "$project/nifproof.toml"
      '';

  result = pkgs.stdenv.mkDerivation {
    name = "nifproof-result-${slug}";
    # Times differ from run to run; whoever wants them asks for this output.
    outputs = [
      "out"
      "timings"
    ];
    nativeBuildInputs = [
      nifproof
      pkgs.jq
    ]
    ++ tools
    ++ (if foreign == null then [ erlang ] else [ ])
    # With clang `lto` is linked by lld.
    ++ (if family == "clang" then [ pkgs.lld ] else [ ]);
    inherit buildInputs spec;
    passAsFile = [ "spec" ];
    # The flags are those of nifproof.toml and no others.
    hardeningDisable = [ "all" ];
    buildCommand = ''
      export HOME=$NIX_BUILD_TOP/home NIFPROOF_CACHE=$NIX_BUILD_TOP/nifproof NIFPROOF_NO_SETUP=1
      export PATH=${programs}/bin:$PATH
      mkdir -p "$HOME" "$out" "$timings"
      cp -r ${source} "$NIX_BUILD_TOP/project"
      chmod -R u+w "$NIX_BUILD_TOP/project"
      project=$NIX_BUILD_TOP/project${folder}
      cp "$specPath" "$project/nifproof.toml"
      ${emulation}
      status=0
      # Other builds run on the same machine: times of calls would say nothing.
      nifproof gate "$project" --no-cache --no-time --format json >"$timings/report.json" || status=$?
      case $status in
        0 | 1 | 4) ;;
        *) exit $status ;;
      esac
      [ -s "$timings/report.json" ] || exit 4
      jq --arg id ${pkgs.lib.escapeShellArg id} --arg runtime ${pkgs.lib.escapeShellArg runtime} \
        --arg cache "$NIFPROOF_CACHE" --arg project "$project" \
        -f ${./result.jq} "$timings/report.json" >"$out/report.json"
      jq -r --arg id ${pkgs.lib.escapeShellArg id} -f ${./verdict.jq} "$out/report.json" >"$out/verdict"
      jq -r .verdict "$out/report.json" >"$out/status"
    '';
    passthru = { inherit id; };
  };
in
{
  inherit result;

  cell = pkgs.runCommand "nifproof-cell-${slug}" { passthru = { inherit id result; }; } ''
    cat ${result}/verdict >&2
    [ "$(cat ${result}/status)" = pass ]
    mkdir $out
    ln -s ${result}/report.json $out/report.json
  '';
}
