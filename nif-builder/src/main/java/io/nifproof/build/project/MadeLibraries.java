package io.nifproof.build.project;

import io.nifproof.build.BuildNote;
import io.nifproof.build.BuildResult;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The libraries that are wanted of one build, and what it makes beside them. */
final class MadeLibraries {
  private final List<MadeLibrary> libraries;
  private final SharedObjects objects;
  private final Map<Path, FileTime> before;

  private MadeLibraries(
      List<MadeLibrary> libraries, SharedObjects objects, Map<Path, FileTime> before) {
    this.libraries = libraries;
    this.objects = objects;
    this.before = before;
  }

  /** Looks at the copy before the build, and removes from it what lies where they will. */
  static MadeLibraries before(BuildPlace place, List<ProjectRequest.Wanted> wanted)
      throws IOException {
    List<MadeLibrary> libraries = new ArrayList<>();
    for (ProjectRequest.Wanted one : wanted) {
      MadeLibrary made = new MadeLibrary(place, one.made());
      made.removeOld();
      libraries.add(made);
    }
    SharedObjects objects = new SharedObjects(place.tree());
    return new MadeLibraries(libraries, objects, objects.times());
  }

  /**
   * Brings each to its place after a build that ended well.
   *
   * @param words what the build printed
   * @param isNif tells NIF libraries from other files
   * @return what came of each, in the order in which they are wanted
   */
  List<BuildResult> collected(
      ProjectRequest request,
      String words,
      Duration took,
      List<BuildNote> notes,
      Predicate<Path> isNif)
      throws IOException {
    List<BuildNote> all = new ArrayList<>(notes);
    all.addAll(beside(isNif));
    List<BuildResult> results = new ArrayList<>();
    for (int i = 0; i < libraries.size(); i++) {
      ProjectRequest.Wanted wanted = request.libraries().get(i);
      Set<Path> found = libraries.get(i).found();
      if (found.size() == 1) {
        libraries.get(i).copy(found.iterator().next(), wanted.output());
        // A build's chatter is not told; but what a compiler warns of cannot be told from the rest.
        String told = words.contains("warning: ") ? words : "";
        results.add(new BuildResult.Built(wanted.output(), told, took, all));
      } else {
        List<String> instead = objects.shown(found.isEmpty() ? objects.all() : found);
        results.add(
            new BuildResult.NoLibrary(request.build().tool(), wanted.made(), instead, words));
      }
    }
    return results;
  }

  /** All shared libraries that the copy has. */
  Set<Path> all() throws IOException {
    return objects.all();
  }

  /** NIF libraries that the build has made and nobody wants. */
  private List<BuildNote> beside(Predicate<Path> isNif) throws IOException {
    Set<Path> wanted = new LinkedHashSet<>();
    for (MadeLibrary library : libraries) {
      wanted.addAll(library.found());
    }
    Set<Path> others =
        objects.beside(wanted, before).stream()
            .filter(isNif)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return others.isEmpty()
        ? List.of()
        : List.of(new BuildNote.OtherLibraries(objects.shown(others)));
  }
}
