package io.nifproof.gate.module;

import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.beam.BeamFile;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.node.probe.Recompiler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes a module again from its source, by the compiler of the runtime that refuses its object
 * code; one of Elixir by Elixir, whose debug information no other runtime reads.
 */
public final class ModuleAgain {
  private final NodeSession session;
  private final ElixirCompiler elixir;
  private final List<Path> roots;

  /**
   * A way to make modules again.
   *
   * @param session where runtimes compile
   * @param roots folders of the project or application, where sources are looked for
   */
  public ModuleAgain(NodeSession session, ElixirCompiler elixir, List<Path> roots) {
    this.session = session;
    this.elixir = elixir;
    this.roots = List.copyOf(roots);
  }

  /** That of a module, made once for each runtime. */
  public Recompiler of(byte[] beam) {
    Map<String, Optional<byte[]>> made = new ConcurrentHashMap<>();
    return runtime -> made.computeIfAbsent(runtime.id(), unused -> made(beam, runtime));
  }

  private Optional<byte[]> made(byte[] beam, ErlangRuntime runtime) {
    try {
      BeamFile module = BeamFile.parse(beam);
      if (module.module().startsWith("Elixir.")) {
        return elixir.toErlang(beam);
      }
      Optional<Path> source = ErlSource.of(module, roots);
      if (source.isEmpty()) {
        return Optional.empty();
      }
      byte[] fresh = ErlCompiler.compile(session, runtime, source.get());
      return BeamFile.parse(fresh).exports().equals(module.exports())
          ? Optional.of(fresh)
          : Optional.empty(); // the source of another module, or changed since
    } catch (ModuleException | IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
