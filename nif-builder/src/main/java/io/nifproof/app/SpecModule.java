package io.nifproof.app;

import io.nifproof.abi.TableAsker;
import io.nifproof.build.Build;
import io.nifproof.gate.module.ElixirCompiler;
import io.nifproof.gate.module.ErlCompiler;
import io.nifproof.gate.module.ModuleAgain;
import io.nifproof.gate.module.ModuleSource;
import io.nifproof.gate.module.Modules;
import io.nifproof.gate.spec.GateSpec;
import io.nifproof.gate.spec.Library;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.launch.NodeSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/**
 * The modules that a project's libraries are loaded into: what its build makes goes before what its
 * file names, and a stub of each build is the last resort.
 *
 * @param elixir compiles modules in Elixir
 * @param compiling the runtime that compiles those in Erlang
 */
record SpecModule(
    GateSpec spec, NodeSession session, ElixirCompiler elixir, ErlangRuntime compiling) {
  /**
   * Where those of a library come from.
   *
   * @param tables asks libraries whose file does not tell
   * @param keeping wraps what brings the project's own object code
   */
  ModuleSource of(Library library, TableAsker tables, UnaryOperator<Callable<byte[]>> keeping) {
    ModuleSource named = named(library, tables, keeping);
    return spec.build() instanceof Build.Project
        ? Modules.built(tables, beam -> own(() -> beam, keeping), named)
        : named;
  }

  private ModuleSource named(
      Library library, TableAsker tables, UnaryOperator<Callable<byte[]>> keeping) {
    if (library.module().isEmpty()) {
      return Modules.stub(tables);
    }
    GateSpec.ModuleFile file = library.module().get();
    if (file instanceof GateSpec.ModuleFile.Ex ex) {
      return Modules.elixir(elixir, ex.paths(), tables, beam -> own(() -> beam, keeping));
    }
    Path path = file.path();
    return file instanceof GateSpec.ModuleFile.Beam
        ? own(() -> Files.readAllBytes(path), keeping)
        : own(() -> ErlCompiler.compile(session, compiling, path), keeping);
  }

  private ModuleSource own(Callable<byte[]> beam, UnaryOperator<Callable<byte[]>> keeping) {
    return Modules.own(
        keeping.apply(beam), new ModuleAgain(session, elixir, List.of(spec.project())));
  }
}
