package io.nifproof.abi.ask;

import io.nifproof.abi.NifEntry;
import io.nifproof.node.launch.ExitStatus;
import io.nifproof.node.launch.Signal;
import java.time.Duration;

/** What came of asking a library for its table. */
public sealed interface InitAnswer {
  /** In one word, as JSON has it: {@code asked}, {@code crashed}, … */
  String id();

  /** In a sentence without a full stop, for people. */
  String sentence();

  /**
   * It gave its entry.
   *
   * @param entry with addresses in the file's own numbering where they lie in the file; others are
   *     those of the process that is gone
   */
  record Asked(NifEntry entry) implements InitAnswer {
    @Override
    public String id() {
      return "asked";
    }

    @Override
    public String sentence() {
      return "nif_init gave its entry with " + entry.count() + " function(s)";
    }
  }

  /**
   * It cannot be loaded, has no {@code nif_init}, or that returned NULL.
   *
   * @param text why, in the dynamic linker's words where they are its
   */
  record Refused(String text) implements InitAnswer {
    @Override
    public String id() {
      return "refused";
    }

    @Override
    public String sentence() {
      return text;
    }
  }

  /**
   * It called a function that only a VM can answer.
   *
   * @param function its name
   * @param step when
   */
  record NeedsVm(String function, Step step) implements InitAnswer {
    @Override
    public String id() {
      return "needs-vm";
    }

    @Override
    public String sentence() {
      return "it calls " + function + " " + step + ", which only a VM can answer";
    }
  }

  /**
   * A signal ended the process.
   *
   * @param signal the signal
   * @param step when
   * @param words what was written about it, perhaps with the place; may be empty
   */
  record Crashed(Signal signal, Step step, String words) implements InitAnswer {
    @Override
    public String id() {
      return "crashed";
    }

    @Override
    public String sentence() {
      return signal + " " + step + (words.isEmpty() ? "" : ": " + words);
    }
  }

  /**
   * It did not come to an end, and was killed.
   *
   * @param deadline the time it had
   * @param step when
   */
  record Hung(Duration deadline, Step step) implements InitAnswer {
    @Override
    public String id() {
      return "hung";
    }

    @Override
    public String sentence() {
      return "no answer within " + deadline.toMillis() / 1000.0 + " s " + step;
    }
  }

  /**
   * It ended the process.
   *
   * @param status how
   * @param step when
   * @param words the last that the process wrote; may be empty
   */
  record Exited(ExitStatus status, Step step, String words) implements InitAnswer {
    @Override
    public String id() {
      return "exited";
    }

    @Override
    public String sentence() {
      return "it ended the process with "
          + status
          + " "
          + step
          + (words.isEmpty() ? "" : ": " + words);
    }
  }

  /**
   * It is not made for this machine, so it was not asked.
   *
   * @param made what it is made for
   */
  record OtherArchitecture(String made) implements InitAnswer {
    @Override
    public String id() {
      return "other-architecture";
    }

    @Override
    public String sentence() {
      return "it was not asked: it is " + made + ", and only this machine's own can be asked";
    }
  }

  /**
   * It could not be asked; that says nothing about the library.
   *
   * @param reason why
   */
  record NotAsked(String reason) implements InitAnswer {
    @Override
    public String id() {
      return "not-asked";
    }

    @Override
    public String sentence() {
      return "it could not be asked: " + reason;
    }
  }
}
