package io.nifproof.app;

import io.nifproof.app.host.UseCaseException;
import io.nifproof.build.Build;
import io.nifproof.gate.spec.CaseSpec;
import io.nifproof.gate.spec.GateSpec;
import io.nifproof.gate.spec.Library;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.probe.CallRequest;
import io.nifproof.node.term.Terms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a library is tested.
 *
 * @param request what is called; without it the load is the case
 * @param module an Erlang module that the call needs
 */
record TestedCase(Optional<CallRequest> request, Optional<Path> module) {
  /**
   * What a test is for a library of a project.
   *
   * @throws UseCaseException when the library has no such case
   */
  static TestedCase of(BisectTest test, Library library) {
    if (test instanceof BisectTest.Case named) {
      return library.cases().stream()
          .filter(one -> one.request().name().equals(named.name()))
          .map(TestedCase::of)
          .findFirst()
          .orElseThrow(() -> unknown(named.name(), library));
    }
    return test instanceof BisectTest.Call call
        ? new TestedCase(Optional.of(request(call)), Optional.empty())
        : new TestedCase(Optional.empty(), Optional.empty());
  }

  static TestedCase of(CaseSpec one) {
    return new TestedCase(Optional.of(one.request()), one.module());
  }

  private static CallRequest request(BisectTest.Call call) {
    String text = call.expression();
    Optional<CallRequest.Expected> value = call.expected().map(CallRequest.Expected.Value::new);
    return new CallRequest(text, text, Optional.empty(), value, Optional.empty());
  }

  private static UseCaseException unknown(String name, Library library) {
    String known =
        library.cases().stream().map(one -> one.request().name()).collect(Collectors.joining(", "));
    return UseCaseException.wrong(
        "no case `" + name + "` in nifproof.toml",
        known.isEmpty() ? "name a call: --call 'f(1)' --expect 2" : "cases there: " + known);
  }

  /** The command that tests a library as it is tested here; none when a module is needed. */
  List<String> check(Build build, Library library, ErlangRuntime runtime) {
    if (module.isPresent()) {
      return List.of();
    }
    List<String> words =
        new ArrayList<>(
            List.of("nifproof", "check", made(build, library, runtime), "--runtime", runtime.id()));
    if (library.module().orElse(null) instanceof GateSpec.ModuleFile.Beam beam) {
      words.addAll(List.of("--beam", beam.path().toString()));
    }
    String info = Terms.print(library.loadInfo());
    if (!info.equals("0")) {
      words.addAll(List.of("--load-info", info));
    }
    request.ifPresent(
        call -> {
          String setup = call.setup().map(text -> text + ", ").orElse("");
          words.addAll(List.of("--call", setup + call.call()));
        });
    return words;
  }

  /** Where the commands that show it leave the library. */
  private static String made(Build build, Library library, ErlangRuntime runtime) {
    return build instanceof Build.Project
        ? library.recipe().output(runtime.arch()).toString()
        : library.name() + ".so";
  }
}
