package io.nifproof.gate.module;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangDecodeException;
import com.ericsson.otp.erlang.OtpErlangList;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangString;
import com.ericsson.otp.erlang.OtpErlangTuple;
import com.ericsson.otp.erlang.OtpInputStream;
import io.nifproof.node.beam.BeamFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the source of a module: where its compiler found it, or where such a thing usually is. */
final class ErlSource {
  private ErlSource() {}

  /**
   * The source.
   *
   * @param roots folders of the application or project; the compiler may have worked in a copy
   */
  static Optional<Path> of(BeamFile module, List<Path> roots) {
    String name = module.module() + ".erl";
    Optional<Path> told = told(module).filter(path -> path.endsWith(name));
    List<Path> places = new ArrayList<>();
    for (Path root : roots) {
      told.ifPresent(path -> places.addAll(tails(root, path)));
      places.add(root.resolve("src").resolve(name));
    }
    told.filter(Path::isAbsolute).ifPresent(places::add);
    return places.stream().filter(Files::isRegularFile).findFirst();
  }

  /** A path with fewer and fewer of its first names, below a folder. */
  private static List<Path> tails(Path root, Path path) {
    return IntStream.range(0, path.getNameCount())
        .mapToObj(from -> root.resolve(path.subpath(from, path.getNameCount())))
        .toList();
  }

  /** {@code [{source, "/a/b.erl"} | _]} in the chunk of the compiler's notes. */
  private static Optional<Path> told(BeamFile module) {
    return module
        .chunk("CInf")
        .flatMap(ErlSource::term)
        .filter(OtpErlangList.class::isInstance)
        .flatMap(
            notes ->
                Stream.of(((OtpErlangList) notes).elements())
                    .flatMap(note -> source(note).stream())
                    .findFirst());
  }

  private static Optional<OtpErlangObject> term(byte[] chunk) {
    try (OtpInputStream in = new OtpInputStream(chunk)) {
      return Optional.of(in.read_any());
    } catch (OtpErlangDecodeException | java.io.IOException | RuntimeException e) {
      return Optional.empty(); // what a module says about itself may be anything
    }
  }

  private static Optional<Path> source(OtpErlangObject note) {
    try {
      return note instanceof OtpErlangTuple pair
              && pair.arity() == 2
              && pair.elementAt(0).equals(new OtpErlangAtom("source"))
              && pair.elementAt(1) instanceof OtpErlangString path
          ? Optional.of(Path.of(path.stringValue()))
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
