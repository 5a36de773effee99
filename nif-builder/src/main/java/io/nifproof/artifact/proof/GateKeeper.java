package io.nifproof.artifact.proof;

import io.nifproof.artifact.ArtifactException;
import io.nifproof.finding.Suppression;
import io.nifproof.node.beam.BeamFile;
import io.nifproof.node.beam.BeamFormatException;
import io.nifproof.node.files.Checksum;
import io.nifproof.node.files.Trees;
import io.nifproof.result.Axis;
import io.nifproof.result.CellResult;
import io.nifproof.result.Results;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Keeps what a gate has loaded and said, in a folder to publish from. Its manifest goes first when
 * an older gate is replaced, and comes last, so that half a folder is none.
 */
public final class GateKeeper {
  private final Path folder;

  /**
   * A keeper.
   *
   * @param folder where it will be
   * @throws ArtifactException when something else is there
   */
  public GateKeeper(Path folder) throws ArtifactException {
    this.folder = folder.toAbsolutePath().normalize();
    if (Files.exists(folder)
        && !Files.exists(folder.resolve(KeptGate.MANIFEST))
        && !empty(folder)) {
      throw new ArtifactException(
          ArtifactException.Kind.WRONG,
          "`" + folder + "` is there and is no gate that was saved",
          "name a new folder");
    }
  }

  /**
   * Keeps a gate.
   *
   * @param json writes the report as JSON
   * @param nifproof the version of nifproof
   * @param modules the object code of the modules, by the names of their libraries
   * @throws ArtifactException when a library is not what was loaded
   * @throws IOException when the folder cannot be written
   */
  public void keep(
      Results report,
      Consumer<Writer> json,
      String nifproof,
      List<Suppression> suppressions,
      Map<String, byte[]> modules)
      throws ArtifactException, IOException {
    Files.createDirectories(folder);
    for (String old : List.of(KeptGate.MANIFEST, KeptGate.REPORT, "libraries", "ebin")) {
      Trees.delete(folder.resolve(old));
    }
    try (Writer out = Files.newBufferedWriter(folder.resolve(KeptGate.REPORT))) {
      json.accept(out);
    }
    Map<String, String> beams = new LinkedHashMap<>();
    for (Map.Entry<String, byte[]> module : modules.entrySet()) {
      beams.put(module.getKey(), module(folder, module.getValue()));
    }
    GateManifest manifest =
        new GateManifest(
            1,
            nifproof,
            GateManifest.answered(suppressions),
            null,
            libraries(folder, report, beams));
    Path fresh = folder.resolve(KeptGate.MANIFEST + ".new");
    Json.write(fresh, manifest);
    Files.move(fresh, folder.resolve(KeptGate.MANIFEST), StandardCopyOption.ATOMIC_MOVE);
  }

  private static String module(Path fresh, byte[] beam) throws IOException {
    String name;
    try {
      name = BeamFile.parse(beam).module();
    } catch (BeamFormatException e) {
      throw new IllegalStateException("a module that was loaded cannot be read", e);
    }
    String file = "ebin/" + name.replaceAll("[^A-Za-z0-9_.@-]", "_") + ".beam";
    Files.createDirectories(fresh.resolve("ebin"));
    Files.write(fresh.resolve(file), beam);
    return file;
  }

  private static List<GateManifest.Kept> libraries(
      Path fresh, Results report, Map<String, String> beams) throws ArtifactException, IOException {
    Map<Path, CellResult> loaded = new LinkedHashMap<>();
    for (CellResult result : report.cells()) {
      if (result.subject().sha256().isPresent()) {
        loaded.putIfAbsent(Path.of(result.subject().library()), result);
      }
    }
    List<GateManifest.Kept> kept = new ArrayList<>();
    for (Map.Entry<Path, CellResult> each : loaded.entrySet()) {
      Path library = each.getKey();
      String digest = each.getValue().subject().sha256().orElseThrow();
      String name = each.getValue().name();
      String of = report.names().size() > 1 ? name + "/" : "";
      String file =
          "libraries/" + of + library.getParent().getFileName() + "/" + library.getFileName();
      Path copy = fresh.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(library, copy);
      if (!digest.equals(Checksum.SHA256.of(copy))) {
        throw new ArtifactException(
            ArtifactException.Kind.REFUSED,
            "library `" + library + "` is not the file any more that was loaded",
            "something wrote to it while it was gated; gate again");
      }
      kept.add(
          new GateManifest.Kept(
              file,
              each.getValue().axis(Axis.ARCH).orElseThrow(),
              each.getValue().subject().variant(),
              digest,
              name,
              beams.get(name)));
    }
    return kept;
  }

  private static boolean empty(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    } catch (IOException e) {
      return false;
    }
  }
}
