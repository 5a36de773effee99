package io.nifproof.generate.stub;

import io.nifproof.generate.stub.TypeTable.Way;
import io.nifproof.spec.NativeFunction;
import io.nifproof.spec.NativeFunction.Running;
import io.nifproof.spec.NativeModule;
import io.nifproof.spec.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the templates say of a module. */
final class StubView {
  private final NativeModule module;
  private final String prefix;
  private final Atoms atoms = new Atoms();
  private final TypeTable types;
  private final List<Body> bodies = new ArrayList<>();

  StubView(NativeModule module) {
    this.module = module;
    prefix = CNames.prefix(module.name());
    types = new TypeTable(prefix, atoms);
    BodyNames names = new BodyNames(module.functions());
    module.functions().forEach(function -> bodies.add(body(function, names.of(function))));
  }

  /** The beginning of the files' names. */
  String prefix() {
    return prefix;
  }

  /** The prototypes of the bodies, and of the functions for resources. */
  List<String> prototypes() {
    List<String> prototypes = new ArrayList<>(bodies.stream().map(Body::prototype).toList());
    for (Map<String, Object> type : types.view()) {
      if (type.get("resource") instanceof Map<?, ?> resource) {
        String named = prefix + "_impl_%s_" + resource.get("name") + "(";
        String pointer = resource.get("type") + " *" + resource.get("name");
        prototypes.add("void " + String.format(named, "destroy") + pointer + ")");
        if (Boolean.TRUE.equals(resource.get("monitored"))) {
          prototypes.add("void " + String.format(named, "down") + pointer + ", ErlNifPid pid)");
        }
      }
    }
    return prototypes;
  }

  private Body body(NativeFunction function, String c) {
    CNames names = new CNames(List.of("call", "slice", "result", "int64_t", "uint64_t"));
    List<Body.Argument> arguments = new ArrayList<>();
    for (NativeFunction.Parameter parameter : function.parameters()) {
      String wish =
          parameter.name().isEmpty() || parameter.name().equals("_")
              ? "arg" + (arguments.size() + 1)
              : CNames.snake(parameter.name());
      String name = names.unique(wish);
      CType form = types.use(parameter.type(), c + "_" + name, Way.IN);
      arguments.add(new Body.Argument(name, form));
    }
    Type answer = function.answer().orElse(function.result());
    CType result = types.use(answer, c + "_result", Way.OUT);
    return new Body(prefix, c, function, arguments, result);
  }

  /** Everything, under the names that the templates use. */
  Map<String, Object> view() {
    boolean threads = uses(Running.THREADED);
    List.of("enomem", "not_implemented", "bad_result").forEach(atoms::member);
    if (threads) {
      List.of("error", "badarg", "unloaded").forEach(atoms::member);
    }
    Map<String, Object> view = new HashMap<>();
    view.put("source", "module " + module.name().replaceFirst("^Elixir[.]", ""));
    view.put("module", module.name());
    view.put("p", prefix);
    view.put("P", prefix.toUpperCase(Locale.ROOT));
    view.put("yields", uses(Running.YIELDING));
    view.put("threads", threads);
    view.put("raises", bodies.stream().anyMatch(body -> !body.is(Running.THREADED)));
    view.put("hasBinary", types.has("binary"));
    view.put("hasString", types.has("string"));
    view.put("hasBig", types.has("big"));
    view.put("hasFloat", types.madeOf("float"));
    view.put("hasResource", types.has("resource"));
    view.put("hasMonitored", types.hasMonitored());
    view.put("opensTypes", types.has("resource") || uses(Running.YIELDING));
    view.put("types", types.view());
    view.put("functions", bodies.stream().map(Body::view).toList());
    view.put("atoms", atoms.view());
    return view;
  }

  private boolean uses(Running running) {
    return bodies.stream().anyMatch(body -> body.is(running));
  }
}
