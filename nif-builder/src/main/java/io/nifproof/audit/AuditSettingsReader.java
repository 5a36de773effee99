package io.nifproof.audit;

import io.nifproof.finding.FindingId;
import io.nifproof.finding.Suppression;
import io.nifproof.node.OtpRelease;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/** Reads policies and suppressions: everything that is wrong in them at once. */
final class AuditSettingsReader {
  private static final Set<String> POLICY_KEYS =
      Set.of("libc", "otp", "cpu", "symbols", "libraries");
  private static final Set<String> AUDIT_KEYS = Set.of("policy", "suppress");
  private static final Set<String> SUPPRESS_KEYS = Set.of("id", "symbol", "reason");

  private final String file;
  private final List<String> problems = new ArrayList<>();

  AuditSettingsReader(String file) {
    this.file = file;
  }

  AuditSettings read(String text) throws AuditSettingsException {
    TomlParseResult toml = Toml.parse(text);
    toml.errors().forEach(e -> problem(e.position().line(), e.getMessage()));
    Map<String, Policy> policies = new HashMap<>();
    List<Suppression> suppressions = new ArrayList<>();
    Optional<String> wanted = Optional.empty();
    if (problems.isEmpty()) {
      TomlTable tables = table(toml, "policy");
      for (String name : tables.keySet()) {
        policy(name, table(tables, name)).ifPresent(policy -> policies.put(name, policy));
      }
      TomlTable audit = table(toml, "audit");
      unknown(audit, AUDIT_KEYS, "audit");
      wanted = string(audit, "policy", "audit.policy");
      suppressions.addAll(suppressions(audit));
    }
    if (!problems.isEmpty()) {
      throw new AuditSettingsException(problems);
    }
    return new AuditSettings(policies, wanted, suppressions);
  }

  private Optional<Policy> policy(String name, TomlTable table) {
    String key = "policy." + name;
    unknown(table, POLICY_KEYS, key);
    if (!table.contains("libc")) {
      problem(0, "`" + key + ".libc` is missing: " + CLibrary.EXPECTED);
    }
    Optional<CLibrary> libc = parsed(table, "libc", key, CLibrary::parse, CLibrary.EXPECTED);
    Optional<OtpRelease> otp =
        parsed(table, "otp", key, OtpRelease::parse, "an OTP such as \"27\"");
    List<CpuLevel> cpu = new ArrayList<>();
    for (String text : strings(table, "cpu", key)) {
      CpuLevel.parse(text)
          .ifPresentOrElse(
              cpu::add,
              () -> problem(line(table, "cpu"), wrong(text, key + ".cpu", CpuLevel.EXPECTED)));
    }
    Map<String, Dotted> symbols = new HashMap<>();
    TomlTable versions = table(table, "symbols");
    for (String family : versions.keySet()) {
      parsed(versions, family, key + ".symbols", Dotted::parse, "a version such as \"3.4.30\"")
          .ifPresent(version -> symbols.put(family, version));
    }
    List<String> libraries = strings(table, "libraries", key);
    return libc.map(known -> new Policy(name, known, otp, cpu, symbols, libraries));
  }

  private List<Suppression> suppressions(TomlTable audit) {
    List<Suppression> found = new ArrayList<>();
    if (!(audit.get(List.of("suppress")) instanceof TomlArray array)) {
      if (audit.contains("suppress")) {
        problem(line(audit, "suppress"), "`audit.suppress` must be written [[audit.suppress]]");
      }
      return found;
    }
    for (Object each : array.toList()) {
      if (each instanceof TomlTable table) {
        suppression(table).ifPresent(found::add);
      } else {
        problem(line(audit, "suppress"), "`audit.suppress` must be written [[audit.suppress]]");
      }
    }
    return found;
  }

  private Optional<Suppression> suppression(TomlTable table) {
    unknown(table, SUPPRESS_KEYS, "audit.suppress");
    String id = string(table, "id", "audit.suppress.id").orElse("");
    String reason = string(table, "reason", "audit.suppress.reason").orElse("");
    Optional<FindingId> known = FindingId.parse(id);
    if (known.isEmpty()) {
      problem(
          line(table, "id"),
          "`" + id + "` is no finding that nifproof knows; docs/findings has a page for each");
    }
    if (reason.isBlank()) {
      problem(
          line(table, "id"), "the suppression of `" + id + "` has no `reason`; every one needs it");
    }
    return known
        .filter(unused -> !reason.isBlank())
        .map(each -> new Suppression(each, string(table, "symbol", "audit.suppress"), reason));
  }

  private <T> Optional<T> parsed(
      TomlTable table,
      String key,
      String path,
      Function<String, Optional<T>> parser,
      String expected) {
    Optional<String> text = string(table, key, path + "." + key);
    Optional<T> value = text.flatMap(parser);
    if (text.isPresent() && value.isEmpty()) {
      problem(line(table, key), wrong(text.get(), path + "." + key, expected));
    }
    return value;
  }

  private Optional<String> string(TomlTable table, String key, String path) {
    Object value = table.get(List.of(key));
    if (value != null && !(value instanceof String)) {
      problem(line(table, key), "`" + path + "` must be a string in quotes, found `" + value + "`");
    }
    return value instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private List<String> strings(TomlTable table, String key, String path) {
    Object value = table.get(List.of(key));
    if (value instanceof TomlArray array
        && array.toList().stream().allMatch(String.class::isInstance)) {
      return array.toList().stream().map(String.class::cast).toList();
    }
    if (value != null) {
      problem(line(table, key), "`" + path + "." + key + "` must be a list of strings");
    }
    return List.of();
  }

  private TomlTable table(TomlTable parent, String key) {
    Object value = parent.get(List.of(key));
    if (value != null && !(value instanceof TomlTable)) {
      problem(line(parent, key), "`" + key + "` must be a table");
    }
    return value instanceof TomlTable table ? table : Toml.parse("");
  }

  private void unknown(TomlTable table, Set<String> known, String path) {
    for (String key : table.keySet()) {
      if (!known.contains(key)) {
        problem(
            line(table, key),
            "unknown key `"
                + path
                + "."
                + key
                + "`; known here: "
                + known.stream().sorted().toList());
      }
    }
  }

  private static String wrong(String text, String path, String expected) {
    return "`" + text + "` in `" + path + "`: expected " + expected;
  }

  private static int line(TomlTable table, String key) {
    var position = table.inputPositionOf(List.of(key));
    return position == null ? 0 : position.line();
  }

  private void problem(int line, String text) {
    problems.add(file + (line > 0 ? ":" + line : "") + ": " + text);
  }
}
