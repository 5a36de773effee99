package io.nifproof.generate.stub;

import io.nifproof.generate.stub.TypeTable.Made;
import io.nifproof.spec.Type;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the forms of types in C. Those with parts ask the table for their parts' forms. */
final class TypeForms {
  private static final Type BINARY = new Type.Bytes(0, 1);
  private static final Type STRING = new Type.Text(false);

  /** What this tool itself names, behind the module's prefix or {@code get_}. */
  private static final List<String> TAKEN =
      List.of(
          "call",
          "return",
          "env",
          "alloc",
          "slice",
          "time_is_up",
          "binary",
          "make_binary",
          "string",
          "big_integer",
          "int64",
          "uint64",
          "float",
          "boolean",
          "term",
          "atom",
          "reference",
          "port",
          "map",
          "tuple",
          "bitstring",
          "pid",
          "iodata",
          "iolist");

  private final String prefix;
  private final Atoms atoms;
  private final TypeTable table;
  private final CNames names = new CNames(TAKEN);
  private final CompositeForms composites;

  TypeForms(String prefix, Atoms atoms, TypeTable table) {
    this.prefix = prefix;
    this.atoms = atoms;
    this.table = table;
    this.composites = new CompositeForms(prefix, atoms, table, names);
  }

  /**
   * The form of a type.
   *
   * @param hint a name for it when it has none
   */
  Made make(Type type, String hint) {
    if (type instanceof Type.Named named) {
      return make(named.type(), CNames.snake(named.name()), named.name() + "()");
    }
    return make(type, hint, "");
  }

  private Made make(Type type, String hint, String erlang) {
    if (type instanceof Type.IntegerRange range) {
      return integer(range);
    }
    if (type instanceof Type.Bytes bytes) {
      return bytes(bytes);
    }
    if (type instanceof Type.Text text) {
      return text.nonEmpty()
          ? plain(
              "nonempty_string", prefix + "_string", "nonEmptyString", Map.of(), List.of(STRING))
          : plain("string", prefix + "_string", "string", Map.of(), List.of());
    }
    if (type instanceof Type.IoData data) {
      table.form(BINARY, "");
      return plain(
          data.listOnly() ? "iolist" : "iodata",
          prefix + "_binary",
          "iodata",
          Map.of("listOnly", data.listOnly()),
          List.of(BINARY));
    }
    if (type instanceof Type.AtomEnum several) {
      return enumeration(several, hint, erlang);
    }
    if (type instanceof Type.Passed passed) {
      return passed(passed.kind());
    }
    if (type instanceof Type.Resource resource) {
      return resource(resource);
    }
    return single(type, hint, erlang);
  }

  private Made single(Type type, String hint, String erlang) {
    if (type instanceof Type.AtomLiteral literal) {
      String atom = atoms.expression(literal.atom());
      return fixed(CNames.snake(literal.atom()), "enif_is_identical(%s, " + atom + ")", atom);
    }
    if (type instanceof Type.EmptyList) {
      return fixed("nil", "enif_is_empty_list(call->env, %s)", "enif_make_list(call->env, 0)");
    }
    if (type instanceof Type.FloatingPoint) {
      return plain("float", "double", "float", Map.of(), List.of());
    }
    if (type instanceof Type.Truth) {
      Map<String, Object> view =
          Map.of("true", atoms.member("true"), "false", atoms.member("false"));
      return plain("boolean", "bool", "boolean", view, List.of());
    }
    if (type instanceof Type.Pid) {
      return plain("pid", "ErlNifPid", "pid", Map.of(), List.of());
    }
    if (type instanceof Type.BigNumber) {
      return plain("big_integer", prefix + "_big_integer", "big", Map.of(), List.of());
    }
    return composites.make(type, hint, erlang);
  }

  private static Made fixed(String name, String test, String expression) {
    return new Made(CType.fixed(name, test, expression), "", Map.of(), List.of());
  }

  private Made plain(
      String name, String c, String kind, Map<String, Object> view, List<Type> parts) {
    parts.forEach(part -> table.form(part, ""));
    Map<String, Object> all = new HashMap<>(view);
    all.put("type", c);
    return new Made(CType.value(name, c), kind, all, parts);
  }

