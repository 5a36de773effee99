package io.nifproof.toolchain;

import io.nifproof.node.Arch;
import io.nifproof.node.files.SearchPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Trials, each made once: by this object, or by an earlier run that remembered it. Thread-safe. */
final class ProgramTrials {
  private final TrialCache cache;
  private final Trial trial;
  private final SearchPath path;
  private final CandidateCommands candidates;
  private final ConcurrentMap<String, FutureTask<Trial.Outcome>> made = new ConcurrentHashMap<>();

  ProgramTrials(
      Path folder, Map<String, String> environment, SearchPath path, CandidateCommands candidates) {
    this.cache = new TrialCache(folder);
    this.trial = new Trial(environment, folder);
    this.path = path;
    this.candidates = candidates;
  }

  Trial.Outcome outcome(ProgramFile program, boolean cross, Arch target)
      throws InterruptedException {
    String key = key(program, target);
    FutureTask<Trial.Outcome> mine = new FutureTask<>(() -> find(key, program, cross, target));
    FutureTask<Trial.Outcome> first = made.putIfAbsent(key, mine);
    if (first == null) {
      mine.run();
    }
    try {
      return (first == null ? mine : first).get();
    } catch (ExecutionException e) {
      made.remove(key);
      if (e.getCause() instanceof InterruptedException interrupted) {
        throw interrupted;
      }
      throw new IllegalStateException("the trial of `" + program.path() + "` failed", e.getCause());
    }
  }

  private Trial.Outcome find(String key, ProgramFile program, boolean cross, Arch target)
      throws InterruptedException {
    Optional<TrialCache.Learnt> remembered = cache.read(key);
    if (remembered.isPresent()) {
      return new Trial.Outcome.Works(remembered.get());
    }
    Trial.Outcome outcome = trial.run(program, cross, target, candidates);
    if (outcome instanceof Trial.Outcome.Works works) {
      cache.write(key, works.learnt());
    }
    return outcome;
  }

  /**
   * All that a trial's result hangs on. Names that link to one compiler share its trial; a wrapper
   * such as ccache, whose one file is many compilers, is told apart by the name it is called by.
   */
  private String key(ProgramFile program, Arch target) {
    StringBuilder key = new StringBuilder("trial 1\n").append(program.identity()).append('\n');
    String real = program.real().getFileName().toString();
    boolean tellsWhatItIs = CompilerName.ofProgram(real).isPresent();
    key.append(tellsWhatItIs ? real : program.path().toString()).append('\n').append(target);
    for (String linker : List.of("ld", target.gnuTriple() + "-ld", "ld.lld")) {
      String identity =
          path.program(linker).flatMap(ProgramFile::at).map(ProgramFile::identity).orElse("absent");
      key.append('\n').append(linker).append(' ').append(identity);
    }
    return key.toString();
  }
}
