package io.nifproof.gate.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which machine this is, as far as times of different machines must not be compared.
 *
 * @param cpu the model of its processor
 * @param id tells it from others with the same processor; says nothing else about it
 */
public record MachineIdentity(String cpu, String id) {
  private static final int LENGTH = 8;

  /** Names of the line of /proc/cpuinfo that tells most, the best first. */
  private static final List<String> MODEL = List.of("model name", "CPU part");

  /** The same of what it can do, by architecture. */
  private static final List<String> FEATURES = List.of("flags", "Features");

  private static final class Holder {
    static final MachineIdentity HERE = compute();
    static final String ABILITIES = allowed();
  }

  /** This one. */
  public static MachineIdentity here() {
    return Holder.HERE;
  }

  /**
   * What this machine can do and lets its processes do: a library may pass on one and fail on
   * another where these differ. Says nothing about which machine it is.
   */
  static String abilities() {
    return Holder.ABILITIES;
  }

  private static String allowed() {
    List<String> lines = lines(Path.of("/proc/cpuinfo"));
    Digest digest = new Digest().text(first(MODEL, lines)).text(first(FEATURES, lines));
    digest.text("" + Runtime.getRuntime().availableProcessors());
    digest.text(System.getProperty("os.version", "")).text(System.getProperty("user.name", ""));
    return digest.texts(lines(Path.of("/proc/self/limits"))).hex();
  }

  private static String first(List<String> names, List<String> lines) {
    return names.stream()
        .flatMap(name -> lines.stream().filter(line -> line.startsWith(name)))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }

  private static MachineIdentity compute() {
    String cpu = first(MODEL, lines(Path.of("/proc/cpuinfo")));
    int cores = Runtime.getRuntime().availableProcessors();
    Digest digest = new Digest().text("nifproof timing").text(cpu).text("" + cores);
    digest.texts(lines(Path.of("/proc/sys/kernel/hostname")));
    digest.texts(lines(Path.of("/etc/machine-id")));
    return new MachineIdentity(cpu, digest.hex().substring(0, LENGTH));
  }

  private static List<String> lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.toList();
    } catch (IOException | java.io.UncheckedIOException none) {
      return List.of();
    }
  }
}
