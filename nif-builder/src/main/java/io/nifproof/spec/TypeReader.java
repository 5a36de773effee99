package io.nifproof.spec;

import com.ericsson.otp.erlang.OtpErlangObject;
import io.nifproof.node.FunctionId;
import io.nifproof.spec.Declarations.TypeDeclaration;
import io.nifproof.spec.Marks.Mark;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes types of the abstract format's. Not thread-safe. */
final class TypeReader {
  private final String module;
  private final Declarations declarations;
  private final Marks marks;
  private final Deque<String> open = new ArrayDeque<>();

  TypeReader(String module, Declarations declarations, Marks marks) {
    this.module = module;
    this.declarations = declarations;
    this.marks = marks;
  }

  /**
   * The type that a form says.
   *
   * @param variables what type variables stand for
   */
  Type read(Form form, Map<String, Type> variables) throws RefusedTypeException {
    switch (form.tag()) {
      case "ann_type":
        return read(Form.of(Form.list(form.part(0)).get(1)), variables);
      case "var":
        return variables.getOrDefault(form.name(0), new Type.Passed(Type.Kind.TERM));
      case "atom":
        return new Type.AtomLiteral(latin1(form.name(0)));
      case "integer", "char", "op":
        return Integers.literal(form);
      case "user_type":
        return declared(form.name(0), form.nodes(1), variables);
      case "remote_type":
        return remote(Form.list(form.part(0)), variables);
      case "type":
        return builtIn(form, variables);
      default:
        throw new RefusedTypeException("`" + TypeText.of(form) + "` is not known as a type", "");
    }
  }

  private Type remote(List<OtpErlangObject> parts, Map<String, Type> outer)
      throws RefusedTypeException {
    String where = Form.of(parts.get(0)).name(0);
    String name = Form.of(parts.get(1)).name(0);
    List<Form> arguments = Form.list(parts.get(2)).stream().map(Form::of).toList();
    if (where.equals(module)) {
      return declared(name, arguments, outer);
    }
    return switch (where + ":" + name + "/" + arguments.size()) {
      case "Elixir.String:t/0", "unicode:unicode_binary/0" -> new Type.Bytes(0, 1);
      case "elixir:charlist/0" -> new Type.Text(false);
      case "elixir:nonempty_charlist/0" -> new Type.Text(true);
      case "inet:port_number/0" -> Integers.range(0, 65535);
      default -> {
        if (where.equals("erlang") && BuiltIns.NAMES.containsKey(name) && arguments.isEmpty()) {
          yield BuiltIns.NAMES.get(name);
        }
        throw new RefusedTypeException(
            "type `" + where + ":" + name + "/" + arguments.size() + "` is of another module",
            "declare the same type in this module");
      }
    };
  }

