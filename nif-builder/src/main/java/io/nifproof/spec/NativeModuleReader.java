package io.nifproof.spec;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangList;
import com.ericsson.otp.erlang.OtpErlangLong;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangTuple;
import io.nifproof.node.FunctionId;
import io.nifproof.node.beam.BeamFile;
import io.nifproof.spec.Declarations.Spec;
import io.nifproof.spec.Marks.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads which functions of a module are to be written in C, and their types. One use each. */
public final class NativeModuleReader {
  private final BeamFile beam;
  private final String source;
  private final List<String> lines;
  private final List<TypeProblem> problems = new ArrayList<>();
  private Declarations declarations;
  private Marks marks;
  private TypeReader types;

  private NativeModuleReader(BeamFile beam, String source, List<String> lines) {
    this.beam = beam;
    this.source = source;
    this.lines = lines;
  }

  /**
   * Reads a module.
   *
   * @param beam compiled with {@code debug_info}
   * @param source the file's name, for messages
   * @param lines the source, for the comments above specs; empty when it is not at hand
   * @throws UnreadableSpecException with everything that cannot become C
   */
  public static NativeModule read(BeamFile beam, String source, List<String> lines)
      throws UnreadableSpecException {
    return new NativeModuleReader(beam, source, lines).read();
  }

  private NativeModule read() throws UnreadableSpecException {
    DebugInfo info = new DebugInfo(beam);
    List<OtpErlangObject> forms =
        info.forms()
            .orElseThrow(
                () ->
                    alone(
                        "no debug information in the object code of `" + beam.module() + "`",
                        "compile it with +debug_info, or name its source"));
    NifModule module = NifModule.of(beam);
    List<FunctionId> nifs = module.declares() ? module.declared() : module.stubs();
    if (!module.name().matches("[A-Za-z][A-Za-z0-9_.]*")) {
      throw alone(
          "module name `" + module.name() + "` cannot stand in ERL_NIF_INIT",
          "use letters, digits, `_` and dots");
    }
    if (nifs.isEmpty()) {
      throw alone(
          "module `" + module.name() + "` has no NIFs",
          "declare them, as in -nifs([f/1]), or let their bodies call erlang:nif_error/1");
    }
    declarations = Declarations.of(forms);
    marks = Marks.read(info.attribute("nifproof"), source, problems);
    marks.check(new HashSet<>(nifs), declarations.types().keySet(), source, problems);
    types = new TypeReader(module.name(), declarations, marks);
    Map<FunctionId, String> docs = info.docs();
    List<NativeFunction> functions = new ArrayList<>();
    for (FunctionId id : nifs) {
      function(id, docs).ifPresent(functions::add);
    }
    if (!problems.isEmpty()) {
      throw new UnreadableSpecException(problems);
    }
    return new NativeModule(module.name(), functions, DeclarationText.of(declarations));
  }

  private UnreadableSpecException alone(String what, String hint) {
    return new UnreadableSpecException(List.of(new TypeProblem(source, what, hint)));
  }

  private Optional<NativeFunction> function(FunctionId id, Map<FunctionId, String> docs) {
    Spec spec = declarations.specs().get(id);
    if (spec == null) {
      problems.add(
          new TypeProblem(source, "`" + id + "` has no -spec", "write one: C needs its types"));
      return Optional.empty();
    }
    String place = source + ":" + spec.line();
    if (spec.clauses().size() != 1) {
      problems.add(
          new TypeProblem(
              place,
              "spec of `" + id + "` has " + spec.clauses().size() + " clauses, expected one",
              "join them, with unions of types, or make functions of other names of them"));
      return Optional.empty();
    }
    try {
      String doc = docs.getOrDefault(id, Comments.above(lines, spec.line()));
      return Optional.of(function(id, spec, doc));
    } catch (RefusedTypeException e) {
      problems.add(new TypeProblem(place, "spec of `" + id + "`: " + e.getMessage(), e.hint()));
      return Optional.empty();
    }
  }

  private NativeFunction function(FunctionId id, Spec spec, String doc)
      throws RefusedTypeException {
    TypeReader.latin1(id.name());
    Form clause = spec.clauses().get(0);
    Map<String, Type> variables = new HashMap<>();
    Form plain = clause;
    if (clause.name(0).equals("bounded_fun")) {
      plain = Form.of(Form.list(clause.part(1)).get(0));
      bind(Form.list(Form.list(clause.part(1)).get(1)), variables);
    }
    List<Form> parts = plain.nodes(1);
    List<NativeFunction.Parameter> parameters = new ArrayList<>();
    for (Form argument : parts.get(0).nodes(1)) {
      String name = argument.tag().equals("var") ? argument.name(0) : BuiltIns.annotation(argument);
      parameters.add(new NativeFunction.Parameter(name, types.read(argument, variables)));
    }
    NativeFunction.Running running = running(id);
    Type result = types.read(parts.get(1), variables);
    return new NativeFunction(
        id,
        spec.line(),
        "-spec " + TypeText.atom(id.name()) + TypeText.clause(clause) + ".",
        doc,
        parameters,
        result,
        running,
        running == NativeFunction.Running.THREADED
            ? Optional.of(answer(id, result))
            : Optional.empty());
  }

  /** Constraints may use each other's variables, in any order. */
  private void bind(List<OtpErlangObject> constraints, Map<String, Type> variables)
      throws RefusedTypeException {
    for (int round = 0; round < constraints.size(); round++) {
      for (OtpErlangObject constraint : constraints) {
        List<OtpErlangObject> sides = Form.list(Form.list(Form.of(constraint).part(1)).get(1));
        variables.put(Form.of(sides.get(0)).name(0), types.read(Form.of(sides.get(1)), variables));
      }
    }
  }

  private NativeFunction.Running running(FunctionId id) throws RefusedTypeException {
    List<NativeFunction.Running> wanted = new ArrayList<>();
    for (NativeFunction.Running way : NativeFunction.Running.values()) {
      if (way != NativeFunction.Running.PLAIN && marks.has(Mark.valueOf(way.name()), id)) {
        wanted.add(way);
      }
    }
    if (wanted.size() > 1) {
      throw new RefusedTypeException(
          "`nifproof` marks it in " + wanted.size() + " ways that exclude each other", "keep one");
    }
    return wanted.isEmpty() ? NativeFunction.Running.PLAIN : wanted.get(0);
  }

  /** The type of a threaded function's message: it returns a reference, the answer comes later. */
  private Type answer(FunctionId id, Type result) throws RefusedTypeException {
    FunctionId answer = new FunctionId(id.name() + "_answer", 0);
    boolean reference = result.equals(new Type.Passed(Type.Kind.REFERENCE));
    if (!reference || !declarations.types().containsKey(answer)) {
      throw new RefusedTypeException(
          "a threaded function returns a reference() and answers by the message"
              + " {Reference, Answer}",
          "let the spec return reference(), and declare -type "
              + answer.name()
              + "() for the Answer");
    }
    return types.read(
        Form.of(
            new OtpErlangTuple(
                new OtpErlangObject[] {
                  new OtpErlangAtom("user_type"),
                  new OtpErlangLong(0),
                  new OtpErlangAtom(answer.name()),
                  new OtpErlangList()
                })),
        Map.of());
  }
}
