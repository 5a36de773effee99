package io.nifproof.audit;

import io.nifproof.audit.platform.AuditPolicy;
import io.nifproof.finding.Suppression;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a project's {@code nifproof.toml} says to the audit: policies of its own, the policy it
 * wants, suppressions. Immutable.
 *
 * @param policies the policies of the project by name; the built-in ones are not among them
 * @param policy the name of the policy to audit for
 * @param suppressions findings answered for
 */
public record AuditSettings(
    Map<String, AuditPolicy> policies, Optional<String> policy, List<Suppression> suppressions) {
  /** Those of a project that says nothing. */
  public static final AuditSettings NONE = new AuditSettings(Map.of(), Optional.empty(), List.of());

  private static final String BUILT_IN = "policies.toml";

  /** Copies. */
  public AuditSettings {
    policies = Map.copyOf(policies);
    suppressions = List.copyOf(suppressions);
  }

  /**
   * Reads the tables {@code [policy.NAME]} and {@code [audit]} of a file; the others are not looked
   * at.
   *
   * @throws AuditSettingsException with every problem, when there is any
   * @throws IOException when the file cannot be read
   */
  public static AuditSettings read(Path file) throws AuditSettingsException, IOException {
    return new AuditSettingsReader(file.toString()).read(Files.readString(file));
  }

  /** All policies by name: the built-in ones, and the project's, which come first. */
  public Map<String, AuditPolicy> allPolicies() {
    Map<String, AuditPolicy> all = new TreeMap<>(builtIn());
    all.putAll(policies);
    return all;
  }

  private static Map<String, AuditPolicy> builtIn() {
    try (InputStream in = AuditSettings.class.getResourceAsStream(BUILT_IN)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new AuditSettingsReader(BUILT_IN).read(text).policies();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + BUILT_IN + " of the jar", e);
    } catch (AuditSettingsException e) {
      throw new IllegalStateException(BUILT_IN + " of the jar is wrong: " + e.getMessage(), e);
    }
  }
}
