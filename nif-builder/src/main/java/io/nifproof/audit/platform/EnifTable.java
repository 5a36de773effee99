package io.nifproof.audit.platform;

import io.nifproof.abi.NifVersion;
import io.nifproof.node.OtpRelease;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which OTP brought each NIF version and each function of {@code erl_nif.h}. Immutable. Generated
 * from OTP's own headers and manual by scripts/generate-enif-table; tests hold it against the
 * exports of real VMs.
 */
public final class EnifTable {
  private static final String RESOURCE = "enif-functions.tsv";
  private static final EnifTable INSTANCE = load();

  private final TreeMap<NifVersion, DottedVersion> versions = new TreeMap<>();
  private final Map<String, DottedVersion> functions = new HashMap<>();

  public static EnifTable get() {
    return INSTANCE;
  }

  private static EnifTable load() {
    EnifTable table = new EnifTable();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                EnifTable.class.getResourceAsStream(RESOURCE), StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(table::add);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE + " of the jar", e);
    }
    return table;
  }

  private void add(String line) {
    String[] cells = line.split("\t");
    DottedVersion otp = DottedVersion.parse(cells[2]).orElseThrow();
    if (cells[0].equals("version")) {
      DottedVersion number = DottedVersion.parse(cells[1]).orElseThrow();
      versions.put(new NifVersion(number.parts().get(0), number.parts().get(1)), otp);
    } else {
      functions.put(cells[1], otp);
    }
  }

  /** The OTP that brought a NIF version; empty when it is newer than the table, or never was. */
  public Optional<DottedVersion> otpOf(NifVersion version) {
    return Optional.ofNullable(versions.get(version));
  }

  /** The newest NIF version that an OTP takes; empty when the OTP is newer than the table. */
  public Optional<NifVersion> newestIn(OtpRelease otp) {
    if (otp.compareTo(newest()) > 0) {
      return Optional.empty();
    }
    return versions.entrySet().stream()
        .filter(entry -> release(entry.getValue()).compareTo(otp) <= 0)
        .map(Map.Entry::getKey)
        .max(NifVersion::compareTo);
  }

  /** The OTP that brought a function; empty when no OTP of the table has it. */
  public Optional<DottedVersion> otpOf(String function) {
    return Optional.ofNullable(functions.get(function));
  }

  /** All functions that an OTP has. */
  public Set<String> functionsOf(OtpRelease otp) {
    Set<String> found = new HashSet<>();
    functions.forEach(
        (name, since) -> {
          if (release(since).compareTo(otp) <= 0) {
            found.add(name);
          }
        });
    return found;
  }

  /** The newest OTP of the table. */
  public OtpRelease newest() {
    return versions.values().stream().map(EnifTable::release).max(OtpRelease::compareTo).get();
  }

  public static OtpRelease release(DottedVersion otp) {
    return new OtpRelease(otp.parts().get(0));
  }
}
