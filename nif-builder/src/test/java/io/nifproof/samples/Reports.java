package io.nifproof.samples;

import io.nifproof.build.BuildResult;
import io.nifproof.build.OptLevel;
import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Place;
import io.nifproof.finding.Severity;
import io.nifproof.gate.Blocked;
import io.nifproof.gate.Cell;
import io.nifproof.gate.CellResult;
import io.nifproof.gate.GatePlan;
import io.nifproof.gate.GateReport;
import io.nifproof.gate.Variant;
import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.Flavor;
import io.nifproof.node.FunctionId;
import io.nifproof.node.OtpRelease;
import io.nifproof.node.StartMethod;
import io.nifproof.node.probe.LoadReport;
import io.nifproof.node.probe.Outcome;
import io.nifproof.toolchain.Compiler;
import io.nifproof.toolchain.CompilerFamily;
import io.nifproof.toolchain.ProgramFile;
import io.nifproof.toolchain.Toolchain;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runtimes, toolchains, results and reports that nothing was run for. */
public final class Reports {
  private Reports() {}

  /** A runtime; one of another architecture than amd64 is emulated. */
  public static ErlangRuntime runtime(String id, Arch arch, int otp) {
    StartMethod start =
        arch == Arch.AMD64
            ? new StartMethod.Native()
            : new StartMethod.Emulated(Path.of("/usr/bin/qemu-aarch64"), Path.of("/sys"));
    return new ErlangRuntime(
        id,
        arch,
        new OtpRelease(otp),
        "15.0",
        List.of(Flavor.JIT),
        Path.of("/otp"),
        Path.of("/otp/bin"),
        "unknown",
        start,
        List.of(),
        Optional.empty());
  }

  /** A toolchain. */
  public static Toolchain toolchain(String name, Arch target) {
    Path path = Path.of("/usr/bin", name);
    ProgramFile program = new ProgramFile(path, path, 1, Instant.EPOCH);
    CompilerFamily family = name.startsWith("clang") ? CompilerFamily.CLANG : CompilerFamily.GCC;
    return new Toolchain(
        new Compiler(family, name, "12.2.0", name + " 12.2.0", program),
        target,
        List.of(path.toString()));
  }

  /** A cell that builds for the architecture of its runtime. */
  public static Cell cell(String compiler, OptLevel level, ErlangRuntime runtime) {
    Variant variant = new Variant(toolchain(compiler, runtime.arch()), level);
    return new Cell(new Cell.Subject.Build(variant), runtime);
  }

  /** What came of loading a library that was built without a word. */
  public static CellResult result(Cell cell, Outcome outcome, String words, Finding... findings) {
    return new CellResult(
        cell,
        Path.of("/run/hello.so"),
        Optional.of(new BuildResult.Built(Path.of("/run/hello.so"), "", Duration.ofMillis(70))),
        Optional.of(
            new LoadReport(
                outcome, Optional.empty(), Duration.ofMillis(3), words, "hello", Optional.empty())),
        Optional.empty(),
        List.of(),
        List.of(findings),
        List.of(),
        Duration.ofMillis(400),
        Optional.empty(),
        false);
  }

  /** What came of a library that was not built. */
  public static CellResult notBuilt(Cell cell, String diagnostics) {
    List<String> command = List.of("/usr/bin/gcc", "-shared", "-fPIC", "-O2", "c_src/hello.c");
    return new CellResult(
        cell,
        Path.of("/run/hello.so"),
        Optional.of(new BuildResult.Failed(command, 1, diagnostics)),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Duration.ofMillis(90),
        Optional.empty(),
        false);
  }

  /** Loaded, with two functions. */
  public static Outcome loaded() {
    return new Outcome.Loaded(List.of(new FunctionId("one", 0), new FunctionId("two", 2)));
  }

  /** A report of results in 1.25 s. */
  public static GateReport report(List<CellResult> results, Blocked... blocked) {
    List<Cell> cells = results.stream().map(CellResult::cell).toList();
    return new GateReport(
        new GatePlan("hello", cells, List.of(blocked)), results, Duration.ofMillis(1250));
  }

  /** A finding of the audit. */
  public static Finding finding(String id, Severity severity, String message) {
    return Finding.of(severity, FindingId.valueOf(id), Place.of(Path.of("hello.so")))
        .found("what was found")
        .expected("what was expected")
        .means(message)
        .remedy("what to do");
  }
}
