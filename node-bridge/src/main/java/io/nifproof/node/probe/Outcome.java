package io.nifproof.node.probe;

import io.nifproof.node.FunctionId;
import io.nifproof.node.launch.ExitStatus;
import io.nifproof.node.launch.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a node did when it was given a library: a closed set. */
public sealed interface Outcome {
  /**
   * {@code load_nif} returned {@code ok}, and the node lives.
   *
   * @param functions what {@code module_info(nifs)} then named, sorted
   */
  record Loaded(List<FunctionId> functions) implements Outcome {
    /** Sorts and copies. */
    public Loaded {
      functions = functions.stream().sorted().toList();
    }
  }

  /**
   * {@code load_nif} returned {@code {error, {Reason, Text}}}.
   *
   * @param reason the atom, e.g. {@code bad_lib}
   * @param text the VM's explanation
   */
  record Refused(String reason, String text) implements Outcome {}

  /** A signal ended the VM. */
  record Crashed(Signal signal, ExitStatus status) implements Outcome {}

  /** Nothing came back before the deadline, and the VM was ended. */
  record Hung(Duration deadline) implements Outcome {}

  /** The VM's process exited by itself. */
  record Exited(ExitStatus status) implements Outcome {}

  /**
   * The VM was not up when the library's turn came; this says nothing about the library.
   *
   * @param reason what was missing
   * @param words the end of what the VM wrote
   * @param status how its process ended, when there was one
   */
  record NeverStarted(String reason, String words, Optional<ExitStatus> status)
      implements Outcome {}

  /** The outcome of a process that ended although nobody asked it to. */
  static Outcome ended(ExitStatus status) {
    return status
        .signal()
        .<Outcome>map(signal -> new Crashed(signal, status))
        .orElseGet(() -> new Exited(status));
  }

  /** The name in JSON: {@code loaded}, {@code refused}, {@code crashed}, … */
  default String id() {
    if (this instanceof Loaded) {
      return "loaded";
    } else if (this instanceof Refused) {
      return "refused";
    } else if (this instanceof Crashed) {
      return "crashed";
    } else if (this instanceof Hung) {
      return "hung";
    } else if (this instanceof Exited) {
      return "exited";
    }
    return "never-started";
  }
}
