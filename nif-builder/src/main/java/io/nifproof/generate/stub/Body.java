package io.nifproof.generate.stub;

import io.nifproof.spec.NativeFunction;
import io.nifproof.spec.NativeFunction.Running;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A function to be written in C.
 *
 * @param prefix the module's
 * @param c its name in C, without what stands before it
 * @param result what the body makes; of a threaded one the answer
 */
record Body(
    String prefix, String c, NativeFunction function, List<Argument> arguments, CType result) {
  private static final String AND = "\n      && ";

  /** An argument by its name in C. */
  record Argument(String name, CType form) {}

  boolean is(Running running) {
    return function.running() == running;
  }

  String prototype() {
    List<String> parameters = new ArrayList<>();
    parameters.add(prefix + "_call *call");
    if (is(Running.YIELDING)) {
      parameters.add(prefix + "_slice *slice");
    }
    valued().forEach(argument -> parameters.add(argument.form().parameter(argument.name())));
    if (result.hasValue()) {
      parameters.add(result.pointer("result"));
    }
    return CText.prototype(prefix + "_return", prefix + "_impl_" + c, parameters);
  }

  private Stream<Argument> valued() {
    return arguments.stream().filter(argument -> argument.form().hasValue());
  }

  Map<String, Object> view() {
    Map<String, Object> view = new HashMap<>();
    view.put("c", c);
    view.put("name", CText.string(function.id().name()));
    view.put("arity", arguments.size());
    view.put("plain", !is(Running.YIELDING) && !is(Running.THREADED));
    view.put("yielding", is(Running.YIELDING));
    view.put("threaded", is(Running.THREADED));
    view.put("hasArguments", !arguments.isEmpty());
    view.put("prototype", prototype());
    view.put("unused", unused());
    view.put("comment", comment());
    view.put("row", row());
    view.put("condition", condition());
    view.put("locals", valued().map(this::local).toList());
    view.put("body", call());
    boolean threaded = is(Running.THREADED);
    view.put(threaded ? "answerDeclared" : "resultDeclared", declared());
    view.put(threaded ? "answerPut" : "resultPut", result.hasValue() ? put() : "");
    view.put(threaded ? "answerFixed" : "resultFixed", result.fixed());
    return view;
  }

  private String put() {
    return result.put("&result", "&answer");
  }

  private String declared() {
    return result.hasValue() ? result.declared("result") : "";
  }

  /** Where the wrapper keeps an argument: names of the spec could be its own. */
  private String place(Argument argument) {
    String local = "arg" + arguments.indexOf(argument);
    return is(Running.THREADED) ? "arguments->" + local : local;
  }

  private Map<String, String> local(Argument argument) {
    return Map.of("declared", argument.form().declared("arg" + arguments.indexOf(argument)));
  }

  private String condition() {
    String terms = is(Running.THREADED) ? "copies" : "argv";
    return arguments.stream()
        .map(
            argument ->
                argument
                    .form()
                    .get(terms + "[" + arguments.indexOf(argument) + "]", "&" + place(argument)))
        .collect(Collectors.joining(AND));
  }

  private String call() {
    List<String> values = new ArrayList<>();
    values.add("call");
    if (is(Running.YIELDING)) {
      values.add("slice");
    }
    valued()
        .forEach(
            argument -> values.add((argument.form().byPointer() ? "&" : "") + place(argument)));
    if (result.hasValue()) {
      values.add("&result");
    }
    return prefix + "_impl_" + c + "(" + String.join(", ", values) + ")";
  }

  private String row() {
    String flags =
        switch (function.running()) {
          case DIRTY_CPU -> "ERL_NIF_DIRTY_JOB_CPU_BOUND";
          case DIRTY_IO -> "ERL_NIF_DIRTY_JOB_IO_BOUND";
          case PLAIN, YIELDING, THREADED -> "0";
        };
    String name = CText.string(function.id().name());
    return "{\"" + name + "\", " + arguments.size() + ", call_" + c + ", " + flags + "}";
  }

  private List<Map<String, String>> unused() {
    List<String> names = new ArrayList<>(List.of("call"));
    if (is(Running.YIELDING)) {
      names.add("slice");
    }
    valued().map(Argument::name).forEach(names::add);
    if (result.hasValue()) {
      names.add("result");
    }
    return names.stream().map(name -> Map.of("name", name)).toList();
  }

  private List<Map<String, String>> comment() {
    List<String> lines = new ArrayList<>(CText.lines(function.spec(), "    "));
    switch (function.running()) {
      case YIELDING -> lines.add(" Called again as long as it returns AGAIN.");
      case THREADED -> lines.add(" On a thread of the library; the result goes in a message.");
      case DIRTY_CPU -> lines.add(" On a dirty CPU scheduler.");
      case DIRTY_IO -> lines.add(" On a dirty IO scheduler.");
      case PLAIN -> {} // nothing to say
    }
    if (!function.doc().isEmpty()) {
      lines.add("");
      lines.addAll(CText.lines(function.doc(), ""));
    }
    return lines.stream().map(line -> Map.of("line", line)).toList();
  }
}
