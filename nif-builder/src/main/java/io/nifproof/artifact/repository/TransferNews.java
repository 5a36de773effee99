package io.nifproof.artifact.repository;

/**
 * What happens to a file on its way.
 *
 * @param resource its name
 * @param repository where from or to
 * @param upload whether it goes up
 * @param bytes how many have gone
 * @param total how many there are; -1 when not known
 * @param state what has happened
 */
public record TransferNews(
    String resource, String repository, boolean upload, long bytes, long total, State state) {
  /** What has happened. */
  public enum State {
    /** Bytes go. */
    RUNNING,
    /** It is there. */
    DONE,
    /** It failed; whether that matters, the end of the command says. */
    FAILED
  }
}
