package io.nifproof.doctor;

import io.nifproof.node.Arch;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The machine, and what runs the tool on it.
 *
 * @param nifproof the version of nifproof
 * @param java the version and vendor of the Java
 * @param arch the architecture
 * @param cores how many processors may be used
 * @param system whose packages it takes, as {@link io.nifproof.toolchain.Remedy} names systems
 * @param cache the folder where runtimes and results are kept
 */
public record HostFacts(
    String nifproof, String java, Arch arch, int cores, Optional<String> system, Path cache) {}
