# The libraries of a nifproof.toml: one table `[library]`, or several.
toml:
let
  tables = if builtins.isList (toml.library or null) then toml.library else [ (toml.library or { }) ];
  fail = problem: throw "nifproof.toml: ${problem}";
  names = map (one: one.name) named;
  named = map (one: if one ? name then one else fail "`library.name` is missing") tables;
  distinct = builtins.attrNames (
    builtins.listToAttrs (
      map (name: {
        inherit name;
        value = null;
      }) names
    )
  );
in
if named == [ ] then
  fail "`library.name` is missing"
else if builtins.length distinct != builtins.length names then
  fail "two libraries have the same name"
else
  named
