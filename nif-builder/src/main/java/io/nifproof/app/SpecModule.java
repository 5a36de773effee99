package io.nifproof.app;

import io.nifproof.abi.TableAsker;
import io.nifproof.gate.module.ErlCompiler;
import io.nifproof.gate.module.ModuleSource;
import io.nifproof.gate.module.Modules;
import io.nifproof.gate.spec.GateSpec;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.launch.NodeSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/** The module that a project's libraries are loaded into: its own, or a stub of each library. */
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
      GateSpec spec,
      NodeSession session,
      ErlangRuntime compiling,
      TableAsker tables,
      UnaryOperator<Callable<byte[]>> keeping) {
    if (spec.library().module().isEmpty()) {
      return Modules.stub(tables);
    }
    Path file = spec.library().module().get().path();
    Callable<byte[]> beam =
        spec.library().module().get() instanceof GateSpec.ModuleFile.Beam
            ? () -> Files.readAllBytes(file)
            : () -> ErlCompiler.compile(session, compiling, file);
    return Modules.own(keeping.apply(beam));
  }
}
