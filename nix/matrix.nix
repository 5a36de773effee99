# The cells of a nifproof.toml, with the ids that `nifproof plan` gives them on a machine that lacks
# nothing. docs/nifproof-toml.md describes the file; NixMatrixIT holds this against the tool's own
# planner. Pure: needs builtins only.
#
#   toml       the file, read by builtins.fromTOML
#   arch       the architecture of `host`: "amd64" or "arm64"
#   profile    the profile's name, or null
#   flavoursOf a runtime's id to the VMs that it has, its default first
{
  toml,
  arch,
  profile ? null,
  flavoursOf ? _: [ "jit" ],
}:
let
  inherit (builtins)
    attrNames
    concatMap
    concatStringsSep
    elem
    filter
    foldl'
    isList
    isString
    match
    replaceStrings
    split
    ;

  axes = [
    "arch"
    "runtimes"
    "compilers"
    "optimize"
    "flags"
    "flavours"
  ];

  builtInFlags = [
    "plain"
    "lto"
    "hardened"
    "asan"
    "ubsan"
    "malloc-check"
  ];

  builtInProfiles = {
    quick = {
      arch = [ arch ];
      runtimes = [ "host" ];
      compilers = [ "gcc" ];
      optimize = [ "O2" ];
      flags = [ "plain" ];
    };
    ci = {
      compilers = [
        "gcc"
        "clang"
      ];
      optimize = [
        "O0"
        "O2"
      ];
    };
    full = {
      arch = [
        "amd64"
        "arm64"
      ];
      runtimes = [ "host" ] ++ concatMap ofSuite [ "bookworm" "trixie" "sid" ];
      compilers = [
        "gcc"
        "clang"
      ];
      optimize = [
        "O0"
        "O1"
        "O2"
        "O3"
        "Os"
      ];
      flags = [
        "plain"
        "lto"
        "hardened"
      ];
    };
  };

  ofSuite = suite: [
    "debian:${suite}/amd64"
    "debian:${suite}/arm64"
  ];

  fail = problem: throw "nifproof.toml: ${problem}";
  unique = foldl' (seen: one: if elem one seen then seen else seen ++ [ one ]) [ ];
  quoted = names: concatStringsSep ", " names;

  # The values of an axis in a table: a list of strings, or one string for a list of one.
  values =
    where: axis: value:
    if isString value then
      [ value ]
    else if !(isList value && builtins.all isString value) then
      fail "`${where}${axis}` must be a list of strings, such as [\"…\", \"…\"]"
    else if value == [ ] then
      fail "`${where}${axis}` has nothing in it, so nothing would be checked"
    else
      value;

  axesIn =
    where: table:
    let
      wrong = filter (key: !elem key axes) (attrNames table);
    in
    if wrong != [ ] then
      fail "unknown key `${where}${builtins.head wrong}`; expected one of ${quoted axes}"
    else
      builtins.mapAttrs (values where) table;

  file = toml.matrix or { };
  fileAxes = axesIn "matrix." (
    removeAttrs file [
      "exclude"
      "include"
    ]
  );

  ownProfiles = toml.profile or { };
  profiles = builtInProfiles // builtins.mapAttrs (
    name: own: (builtInProfiles.${name} or { }) // axesIn "profile.${name}.matrix." (own.matrix or { })
  ) ownProfiles;
  profileAxes =
    if profile == null then
      { }
    else
      profiles.${profile} or (fail "no profile `${profile}` (known: ${quoted (attrNames profiles)})");

  defaults = {
    arch = [ arch ];
    runtimes = [ "host" ];
    compilers = [ "gcc" ];
    optimize = [ "O2" ];
    flags = [ "plain" ];
    flavours = [ ];
  };

  # A name of an axis as the tool would read it; an error when it would not.
  flagSets = builtInFlags ++ attrNames (toml.flags or { });
  oneOf =
    names: axis: name:
    if elem name names then name else fail "`${name}` in `${axis}`: expected one of ${quoted names}";
  readers = {
    arch =
      name:
      {
        amd64 = "amd64";
        x86_64 = "amd64";
        arm64 = "arm64";
        aarch64 = "arm64";
      }
      .${name} or (fail "`${name}` in `arch`: expected amd64 or arm64");
    runtimes = name: name;
    compilers =
      name:
      if match "(gcc|clang|zig)(-[0-9]+(\\.[0-9]+)*)?" name != null then
        name
      else
        fail "`${name}` in `compilers`: expected `gcc`, `clang` or `zig`, or one with its version, such as `gcc-12`";
    optimize = oneOf [ "O0" "O1" "O2" "O3" "Os" "Og" ] "optimize";
    flags = oneOf flagSets "flags";
    flavours = oneOf [ "jit" "emu" ] "flavours";
  };
  asksNoCompiler =
    set:
    let
      own = (toml.flags or { }).${set};
    in
    elem set [ "plain" "malloc-check" ]
    || !(elem set builtInFlags) && (own.cflags or [ ]) == [ ] && (own.ldflags or [ ]) == [ ];
  product = table: builtins.mapAttrs (axis: names: unique (map readers.${axis} names)) (defaults // table);

  archOf =
    runtime:
    let
      debian = match "debian:[^/]+/(.*)" runtime;
    in
    if debian == null then arch else builtins.head debian;

  # Of a library that is there nobody knows how it was built: one cell for all compilers. Of the sets
  # of flags those are left that ask nothing of a compiler.
  prebuilt = (toml.build or { }).system or "cc" == "prebuilt";
  madeBy =
    p:
    if prebuilt then
      p
      // {
        compilers = [ "prebuilt" ];
        optimize = [ "prebuilt" ];
        flags = filter asksNoCompiler p.flags;
      }
    else
      p;

  # The cells of one product.
  cellsOf =
    table: excluded:
    let
      p = madeBy (product table);
    in
    concatMap (
      target:
      concatMap (
        compiler:
        concatMap (
          level:
          concatMap (
            flags:
            concatMap (
              runtime:
              let
                has = flavoursOf runtime;
                wanted = if p.flavours == [ ] then [ (builtins.head has) ] else p.flavours;
                cell = flavour: {
                  arch = target;
                  optimize = level;
                  inherit
                    compiler
                    flags
                    runtime
                    flavour
                    ;
                  default = flavour == builtins.head has;
                  native = target == arch;
                };
              in
              filter (one: !excluded one) (map cell (filter (flavour: elem flavour has) wanted))
            ) (filter (runtime: archOf runtime == target) p.runtimes)
          ) p.flags
        ) p.optimize
      ) p.compilers
    ) p.arch;

  # Whether a value is meant by a name of `exclude`, in which `*` stands for anything.
  like =
    pattern: value:
    let
      special = [ "\\" "." "+" "?" "(" ")" "[" "]" "{" "}" "^" "$" "|" ];
      plain = replaceStrings special (map (c: "\\" + c) special);
    in
    match (concatStringsSep ".*" (map plain (filter isString (split "[*]" pattern)))) value != null;
  pointOf = cell: {
    inherit (cell) arch optimize flags;
    runtimes = cell.runtime;
    compilers = cell.compiler;
    flavours = cell.flavour;
  };
  rulesOf =
    where:
    map (
      table:
      if table == { } then
        fail "a `[[${where}]]` that names no axis would leave out every cell"
      else
        axesIn "${where}." table
    );
  excludedBy =
    rules: cell:
    builtins.any (
      rule: builtins.all (axis: builtins.any (name: like name (pointOf cell).${axis}) rule.${axis}) (attrNames rule)
    ) rules;
  ofAll = rulesOf "matrix.exclude" (file.exclude or [ ]);

  layered = fileAxes // profileAxes;

  # The cells of a library. Its own rules leave out of what is included too.
  cellsOfLibrary =
    library:
    let
      own = rulesOf "library.exclude" (library.exclude or [ ]);
      cells =
        cellsOf layered (excludedBy (ofAll ++ own))
        ++ concatMap (table: cellsOf (layered // axesIn "matrix.include." table) (excludedBy own)) (
          file.include or [ ]
        );
    in
    map (cell: cell // { library = library.name; }) cells;

  libraries = import ./libraries.nix toml;
  several = builtins.length libraries > 1;

  idOf =
    cell:
    (if several then "${cell.library}/" else "")
    + (if prebuilt then "prebuilt" else "${cell.compiler}-${cell.optimize}")
    + (if cell.flags == "plain" then "" else "-${cell.flags}")
    + "@${cell.runtime}"
    + (if cell.default then "" else "+${cell.flavour}");
in
{
  inherit archOf;
  # Two architectures can have cells of one id only through `host`, which is of one.
  cells = unique (map (cell: cell // { id = idOf cell; }) (concatMap cellsOfLibrary libraries));
}
