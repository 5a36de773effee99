package io.nifproof.build.project;

import io.nifproof.build.BuildResult;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/**
 * A build with what its compilers were called for.
 *
 * @param results what came of it, for each library that was wanted
 * @param tree the copy of the project that it was made in, by its real path
 * @param calls those that compiled a source, in no particular order
 */
public record RecordedBuild(List<BuildResult> results, Path tree, List<CompilerCall> calls) {
  /** Copies the lists. */
  public RecordedBuild {
    results = List.copyOf(results);
    calls = List.copyOf(calls);
  }

  /** One that came to nothing: every library shares its end. */
  static RecordedBuild failed(ProjectRequest request, BuildResult end, Path tree) {
    return failed(request, end, tree, List.of());
  }

  static RecordedBuild failed(
      ProjectRequest request, BuildResult end, Path tree, List<CompilerCall> calls) {
    return new RecordedBuild(Collections.nCopies(request.libraries().size(), end), tree, calls);
  }
}
