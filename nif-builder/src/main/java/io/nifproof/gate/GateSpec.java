package io.nifproof.gate;

import com.ericsson.otp.erlang.OtpErlangObject;
import io.nifproof.build.Build;
import io.nifproof.build.OptLevel;
import io.nifproof.node.Arch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a project's {@code nifproof.toml} asks for, validated.
 *
 * @param project the folder of the file; all paths are relative to it
 * @param name the library's name, without {@code .so}
 * @param sources C files and patterns; none when the project's own build system knows them
 * @param module the Erlang module; empty when there is none, and a stub is made
 * @param cflags more flags of the compiler
 * @param ldflags more flags of the linker
 * @param loadInfo the second argument of {@code load_nif}
 * @param archs what to build for
 * @param runtimes ids of the runtimes to load on
 * @param compilers names of the compilers to build with
 * @param levels optimisation levels to build at
 * @param timeout how long each step of a load may take
 * @param build who makes the library
 */
public record GateSpec(
    Path project,
    String name,
    List<String> sources,
    Optional<ModuleFile> module,
    List<String> cflags,
    List<String> ldflags,
    OtpErlangObject loadInfo,
    List<Arch> archs,
    List<String> runtimes,
    List<String> compilers,
    List<OptLevel> levels,
    Duration timeout,
    Build build) {
  /** The Erlang module of the library: object code, or source to compile. */
  public sealed interface ModuleFile {
    /** The file. */
    Path path();

    /** Object code. */
    record Beam(Path path) implements ModuleFile {}

    /** Source. */
    record Erl(Path path) implements ModuleFile {}
  }

  /** Copies the lists. */
  public GateSpec {
    sources = List.copyOf(sources);
    cflags = List.copyOf(cflags);
    ldflags = List.copyOf(ldflags);
    archs = List.copyOf(archs);
    runtimes = List.copyOf(runtimes);
    compilers = List.copyOf(compilers);
    levels = List.copyOf(levels);
  }
}
