package io.nifproof.node;

/**
 * Something that a node did and no VM does: whoever did it can also have answered in the VM's name,
 * so that nothing the node said is believed.
 */
public enum Doubt {
  /** A VM answers a question once. */
  ANSWERED_TWICE("a question was answered twice"),
  /** A VM answers when the library has given its thread back. */
  ANSWERED_EARLY("`ok` came as the answer of load_nif while the library had not returned yet"),
  /** The answer of a VM is of a known form. */
  NONSENSE("an answer came that no VM gives"),
  /** The process executed another program, which holds the VM's connections. */
  OTHER_PROGRAM("the VM's process runs another program now"),
  /** Nobody but what runs in the VM's memory can do that. */
  RECORD_LOST("the crash trap's record was destroyed");

  private final String words;

  Doubt(String words) {
    this.words = words;
  }

  /** What was seen, as a clause. */
  public String words() {
    return words;
  }
}
