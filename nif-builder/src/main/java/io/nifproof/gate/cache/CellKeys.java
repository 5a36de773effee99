package io.nifproof.gate.cache;

import io.nifproof.gate.matrix.Cell;
import io.nifproof.gate.module.CaseModules;
import io.nifproof.gate.module.Loading;
import io.nifproof.gate.module.ModuleException;
import io.nifproof.gate.plan.CellWork;
import io.nifproof.loader.Closure;
import io.nifproof.loader.Loaded;
import io.nifproof.loader.MissingLibrary;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.launch.NodeOptions;
import io.nifproof.node.launch.VmCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes the hash of everything that a cell's result depends on, as far as it can be known from
 * outside: what a library opens by itself is not in it. Thread-safe.
 */
final class CellKeys {
  private final Loading loading;
  private final FileContents contents;

  /** Digests of runtimes, each computed once in a run; empty for one that cannot be read. */
  private final Map<String, Optional<String>> runtimes = new ConcurrentHashMap<>();

  CellKeys(Loading loading, FileContents contents) {
    this.loading = loading;
    this.contents = contents;
  }

  /** The hash; empty when something is unreadable. */
  Optional<String> of(CellWork work, CellInputs inputs) {
    try {
      Digest digest = new Digest().text(ToolIdentity.get()).text(MachineIdentity.abilities());
      digest.text(inputs.sha256()).bytes(inputs.module().beam()).text("" + inputs.exact());
      digest.text(inputs.wall()).text(work.cell().harness().name());
      node(work.cell(), inputs.node(), digest);
      Optional<String> runtime =
          runtimes.computeIfAbsent(
              work.cell().place(), unused -> runtime(work.cell().runtime(), inputs.vm()));
      if (runtime.isEmpty()) {
        return Optional.empty();
      }
      digest.text(runtime.get());
      needed(inputs.library(), digest);
      calls(work, digest);
      return Optional.of(digest.hex());
    } catch (IOException | ModuleException unreadable) {
      return Optional.empty(); // the cell itself will say so
    }
  }

  private void calls(CellWork work, Digest digest) throws ModuleException {
    digest.text(loading.info(work.library()).toString());
    digest.text(loading.timeout().toString()).text(loading.grace().toString());
    digest.texts(loading.calls().stream().map(Object::toString).toList());
    for (CaseModules.Helper helper : loading.helpers().all()) {
      digest.text(helper.name()).bytes(helper.beam().binaryValue());
    }
  }

  /** The command line and the environment, but for what is each node's own. */
  private void node(Cell cell, NodeOptions options, Digest digest) throws IOException {
    VmCommand command =
        VmCommand.of(cell.runtime(), cell.flavor(), Path.of("/"), options.vmFlags(), List.of());
    digest.texts(command.argv()).text(new TreeMap<>(command.environment()).toString());
    digest.text(new TreeMap<>(options.environment()).toString());
    digest.text("" + options.memoryLimit()).text("" + options.user());
    SortedMap<String, Path> preloads = new TreeMap<>();
    options.preloads().forEach(file -> preloads.put(preloads.size() + " " + file, file));
    digest.text(contents.of(preloads));
  }

  private Optional<String> runtime(ErlangRuntime runtime, Closure vm) {
    try {
      Digest digest = new Digest().text(runtime.id()).text(runtime.ertsVersion());
      digest.text(runtime.libc()).text(runtime.start().toString()).texts(runtime.quirks());
      digest.text(contents.of(RuntimeFiles.of(runtime)));
      needed(vm, digest);
      return Optional.of(digest.hex());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** What the loader finds; the project's own libraries are made anew in each run. */
  private void needed(Closure closure, Digest digest) throws IOException {
    SortedMap<String, Path> system = new TreeMap<>();
    SortedMap<String, Path> bundled = new TreeMap<>();
    for (Loaded one : closure.dependencies()) {
      SortedMap<String, Path> files = one.bundled() ? bundled : system;
      files.put(files.size() + " " + one.library().name(), one.library().file());
    }
    digest.text(contents.of(system)).text(contents.passing(bundled));
    digest.texts(closure.missing().stream().map(MissingLibrary::name).toList());
  }
}
