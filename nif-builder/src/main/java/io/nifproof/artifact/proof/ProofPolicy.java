package io.nifproof.artifact.proof;

import io.nifproof.finding.Severity;
import io.nifproof.result.Axis;
import io.nifproof.result.CellResult;
import io.nifproof.result.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a proof must say before a library is taken. That the verdict is a pass, it must always. */
public final class ProofPolicy {
  /** What can be required. */
  public enum Key {
    /** The verdict; {@code pass} is the only one that is taken. */
    VERDICT,
    /** The library passed on this OTP. */
    OTP,
    /** It passed on this runtime. */
    RUNTIME,
    /** It passed on a runtime of this flavour. */
    FLAVOR,
    /** It passed on a runtime that started so: {@code native} is not emulated. */
    START,
    /** It was built by a compiler whose name begins so. */
    COMPILER,
    /** {@code none}: the author has suppressed no finding. */
    SUPPRESSIONS,
    /** {@code none}: there is no finding but notes. */
    FINDINGS,
    /**
     * {@code true}: each cell ran for this gate; none is the remembered result of an earlier one.
     */
    FRESH,
    /** The attestation is signed by one of these OpenPGP keys, named by fingerprint. */
    SIGNER;

    /** Its name in {@code nifproof.toml} and on the command line. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a name. */
    public static Optional<Key> parse(String text) {
      return Stream.of(values()).filter(key -> key.id().equals(text)).findFirst();
    }

    /** All names, for messages. */
    public static String names() {
      return Stream.of(values()).map(Key::id).collect(Collectors.joining(", "));
    }

    /** Whether it is required or not, without a choice of values. */
    public boolean isFlag() {
      return switch (this) {
        case FRESH -> true;
        case VERDICT, OTP, RUNTIME, FLAVOR, START, COMPILER, SUPPRESSIONS, FINDINGS, SIGNER ->
            false;
      };
    }

    /** Whether a value makes sense. */
    public boolean takes(String value) {
      return switch (this) {
        case VERDICT -> value.equals("pass");
        case OTP -> value.matches("[0-9]{1,3}");
        case SUPPRESSIONS, FINDINGS -> value.equals("none");
        case FRESH -> value.equals("true");
        case SIGNER -> value.matches("[0-9A-Fa-f]{40}|[0-9A-Fa-f]{64}");
        case RUNTIME, FLAVOR, START, COMPILER -> !value.isBlank();
      };
    }

    /** What makes sense, for messages. */
    public String expected() {
      return switch (this) {
        case VERDICT -> "expected pass: nothing else is ever taken";
        case OTP -> "expected a release such as 27";
        case SUPPRESSIONS, FINDINGS -> "expected none";
        case FRESH -> "expected true";
        case SIGNER -> "expected the fingerprint of an OpenPGP key, 40 hexadecimal digits";
        case RUNTIME -> "expected a runtime such as debian:trixie/arm64";
        case FLAVOR -> "expected jit or emu";
        case START -> "expected native, loader or emulated";
        case COMPILER -> "expected a name such as gcc, or gcc 12";
      };
    }
  }

  private final Map<Key, List<String>> required = new EnumMap<>(Key.class);

  /** A policy; of each key, all values are required, but of the compilers and signers any one. */
  public ProofPolicy(Map<Key, List<String>> required) {
    required.forEach((key, values) -> this.required.put(key, List.copyOf(values)));
  }

  /** The fingerprints of whom the signature must be; none when none is needed. */
  public List<String> signers() {
    return required.getOrDefault(Key.SIGNER, List.of());
  }

  /** What a published library lacks; nothing when it may be taken. */
  public List<String> problems(Attestation attestation, LibraryProof library) {
    return problems(
        attestation.predicate().verdict(),
        attestation.predicate().gates(),
        attestation.cells(library),
        library);
  }

  /**
   * What a library of a gate lacks; nothing when it may be published.
   *
   * @param sha256 the digest of its bytes
   */
  public List<String> problems(GateProof gate, String sha256, LibraryProof library) {
    List<CellResult> cells =
        gate.cells().stream()
            .filter(cell -> cell.subject().sha256().equals(Optional.of(sha256)))
            .toList();
    return problems(gate.verdict(), List.of(gate), cells, library);
  }

  private List<String> problems(
      String verdict, List<GateProof> gates, List<CellResult> cells, LibraryProof library) {
    List<String> problems = new ArrayList<>();
    verdict(verdict, cells, problems);
    passedOn(Key.OTP, cell -> axis(cell, Axis.OTP), "OTP ", cells, problems);
    passedOn(Key.RUNTIME, cell -> axis(cell, Axis.RUNTIME), "runtime ", cells, problems);
    passedOn(Key.FLAVOR, cell -> axis(cell, Axis.FLAVOR), "flavour ", cells, problems);
    passedOn(Key.START, cell -> axis(cell, Axis.START), "a runtime that starts ", cells, problems);
    List<String> compilers = required.getOrDefault(Key.COMPILER, List.of());
    if (!compilers.isEmpty()
        && compilers.stream().noneMatch(String.valueOf(library.compiler())::startsWith)) {
      problems.add(
          "it was built by `"
              + library.compiler()
              + "`, required is "
              + String.join(" or ", compilers));
    }
    answered(gates, problems);
    findings(cells, problems);
    fresh(cells, problems);
    return problems;
  }

  private static void verdict(String verdict, List<CellResult> cells, List<String> problems) {
    if (!"pass".equals(verdict)) {
      problems.add("its verdict is `" + verdict + "`, required is `pass`");
    }
    if (cells.isEmpty()) {
      problems.add("no cell of its gate loaded these bytes");
    }
    cells.stream()
        .filter(cell -> cell.verdict() != Verdict.PASS)
        .forEach(cell -> problems.add("cell `" + cell.id() + "` is `" + cell.verdict() + "`"));
  }

  private void passedOn(
      Key key,
      Function<CellResult, String> fact,
      String what,
      List<CellResult> cells,
      List<String> problems) {
    List<String> passed =
        cells.stream()
            .filter(cell -> cell.verdict() == Verdict.PASS)
            .map(fact)
            .distinct()
            .sorted()
            .toList();
    for (String value : required.getOrDefault(key, List.of())) {
      if (!passed.contains(value)) {
        problems.add(
            "it did not pass on " + what + value + "; it passed on " + String.join(", ", passed));
      }
    }
  }

  private static String axis(CellResult cell, String axis) {
    return cell.axis(axis).orElse("an unknown one");
  }

  private void answered(List<GateProof> gates, List<String> problems) {
    if (required.containsKey(Key.SUPPRESSIONS)) {
      gates.stream()
          .flatMap(gate -> gate.suppressions().stream())
          .map(one -> "finding " + one.id() + " is suppressed: " + one.reason())
          .distinct()
          .forEach(problems::add);
    }
  }

  private void fresh(List<CellResult> cells, List<String> problems) {
    if (required.containsKey(Key.FRESH)) {
      cells.stream()
          .filter(cell -> cell.circumstances().cached())
          .map(cell -> "cell `" + cell.id() + "` is the remembered result of an earlier gate")
          .forEach(problems::add);
    }
  }

  private void findings(List<CellResult> cells, List<String> problems) {
    if (required.containsKey(Key.FINDINGS)) {
      cells.stream()
          .flatMap(cell -> cell.findings().stream())
          .filter(finding -> finding.severity() != Severity.NOTE)
          .map(finding -> "finding " + finding.id() + ": " + finding.message())
          .distinct()
          .forEach(problems::add);
    }
  }
}
