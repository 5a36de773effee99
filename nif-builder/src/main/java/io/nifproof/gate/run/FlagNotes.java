package io.nifproof.gate.run;

import io.nifproof.build.Build;
import io.nifproof.build.BuildNote;
import io.nifproof.build.SourceCommand;
import io.nifproof.build.SourceFiles;
import io.nifproof.gate.matrix.FlagSet;
import io.nifproof.gate.matrix.Variant;
import io.nifproof.gate.spec.GateSpec;
import io.nifproof.gate.spec.Library;
import io.nifproof.toolchain.FlagOutcome;
import io.nifproof.toolchain.FlagTrial;
import io.nifproof.toolchain.LinkTrial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tells of flags that do not do what they say. Thread-safe. */
final class FlagNotes {
  private final GateSpec spec;
  private final FlagTrial flags;
  private final LinkTrial links;

  /**
   * For the builds of a project.
   *
   * @param environment of the compilers
   * @param folder for what is tried
   */
  FlagNotes(GateSpec spec, Map<String, String> environment, Path folder) {
    this.spec = spec;
    this.flags = new FlagTrial(environment, folder);
    this.links = new LinkTrial(environment, folder);
  }

  /** What the user's flags do is tried, and not believed because the compiler took them. */
  List<BuildNote> of(Variant variant, Library.Recipe recipe) throws InterruptedException {
    List<BuildNote> notes = new ArrayList<>();
    boolean builtIn = FlagSet.BUILT_IN.containsValue(variant.flags());
    List<String> own = builtIn ? List.of() : variant.flags().cflags();
    List<String> users = joined(recipe.cflags(), own);
    for (String flag : users.stream().filter(FlagTrial::isTriable).distinct().toList()) {
      FlagOutcome outcome = tried(variant, recipe, flag);
      if (!(outcome instanceof FlagOutcome.Effective)) {
        notes.add(new BuildNote.Flag(flag, outcome));
      }
    }
    notes.addAll(linkNotes(variant, recipe, builtIn ? List.of() : variant.flags().ldflags()));
    return notes;
  }

  /** That a small probe is linked as before says nothing; what the linker says does. */
  private List<BuildNote> linkNotes(Variant variant, Library.Recipe recipe, List<String> own)
      throws InterruptedException {
    List<String> words = joined(recipe.ldflags(), own);
    List<String> linker =
        joined(joined(recipe.cflags(), variant.flags().ldflags(variant.toolchain())), words)
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
  private FlagOutcome tried(Variant variant, Library.Recipe recipe, String flag)
      throws InterruptedException {
    List<String> level = List.of(variant.level().flag());
    FlagOutcome ofC = flags.of(variant.toolchain(), level, flag);
    boolean mayHaveCxx =
        spec.build() instanceof Build.Project
            || SourceFiles.of(spec.project(), recipe.sources()).files().stream()
                .anyMatch(SourceCommand::isCxx);
    if (ofC instanceof FlagOutcome.Effective || !mayHaveCxx) {
      return ofC;
    }
    FlagOutcome ofCxx = flags.of(variant.toolchain(), joined(FlagTrial.CXX, level), flag);
    boolean better =
        ofCxx instanceof FlagOutcome.Effective || ofCxx instanceof FlagOutcome.NoEffectSeen;
    return better ? ofCxx : ofC;
  }

  static List<String> joined(List<String> project, List<String> variant) {
    return Stream.concat(project.stream(), variant.stream()).toList();
  }
}
