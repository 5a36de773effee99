package io.nifproof.generate.stub;

import io.nifproof.spec.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The types of a module in C, each once, those that others are made of first. */
final class TypeTable {
  private final Map<Type, Entry> entries = new LinkedHashMap<>();
  private final TypeForms forms;

  TypeTable(String prefix, Atoms atoms) {
    forms = new TypeForms(prefix, atoms, this);
  }

  /** Which way terms of a type go. */
  enum Way {
    IN,
    OUT
  }

  /**
   * What the templates say of a type.
   *
   * @param kind the section of the templates
   * @param parts the types that it is made of
   */
  record Made(CType form, String kind, Map<String, Object> view, List<Type> parts) {
    /** The types whose functions it calls; iodata is read by one function of the VM. */
    List<Type> parts(Way way) {
      return kind.equals("iodata") && way == Way.IN ? List.of() : parts;
    }
  }

  private static final class Entry {
    private final Made made;
    private boolean in;
    private boolean out;

    Entry(Made made) {
      this.made = made;
    }
  }

  /** Its form in C, to be read or made. */
  CType use(Type type, String hint, Way way) {
    CType form = form(type, hint);
    mark(type, way);
    return form;
  }

  /** Its form in C, for a type that others are made of. */
  CType form(Type type, String hint) {
    Type key = key(type);
    Entry known = entries.get(key);
    if (known == null) {
      known = new Entry(forms.make(key, hint));
      entries.put(key, known);
    }
    return known.made.form();
  }

  private void mark(Type type, Way way) {
    Entry entry = entries.get(key(type));
    boolean marked = way == Way.IN ? entry.in : entry.out;
    if (!marked) {
      entry.in |= way == Way.IN;
      entry.out |= way == Way.OUT;
      entry.made.parts(way).forEach(part -> mark(part, way));
    }
  }

  /** Only types that become types of C keep the name they were declared with. */
  private static Type key(Type type) {
    if (!(type instanceof Type.Named named)) {
      return type;
    }
    Type inner = key(named.type());
    if (inner instanceof Type.Named) {
      return inner;
    }
    boolean own =
        inner instanceof Type.AtomEnum
            || inner instanceof Type.Tuple
            || inner instanceof Type.Struct
            || inner instanceof Type.Union
            || inner instanceof Type.ListOf
            || inner instanceof Type.MapOf
            || inner instanceof Type.Maybe;
    return own ? new Type.Named(named.name(), inner) : inner;
  }

  /** Whether there is one of a kind, among those that are read or made. */
  boolean has(String kind) {
    return entries.values().stream().anyMatch(entry -> entry.made.kind().equals(kind));
  }

  /** Whether there is one of a kind that is made, not only read. */
  boolean madeOf(String kind) {
    return entries.values().stream().anyMatch(entry -> entry.out && entry.made.kind().equals(kind));
  }

  boolean hasMonitored() {
    return entries.values().stream()
        .anyMatch(entry -> Boolean.TRUE.equals(entry.made.view().get("monitored")));
  }

  /** What the templates say of each. */
  List<Map<String, Object>> view() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Entry entry : entries.values()) {
      if (!entry.made.kind().isEmpty()) {
        Map<String, Object> view = new HashMap<>(entry.made.view());
        view.put("name", entry.made.form().name());
        view.put("in", entry.in);
        view.put("out", entry.out);
        rows.add(Map.of(entry.made.kind(), view));
      }
    }
    return rows;
  }
}
