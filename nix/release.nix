# `lib.release`: a package that exists only when every cell of a gate passed, with the verdict.
{ pkgs }:
{ package, gate }:
pkgs.runCommand "${package.name}-gated"
  {
    # Building it takes every cell.
    cells = gate.all;
    passthru = { inherit package gate; };
  }
  ''
    mkdir -p $out
    cp -rs --no-preserve=mode ${package}/. $out/
    mkdir -p $out/share/nifproof
    cp ${gate.report}/report.json $out/share/nifproof/report.json
  ''
