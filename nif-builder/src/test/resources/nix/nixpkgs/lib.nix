rec {
  removePrefix =
    prefix: text:
    let
      length = builtins.stringLength prefix;
    in
    if builtins.substring 0 length text == prefix then builtins.substring length (-1) text else text;
  escapeShellArg = text: "'${builtins.replaceStrings [ "'" ] [ "'\\''" ] (toString text)}'";
  makeBinPath = packages: builtins.concatStringsSep ":" (map (package: "${package}/bin") packages);
  cleanSourceWith = { src, filter }: builtins.path { path = src; inherit filter; name = "source"; };
  licenses.asl20.spdxId = "Apache-2.0";
}
