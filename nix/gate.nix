# `lib.gate`: the cells of a project's nifproof.toml as derivations. See docs/nix.md.
{
  system, # that evaluates, and that merges the reports
  pkgsFor, # a system to nixpkgs
  nifproofFor, # a system to the package nifproof
}:
{
  src,
  config ? "nifproof.toml",
  cross ? "native",
  systems ? if cross == "emulated" then builtins.attrNames (import ./machines.nix) else [ system ],
  profile ? null,
  erlangs ? _: { },
  compilers ? _: { },
  buildInputs ? _: [ ],
  filter ? import ./filter.nix,
}:
let
  pkgs = pkgsFor system;
  folder = if dirOf config == "." then "" else "/${dirOf config}";
  toml = builtins.fromTOML (builtins.readFile (src + "/${config}"));
  libraries = import ./libraries.nix toml;
  name = builtins.concatStringsSep "-" (map (one: one.name) libraries);

  of = given: its: if builtins.isFunction given then given its else given;
  slugOf = text: builtins.concatStringsSep "-" (builtins.filter builtins.isString (builtins.split "[^A-Za-z0-9_]+" text));

  source = builtins.path {
    path = src;
    name = "${slugOf name}-source";
    filter = path: type: filter (pkgs.lib.removePrefix "${toString src}/" path) type && path != "${toString src}/${config}";
  };

  # What a cell reads of nifproof.toml: not the rest of the matrix, which is no input of it, and of
  # other libraries only what one build of all of them needs.
  specOf =
    cell:
    import ./toml.nix (
      removeAttrs toml [
        "profile"
        "library"
        "case"
      ]
      // (if ofLibrary cell == [ ] then { } else { case = ofLibrary cell; })
      // {
        library = map (
          one:
          if one.name == cell.library then
            removeAttrs one [ "exclude" ]
          else
            builtins.intersectAttrs {
              name = null;
              sources = null;
              output = null;
              cflags = null;
              ldflags = null;
            } one
            // {
              exclude = [ { runtimes = "*"; } ];
            }
        ) libraries;
        matrix = {
          arch = [ cell.arch ];
          # The Erlang on PATH; of another architecture that which cell.nix lays out.
          runtimes = [ (if cell.native then "host" else "local:@system@") ];
          flags = [ cell.flags ];
        }
        // (
          if cell.compiler == "prebuilt" then
            { }
          else
            {
              compilers = [ cell.compiler ];
              optimize = [ cell.optimize ];
            }
        )
        // (if cell.default then { } else { flavours = [ cell.flavour ]; });
      }
    );

  # The cases at the top that are a library's.
  ofLibrary =
    cell: builtins.filter (one: (one.library or cell.library) == cell.library) (toml.case or [ ]);

  machines = import ./machines.nix;
  crossing =
    {
      native = false;
      emulated = false;
      cross = true;
    }
    .${cross} or (throw "nifproof: `cross` is `${cross}`; expected native, emulated or cross");

  on =
    builder:
    let
      machine =
        machines.${builder}
          or (throw "nifproof: no gate on `${builder}`; expected x86_64-linux or aarch64-linux");
      its = pkgsFor builder;
      inherit (machine) arch;
      # Erlang is that of the architecture of a cell, also where another machine loads it.
      erlangFor =
        runtime:
        let
          home = pkgsFor (if matrix.archOf runtime == arch then builder else machine.other.system);
        in
        import ./erlangs.nix {
          pkgs = home;
          given = of erlangs home;
        } runtime;
      compilerFor = import ./compilers.nix {
        pkgs = its;
        given = of compilers its;
        cross = machine.other;
      };
      matrix = import ./matrix.nix {
        inherit toml arch profile;
        flavoursOf = runtime: (erlangFor runtime).flavours or [ "jit" ];
      };
      planned = builtins.filter (cell: cell.arch == arch || crossing) matrix.cells;
      derivations =
        cell:
        import ./cell.nix {
          pkgs = its;
          nifproof = nifproofFor builder;
          inherit source folder;
          inherit (cell) id runtime;
          # The crash trap is compiled also where the library is not.
          compiler = if cell.compiler == "prebuilt" then "gcc" else cell.compiler;
          slug = slugOf cell.id;
          spec = specOf cell;
          erlang = erlangFor cell.runtime;
          cc = compilerFor (cell // (if cell.compiler == "prebuilt" then { compiler = "gcc"; } else { }));
          foreign = if cell.arch == arch then null else machine.other;
          tools =
            import ./tools.nix its ((toml.build or { }).system or "cc")
            ++ (if (toml.library or { }) ? ex then [ its.beamPackages.elixir ] else [ ]);
          buildInputs = of buildInputs its;
        };
    in
    builtins.listToAttrs (
      map (cell: {
        name = slugOf cell.id;
        value = derivations cell;
      }) planned
    );

  each = pkgs.lib.genAttrs systems on;
  pick = part: builtins.mapAttrs (_: builtins.mapAttrs (_: both: both.${part})) each;
  cells = pick "cell";
  results = pick "result";
  listOf = part: builtins.concatMap (s: builtins.attrValues part.${s}) systems;

  # Nothing to check is no pass: what stands for all cells fails then.
  some =
    derivation:
    if listOf cells != [ ] then
      derivation
    else
      pkgs.runCommand "nifproof-${slugOf name}-nothing-checked" { } ''
        echo "nifproof: nothing was checked: the matrix of ${config} has no cell for ${toString systems}" >&2
        exit 3
      '';
in
{
  inherit cells results;

  all = some (
    pkgs.linkFarm "nifproof-gate-${slugOf name}" (
      builtins.concatMap (
        builder:
        map (slug: {
          name = "${builder}/${slug}";
          path = cells.${builder}.${slug};
        }) (builtins.attrNames cells.${builder})
      ) systems
    )
  );

  report = some (import ./report.nix {
    inherit pkgs;
    nifproof = nifproofFor system;
    name = slugOf name;
    results = listOf results;
  });

  # For Hydra a job that passes when all its constituents do; for `nix build` a build of them all.
  release = some (
    pkgs.runCommand "nifproof-release-${slugOf name}"
      {
        _hydraAggregate = true;
        constituents = listOf cells;
        preferLocalBuild = true;
      }
      ''
        mkdir -p $out/nix-support
        echo $constituents >$out/nix-support/hydra-aggregate-constituents
      ''
  );
}
