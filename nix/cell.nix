# The derivations of one cell: `result` runs it and holds its report whatever the verdict, `cell`
# fails when the verdict is no pass.
{
  pkgs,
  nifproof,
  source, # the project's files without its nifproof.toml
  folder, # where in it that file stands
  spec, # nifproof.toml for this cell alone, as text
  id,
  slug, # the id as a derivation's name
  runtime,
  erlang,
  compiler, # its name in nifproof.toml
  cc, # the package that has it
  buildInputs,
}:
let
  family = builtins.head (builtins.match "(gcc|clang).*" compiler);

  # Under the name of nifproof.toml and, for the crash trap, under the plain one.
  programs = pkgs.runCommand "nifproof-${compiler}" { } (
    ''
      mkdir -p $out/bin
      ln -s ${cc}/bin/${family} $out/bin/${family}
    ''
    + (if compiler == family then "" else "ln -s ${cc}/bin/${family} $out/bin/${compiler}\n")
  );

  result = pkgs.stdenv.mkDerivation {
    name = "nifproof-result-${slug}";
    # Times differ from run to run; whoever wants them asks for this output.
    outputs = [
      "out"
      "timings"
    ];
    nativeBuildInputs = [
      nifproof
      erlang
      pkgs.jq
    ];
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
      project=$NIX_BUILD_TOP/project/${folder}
      cp "$specPath" "$project/nifproof.toml"

      status=0
      nifproof gate "$project" --no-cache --format json >"$timings/report.json" || status=$?
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
