package io.nifproof.app;

import io.nifproof.abi.TableAsker;
import io.nifproof.app.host.Asking;
import io.nifproof.bisect.CaseTests;
import io.nifproof.bisect.NodeTest;
import io.nifproof.bisect.result.LibraryTest;
import io.nifproof.gate.module.CaseModules;
import io.nifproof.gate.run.RunFolder;
import io.nifproof.gate.spec.CaseSpec;
import io.nifproof.gate.spec.Library;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.launch.NodeSession;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How the builds of a bisected library are loaded and tested. */
record BisectLoading(
    Library library,
    SpecModule modules,
    ErlangRuntime runtime,
    NodeSession session,
    Duration timeout) {
  /** The case that is bisected, and the other cases of the library. */
  CaseTests tests(TestedCase tested, RunFolder folder) {
    TableAsker tables = Asking.whereUnknown(session, folder, timeout);
    Map<String, LibraryTest> others = new LinkedHashMap<>();
    for (CaseSpec one : library.cases()) {
      if (!tested.request().equals(Optional.of(one.request()))) {
        others.put(one.request().name(), test(TestedCase.of(one), TableAsker.NEVER));
      }
    }
    return new CaseTests(test(tested, tables), others);
  }

  private NodeTest test(TestedCase tested, TableAsker tables) {
    CaseModules helpers =
        tested
            .module()
            .map(file -> CaseModules.of(session, runtime, List.of(file)))
            .orElse(CaseModules.NONE);
    NodeTest.Library loaded =
        new NodeTest.Library(
            modules.of(library, tables, UnaryOperator.identity()), helpers, library.loadInfo());
    return new NodeTest(session, runtime, loaded, tested.request(), timeout);
  }
}
