package io.nifproof.samples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifproof.node.Arch;
import io.nifproof.node.files.Checksum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gates that were kept, made without running one: libraries of both architectures that passed. */
public final class KeptGates {
  /** The variant of its libraries. */
  public static final String VARIANT = "gcc-O2";

  private static final ObjectMapper JSON = new ObjectMapper();

  private KeptGates() {}

  /** The C compiler of an architecture. */
  public static String compiler(Arch arch) {
    return arch == Arch.host() ? "gcc" : arch.gnuTriple() + "-gcc";
  }

  /** Makes one in a folder, with a library for each architecture that passed on OTP 27. */
  public static Path passing(Path folder) throws IOException {
    return make(folder, "pass");
  }

  /** The same whose arm64 cell came to another verdict. */
  public static Path make(Path folder, String verdict) throws IOException {
    Path unused =
        Samples.module(Files.createDirectories(folder.resolve("ebin")), "hello", "one/0", "two/2");
    List<Map<String, Object>> cells = new ArrayList<>();
    List<Map<String, Object>> libraries = new ArrayList<>();
    for (Arch arch : Arch.values()) {
      String file = "libraries/" + arch + "-" + VARIANT + "/hello.so";
      Path library = folder.resolve(file);
      Files.createDirectories(library.getParent());
      Files.copy(new Samples(library.getParent()).library(Samples.HELLO, compiler(arch)), library);
      String digest = Checksum.SHA256.of(library);
      libraries.add(Map.of("file", file, "arch", arch.id(), "variant", VARIANT, "sha256", digest));
      cells.add(cell(arch, digest, arch == Arch.ARM64 ? verdict : "pass"));
    }
    write(
        folder.resolve("report.json"),
        Map.of("version", 1, "verdict", verdict, "name", "hello", "cells", cells));
    write(
        folder.resolve("gate.json"),
        Map.of(
            "version",
            1,
            "nifproof",
            "0.1.0",
            "module",
            "ebin/hello.beam",
            "libraries",
            libraries));
    return folder;
  }

  private static Map<String, Object> cell(Arch arch, String digest, String verdict) {
    return Map.ofEntries(
        Map.entry("id", VARIANT + "@debian:trixie/" + arch),
        Map.entry("verdict", verdict),
        Map.entry("library", "/run/hello.so"),
        Map.entry("sha256", digest),
        Map.entry("arch", arch.id()),
        Map.entry("otp", 27),
        Map.entry("flavor", "jit"),
        Map.entry("runtime", "debian:trixie/" + arch),
        Map.entry("start", arch == Arch.host() ? "loader" : "emulated"),
        Map.entry("compiler", "gcc 12.2.0"),
        Map.entry("optimize", "O2"),
        Map.entry("outcome", verdict.equals("pass") ? "loaded" : "crashed"));
  }

  private static void write(Path file, Object value) throws IOException {
    try {
      Files.writeString(file, JSON.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
