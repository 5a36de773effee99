package io.nifproof.spec;

import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangTuple;
import io.nifproof.node.FunctionId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The declarations among a module's forms, not yet understood.
 *
 * @param types by name and number of parameters
 * @param records their fields, by name
 * @param specs the clauses of each function's spec
 */
record Declarations(
    Map<FunctionId, TypeDeclaration> types,
    Map<String, List<Form>> records,
    Map<FunctionId, Spec> specs) {
  /**
   * A {@code -type} or {@code -opaque}.
   *
   * @param parameters the names of its variables
   */
  record TypeDeclaration(int line, boolean opaque, Form body, List<String> parameters) {}

  /** A {@code -spec}. */
  record Spec(int line, List<Form> clauses) {}

  static Declarations of(List<OtpErlangObject> forms) {
    Map<FunctionId, TypeDeclaration> types = new LinkedHashMap<>();
    Map<String, List<Form>> records = new LinkedHashMap<>();
    Map<FunctionId, Spec> specs = new LinkedHashMap<>();
    for (OtpErlangObject term : forms) {
      Form form = Form.of(term);
      if (form.tag().equals("attribute") && form.part(1) instanceof OtpErlangTuple value) {
        switch (form.name(0)) {
          case "type", "opaque", "nominal" -> type(form, value, types);
          case "record" ->
              records.put(
                  Form.atom(value.elementAt(0)),
                  Form.list(value.elementAt(1)).stream().map(Form::of).toList());
          case "spec" -> spec(form, value, specs);
          default -> {} // other attributes declare no types
        }
      }
    }
    return new Declarations(types, records, specs);
  }

  private static void type(
      Form form, OtpErlangTuple value, Map<FunctionId, TypeDeclaration> types) {
    List<String> parameters = new ArrayList<>();
    Form.list(value.elementAt(2)).forEach(term -> parameters.add(Form.of(term).name(0)));
    types.put(
        new FunctionId(Form.atom(value.elementAt(0)), parameters.size()),
        new TypeDeclaration(
            form.line(),
            form.name(0).equals("opaque"),
            Form.of(value.elementAt(1)),
            List.copyOf(parameters)));
  }

  /** The function of a spec may come with the module's name before it. */
  private static void spec(Form form, OtpErlangTuple value, Map<FunctionId, Spec> specs) {
    if (value.elementAt(0) instanceof OtpErlangTuple id) {
      specs.put(
          FunctionIds.of(id),
          new Spec(form.line(), Form.list(value.elementAt(1)).stream().map(Form::of).toList()));
    }
  }
}
