package io.nifproof.generate.stub;

import io.nifproof.node.FunctionId;
import io.nifproof.spec.NativeFunction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What functions are called in C: as in Erlang, with the arity where there are several. */
final class BodyNames {
  private final Map<FunctionId, String> names = new HashMap<>();

  BodyNames(List<NativeFunction> functions) {
    CNames given = new CNames(List.of());
    for (NativeFunction function : functions) {
      FunctionId id = function.id();
      String plain = CNames.snake(id.name());
      long same =
          functions.stream().filter(other -> CNames.snake(other.id().name()).equals(plain)).count();
      names.put(id, given.unique(same > 1 ? plain + "_" + id.arity() : plain));
    }
  }

  String of(NativeFunction function) {
    return names.get(function.id());
  }
}
