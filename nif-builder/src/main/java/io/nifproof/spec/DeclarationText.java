package io.nifproof.spec;

import io.nifproof.node.FunctionId;
import io.nifproof.spec.Declarations.TypeDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the records and types of a module as Erlang source has them. */
final class DeclarationText {
  private DeclarationText() {}

  /** All of them; the defaults of records are left out. */
  static List<String> of(Declarations declarations) {
    List<String> lines = new ArrayList<>();
    declarations
        .records()
        .forEach(
            (name, fields) ->
                lines.add(
                    "-record("
                        + TypeText.atom(name)
                        + ", {"
                        + fields.stream()
                            .map(DeclarationText::field)
                            .collect(Collectors.joining(", "))
                        + "})."));
    if (!declarations.types().isEmpty()) {
      lines.add(
          "-export_type(["
              + declarations.types().keySet().stream()
                  .map(id -> TypeText.atom(id.name()) + "/" + id.arity())
                  .collect(Collectors.joining(", "))
              + "]).");
    }
    declarations.types().entrySet().forEach(entry -> lines.add(type(entry)));
    return lines;
  }

  private static String field(Form field) {
    if (!field.tag().equals("typed_record_field")) {
      return TypeText.of(field.node(0));
    }
    Form untyped = Form.of(field.tuple().elementAt(1));
    return TypeText.of(untyped.node(0)) + " :: " + TypeText.of(field.node(0));
  }

  private static String type(Map.Entry<FunctionId, TypeDeclaration> entry) {
    TypeDeclaration declaration = entry.getValue();
    return (declaration.opaque() ? "-opaque " : "-type ")
        + TypeText.atom(entry.getKey().name())
        + "("
        + String.join(", ", declaration.parameters())
        + ") :: "
        + TypeText.of(declaration.body())
        + ".";
  }
}
