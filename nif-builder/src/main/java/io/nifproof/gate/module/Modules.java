package io.nifproof.gate.module;

import io.nifproof.abi.NifFunction;
import io.nifproof.abi.NifLibrary;
import io.nifproof.abi.TableAsker;
import io.nifproof.build.BuiltModules;
import io.nifproof.gate.plan.LibraryFile;
import io.nifproof.node.FunctionId;
import io.nifproof.node.beam.BeamFile;
import io.nifproof.node.beam.BeamFormatException;
import io.nifproof.node.probe.LoadableModule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** The ways to a module. */
public final class Modules {
  private static final int MAX_NAME = 255;

  private Modules() {}

  /**
   * The user's own module, from its object code.
   *
   * @param beam brings the bytes of the {@code .beam}; called once
   * @param again makes it again for runtimes that refuse it
   */
  public static ModuleSource own(Callable<byte[]> beam, ModuleAgain again) {
    Memoized<LoadableModule> made =
        new Memoized<>(
            "module",
            () -> {
              try {
                byte[] bytes = beam.call();
                return LoadableModule.of(BeamFile.parse(bytes)).with(again.of(bytes));
              } catch (BeamFormatException e) {
                throw ModuleException.wrong("the .beam cannot be read: " + e.getMessage());
              }
            });
    return new ModuleSource() {
      @Override
      public LoadableModule module(Path library) throws ModuleException {
        return made.get();
      }

      @Override
      public boolean exact(Path library) {
        return true;
      }

      @Override
      public void prepare() {
        made.prepare();
      }
    };
  }

  /**
   * The module of each library that its build made beside it.
   *
   * @param own makes use of the object code that was chosen
   * @param otherwise where the build made none
   */
  public static ModuleSource built(
      TableAsker tables, Function<byte[], ModuleSource> own, ModuleSource otherwise) {
    return new AmongModules(BuiltModules::of, tables, own, otherwise);
  }

  /**
   * The user's own module in Elixir: of those that the sources make, the one that is the library's.
   *
   * @param own makes use of the object code that was chosen
   */
  public static ModuleSource elixir(
      ElixirCompiler elixir,
      List<Path> sources,
      TableAsker tables,
      Function<byte[], ModuleSource> own) {
    Memoized<Path> folder = new Memoized<>("module", () -> elixir.compile(sources));
    return new AmongModules(
        library -> BuiltModules.in(folder.get()), tables, own, new NoModule(folder, sources));
  }

  /**
   * Each library's own module where it is known, and something else where it is not.
   *
   * @param own the object code of modules, by the library's file
   * @param again makes such a module again, by the library's file
   */
  public static ModuleSource beside(
      Map<Path, byte[]> own, Function<Path, ModuleAgain> again, ModuleSource otherwise) {
    Map<Path, ModuleSource> known = new HashMap<>();
    own.forEach((library, beam) -> known.put(library, own(() -> beam, again.apply(library))));
    return new ModuleSource() {
      @Override
      public LoadableModule module(Path library) throws ModuleException {
        return known.getOrDefault(library, otherwise).module(library);
      }

      @Override
      public boolean exact(Path library) {
        return known.getOrDefault(library, otherwise).exact(library);
      }
    };
  }

  /**
   * A stub made of what the library's own table declares. Where the file does not tell, the VM
   * does, when it refuses the stub: {@link io.nifproof.node.probe.LoadProbe} corrects it then.
   *
   * @param tables asks libraries whose file does not tell
   */
  public static ModuleSource stub(TableAsker tables) {
    return new ModuleSource() {
      @Override
      public LoadableModule module(Path library) {
        Optional<NifLibrary> read =
            LibraryFile.read(library).nif().map(nif -> tables.ask(library, nif));
        String name =
            read.flatMap(NifLibrary::module)
                .filter(Modules::isAtom)
                .orElse("nifproof_unknown_module");
        Set<FunctionId> functions = new TreeSet<>();
        for (NifFunction row : read.map(NifLibrary::functions).orElse(List.of())) {
          row.text()
              .filter(text -> isAtom(text) && row.arity() <= MAX_NAME)
              .ifPresent(text -> functions.add(new FunctionId(text, (int) row.arity())));
        }
        return LoadableModule.stub(name, functions);
      }

      @Override
      public boolean exact(Path library) {
        return false;
      }
    };
  }

  /** What every OTP takes; longer names, legal from OTP 28 on, are left to the VM's own words. */
  private static boolean isAtom(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length <= MAX_NAME;
  }
}
