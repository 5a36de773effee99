package io.nifproof.generate.stub;

import io.nifproof.generate.stub.TypeTable.Made;
import io.nifproof.spec.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The forms of tuples, records and maps with known keys. */
final class StructForms {
  private final String prefix;
  private final Atoms atoms;
  private final TypeTable table;
  private final CNames names;

  StructForms(String prefix, Atoms atoms, TypeTable table, CNames names) {
    this.prefix = prefix;
    this.atoms = atoms;
    this.table = table;
    this.names = names;
  }

  Made make(Type type, String hint, String erlang) {
    String name = names.unique(hint);
    if (type instanceof Type.Tuple tuple) {
      return tuple(tuple, name, erlang);
    }
    if (type instanceof Type.Struct struct) {
      return map(struct, name, erlang);
    }
    throw new IllegalArgumentException("no form of C for " + type);
  }

  /** One field with its place in C. */
  private record Member(Type.Field field, CType form, String name, String has) {}

  private List<Member> members(List<Type.Field> fields, String parent) {
    CNames inside = new CNames(List.of());
    List<Member> members = new ArrayList<>();
    for (Type.Field field : fields) {
      String wish =
          field.name().isEmpty() ? "part" + (members.size() + 1) : CNames.snake(field.name());
      CType form = table.form(field.type(), parent + "_" + wish);
      String has = field.optional() ? inside.unique("has_" + wish) : "";
      members.add(new Member(field, form, form.hasValue() ? inside.unique(wish) : "", has));
    }
    return members;
  }

  private Made tuple(Type.Tuple tuple, String name, String erlang) {
    List<Member> members = members(tuple.fields(), name);
    List<Member> valued = members.stream().filter(member -> member.form().hasValue()).toList();
    List<Type> parts = tuple.fields().stream().map(Type.Field::type).toList();
    Map<String, Object> view = new HashMap<>();
    view.put("count", members.size());
    if (valued.isEmpty()) {
      view.putAll(tupleParts(members, false));
      view.put("outDeclared", "");
      view.put("inDeclared", "");
      String made =
          "enif_make_tuple(call->env, "
              + members.size()
              + members.stream()
                  .map(member -> ", " + member.form().fixed())
                  .reduce("", String::concat)
              + ")";
      return new Made(CType.fixed(name, "get_" + name + "(call, %s)", made), "tuple", view, parts);
    }
    boolean through = valued.size() == 1 && members.size() > 1;
    CType inner = valued.get(0).form();
    CType form =
        through
            ? new CType(name, inner.c(), inner.byPointer(), "", "")
            : CType.struct(name, prefix + "_" + name);
    view.putAll(tupleParts(members, through));
    view.put("outDeclared", form.pointer("out"));
    view.put("inDeclared", form.constPointer("in"));
    if (!through) {
      view.put("struct", struct(form, valued, erlang));
    }
    return new Made(form, "tuple", view, parts);
  }

  private static Map<String, Object> tupleParts(List<Member> members, boolean through) {
    List<Map<String, String>> checks = new ArrayList<>();
    List<Map<String, String>> fixed = new ArrayList<>();
    List<String> puts = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      String part = "parts[" + i + "]";
      checks.add(
          Map.of("get", member.form().get(part, through ? "out" : "&out->" + member.name())));
      if (member.form().hasValue()) {
        puts.add("!" + member.form().put(through ? "in" : "&in->" + member.name(), "&" + part));
      } else {
        fixed.add(Map.of("put", part + " = " + member.form().fixed()));
      }
    }
    return Map.of("checks", checks, "fixed", fixed, "puts", String.join("\n      || ", puts));
  }

  private static Map<String, Object> struct(CType form, List<Member> members, String erlang) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Member member : members) {
      if (member.field().optional()) {
        rows.add(Map.of("declared", "bool " + member.has()));
      }
      if (member.form().hasValue()) {
        rows.add(Map.of("declared", member.form().declared(member.name())));
      }
    }
    return Map.of("type", form.c(), "members", rows, "erlang", CText.comment(erlang));
  }

  private Made map(Type.Struct struct, String name, String erlang) {
    List<Member> members = members(struct.fields(), name);
    CType form = CType.struct(name, prefix + "_" + name);
    Map<String, Object> view = new HashMap<>();
    view.put("type", form.c());
    view.put("count", members.size());
    view.put("mandatory", members.stream().filter(member -> !member.field().optional()).count());
    view.put("keys", members.stream().map(this::key).toList());
    view.put(
        "struct",
        struct(
            form,
            members.stream()
                .filter(member -> member.form().hasValue() || member.field().optional())
                .toList(),
            erlang));
    List<Type> parts = struct.fields().stream().map(Type.Field::type).toList();
    return new Made(form, "map", view, parts);
  }

  private Map<String, Object> key(Member member) {
    boolean value = member.form().hasValue();
    return Map.of(
        "key", atoms.member(member.field().name()),
        "optional", member.field().optional(),
        "has", member.has(),
        "get", member.form().get("part", "&out->" + member.name()),
        "put", value ? member.form().put("&in->" + member.name(), "&values[count]") : "",
        "fixed", value ? "" : "values[count] = " + member.form().fixed());
  }
}
