package io.nifproof.generate.stub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The atoms that a library makes once, when it is loaded. */
final class Atoms {
  private final CNames names = new CNames(List.of());
  private final Map<String, String> members = new LinkedHashMap<>();

  /** The member of the library's data that holds an atom. */
  String member(String atom) {
    return members.computeIfAbsent(atom, text -> names.unique("atom_" + CNames.snake(text)));
  }

  /** The expression for an atom during a call. */
  String expression(String atom) {
    return "call->library->" + member(atom);
  }

  List<Map<String, Object>> view() {
    List<Map<String, Object>> rows = new ArrayList<>();
    members.forEach(
        (atom, member) ->
            rows.add(Map.of("name", member, "text", CText.string(atom), "length", atom.length())));
    return rows;
  }
}
