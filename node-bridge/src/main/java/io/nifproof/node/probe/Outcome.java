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

    @Override
    public String id() {
      return "loaded";
    }

    @Override
    public <R> R match(Match<R> cases) {
      return cases.loaded(this);
    }
  }

  /**
   * {@code load_nif} returned {@code {error, {Reason, Text}}}.
   *
   * @param reason the atom, e.g. {@code bad_lib}
   * @param text the VM's explanation
   */
  record Refused(String reason, String text) implements Outcome {
    @Override
    public String id() {
      return "refused";
    }

    @Override
    public <R> R match(Match<R> cases) {
      return cases.refused(this);
    }
  }

  /** A signal ended the VM. */
  record Crashed(Signal signal, ExitStatus status) implements Outcome {
    @Override
    public String id() {
      return "crashed";
    }

    @Override
    public <R> R match(Match<R> cases) {
      return cases.crashed(this);
    }
  }

  /** Nothing came back before the deadline, and the VM was ended. */
  record Hung(Duration deadline) implements Outcome {
    @Override
    public String id() {
      return "hung";
    }

    @Override
    public <R> R match(Match<R> cases) {
      return cases.hung(this);
    }
  }

  /** The VM's process exited by itself. */
  record Exited(ExitStatus status) implements Outcome {
    @Override
    public String id() {
      return "exited";
    }

    @Override
    public <R> R match(Match<R> cases) {
      return cases.exited(this);
    }
  }

  /**
   * The VM was not up when the library's turn came; this says nothing about the library.
   *
   * @param reason what was missing
   * @param words the end of what the VM wrote
   * @param status how its process ended, when there was one
   */
  record NeverStarted(String reason, String words, Optional<ExitStatus> status) implements Outcome {
    @Override
    public String id() {
      return "never-started";
    }

    @Override
    public <R> R match(Match<R> cases) {
      return cases.neverStarted(this);
    }
  }

  /** The outcome of a process that ended although nobody asked it to. */
  static Outcome ended(ExitStatus status) {
    return status
        .signal()
        .<Outcome>map(signal -> new Crashed(signal, status))
        .orElseGet(() -> new Exited(status));
  }

  /** The name in JSON: {@code loaded}, {@code refused}, {@code crashed}, … */
  String id();

  /** Gives the answer for this outcome: who asks must have one for each. */
  <R> R match(Match<R> cases);

  /**
   * An answer for every outcome. One that is added here is missing, to the compiler, wherever
   * outcomes are told apart.
   *
   * @param <R> the answer
   */
  interface Match<R> {
    /** It loaded. */
    R loaded(Loaded loaded);

    /** The VM refused it. */
    R refused(Refused refused);

    /** A signal ended the VM. */
    R crashed(Crashed crashed);

    /** Nothing came back in time. */
    R hung(Hung hung);

    /** The VM's process exited. */
    R exited(Exited exited);

    /** The VM was not up. */
    R neverStarted(NeverStarted never);
  }
}
