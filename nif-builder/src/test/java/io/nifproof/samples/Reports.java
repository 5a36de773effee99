package io.nifproof.samples;

import io.nifproof.build.OptLevel;
import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Place;
import io.nifproof.finding.Severity;
import io.nifproof.gate.matrix.Cell;
import io.nifproof.gate.matrix.CellLibrary;
import io.nifproof.gate.matrix.Variant;
import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.Flavor;
import io.nifproof.node.FunctionId;
import io.nifproof.node.OtpRelease;
import io.nifproof.node.StartMethod;
import io.nifproof.node.probe.Outcome;
import io.nifproof.result.Axis;
import io.nifproof.result.CellFinding;
import io.nifproof.result.CellOutcome;
import io.nifproof.result.CellResult;
import io.nifproof.result.CellSubject;
import io.nifproof.result.Circumstances;
import io.nifproof.result.Costs;
import io.nifproof.result.Instrument;
import io.nifproof.result.Judge;
import io.nifproof.result.Judgement;
import io.nifproof.result.LoadResult;
import io.nifproof.result.Missing;
import io.nifproof.result.NodeEnd;
import io.nifproof.result.Outputs;
import io.nifproof.result.Results;
import io.nifproof.result.words.Sentences;
import io.nifproof.toolchain.Compiler;
import io.nifproof.toolchain.CompilerFamily;
import io.nifproof.toolchain.ProgramFile;
import io.nifproof.toolchain.Toolchain;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Runtimes, toolchains, results and reports that nothing was run for. */
public final class Reports {
  private Reports() {}

  /** A runtime; one of another architecture than amd64 is emulated. */
  public static ErlangRuntime runtime(String id, Arch arch, int otp) {
    StartMethod start =
        arch == Arch.AMD64
            ? new StartMethod.Native()
            : new StartMethod.Emulated(Path.of("/usr/bin", arch.emulator()), Path.of("/sys"));
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
    return new Cell(new Cell.Subject.Build(CellLibrary.only("hello"), variant), runtime);
  }

  /** What came of loading a library that was built without a word. */
  public static CellResult result(Cell cell, Outcome outcome, String words, Finding... findings) {
    List<String> functions =
        outcome instanceof Outcome.Loaded loaded
            ? loaded.functions().stream().map(FunctionId::toString).toList()
            : List.of();
    NodeEnd end = NodeEnd.of(outcome, Optional.empty());
    LoadResult load = new LoadResult(end, functions, Optional.empty(), Optional.empty());
    return result(cell, load, Sentences.loading(outcome, Optional.empty()), words, "", findings);
  }

  /** What came of a library that was not built. */
  public static CellResult notBuilt(Cell cell, String diagnostics) {
    String why =
        "the compiler failed with status 1: `/usr/bin/gcc -shared -fPIC -O2 c_src/hello.c`";
    LoadResult load = new LoadResult(NodeEnd.of(CellOutcome.NOT_BUILT));
    return result(cell, load, Sentences.notBuilt(why), "", diagnostics);
  }

  private static CellResult result(
      Cell cell,
      LoadResult load,
      String sentence,
      String words,
      String diagnostics,
      Finding... findings) {
    List<CellFinding> told = Stream.of(findings).map(CellFinding::of).toList();
    Map<String, String> axes = new LinkedHashMap<>();
    cell.variant()
        .ifPresent(
            variant -> {
              axes.put(Axis.COMPILER, variant.toolchain().compiler().toString());
              axes.put(Axis.OPTIMIZE, variant.level().name());
            });
    axes.put(Axis.FLAGS, cell.subject().flags().name());
    axes.put(Axis.ARCH, cell.runtime().arch().id());
    axes.put(Axis.OTP, Integer.toString(cell.runtime().otp().major()));
    axes.put(Axis.FLAVOR, cell.flavor().id());
    axes.put(Axis.START, cell.runtime().start().id());
    axes.put(Axis.RUNTIME, cell.runtime().id());
    return new CellResult(
        new CellSubject("hello", cell.id(), "/run/hello.so", Optional.empty(), axes),
        new Judgement(Judge.of(load, List.of(), told, List.of()), sentence),
        load,
        List.of(),
        told,
        new Circumstances(
            false,
            Circumstances.OPEN,
            List.of(Instrument.present("trap")),
            new Costs(
                400,
                load.end().outcome() == CellOutcome.LOADED
                    ? OptionalDouble.of(3)
                    : OptionalDouble.empty(),
                OptionalLong.empty())),
        new Outputs(Optional.of(words), Optional.of(diagnostics), List.of()),
        Map.of());
  }

  /** Loaded, with two functions. */
  public static Outcome loaded() {
    return new Outcome.Loaded(List.of(new FunctionId("one", 0), new FunctionId("two", 2)));
  }

  /** A report of results in 1.25 s. */
  public static Results report(List<CellResult> results, Missing... missing) {
    return new Results(
        "hello", List.of(), 1250, results, List.of(missing), Results.Account.NONE, Map.of());
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
