package io.nifproof.spec;

import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangTuple;
import io.nifproof.node.FunctionId;
import io.nifproof.node.term.Terms;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the attribute {@code -nifproof([{dirty_cpu, [f/1]}, …])} says, or Elixir's
 * {@code @nifproof}.
 *
 * @param names the functions or types under each mark
 */
record Marks(Map<Mark, Set<FunctionId>> names) {
  /** The marks that there are. */
  enum Mark {
    DIRTY_CPU,
    DIRTY_IO,
    YIELDING,
    THREADED,
    RESOURCE,
    MONITORED,
    BIG_INTEGER;

    /** Whether it is one of types; the others are of functions. */
    boolean ofTypes() {
      return compareTo(RESOURCE) >= 0;
    }

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String EXPECTED =
      "write -nifproof([{dirty_cpu, [f/1]}]), with one of dirty_cpu, dirty_io, yielding, threaded"
          + " for functions, or resource, monitored, big_integer for types";

  /** Reads the attribute's values; what cannot be understood is a problem. */
  static Marks read(List<OtpErlangObject> values, String place, List<TypeProblem> problems) {
    Map<Mark, Set<FunctionId>> names = new EnumMap<>(Mark.class);
    for (OtpErlangObject value : values) {
      Optional<Mark> mark =
          value instanceof OtpErlangTuple pair && pair.arity() == 2
              ? mark(Form.atom(pair.elementAt(0)))
              : Optional.empty();
      if (mark.isEmpty()) {
        problems.add(problem(place, value));
        continue;
      }
      List<OtpErlangObject> ids = Form.list(((OtpErlangTuple) value).elementAt(1));
      for (OtpErlangObject id : ids) {
        FunctionIds.written(id)
            .ifPresentOrElse(
                known -> names.computeIfAbsent(mark.get(), key -> new LinkedHashSet<>()).add(known),
                () -> problems.add(problem(place, id)));
      }
    }
    return new Marks(names);
  }

  private static TypeProblem problem(String place, OtpErlangObject value) {
    return new TypeProblem(
        place, "attribute `nifproof` has `" + Terms.print(value, 60) + "`", EXPECTED);
  }

  private static Optional<Mark> mark(String text) {
    for (Mark mark : Mark.values()) {
      if (mark.text().equals(text)) {
        return Optional.of(mark);
      }
    }
    return Optional.empty();
  }

  boolean has(Mark mark, FunctionId id) {
    return names.getOrDefault(mark, Set.of()).contains(id);
  }

  /** Says which names are neither functions nor types of the module. */
  void check(
      Set<FunctionId> functions, Set<FunctionId> types, String place, List<TypeProblem> problems) {
    names.forEach(
        (mark, ids) -> {
          Set<FunctionId> known = mark.ofTypes() ? types : functions;
          for (FunctionId id : ids) {
            if (!known.contains(id)) {
              problems.add(
                  new TypeProblem(
                      place,
                      "`nifproof` marks `"
                          + id
                          + "` as "
                          + mark.text()
                          + ", which is no "
                          + (mark.ofTypes() ? "type" : "NIF")
                          + " of the module",
                      "the module has " + FunctionIds.text(List.copyOf(known))));
            }
          }
        });
  }
}
