# A package of a set of nixpkgs; null when it is not there. What was dropped is missing, or throws.
set: name:
let
  found = builtins.tryEval (set.${name} or null);
in
if found.success then found.value else null
