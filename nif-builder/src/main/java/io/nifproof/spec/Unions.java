package io.nifproof.spec;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Brings {@code A | B} into one of the forms that C has for it. */
final class Unions {
  private static final Set<String> TRUTHS = Set.of("true", "false");
  private static final Set<String> ABSENT = Set.of("undefined", "nil");

  private Unions() {}

  static Type of(List<Type> alternatives) {
    Set<String> atoms = new LinkedHashSet<>();
    Set<Type> others = new LinkedHashSet<>();
    alternatives.forEach(type -> collect(type, atoms, others));
    if (others.isEmpty()) {
      return atoms.equals(TRUTHS) ? new Type.Truth() : atoms(atoms);
    }
    if (others.stream().anyMatch(type -> type.equals(new Type.Passed(Type.Kind.TERM)))) {
      return new Type.Passed(Type.Kind.TERM);
    }
    if (atoms.size() == 1
        && others.size() == 1
        && ABSENT.containsAll(atoms)
        && BuiltIns.hasValue(others.iterator().next())) {
      return new Type.Maybe(atoms.iterator().next(), others.iterator().next());
    }
    List<Type> types = new ArrayList<>();
    if (atoms.containsAll(TRUTHS)) {
      atoms.removeAll(TRUTHS);
      types.add(new Type.Truth());
    }
    if (!atoms.isEmpty()) {
      types.add(atoms(atoms));
    }
    types.addAll(others);
    return types.size() == 1 ? types.get(0) : new Type.Union(types);
  }

  private static Type atoms(Set<String> atoms) {
    return atoms.size() == 1
        ? new Type.AtomLiteral(atoms.iterator().next())
        : new Type.AtomEnum(List.copyOf(atoms));
  }

  /** A union within a union is one with it; so are its atoms. */
  private static void collect(Type type, Set<String> atoms, Set<Type> others) {
    Type bare = BuiltIns.bare(type);
    if (bare instanceof Type.AtomLiteral literal) {
      atoms.add(literal.atom());
    } else if (bare instanceof Type.Union union) {
      union.types().forEach(part -> collect(part, atoms, others));
    } else if (bare instanceof Type.Maybe maybe) {
      atoms.add(maybe.absent());
      collect(maybe.present(), atoms, others);
    } else if (bare instanceof Type.AtomEnum several) {
      if (type instanceof Type.Named) {
        others.add(type);
      } else {
        atoms.addAll(several.atoms());
      }
    } else {
      others.add(type);
    }
  }
}
