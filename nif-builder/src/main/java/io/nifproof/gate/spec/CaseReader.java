package io.nifproof.gate.spec;

import io.nifproof.node.probe.CallRequest;
import io.nifproof.toml.TomlView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Reads {@code [[case]]} and {@code [[library.case]]}: what to call in the cells of each library.
 */
public final class CaseReader {
  private final Path project;
  private final List<String> libraries;
  private final List<List<CaseSpec>> cases = new ArrayList<>();

  /**
   * For the libraries of a project.
   *
   * @param libraries their names
   */
  CaseReader(Path project, List<String> libraries) {
    this.project = project;
    this.libraries = libraries;
    libraries.forEach(unused -> cases.add(new ArrayList<>()));
  }

  /**
   * The cases of each library, in the order of the libraries: its own first.
   *
   * @param tables of the libraries
   */
  List<List<CaseSpec>> read(TomlView root, List<TomlView> tables) {
    for (int i = 0; i < tables.size(); i++) {
      int library = i;
      each(tables.get(i), (table, unused) -> library);
    }
    each(root, this::library);
    return cases;
  }

  private void each(TomlView owner, BiFunction<TomlView, Integer, Integer> libraryOf) {
    int number = 0;
    for (TomlView table : owner.tables("case")) {
      number++;
      List<CaseSpec> before = cases.get(libraryOf.apply(table, number));
      CaseSpec one = one(table, number);
      String name = one.request().name();
      if (before.stream().anyMatch(other -> other.request().name().equals(name))) {
        table.problem("name", "two cases are called `" + name + "`: give them different names");
      }
      before.add(one);
      table.rejectUnknown();
    }
  }

  /** The index of the library that a case names; that of the first when it is a problem. */
  private int library(TomlView table, int number) {
    Optional<String> name = table.string("library");
    String known = "`" + String.join("`, `", libraries) + "`";
    if (name.isEmpty() && libraries.size() > 1) {
      table.problem(
          "library", "case " + number + ": expected `library`, the one that it is for: " + known);
    }
    if (name.isPresent() && !libraries.contains(name.get())) {
      table.problem(
          "library",
          "`" + name.get() + "` in `" + table.name("library") + "`: expected one of " + known);
    }
    return Math.max(0, name.map(libraries::indexOf).orElse(0));
  }

  private CaseSpec one(TomlView table, int number) {
    Optional<String> call = table.string("call");
    Optional<Path> module = table.string("module").map(project::resolve);
    if (call.isPresent() == module.isPresent()) {
      table.problem(
          "call",
          "case "
              + number
              + ": expected either `call`, such as \"add(1, 2)\", or `module`, an"
              + " Erlang file with run/0");
    }
    if (module.isPresent() && !Files.isRegularFile(module.get())) {
      table.problem(
          "module", "`" + table.name("module") + "`: there is no file `" + module.get() + "`");
    }
    String expression = call.or(() -> module.map(file -> moduleName(file) + ":run()")).orElse("ok");
    String name = table.string("name").orElse(expression);
    CallRequest request =
        new CallRequest(
            name, expression, table.string("setup"), expected(table, number), timeout(table));
    return new CaseSpec(request, module);
  }

  private static Optional<CallRequest.Expected> expected(TomlView table, int number) {
    Optional<String> value = table.string("expect");
    Optional<String> raised = table.string("raises");
    if (value.isPresent() && raised.isPresent()) {
      table.problem("raises", "case " + number + ": `expect` and `raises` exclude each other");
    }
    Optional<CallRequest.Expected> expected = value.map(CallRequest.Expected.Value::new);
    return expected.or(() -> raised.map(CallRequest.Expected.Raised::new));
  }

  private static Optional<Duration> timeout(TomlView table) {
    Optional<String> text = table.string("timeout");
    Optional<Duration> timeout = text.flatMap(Durations::parse);
    if (text.isPresent() && timeout.isEmpty()) {
      table.problem(
          "timeout",
          "`" + text.get() + "` in `" + table.name("timeout") + "`: " + Durations.EXPECTED);
    }
    return timeout;
  }

  /** The name that the compiler will insist on: that of the file. */
  public static String moduleName(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".erl") ? name.substring(0, name.length() - ".erl".length()) : name;
  }
}
