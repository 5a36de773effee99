package io.nifproof.gate.cache;

import io.nifproof.finding.Origin;
import io.nifproof.gate.matrix.Cell;
import io.nifproof.gate.module.CaseModules;
import io.nifproof.gate.module.Loading;
import io.nifproof.gate.module.ModuleException;
import io.nifproof.gate.plan.CellWork;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.Flavor;
import io.nifproof.node.crash.Trap;
import io.nifproof.node.probe.LoadableModule;
import io.nifproof.result.CellOutcome;
import io.nifproof.result.CellResult;
import io.nifproof.result.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is remembered of cells that passed, and under which hash: of the library's bytes, its
 * module, the runtime, the way it is loaded and called, the trap, and nifproof itself. Thread-safe.
 */
public final class CellMemory {
  private final ResultCache cache;
  private final String project;
  private final Loading loading;

  /**
   * A memory.
   *
   * @param project what its cells belong to: those of different projects have the same ids
   */
  public CellMemory(ResultCache cache, String project, Loading loading) {
    this.cache = cache;
    this.project = project;
    this.loading = loading;
  }

  /** Whether the cell passed before, so that it is worth to wait for its library and look. */
  public boolean expects(Cell cell) {
    return cache.expects(name(cell.id()));
  }

  private String name(String cell) {
    return new Digest().text(project).text(cell).hex();
  }

  /**
   * The hash of everything that a cell's result depends on; empty when something is unreadable.
   *
   * @param sha256 that of the library before it was loaded: what runs may change its own file
   */
  public Optional<String> key(
      CellWork work, String sha256, LoadableModule module, boolean exact, Trap trap, String wall) {
    Cell cell = work.cell();
    try {
      Digest digest = new Digest().text(ToolIdentity.get());
      digest.text(sha256).bytes(module.beam()).text("" + exact);
      runtime(cell.runtime(), cell.flavor(), digest);
      digest.text(loading.info(work.library()).toString()).text(loading.timeout().toString());
      loading.calls().forEach(call -> digest.text(call.toString()));
      for (CaseModules.Helper helper : loading.helpers().all()) {
        digest.text(helper.name()).bytes(helper.beam().binaryValue());
      }
      digest.text(cell.harness().name());
      digest.text(trap.toString()).text(wall);
      return Optional.of(digest.hex());
    } catch (IOException | ModuleException unreadable) {
      return Optional.empty(); // the cell itself will say so
    }
  }

  private static void runtime(ErlangRuntime runtime, Flavor flavor, Digest digest)
      throws IOException {
    Path vm = runtime.vm(flavor);
    digest.text(runtime.toString()).text(flavor.id()).text(runtime.ertsVersion());
    digest.text(runtime.libc()).text(runtime.start().toString()).texts(runtime.quirks());
    digest.text(vm.toString()).text("" + Files.size(vm));
    digest.text(Files.getLastModifiedTime(vm).toString());
  }

  /** The result of a cell that passed before. */
  public Optional<CellResult> find(String key) {
    return cache.find(key).filter(passed -> passed.calls().size() == loading.calls().size());
  }

  /** The timings that belong to a cell's result. */
  public TimingMemory timings() {
    return new TimingMemory(cache);
  }

  /** Remembers a result that says nothing but good. */
  public void put(String key, CellResult result) {
    boolean diagnosed =
        result.findings().stream()
            .anyMatch(f -> f.known().filter(id -> id.origin() == Origin.NODE).isPresent());
    if (result.verdict() == Verdict.PASS
        && !diagnosed
        && result.outputs().leftBehind().isEmpty()
        && result.outcome() == CellOutcome.LOADED) {
      cache.put(key, name(result.id()), result);
    }
  }
}
