package io.nifproof.diagnose;

import io.nifproof.diagnose.symbol.SourcePlace;
import io.nifproof.diagnose.symbol.Symbolizer;
import io.nifproof.node.crash.Frame;
import io.nifproof.node.crash.TrapReport;
import io.nifproof.node.files.ForeignFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Names the frames of a stack: what is the library's, where in its source, and what it called. */
final class FrameNames {
  private final TrapReport trap;
  private final Symbolizer symbolizer;

  FrameNames(TrapReport trap, Symbolizer symbolizer) {
    this.trap = trap;
    this.symbolizer = symbolizer;
  }

  List<NamedFrame> of(List<Frame> frames) {
    Map<String, Map<Long, List<SourcePlace>>> places = places(frames);
    List<NamedFrame> named = new ArrayList<>();
    boolean inside = false;
    for (Frame frame : frames) {
      boolean own = isOwn(frame);
      Optional<String> calls =
          own && !inside && !named.isEmpty() ? Imports.calledFrom(frame) : Optional.empty();
      inside |= own;
      named.add(
          new NamedFrame(
              frame,
              own,
              places
                  .getOrDefault(frame.module().orElse(""), Map.of())
                  .getOrDefault(frame.instruction(), List.of()),
              calls));
    }
    return plain(named);
  }

  private Map<String, Map<Long, List<SourcePlace>>> places(List<Frame> frames) {
    Map<String, Set<Long>> wanted = new HashMap<>();
    for (Frame frame : frames) {
      if (isOwn(frame)) {
        wanted
            .computeIfAbsent(frame.module().orElse(""), unused -> new HashSet<>())
            .add(frame.instruction());
      }
    }
    Map<String, Map<Long, List<SourcePlace>>> places = new HashMap<>();
    wanted.forEach(
        (module, addresses) ->
            places.put(
                module,
                ForeignFile.path(module)
                    .map(file -> symbolizer.places(file, List.copyOf(addresses)))
                    .orElse(Map.of())));
    return places;
  }

  private List<NamedFrame> plain(List<NamedFrame> frames) {
    List<String> names =
        frames.stream()
            .flatMap(
                one ->
                    Stream.concat(
                        Stream.concat(one.frame().symbol().stream(), one.calls().stream()),
                        one.places().stream().flatMap(place -> place.function().stream())))
            .toList();
    Map<String, String> plain = symbolizer.demangler().plain(names);
    return plain.isEmpty() ? frames : frames.stream().map(one -> one.renamed(plain)).toList();
  }

  /**
   * A library is where its nif_init was found; one that crashed before that is known by its path.
   */
  private boolean isOwn(Frame frame) {
    boolean data =
        trap.mapping(frame.address()).map(mapping -> !mapping.executable()).orElse(false);
    return frame.module().isPresent()
        && !data
        && trap.libraries().stream()
            .anyMatch(
                library ->
                    library.contains(frame.address())
                        || sameFile(library.path(), frame.module().get()));
  }

  static boolean sameFile(String asked, String mapped) {
    return asked.contains("/") && fileName(asked).equals(fileName(mapped));
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
