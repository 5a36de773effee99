package io.nifproof.node.crash;

import io.nifproof.node.Arch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The C and assembly of the trap, as it lies in the jar. */
final class TrapSources {
  static final List<String> COMMON =
      List.of(
          "arch.h",
          "backtrace.h",
          "clock.h",
          "crash.h",
          "descriptors.h",
          "dump.h",
          "ends.h",
          "entry.h",
          "environments.h",
          "files.h",
          "frame.h",
          "guard.h",
          "imports.h",
          "lock.h",
          "maps.h",
          "objects.h",
          "real.h",
          "record.h",
          "resources.h",
          "signals.h",
          "stacks.h",
          "threads.h",
          "trap.h",
          "watch.h",
          "watched.h",
          "words.h",
          "backtrace.c",
          "crash.c",
          "descriptors.c",
          "dump.c",
          "ends.c",
          "enter.c",
          "entry.c",
          "environments.c",
          "files.c",
          "guard.c",
          "imports.c",
          "leave.c",
          "loader.c",
          "lock.c",
          "main.c",
          "maps.c",
          "objects.c",
          "real.c",
          "record.c",
          "resources.c",
          "signals.c",
          "stacks.c",
          "threads.c",
          "timers.c",
          "watch.c",
          "watched.c");

  /** What every processor brings, in {@code arch/NAME/}. */
  static final List<String> OF_PROCESSOR =
      List.of("arch.h", "context.c", "imports.S", "interpose.S", "registers.c", "trampoline.S");

  private TrapSources() {}

  /** Path and text of each source that the trap of an architecture is made of. */
  static Map<String, String> of(Arch arch) throws IOException {
    Map<String, String> sources = new LinkedHashMap<>();
    for (String name : COMMON) {
      sources.put(name, text(name));
    }
    for (String name : OF_PROCESSOR) {
      String path = "arch/" + arch.id() + "/" + name;
      sources.put(path, text(path));
    }
    return sources;
  }

  private static String text(String path) throws IOException {
    try (InputStream in = TrapSources.class.getResourceAsStream("native/" + path)) {
      if (in == null) {
        throw new IOException("the source `" + path + "` of the crash trap is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