  private Made integer(Type.IntegerRange range) {
    boolean unsigned = range.unsigned();
    boolean low = !range.low().equals(unsigned ? BigInteger.ZERO : Type.INT64_MIN);
    boolean high = !range.high().equals(unsigned ? Type.UINT64_MAX : Type.INT64_MAX);
    String bits = unsigned ? "uint64" : "int64";
    String name = low || high ? limitedName(range) : bits;
    String limits =
        (low ? " || value < " + CText.integer(range.low(), unsigned) : "")
            + (high ? " || value > " + CText.integer(range.high(), unsigned) : "");
    return plain(
        name,
        bits + "_t",
        "integer",
        Map.of(
            "bits",
            bits,
            "erl",
            unsigned ? "ErlNifUInt64" : "ErlNifSInt64",
            "outside",
            limits,
            "limited",
            limits.isEmpty() ? "" : limits.substring(4)),
        List.of());
  }

  private static String limitedName(Type.IntegerRange range) {
    if (range.low().equals(BigInteger.ONE) && range.high().equals(Type.UINT64_MAX)) {
      return "pos_integer";
    }
    if (range.low().equals(Type.INT64_MIN) && range.high().equals(BigInteger.ONE.negate())) {
      return "neg_integer";
    }
    return ("int_" + range.low() + "_to_" + range.high()).replace("-", "m");
  }

  private Made bytes(Type.Bytes bytes) {
    if (bytes.equals(BINARY)) {
      return plain("binary", prefix + "_binary", "binary", Map.of(), List.of());
    }
    boolean least = bytes.least() > 0;
    String fits;
    if (bytes.unit() == 0) {
      fits = "out->size == " + bytes.least();
    } else {
      String more = least ? "(out->size - " + bytes.least() + ")" : "out->size";
      fits =
          (least ? "out->size >= " + bytes.least() : "")
              + (least && bytes.unit() > 1 ? " && " : "")
              + (bytes.unit() > 1 ? more + " % " + bytes.unit() + " == 0" : "");
    }
    String name =
        "binary_of_" + bytes.least() + (bytes.unit() == 0 ? "" : "_and_" + bytes.unit() + "s");
    String erlang =
        "of "
            + bytes.least()
            + (bytes.unit() == 0 ? "" : " and any times " + bytes.unit())
            + " bytes";
    return plain(
        name, prefix + "_binary", "sized", Map.of("fits", fits, "erlang", erlang), List.of(BINARY));
  }

  private Made enumeration(Type.AtomEnum several, String hint, String erlang) {
    String name = names.unique(hint);
    CNames constants = new CNames(List.of());
    List<Map<String, String>> values =
        several.atoms().stream()
            .map(
                atom ->
                    Map.of(
                        "atom",
                        atoms.member(atom),
                        "constant",
                        constants.unique(CNames.constant(prefix + "_" + name + "_" + atom))))
            .toList();
    String text = String.join(" | ", several.atoms());
    return plain(
        name,
        prefix + "_" + name,
        "enum",
        Map.of(
            "values",
            values,
            "erlang",
            CText.comment(erlang.isEmpty() ? text : erlang + ": " + text)),
        List.of());
  }

  private Made passed(Type.Kind kind) {
    String name = kind.name().toLowerCase(Locale.ROOT);
    String test =
        switch (kind) {
          case TERM -> "";
          case ATOM -> "enif_is_atom(call->env, term)";
          case REFERENCE -> "enif_is_ref(call->env, term)";
          case PORT -> "enif_is_port(call->env, term)";
          case MAP -> "enif_is_map(call->env, term)";
          case TUPLE -> "enif_is_tuple(call->env, term)";
          case BITSTRING -> "enif_term_type(call->env, term) == ERL_NIF_TERM_TYPE_BITSTRING";
        };
    return plain(name, "ERL_NIF_TERM", "passed", Map.of("test", test), List.of());
  }

  private Made resource(Type.Resource resource) {
    String name = names.unique(CNames.snake(resource.name()));
    String c = prefix + "_" + name;
    Map<String, Object> view =
        Map.of(
            "type",
            c,
            "monitored",
            resource.monitored(),
            "down",
            resource.monitored() ? "down_" + name : "NULL");
    return new Made(CType.value(name, c + " *"), "resource", view, List.of());
  }
}
