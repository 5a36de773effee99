package io.nifproof.generate.stub;

import com.ericsson.otp.erlang.OtpErlangAtom;
import io.nifproof.node.term.Terms;
import io.nifproof.spec.NativeFunction;
import io.nifproof.spec.NativeModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the templates say of a module whose functions are to be written in Erlang too. */
final class Fallback {
  /** The end of the file's name, behind the module's. */
  static final String FILE = "_fallback.erl";

  private Fallback() {}

  static String file(NativeModule module) {
    return CNames.prefix(module.name()) + FILE;
  }

  static Map<String, Object> view(NativeModule module) {
    List<Map<String, Object>> functions = new ArrayList<>();
    for (NativeFunction function : module.functions()) {
      functions.add(function(function));
    }
    return Map.of(
        "of",
        atom(module.name()),
        "module",
        CNames.prefix(module.name()) + "_fallback",
        "declarations",
        module.declarations(),
        "functions",
        functions);
  }

  static Map<String, Object> function(NativeFunction function) {
    List<String> arguments = new ArrayList<>();
    function.parameters().forEach(unused -> arguments.add("_Arg" + (arguments.size() + 1)));
    return Map.of(
        "name", atom(function.id().name()),
        "arity", function.id().arity(),
        "arguments", String.join(", ", arguments),
        "spec", function.spec(),
        "doc", function.doc().isEmpty() ? List.of() : function.doc().lines().toList());
  }

  static String atom(String text) {
    return Terms.print(new OtpErlangAtom(text));
  }
}
