# A value as TOML, on one line: what JSON escapes in a string, TOML reads.
let
  write =
    value:
    if builtins.isAttrs value then
      "{ ${
        builtins.concatStringsSep ", " (
          map (key: "${builtins.toJSON key} = ${write value.${key}}") (builtins.attrNames value)
        )
      } }"
    else if builtins.isList value then
      "[ ${builtins.concatStringsSep ", " (map write value)} ]"
    else
      builtins.toJSON value;
in
# The keys of a whole file, a line each.
file:
builtins.concatStringsSep "" (
  map (key: "${builtins.toJSON key} = ${write file.${key}}\n") (builtins.attrNames file)
)
