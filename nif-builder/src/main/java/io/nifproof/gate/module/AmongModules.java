package io.nifproof.gate.module;

import io.nifproof.abi.NifLibrary;
import io.nifproof.abi.TableAsker;
import io.nifproof.gate.plan.LibraryFile;
import io.nifproof.node.beam.BeamFile;
import io.nifproof.node.beam.BeamFormatException;
import io.nifproof.node.probe.LoadableModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The module of each library among those that a build or a compiler made: the one of the library's
 * name, or the only one that loads a NIF. Where there is none, the module comes from elsewhere.
 */
final class AmongModules implements ModuleSource {
  /** What was made. */
  interface Made {
    /** The object code that may belong to a library, which is there. */
    List<Path> of(Path library) throws IOException, ModuleException, InterruptedException;
  }

  private final Made made;
  private final TableAsker tables;
  private final Function<byte[], ModuleSource> own;
  private final ModuleSource otherwise;
  private final Map<Path, Memoized<ModuleSource>> known = new ConcurrentHashMap<>();

  /**
   * A choice.
   *
   * @param tables asks libraries whose file does not tell their name
   * @param own makes use of the object code that was chosen
   */
  AmongModules(
      Made made, TableAsker tables, Function<byte[], ModuleSource> own, ModuleSource otherwise) {
    this.made = made;
    this.tables = tables;
    this.own = own;
    this.otherwise = otherwise;
  }

  @Override
  public LoadableModule module(Path library) throws ModuleException {
    return of(library).module(library);
  }

  @Override
  public boolean exact(Path library) {
    try {
      return of(library).exact(library);
    } catch (ModuleException e) {
      return true; // there is no module at all, and no stub shall take its place
    }
  }

  @Override
  public void prepare() {
    otherwise.prepare();
  }

  private ModuleSource of(Path library) throws ModuleException {
    return known
        .computeIfAbsent(library, file -> new Memoized<>("module", () -> choose(file)))
        .get();
  }

  private ModuleSource choose(Path library)
      throws IOException, ModuleException, InterruptedException {
    Map<String, byte[]> loading = new LinkedHashMap<>();
    for (Path file : made.of(library)) {
      byte[] beam = Files.readAllBytes(file);
      try {
        BeamFile read = BeamFile.parse(beam);
        if (read.loadsNif()) {
          loading.put(read.module(), beam);
        }
      } catch (BeamFormatException e) {
        throw ModuleException.wrong("`" + file + "` cannot be read: " + e.getMessage());
      }
    }
    if (loading.size() == 1) {
      return own.apply(loading.values().iterator().next());
    }
    Optional<String> name =
        LibraryFile.read(library)
            .nif()
            .map(nif -> tables.ask(library, nif))
            .flatMap(NifLibrary::module);
    return name.filter(loading::containsKey)
        .map(module -> own.apply(loading.get(module)))
        .orElse(otherwise);
  }
}
