package io.nifproof.gate.run;

import io.nifproof.build.Build;
import io.nifproof.build.BuildNote;
import io.nifproof.build.BuildRequest;
import io.nifproof.build.BuildResult;
import io.nifproof.build.CcDriver;
import io.nifproof.build.ErlangHeaders;
import io.nifproof.build.LackFinder;
import io.nifproof.build.SourceCommand;
import io.nifproof.build.SourceFiles;
import io.nifproof.build.project.ProjectDriver;
import io.nifproof.build.project.ProjectRequest;
import io.nifproof.gate.matrix.FlagSet;
import io.nifproof.gate.matrix.Variant;
import io.nifproof.gate.spec.GateSpec;
import io.nifproof.toolchain.FlagOutcome;
import io.nifproof.toolchain.FlagTrial;
import io.nifproof.toolchain.LinkTrial;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Builds variants of a library, as many at a time as there are cores. */
public final class BuildRun {
  private static final Duration COMPILE_TIME = Duration.ofMinutes(5);

  private final GateSpec spec;
  private final Path folder;
  private final ErlangHeaders headers;
  private final CcDriver driver;
  private final ProjectDriver project;
  private final FlagTrial flags;
  private final LinkTrial links;
  private final ProjectNames names;

  /**
   * A run that does nothing yet.
   *
   * @param folder where the libraries go, each into a folder of its own
   * @param headers what they are compiled against
   * @param environment of the compilers
   */
  public BuildRun(
      GateSpec spec, Path folder, ErlangHeaders headers, Map<String, String> environment) {
    this.spec = spec;
    this.folder = folder;
    this.headers = headers;
    this.driver = new CcDriver(environment);
    this.project = new ProjectDriver(spec.project(), folder, environment, new ReadNifs());
    this.flags = new FlagTrial(environment, folder);
    this.names = new ProjectNames(spec.project());
    this.links = new LinkTrial(environment, folder);
  }

  /** Builds them all. */
  public Map<Variant, BuildResult> all(List<Variant> variants) {
    Map<Variant, CompletableFuture<BuildResult>> started = new LinkedHashMap<>();
    Map<Variant, BuildResult> results = new LinkedHashMap<>();
    try (WorkQueue work = new WorkQueue()) {
      variants.forEach(variant -> started.put(variant, work.submit(() -> build(variant))));
      started.forEach((variant, result) -> results.put(variant, result.join()));
    }
    return results;
  }

  /** Where the library of a variant goes. */
  public Path output(Variant variant) {
    String name = variant.toolchain().target() + "-" + variant.id();
    return folder.resolve(name).resolve(spec.library().name() + ".so");
  }

  BuildResult build(Variant variant) {
    try {
      BuildResult result =
          spec.library().build() instanceof Build.Project own
              ? project.build(request(variant, own))
              : driver.build(request(variant), COMPILE_TIME);
      if (result instanceof BuildResult.Failed failed) {
        return lacking(variant, failed);
      }
      return result instanceof BuildResult.Built built ? built.with(flagNotes(variant)) : result;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new BuildResult.Impossible("interrupted while it was built");
    }
  }

  private BuildResult lacking(Variant variant, BuildResult.Failed failed) {
    return new LackFinder(variant.toolchain().target(), names::has)
        .of(failed.diagnostics())
        .<BuildResult>map(lack -> new BuildResult.Lacking(failed, lack))
        .orElse(failed);
  }

  private static List<String> joined(List<String> project, List<String> variant) {
    return Stream.concat(project.stream(), variant.stream()).toList();
  }

  private BuildRequest request(Variant variant) {
    return new BuildRequest(
        spec.project(),
        spec.library().sources(),
        List.of(headers.includeDir()),
        joined(spec.library().cflags(), variant.flags().cflags(variant.toolchain())),
        joined(spec.library().ldflags(), variant.flags().ldflags(variant.toolchain())),
        variant.toolchain(),
        variant.level(),
        output(variant));
  }

  private ProjectRequest request(Variant variant, Build.Project own) {
    return new ProjectRequest(
        own,
        variant.toolchain(),
        variant.level(),
        joined(spec.library().cflags(), variant.flags().cflags(variant.toolchain())),
        joined(spec.library().ldflags(), variant.flags().ldflags(variant.toolchain())),
        headers,
        output(variant));
  }

  /** What the user's flags do is tried, and not believed because the compiler took them. */
  private List<BuildNote> flagNotes(Variant variant) throws InterruptedException {
    List<BuildNote> notes = new ArrayList<>();
    boolean builtIn = FlagSet.BUILT_IN.containsValue(variant.flags());
    List<String> own = builtIn ? List.of() : variant.flags().cflags();
    List<String> users = joined(spec.library().cflags(), own);
    for (String flag : users.stream().filter(FlagTrial::isTriable).distinct().toList()) {
      FlagOutcome outcome = tried(variant, flag);
      if (!(outcome instanceof FlagOutcome.Effective)) {
        notes.add(new BuildNote.Flag(flag, outcome));
      }
    }
    notes.addAll(linkNotes(variant, builtIn ? List.of() : variant.flags().ldflags()));
    return notes;
  }

  /** That a small probe is linked as before says nothing; what the linker says does. */
  private List<BuildNote> linkNotes(Variant variant, List<String> own) throws InterruptedException {
    List<String> words = joined(spec.library().ldflags(), own);
    List<String> linker =
        joined(joined(spec.library().cflags(), variant.flags().ldflags(variant.toolchain())), words)
            .stream()
            .filter(word -> word.startsWith("-fuse-ld="))
            .distinct()
            .toList();
    List<BuildNote> notes = new ArrayList<>();
    for (List<String> flag : LinkTrial.triable(words).stream().distinct().toList()) {
      FlagOutcome outcome = links.of(variant.toolchain(), linker, flag);
      String shown = String.join(" ", flag);
      if (outcome instanceof FlagOutcome.Ignored ignored) {
        notes.add(new BuildNote.LinkFlag(shown, ignored.words()));
      } else if (outcome instanceof FlagOutcome.Refused refused) {
        notes.add(new BuildNote.LinkFlag(shown, refused.words()));
      }
    }
    return notes;
  }

  /** A flag of one language does nothing for the other, so both are tried where both may be. */
  private FlagOutcome tried(Variant variant, String flag) throws InterruptedException {
    List<String> level = List.of(variant.level().flag());
    FlagOutcome ofC = flags.of(variant.toolchain(), level, flag);
    boolean mayHaveCxx =
        spec.library().build() instanceof Build.Project
            || SourceFiles.of(spec.project(), spec.library().sources()).files().stream()
                .anyMatch(SourceCommand::isCxx);
    if (ofC instanceof FlagOutcome.Effective || !mayHaveCxx) {
      return ofC;
    }
    FlagOutcome ofCxx = flags.of(variant.toolchain(), joined(FlagTrial.CXX, level), flag);
    boolean better =
        ofCxx instanceof FlagOutcome.Effective || ofCxx instanceof FlagOutcome.NoEffectSeen;
    return better ? ofCxx : ofC;
  }
}