  private Type declared(String name, List<Form> arguments, Map<String, Type> outer)
      throws RefusedTypeException {
    FunctionId id = new FunctionId(name, arguments.size());
    TypeDeclaration declaration = declarations.types().get(id);
    if (declaration == null) {
      throw new RefusedTypeException("type `" + id + "` is not declared in the module", "");
    }
    boolean monitored = marks.has(Mark.MONITORED, id);
    boolean reference = TypeText.of(declaration.body()).equals("reference()");
    if (monitored || marks.has(Mark.RESOURCE, id) || (declaration.opaque() && reference)) {
      return new Type.Resource(name, monitored);
    }
    if (marks.has(Mark.BIG_INTEGER, id)) {
      return new Type.BigNumber();
    }
    Map<String, Type> variables = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      variables.put(declaration.parameters().get(i), read(arguments.get(i), outer));
    }
    String what = "type `" + id + "` (line " + declaration.line() + ")";
    enter(what);
    try {
      return new Type.Named(name, read(declaration.body(), variables));
    } finally {
      open.remove(what);
    }
  }

  private void enter(String what) throws RefusedTypeException {
    if (open.contains(what)) {
      throw new RefusedTypeException(
          what + " contains itself, which no C type of a known size does",
          "pass it as term() and walk it by the body, or as a binary of term_to_binary/1");
    }
    open.push(what);
  }

  private Type builtIn(Form form, Map<String, Type> variables) throws RefusedTypeException {
    String name = form.name(0);
    List<Form> parts = form.nodes(1);
    switch (name) {
      case "union":
        return Unions.of(readAll(parts, variables));
      case "range":
        return Integers.range(parts.get(0), parts.get(1));
      case "binary":
        return parts.isEmpty() ? new Type.Bytes(0, 1) : BuiltIns.binary(form, parts);
      case "list", "nonempty_list":
        return list(name.equals("nonempty_list"), parts, variables);
      case "tuple":
        return BuiltIns.isAny(form) ? new Type.Passed(Type.Kind.TUPLE) : tuple(parts, variables);
      case "map":
        return BuiltIns.isAny(form) ? new Type.Passed(Type.Kind.MAP) : map(form, variables);
      case "record":
        return record(parts, variables);
      case "fun", "function", "bounded_fun":
        throw new RefusedTypeException(
            "`" + TypeText.of(form) + "` is a function, and a NIF cannot call one",
            "pass what the function would return, or let the NIF send messages and call it in"
                + " Erlang");
      default:
        Type known = parts.isEmpty() ? BuiltIns.NAMES.get(name) : null;
        if (known == null) {
          throw new RefusedTypeException(
              "`" + TypeText.of(form) + "` has no form in C",
              name.equals("no_return") || name.equals("none")
                  ? "say what the function returns"
                  : "use term() to pass it through unchecked");
        }
        return known;
    }
  }

  /** Before OTP 26, a library could make no other atoms. */
  static String latin1(String atom) throws RefusedTypeException {
    if (atom.chars().anyMatch(unit -> unit > 0xff)) {
      throw new RefusedTypeException(
          "atom `" + atom + "` has characters beyond Latin-1",
          "give it another name, or use atom() to pass it through");
    }
    return atom;
  }

  private Type list(boolean nonEmpty, List<Form> parts, Map<String, Type> variables)
      throws RefusedTypeException {
    Type element =
        parts.isEmpty() ? new Type.Passed(Type.Kind.TERM) : read(parts.get(0), variables);
    return new Type.ListOf(BuiltIns.valued(element), nonEmpty);
  }

  private Type tuple(List<Form> parts, Map<String, Type> variables) throws RefusedTypeException {
    List<Type.Field> fields = new ArrayList<>();
    for (Form part : parts) {
      fields.add(new Type.Field(BuiltIns.annotation(part), read(part, variables), false));
    }
    return new Type.Tuple(fields);
  }

  private Type map(Form form, Map<String, Type> variables) throws RefusedTypeException {
    List<Form> parts = form.nodes(1);
    List<Type.Field> fields = new ArrayList<>();
    for (Form part : parts) {
      Form key = Form.of(Form.list(part.part(1)).get(0));
      Type value = read(Form.of(Form.list(part.part(1)).get(1)), variables);
      boolean optional = part.name(0).equals("map_field_assoc");
      if (key.tag().equals("atom")) {
        fields.add(new Type.Field(latin1(key.name(0)), value, optional));
      } else if (parts.size() == 1 && optional) {
        return new Type.MapOf(BuiltIns.valued(read(key, variables)), BuiltIns.valued(value));
      } else {
        throw new RefusedTypeException(
            "`" + TypeText.of(form) + "` has keys other than atoms among several",
            "use atoms as keys, or one pair `Key => Value` for a map of any keys");
      }
    }
    return new Type.Struct(fields);
  }

  private Type record(List<Form> parts, Map<String, Type> variables) throws RefusedTypeException {
    String name = parts.get(0).name(0);
    if (!declarations.records().containsKey(name)) {
      throw new RefusedTypeException("record `#" + name + "{}` is not declared in the module", "");
    }
    Map<String, Form> narrowed = new HashMap<>();
    for (Form part : parts.subList(1, parts.size())) {
      List<OtpErlangObject> pair = Form.list(part.part(1));
      narrowed.put(Form.of(pair.get(0)).name(0), Form.of(pair.get(1)));
    }
    String what = "record `#" + name + "{}`";
    enter(what);
    try {
      List<Type.Field> fields = fields(name, narrowed, variables);
      Type tuple = new Type.Tuple(fields);
      return narrowed.isEmpty() ? new Type.Named(name, tuple) : tuple;
    } finally {
      open.remove(what);
    }
  }

  private List<Type.Field> fields(
      String name, Map<String, Form> narrowed, Map<String, Type> variables)
      throws RefusedTypeException {
    List<Type.Field> fields = new ArrayList<>();
    fields.add(new Type.Field("", new Type.AtomLiteral(latin1(name)), false));
    for (Form field : declarations.records().get(name)) {
      boolean typed = field.tag().equals("typed_record_field");
      Form untyped = typed ? Form.of(field.tuple().elementAt(1)) : field;
      String key = untyped.node(0).name(0);
      Type any = new Type.Passed(Type.Kind.TERM);
      Type declared = typed ? read(field.node(0), variables) : any;
      Form narrow = narrowed.get(key);
      fields.add(new Type.Field(key, narrow == null ? declared : read(narrow, variables), false));
    }
    return fields;
  }

  private List<Type> readAll(List<Form> forms, Map<String, Type> variables)
      throws RefusedTypeException {
    List<Type> types = new ArrayList<>();
    for (Form form : forms) {
      types.add(read(form, variables));
    }
    return types;
  }
}
