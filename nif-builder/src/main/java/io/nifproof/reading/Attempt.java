package io.nifproof.reading;

/**
 * One of several results of the same cell.
 *
 * @param source the file that it was read from
 * @param verdict what it came to
 * @param sentence what happened, for people
 */
public record Attempt(String source, String verdict, String sentence) {
  static Attempt of(JsonObject json) {
    return new Attempt(
        json.text("source").orElse(""),
        json.text("verdict").orElse("incomplete"),
        json.text("sentence").orElse(""));
  }
}
