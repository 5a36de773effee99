package io.nifproof.node.launch;

import io.nifproof.node.Flavor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a node is started.
 *
 * @param flavor which VM; the runtime's default when empty
 * @param bootTimeout how long it may take until it can be reached
 * @param memoryLimit bytes of private writable memory it may map
 * @param vmFlags more flags of the emulator, with a hyphen: {@code -Mea min}
 * @param environment more of its environment
 * @param preloads libraries that are loaded into the VM's process before all others, in this order
 * @param visible files and folders that it reads, beside those of the system and its runtime
 * @param user whether users' Erlang code may run in it. Without, a node boots sooner: it has no
 *     process that answers I/O requests, so that whoever prints with {@code io} waits for ever, and
 *     knows nothing of how this machine resolves names
 */
public record NodeOptions(
    Optional<Flavor> flavor,
    Duration bootTimeout,
    long memoryLimit,
    List<String> vmFlags,
    Map<String, String> environment,
    List<Path> preloads,
    List<Path> visible,
    boolean user) {
  /** One minute to boot (an emulated VM on a busy machine), 4 GiB, nothing special. */
  public static final NodeOptions DEFAULT =
      new NodeOptions(Optional.empty(), Duration.ofSeconds(60), 4L << 30, List.of(), Map.of());

  /** Copies the collections. */
  public NodeOptions {
    vmFlags = List.copyOf(vmFlags);
    environment = Map.copyOf(environment);
    preloads = List.copyOf(preloads);
    visible = List.copyOf(visible);
  }

  /** Options without a preloaded library, with a process for I/O. */
  public NodeOptions(
      Optional<Flavor> flavor,
      Duration bootTimeout,
      long memoryLimit,
      List<String> vmFlags,
      Map<String, String> environment) {
    this(flavor, bootTimeout, memoryLimit, vmFlags, environment, List.of(), List.of(), true);
  }

  /** The same with another flavour. */
  public NodeOptions withFlavor(Flavor other) {
    return new NodeOptions(
        Optional.of(other),
        bootTimeout,
        memoryLimit,
        vmFlags,
        environment,
        preloads,
        visible,
        user);
  }

  /** The same without a process that answers I/O requests. */
  public NodeOptions withoutUser() {
    return new NodeOptions(
        flavor, bootTimeout, memoryLimit, vmFlags, environment, preloads, visible, false);
  }

  /** The same with more that it reads. */
  public NodeOptions seeing(List<Path> more) {
    List<Path> all = new ArrayList<>(visible);
    all.addAll(more);
    return new NodeOptions(
        flavor, bootTimeout, memoryLimit, vmFlags, environment, preloads, all, user);
  }

  /**
   * The same with one more preloaded library, behind those that are there, and an entry of the
   * environment for it.
   */
  public NodeOptions withPreload(Path library, String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    List<Path> all = new ArrayList<>(preloads);
    all.add(library);
    return new NodeOptions(flavor, bootTimeout, memoryLimit, vmFlags, more, all, visible, user);
  }
}
