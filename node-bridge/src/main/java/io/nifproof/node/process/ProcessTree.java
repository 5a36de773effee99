package io.nifproof.node.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** Who is whose child, and how processes are numbered in their own space. */
public final class ProcessTree {
  private ProcessTree() {}

  /** The children of a process's first thread; none when it is gone. */
  public static Stream<Long> children(long pid) {
    try {
      String words = Files.readString(Path.of("/proc/" + pid + "/task/" + pid + "/children"));
      return Arrays.stream(words.split(" ")).filter(word -> !word.isBlank()).map(Long::valueOf);
    } catch (IOException notInThisKernel) {
      return ProcessHandle.of(pid).stream()
          .flatMap(ProcessHandle::children)
          .map(ProcessHandle::pid);
    }
  }

  /** What a process is called in the innermost process space that it is in; empty when gone. */
  public static String numberInside(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("NSpid:"))
          .map(line -> line.substring(line.lastIndexOf('\t') + 1))
          .findFirst()
          .orElse("");
    } catch (IOException gone) {
      return "";
    }
  }
}
