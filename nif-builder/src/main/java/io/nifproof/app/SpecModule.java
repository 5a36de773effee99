package io.nifproof.app;

import io.nifproof.abi.TableAsker;
import io.nifproof.gate.module.ErlCompiler;
import io.nifproof.gate.module.ModuleSource;
import io.nifproof.gate.module.Modules;
import io.nifproof.gate.spec.GateSpec;
import io.nifproof.gate.spec.Library;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.launch.NodeSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/** The module that a library is loaded into: its own, or a stub of each build. */
final class SpecModule {
  private SpecModule() {}

  /**
   * Where modules come from.
   *
   * @param compiling the runtime that compiles source
   * @param tables asks libraries whose file does not tell, for a stub
   * @param keeping wraps what brings the project's own object code
   */
  static ModuleSource of(
      Library library,
      NodeSession session,
      ErlangRuntime compiling,
      TableAsker tables,
      UnaryOperator<Callable<byte[]>> keeping) {
    if (library.module().isEmpty()) {
      return Modules.stub(tables);
    }
    Path file = library.module().get().path();
    Callable<byte[]> beam =
        library.module().get() instanceof GateSpec.ModuleFile.Beam
            ? () -> Files.readAllBytes(file)
            : () -> ErlCompiler.compile(session, compiling, file);
    return Modules.own(keeping.apply(beam));
  }
}
