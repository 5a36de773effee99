package io.nifproof.gate.spec;

import io.nifproof.node.probe.CallRequest;
import io.nifproof.toml.TomlView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code [[case]]}. */
public final class CaseReader {
  private final Path project;
  private final Set<String> names = new HashSet<>();

  CaseReader(Path project) {
    this.project = project;
  }

  List<CaseSpec> read(TomlView root) {
    List<CaseSpec> cases = new ArrayList<>();
    for (TomlView table : root.tables("case")) {
      cases.add(one(table, cases.size() + 1));
      table.rejectUnknown();
    }
    return cases;
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
      table.problem("module", "`case.module`: there is no file `" + module.get() + "`");
    }
    String expression = call.or(() -> module.map(file -> moduleName(file) + ":run()")).orElse("ok");
    String name = table.string("name").orElse(expression);
    if (!names.add(name)) {
      table.problem("name", "two cases are called `" + name + "`: give them different names");
    }
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
      table.problem("timeout", "`" + text.get() + "` in `case.timeout`: " + Durations.EXPECTED);
    }
    return timeout;
  }

  /** The name that the compiler will insist on: that of the file. */
  public static String moduleName(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".erl") ? name.substring(0, name.length() - ".erl".length()) : name;
  }
}
