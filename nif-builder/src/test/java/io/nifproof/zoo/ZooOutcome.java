package io.nifproof.zoo;

/** What a VM did with a member of the zoo. */
public sealed interface ZooOutcome {
  /** {@code load_nif} returned {@code ok}. */
  record Loaded() implements ZooOutcome {}

  /**
   * {@code load_nif} returned {@code {error, {Reason, Text}}}.
   *
   * @param reason the atom, e.g. {@code bad_lib}
   */
  record Refused(String reason) implements ZooOutcome {}

  /**
   * The VM died of a signal.
   *
   * @param signal its name, e.g. {@code SIGSEGV}
   */
  record Crashed(String signal) implements ZooOutcome {}

  /**
   * The VM ended by itself.
   *
   * @param code its exit code
   */
  record Exited(int code) implements ZooOutcome {}

  /** Nothing came. */
  record Hung() implements ZooOutcome {}

  /** Reads the notation of {@code zoo.tsv}, e.g. {@code crashed SIGSEGV}. */
  static ZooOutcome parse(String text) {
    String[] words = text.split(" ");
    return switch (words[0]) {
      case "loaded" -> new Loaded();
      case "refused" -> new Refused(words[1]);
      case "crashed" -> new Crashed(words[1]);
      case "exited" -> new Exited(Integer.parseInt(words[1]));
      case "hung" -> new Hung();
      default -> throw new IllegalArgumentException("outcome `" + text + "` in zoo.tsv");
    };
  }
}
