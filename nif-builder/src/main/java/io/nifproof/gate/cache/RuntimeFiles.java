package io.nifproof.gate.cache;

import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.StartMethod;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a runtime that decide what a node does: programs, modules, NIFs, boot files. */
final class RuntimeFiles {
  /** As deep as an application's own folders go. */
  private static final int DEEPEST = 6;

  private final SortedMap<String, Path> files = new TreeMap<>();

  private RuntimeFiles() {}

  /**
   * All of them, by names that say nothing of where the runtime lies.
   *
   * @throws IOException when its folders cannot be read
   */
  static SortedMap<String, Path> of(ErlangRuntime runtime) throws IOException {
    RuntimeFiles all = new RuntimeFiles();
    Path root = runtime.root();
    all.enter("programs", runtime.binDir(), 1);
    if (!runtime.programDir().equals(runtime.binDir())) {
      all.enter("scripts", runtime.programDir(), 1);
    }
    all.enter("boot", root.resolve("bin"), 1);
    for (Path application : inside(root.resolve("lib"))) {
      for (String part : List.of("ebin", "priv")) {
        String name = "lib/" + application.getFileName() + "/" + part;
        all.enter(name, application.resolve(part), DEEPEST);
      }
    }
    all.starter(runtime.start());
    return all.files;
  }

  private void starter(StartMethod start) {
    if (start instanceof StartMethod.Loader loader) {
      files.put("loader", loader.loader());
    } else if (start instanceof StartMethod.Emulated emulated) {
      files.put("emulator", emulated.emulator());
    }
  }

  private void enter(String name, Path folder, int depth) throws IOException {
    if (depth == 0 || !Files.isDirectory(folder)) {
      return;
    }
    for (Path one : inside(folder)) {
      String inside = name + "/" + one.getFileName();
      if (Files.isRegularFile(one)) {
        files.put(inside, one);
      } else {
        enter(inside, one, depth - 1);
      }
    }
  }

  private static List<Path> inside(Path folder) throws IOException {
    List<Path> all = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        entries.forEach(all::add);
      }
    }
    return all;
  }
}
