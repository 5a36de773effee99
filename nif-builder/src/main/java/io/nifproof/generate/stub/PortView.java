package io.nifproof.generate.stub;

import io.nifproof.spec.NativeFunction;
import io.nifproof.spec.NativeModule;
import io.nifproof.spec.TypeProblem;
import io.nifproof.spec.UnreadableSpecException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the templates say of a module whose functions are made by a program of its own. */
final class PortView {
  /** Functions of the Erlang side that are not the module's. */
  private static final Set<String> OURS =
      Set.of(
          "start_link/1",
          "init/1",
          "handle_call/3",
          "handle_cast/2",
          "handle_info/2",
          "terminate/2",
          "call/3",
          "open/1",
          "ask/2",
          "ended/2");

  /** Those that a C node has besides. */
  private static final Set<String> NODES = Set.of("free_node/1", "epmd_port/0", "lost/1");

  private PortView() {}

  /**
   * The view.
   *
   * @param stub what the C side's templates say
   * @param way a port or a C node
   * @throws UnreadableSpecException when it has what only a library can do
   */
  static Map<String, Object> of(NativeModule module, StubView stub, StubWay way)
      throws UnreadableSpecException {
    Map<String, Object> view = new HashMap<>(stub.view());
    List<TypeProblem> problems = new ArrayList<>();
    if (Boolean.TRUE.equals(view.get("hasResource"))) {
      problems.add(problem(way, "resources, which are pointers of the VM's own process"));
    }
    if (Boolean.TRUE.equals(view.get("threads"))) {
      problems.add(
          problem(way, "threaded functions, which send messages from the VM's own process"));
    }
    List<Map<String, Object>> functions = new ArrayList<>();
    for (NativeFunction function : module.functions()) {
      String id = function.id().toString();
      if (OURS.contains(id) || (way == StubWay.CNODE && NODES.contains(id))) {
        problems.add(problem(way, "`" + id + "`, which a gen_server has itself"));
      }
      Map<String, Object> row = new HashMap<>(Fallback.function(function));
      row.put("values", row.get("arguments").toString().replace("_", ""));
      row.put("index", functions.size());
      functions.add(row);
    }
    if (!problems.isEmpty()) {
      throw new UnreadableSpecException(problems);
    }
    view.put("way", way.word());
    view.put("WAY", way.name());
    view.put("cnode", way == StubWay.CNODE);
    view.put("of", Fallback.atom(module.name()));
    view.put("declarations", module.declarations());
    view.put("functions", functions);
    return view;
  }

  private static TypeProblem problem(StubWay way, String what) {
    return new TypeProblem("as a " + way.word(), "the module has " + what, "generate it as a nif");
  }
}
