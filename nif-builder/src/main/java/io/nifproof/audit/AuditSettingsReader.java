package io.nifproof.audit;

import io.nifproof.audit.platform.AuditPolicy;
import io.nifproof.audit.platform.CLibrary;
import io.nifproof.audit.platform.CpuLevel;
import io.nifproof.audit.platform.DottedVersion;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Suppression;
import io.nifproof.node.OtpRelease;
import io.nifproof.toml.TomlProblem;
import io.nifproof.toml.TomlView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads policies and suppressions: everything that is wrong in them at once. */
final class AuditSettingsReader {
  private final String file;
  private final List<TomlProblem> problems = new ArrayList<>();

  AuditSettingsReader(String file) {
    this.file = file;
  }

  AuditSettings read(String text) throws AuditSettingsException {
    TomlView root = TomlView.of(text, problems);
    Map<String, AuditPolicy> policies = new HashMap<>();
    List<Suppression> suppressions = new ArrayList<>();
    Optional<String> wanted = Optional.empty();
    if (problems.isEmpty()) {
      TomlView tables = root.table("policy");
      for (String name : tables.keys()) {
        policy(name, tables.table(name)).ifPresent(policy -> policies.put(name, policy));
      }
      TomlView audit = root.table("audit");
      wanted = audit.string("policy");
      audit.tables("suppress").forEach(one -> suppression(one).ifPresent(suppressions::add));
      audit.rejectUnknown();
    }
    if (!problems.isEmpty()) {
      throw new AuditSettingsException(problems.stream().map(one -> one.in(file)).toList());
    }
    return new AuditSettings(policies, wanted, suppressions);
  }

  private Optional<AuditPolicy> policy(String name, TomlView table) {
    if (!table.has("libc")) {
      table.problem("", "`" + table.name("libc") + "` is missing: " + CLibrary.EXPECTED);
    }
    Optional<CLibrary> libc = table.parsed("libc", CLibrary::parse, CLibrary.EXPECTED);
    Optional<OtpRelease> otp = table.parsed("otp", OtpRelease::parse, "an OTP such as \"27\"");
    List<CpuLevel> cpu = table.parsed("cpu", List.of(), CpuLevel::parse, CpuLevel.EXPECTED);
    Map<String, DottedVersion> symbols = new HashMap<>();
    TomlView versions = table.table("symbols");
    for (String family : versions.keys()) {
      versions
          .parsed(family, DottedVersion::parse, "a version such as \"3.4.30\"")
          .ifPresent(version -> symbols.put(family, version));
    }
    List<String> libraries = table.strings("libraries", List.of());
    table.rejectUnknown();
    return libc.map(known -> new AuditPolicy(name, known, otp, cpu, symbols, libraries));
  }

  private Optional<Suppression> suppression(TomlView table) {
    String id = table.string("id").orElse("");
    String reason = table.string("reason").orElse("");
    Optional<String> symbol = table.string("symbol");
    Optional<FindingId> known = FindingId.parse(id);
    if (known.isEmpty()) {
      table.problem(
          "id",
          "`" + id + "` is no finding that nifproof knows; docs/findings has a page for each");
    }
    if (reason.isBlank()) {
      table.problem("id", "the suppression of `" + id + "` has no `reason`; every one needs it");
    }
    table.rejectUnknown();
    return known
        .filter(unused -> !reason.isBlank())
        .map(each -> new Suppression(each, symbol, reason));
  }
}
