package io.nifproof.gate.spec;

import io.nifproof.node.wall.WallLimits;
import io.nifproof.node.wall.WallOpenings;
import io.nifproof.toml.TomlView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code [wall]}: what is open in the walls around nodes, and how much may be used there. */
final class WallReader {
  private static final long MEBIBYTE = 1 << 20;
  private static final long MOST_MEBIBYTES = 1 << 20;

  private final Path project;
  private final TomlView table;

  WallReader(Path project, TomlView root) {
    this.project = project;
    this.table = root.table("wall");
  }

  GateSpec.WallSpec read() {
    WallOpenings openings =
        new WallOpenings(
            table.flag("network"), table.flag("devices"), paths("read"), paths("write"));
    WallLimits plain = WallLimits.DEFAULT;
    WallLimits limits =
        new WallLimits(
            mebibytes("memory", plain.memory()),
            number("processes", plain.processes()),
            number("descriptors", plain.descriptors()),
            mebibytes("file", plain.fileBytes()),
            mebibytes("temporary", plain.temporary()));
    table.rejectUnknown();
    return new GateSpec.WallSpec(openings, limits);
  }

  private List<Path> paths(String key) {
    List<Path> paths = new ArrayList<>();
    for (String text : table.strings(key, List.of())) {
      Path path = project.resolve(text).normalize();
      if (Files.exists(path)) {
        paths.add(path);
      } else {
        table.problem(key, "`" + text + "` in `wall." + key + "`: there is no `" + path + "`");
      }
    }
    return paths;
  }

  private long mebibytes(String key, long otherwise) {
    return number(key, otherwise / MEBIBYTE) * MEBIBYTE;
  }

  private long number(String key, long otherwise) {
    long value = table.integer(key).orElse(otherwise);
    if (value < 0 || value > MOST_MEBIBYTES) {
      table.problem(
          key, "`" + value + "` in `wall." + key + "`: expected 0 (no limit) to " + MOST_MEBIBYTES);
      return otherwise;
    }
    return value;
  }
}
