# Which files of a project its cells depend on: a path relative to it, and its type. Left out is what
# no library is made of, so that a change there builds nothing.
path: type:
let
  name = baseNameOf path;
in
!(
  builtins.substring 0 1 name == "."
  || builtins.elem path [
    "flake.lock"
    "docs"
    "_build"
  ]
  || builtins.match "result(-.*)?" path != null && type == "symlink"
  || builtins.match ".*\\.(nix|md)" name != null
)
