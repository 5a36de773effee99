package io.nifproof.spec;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangObject;
import io.nifproof.node.term.Terms;
import java.util.List;
import java.util.stream.Collectors;

/** Writes forms of types as Erlang source has them. */
final class TypeText {
  private TypeText() {}

  static String of(Form form) {
    return switch (form.tag()) {
      case "ann_type" -> {
        List<OtpErlangObject> parts = Form.list(form.part(0));
        yield of(Form.of(parts.get(0))) + " :: " + of(Form.of(parts.get(1)));
      }
      case "var" -> variable(form.name(0));
      case "atom" -> atom(form.name(0));
      case "integer" -> form.integer(0).toString();
      case "char" -> "$" + Character.toString(form.integer(0).intValue());
      case "op" ->
          form.tuple().arity() == 4
              ? form.name(0) + of(form.node(1))
              : of(form.node(1)) + " " + form.name(0) + " " + of(form.node(2));
      case "user_type" -> call(atom(form.name(0)), form.nodes(1));
      case "remote_type" -> {
        List<OtpErlangObject> parts = Form.list(form.part(0));
        yield of(Form.of(parts.get(0)))
            + ":"
            + call(of(Form.of(parts.get(1))), forms(parts.get(2)));
      }
      case "type" -> type(form);
      default -> "?";
    };
  }

  /** A function's spec, without the word and the name: {@code (A :: integer()) -> ok when …}. */
  static String clause(Form clause) {
    if (clause.name(0).equals("bounded_fun")) {
      List<OtpErlangObject> parts = Form.list(clause.part(1));
      return clause(Form.of(parts.get(0)))
          + " when "
          + forms(parts.get(1)).stream()
              .map(constraint -> constraint(Form.list(constraint.part(1))))
              .collect(Collectors.joining(", "));
    }
    List<Form> parts = clause.nodes(1);
    return "(" + joined(parts.get(0).nodes(1)) + ") -> " + of(parts.get(1));
  }

  private static String constraint(List<OtpErlangObject> parts) {
    List<Form> sides = forms(parts.get(1));
    return of(sides.get(0)) + " :: " + of(sides.get(1));
  }

  private static String type(Form form) {
    String name = form.name(0);
    List<Form> parts = form.nodes(1);
    return switch (name) {
      case "union" -> parts.stream().map(TypeText::of).collect(Collectors.joining(" | "));
      case "range" -> of(parts.get(0)) + ".." + of(parts.get(1));
      case "tuple" -> BuiltIns.isAny(form) ? "tuple()" : "{" + joined(parts) + "}";
      case "nil" -> "[]";
      case "list" -> parts.isEmpty() ? "list()" : "[" + joined(parts) + "]";
      case "nonempty_list" -> parts.isEmpty() ? "nonempty_list()" : "[" + joined(parts) + ", ...]";
      case "map" -> BuiltIns.isAny(form) ? "map()" : "#{" + joined(parts) + "}";
      case "map_field_exact" -> of(parts.get(0)) + " := " + of(parts.get(1));
      case "map_field_assoc" -> of(parts.get(0)) + " => " + of(parts.get(1));
      case "record" -> "#" + of(parts.get(0)) + "{" + joined(parts.subList(1, parts.size())) + "}";
      case "field_type" -> of(parts.get(0)) + " :: " + of(parts.get(1));
      case "binary" -> parts.isEmpty() ? "binary()" : binary(parts);
      case "fun" -> parts.isEmpty() ? "fun()" : "fun(" + function(parts) + ")";
      default -> call(name, parts);
    };
  }

  private static String function(List<Form> parts) {
    boolean any = parts.get(0).name(0).equals("any") || parts.get(0).tag().equals("unknown");
    return "(" + (any ? "..." : joined(parts.get(0).nodes(1))) + ") -> " + of(parts.get(1));
  }

  private static String binary(List<Form> parts) {
    String least = of(parts.get(0));
    String unit = of(parts.get(1));
    if (unit.equals("0")) {
      return least.equals("0") ? "<<>>" : "<<_:" + least + ">>";
    }
    return "<<" + (least.equals("0") ? "" : "_:" + least + ", ") + "_:_*" + unit + ">>";
  }

  private static String call(String name, List<Form> parts) {
    return name + "(" + joined(parts) + ")";
  }

  private static String joined(List<Form> parts) {
    return parts.stream().map(TypeText::of).collect(Collectors.joining(", "));
  }

  private static List<Form> forms(OtpErlangObject list) {
    return Form.list(list).stream().map(Form::of).toList();
  }

  /** A name of Elixir's as a variable of Erlang. */
  private static String variable(String name) {
    String legal = name.replaceAll("[^\\p{L}0-9_@]", "_");
    return Character.isLowerCase(legal.charAt(0))
        ? Character.toUpperCase(legal.charAt(0)) + legal.substring(1)
        : legal;
  }

  /** An atom, quoted where it must be. */
  static String atom(String atom) {
    return Terms.print(new OtpErlangAtom(atom));
  }
}
