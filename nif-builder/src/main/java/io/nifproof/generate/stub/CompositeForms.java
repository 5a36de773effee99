package io.nifproof.generate.stub;

import io.nifproof.generate.stub.TypeTable.Made;
import io.nifproof.spec.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The forms of types that are made of others, except tuples and maps with known keys. */
final class CompositeForms {
  private final String prefix;
  private final Atoms atoms;
  private final TypeTable table;
  private final CNames names;
  private final StructForms structs;

  CompositeForms(String prefix, Atoms atoms, TypeTable table, CNames names) {
    this.prefix = prefix;
    this.atoms = atoms;
    this.table = table;
    this.names = names;
    this.structs = new StructForms(prefix, atoms, table, names);
  }

  Made make(Type type, String hint, String erlang) {
    if (type instanceof Type.ListOf list) {
      return list(list, hint, erlang);
    }
    if (type instanceof Type.MapOf map) {
      return mapOf(map, hint, erlang);
    }
    if (type instanceof Type.Maybe maybe) {
      return maybe(maybe, hint, erlang);
    }
    if (type instanceof Type.Union union) {
      return union(union, hint);
    }
    return structs.make(type, hint, erlang);
  }

  private Made list(Type.ListOf list, String hint, String erlang) {
    CType element = table.form(list.element(), hint + "_element");
    String wish = element.name() + (list.nonEmpty() ? "_nonempty_list" : "_list");
    String name = names.unique(erlang.isEmpty() ? wish : hint);
    String c = prefix + "_" + name;
    Map<String, Object> view =
        Map.of(
            "type", c,
            "itemsDeclared", element.constPointer("items"),
            "itemsVariable", element.pointer("items"),
            "nonEmpty", list.nonEmpty(),
            "get", element.get("head", "&items[i]"),
            "put", element.put("&in->items[i]", "&head"));
    return new Made(CType.value(name, c), "list", view, List.of(list.element()));
  }

  private Made mapOf(Type.MapOf map, String hint, String erlang) {
    CType key = table.form(map.key(), hint + "_key");
    CType value = table.form(map.value(), hint + "_value");
    String name =
        names.unique(erlang.isEmpty() ? key.name() + "_to_" + value.name() + "_map" : hint);
    String c = prefix + "_" + name;
    Map<String, Object> view =
        Map.of(
            "type", c,
            "keyDeclared", key.declared("key"),
            "valueDeclared", value.declared("value"),
            "getKey", key.get("key", "&pairs[i].key"),
            "getValue", value.get("value", "&pairs[i].value"),
            "putKey", key.put("&in->pairs[i].key", "&keys[i]"),
            "putValue", value.put("&in->pairs[i].value", "&values[i]"));
    return new Made(CType.value(name, c), "mapOf", view, List.of(map.key(), map.value()));
  }

  private Made maybe(Type.Maybe maybe, String hint, String erlang) {
    CType present = table.form(maybe.present(), hint + "_value");
    String wish = present.name() + "_or_" + maybe.absent();
    String name = names.unique(erlang.isEmpty() ? wish : hint);
    String c = prefix + "_" + name;
    Map<String, Object> view =
        Map.of(
            "type", c,
            "absent", maybe.absent(),
            "atom", atoms.member(maybe.absent()),
            "declared", present.declared("value"),
            "get", present.get("term", "&out->value"),
            "put", present.put("&in->value", "term"));
    return new Made(CType.struct(name, c), "maybe", view, List.of(maybe.present()));
  }

  private Made union(Type.Union union, String hint) {
    String name = names.unique(hint);
    String c = prefix + "_" + name;
    CNames members = new CNames(List.of());
    List<Map<String, String>> variants = new ArrayList<>();
    for (Type type : union.types()) {
      CType form = table.form(type, name + "_" + variant(type, "value"));
      String member = members.unique(variant(type, form.name()));
      variants.add(variant(form, CNames.constant(c + "_" + member), member));
    }
    Map<String, Object> view = new HashMap<>();
    view.put("type", c);
    view.put("variants", variants);
    view.put(
        "hasMembers", variants.stream().anyMatch(variant -> !variant.get("declared").isEmpty()));
    return new Made(CType.struct(name, c), "union", view, union.types());
  }

  private static Map<String, String> variant(CType form, String constant, String member) {
    return Map.of(
        "constant", constant,
        "declared", form.hasValue() ? form.declared(member) : "",
        "get", form.get("term", "&out->as." + member),
        "put", form.hasValue() ? form.put("&in->as." + member, "term") : "",
        "fixed", form.hasValue() ? "" : "*term = " + form.fixed());
  }

  /** What people call an alternative: the atom it begins with, its name, or else its kind. */
  private static String variant(Type type, String otherwise) {
    if (type instanceof Type.Named named) {
      return CNames.snake(named.name());
    }
    if (type instanceof Type.AtomLiteral literal) {
      return CNames.snake(literal.atom());
    }
    if (type instanceof Type.AtomEnum) {
      return "atom";
    }
    if (type instanceof Type.IntegerRange) {
      return "integer";
    }
    if (type instanceof Type.Tuple tuple
        && !tuple.fields().isEmpty()
        && tuple.fields().get(0).type() instanceof Type.AtomLiteral tag) {
      return CNames.snake(tag.atom());
    }
    return otherwise;
  }
}
